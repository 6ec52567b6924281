//! The corpus and the questions beside the project, if they exist.
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

/// The folder, or a line on standard error that says why the test is skipped.
pub(crate) fn folder(test: &str) -> Option<PathBuf> {
    daihoi_testing::shared(test, "data/search")
}

fn path() -> PathBuf {
    daihoi_testing::beside("data/search")
}

/// All documents of the corpus as entries.
pub(crate) fn documents(test: &str) -> Option<Vec<Entry>> {
    let file = File::open(folder(test)?.join("corpus.jsonl.gz")).unwrap();
    let lines = BufReader::new(GzDecoder::new(file)).lines();
    let entries = lines.map(|line| {
        let document: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let field = |name: &str| document[name].as_str().unwrap().to_owned();
        Entry { url: field("id"), title: field("title"), text: field("body"), class: field("cat"), ..Entry::default() }
    });
    Some(entries.collect())
}

/// All questions, each with marks and without.
pub(crate) fn questions() -> Vec<String> {
    let lines = fs::read_to_string(path().join("queries.jsonl")).unwrap();
    let questions = lines.lines().flat_map(|line| {
        let question: Value = serde_json::from_str(line).unwrap();
        ["q", "folded"].map(|name| question[name].as_str().unwrap().to_owned())
    });
    questions.collect()
}
