//! The congress's documents, searched: one answer for command line, console and checks.

use std::path::Path;

use serde::Serialize;

use super::{congress::Folder, error::AppError};
use crate::search::{self, Evaluation, Library};

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// Its place, from 1.
    pub rank: usize,
    /// Good for comparing the answers of one query only.
    pub score: f32,
    /// Relative to the site's root, with the anchor of the section.
    pub url: String,
    /// The document's title.
    pub title: String,
    /// The section's heading; empty above the first.
    pub section: String,
    /// A piece of the text, what was found between `[` and `]`.
    pub snippet: String,
}

/// The best answers to a query, from the index that was made with the site.
pub fn search(folder: &Folder, query: &str, limit: usize) -> Result<Vec<Answer>, AppError> {
    let library = Library::open(&folder.index())?;
    let answer = |hit: search::Hit| Answer {
        snippet: hit.snippet.pieces.iter().map(piece).collect(),
        rank: hit.rank,
        score: hit.score,
        url: hit.url,
        title: hit.title,
        section: hit.section,
    };
    Ok(library.search(query, limit)?.into_iter().map(answer).collect())
}

/// How well search answers the questions in a folder (`corpus.jsonl.gz`, `queries.jsonl`).
pub fn evaluate(folder: &Path) -> Result<Evaluation, AppError> {
    Ok(search::evaluate(&folder.join("corpus.jsonl.gz"), &folder.join("queries.jsonl"))?)
}

fn piece(piece: &search::Piece) -> String {
    if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() }
}
