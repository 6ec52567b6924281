//! Documents as they come, Markdown and Word, read into one block tree with metadata and warnings.

pub mod block;
pub mod export;
pub mod outline;

pub use block::{Alignment, Block, Cell, Document, Inline, Item, Metadata, Row, Run, Script, Secrecy, Style};
pub use export::text;
