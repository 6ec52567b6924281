//! What lies in `docs-content/` before anything is read: documents, and what their reading depends on.

use std::{
    collections::{BTreeMap, HashSet},
    env,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{
    Matter, Notice,
    cache::{Stamp, hash},
};
use crate::{
    app::{congress::Folder, error::AppError},
    documents::{self, DocumentError},
};

/// Extensions of files beside documents that are none themselves: sidecars, pictures of Markdown, editors' files.
const BESIDE: [&str; 16] = [
    "toml",
    "tmp",
    "swp",
    "swx",
    "part",
    "crdownload",
    "bak",
    "lock",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "svg",
    "bmp",
    "db",
];
/// Extensions of formats that other programs help to read.
const HELPED: [&str; 2] = ["pdf", "doc"];
/// The programs that help to read them.
const HELPERS: [&str; 2] = ["pdftotext", "tesseract"];

/// A file that may be a document.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) path: PathBuf,
    /// The path below `docs-content/`.
    pub(super) relative: PathBuf,
    pub(super) stamp: Stamp,
}

impl Source {
    /// Its name in the cache; none for a name that is no text.
    pub(super) fn name(&self) -> Option<&str> {
        self.relative.to_str()
    }

    /// Whether pictures are read from beside it.
    pub(super) fn may_name_pictures(&self) -> bool {
        matches!(documents::extension(&self.path).as_str(), "md" | "markdown")
    }
}

/// All that a build finds.
pub(super) struct Scan {
    /// Sorted by path.
    pub(super) sources: Vec<Source>,
    /// What has the name of a document but may not be read: links, pipes, folders that can't be opened.
    pub(super) refused: Vec<DocumentError>,
    /// Files that would state what a document is, if only there were one of their name.
    pub(super) stray: Vec<Notice>,
    /// Stands for all pictures there are.
    pub(super) pictures: String,
    /// Stands for the programs at hand.
    helpers: String,
}

impl Scan {
    /// Scans a folder.
    pub(super) fn of(folder: &Path) -> Result<Self, AppError> {
        let now = SystemTime::now();
        let listing = documents::list(folder, is_document_name)?;
        let source = |path: PathBuf| {
            // It may be gone again.
            let stamp = Stamp::at(&path)?;
            let relative = path.strip_prefix(folder).unwrap_or(&path).to_owned();
            Some(Source { path, relative, stamp })
        };
        let sources: Vec<Source> = listing.files.into_iter().filter_map(source).collect();
        let mut pictures = BTreeMap::new();
        let mut beside = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(below) = folders.pop() {
            // What can't be opened is in the listing.
            for entry in fs::read_dir(&below).into_iter().flatten().flatten() {
                let Ok(kind) = entry.file_type() else { continue };
                let name = entry.file_name().to_string_lossy().into_owned();
                let path = entry.path();
                if kind.is_dir() {
                    if !name.starts_with('.') {
                        folders.push(path);
                    }
                } else if documents::extension(&path) == "toml" {
                    if !is_temporary(&name) {
                        beside.push(path);
                    }
                } else if kind.is_file()
                    && !is_document_name(&name)
                    && let Some(stamp) = Stamp::at(&path)
                {
                    let content = if stamp.is_settled(now) { String::new() } else { of_file(&path, stamp) };
                    let relative = path.strip_prefix(folder).unwrap_or(&path).to_owned();
                    pictures.insert(relative, format!("{stamp:?}{content}"));
                }
            }
        }
        let pictures = pictures.iter().flat_map(|(path, seen)| [path.as_os_str().as_encoded_bytes(), seen.as_bytes()]);
        let stray = stray(folder, beside, &sources);
        Ok(Self { pictures: hash(pictures), sources, refused: listing.refused, stray, helpers: helpers() })
    }

    /// Stands for what the reading of a file depends on besides its own bytes, pictures apart.
    pub(super) fn around(&self, source: &Source) -> String {
        let name = source.path.file_name().unwrap_or_default().as_encoded_bytes();
        let beside = documents::sidecar(&source.path);
        // A pipe would never end; reading refuses what is no regular file.
        let regular = fs::symlink_metadata(&beside).is_ok_and(|about| about.is_file());
        let beside = if regular { fs::read(beside).ok() } else { None };
        let beside = beside.map(|bytes| hash([bytes.as_slice()])).unwrap_or_default();
        let helped = HELPED.contains(&documents::extension(&source.path).as_str());
        hash([name, beside.as_bytes(), if helped { self.helpers.as_bytes() } else { &[] }])
    }
}

/// What is to be said of the sidecars among `beside` that no document has.
fn stray(folder: &Path, beside: Vec<PathBuf>, sources: &[Source]) -> Vec<Notice> {
    if beside.is_empty() {
        return Vec::new();
    }
    let used: HashSet<PathBuf> = sources.iter().map(|source| documents::sidecar(&source.path)).collect();
    let named: HashSet<PathBuf> = sources.iter().map(|source| source.path.with_extension("")).collect();
    let mut stray: Vec<PathBuf> = beside.into_iter().filter(|path| !used.contains(path)).collect();
    stray.sort();
    let notice = |path: PathBuf| Notice {
        file: path.strip_prefix(folder).unwrap_or(&path).to_owned(),
        matter: Matter::Stray { may_be_meant: named.contains(&path.with_extension("")) },
    };
    stray.into_iter().map(notice).collect()
}

/// Whether a build reads what is in `out`, or would once it is there.
pub(super) fn reads(congress: &Folder, out: &Path) -> bool {
    fn real(path: &Path) -> PathBuf {
        match (fs::canonicalize(path), path.parent(), path.file_name()) {
            (Ok(path), ..) => path,
            (Err(_), Some(parent), Some(name)) => real(parent).join(name),
            _ => path.to_owned(),
        }
    }
    let out = real(out);
    [congress.documents(), congress.templates()].iter().any(|folder| out.starts_with(real(folder)))
}

/// The hash of a file's bytes; of one that is larger than any document, its stamp's.
pub(super) fn of_file(path: &Path, stamp: Stamp) -> String {
    if stamp.size > documents::Limit::FileBytes.allowed() {
        return format!("{stamp:?}");
    }
    fs::read(path).map(|bytes| hash([bytes.as_slice()])).unwrap_or_default()
}

/// The programs that help to read, by where they are: a new one may read what none could.
fn helpers() -> String {
    let folders: Vec<PathBuf> = env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    let find = |name: &str| {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        folders.iter().map(|folder| folder.join(&file)).find_map(|path| Some((Stamp::at(&path)?, path)))
    };
    format!("{:?}", HELPERS.map(find))
}

/// Whether a file of this name may be a document: Word's and other editors' temporary files, sidecars and pictures
/// are not.
fn is_document_name(name: &str) -> bool {
    // Vim tries whether it may write with a file that is called `4913`.
    let number = name.chars().all(|c| c.is_ascii_digit());
    let temporary = is_temporary(name) || number;
    let extension = Path::new(name).extension().map(OsStr::to_ascii_lowercase);
    let beside = extension.is_some_and(|extension| BESIDE.iter().any(|one| *one == extension));
    !temporary && !beside && !["README.md", "desktop.ini"].contains(&name)
}

/// Whether a file or folder of this name is an editor's own, or hidden.
pub(in crate::app) fn is_temporary(name: &str) -> bool {
    name.starts_with(['.', '~'])
        || name.ends_with('~')
        // Emacs keeps what was not saved yet.
        || name.starts_with('#') && name.ends_with('#')
        || Path::new(name).extension().is_some_and(|extension| extension == "tmp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temporary_files_sidecars_and_pictures_are_no_documents() {
        for name in [
            "~$bao-cao.docx",
            ".bao-cao.docx.swp",
            ".~lock.bao-cao.docx#",
            "~WRL0001.tmp",
            "bao-cao.md~",
            "#bao-cao.md#",
            ".#bao-cao.md",
            "4913",
            "bao-cao.docx.toml",
            "a.tmp",
            "README.md",
            "Thumbs.db",
            "so-do.PNG",
        ] {
            assert!(!is_document_name(name), "{name}");
        }
        for name in ["bao-cao.md", "#1 bao-cao.md", "Nghị quyết.docx", "scan.pdf", "la.odt", "Bao cao"] {
            assert!(is_document_name(name), "{name}");
        }
    }
}
