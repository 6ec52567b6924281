//! Comparison keys for Vietnamese text: with marks (tone placement aside), and without any.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The five tone marks as combining characters: grave, acute, tilde, hook above, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Key of one syllable with marks: NFD, lower case, the tone moved to its end, `y` written `i` where spelling varies.
///
/// So `hoà` and `hòa`, `lý` and `lí`, NFC and NFD have one key, without rules of tone placement.
pub fn exact(syllable: &str) -> String {
    let mut letters = String::with_capacity(syllable.len() + 4);
    let mut tones = String::new();
    for c in lower(syllable).nfd() {
        if TONES.contains(&c) {
            tones.push(c);
        } else {
            letters.push(c);
        }
    }
    let mut key = one_i(letters);
    key.push_str(&tones);
    key
}

/// Key of one syllable without marks, `đ` as `d`.
pub fn folded(syllable: &str) -> String {
    one_i(plain(syllable))
}

/// A whole text in lower case without marks, its letters otherwise unchanged: for comparison with hurried typing
/// (`nguyen van h`) and for URLs.
pub fn plain(text: &str) -> String {
    lower(text).nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

fn lower(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().map(|c| if c == 'Ð' { 'Đ' } else { c }).flat_map(char::to_lowercase)
}

/// A syllable of one of `h k l m s t` and `y` is also spelled with `i` (`lý` = `lí`).
fn one_i(letters: String) -> String {
    let mut parts = letters.chars();
    match (parts.next(), parts.next(), parts.next()) {
        (Some(first), Some('y'), None) if "hklmst".contains(first) => format!("{first}i"),
        _ => letters,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tone_placement_and_normal_form_do_not_matter() {
        assert_eq!(exact("hoà"), exact("hòa"));
        assert_eq!(exact("THUÝ"), exact("thúy"));
        assert_eq!(exact("ti\u{ea}\u{301}ng"), exact("tiếng"));
        assert_eq!(exact("lý"), exact("lí"));
        assert_ne!(exact("đảng"), exact("đang"));
        assert_ne!(exact("an"), exact("ân"));
    }

    #[test]
    fn folding_drops_every_mark_and_the_bar_of_d() {
        assert_eq!(folded("Đảng"), "dang");
        assert_eq!(folded("\u{d0}ảng"), "dang");
        assert_eq!(plain("Nguyễn Thị Hồng Ngọc"), "nguyen thi hong ngoc");
        assert_eq!(folded("kỷ"), folded("kỉ"));
        assert_eq!(folded("tay"), "tay");
    }
}
