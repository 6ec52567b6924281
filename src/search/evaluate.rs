//! Measures the ranking on questions whose answers are known.

use std::{
    fs::File,
    io::{BufRead, BufReader, Error, ErrorKind},
    path::{Path, PathBuf},
};

use flate2::read::GzDecoder;
use serde::{Deserialize, de::DeserializeOwned};

use super::{Entry, Library, SearchError, build, query::Query};

/// How well the questions were answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evaluation {
    /// How many questions were asked.
    pub queries: usize,
    /// As they are written.
    pub marked: Quality,
    /// Without any marks.
    pub folded: Quality,
}

/// How well one way of asking did.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Quality {
    /// Mean reciprocal rank of the first right entry among the first ten; 0 for none.
    pub mrr10: f64,
    /// Share of questions with a right entry among the first ten.
    pub recall10: f64,
}

#[derive(Deserialize)]
struct Document {
    id: String,
    title: String,
    body: String,
    cat: String,
}

#[derive(Deserialize)]
struct Question {
    q: String,
    folded: String,
    relevant: Vec<String>,
}

/// Indexes `corpus` (JSON lines of id, title, body, cat; gzip) in a folder of its own and asks `queries` (JSON lines of
/// q, folded, relevant).
pub fn evaluate(corpus: &Path, queries: &Path) -> Result<Evaluation, SearchError> {
    let file = File::open(corpus).map_err(|source| fault(corpus, 0, source))?;
    let documents: Vec<Document> = lines(corpus, BufReader::new(GzDecoder::new(file)))?;
    let file = File::open(queries).map_err(|source| fault(queries, 0, source))?;
    let questions: Vec<Question> = lines(queries, BufReader::new(file))?;

    let ids: Vec<String> = documents.iter().map(|document| document.id.clone()).collect();
    let entries: Vec<Entry> = documents
        .into_iter()
        .map(|Document { id, title, body, cat }| Entry { url: id, title, text: body, class: cat, ..Entry::default() })
        .collect();
    let folder = tempfile::tempdir().map_err(|source| fault(Path::new(""), 0, source))?;
    let index = folder.path().join("index");
    build(&index, &entries)?;
    let library = Library::open(&index)?;

    let mut evaluation =
        Evaluation { queries: questions.len(), marked: Quality::default(), folded: Quality::default() };
    for question in &questions {
        for (typed, quality) in [(&question.q, &mut evaluation.marked), (&question.folded, &mut evaluation.folded)] {
            let ranked = library.rank(&Query::parse(typed))?.entries;
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
