//! Real texts with questions: the laws kept with the project, and the evaluation corpus beside it, if present.
#![allow(dead_code, reason = "each test that includes this module uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    path::PathBuf,
};

use daihoi::search::Entry;
use flate2::read::GzDecoder;
use serde_json::Value;

/// A corpus with questions on it, in the files that `daihoi_search::evaluate` takes.
pub(crate) struct Collection {
    corpus: PathBuf,
    questions: PathBuf,
    /// Values of the documents' class.
    pub(crate) classes: &'static [&'static str],
}

/// The articles of eight laws that are kept with the project.
pub(crate) fn laws() -> Collection {
    let folder = daihoi_testing::repository().join("crates/search/tests/data");
    Collection { corpus: folder.join("laws.jsonl.gz"), questions: folder.join("questions.jsonl"), classes: &["law"] }
}

/// The thousands of documents beside the project, which may not ship; none where they are missing.
pub(crate) fn beside() -> Option<Collection> {
    let folder = daihoi_testing::measured("data/search")?;
    let (corpus, questions) = (folder.join("corpus.jsonl.gz"), folder.join("queries.jsonl"));
    Some(Collection { corpus, questions, classes: &["law", "wiki", "xquad"] })
}

impl Collection {
    /// All documents as entries.
    pub(crate) fn documents(&self) -> Vec<Entry> {
        let lines = BufReader::new(GzDecoder::new(File::open(&self.corpus).unwrap())).lines();
        let entries = lines.map(|line| {
            let document: Value = serde_json::from_str(&line.unwrap()).unwrap();
            let field = |name: &str| document[name].as_str().unwrap().to_owned();
            Entry {
                url: field("id"),
                title: field("title"),
                text: field("body"),
                class: field("cat"),
                ..Entry::default()
            }
        });
        entries.collect()
    }

    /// All questions, each with marks and without.
    pub(crate) fn questions(&self) -> Vec<String> {
        let lines = fs::read_to_string(&self.questions).unwrap();
        let questions = lines.lines().flat_map(|line| {
            let question: Value = serde_json::from_str(line).unwrap();
            ["q", "folded"].map(|name| question[name].as_str().unwrap().to_owned())
        });
        questions.collect()
    }
}
