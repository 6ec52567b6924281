//! What is typed, as numbers of the roster's words.

use std::ops::Range;

use super::vocabulary::Vocabulary;
use daihoi_text::fold;

/// What was typed, word by word.
pub(super) struct Query {
    pub(super) words: Vec<Word>,
    /// A short word must not take the place of a longer one that fits nowhere else.
    pub(super) longest_first: Vec<usize>,
}

/// One typed word.
pub(super) struct Word {
    pub(super) plain: String,
    pub(super) lower: String,
    pub(super) marked: String,
    pub(super) has_marks: bool,
    pub(super) letters: usize,
    /// Whether it can be part of a telephone's number.
    pub(super) digits: bool,
    /// The words that begin with it.
    begin: Range<u32>,
    /// The word itself.
    whole: Option<u32>,
    /// The words that it begins with and goes on from.
    shorter: Vec<u32>,
    /// What everybody's initials are worth for it, by their numbers.
    initials: Vec<Option<u32>>,
}

impl Query {
    /// Words and initials are those of a roster.
    pub(super) fn new(text: &str, words: &Vocabulary, initials: &Vocabulary) -> Self {
        let words: Vec<Word> = text.split_whitespace().map(|word| Word::new(word, words, initials)).collect();
        let mut longest_first: Vec<usize> = (0..words.len()).collect();
        longest_first.sort_by_key(|place| std::cmp::Reverse(words[*place].letters));
        Self { words, longest_first }
    }
}

impl Word {
    fn new(typed: &str, words: &Vocabulary, initials: &Vocabulary) -> Self {
        let (plain, lower) = (fold::plain(typed), daihoi_text::normal(typed).to_lowercase());
        let letters = plain.chars().count();
        let shorter = plain.char_indices().skip(1).filter_map(|(end, _)| words.find(&plain[..end]));
        // `nvh`: all initials, the first, or the last.
        let worth = |initials: &str| match plain.as_str() {
            _ if letters < 2 => None,
            typed if initials == typed => Some(130),
            typed if initials.starts_with(typed) => Some(90),
            typed => initials.ends_with(typed).then_some(80),
        };
        Self {
            has_marks: plain != lower,
            letters,
            digits: letters > 2 && plain.bytes().all(|letter| letter.is_ascii_digit()),
            begin: words.beginning(&plain),
            whole: words.find(&plain),
            shorter: shorter.collect(),
            initials: initials.words().map(worth).collect(),
            plain,
            lower,
            marked: fold::exact(typed),
        }
    }

    /// Whether a word begins with it.
    pub(super) fn begins(&self, word: u32) -> bool {
        self.begin.contains(&word)
    }

    /// Whether a word is it.
    pub(super) fn is(&self, word: u32) -> bool {
        self.whole == Some(word)
    }

    /// Whether it begins with a word and goes on.
    pub(super) fn goes_on_from(&self, word: u32) -> bool {
        self.shorter.contains(&word)
    }

    /// What somebody's initials are worth.
    pub(super) fn initials(&self, number: usize) -> Option<u32> {
        self.initials.get(number).copied().flatten()
    }
}
