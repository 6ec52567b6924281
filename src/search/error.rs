//! What can go wrong with the index of search.

use std::path::PathBuf;

/// An error of the search layer.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// No index was built in this folder yet.
    #[error("no search index in {folder}")]
    Missing {
        /// Where it was looked for.
        folder: PathBuf,
    },
    /// The index was built by another version of the program: build it anew.
    #[error("search index in {folder} has another layout")]
    Outdated {
        /// Where it stands.
        folder: PathBuf,
    },
    /// The folder can't be made, emptied or renamed.
    #[error("{path}: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The index can't be written or read.
    #[error("search index in {folder}: {source}")]
    Index {
        /// Where it stands.
        folder: PathBuf,
        /// What tantivy said.
        source: tantivy::TantivyError,
    },
    /// A stored entry is not what was written.
    #[error("entry {document} in {folder}: {source}")]
    Entry {
        /// Where the index stands.
        folder: PathBuf,
        /// The entry's number.
        document: u32,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// A file of questions or documents for measuring can't be read.
    #[error("{path}, line {line}: {source}")]
    Measure {
        /// The file.
        path: PathBuf,
        /// The line, from 1; 0 for the whole file.
        line: usize,
        /// What is wrong with it.
        source: std::io::Error,
    },
}
