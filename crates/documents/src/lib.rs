//! Reads documents as they come, Markdown, Word and PDF, into one block tree with metadata and warnings.
//!
//! Content is data: links lead to the web, to mail, to an anchor or to another document and nowhere else, raw HTML in
//! Markdown becomes text, and the code that writes pages escapes it all.
//!
//! [`read`] picks the reader of a format and finishes what it found. Official documents have parts in a fixed form: a
//! heading block on top, markings (secrecy, urgency), and a signature block at the end; their fields become
//! [`Metadata`] unless the front matter or the sidecar states them.

pub mod block;
mod class;
mod docx;
mod draft;
mod encoding;
mod error;
pub mod export;
mod field;
mod fields;
mod file_guard;
mod finish;
mod folder;
pub mod foreign;
mod formats;
mod heading;
mod heading_fields;
mod issuer;
mod label;
mod limits;
mod lines;
pub mod link;
mod markdown;
mod markings;
pub mod outline;
mod picture;
mod read;
mod scan;
mod sidecar;
mod signature_block;

pub use block::{Alignment, Block, Cell, Document, Image, Inline, Item, Metadata, Row, Run, Script, Secrecy, Style};
pub use class::CLASSES;
pub use error::{DocumentError, Dropped, Ended, Warning};
pub use export::text;
pub use field::Field;
pub use finish::Reading;
pub use folder::{Listing, list};
pub use formats::{EXTENSIONS, extension};
pub use issuer::{Nation, nation_of};
pub use limits::Limit;
pub use picture::{Asset, Sources};
pub use read::{parse, read};
pub use sidecar::sidecar;
pub use signature_block::names_recipients;
