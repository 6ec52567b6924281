//! The index opened for reading: what the console, the command line and the export ask.

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

use tantivy::{
    DocId, Index, ReloadPolicy, Score, Searcher, TantivyDocument,
    directory::error::OpenReadError,
    schema::{Field, Value},
};

use super::{
    Card, Facet, Facets, Filters, SearchError, Snippet, correct,
    facet::Columns,
    query::Query,
    schema::{self, Fields},
    score::{self, Ranking},
    snippet::snippet,
};
use crate::text::{
    legacy,
    tokens::{self, Keys},
};

/// An index opened for reading. It answers from the moment that it was opened, whatever is built later.
pub struct Library {
    folder: PathBuf,
    searcher: Searcher,
    fields: Fields,
    columns: Columns,
    /// The first entry of each paper, with the paper's page; gathered when papers are first listed.
    pub(super) firsts: OnceLock<Vec<(DocId, String)>>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ask {
    /// What was typed.
    pub typed: String,
    /// The most hits that are wanted.
    pub limit: usize,
    /// What they are narrowed down by.
    pub filters: Filters,
    /// Whether somebody is typing still: then a last word that is nowhere is not asked for yet, and nothing is corrected.
    pub unfinished: bool,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// How many entries match.
    pub total: usize,
    /// What was asked instead, where what was typed is nowhere: in Unicode what came in an old encoding, or with each
    /// unknown word made a known one by one edit.
    pub corrected: Option<String>,
    /// What hits can be narrowed down by.
    pub facets: Facets,
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
        let searcher = reader.searcher();
        let columns = Columns::read(searcher.segment_readers().first()).map_err(failed)?;
        Ok(Self { folder: folder.to_owned(), searcher, fields, columns, firsts: OnceLock::new() })
    }

    /// How many entries it holds.
    pub fn len(&self) -> usize {
        self.searcher.num_docs() as usize
    }

    /// The values that entries have of a facet, in the order of their bytes.
    pub fn values(&self, facet: Facet) -> &[String] {
        &self.columns.of(facet).values
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
        self.ask(&Ask { typed: typed.to_owned(), limit, ..Ask::default() })
    }

    /// The best hits, how many there are, and what they can be narrowed down by.
    pub fn ask(&self, ask: &Ask) -> Result<Found, SearchError> {
        let typed = if ask.unfinished { self.finished(&ask.typed)? } else { &ask.typed };
        let mut query = Query::parse(typed);
        let mut ranking = self.rank(&query)?;
        let mut corrected = self.decoded(typed, &query, ranking.entries.is_empty() && !ask.unfinished)?;
        if corrected.is_none() && ranking.entries.is_empty() && !ask.unfinished {
            corrected =
                correct::correct(&self.searcher, &self.fields, typed, &query).map_err(|source| self.failed(source))?;
        }
        if let Some(corrected) = &corrected {
            query = Query::parse(corrected);
            ranking = self.rank(&query)?;
        }
        let gate = self.columns.gate(&ask.filters);
        let mut found = Found { corrected, ..Found::default() };
        // A phrase is only looked at word by word on the entries that are shown.
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

    /// What was typed but for a last word that is not finished, where no entry has it.
    fn finished<'a>(&self, typed: &'a str) -> Result<&'a str, SearchError> {
        let last = tokens::words(typed).last().filter(|word| word.end == typed.len());
        match last.and_then(|word| Some((word.start, Keys::of(word.text)?))) {
            Some((start, keys)) if self.entries(&keys.folded)? == 0 => Ok(&typed[..start]),
            _ => Ok(typed),
        }
    }

    /// What was typed in one of the encodings before Unicode, if more of its words are known then. Unless nothing is found
    /// otherwise, only letters that Vietnamese does not have are a reason to try.
    fn decoded(&self, typed: &str, query: &Query, nothing: bool) -> Result<Option<String>, SearchError> {
        if !nothing && !legacy::is_suspected(typed) {
            return Ok(None);
        }
        let (mut most, mut best) = (self.known(query)?, None);
        for guess in legacy::guesses(typed) {
            let known = self.known(&Query::parse(&guess))?;
            if known > most {
                (most, best) = (known, Some(guess));
            }
        }
        Ok(best)
    }

    /// How many syllables of a query any entry has.
    fn known(&self, query: &Query) -> Result<usize, SearchError> {
        let mut known = 0;
        for syllable in &query.syllables {
            known += usize::from(self.entries(&syllable.keys.folded)? > 0);
        }
        Ok(known)
    }

    /// Ranks all entries that match.
    pub(super) fn rank(&self, query: &Query) -> Result<Ranking, SearchError> {
        score::rank(&self.searcher, &self.fields, query).map_err(|source| self.failed(source))
    }

    pub(super) fn hit(&self, query: &Query, rank: usize, score: Score, document: DocId) -> Result<Hit, SearchError> {
        let (card, text) = self.stored(document)?;
        let Card { url, title, section, breadcrumbs, class, body, date, session } = self.card(document, &card)?;
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

    /// An entry's card from its JSON.
    pub(super) fn card(&self, document: DocId, json: &str) -> Result<Card, SearchError> {
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

    /// How many titles and texts have a folded key.
    pub(super) fn entries(&self, key: &str) -> Result<u64, SearchError> {
        correct::entries(&self.searcher, &self.fields, key).map_err(|source| self.failed(source))
    }

    /// The values of all entries.
    pub(super) fn columns(&self) -> &Columns {
        &self.columns
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
