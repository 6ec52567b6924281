//! Documents as they come, Markdown, Word and PDF, read into one block tree with metadata and warnings.
//!
//! Content is data: links lead to the web, to mail or to an anchor and nowhere else, raw HTML in Markdown becomes
//! text, and whoever writes pages escapes it all.

pub mod block;
mod class;
mod docx;
mod draft;
mod encoding;
mod ending;
mod error;
pub mod export;
mod field;
mod fields;
mod folder;
pub mod foreign;
mod heading;
mod issuer;
mod label;
mod limits;
mod lines;
pub mod link;
mod markdown;
pub mod outline;
mod picture;
mod scan;
mod sidecar;
mod stamp;
mod top;

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

pub use block::{Alignment, Block, Cell, Document, Image, Inline, Item, Metadata, Row, Run, Script, Secrecy, Style};
pub use class::CLASSES;
pub use ending::names_recipients;
pub use error::{DocumentError, Dropped, Ended, Warning};
pub use export::text;
pub use field::Field;
pub use folder::{Listing, list};
pub use issuer::{Nation, nation_of};
pub use limits::Limit;
pub use picture::{Asset, Sources};
pub use sidecar::sidecar;
use stamp::Stamp;

use crate::text::legacy;

/// Extensions of the files that [`read`] reads, in lower case.
pub const EXTENSIONS: [&str; 5] = ["docx", "md", "markdown", "pdf", "doc"];

/// A file's extension as in [`EXTENSIONS`]: in lower case, empty where it has none.
pub fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// Warnings that are told of one document: nobody mends more at once.
const MOST_WARNINGS: usize = 40;

/// A document that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What it says and what it is.
    pub document: Document,
    /// What was lost, odd or left out.
    pub warnings: Vec<Warning>,
    /// The pictures that the blocks name, by name.
    pub assets: Vec<Asset>,
}

/// Reads a document by its extension, with the metadata of its front matter, of its [`sidecar`], and of the
/// heading block in its text, the former before the latter. Only front matter can lower the secrecy that the text
/// itself is marked with. `sources` say what it may take from outside of its file: pictures, and the program that
/// reads PDF and old Word files.
///
/// # Errors
/// [`DocumentError`] says why a file can't be read; none of it stops the reading of others.
pub fn read(path: &Path, sources: &Sources) -> Result<Reading, DocumentError> {
    let extension = extension(path);
    if !EXTENSIONS.contains(&extension.as_str()) {
        return Err(DocumentError::Unsupported { path: path.to_owned(), extension });
    }
    let beside = sidecar::read(path)?;
    let beside = beside.as_ref().map(|(path, text)| (path.as_path(), text.as_str()));
    if foreign::EXTENSIONS.contains(&extension.as_str()) {
        return read_foreign(path, extension, sources, beside);
    }
    let bytes = bytes(path, Limit::FileBytes, Limit::FileBytes.allowed())?;
    parse_near(path, &extension, bytes, beside, sources)
}

/// Reads a file whose reader has a process of its own.
fn read_foreign(
    path: &Path,
    extension: String,
    sources: &Sources,
    sidecar: Option<(&Path, &str)>,
) -> Result<Reading, DocumentError> {
    let Some(program) = &sources.helper else {
        return Err(DocumentError::Unsupported { path: path.to_owned(), extension });
    };
    let found = regular(path)?;
    if found > Limit::FileBytes.allowed() {
        return Err(DocumentError::Limit { path: path.to_owned(), limit: Limit::FileBytes, found });
    }
    let mut warnings = Vec::new();
    let beside = beside(sidecar, &mut warnings)?;
    let (document, assets, stamps) = foreign::read(path, program, &mut warnings)?;
    let found = Found { document, stated: fields::Stated::new(), stamps, assets };
    Ok(finish(path, found, beside, warnings))
}

/// Reads a document from memory: `extension` as in [`EXTENSIONS`], `sidecar` with the path it has in errors.
///
/// # Errors
/// As [`read`]. Foreign formats can't be read from memory.
pub fn parse(
    path: &Path,
    extension: &str,
    bytes: Vec<u8>,
    sidecar: Option<(&Path, &str)>,
) -> Result<Reading, DocumentError> {
    parse_near(path, extension, bytes, sidecar, &Sources::default())
}

/// What a reader found in a file.
struct Found {
    document: Document,
    /// By its front matter.
    stated: fields::Stated,
    /// In its page headers.
    stamps: Vec<Stamp>,
    assets: Vec<Asset>,
}

fn beside(sidecar: Option<(&Path, &str)>, warnings: &mut Vec<Warning>) -> Result<fields::Stated, DocumentError> {
    sidecar.map_or_else(|| Ok(fields::Stated::new()), |(path, text)| fields::toml_table(path, text, warnings))
}

fn parse_near(
    path: &Path,
    extension: &str,
    bytes: Vec<u8>,
    sidecar: Option<(&Path, &str)>,
    sources: &Sources,
) -> Result<Reading, DocumentError> {
    let mut warnings = Vec::new();
    let beside = beside(sidecar, &mut warnings)?;
    let mut pictures = picture::Pictures::new(sources, path);
    let (document, stated, stamps) = match extension {
        "docx" => {
            let (document, stamps) = docx::read(path, bytes, &mut pictures, &mut warnings)?;
            (document, fields::Stated::new(), stamps)
        }
        "md" | "markdown" => {
            let found = bytes.len() as u64;
            if found > Limit::TextBytes.allowed() {
                return Err(DocumentError::Limit { path: path.to_owned(), limit: Limit::TextBytes, found });
            }
            let wrong = |at| DocumentError::NotUnicode { path: path.to_owned(), part: String::new(), at };
            let text = encoding::decode(bytes).map_err(wrong)?;
            let (stated, body) = fields::front_matter(path, &text, &mut warnings)?;
            let mut document = markdown::read(path, body, &mut pictures, &mut warnings)?;
            ending::set_side_by_side(&mut document.blocks);
            (document, stated, Vec::new())
        }
        extension => {
            return Err(DocumentError::Unsupported { path: path.to_owned(), extension: extension.to_owned() });
        }
    };
    let found = Found { document, stated, stamps, assets: pictures.into_assets() };
    Ok(finish(path, found, beside, warnings))
}

/// What every format has in common: metadata by rank, the heading block, levels, a name.
fn finish(path: &Path, found: Found, mut beside: fields::Stated, mut warnings: Vec<Warning>) -> Reading {
    let Found { mut document, stated, stamps, assets } = found;
    let secrecy_is_stated = stated.contains_key(&Field::Secrecy);
    if secrecy_is_stated {
        beside.remove(&Field::Secrecy);
    }
    fields::apply(&beside, &mut document.metadata, &mut warnings);
    fields::apply(&stated, &mut document.metadata, &mut warnings);
    let mut recognised = heading::recognise(&mut document, secrecy_is_stated, stamps);
    let is_scan = matches!(document.blocks.first(), Some(Block::Scan { .. }));
    if is_scan && document.metadata.title.is_empty() && document.metadata.class.is_empty() {
        warnings.push(Warning::UnnamedScan);
    }
    raise_levels(&mut document.blocks);
    name(&mut document, path, &mut recognised);
    recognised.sort_unstable();
    recognised.dedup();
    document.metadata.guessed = recognised;
    if document.blocks.is_empty() {
        warnings.push(Warning::NoText);
    }
    if is_in_old_encoding(&export::text(&document)) {
        warnings.push(Warning::OldEncoding);
    }
    warnings.dedup();
    warnings.truncate(MOST_WARNINGS);
    Reading { document, warnings, assets }
}

/// Whether a fifth of the words at least has letters that Vietnamese does not write; a name or two are no reason.
fn is_in_old_encoding(text: &str) -> bool {
    let (mut words, mut strange) = (0, 0);
    for word in text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)) {
        words += 1;
        strange += usize::from(legacy::is_suspected(word));
    }
    strange >= 3 && strange * 5 >= words
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

/// A file's bytes, no more than allowed: it may grow while it is read.
fn bytes(path: &Path, limit: Limit, allowed: u64) -> Result<Vec<u8>, DocumentError> {
    let failed = |source| DocumentError::Open { path: path.to_owned(), source };
    regular(path)?;
    let file = open_at_once(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if !about.is_file() {
        return Err(DocumentError::NotAFile { path: path.to_owned() });
    }
    let size = about.len();
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

/// The size of a regular file. Links are not followed; a pipe or a device is not even opened.
fn regular(path: &Path) -> Result<u64, DocumentError> {
    let about = fs::symlink_metadata(path).map_err(|source| DocumentError::Open { path: path.to_owned(), source })?;
    if about.is_symlink() {
        return Err(DocumentError::Linked { path: path.to_owned() });
    }
    if !about.is_file() {
        return Err(DocumentError::NotAFile { path: path.to_owned() });
    }
    Ok(about.len())
}

/// Opens a file without waiting: what was a file a moment ago may be a pipe by now.
fn open_at_once(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOFOLLOW;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(path)
}
