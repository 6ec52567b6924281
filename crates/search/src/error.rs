//! Errors of the search index.

use std::path::PathBuf;

/// An error of the search layer.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// No index exists in this folder yet.
    #[error("no search index in {folder}")]
    Missing {
        /// The folder where it was expected.
        folder: PathBuf,
    },
    /// The index was built by another version of the program: build it again.
    #[error("search index in {folder} has another layout")]
    Outdated {
        /// The folder of the index.
        folder: PathBuf,
    },
    /// The folder can't be created, emptied or renamed.
    #[error("{path}: {source}")]
    Folder {
        /// Path of the folder.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// The index can't be written or read.
    #[error("search index in {folder}: {source}")]
    Index {
        /// The folder of the index.
        folder: PathBuf,
        /// The error of tantivy.
        source: tantivy::TantivyError,
    },
    /// A stored entry can't be decoded.
    #[error("entry {document} in {folder}: {source}")]
    Entry {
        /// The folder of the index.
        folder: PathBuf,
        /// The entry's number, from 0.
        document: u32,
        /// The decoder's error.
        source: serde_json::Error,
    },
    /// A file of questions or documents for measuring can't be read.
    #[error("{path}, line {line}: {source}")]
    Measure {
        /// Path of the file.
        path: PathBuf,
        /// The line, from 1; 0 for the whole file.
        line: usize,
        /// The error at that line.
        source: std::io::Error,
    },
}
