//! A site of nothing but its search page, in a folder as it would be on a stick.

use std::{
    fs,
    path::{Path, PathBuf},
};

use daihoi::search::{self, Entry, Library};
use tempfile::TempDir;

/// The folder and the index that it was made from.
pub struct Stick {
    folder: TempDir,
    pub library: Library,
}

impl Stick {
    /// Builds the index, exports it and writes the search page with the policy that every page has.
    pub fn with(entries: &[Entry]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let index = folder.path().join("index");
        search::build(&index, entries).unwrap();
        let library = Library::open(&index).unwrap();
        let stick = Self { folder, library };
        let scripts = stick.site().join("search");
        fs::create_dir_all(&scripts).unwrap();
        for (name, bytes) in search::export(&stick.library).unwrap() {
            fs::write(scripts.join(name), bytes).unwrap();
        }
        let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("site-template/search");
        for script in fs::read_dir(template).unwrap() {
            let script = script.unwrap();
            fs::copy(script.path(), scripts.join(script.file_name())).unwrap();
        }
        fs::write(stick.page(), include_str!("search.html")).unwrap();
        stick
    }

    pub fn site(&self) -> PathBuf {
        self.folder.path().join("Đại hội (bản phát hành)")
    }

    pub fn page(&self) -> PathBuf {
        self.site().join("search.html")
    }
}
