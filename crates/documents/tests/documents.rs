//! Reading documents: block trees of small packages and texts, hostile files, and the sample files where they are.

#![allow(clippy::unwrap_used)] // a test that can't go on fails

#[path = "documents/foreign.rs"]
mod foreign;
#[path = "documents/hostile.rs"]
mod hostile;
#[path = "documents/made.rs"]
mod made;
#[path = "documents/markdown.rs"]
mod markdown;
#[path = "documents/official.rs"]
mod official;
#[path = "documents/package.rs"]
mod package;
#[path = "documents/pictures.rs"]
mod pictures;
#[path = "documents/properties.rs"]
mod properties;
#[path = "documents/samples.rs"]
mod samples;
#[path = "documents/tree.rs"]
mod tree;
#[path = "documents/word.rs"]
mod word;
