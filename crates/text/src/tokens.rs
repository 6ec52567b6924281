//! Tokens of the search index; the browser's JavaScript has an equal tokenizer.
//!
//! A token is a run of `[\p{Alphabetic}\p{N}\p{M}]`: one syllable of Vietnamese. `tests/search/tokens.json` holds the
//! vectors that both tokenizers must reproduce.

use unicode_normalization::char::is_combining_mark;

use super::fold;

/// Most characters of a folded key; a longer one is no word (hashes, base64): it takes a position, but is not indexed.
pub const LONGEST: usize = 40;

/// A run of letters, digits and marks in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// Text of the run.
    pub text: &'a str,
    /// Byte offset of its start.
    pub start: usize,
    /// Byte offset of its end, exclusive.
    pub end: usize,
}

/// The two keys of a word, with and without marks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Keys {
    /// Marks kept: equal for all spellings of one syllable; see [`fold::exact`].
    pub exact: String,
    /// All marks dropped; see [`fold::folded`].
    pub folded: String,
}

impl Keys {
    /// Keys of a word; `None` when it is too long, or has no letters or digits.
    pub fn of(word: &str) -> Option<Self> {
        let folded = fold::folded(word);
        // A run of marks alone folds to nothing and is no word either.
        if folded.is_empty() || folded.chars().count() > LONGEST {
            return None;
        }
        Some(Self { exact: fold::exact(word), folded })
    }

    /// Whether the word was written with marks.
    pub fn marked(&self) -> bool {
        self.exact != self.folded
    }
}

/// The words of a text in order; a word's index is its position in the search index.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(is_word)?;
        let end = text[start..].find(|c| !is_word(c)).map_or(text.len(), |length| start + length);
        rest = end;
        Some(Word { text: &text[start..end], start, end })
    })
}

/// Whether a character is part of a word.
fn is_word(c: char) -> bool {
    c.is_alphabetic() || c.is_numeric() || is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).map(|word| word.text).collect()
    }

    #[test]
    fn syllables_numbers_and_symbols_split_as_people_read_them() {
        assert_eq!(split("Đại hội, lần thứ XIII!"), ["Đại", "hội", "lần", "thứ", "XIII"]);
        assert_eq!(split("12-BC/ĐU ngày 3.2.2026"), ["12", "BC", "ĐU", "ngày", "3", "2", "2026"]);
        assert_eq!(split("  …—  "), Vec::<&str>::new());
    }

    #[test]
    fn decomposed_text_splits_like_composed_text() {
        let decomposed = "tie\u{302}\u{301}ng Vie\u{323}\u{302}t";
        assert_eq!(words(decomposed).count(), 2);
        let keys: Vec<_> = words(decomposed).filter_map(|w| Keys::of(w.text)).map(|k| k.exact).collect();
        let composed: Vec<_> = words("tiếng Việt").filter_map(|w| Keys::of(w.text)).map(|k| k.exact).collect();
        assert_eq!(keys, composed);
    }

    #[test]
    fn what_is_too_long_or_marks_alone_is_no_word() {
        assert!(Keys::of(&"a".repeat(LONGEST)).is_some());
        assert!(Keys::of(&"a".repeat(LONGEST + 1)).is_none());
        assert!(Keys::of("\u{301}").is_none());
    }

    proptest! {
        #![proptest_config(daihoi_testing::proptest_config(256))]

        #[test]
        fn offsets_cut_the_text_where_the_word_stands(text in "\\PC*") {
            let mut last = 0;
            for word in words(&text) {
                prop_assert!(word.start >= last && word.end > word.start);
                prop_assert_eq!(&text[word.start..word.end], word.text);
                last = word.end;
            }
        }

        #[test]
        fn the_folded_key_follows_from_the_exact_key(word in "[\\p{L}\\p{M}\\p{N}]{1,12}") {
            if let Some(keys) = Keys::of(&word) {
                prop_assert_eq!(fold::folded(&keys.exact), keys.folded);
            }
        }
    }
}
