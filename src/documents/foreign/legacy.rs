//! What foreign readers give as text, made what ours gives: legacy fonts decoded, the Icelandic Ð made Đ, NFC.

use crate::text::{legacy::Legacy, normal};

/// A run in the font of this name; fonts that are embedded in part bear a prefix (`ABCDEF+.VnTime`).
pub(super) fn decode(text: &str, encoding: Option<Legacy>) -> String {
    let text = encoding.map_or_else(|| text.to_owned(), |encoding| encoding.decode(text));
    normal(&text.replace('\u{d0}', "Đ").replace('\u{ad}', ""))
}

/// The encoding that a font's name implies.
pub(super) fn encoding(font: &str) -> Option<Legacy> {
    Legacy::of_font(font.rsplit('+').next().unwrap_or(font))
}
