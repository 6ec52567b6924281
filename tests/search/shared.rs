//! The corpus and the questions beside the project, where they are.
#![allow(dead_code, reason = "each test that includes this module uses a part of it")]

use std::{
    env,
    fs::{self, File},
    io::{BufRead, BufReader},
    path::PathBuf,
};

use daihoi::search::Entry;
use flate2::read::GzDecoder;
use serde_json::Value;

/// The folder, or a line on standard error that says why the test is skipped.
pub fn folder(test: &str) -> Option<PathBuf> {
    let folder = path();
    if !folder.is_dir() {
        eprintln!("SKIPPED: {test}: {} is missing", folder.display());
        return None;
    }
    Some(folder)
}

fn path() -> PathBuf {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    env::var_os("DAIHOI_SHARED").map_or_else(beside, PathBuf::from).join("data/search")
}

/// All documents of the corpus as entries.
pub fn documents(test: &str) -> Option<Vec<Entry>> {
    let file = File::open(folder(test)?.join("corpus.jsonl.gz")).unwrap();
    let lines = BufReader::new(GzDecoder::new(file)).lines();
    let entries = lines.map(|line| {
        let document: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = |name: &str| document[name].as_str().unwrap().to_owned();
        Entry { url: text("id"), title: text("title"), text: text("body"), class: text("cat"), ..Entry::default() }
    });
    Some(entries.collect())
}

/// All questions, each with marks and without.
pub fn questions() -> Vec<String> {
    let lines = fs::read_to_string(path().join("queries.jsonl")).unwrap();
    let questions = lines.lines().flat_map(|line| {
        let question: Value = serde_json::from_str(line).unwrap();
        ["q", "folded"].map(|name| question[name].as_str().unwrap().to_owned())
    });
    questions.collect()
}
