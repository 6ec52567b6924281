//! Measures the ranking on questions with known answers.

use std::{
    fs::File,
    io::{BufRead, BufReader, Error, ErrorKind},
    path::{Path, PathBuf},
};

use flate2::read::GzDecoder;
use serde::{Deserialize, de::DeserializeOwned};

use super::{Entry, Library, SearchError, build, query::ParsedQuery};

/// The ranking's quality over all questions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evaluation {
    /// Number of questions.
    pub queries: usize,
    /// Quality for the questions as written, with marks.
    pub marked: Quality,
    /// Quality for the questions without any marks.
    pub folded: Quality,
}

/// The ranking's quality for one way of typing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Quality {
    /// Mean reciprocal rank of the first right entry among the first ten, 0 to 1; 0 for a question without one.
    pub mrr10: f64,
    /// Share of questions with a right entry among the first ten, 0 to 1.
    pub recall10: f64,
}

#[derive(Deserialize)]
struct CorpusDocument {
    id: String,
    title: String,
    body: String,
    cat: String,
}

#[derive(Deserialize)]
struct TestQuestion {
    q: String,
    folded: String,
    relevant: Vec<String>,
}

/// Indexes `corpus` (gzipped JSON lines of id, title, body, cat) in a temporary folder and asks `queries` (JSON lines
/// of q, folded, relevant).
pub fn evaluate(corpus: &Path, queries: &Path) -> Result<Evaluation, SearchError> {
    let file = File::open(corpus).map_err(|source| fault(corpus, 0, source))?;
    let documents: Vec<CorpusDocument> = lines(corpus, BufReader::new(GzDecoder::new(file)))?;
    let file = File::open(queries).map_err(|source| fault(queries, 0, source))?;
    let questions: Vec<TestQuestion> = lines(queries, BufReader::new(file))?;

    let ids: Vec<String> = documents.iter().map(|document| document.id.clone()).collect();
    let entries: Vec<Entry> = documents
        .into_iter()
        .map(|CorpusDocument { id, title, body, cat }| Entry {
            url: id,
            title,
            text: body,
            class: cat,
            ..Entry::default()
        })
        .collect();
    let folder = tempfile::tempdir().map_err(|source| fault(Path::new(""), 0, source))?;
    let index = folder.path().join("index");
    build(&index, &entries)?;
    let library = Library::open(&index)?;

    let mut evaluation =
        Evaluation { queries: questions.len(), marked: Quality::default(), folded: Quality::default() };
    for question in &questions {
        for (typed, quality) in [(&question.q, &mut evaluation.marked), (&question.folded, &mut evaluation.folded)] {
            let ranked = library.rank(&ParsedQuery::parse(typed))?.entries;
            let right = |&(_, document): &(f32, u32)| question.relevant.contains(&ids[document as usize]);
            if let Some(place) = ranked.iter().take(10).position(right) {
                quality.mrr10 += 1.0 / (place + 1) as f64;
                quality.recall10 += 1.0;
            }
        }
    }
    for quality in [&mut evaluation.marked, &mut evaluation.folded] {
        quality.mrr10 /= questions.len().max(1) as f64;
        quality.recall10 /= questions.len().max(1) as f64;
    }
    Ok(evaluation)
}

fn lines<T: DeserializeOwned>(path: &Path, reader: impl BufRead) -> Result<Vec<T>, SearchError> {
    let parsed = reader.lines().enumerate().map(|(number, line)| {
        let line = line.map_err(|source| fault(path, number + 1, source))?;
        serde_json::from_str(&line)
            .map_err(|source| fault(path, number + 1, Error::new(ErrorKind::InvalidData, source)))
    });
    parsed.collect()
}

fn fault(path: &Path, line: usize, source: Error) -> SearchError {
    SearchError::Measure { path: PathBuf::from(path), line, source }
}
