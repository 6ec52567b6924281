//! The index opened for reading: what the console, the command line and the export ask.

use std::path::{Path, PathBuf};

use tantivy::{
    DocId, Index, ReloadPolicy, Score, Searcher, TantivyDocument,
    directory::error::OpenReadError,
    schema::{Field, Value},
};

use super::{
    Card, SearchError, Snippet,
    query::Query,
    schema::{self, Fields},
    score,
    snippet::snippet,
};

/// An index opened for reading. It answers from the moment that it was opened, whatever is built later.
pub struct Library {
    folder: PathBuf,
    searcher: Searcher,
    fields: Fields,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// How many entries match.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
}

/// One section that matches.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its place, from 1.
    pub rank: usize,
    /// Its BM25 score; only good for comparing the hits of one query.
    pub score: f32,
    /// Where it stands, relative to the site's root, with the anchor of its heading.
    pub url: String,
    /// The document's title.
    pub title: String,
    /// The section's heading.
    pub section: String,
    /// The headings above, outermost first.
    pub breadcrumbs: Vec<String>,
    /// The passage that shows best why it was found.
    pub snippet: Snippet,
    /// Tên loại.
    pub class: String,
    /// Cơ quan ban hành.
    pub body: String,
    /// When it was issued, as it is to be shown.
    pub date: Option<String>,
    /// The session that it belongs to.
    pub session: String,
}

impl Library {
    /// Opens the index in `folder`.
    pub fn open(folder: &Path) -> Result<Self, SearchError> {
        let failed = |source| SearchError::Index { folder: folder.to_owned(), source };
        let (schema, fields) = schema::schema();
        let mut index = Index::open_in_dir(folder).map_err(|source| match source {
            tantivy::TantivyError::OpenDirectoryError(_)
            | tantivy::TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(_)) => {
                SearchError::Missing { folder: folder.to_owned() }
            }
            tantivy::TantivyError::IncompatibleIndex(_)
            | tantivy::TantivyError::OpenReadError(OpenReadError::IncompatibleIndex(_)) => {
                SearchError::Outdated { folder: folder.to_owned() }
            }
            source => failed(source),
        })?;
        if index.schema() != schema {
            return Err(SearchError::Outdated { folder: folder.to_owned() });
        }
        index.set_tokenizers(schema::analyzers());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(failed)?;
        Ok(Self { folder: folder.to_owned(), searcher: reader.searcher(), fields })
    }

    /// How many entries it holds.
    pub fn len(&self) -> usize {
        self.searcher.num_docs() as usize
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The best hits for what was typed, at most `limit`.
    pub fn search(&self, typed: &str, limit: usize) -> Result<Vec<Hit>, SearchError> {
        Ok(self.find(typed, limit)?.hits)
    }

    /// The best hits for what was typed, at most `limit`, and how many there are in all.
    pub fn find(&self, typed: &str, limit: usize) -> Result<Found, SearchError> {
        let query = Query::parse(typed);
        let ranked = self.rank(&query)?;
        let hits = ranked
            .iter()
            .take(limit)
            .zip(1..)
            .map(|((score, document), rank)| self.hit(&query, rank, *score, *document));
        Ok(Found { total: ranked.len(), hits: hits.collect::<Result<_, _>>()? })
    }

    /// The numbers of all entries that match, best first, with their scores.
    pub(super) fn rank(&self, query: &Query) -> Result<Vec<(Score, DocId)>, SearchError> {
        score::rank(&self.searcher, &self.fields, query).map_err(|source| self.failed(source))
    }

    fn hit(&self, query: &Query, rank: usize, score: Score, document: DocId) -> Result<Hit, SearchError> {
        let (card, text) = self.stored(document)?;
        let Card { url, title, section, breadcrumbs, class, body, date, session } = serde_json::from_str(&card)
            .map_err(|source| SearchError::Entry { folder: self.folder.clone(), document, source })?;
        Ok(Hit {
            rank,
            score,
            url,
            title,
            section,
            breadcrumbs,
            snippet: snippet(&text, query),
            class,
            body,
            date,
            session,
        })
    }

    /// An entry's card, as JSON, and its text.
    pub(super) fn stored(&self, document: DocId) -> Result<(String, String), SearchError> {
        let address = tantivy::DocAddress::new(0, document);
        let stored: TantivyDocument = self.searcher.doc(address).map_err(|source| self.failed(source))?;
        let value = |field: Field| stored.get_first(field).and_then(|value| value.as_str()).unwrap_or("").to_owned();
        Ok((value(self.fields.card), value(self.fields.text)))
    }

    pub(super) fn fields(&self) -> &Fields {
        &self.fields
    }

    pub(super) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// What tantivy said, with the folder.
    pub(super) fn failed(&self, source: tantivy::TantivyError) -> SearchError {
        SearchError::Index { folder: self.folder.clone(), source }
    }
}
