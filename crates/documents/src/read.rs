//! Reads a document: picks the reader of its format, passes it the sidecar and the sources, and finishes the result.

use std::path::Path;

use super::{
    docx, encoding,
    error::{DocumentError, Warning},
    fields, file_guard,
    finish::{ParsedFile, Reading, finish},
    foreign,
    formats::{EXTENSIONS, extension},
    limits::Limit,
    markdown,
    picture::{PictureCollector, Sources},
    sidecar, signature_block,
};

/// Reads a document by its extension. Metadata comes from its front matter, its [`sidecar`](super::sidecar()), and the
/// heading block in its text, in this order of precedence. Only front matter can lower the secrecy that the text
/// itself is marked with. `sources` are what it may take from outside of its file: pictures, and the program that reads
/// PDF and old Word files.
///
/// # Errors
/// [`DocumentError`] with the reason why this file can't be read; others are not affected.
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
    let bytes = file_guard::bytes(path, Limit::FileBytes, Limit::FileBytes.allowed())?;
    parse_near(path, &extension, bytes, beside, sources)
}

/// Reads a file of a format whose reader runs in a separate process.
fn read_foreign(
    path: &Path,
    extension: String,
    sources: &Sources,
    sidecar: Option<(&Path, &str)>,
) -> Result<Reading, DocumentError> {
    let Some(program) = &sources.helper else {
        return Err(DocumentError::Unsupported { path: path.to_owned(), extension });
    };
    let found = file_guard::size(path)?;
    if found > Limit::FileBytes.allowed() {
        return Err(DocumentError::Limit { path: path.to_owned(), limit: Limit::FileBytes, found });
    }
    let mut warnings = Vec::new();
    let beside = beside(sidecar, &mut warnings)?;
    let (document, assets, markings) = foreign::read(path, program, &mut warnings)?;
    let found = ParsedFile { document, stated: fields::Stated::new(), markings, assets };
    Ok(finish(path, found, beside, warnings))
}

/// Reads a document from memory. `extension` is one of [`EXTENSIONS`], `path` and the path of `sidecar` are used in
/// errors.
///
/// # Errors
/// As [`read`]; also for the foreign formats, PDF and old Word, which can't be read from memory.
pub fn parse(
    path: &Path,
    extension: &str,
    bytes: Vec<u8>,
    sidecar: Option<(&Path, &str)>,
) -> Result<Reading, DocumentError> {
    parse_near(path, extension, bytes, sidecar, &Sources::default())
}

/// The fields that the sidecar states.
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
    let mut pictures = PictureCollector::new(sources, path);
    let (document, stated, markings) = match extension {
        "docx" => {
            let (document, markings) = docx::read(path, bytes, &mut pictures, &mut warnings)?;
            (document, fields::Stated::new(), markings)
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
            signature_block::set_side_by_side(&mut document.blocks);
            (document, stated, Vec::new())
        }
        extension => {
            return Err(DocumentError::Unsupported { path: path.to_owned(), extension: extension.to_owned() });
        }
    };
    let found = ParsedFile { document, stated, markings, assets: pictures.into_assets() };
    Ok(finish(path, found, beside, warnings))
}
