//! Large letters out of quarter blocks, five rows high, with every Vietnamese mark: a name that is read from afar.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};
use unicode_normalization::UnicodeNormalization;

use super::glyphs::{DOT_BELOW, HORN, letter, tone, vowel_mark};

/// Rows that a line takes.
pub(crate) const ROWS: u16 = 5;
/// Pixel rows: two for marks, one between, five for the letter, one between, one for the dot below.
const PIXELS: usize = 10;
const LETTER_TOP: usize = 3;
const GAP: usize = 2;
/// Quarter blocks by their bits: upper left 1, upper right 2, lower left 4, lower right 8.
const QUARTERS: [&str; 16] = [" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"];

/// Columns of pixels, each with a bit a row.
pub(crate) fn pixels(text: &str) -> Option<Vec<u16>> {
    let mut columns: Vec<u16> = Vec::new();
    let text: String = text.to_uppercase().nfd().collect();
    let mut letters = text.chars().peekable();
    while let Some(base) = letters.next() {
        let mut marks = Vec::new();
        while let Some(mark) = letters.next_if(|c| unicode_normalization::char::is_combining_mark(*c)) {
            marks.push(mark);
        }
        if !columns.is_empty() {
            columns.resize(columns.len() + GAP, 0);
        }
        columns.extend(glyph(base, &marks)?);
    }
    Some(columns)
}

/// One letter with its marks; none where there is no shape for one of them.
fn glyph(base: char, marks: &[char]) -> Option<Vec<u16>> {
    let rows = letter(base)?;
    let own = rows[0].len();
    // Vowel mark and tone stand side by side, as good Vietnamese type has them.
    let over: Vec<[&str; 2]> = marks.iter().filter_map(|mark| vowel_mark(*mark)).collect();
    let tones: Vec<[&str; 2]> = marks.iter().filter_map(|mark| tone(*mark)).collect();
    let mut above: Vec<[&str; 2]> = over;
    above.extend(tones);
    let horn = marks.contains(&HORN);
    let dot = marks.contains(&DOT_BELOW);
    if above.len() + usize::from(horn) + usize::from(dot) != marks.len() {
        return None;
    }
    let above_width = above.iter().map(|mark| mark[0].len()).sum::<usize>() + above.len().saturating_sub(1);
    let width = own.max(above_width);
    let mut columns = vec![0; width + if horn { 2 } else { 0 }];
    let start = (width - own) / 2;
    for (row, line) in rows.iter().enumerate() {
        stamp(&mut columns, line, start, LETTER_TOP + row);
    }
    let mut x = (width - above_width) / 2;
    for mark in above {
        stamp(&mut columns, mark[0], x, 0);
        stamp(&mut columns, mark[1], x, 1);
        x += mark[0].len() + 1;
    }
    if horn {
        stamp(&mut columns, "##", start + own, LETTER_TOP - 1);
        stamp(&mut columns, "#", start + own, LETTER_TOP);
    }
    if dot {
        stamp(&mut columns, "##", start + own / 2 - 1, PIXELS - 1);
    }
    Some(columns)
}

fn stamp(columns: &mut [u16], line: &str, x: usize, y: usize) {
    for (offset, pixel) in line.bytes().enumerate() {
        if pixel == b'#'
            && let Some(column) = columns.get_mut(x + offset)
        {
            *column |= 1 << y;
        }
    }
}

/// Columns of the terminal that a line takes; none where a letter has no shape.
pub(crate) fn width(text: &str) -> Option<u16> {
    Some(pixels(text)?.len().div_ceil(2) as u16)
}

/// The text broken at blanks into lines of at most `width` columns; none where that can't be, or takes more than `most` lines.
pub(crate) fn wrap(text: &str, room: u16, most: usize) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer {
            Some(longer) if width(&longer)? <= room => {
                if let Some(last) = lines.last_mut() {
                    *last = longer;
                }
            }
            _ if width(word)? <= room => lines.push(word.to_owned()),
            _ => return None,
        }
    }
    (!lines.is_empty() && lines.len() <= most).then_some(lines)
}

/// Draws one line from the upper left corner of `area`.
pub(crate) fn draw(text: &str, area: Rect, buffer: &mut Buffer, style: Style) {
    let Some(columns) = pixels(text) else { return };
    for (x, pair) in columns.chunks(2).enumerate().take(usize::from(area.width)) {
        let (left, right) = (pair[0], pair.get(1).copied().unwrap_or(0));
        for y in 0..ROWS.min(area.height) {
            let bits = |column: u16| usize::from(column >> (2 * y) & 1) | usize::from(column >> (2 * y + 1) & 1) << 2;
            let symbol = QUARTERS[bits(left) | bits(right) << 1];
            buffer[(area.x + x as u16, area.y + y)].set_symbol(symbol).set_style(style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> String {
        let area = Rect::new(0, 0, width(text).expect("letters"), ROWS);
        let mut buffer = Buffer::empty(area);
        draw(text, area, &mut buffer, Style::new());
        let rows = buffer.content.chunks(usize::from(area.width));
        rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>() + "\n").collect()
    }

    #[test]
    fn every_letter_of_the_alphabet_with_every_tone_has_a_shape_of_its_own() {
        let mut shapes = std::collections::HashMap::new();
        for base in "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz".chars() {
            let vowel = "aăâeêioôơuưy".contains(base);
            for tone in ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
                if tone.is_empty() || vowel {
                    let letter = format!("{base}{tone}");
                    let shape = pixels(&letter).unwrap_or_else(|| panic!("no shape for {letter}"));
                    if let Some(other) = shapes.insert(shape, letter.clone()) {
                        panic!("{letter} looks like {other}");
                    }
                }
            }
        }
    }

    #[test]
    fn letters_look_as_they_should() {
        insta::assert_snapshot!(drawn("Nguyễn Ngọc Ơ"));
    }

    #[test]
    fn names_break_at_blanks_or_not_at_all() {
        let lines = wrap("Nguyễn Thị Hồng Ngọc", 44, 2).expect("two lines");
        assert_eq!(lines, ["Nguyễn Thị", "Hồng Ngọc"]);
        assert!(wrap("Nguyễn Thị Hồng Ngọc", 44, 1).is_none());
        assert!(wrap("Nguyễn", 10, 4).is_none());
        assert!(wrap("漢", 80, 1).is_none());
    }
}
