//! The index as small classic scripts, for the reader in the browser.
//!
//! Over `file://` a page can load scripts and nothing else, so each chunk is a script that passes one packed string to
//! `daihoi`. Chunks are named by the hash of their content: the same index gives the same files, and no browser cache
//! is ever stale. There are these kinds and a manifest:
//!
//! * `b-….js`: the base, which every query needs: field norms, facets, and the tables of chunks;
//! * `t-….js`: terms grouped by folded key, each variant with its postings in titles and in texts;
//! * `p-….js`: pairs of adjacent terms with their postings, which rank words of several syllables and find phrases;
//! * `d-….js`: the cards of hits, and the texts, for passages;
//! * `k-….js`: all folded keys, loaded only to correct a query without hits.
//!
//! Only exact terms are written: the reader adds up the variants of a folded key, which equals a folded field. Pairs
//! take a fifth more room than positions would, but a query loads two pair lists where it would load every position of
//! each of its syllables. A first query loads a chunk for each syllable and each pair, all at once, and then one for
//! each hit, so chunks are small; the tables that name them come with the page, so that no script has to be awaited
//! only to learn the name of the next.

mod chunk;
mod lexicon;
mod table;
mod write;

use serde::Serialize;

use self::{
    chunk::{Chunks, number, script},
    lexicon::Lexicon,
};
use super::{Facet, Library, SearchError};

/// The data that the reader needs before it loads any chunk.
#[derive(Serialize)]
struct IndexManifest<'a> {
    /// Layout of the chunks; the reader refuses any other.
    version: u32,
    documents: u32,
    /// Number of tokens in all titles and in all texts.
    tokens: [u64; 2],
    base: String,
    /// Hash of the chunk with all folded keys, for corrections.
    keys: String,
    /// The distinct values of each facet.
    facets: [&'a [String]; 4],
}

/// Passes the files that the browser's search needs besides its reader to `put`, each with its name as soon as it is
/// made, the manifest last.
///
/// # Errors
/// The error of `put`, and [`SearchError`] if the index can't be read.
pub fn export<E: From<SearchError>>(
    library: &Library,
    mut put: impl FnMut(&str, &[u8]) -> Result<(), E>,
) -> Result<(), E> {
    let lexicon = Lexicon::read(library)?;
    let mut files = Chunks::new(&mut put);
    let mut base = lexicon.norms.concat();
    let facets = Facet::ALL.map(|facet| library.columns().of(facet));
    for column in facets {
        column.places.iter().for_each(|place| number(&mut base, *place));
    }
    base.extend(write::terms(library, &lexicon, &mut files)?);
    base.extend(write::pairs(&lexicon, &mut files)?);
    base.extend(write::documents(library, &mut files)?);
    let manifest = IndexManifest {
        version: 4,
        documents: lexicon.documents,
        tokens: lexicon.tokens,
        base: files.add("b", &base)?,
        keys: write::keys(library, &lexicon, &mut files)?,
        facets: facets.map(|column| column.values.as_slice()),
    };
    put("manifest.js", &script(&manifest))
}
