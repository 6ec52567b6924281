//! Vietnamese text: normal form, folding, tokens, order of names, and legacy encodings. Pure functions.

pub mod collate;
pub mod fold;
pub mod keystrokes;
pub mod legacy;
pub mod natural;
pub mod nearest;
pub mod tokens;

use unicode_normalization::UnicodeNormalization;

/// Normalises to NFC and replaces the Icelandic `Ð` (U+00D0), a frequent look-alike slip, by `Đ`.
pub fn normal(text: &str) -> String {
    text.chars().map(|c| if c == 'Ð' { 'Đ' } else { c }).nfc().collect()
}

/// Normalises to NFC and collapses every run of white space to one space, none at the ends.
pub fn squeeze(text: &str) -> String {
    normal(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
