//! PDF and old Word, whose readers are third-party: they run in a separate process, so that a hostile file which makes
//! them abort or overflow the stack ends that process and nothing else.

mod answer;
mod child;
mod doc;
mod legacy;
mod ocr;
mod parent;
mod pdf;
mod process;
mod word97;

pub use child::{become_tool, limit, read_here, serve};
pub(super) use parent::read;
pub use process::{ProcessOutput, run};

/// Extensions of such files, in lower case.
pub(super) const EXTENSIONS: [&str; 2] = ["pdf", "doc"];
