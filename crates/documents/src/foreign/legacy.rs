//! Normalises text from foreign readers: legacy fonts decoded, the Icelandic Ð replaced by Đ, NFC.

use daihoi_text::{legacy::Legacy, normal};

/// The Unicode text of a run in the given encoding.
pub(super) fn decode(text: &str, encoding: Option<Legacy>) -> String {
    let text = encoding.map_or_else(|| text.to_owned(), |encoding| encoding.decode(text));
    normal(&text.replace('\u{d0}', "Đ").replace('\u{ad}', ""))
}

/// The encoding that a font's name implies; names of subset fonts have a prefix (`ABCDEF+.VnTime`).
pub(super) fn encoding(font: &str) -> Option<Legacy> {
    Legacy::of_font(font.rsplit('+').next().unwrap_or(font))
}
