//! Corrections when nothing is found: the nearest indexed words, one edit away. `suggest.js` does the same.

use std::{cmp::Reverse, collections::BTreeSet};

use daihoi_text::tokens::{self, Keys};
use tantivy::{Searcher, Term};

use super::{
    query::ParsedQuery,
    schema::{FieldPair, IndexFields},
};

/// Least length of a key in characters: shorter ones have too many neighbours.
const SHORTEST: usize = 3;

/// The typed text with each unknown word replaced by a known one within one edit, if there is one.
pub(super) fn correct(
    searcher: &Searcher,
    fields: &IndexFields,
    typed: &str,
    query: &ParsedQuery,
) -> tantivy::Result<Option<String>> {
    let mut corrections = Vec::new();
    for syllable in &query.syllables {
        let key = &syllable.keys.folded;
        if key.chars().count() >= SHORTEST
            && entries(searcher, fields, key)? == 0
            && let Some(known) = nearest(searcher, fields, key)?
        {
            corrections.push((key, known));
        }
    }
    if corrections.is_empty() {
        return Ok(None);
    }
    let mut corrected = String::new();
    let mut at = 0;
    for word in tokens::words(typed) {
        let keys = Keys::of(word.text);
        if let Some((_, known)) =
            corrections.iter().find(|(key, _)| keys.as_ref().is_some_and(|keys| keys.folded == **key))
        {
            corrected.push_str(&typed[at..word.start]);
            corrected.push_str(known);
            at = word.end;
        }
    }
    corrected.push_str(&typed[at..]);
    Ok(Some(corrected))
}

/// The number of titles and texts that contain a folded key.
pub(super) fn entries(searcher: &Searcher, fields: &IndexFields, key: &str) -> tantivy::Result<u64> {
    let count = |FieldPair { folded, .. }| searcher.doc_freq(&Term::from_field_text(folded, key));
    Ok(count(fields.title)? + count(fields.body)?)
}

/// The known key within one edit that most entries have; the first in byte order among equals.
fn nearest(searcher: &Searcher, fields: &IndexFields, key: &str) -> tantivy::Result<Option<String>> {
    let key: Vec<char> = key.chars().collect();
    let mut near = BTreeSet::new();
    for segment in searcher.segment_readers() {
        for FieldPair { folded, .. } in [fields.title, fields.body] {
            let inverted = segment.inverted_index(folded)?;
            let mut known = inverted.terms().stream()?;
            while known.advance() {
                if let Ok(known) = std::str::from_utf8(known.key())
                    && known.len() <= 4 * (key.len() + 1)
                    && one_edit(&key, &known.chars().collect::<Vec<_>>())
                {
                    near.insert(known.to_owned());
                }
            }
        }
    }
    let mut best: Option<(u64, Reverse<String>)> = None;
    for known in near {
        best = best.max(Some((entries(searcher, fields, &known)?, Reverse(known))));
    }
    Ok(best.map(|(_, Reverse(known))| known))
}

/// Whether inserting, deleting or replacing one letter, or swapping two neighbours, turns one key into the other.
fn one_edit(left: &[char], right: &[char]) -> bool {
    let head = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[head..], &right[head..]);
    let tail = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&left[..left.len() - tail], &right[..right.len() - tail]) {
        ([a, b], [c, d]) => a == d && b == c,
        (left, right) => left.len() <= 1 && right.len() <= 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edit_is_one_letter_or_one_swap() {
        let near =
            |left: &str, right: &str| one_edit(&left.chars().collect::<Vec<_>>(), &right.chars().collect::<Vec<_>>());
        for right in ["nghi", "nghij", "ngh", "nghy", "ghi", "nhgi", "anghi", "nnghi"] {
            assert!(near("nghi", right) && near(right, "nghi"), "{right}");
        }
        for right in ["ngihx", "nhig", "ng", "nghixy", "hgni", ""] {
            assert!(!near("nghi", right) && !near(right, "nghi"), "{right}");
        }
    }
}
