//! What a passage stands for, where a file says it beside the glyphs (ISO 32000-1, 14.9.4): fonts without a letter draw
//! it from several glyphs, which alone mean other letters or none.

use hayro::hayro_interpret::hayro_syntax::object::{Dict, String as Bytes};

/// Longer texts are replacements of whole passages by a summary or in another spelling; what is drawn counts then.
const LONGEST: usize = 8;

/// The passages that are open at a place of a page.
#[derive(Debug, Default)]
pub(super) struct ActualText {
    depth: usize,
    /// The outermost one that states its text: its depth, that text, and how many glyphs came before.
    open: Option<(usize, String, usize)>,
}

impl ActualText {
    /// A marked passage begins after so many glyphs.
    pub(super) fn begin(&mut self, properties: Option<&Dict<'_>>, glyphs: usize) {
        self.depth += 1;
        if self.open.is_none()
            && let Some(text) = properties.and_then(|properties| properties.get::<Bytes<'_>>("ActualText"))
        {
            self.open = Some((self.depth, decode(text.as_bytes()), glyphs));
        }
    }

    /// The innermost one ends. Gives its text, if it states one that is short and has letters or digits, and the number of
    /// glyphs before it.
    pub(super) fn end(&mut self) -> Option<(String, usize)> {
        let closed = self.open.take_if(|(depth, ..)| *depth == self.depth);
        self.depth = self.depth.saturating_sub(1);
        let (_, text, start) = closed?;
        let is_text = text.chars().any(char::is_alphanumeric) && text.chars().count() <= LONGEST;
        is_text.then_some((text, start))
    }
}

/// A text string: UTF-16 or UTF-8 with its mark, else Latin-1, of which `PDFDocEncoding` is one in its letters.
fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_says_its_text_when_it_ends() {
        let said = |text: &str| {
            let mut passages = ActualText { depth: 1, open: Some((1, text.to_owned(), 7)) };
            // One inside that says nothing.
            passages.begin(None, 8);
            assert_eq!(passages.end(), None);
            let said = passages.end();
            assert!(passages.open.is_none() && passages.depth == 0);
            // An end too many.
            assert_eq!(passages.end(), None);
            said
        };
        assert_eq!(said("ố"), Some(("ố".to_owned(), 7)));
        for text in ["", "\u{ad}", "một câu tóm tắt"] {
            assert_eq!(said(text), None, "{text:?}");
        }
    }

    #[test]
    fn text_strings_are_decoded_by_their_marks() {
        assert_eq!(decode(b"\xfe\xff\x1e\xd1"), "ố");
        assert_eq!(decode("\u{feff}ố".as_bytes()), "ố");
        assert_eq!(decode(b"\xe0"), "à");
    }
}
