//! Documents as they come, Markdown and Word, read into one block tree with metadata and warnings.
//!
//! Content is data: links lead to the web, to mail or to an anchor and nowhere else, raw HTML in Markdown becomes
//! text, and whoever writes pages escapes it all.

pub mod block;
mod class;
mod docx;
mod draft;
mod encoding;
mod error;
pub mod export;
mod fields;
mod heading;
mod label;
mod limits;
mod link;
mod markdown;
pub mod outline;

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

pub use block::{Alignment, Block, Cell, Document, Inline, Item, Metadata, Row, Run, Script, Secrecy, Style};
pub use class::CLASSES;
pub use error::{DocumentError, Dropped, Warning};
pub use export::text;
pub use fields::Field;
pub use limits::Limit;

/// Extensions of the files that [`read`] reads, in lower case.
pub const EXTENSIONS: [&str; 3] = ["docx", "md", "markdown"];

/// Bytes that a sidecar may have.
const SIDECAR_BYTES: u64 = 1 << 20;

/// A document that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What it says and what it is.
    pub document: Document,
    /// What was lost, odd or left out.
    pub warnings: Vec<Warning>,
    /// Fields of the metadata that nobody stated, recognised in the text.
    pub recognised: Vec<Field>,
}

/// Reads a document by its extension, with the metadata of its front matter, of `<file>.toml` beside it, and of the
/// heading block in its text, the former before the latter. Only front matter can lower the secrecy that the text
/// itself is marked with.
///
/// # Errors
/// [`DocumentError`] says why a file can't be read; none of it stops the reading of others.
pub fn read(path: &Path) -> Result<Reading, DocumentError> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if !EXTENSIONS.contains(&extension.as_str()) {
        return Err(DocumentError::Unsupported { path: path.to_owned(), extension });
    }
    let bytes = bytes(path, Limit::FileBytes, Limit::FileBytes.allowed())?;
    let sidecar = sidecar(path)?;
    parse(path, &extension, bytes, sidecar.as_ref().map(|(path, text)| (path.as_path(), text.as_str())))
}

/// Reads a document from memory: `extension` as in [`EXTENSIONS`], `sidecar` with the path it has in errors.
///
/// # Errors
/// As [`read`].
pub fn parse(
    path: &Path,
    extension: &str,
    bytes: Vec<u8>,
    sidecar: Option<(&Path, &str)>,
) -> Result<Reading, DocumentError> {
    let mut warnings = Vec::new();
    let mut beside = match sidecar {
        Some((path, text)) => fields::toml_table(path, text, &mut warnings)?,
        None => fields::Stated::new(),
    };
    let (mut document, stated, header) = match extension {
        "docx" => {
            let (document, header) = docx::read(path, bytes, &mut warnings)?;
            (document, fields::Stated::new(), header)
        }
        "md" | "markdown" => {
            let found = bytes.len() as u64;
            if found > Limit::TextBytes.allowed() {
                return Err(DocumentError::Limit { path: path.to_owned(), limit: Limit::TextBytes, found });
            }
            let wrong = |at| DocumentError::NotUnicode { path: path.to_owned(), part: String::new(), at };
            let text = encoding::decode(bytes).map_err(wrong)?;
            let (stated, body) = fields::front_matter(path, &text, &mut warnings)?;
            (markdown::read(body, &mut warnings), stated, Secrecy::Open)
        }
        extension => {
            return Err(DocumentError::Unsupported { path: path.to_owned(), extension: extension.to_owned() });
        }
    };
    let secrecy_is_stated = stated.contains_key(&Field::Secrecy);
    if secrecy_is_stated {
        beside.remove(&Field::Secrecy);
    }
    fields::apply(&beside, &mut document.metadata, &mut warnings);
    fields::apply(&stated, &mut document.metadata, &mut warnings);
    let mut recognised = heading::recognise(&mut document, secrecy_is_stated);
    if header > document.metadata.secrecy {
        document.metadata.secrecy = header;
        recognised.push(Field::Secrecy);
    }
    raise_levels(&mut document.blocks);
    name(&mut document, path, &mut recognised);
    recognised.sort_unstable();
    recognised.dedup();
    if document.blocks.is_empty() {
        warnings.push(Warning::NoText);
    }
    Ok(Reading { document, warnings, recognised })
}

/// The highest headings of a document are of level 1: its title is above them all.
fn raise_levels(blocks: &mut [Block]) {
    let levels =
        blocks.iter().filter_map(|block| if let Block::Heading { level, .. } = block { Some(*level) } else { None });
    let above = levels.min().unwrap_or(1).saturating_sub(1);
    for block in blocks {
        if let Block::Heading { level, .. } = block {
            *level -= above;
        }
    }
}

/// A document without a title is called by its class and subject, else by its first heading, else by its file.
fn name(document: &mut Document, path: &Path, recognised: &mut Vec<Field>) {
    let Document { metadata, blocks, .. } = document;
    if !metadata.title.is_empty() {
        return;
    }
    recognised.push(Field::Title);
    if !metadata.class.is_empty() {
        let mut letters = metadata.class.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        let title = format!("{first}{} {}", letters.as_str(), metadata.subject);
        title.trim().clone_into(&mut metadata.title);
        return;
    }
    let heading = blocks.iter().find_map(|block| match block {
        Block::Heading { content, .. } => Some(export::line(content)).filter(|words| !words.is_empty()),
        _ => None,
    });
    let file = || crate::text::normal(&path.file_stem().unwrap_or_default().to_string_lossy());
    metadata.title = heading.unwrap_or_else(file);
}

/// The text of `<file>.toml` beside a document, if there is one.
fn sidecar(document: &Path) -> Result<Option<(PathBuf, String)>, DocumentError> {
    let mut name = document.file_name().unwrap_or_default().to_owned();
    name.push(".toml");
    let path = document.with_file_name(name);
    let bytes = match bytes(&path, Limit::TextBytes, SIDECAR_BYTES) {
        Ok(bytes) => bytes,
        Err(DocumentError::Open { source, .. }) if source.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    match encoding::decode(bytes) {
        Ok(text) => Ok(Some((path, text))),
        Err(at) => Err(DocumentError::NotUnicode { path, part: String::new(), at }),
    }
}

/// A file's bytes, no more than allowed: it may grow while it is read.
fn bytes(path: &Path, limit: Limit, allowed: u64) -> Result<Vec<u8>, DocumentError> {
    let failed = |source| DocumentError::Open { path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    let mut bytes = Vec::with_capacity(size.min(allowed) as usize + 1);
    if size <= allowed {
        file.take(allowed + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    let found = size.max(bytes.len() as u64);
    if found > allowed {
        return Err(DocumentError::Limit { path: path.to_owned(), limit, found });
    }
    Ok(bytes)
}
