//! Formats whose readers are not ours, PDF and old Word: read in a process of their own, so that what they make of a
//! hostile file, an abort or a stack that runs out included, ends that process and nothing else.

mod answer;
mod child;
mod doc;
mod legacy;
mod ocr;
mod parent;
mod pdf;
mod process;
mod word97;

pub use child::{become_tool, read_here, serve};
pub(super) use parent::read;

/// Extensions of such files, in lower case.
pub(super) const EXTENSIONS: [&str; 2] = ["pdf", "doc"];
