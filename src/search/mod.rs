//! Search: tantivy's index of the papers by heading section, read natively here and by the browser from an export.
//!
//! [`build`] writes the index, [`Library`] answers from it, [`export`] hands the same postings to the reader in
//! `site-template/search/reader.js`. Both readers give the same hits in the same order: `tests/search_parity.rs`.

mod build;
mod correct;
mod error;
mod evaluate;
mod export;
mod facet;
mod library;
mod papers;
mod query;
mod schema;
mod score;
mod snippet;

use serde::{Deserialize, Serialize};

pub use build::build;
pub use error::SearchError;
pub use evaluate::{Evaluation, Quality, evaluate};
pub use export::export;
pub use facet::{Choice, Facet, Facets, Filters};
pub use library::{Ask, Found, Hit, Library};
pub use snippet::{Piece, Snippet, marks};

/// One section of a document under one heading: what a hit leads to. The order of entries settles ties.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Where it stands, relative to the site's root, with the anchor of its heading.
    pub url: String,
    /// The document's title; counts twice.
    pub title: String,
    /// The section's heading; counts with the title. Empty for what stands above the first heading.
    pub section: String,
    /// The headings above, outermost first; shown, not searched.
    pub breadcrumbs: Vec<String>,
    /// What stands under the heading.
    pub text: String,
    /// Tên loại.
    pub class: String,
    /// Cơ quan ban hành.
    pub body: String,
    /// When it was issued, as it is to be shown.
    pub date: Option<String>,
    /// The year of it.
    pub year: Option<i16>,
    /// The session that it belongs to.
    pub session: String,
}

/// What a hit shows besides the text: stored in the index and handed out by the export as this JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Card {
    url: String,
    title: String,
    section: String,
    breadcrumbs: Vec<String>,
    class: String,
    body: String,
    date: Option<String>,
    session: String,
}

impl Card {
    fn of(entry: &Entry) -> Self {
        Self {
            url: entry.url.clone(),
            title: crate::text::squeeze(&entry.title),
            section: crate::text::squeeze(&entry.section),
            breadcrumbs: entry.breadcrumbs.iter().map(|words| crate::text::squeeze(words)).collect(),
            class: crate::text::squeeze(&entry.class),
            body: crate::text::squeeze(&entry.body),
            date: entry.date.clone(),
            session: crate::text::squeeze(&entry.session),
        }
    }
}
