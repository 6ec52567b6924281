//! Parsing of queries: syllables, adjacent pairs and phrases. `words.js` does the same.

use daihoi_text::tokens::{self, Keys};

/// Upper bound of syllables; more add nothing but work.
const MOST_SYLLABLES: usize = 32;

/// A parsed query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ParsedQuery {
    /// The distinct syllables.
    pub(super) syllables: Vec<Syllable>,
    /// Adjacent syllables by their indices in `syllables`, without duplicates.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Quoted phrases, by indices in `syllables`: every hit must have all of them.
    pub(super) phrases: Vec<Vec<usize>>,
}

/// One syllable of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Syllable {
    /// Its exact and its folded key.
    pub(super) keys: Keys,
    /// Whether its run was typed with marks: then it ranks by its exact key.
    pub(super) marked: bool,
}

impl Syllable {
    /// Whether a word of a text matches.
    pub(super) fn is(&self, word: &Keys) -> bool {
        if self.marked { self.keys.exact == word.exact } else { self.keys.folded == word.folded }
    }
}

impl ParsedQuery {
    /// Parses a query as typed.
    pub(super) fn parse(typed: &str) -> Self {
        let typed: String =
            typed.chars().map(|c| if matches!(c, '“' | '”' | '„' | '«' | '»') { '"' } else { c }).collect();
        let parts: Vec<&str> = typed.split('"').collect();
        let mut query = Self::default();
        for (place, part) in parts.iter().enumerate() {
            // Odd parts are quoted; the last one only if its quote was closed.
            let quoted = place % 2 == 1 && place + 1 < parts.len();
            let words: Vec<_> = tokens::words(part).map(|word| Keys::of(word.text)).collect();
            let marked = words.iter().flatten().any(Keys::marked);
            for run in words.split(Option::is_none) {
                query.add(run.iter().flatten(), marked, quoted);
            }
        }
        query
    }

    fn add<'a>(&mut self, run: impl Iterator<Item = &'a Keys>, marked: bool, quoted: bool) {
        let mut places = Vec::new();
        for keys in run {
            let syllable = Syllable { keys: keys.clone(), marked };
            let place = self.syllables.iter().position(|known| *known == syllable).or_else(|| {
                let room = self.syllables.len() < MOST_SYLLABLES;
                room.then(|| {
                    self.syllables.push(syllable);
                    self.syllables.len() - 1
                })
            });
            let Some(place) = place else { break };
            places.push(place);
        }
        for pair in places.windows(2) {
            if !self.pairs.contains(&(pair[0], pair[1])) {
                self.pairs.push((pair[0], pair[1]));
            }
        }
        if quoted && !places.is_empty() {
            self.phrases.push(places);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn exact(query: &ParsedQuery) -> Vec<&str> {
        query.syllables.iter().map(|syllable| syllable.keys.folded.as_str()).collect()
    }

    #[test]
    fn repeated_syllables_count_once_and_pairs_follow_the_order() {
        let query = ParsedQuery::parse("đại hội đại biểu");
        assert_eq!(exact(&query), ["dai", "hoi", "bieu"]);
        assert_eq!(query.pairs, [(0, 1), (1, 0), (0, 2)]);
        assert!(query.phrases.is_empty() && query.syllables.iter().all(|syllable| syllable.marked));
    }

    #[test]
    fn quotes_make_phrases_once_they_are_closed() {
        let query = ParsedQuery::parse("nghị quyết “đại hội” dang \"bo");
        assert_eq!(query.phrases, [vec![2, 3]]);
        assert_eq!(query.pairs, [(0, 1), (2, 3)], "no pair crosses a quote");
        assert!(query.syllables[3].marked && !query.syllables[4].marked);
    }

    #[test]
    fn nothing_typed_is_nothing_asked() {
        assert_eq!(ParsedQuery::parse("  ?!… \"\" "), ParsedQuery::default());
    }

    /// Arbitrary input, and what looks like a query: words, quotes, marks separate from their letters.
    fn typed() -> impl Strategy<Value = String> {
        prop_oneof!["\\PC*", "([a-zđăâêôơưáàảãạ\u{300}\u{301}\u{323}0-9]{1,6}|[\"“”« .,/-]){0,80}"]
    }

    proptest! {
        #![proptest_config(daihoi_testing::proptest_config(256))]

        #[test]
        fn whatever_is_typed_is_taken_apart_soundly(typed in typed()) {
            let query = ParsedQuery::parse(&typed);
            let known = query.syllables.len();
            prop_assert!(known <= MOST_SYLLABLES);
            for (place, syllable) in query.syllables.iter().enumerate() {
                prop_assert!(!query.syllables[..place].contains(syllable), "each once");
                prop_assert!(!syllable.keys.folded.is_empty());
            }
            for (place, pair) in query.pairs.iter().enumerate() {
                prop_assert!(pair.0 < known && pair.1 < known && !query.pairs[..place].contains(pair));
            }
            for phrase in &query.phrases {
                prop_assert!(!phrase.is_empty() && phrase.iter().all(|place| *place < known));
                prop_assert!(phrase.windows(2).all(|two| query.pairs.contains(&(two[0], two[1]))), "its pairs are ranked");
            }
            if !typed.contains(['"', '“', '”', '„', '«', '»']) {
                prop_assert!(query.phrases.is_empty());
            }
        }

        #[test]
        fn how_letters_are_composed_does_not_matter(typed in "([a-zđăâêôơưáàảãạếộ]{1,6}[ \"]){0,20}") {
            prop_assert_eq!(ParsedQuery::parse(&typed.nfc().collect::<String>()), ParsedQuery::parse(&typed.nfd().collect::<String>()));
        }
    }
}
