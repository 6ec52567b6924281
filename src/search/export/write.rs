//! Terms, pairs and texts as chunks. `reader.js` reads these bytes; a change here is a change there.

use super::{
    chunk::{Chunks, number, text},
    lexicon::{Adjacent, Lexicon, List},
};
use crate::search::{Library, SearchError};

/// Bytes after which a chunk is closed, before it is deflated. One query loads a chunk or two for each syllable and one
/// for each hit; smaller ones deflate worse and make more files.
const TERMS: usize = 16 << 10;
const PAIRS: usize = 16 << 10;
const PAPERS: usize = 16 << 10;

/// Terms by folded key: `key, variants, (exact or nothing if it is the key, entries in titles, in texts, both lists)…`.
pub(super) fn terms(lexicon: &Lexicon, files: &mut Chunks) -> Vec<(String, u32, String)> {
    let mut index = Vec::new();
    let mut out = Vec::new();
    let mut first = 0;
    for (place, group) in lexicon.groups.iter().enumerate() {
        text(&mut out, &group.folded);
        number(&mut out, group.variants.len() as u32);
        for variant in &group.variants {
            text(&mut out, if variant.exact == group.folded { "" } else { &variant.exact });
            lists(&mut out, &variant.lists);
        }
        if out.len() >= TERMS || place + 1 == lexicon.groups.len() {
            index.push((lexicon.groups[first].folded.clone(), first as u32, files.add("t", &out)));
            out.clear();
            first = place + 1;
        }
    }
    index
}

/// Pairs by folded keys: `0, left key` begins a run; in it `(right key - the last one) * 2 + plain`, then for a plain
/// pair (one variant of each key, in texts alone) the variants, the number of entries and their list, and else the
/// number of variants and for each the variants, both numbers of entries and both lists.
pub(super) fn pairs(lexicon: &Lexicon, files: &mut Chunks) -> Vec<(u32, u32, String)> {
    let mut index = Vec::new();
    let mut out = Vec::new();
    let mut first = (0, 0);
    let mut run = None;
    let mut last = 0;
    for pair in lexicon.pairs.chunk_by(|left, right| left.groups == right.groups) {
        let (left, right) = pair[0].groups;
        if out.len() >= PAIRS {
            index.push((first.0, first.1, files.add("p", &out)));
            out.clear();
            run = None;
        }
        if out.is_empty() {
            first = (left, right);
        }
        if run != Some(left) {
            number(&mut out, 0);
            number(&mut out, left);
            run = Some(left);
            // The right keys of a run count from 1, so that no step is 0.
            last = 0;
        }
        let step = (right + 1 - last) * 2;
        last = right + 1;
        let variants: Vec<_> = pair.chunk_by(|left, right| left.variants == right.variants).map(counted).collect();
        if let [(variants, [titles, texts])] = variants.as_slice()
            && titles.is_empty()
        {
            number(&mut out, step + 1);
            number(&mut out, u32::from(variants.0));
            number(&mut out, u32::from(variants.1));
            number(&mut out, texts.len() as u32);
            list(&mut out, texts);
        } else {
            number(&mut out, step);
            number(&mut out, variants.len() as u32);
            for (variants, both) in &variants {
                number(&mut out, u32::from(variants.0));
                number(&mut out, u32::from(variants.1));
                lists(&mut out, both);
            }
        }
    }
    if !out.is_empty() {
        index.push((first.0, first.1, files.add("p", &out)));
    }
    index
}

/// The places of one pair of variants, counted by field and entry.
fn counted(places: &[Adjacent]) -> ((u16, u16), [List; 2]) {
    let mut lists = [List::new(), List::new()];
    for place in places {
        let list = &mut lists[usize::from(place.field)];
        match list.last_mut() {
            Some((document, count)) if *document == place.document => *count += 1,
            _ => list.push((place.document, 1)),
        }
    }
    (places[0].variants, lists)
}

fn lists(out: &mut Vec<u8>, lists: &[List; 2]) {
    for entries in lists {
        number(out, entries.len() as u32);
    }
    for entries in lists {
        list(out, entries);
    }
}

/// Each entry as `(step - 1) * 2 + once`, then `count - 2` if it is not once.
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

/// What hits show: a JSON array of `[card, text]` for each entry.
pub(super) fn papers(library: &Library, files: &mut Chunks) -> Result<Vec<(u32, String)>, SearchError> {
    let mut index = Vec::new();
    let mut out = Vec::new();
    let mut first = 0;
    let all = library.len() as u32;
    for document in 0..all {
        let (card, text) = library.stored(document)?;
        out.push(if out.is_empty() { b'[' } else { b',' });
        let text = serde_json::Value::from(text);
        out.extend_from_slice(format!("[{card},{text}]").as_bytes());
        if out.len() >= PAPERS || document + 1 == all {
            out.push(b']');
            index.push((first, files.add("d", &out)));
            out.clear();
            first = document + 1;
        }
    }
    Ok(index)
}
