//! A site that consists of its search page, in a folder as on a USB drive.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{fs, path::PathBuf};

use daihoi::{
    search::{self, Entry, Library, SearchError},
    site::Templates,
};
use tempfile::TempDir;

/// The site's folder and the index that it was exported from.
pub(crate) struct UsbFolder {
    folder: TempDir,
    pub(crate) library: Library,
}

impl UsbFolder {
    /// Builds the index, exports it and writes the search page with the policy that every page has.
    pub(crate) fn with(entries: &[Entry]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let index = folder.path().join("index");
        search::build(&index, entries).unwrap();
        let library = Library::open(&index).unwrap();
        let usb = Self { folder, library };
        let scripts = usb.site().join("search");
        fs::create_dir_all(&scripts).unwrap();
        search::export(&usb.library, |name, bytes| {
            fs::write(scripts.join(name), bytes).unwrap();
            Ok::<(), SearchError>(())
        })
        .unwrap();
        // The shipped scripts, without comments.
        for (path, bytes) in Templates::shipped().files() {
            if let Some(name) = path.strip_prefix("search/") {
                fs::write(scripts.join(name), bytes).unwrap();
            }
        }
        fs::write(usb.page(), include_str!("search.html")).unwrap();
        usb
    }

    pub(crate) fn site(&self) -> PathBuf {
        self.folder.path().join("Đại hội (bản phát hành)")
    }

    pub(crate) fn page(&self) -> PathBuf {
        self.site().join("search.html")
    }
}
