//! Reading documents: block trees of small packages and texts, hostile files, and the sample files where they are.

#[path = "documents/tree.rs"]
mod tree;

#[path = "documents/samples.rs"]
mod samples;
