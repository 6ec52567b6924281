//! A site of nothing but its search page, in a folder as it would be on a stick.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{fs, path::PathBuf};

use daihoi::{
    search::{self, Entry, Library, SearchError},
    site::Templates,
};
use tempfile::TempDir;

/// The folder and the index that it was made from.
pub(crate) struct Stick {
    folder: TempDir,
    pub(crate) library: Library,
}

impl Stick {
    /// Builds the index, exports it and writes the search page with the policy that every page has.
    pub(crate) fn with(entries: &[Entry]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let index = folder.path().join("index");
        search::build(&index, entries).unwrap();
        let library = Library::open(&index).unwrap();
        let stick = Self { folder, library };
        let scripts = stick.site().join("search");
        fs::create_dir_all(&scripts).unwrap();
        search::export(&stick.library, |name, bytes| {
            fs::write(scripts.join(name), bytes).unwrap();
            Ok::<(), SearchError>(())
        })
        .unwrap();
        // As they are shipped, not as they are written.
        for (path, bytes) in Templates::shipped().files() {
            if let Some(name) = path.strip_prefix("search/") {
                fs::write(scripts.join(name), bytes).unwrap();
            }
        }
        fs::write(stick.page(), include_str!("search.html")).unwrap();
        stick
    }

    pub(crate) fn site(&self) -> PathBuf {
        self.folder.path().join("Đại hội (bản phát hành)")
    }

    pub(crate) fn page(&self) -> PathBuf {
        self.site().join("search.html")
    }
}
