//! What the export needs of tantivy's index: terms, postings, adjacent pairs and field norms.

use std::collections::{BTreeMap, HashMap};

use tantivy::{DocSet, TERMINATED, postings::Postings, schema::IndexRecordOption};

use crate::{
    search::{Library, SearchError},
    text::fold,
};

/// Entries with how often each has a term, by entry.
pub(super) type List = Vec<(u32, u32)>;

/// The index, read whole.
#[derive(Default)]
pub(super) struct Lexicon {
    /// How many entries there are.
    pub(super) documents: u32,
    /// Tokens in all titles and in all texts.
    pub(super) tokens: [u64; 2],
    /// The norm of each entry's title, then of each entry's text: numbers of tantivy's table.
    pub(super) norms: [Vec<u8>; 2],
    /// Terms by folded key; the place is the key's number.
    pub(super) groups: Vec<Group>,
    /// Every place where two terms stand side by side, sorted.
    pub(super) pairs: Vec<Adjacent>,
}

/// The terms of one folded key.
pub(super) struct Group {
    pub(super) folded: String,
    pub(super) variants: Vec<Variant>,
}

/// One exact term.
pub(super) struct Variant {
    pub(super) exact: String,
    /// Where it stands in titles and in texts.
    pub(super) lists: [List; 2],
}

/// A term by the number of its folded key and its place among the variants.
type Place = (u32, u16);

/// Two terms side by side; the order of the fields is the order of the export.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Adjacent {
    /// Numbers of the folded keys.
    pub(super) groups: (u32, u32),
    /// Places among the variants.
    pub(super) variants: (u16, u16),
    /// 0 in a title, 1 in a text.
    pub(super) field: u8,
    pub(super) document: u32,
}

impl Lexicon {
    /// Reads the index of a library.
    pub(super) fn read(library: &Library) -> Result<Self, SearchError> {
        let failed = |source| library.failed(source);
        let Some(segment) = library.searcher().segment_readers().first() else { return Ok(Self::default()) };
        let fields = [library.fields().title.exact, library.fields().body.exact];
        let mut lexicon = Self { documents: segment.max_doc(), ..Self::default() };
        let mut terms: BTreeMap<(String, String), [List; 2]> = BTreeMap::new();
        // Per field and entry, the terms by position; 0 for none, else the term's number in order of reading, from 1.
        let mut sequences = [Vec::new(), Vec::new()];
        let mut read: HashMap<String, u32> = HashMap::new();
        for (number, field) in fields.into_iter().enumerate() {
            let inverted = segment.inverted_index(field).map_err(failed)?;
            let norms = segment.get_fieldnorms_reader(field).map_err(failed)?;
            lexicon.tokens[number] = inverted.total_num_tokens();
            lexicon.norms[number] = (0..segment.max_doc()).map(|document| norms.fieldnorm_id(document)).collect();
            sequences[number] = vec![Vec::new(); segment.max_doc() as usize];
            let mut stream = inverted.terms().stream().map_err(|source| failed(source.into()))?;
            let mut positions = Vec::new();
            while stream.advance() {
                let exact = String::from_utf8_lossy(stream.key()).into_owned();
                let next = read.len() as u32 + 1;
                let term = *read.entry(exact.clone()).or_insert(next);
                let mut postings = inverted
                    .read_postings_from_terminfo(stream.value(), IndexRecordOption::WithFreqsAndPositions)
                    .map_err(|source| failed(source.into()))?;
                let list = &mut terms.entry((fold::folded(&exact), exact)).or_default()[number];
                while postings.doc() != TERMINATED {
                    list.push((postings.doc(), postings.term_freq()));
                    let sequence: &mut Vec<u32> = &mut sequences[number][postings.doc() as usize];
                    postings.positions(&mut positions);
                    for position in &positions {
                        let position = *position as usize;
                        if sequence.len() <= position {
                            sequence.resize(position + 1, 0);
                        }
                        sequence[position] = term;
                    }
                    postings.advance();
                }
            }
        }
        let mut places: Vec<Place> = vec![(0, 0); read.len() + 1];
        for ((folded, exact), lists) in terms {
            if lexicon.groups.last().is_none_or(|group| group.folded != folded) {
                lexicon.groups.push(Group { folded, variants: Vec::new() });
            }
            let number = lexicon.groups.len() as u32 - 1;
            if let (Some(group), Some(term)) = (lexicon.groups.last_mut(), read.get(&exact)) {
                places[*term as usize] = (number, group.variants.len() as u16);
                group.variants.push(Variant { exact, lists });
            }
        }
        for (field, sequences) in (0..).zip(&sequences) {
            for (document, sequence) in (0..).zip(sequences) {
                for two in sequence.windows(2).filter(|two| two[0] != 0 && two[1] != 0) {
                    let (left, right) = (places[two[0] as usize], places[two[1] as usize]);
                    lexicon.pairs.push(Adjacent {
                        groups: (left.0, right.0),
                        variants: (left.1, right.1),
                        field,
                        document,
                    });
                }
            }
        }
        lexicon.pairs.sort_unstable();
        Ok(lexicon)
    }
}
