//! The sidecar: a TOML file beside a document that states its metadata.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    encoding,
    error::DocumentError,
    file_guard::bytes,
    formats::{EXTENSIONS, extension},
    limits::Limit,
};

/// Path of the metadata file beside a document: `<file>.<ext>.toml`, or `<stem>.toml` if only that exists and can mean
/// no other document. The file need not exist.
pub fn sidecar(document: &Path) -> PathBuf {
    let mut name = document.file_name().unwrap_or_default().to_owned();
    name.push(".toml");
    let own = document.with_file_name(name);
    let short = document.with_extension("toml");
    if !is_there(&own) && is_there(&short) && is_alone(document) { short } else { own }
}

/// Whether `<stem>.toml` can only mean this document.
fn is_alone(document: &Path) -> bool {
    let own = extension(document);
    let mut others = EXTENSIONS.into_iter().filter(|other| *other != own);
    let has = |extension: &str| is_there(&document.with_extension(extension));
    // `a.docx.toml` belongs to `a.docx`, whether `a.docx.md` exists or not.
    !has("") && !others.any(|other| has(other) || has(&other.to_uppercase()))
}

/// A link counts as existing: its target is refused when it is read, not silently skipped.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| !about.is_dir())
}

/// Path and text of the sidecar, if there is one.
pub(super) fn read(document: &Path) -> Result<Option<(PathBuf, String)>, DocumentError> {
    let path = sidecar(document);
    let bytes = match bytes(&path, Limit::FrontMatter, Limit::FrontMatter.allowed()) {
        Ok(bytes) => bytes,
        Err(DocumentError::Open { source, .. }) if source.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    match encoding::decode(bytes) {
        Ok(text) => Ok(Some((path, text))),
        Err(at) => Err(DocumentError::NotUnicode { path, part: String::new(), at }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_understood_where_it_means_one_document() {
        let room = tempfile::tempdir().expect("a folder");
        let at = |name: &str| room.path().join(name);
        let put = |name: &str| fs::write(at(name), "").expect("written");
        put("a.docx");
        assert_eq!(sidecar(&at("a.docx")), at("a.docx.toml"), "the name that is looked for");
        put("a.toml");
        assert_eq!(sidecar(&at("a.docx")), at("a.toml"));
        put("a.docx.toml");
        assert_eq!(sidecar(&at("a.docx")), at("a.docx.toml"), "the whole name comes first");
        put("a.docx.md");
        assert_eq!(sidecar(&at("a.docx.md")), at("a.docx.md.toml"), "that one is of a.docx");

        put("b.toml");
        put("b.md");
        put("b.PDF");
        for name in ["b.md", "b.PDF"] {
            assert_eq!(sidecar(&at(name)), at(&format!("{name}.toml")), "it may mean either");
        }
    }
}
