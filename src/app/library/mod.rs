//! The congress's documents, searched and read: one answer for command line, console and checks.

mod desktop;
mod paper;
mod worker;

use std::path::Path;

use serde::Serialize;

use super::{
    congress::{Folder, load_settings},
    error::AppError,
};
pub use crate::documents::Alignment;
pub use crate::search::{
    Choice, Facet, Facets, Filters, Hit, Piece, SearchRequest as Wanted, SearchResults as Found, Snippet,
};
use crate::{
    search::{self, Evaluation, Library},
    text::fold,
};

pub use paper::{Cell, Marked, Paper, Part};
pub use worker::{Answer, Ask, Librarian};

/// One line of an answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
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
    /// The kind of document (tên loại).
    pub class: String,
    /// Cơ quan ban hành; empty where it is not stated.
    pub body: String,
    /// When it was issued, as it is shown.
    pub date: Option<String>,
    /// The session that it belongs to.
    pub session: String,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// How many sections there are in all.
    pub total: usize,
    /// What was asked instead of what was typed.
    pub corrected: Option<String>,
    /// The best of them.
    pub lines: Vec<Line>,
    /// Filters that no document of the congress can pass, as they were given.
    pub unknown: Vec<(Facet, String)>,
}

/// The best answers to a query, from the index that was made with the site.
pub fn search(folder: &Folder, wanted: &Wanted) -> Result<Lines, AppError> {
    let library = Library::open(&folder.index())?;
    let wanted = &Wanted { filters: titled(folder, &wanted.filters), ..wanted.clone() };
    let found = library.ask(wanted)?;
    let line = |hit: search::Hit| Line {
        snippet: hit.snippet.pieces.iter().map(piece).collect(),
        rank: hit.rank,
        score: hit.score,
        url: hit.url,
        title: hit.title,
        section: hit.section,
        class: hit.class,
        body: hit.body,
        date: hit.date,
        session: hit.session,
    };
    let mut unknown = Vec::new();
    for facet in Facet::ALL {
        let known: Vec<String> = library.values(facet).iter().map(|value| fold::plain(value)).collect();
        let strange = |value: &&String| !known.contains(&fold::plain(value));
        unknown.extend(wanted.filters.of(facet).iter().filter(strange).map(|value| (facet, value.clone())));
    }
    Ok(Lines {
        total: found.total,
        corrected: found.corrected,
        lines: found.hits.into_iter().map(line).collect(),
        unknown,
    })
}

/// Filters with sessions by their titles, under which people and the index know them, where `congress.toml` names them.
fn titled(folder: &Folder, filters: &Filters) -> Filters {
    let sessions = load_settings(folder).map(|settings| settings.sessions).unwrap_or_default();
    let mut titled = Filters::default();
    for facet in Facet::ALL {
        for value in filters.of(facet) {
            let session = sessions.iter().find(|session| facet == Facet::Session && session.name == *value);
            titled.add(facet, session.map_or(value, |session| &session.title));
        }
    }
    titled
}

/// How well search answers the questions in a folder (`corpus.jsonl.gz`, `queries.jsonl`).
pub fn evaluate(folder: &Path) -> Result<Evaluation, AppError> {
    Ok(search::evaluate(&folder.join("corpus.jsonl.gz"), &folder.join("queries.jsonl"))?)
}

fn piece(piece: &search::Piece) -> String {
    if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() }
}
