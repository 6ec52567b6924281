//! The index as small classic scripts, for the reader in the browser.
//!
//! Over `file://` a page can load scripts and nothing else, so each chunk is a script that hands one packed string to
//! `daihoi`. Chunks are named by the hash of what they hold: the same index gives the same files, and no browser's cache
//! is ever stale. There are these kinds and a manifest:
//!
//! * `b-….js`: the base, which every query needs: field norms, facets, and in which chunk what is;
//! * `t-….js`: terms grouped by folded key, each variant with its postings in titles and in texts;
//! * `p-….js`: pairs of adjacent terms with their postings, which rank words of several syllables and find phrases;
//! * `d-….js`: what hits show, and the texts, for passages;
//! * `k-….js`: all folded keys, loaded only to correct what was not found.
//!
//! Only exact terms are written: the reader adds up the variants of a folded key, which equals a folded field. Pairs
//! take a fifth more room than positions would, but a query loads two pair lists where it would load every position
//! of each of its syllables. A first query loads a chunk for each syllable and each pair, all at once, and then one for
//! each hit, so chunks are small; the tables that name them come with the page, so that no script has to be waited for
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

/// What the reader must know before it loads anything.
#[derive(Serialize)]
struct Manifest<'a> {
    /// Layout of the chunks; the reader refuses another.
    version: u32,
    documents: u32,
    /// Tokens in all titles and in all texts.
    tokens: [u64; 2],
    base: String,
    /// All folded keys, for corrections.
    keys: String,
    /// The values of each facet.
    facets: [&'a [String]; 4],
}

/// Hands the files that search in the browser needs besides its reader to `put`, each with its name as soon as it is
/// made, the manifest last.
///
/// # Errors
/// What `put` says, and [`SearchError`] where the index can't be read.
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
    base.extend(write::papers(library, &mut files)?);
    let manifest = Manifest {
        version: 4,
        documents: lexicon.documents,
        tokens: lexicon.tokens,
        base: files.add("b", &base)?,
        keys: write::keys(library, &lexicon, &mut files)?,
        facets: facets.map(|column| column.values.as_slice()),
    };
    put("manifest.js", &script(&manifest))
}
