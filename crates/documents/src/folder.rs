//! The documents' folder: lists the files that may be documents, and what looks like one but is refused.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::DocumentError;

/// Limit of nested folders, since no site path could hold deeper names.
const DEEPEST: usize = 32;

/// The result of listing a folder.
#[derive(Debug, Default)]
pub struct Listing {
    /// Regular files that may be documents, sorted by path.
    pub files: Vec<PathBuf>,
    /// Entries that are not read, each with its reason: links, pipes, devices, folders that can't be opened.
    pub refused: Vec<DocumentError>,
}

/// Lists a folder and those below it, hidden ones aside. `is_document` decides by name whether a file may be one.
/// Symbolic links are not followed, so that nothing outside of the folder is ever read.
///
/// # Errors
/// [`DocumentError::Open`] if `root` itself can't be opened; problems below it are part of the listing.
pub fn list(root: &Path, is_document: impl Fn(&str) -> bool) -> Result<Listing, DocumentError> {
    let mut listing = Listing::default();
    let mut folders = vec![(root.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        let open = |source| DocumentError::Open { path: folder.clone(), source };
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(source) if depth == 0 => return Err(open(source)),
            Err(source) => {
                listing.refused.push(open(source));
                continue;
            }
        };
        for entry in entries {
            let found = entry.and_then(|entry| Ok((entry.path(), entry.file_name(), entry.file_type()?)));
            let (path, name, kind) = match found {
                Ok(found) => found,
                Err(source) => {
                    listing.refused.push(open(source));
                    continue;
                }
            };
            let name = name.to_string_lossy();
            let wanted = if kind.is_dir() { !name.starts_with('.') } else { is_document(&name) };
            if !wanted {
                continue;
            }
            if kind.is_dir() && depth < DEEPEST {
                folders.push((path, depth + 1));
            } else if kind.is_file() {
                listing.files.push(path);
            } else if kind.is_symlink() {
                listing.refused.push(DocumentError::Linked { path });
            } else {
                listing.refused.push(DocumentError::NotAFile { path });
            }
        }
    }
    listing.files.sort();
    listing.refused.sort_by(|one, other| one.path().cmp(other.path()));
    Ok(listing)
}
