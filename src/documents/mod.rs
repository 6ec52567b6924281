//! Documents as they come, Markdown and Word, read into one block tree with metadata and warnings.

pub mod block;
pub mod outline;

pub use block::{Alignment, Block, Cell, Document, Inline, Item, Metadata, Row, Run, Secrecy, Style};
