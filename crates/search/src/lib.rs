//! Full-text search: tantivy's index of the documents by heading section, read natively here and by the browser from an
//! export.
//!
//! [`build`] writes the index, [`Library`] answers queries, [`export`] writes the same postings for the reader in
//! `site-template/search/reader.js`. Both give the same hits in the same order: `tests/search_parity.rs`.

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
pub use library::{Hit, Library, SearchRequest, SearchResults};
pub use snippet::{Piece, Snippet, marks};

/// One section of a document, the unit that a hit leads to. Ties in score go by the order of entries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Address relative to the site's root, with the anchor of its heading.
    pub url: String,
    /// The document's title; weighs twice as much as the text.
    pub title: String,
    /// The section's heading; searched together with the title. Empty for what comes before the first heading.
    pub section: String,
    /// The headings above, outermost first; shown, not searched.
    pub breadcrumbs: Vec<String>,
    /// The text below the heading.
    pub text: String,
    /// Tên loại, the document's class.
    pub class: String,
    /// Cơ quan ban hành, the issuing body.
    pub body: String,
    /// The date of issue, formatted for display.
    pub date: Option<String>,
    /// The year of issue.
    pub year: Option<i16>,
    /// The session that it belongs to.
    pub session: String,
}

/// The parts of an entry that a hit shows besides the text: stored in the index, and exported, as this JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct HitCard {
    url: String,
    title: String,
    section: String,
    breadcrumbs: Vec<String>,
    class: String,
    body: String,
    date: Option<String>,
    session: String,
}

impl HitCard {
    fn of(entry: &Entry) -> Self {
        Self {
            url: entry.url.clone(),
            title: daihoi_text::squeeze(&entry.title),
            section: daihoi_text::squeeze(&entry.section),
            breadcrumbs: entry.breadcrumbs.iter().map(|words| daihoi_text::squeeze(words)).collect(),
            class: daihoi_text::squeeze(&entry.class),
            body: daihoi_text::squeeze(&entry.body),
            date: entry.date.clone(),
            session: daihoi_text::squeeze(&entry.session),
        }
    }
}
