//! What was typed, taken apart: syllables, adjacent pairs and phrases. `words.js` does the same.

use crate::text::tokens::{self, Keys};

/// Syllables beyond these add nothing but work.
const MOST_SYLLABLES: usize = 32;

/// A query taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Query {
    /// The syllables, each once.
    pub(super) syllables: Vec<Syllable>,
    /// Adjacent syllables by their places in `syllables`, each pair once.
    pub(super) pairs: Vec<(usize, usize)>,
    /// What stood in quotes, by places in `syllables`: every hit must have all of them.
    pub(super) phrases: Vec<Vec<usize>>,
}

/// One syllable of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Syllable {
    /// Its keys.
    pub(super) keys: Keys,
    /// Whether the run that it stands in was typed with marks: then it ranks by its exact key.
    pub(super) marked: bool,
}

impl Syllable {
    /// Whether a word of a text is what was typed.
    pub(super) fn is(&self, word: &Keys) -> bool {
        if self.marked { self.keys.exact == word.exact } else { self.keys.folded == word.folded }
    }
}

impl Query {
    /// Takes apart what was typed.
    pub(super) fn parse(typed: &str) -> Self {
        let typed: String =
            typed.chars().map(|c| if matches!(c, '“' | '”' | '„' | '«' | '»') { '"' } else { c }).collect();
        let parts: Vec<&str> = typed.split('"').collect();
        let mut query = Self::default();
        for (place, part) in parts.iter().enumerate() {
            // The odd parts stood in quotes; the last one only if its quote was closed.
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

    fn exact(query: &Query) -> Vec<&str> {
        query.syllables.iter().map(|syllable| syllable.keys.folded.as_str()).collect()
    }

    #[test]
    fn repeated_syllables_count_once_and_pairs_follow_the_order() {
        let query = Query::parse("đại hội đại biểu");
        assert_eq!(exact(&query), ["dai", "hoi", "bieu"]);
        assert_eq!(query.pairs, [(0, 1), (1, 0), (0, 2)]);
        assert!(query.phrases.is_empty() && query.syllables.iter().all(|syllable| syllable.marked));
    }

    #[test]
    fn quotes_make_phrases_once_they_are_closed() {
        let query = Query::parse("nghị quyết “đại hội” dang \"bo");
        assert_eq!(query.phrases, [vec![2, 3]]);
        assert_eq!(query.pairs, [(0, 1), (2, 3)], "no pair crosses a quote");
        assert!(query.syllables[3].marked && !query.syllables[4].marked);
    }

    #[test]
    fn nothing_typed_is_nothing_asked() {
        assert_eq!(Query::parse("  ?!… \"\" "), Query::default());
    }

    /// Anything that can be typed, and what looks like a query: words, quotes, marks apart from their letters.
    fn typed() -> impl Strategy<Value = String> {
        prop_oneof!["\\PC*", "([a-zđăâêôơưáàảãạ\u{300}\u{301}\u{323}0-9]{1,6}|[\"“”« .,/-]){0,80}"]
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_taken_apart_soundly(typed in typed()) {
            let query = Query::parse(&typed);
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
            prop_assert_eq!(Query::parse(&typed.nfc().collect::<String>()), Query::parse(&typed.nfd().collect::<String>()));
        }
    }
}
