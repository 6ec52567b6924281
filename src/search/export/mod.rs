//! The index as small classic scripts, for the reader in the browser.
//!
//! Over `file://` a page can load scripts and nothing else, so each chunk is a script that hands one packed string to
//! `daihoiSearch.put`. Chunks are named by the hash of what they hold: the same index gives the same files, and no
//! browser's cache is ever stale. There are three kinds and a manifest:
//!
//! * `t-….js`: terms grouped by folded key, each variant with its postings in titles and in texts;
//! * `p-….js`: pairs of adjacent terms with their postings, which rank words of several syllables and find phrases;
//! * `d-….js`: what hits show, with the texts for snippets;
//! * `n-….js`: the field norms; `manifest.js` says where each chunk begins.
//!
//! Only exact terms are written: the reader adds up the variants of a folded key, which equals a folded field. Pairs
//! take a fifth more room than positions would, but a query loads two pair lists where it would load every position
//! of each of its syllables.

mod chunk;
mod lexicon;
mod write;

use serde::Serialize;

use self::{
    chunk::{Chunks, script},
    lexicon::Lexicon,
};
use super::{Library, SearchError};

/// What the reader must know before its first query.
#[derive(Serialize)]
struct Manifest {
    /// Layout of the chunks; the reader refuses another.
    version: u32,
    documents: u32,
    /// Tokens in all titles and in all texts.
    tokens: [u64; 2],
    norms: String,
    /// First folded key, its number, chunk.
    terms: Vec<(String, u32, String)>,
    /// First pair by the numbers of its folded keys, chunk.
    pairs: Vec<(u32, u32, String)>,
    /// First entry, chunk.
    papers: Vec<(u32, String)>,
}

/// The files that search in the browser needs besides its reader: name and bytes, the manifest last.
pub fn export(library: &Library) -> Result<Vec<(String, Vec<u8>)>, SearchError> {
    let lexicon = Lexicon::read(library)?;
    let mut files = Chunks::default();
    let manifest = Manifest {
        version: 1,
        documents: lexicon.documents,
        tokens: lexicon.tokens,
        norms: files.add("n", &lexicon.norms.concat()),
        terms: write::terms(&lexicon, &mut files),
        pairs: write::pairs(&lexicon, &mut files),
        papers: write::papers(library, &mut files)?,
    };
    let mut files = files.into_files();
    files.push(("manifest.js".to_owned(), script(&manifest)));
    Ok(files)
}
