//! Vietnamese text: normal form, folding, tokens and the order of names. Pure.

pub mod collate;
pub mod fold;
pub mod legacy;
pub mod natural;
pub mod nearest;
pub mod tokens;

use unicode_normalization::UnicodeNormalization;

/// The text in NFC, with the Icelandic `Ð` (U+00D0), which looks the same and is a common slip, turned into `Đ`.
pub fn normal(text: &str) -> String {
    text.chars().map(|c| if c == 'Ð' { 'Đ' } else { c }).nfc().collect()
}

/// The text in NFC with every run of white space made one space and none at the ends.
pub fn squeeze(text: &str) -> String {
    normal(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
