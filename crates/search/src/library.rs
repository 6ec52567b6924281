//! The index opened for reading, used by the console, the command line and the export.

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

use daihoi_text::{
    legacy,
    tokens::{self, Keys},
};
use tantivy::{
    DocId, Index, ReloadPolicy, Score, Searcher, TantivyDocument,
    directory::error::OpenReadError,
    schema::{Field, Value},
};

use super::{
    Facet, Facets, Filters, HitCard, SearchError, Snippet, correct,
    facet::FacetColumns,
    query::ParsedQuery,
    schema::{self, IndexFields},
    score::{self, Ranking},
    snippet::snippet,
};

/// An index opened for reading. It answers from the state at its opening, whatever is built later.
pub struct Library {
    folder: PathBuf,
    searcher: Searcher,
    fields: IndexFields,
    columns: FacetColumns,
    /// The first entry of each document, with the page's path; gathered when documents are first listed.
    pub(super) firsts: OnceLock<Vec<(DocId, String)>>,
}

/// A query with its filters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchRequest {
    /// The query as typed, in any encoding.
    pub typed: String,
    /// Upper bound of returned hits.
    pub limit: usize,
    /// Filters that narrow the hits down.
    pub filters: Filters,
    /// Whether the user is still typing: then an unknown last word is ignored, and nothing is corrected.
    pub unfinished: bool,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchResults {
    /// Number of entries that match.
    pub total: usize,
    /// The query that was used instead, if the typed one finds nothing: decoded to Unicode from an old encoding, or
    /// with each unknown word replaced by a known one within one edit.
    pub corrected: Option<String>,
    /// The facet values of all matching entries.
    pub facets: Facets,
    /// The hits, best first, at most [`SearchRequest::limit`].
    pub hits: Vec<Hit>,
}

/// One section that matches.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Position among the hits, from 1.
    pub rank: usize,
    /// BM25 score; comparable only among the hits of one query.
    pub score: f32,
    /// Address relative to the site's root, with the anchor of its heading.
    pub url: String,
    /// The document's title.
    pub title: String,
    /// The section's heading; empty before the first one.
    pub section: String,
    /// The headings above, outermost first.
    pub breadcrumbs: Vec<String>,
    /// The passage that best shows why it was found.
    pub snippet: Snippet,
    /// Tên loại, the document's class.
    pub class: String,
    /// Cơ quan ban hành, the issuing body.
    pub body: String,
    /// The date of issue, formatted for display.
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
        let searcher = reader.searcher();
        let columns = FacetColumns::read(searcher.segment_readers().first()).map_err(failed)?;
        Ok(Self { folder: folder.to_owned(), searcher, fields, columns, firsts: OnceLock::new() })
    }

    /// Number of entries in the index.
    pub fn len(&self) -> usize {
        self.searcher.num_docs() as usize
    }

    /// The values of a facet in byte order.
    pub fn values(&self, facet: Facet) -> &[String] {
        &self.columns.of(facet).values
    }

    /// Whether the index has no entries.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The best hits for the typed text, at most `limit`.
    pub fn search(&self, typed: &str, limit: usize) -> Result<Vec<Hit>, SearchError> {
        Ok(self.find(typed, limit)?.hits)
    }

    /// The best hits for the typed text, at most `limit`, and the total number of matches.
    pub fn find(&self, typed: &str, limit: usize) -> Result<SearchResults, SearchError> {
        self.ask(&SearchRequest { typed: typed.to_owned(), limit, ..SearchRequest::default() })
    }

    /// The best hits, the total number, and the facets.
    pub fn ask(&self, ask: &SearchRequest) -> Result<SearchResults, SearchError> {
        let typed = if ask.unfinished { self.finished(&ask.typed)? } else { &ask.typed };
        let mut query = ParsedQuery::parse(typed);
        let mut ranking = self.rank(&query)?;
        let mut corrected = self.decoded(typed, &query, ranking.entries.is_empty() && !ask.unfinished)?;
        if corrected.is_none() && ranking.entries.is_empty() && !ask.unfinished {
            corrected =
                correct::correct(&self.searcher, &self.fields, typed, &query).map_err(|source| self.failed(source))?;
        }
        if let Some(corrected) = &corrected {
            query = ParsedQuery::parse(corrected);
            ranking = self.rank(&query)?;
        }
        let gate = self.columns.gate(&ask.filters);
        let mut found = SearchResults { corrected, ..SearchResults::default() };
        // A phrase is verified word by word only on the entries that are shown.
        let mut others = std::collections::HashSet::new();
        for &(score, document) in ranking.entries.iter().filter(|(_, document)| gate.lets(*document)) {
            if found.hits.len() == ask.limit {
                break;
            }
            if ranking.holds(document) {
                let rank = found.hits.len() + 1;
                found.hits.push(self.hit(&query, rank, score, document)?);
            } else {
                others.insert(document);
            }
        }
        let matching = || ranking.entries.iter().map(|(_, document)| *document).filter(|it| !others.contains(it));
        found.total = matching().filter(|document| gate.lets(*document)).count();
        found.facets = gate.count(matching());
        Ok(found)
    }

    /// The typed text without an unfinished last word that no entry has.
    fn finished<'a>(&self, typed: &'a str) -> Result<&'a str, SearchError> {
        let last = tokens::words(typed).last().filter(|word| word.end == typed.len());
        match last.and_then(|word| Some((word.start, Keys::of(word.text)?))) {
            Some((start, keys)) if self.entries(&keys.folded)? == 0 => Ok(&typed[..start]),
            _ => Ok(typed),
        }
    }

    /// The typed text decoded from an encoding older than Unicode, if more of its words are known then. Unless nothing
    /// is found otherwise, only letters that Vietnamese does not have are a reason to try.
    fn decoded(&self, typed: &str, query: &ParsedQuery, nothing: bool) -> Result<Option<String>, SearchError> {
        if !nothing && !legacy::is_suspected(typed) {
            return Ok(None);
        }
        let (mut most, mut best) = (self.known(query)?, None);
        for guess in legacy::guesses(typed) {
            let known = self.known(&ParsedQuery::parse(&guess))?;
            if known > most {
                (most, best) = (known, Some(guess));
            }
        }
        Ok(best)
    }

    /// The number of syllables of a query that any entry has.
    fn known(&self, query: &ParsedQuery) -> Result<usize, SearchError> {
        let mut known = 0;
        for syllable in &query.syllables {
            known += usize::from(self.entries(&syllable.keys.folded)? > 0);
        }
        Ok(known)
    }

    /// Ranks all entries that match.
    pub(super) fn rank(&self, query: &ParsedQuery) -> Result<Ranking, SearchError> {
        score::rank(&self.searcher, &self.fields, query).map_err(|source| self.failed(source))
    }

    pub(super) fn hit(
        &self,
        query: &ParsedQuery,
        rank: usize,
        score: Score,
        document: DocId,
    ) -> Result<Hit, SearchError> {
        let (card, text) = self.stored(document)?;
        let HitCard { url, title, section, breadcrumbs, class, body, date, session } = self.card(document, &card)?;
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

    /// Parses an entry's card from its JSON.
    pub(super) fn card(&self, document: DocId, json: &str) -> Result<HitCard, SearchError> {
        serde_json::from_str(json).map_err(|source| SearchError::Entry {
            folder: self.folder.clone(),
            document,
            source,
        })
    }

    /// An entry's card, as JSON, and its text.
    pub(super) fn stored(&self, document: DocId) -> Result<(String, String), SearchError> {
        let address = tantivy::DocAddress::new(0, document);
        let stored: TantivyDocument = self.searcher.doc(address).map_err(|source| self.failed(source))?;
        let value = |field: Field| stored.get_first(field).and_then(|value| value.as_str()).unwrap_or("").to_owned();
        Ok((value(self.fields.card), value(self.fields.text)))
    }

    /// The number of titles and texts that contain a folded key.
    pub(super) fn entries(&self, key: &str) -> Result<u64, SearchError> {
        correct::entries(&self.searcher, &self.fields, key).map_err(|source| self.failed(source))
    }

    /// The facet values of all entries.
    pub(super) fn columns(&self) -> &FacetColumns {
        &self.columns
    }

    pub(super) fn fields(&self) -> &IndexFields {
        &self.fields
    }

    pub(super) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// Adds the folder to an error of tantivy.
    pub(super) fn failed(&self, source: tantivy::TantivyError) -> SearchError {
        SearchError::Index { folder: self.folder.clone(), source }
    }
}
