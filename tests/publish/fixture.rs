//! A congress in a temporary folder that is built through the library.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use daihoi::{
    app::{
        congress::{Folder, load_settings},
        error::AppError,
        publish::build::{self, Built, Job, Reuse},
    },
    config::Config,
};
use jiff::Timestamp;
use tempfile::TempDir;

/// A congress and the room around it.
pub(crate) struct Congress {
    room: TempDir,
}

impl Congress {
    pub(crate) fn new() -> Self {
        Self::within(tempfile::tempdir().expect("a folder"))
    }

    pub(crate) fn within(room: TempDir) -> Self {
        let congress = Self { room };
        let mut config = Config::new("Đại hội thử");
        config.congress.term = "2025 - 2030".into();
        fs::create_dir_all(congress.folder().documents()).expect("made");
        config.create(congress.folder().path()).expect("written");
        congress
    }

    pub(crate) fn folder(&self) -> Folder {
        Folder::new(self.room.path().join("dai-hoi"))
    }

    pub(crate) fn site(&self) -> PathBuf {
        self.folder().site()
    }

    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    /// Where a document is.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.folder().documents().join(name)
    }

    /// Writes a document.
    pub(crate) fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        put(&self.at(name), content);
    }

    pub(crate) fn build(&self) -> Built {
        self.attempt(&self.site(), Reuse::Patient).expect("built")
    }

    /// A build as of a large congress: pages first, search after them.
    pub(crate) fn build_in_two(&self) -> Built {
        let (folder, out) = (self.folder(), self.site());
        let settings = load_settings(&folder).expect("read");
        let job = Job::new(&folder, &settings, &out, Timestamp::now());
        build::build(&Job { large: 0, reuse: Reuse::All, ..job }).expect("built")
    }

    /// A build as of a watch: the site that it replaces is kept, for the next to begin with.
    pub(crate) fn build_with_spare(&self) -> Built {
        let (folder, out) = (self.folder(), self.site());
        let settings = load_settings(&folder).expect("read");
        let job = Job::new(&folder, &settings, &out, Timestamp::now());
        build::build(&Job { spare: true, reuse: Reuse::All, ..job }).expect("built")
    }

    /// Where the site is that the last one replaced.
    pub(crate) fn spare(&self) -> PathBuf {
        self.folder().path().join(".site-new")
    }

    pub(crate) fn attempt(&self, out: &Path, reuse: Reuse) -> Result<Built, AppError> {
        let folder = self.folder();
        let settings = load_settings(&folder)?;
        build::build(&Job { reuse, ..Job::new(&folder, &settings, out, Timestamp::now()) })
    }

    /// A copy of the congress without anything that builds left, except for the versions of its documents.
    pub(crate) fn copied(&self) -> Self {
        let copy = Self { room: tempfile::tempdir().expect("a folder") };
        copy_tree(self.folder().path(), copy.folder().path());
        copy
    }

    /// Text of a page of the site.
    pub(crate) fn page(&self, slug: &str) -> String {
        fs::read_to_string(self.site().join("van-ban").join(slug).join("index.html")).expect("a page")
    }
}

pub(crate) fn put(path: &Path, content: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().expect("a parent")).expect("made");
    fs::write(path, content).expect("written");
}

/// Copies what a person made, with its times.
fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_str().expect("UTF-8");
        if path.is_dir() && !name.starts_with('.') && name != "site" {
            copy_tree(&path, &to.join(name));
        } else if path.is_file() {
            let modified = fs::metadata(&path).and_then(|about| about.modified()).expect("a time");
            fs::copy(&path, to.join(name)).expect("copied");
            let copy = fs::File::options().write(true).open(to.join(name)).expect("opened");
            copy.set_modified(modified).expect("set");
        }
    }
}

/// Every file below a folder with its bytes, by its path from there.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(&below).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_str().expect("UTF-8").to_owned();
                found.insert(name, fs::read(&path).expect("read"));
            }
        }
    }
    found
}

/// Says in which files two trees differ; empty if they don't.
pub(crate) fn differences(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let all: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    all.into_iter().filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}
