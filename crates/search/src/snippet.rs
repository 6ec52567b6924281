//! Snippets: the passage of a text that best shows why it was found. `words.js` does the same.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use daihoi_text::tokens::{self, Keys, Word};

use super::query::ParsedQuery;

/// Number of words in a snippet: two lines of a page.
const WIDTH: usize = 40;
/// Number of words shown before the first match.
const LEAD: usize = 4;

/// A passage in pieces, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// Its pieces; together they are the passage, with `…` where the text continues.
    pub pieces: Vec<Piece>,
}

/// A piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text of the piece.
    pub text: String,
    /// Whether it matches the query.
    pub marked: bool,
}

impl Snippet {
    /// The passage as plain text.
    pub fn plain(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    fn push(&mut self, text: &str, marked: bool) {
        match self.pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.marked == marked => last.text.push_str(text),
            _ => self.pieces.push(Piece { text: text.to_owned(), marked }),
        }
    }
}

/// The best passage of a text for a query.
pub(super) fn snippet(text: &str, query: &ParsedQuery) -> Snippet {
    let words: Vec<_> = tokens::words(text).collect();
    let found = located(&words, query);
    let best = best_start(&found, query);
    let marked = marked(&found, query);
    let end = (best.saturating_sub(LEAD) + WIDTH).min(words.len());
    let start = end.saturating_sub(WIDTH);

    let mut snippet = Snippet::default();
    if start > 0 {
        snippet.push("… ", false);
    }
    let mut at = if start == 0 { 0 } else { words[start].start };
    for place in start..end {
        if marked[place] {
            let gap = &text[at..words[place].start];
            // Adjacent matches are marked as one.
            let joined = gap == " " && snippet.pieces.last().is_some_and(|piece| piece.marked) && place > start;
            snippet.push(gap, joined);
            snippet.push(words[place].text, true);
        } else {
            snippet.push(&text[at..words[place].end], false);
        }
        at = words[place].end;
    }
    if end == words.len() {
        snippet.push(&text[at..], false);
    } else {
        snippet.push(" …", false);
    }
    snippet
}

/// Byte ranges of a query's matches in consecutive texts, for marking the page of a hit. Matches separated only by
/// white space are one range.
pub fn marks(typed: &str, texts: &[&str]) -> Vec<Vec<Range<usize>>> {
    let query = ParsedQuery::parse(typed);
    let words: Vec<(usize, Word)> = texts
        .iter()
        .enumerate()
        .flat_map(|(number, text)| tokens::words(text).map(move |word| (number, word)))
        .collect();
    let found = located(&words.iter().map(|(_, word)| *word).collect::<Vec<_>>(), &query);
    let mut all: Vec<Vec<Range<usize>>> = vec![Vec::new(); texts.len()];
    for ((number, word), _) in words.iter().zip(marked(&found, &query)).filter(|(_, marked)| *marked) {
        let own = &mut all[*number];
        match own.last_mut().filter(|last| texts[*number][last.end..word.start].trim().is_empty()) {
            Some(last) => last.end = word.end,
            None => own.push(word.start..word.end),
        }
    }
    all
}

/// For each word its index in the query as typed; if no word matches exactly, by the folded keys.
fn located(words: &[Word], query: &ParsedQuery) -> Vec<Option<usize>> {
    let found = places(words, |keys| query.syllables.iter().position(|syllable| syllable.is(keys)));
    if found.iter().any(Option::is_some) {
        return found;
    }
    places(words, |keys| query.syllables.iter().position(|syllable| syllable.keys.folded == keys.folded))
}

/// For each word its index in the query; cached, since a text repeats a few words.
fn places(words: &[Word], place: impl Fn(&Keys) -> Option<usize>) -> Vec<Option<usize>> {
    let mut known = HashMap::new();
    words
        .iter()
        .map(|word| *known.entry(word.text).or_insert_with(|| Keys::of(word.text).as_ref().and_then(&place)))
        .collect()
}

/// Whether each word is marked. Syllables adjacent as typed are a word; one that occurs in no such word of this text is
/// marked everywhere: thus `của` is not marked all over the page for a query that contains it.
fn marked(found: &[Option<usize>], query: &ParsedQuery) -> Vec<bool> {
    let mut marked = vec![false; found.len()];
    let mut joined = HashSet::new();
    for (place, two) in found.windows(2).enumerate() {
        if let (Some(left), Some(right)) = (two[0], two[1])
            && query.pairs.contains(&(left, right))
        {
            marked[place..=place + 1].fill(true);
            joined.extend([left, right]);
        }
    }
    for (marked, own) in marked.iter_mut().zip(found) {
        *marked |= own.is_some_and(|own| !joined.contains(&own));
    }
    marked
}

/// The first word of the window with the best matches: syllables count twice, pairs once.
fn best_start(found: &[Option<usize>], query: &ParsedQuery) -> usize {
    let (mut best, mut most) = (0, 0);
    for start in 0..found.len() {
        if found[start].is_none() {
            continue;
        }
        let window = &found[start..found.len().min(start + WIDTH - LEAD)];
        let syllables: HashSet<_> = window.iter().flatten().collect();
        let pairs: HashSet<_> = window
            .windows(2)
            .filter_map(|two| Some((two[0]?, two[1]?)))
            .filter(|pair| query.pairs.contains(pair))
            .collect();
        let worth = 2 * syllables.len() + pairs.len();
        if worth > most {
            (best, most) = (start, worth);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, query: &str) -> String {
        let pieces = snippet(text, &ParsedQuery::parse(query)).pieces;
        pieces.iter().map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
    }

    #[test]
    fn words_side_by_side_are_one_mark() {
        assert_eq!(marked("Nay Đại hội, đại biểu về dự.", "đại hội đại biểu"), "Nay [Đại hội], [đại biểu] về dự.");
    }

    #[test]
    fn marks_follow_what_was_typed() {
        assert_eq!(marked("đảng và đang", "đảng"), "[đảng] và đang");
        assert_eq!(marked("đảng và đang", "dang"), "[đảng] và [đang]");
        assert_eq!(marked("chỉ có đang", "đảng"), "chỉ có [đang]", "folded, when nothing else was found");
    }

    #[test]
    fn a_syllable_of_a_word_is_not_marked_apart_from_it() {
        assert_eq!(
            marked("hội nghị của các hội; đại hội của đảng bộ", "đại hội của dân"),
            "hội nghị của các hội; [đại hội của] đảng bộ"
        );
        assert_eq!(marked("hội của dân", "đại hội"), "[hội] của dân");
    }

    #[test]
    fn the_passage_holds_the_pair_and_not_its_scattered_words() {
        let filler = "một hai ba bốn năm ".repeat(12);
        let text = format!("đại {filler} hội {filler} quyết nghị đại hội đã thông qua {filler}");
        let shown = marked(&text, "đại hội");
        assert!(
            shown.starts_with("… ") && shown.ends_with(" …") && shown.contains("quyết nghị [đại hội] đã"),
            "{shown}"
        );
    }

    #[test]
    fn texts_that_follow_each_other_are_marked_together() {
        let texts = ["Đại hội", "đại  biểu về dự", "hội nghị"];
        assert_eq!(
            marks("đại hội đại biểu", &texts),
            [vec![Range { start: 0, end: 12 }], vec![Range { start: 0, end: 14 }], vec![]]
        );
        assert_eq!(marks("nghi", &texts), [vec![], vec![], vec![Range { start: 6, end: 12 }]]);
        assert_eq!(marks("", &texts), vec![Vec::<Range<usize>>::new(); 3]);
    }

    #[test]
    fn a_text_without_the_words_shows_its_beginning() {
        assert_eq!(marked("Mở đầu.", "kết"), "Mở đầu.");
        assert_eq!(marked("", "kết"), "");
    }
}
