//! Terms, pairs and texts as chunks. `reader.js` reads these bytes: change both together.

use super::{
    chunk::{Chunks, number, text},
    lexicon::{Adjacent, DocCounts, Lexicon},
    table::ChunkTable,
};
use crate::{Library, SearchError};

/// Size in bytes before deflating at which a chunk is closed. A query of thirteen syllables, the median of 1,190
/// questions over 3,989 documents, loads with chunks of 16 KB 136 KB of terms, 129 of pairs and 119 of texts; with 4, 3
/// and 4 KB 46, 27 and 85. Smaller ones deflate worse and make more files: 4 and 6 KB for pairs and texts take 2% less.
const TERMS: usize = 4 << 10;
const PAIRS: usize = 4 << 10;
const PAPERS: usize = 6 << 10;

/// Terms by folded key: `key, variants, (exact or nothing if it is the key, entries in titles, in texts, both lists)…`.
/// Returns their table: first folded key, its number.
pub(super) fn terms<E: From<SearchError>>(
    library: &Library,
    lexicon: &Lexicon,
    files: &mut Chunks<E>,
) -> Result<Vec<u8>, E> {
    let mut table = ChunkTable::default();
    let mut out = Vec::new();
    let mut first = 0;
    for (place, group) in lexicon.groups.iter().enumerate() {
        text(&mut out, &group.folded);
        number(&mut out, group.variants.len() as u32);
        for exact in &group.variants {
            text(&mut out, if *exact == group.folded { "" } else { exact });
            lists(&mut out, &lexicon.lists(exact).map_err(|source| library.failed(source))?);
        }
        if out.len() >= TERMS || place + 1 == lexicon.groups.len() {
            let mut row = Vec::new();
            text(&mut row, &lexicon.groups[first].folded);
            number(&mut row, first as u32);
            table.add(row, files.add("t", &out)?);
            out.clear();
            first = place + 1;
        }
    }
    Ok(table.whole())
}

/// Pairs by folded keys. Similar values are stored together, which deflates better: a chunk has four columns, each
/// preceded by its length.
#[derive(Default)]
struct PairChunk {
    /// `0, left key` begins a run; in it `(right key - the last one) * 2 + plain`. A plain pair has one variant of each
    /// key and occurs in texts alone.
    steps: Vec<u8>,
    /// For each pair of variants, the variants of both keys.
    variants: Vec<u8>,
    /// For a plain pair the number of entries, else the number of pairs of variants, and for each both numbers of
    /// entries.
    counts: Vec<u8>,
    /// The postings of all pairs.
    entries: Vec<u8>,
    /// The run's left key, and its last right key from 1, so that no step is 0.
    run: Option<(u32, u32)>,
}

impl PairChunk {
    fn add(&mut self, (left, right): (u32, u32), variants: &[((u16, u16), [DocCounts; 2])]) {
        let last = match self.run {
            Some((run, last)) if run == left => last,
            _ => {
                number(&mut self.steps, 0);
                number(&mut self.steps, left);
                0
            }
        };
        self.run = Some((left, right + 1));
        let plain = matches!(variants, [(_, [titles, _])] if titles.is_empty());
        number(&mut self.steps, (right + 1 - last) * 2 + u32::from(plain));
        if !plain {
            number(&mut self.counts, variants.len() as u32);
        }
        for ((left, right), lists) in variants {
            number(&mut self.variants, u32::from(*left));
            number(&mut self.variants, u32::from(*right));
            for entries in &lists[usize::from(plain)..] {
                number(&mut self.counts, entries.len() as u32);
                list(&mut self.entries, entries);
            }
        }
    }

    fn columns(&self) -> [&[u8]; 4] {
        [&self.steps, &self.variants, &self.counts, &self.entries]
    }

    fn chunk(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for column in self.columns() {
            number(&mut out, column.len() as u32);
            out.extend_from_slice(column);
        }
        out
    }
}

/// All pairs as chunks; returns their table: both folded keys of the first pair. By keys and not by their numbers, so
/// that pairs are loaded together with the terms that have the numbers.
pub(super) fn pairs<E>(lexicon: &Lexicon, files: &mut Chunks<E>) -> Result<Vec<u8>, E> {
    let mut table = ChunkTable::default();
    let (mut chunk, mut first) = (PairChunk::default(), None);
    let mut close = |chunk: &mut PairChunk, (left, right): (u32, u32)| {
        let mut row = Vec::new();
        text(&mut row, &lexicon.groups[left as usize].folded);
        text(&mut row, &lexicon.groups[right as usize].folded);
        table.add(row, files.add("p", &std::mem::take(chunk).chunk())?);
        Ok(())
    };
    for part in lexicon.pairs() {
        for pair in part.chunk_by(|left, right| left.groups == right.groups) {
            let variants: Vec<_> = pair.chunk_by(|left, right| left.variants == right.variants).map(counted).collect();
            let begun = *first.get_or_insert(pair[0].groups);
            chunk.add(pair[0].groups, &variants);
            if chunk.columns().iter().map(|column| column.len()).sum::<usize>() >= PAIRS {
                close(&mut chunk, begun)?;
                first = None;
            }
        }
    }
    if let Some(begun) = first {
        close(&mut chunk, begun)?;
    }
    Ok(table.whole())
}

/// The occurrences of one pair of variants, counted by field and entry.
fn counted(places: &[Adjacent]) -> ((u16, u16), [DocCounts; 2]) {
    let mut lists = [DocCounts::new(), DocCounts::new()];
    for place in places {
        let list = &mut lists[usize::from(place.field)];
        match list.last_mut() {
            Some((document, count)) if *document == place.document => *count += 1,
            _ => list.push((place.document, 1)),
        }
    }
    (places[0].variants, lists)
}

fn lists(out: &mut Vec<u8>, lists: &[DocCounts; 2]) {
    for entries in lists {
        number(out, entries.len() as u32);
    }
    for entries in lists {
        list(out, entries);
    }
}

/// Each entry as `(step - 1) * 2 + once`, then `count - 2` if it occurs more than once.
fn list(out: &mut Vec<u8>, entries: &[(u32, u32)]) {
    let mut next = 0;
    for (document, count) in entries {
        number(out, (document - next) * 2 + u32::from(*count == 1));
        if *count > 1 {
            number(out, count - 2);
        }
        next = document + 1;
    }
}

/// All folded keys in order: `characters shared with the last one, the rest, entries in titles and in texts`.
pub(super) fn keys<E: From<SearchError>>(
    library: &Library,
    lexicon: &Lexicon,
    files: &mut Chunks<E>,
) -> Result<String, E> {
    let mut out = Vec::new();
    let mut last = "";
    for group in &lexicon.groups {
        let shared: Vec<_> = group.folded.chars().zip(last.chars()).take_while(|(one, other)| one == other).collect();
        number(&mut out, shared.len() as u32);
        text(&mut out, &group.folded[shared.iter().map(|(one, _)| one.len_utf8()).sum()..]);
        number(&mut out, library.entries(&group.folded)? as u32);
        last = &group.folded;
    }
    files.add("k", &out)
}

/// The cards of hits and their texts, as JSON arrays with `[card, text]` for each entry: a script costs a browser more
/// than the few KB in it, so a hit is one script. Returns their table by the first entry.
pub(super) fn documents<E: From<SearchError>>(library: &Library, files: &mut Chunks<E>) -> Result<Vec<u8>, E> {
    let mut pile = Pile::default();
    for document in 0..library.len() as u32 {
        let (card, text) = library.stored(document)?;
        pile.add(document, &format!("[{card},{}]", serde_json::Value::from(text)), files)?;
    }
    Ok(pile.close(files)?.whole())
}

/// A JSON array as chunks.
#[derive(Default)]
struct Pile {
    table: ChunkTable,
    first: u32,
    out: Vec<u8>,
}

impl Pile {
    /// Adds an entry's item. A long one begins a chunk, so that its neighbours don't load it along.
    fn add<E>(&mut self, document: u32, item: &str, files: &mut Chunks<E>) -> Result<(), E> {
        if self.out.len() + item.len() > 2 * PAPERS {
            self.flush(files)?;
        }
        if self.out.is_empty() {
            self.first = document;
        }
        self.out.push(if self.out.is_empty() { b'[' } else { b',' });
        self.out.extend_from_slice(item.as_bytes());
        if self.out.len() >= PAPERS {
            self.flush(files)?;
        }
        Ok(())
    }

    fn flush<E>(&mut self, files: &mut Chunks<E>) -> Result<(), E> {
        if !self.out.is_empty() {
            self.out.push(b']');
            let mut row = Vec::new();
            number(&mut row, self.first);
            self.table.add(row, files.add("d", &self.out)?);
            self.out.clear();
        }
        Ok(())
    }

    fn close<E>(mut self, files: &mut Chunks<E>) -> Result<ChunkTable, E> {
        self.flush(files)?;
        Ok(self.table)
    }
}
