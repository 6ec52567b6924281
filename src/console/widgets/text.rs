//! Text that fits its column, whatever marks its letters carry.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The text in at most `width` columns, its end replaced by `…` where it is longer.
pub(crate) fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let Some(room) = width.checked_sub(1) else { return String::new() };
    let mut taken = 0;
    let mut short = String::new();
    for letter in text.chars() {
        taken += letter.width().unwrap_or(0);
        if taken > room {
            break;
        }
        short.push(letter);
    }
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

/// A unit's name in exactly `width` columns, blanks after it. Where it is longer its first words go, which many units share:
/// `Chi bộ thôn Dương Sơn` is told from the others by its end.
pub(crate) fn unit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return left(text, width);
    }
    let ends = text.char_indices().filter(|(_, letter)| *letter == ' ').map(|(place, _)| &text[place + 1..]);
    let mut ends = ends.filter(|end| end.width() < width);
    ends.next().map_or_else(|| left(text, width), |end| left(&format!("…{end}"), width))
}

/// The text with a capital at its beginning.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text in exactly `width` columns, blanks after it.
pub(crate) fn left(text: &str, width: usize) -> String {
    let text = fit(text, width);
    let blanks = width.saturating_sub(text.width());
    text + &" ".repeat(blanks)
}

/// The text in exactly `width` columns, blanks before it.
pub(crate) fn right(text: &str, width: usize) -> String {
    let text = fit(text, width);
    " ".repeat(width.saturating_sub(text.width())) + &text
}

/// The last columns of a text that is being typed, so that the cursor stays in sight.
pub(crate) fn tail(text: &str, width: usize) -> String {
    let mut taken = 0;
    let mut start = text.len();
    for (position, letter) in text.char_indices().rev() {
        taken += letter.width().unwrap_or(0);
        if taken > width {
            break;
        }
        start = position;
    }
    text[start..].to_owned()
}

/// The text in lines of at most `width` columns, cut between words; at least one line. A longer word is cut short.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().filter(|line| line.is_empty() || line.width() + 1 + word.width() <= width);
        match line {
            Some(line) if line.is_empty() => *line = fit(word, width),
            Some(line) => line.extend([" ", word]),
            None => lines.push(fit(word, width)),
        }
    }
    lines
}

/// Parts of a line that stand where they are stated: `·` between those that are.
pub(crate) fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_letters_take_one_column_composed_or_not() {
        assert_eq!(fit("Nguyễn Thị Hồng Ngọc", 12), "Nguyễn Thị…");
        assert_eq!(left("Ngọc", 6), "Ngọc  ");
        assert_eq!(right("Ngo\u{323}c", 6).width(), 6);
        assert_eq!(fit("Ngọc", 4), "Ngọc");
        assert_eq!(fit("Ngọc", 0), "");
        assert_eq!(tail("Nguyễn", 3), "yễn");
    }

    #[test]
    fn a_unit_is_told_by_its_end() {
        assert_eq!(unit("Chi bộ thôn Dương Sơn", 21), "Chi bộ thôn Dương Sơn");
        assert_eq!(unit("Chi bộ thôn Dương Sơn", 16), "…thôn Dương Sơn ");
        assert_eq!(unit("Chi bộ thôn Dương Sơn", 11), "…Dương Sơn ");
        assert_eq!(unit("Tiểu học", 3), "Ti…");
    }

    #[test]
    fn words_go_on_below() {
        assert_eq!(wrapped("Nguyễn Thị Hồng Ngọc", 10), ["Nguyễn Thị", "Hồng Ngọc"]);
        assert_eq!(wrapped("nghiêng ngả", 5), ["nghi…", "ngả"]);
        assert_eq!(wrapped("", 5), [""]);
    }

    #[test]
    fn what_is_not_stated_leaves_no_trace() {
        assert_eq!(joined(&["Chi bộ 1", "", "Đoàn 3"]), "Chi bộ 1 · Đoàn 3");
    }
}
