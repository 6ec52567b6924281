//! Which files a watch checks, their state at one moment, and whether somebody is still writing one.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{Read as _, Seek as _, SeekFrom},
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::{
    app::{congress::Folder, publish::build::is_temporary},
    config, documents,
};

/// Bytes at a file's end in which its format's last mark stands.
const TAIL: u64 = 66_000;

/// How a file is at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    size: u64,
    modified: Option<SystemTime>,
    /// Word and `LibreOffice` put a new file in the old one's place.
    identity: u64,
}

#[cfg(test)]
impl Seen {
    pub(super) fn of_size(size: u64) -> Self {
        Self { size, modified: None, identity: 0 }
    }
}

/// All files that the site is made from.
pub(super) type Snapshot = BTreeMap<PathBuf, Seen>;

/// Reads the state of everything below a congress that the site is made from.
pub(super) fn look(folder: &Folder) -> Snapshot {
    let mut seen = Snapshot::new();
    for below in [folder.documents(), folder.templates()] {
        walk(&below, &mut seen);
    }
    let settings = folder.path().join(config::FILE);
    if let Ok(about) = fs::metadata(&settings) {
        seen.insert(settings, of(&about));
    }
    seen
}

/// What can't be read now is seen the next time.
fn walk(folder: &Path, seen: &mut Snapshot) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if is_temporary(&name.to_string_lossy()) {
            continue;
        }
        let Ok(about) = entry.metadata() else { continue };
        if about.is_dir() {
            walk(&entry.path(), seen);
        } else if about.is_file() {
            seen.insert(entry.path(), of(&about));
        }
    }
}

fn of(about: &fs::Metadata) -> Seen {
    Seen { size: about.len(), modified: about.modified().ok(), identity: identity(about) }
}

#[cfg(unix)]
fn identity(about: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(about)
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> u64 {
    0
}

/// Files that are new, gone or not as they were.
pub(super) fn changes<'a>(before: &'a Snapshot, now: &'a Snapshot) -> Vec<&'a Path> {
    let came = now.iter().filter(|(path, seen)| before.get(*path) != Some(*seen)).map(|(path, _)| path.as_path());
    let went = before.keys().filter(|path| !now.contains_key(*path)).map(PathBuf::as_path);
    came.chain(went).collect()
}

/// Whether a file has the end that its format asks for. Formats without one are as they are.
pub(super) fn is_complete(path: &Path) -> bool {
    let mark: &[u8] = match documents::extension(path).as_str() {
        // The end of the archive's list of parts; a comment of up to 64 KB may follow.
        "docx" => b"PK\x05\x06",
        "pdf" => b"%%EOF",
        _ => return true,
    };
    tail(path).is_none_or(|tail| tail.windows(mark.len()).any(|part| part == mark))
}

/// The last bytes of a file; none where it is gone.
fn tail(path: &Path) -> Option<Vec<u8>> {
    let mut file = File::open(path).ok()?;
    let size = file.metadata().ok()?.len();
    file.seek(SeekFrom::Start(size.saturating_sub(TAIL))).ok()?;
    let mut bytes = Vec::new();
    file.take(TAIL).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_tells_what_came_changed_and_went() {
        let room = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(room.path());
        let docs = folder.documents();
        fs::create_dir_all(docs.join("phụ lục")).expect("made");
        for (name, text) in [("a.md", "a"), ("phụ lục/b.md", "b"), ("~$a.docx", "x"), (".c.md.swp", "x")] {
            fs::write(docs.join(name), text).expect("written");
        }
        fs::write(room.path().join("congress.toml"), "").expect("written");
        fs::write(room.path().join("congress.db"), "").expect("written");
        let before = look(&folder);
        assert_eq!(before.len(), 3, "{before:?}");
        assert_eq!(changes(&before, &look(&folder)), Vec::<&Path>::new());

        fs::write(docs.join("a.md"), "aa").expect("written");
        fs::remove_file(docs.join("phụ lục/b.md")).expect("removed");
        fs::write(docs.join("so-do.png"), "x").expect("written");
        let now = look(&folder);
        assert_eq!(changes(&before, &now), [docs.join("a.md"), docs.join("so-do.png"), docs.join("phụ lục/b.md")]);
    }

    #[test]
    fn half_a_package_is_known_by_its_end() {
        let room = tempfile::tempdir().expect("a folder");
        let word =
            fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-content/quy-che-bau-cu.docx")).expect("read");
        let path = room.path().join("a.docx");
        for (bytes, complete) in [(&word[..], true), (&word[..word.len() - 100], false), (&[], false)] {
            fs::write(&path, bytes).expect("written");
            assert_eq!(is_complete(&path), complete);
        }
        let path = room.path().join("a.pdf");
        for (text, complete) in [("%PDF-1.7\n…\n%%EOF\n", true), ("%PDF-1.7\n…", false)] {
            fs::write(&path, text).expect("written");
            assert_eq!(is_complete(&path), complete);
        }
        assert!(is_complete(&room.path().join("a.md")) && is_complete(&room.path().join("gone.docx")));
    }
}
