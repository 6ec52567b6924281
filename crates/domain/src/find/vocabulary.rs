//! Distinct words, numbered in the order of their bytes.

use std::ops::Range;

/// Sorted words; a word's number is its place.
pub(super) struct Vocabulary(Vec<String>);

impl Vocabulary {
    pub(super) fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut sorted: Vec<&str> = words.collect();
        sorted.sort_unstable();
        sorted.dedup();
        Self(sorted.into_iter().map(str::to_owned).collect())
    }

    /// The number of a word, or of the next that is there.
    pub(super) fn number(&self, word: &str) -> u32 {
        self.0.partition_point(|known| known.as_str() < word) as u32
    }

    /// The number of a word that is there.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        Some(self.number(word)).filter(|number| self.0.get(*number as usize).is_some_and(|known| known == word))
    }

    /// The numbers of the words that begin so.
    pub(super) fn beginning(&self, with: &str) -> Range<u32> {
        let start = self.number(with);
        let count = self.0[start as usize..].partition_point(|known| known.starts_with(with));
        start..start + count as u32
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// All words, by their numbers.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbered_once_and_found_by_their_beginnings() {
        let words = Vocabulary::new(["van", "an", "vang", "an", "", "vo"].into_iter());
        assert_eq!(words.words().collect::<Vec<_>>(), ["", "an", "van", "vang", "vo"]);
        assert_eq!((words.find("van"), words.find("va"), words.find("z")), (Some(2), None, None));
        assert_eq!(
            ["", "v", "van", "vang", "x", "b"].map(|with| words.beginning(with)),
            [0..5, 2..5, 2..4, 3..4, 5..5, 2..2]
        );
    }
}
