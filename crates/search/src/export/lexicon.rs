//! The data that the export takes from tantivy's index: terms, postings, adjacent pairs and field norms.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use daihoi_text::fold;
use tantivy::{
    DocSet, InvertedIndexReader, TERMINATED, fieldnorm::FieldNormReader, postings::Postings, schema::IndexRecordOption,
};

use crate::{Library, SearchError};

/// Entries with a term's frequency in each, by entry.
pub(super) type DocCounts = Vec<(u32, u32)>;

/// The words of the index, and their order in each entry.
#[derive(Default)]
pub(super) struct Lexicon {
    /// Number of entries.
    pub(super) documents: u32,
    /// Number of tokens in all titles and in all texts.
    pub(super) tokens: [u64; 2],
    /// The norm of each entry's title, then of each entry's text, as indices into tantivy's table.
    pub(super) norms: [Vec<u8>; 2],
    /// Terms by folded key; the index is the key's number.
    pub(super) groups: Vec<TermGroup>,
    /// The postings of titles and of texts.
    postings: Vec<Arc<InvertedIndexReader>>,
    /// For each entry's title, then for each entry's text, the terms by position.
    sequences: [Vec<Vec<TermNumber>>; 2],
    /// By a term's number, in order of reading, from 1.
    places: Vec<TermPlace>,
}

/// The terms of one folded key.
pub(super) struct TermGroup {
    pub(super) folded: String,
    /// The distinct exact terms.
    pub(super) variants: Vec<String>,
}

/// An index into `places`, little-endian, or 0 for none. Three bytes save memory: ten thousand documents have thirty
/// million words, and no language has sixteen million different ones.
type TermNumber = [u8; 3];

fn packed(number: u32) -> TermNumber {
    let [low, middle, high, none] = number.to_le_bytes();
    if none == 0 { [low, middle, high] } else { [0; 3] }
}

fn unpacked([low, middle, high]: TermNumber) -> usize {
    u32::from_le_bytes([low, middle, high, 0]) as usize
}

/// A term by the number of its folded key and its index among the variants.
type TermPlace = (u32, u16);

/// Two adjacent terms; the order of the fields is the order of the export.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Adjacent {
    /// Numbers of the folded keys.
    pub(super) groups: (u32, u32),
    /// Indices among the variants.
    pub(super) variants: (u16, u16),
    /// 0 in a title, 1 in a text.
    pub(super) field: u8,
    pub(super) document: u32,
}

/// Number of pairs sorted at a time: all pairs of ten thousand documents would take a gigabyte.
const AT_ONCE: usize = 2 << 20;

impl Lexicon {
    /// Reads the index of a library.
    pub(super) fn read(library: &Library) -> Result<Self, SearchError> {
        let failed = |source| library.failed(source);
        let Some(segment) = library.searcher().segment_readers().first() else { return Ok(Self::default()) };
        let fields = [library.fields().title.exact, library.fields().body.exact];
        let mut lexicon = Self { documents: segment.max_doc(), ..Self::default() };
        let mut terms: BTreeMap<(String, String), u32> = BTreeMap::new();
        for (number, field) in fields.into_iter().enumerate() {
            let inverted = segment.inverted_index(field).map_err(failed)?;
            let norms = segment.get_fieldnorms_reader(field).map_err(failed)?;
            lexicon.tokens[number] = inverted.total_num_tokens();
            lexicon.norms[number] = (0..segment.max_doc()).map(|document| norms.fieldnorm_id(document)).collect();
            let sequences = &mut lexicon.sequences[number];
            // A norm is the number of words rounded down: reserving up to the next step keeps lists from growing by
            // doubling.
            let room = |norm: &u8| FieldNormReader::id_to_fieldnorm(norm.saturating_add(1)) as usize;
            *sequences = lexicon.norms[number].iter().map(|norm| Vec::with_capacity(room(norm))).collect();
            let mut stream = inverted.terms().stream().map_err(|source| failed(source.into()))?;
            let mut positions = Vec::new();
            while stream.advance() {
                let exact = String::from_utf8_lossy(stream.key()).into_owned();
                let next = terms.len() as u32 + 1;
                let term = *terms.entry((fold::folded(&exact), exact)).or_insert(next);
                let mut postings = inverted
                    .read_postings_from_terminfo(stream.value(), IndexRecordOption::WithFreqsAndPositions)
                    .map_err(|source| failed(source.into()))?;
                while postings.doc() != TERMINATED {
                    let sequence: &mut Vec<TermNumber> = &mut sequences[postings.doc() as usize];
                    postings.positions(&mut positions);
                    for position in &positions {
                        let position = *position as usize;
                        if sequence.len() <= position {
                            sequence.resize(position + 1, [0; 3]);
                        }
                        sequence[position] = packed(term);
                    }
                    postings.advance();
                }
            }
            lexicon.postings.push(inverted);
        }
        lexicon.places = vec![(0, 0); terms.len() + 1];
        for ((folded, exact), term) in terms {
            if lexicon.groups.last().is_none_or(|group| group.folded != folded) {
                lexicon.groups.push(TermGroup { folded, variants: Vec::new() });
            }
            let number = lexicon.groups.len() as u32 - 1;
            if let Some(group) = lexicon.groups.last_mut() {
                lexicon.places[term as usize] = (number, group.variants.len() as u16);
                group.variants.push(exact);
            }
        }
        Ok(lexicon)
    }

    /// The postings of an exact term in titles and in texts.
    pub(super) fn lists(&self, exact: &str) -> tantivy::Result<[DocCounts; 2]> {
        let mut lists = [DocCounts::new(), DocCounts::new()];
        for (inverted, list) in self.postings.iter().zip(&mut lists) {
            let Some(term) = inverted.terms().get(exact.as_bytes())? else { continue };
            let mut postings = inverted.read_postings_from_terminfo(&term, IndexRecordOption::WithFreqs)?;
            while postings.doc() != TERMINATED {
                list.push((postings.doc(), postings.term_freq()));
                postings.advance();
            }
        }
        Ok(lists)
    }

    /// Every occurrence of two adjacent terms, sorted, in batches that end between left keys.
    pub(super) fn pairs(&self) -> impl Iterator<Item = Vec<Adjacent>> + '_ {
        let mut counts = vec![0_usize; self.groups.len()];
        self.adjacent(|left, _, _, _| counts[left.0 as usize] += 1);
        let mut parts: Vec<(Range<u32>, usize)> = Vec::new();
        for (group, count) in (0..).zip(counts) {
            match parts.last_mut() {
                Some((part, size)) if *size + count <= AT_ONCE => {
                    part.end = group + 1;
                    *size += count;
                }
                _ => parts.push((group..group + 1, count)),
            }
        }
        parts.into_iter().map(|(part, size)| {
            let mut pairs = Vec::with_capacity(size);
            self.adjacent(|left, right, field, document| {
                if part.contains(&left.0) {
                    let (groups, variants) = ((left.0, right.0), (left.1, right.1));
                    pairs.push(Adjacent { groups, variants, field, document });
                }
            });
            pairs.sort_unstable();
            pairs
        })
    }

    /// Calls `each` with every two adjacent terms, their field and their entry.
    fn adjacent(&self, mut each: impl FnMut(TermPlace, TermPlace, u8, u32)) {
        for (field, sequences) in (0..).zip(&self.sequences) {
            for (document, sequence) in (0..).zip(sequences) {
                for two in sequence.windows(2) {
                    let (left, right) = (unpacked(two[0]), unpacked(two[1]));
                    if left != 0 && right != 0 {
                        each(self.places[left], self.places[right], field, document);
                    }
                }
            }
        }
    }
}
