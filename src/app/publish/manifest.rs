//! What a site consists of: `SHA256SUMS` in its folder, in the form that `sha256sum -c` reads too, and the check of a
//! folder against it.

use std::{
    collections::{BTreeMap, HashSet},
    fs::{self, File},
    io::{self, Read as _},
    path::Path,
};

use sha2::{Digest, Sha256};

use crate::{
    app::{error::AppError, files::At as _},
    text::normal,
};

/// The manifest's name in the site's folder; it lists every other file.
pub const NAME: &str = "SHA256SUMS";

/// Files that systems write to USB drives by themselves.
const DROPPINGS: [&str; 6] =
    [".DS_Store", "Thumbs.db", "desktop.ini", "System Volume Information", ".Spotlight-V100", ".Trashes"];

/// What a check found. Paths are below the folder, parted by `/`, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// How many files the manifest lists.
    pub files: usize,
    /// Listed and not there.
    pub missing: Vec<String>,
    /// There, and not as they were made.
    pub changed: Vec<String>,
    /// There and not listed.
    pub extra: Vec<String>,
}

impl Checked {
    /// Whether the folder is just what was made.
    pub fn is_sound(&self) -> bool {
        self.missing.is_empty() && self.changed.is_empty() && self.extra.is_empty()
    }
}

/// Checks the site in a folder, byte by byte.
///
/// # Errors
/// [`AppError::NoManifest`] where there is none; a file that can't be read.
pub fn verify(folder: &Path) -> Result<Checked, AppError> {
    let listed = read(folder)?;
    let mut checked = Checked { files: listed.len(), ..Checked::default() };
    for (path, hash) in &listed {
        let file = folder.join(path);
        // A pipe in a file's place would never end.
        if fs::symlink_metadata(&file).is_ok_and(|about| !about.is_file()) {
            checked.changed.push(path.clone());
            continue;
        }
        match hash_of(&file) {
            Ok(found) if found == *hash => {}
            Ok(_) => checked.changed.push(path.clone()),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                checked.missing.push(path.clone());
            }
            Err(source) => return Err(AppError::Io { path: file, source }),
        }
    }
    checked.extra = unlisted(folder, &listed)?;
    Ok(checked)
}

/// Refuses to replace a site among whose files somebody has put others; where no site is, nothing is said.
///
/// # Errors
/// [`AppError::Foreign`], and what the system says.
pub(super) fn keep_foreign(folder: &Path) -> Result<(), AppError> {
    let listed = match read(folder) {
        Err(AppError::NoManifest { .. }) => return Ok(()),
        listed => listed?,
    };
    match unlisted(folder, &listed)?.into_iter().next() {
        Some(file) => Err(AppError::Foreign { path: folder.join(file) }),
        None => Ok(()),
    }
}

fn unlisted(folder: &Path, listed: &BTreeMap<String, String>) -> Result<Vec<String>, AppError> {
    let mut found = Vec::new();
    walk(folder, "", &mut found)?;
    let there: HashSet<&String> = found.iter().filter(|path| listed.contains_key(*path)).collect();
    // A Mac gives names of some disks back with their marks apart from the letters.
    let mut otherwise: HashSet<String> =
        listed.keys().filter(|path| !there.contains(path)).map(|path| normal(path)).collect();
    found.retain(|path| path != NAME && !listed.contains_key(path) && !otherwise.remove(&normal(path)));
    found.sort();
    Ok(found)
}

/// The manifest of these files, paths with their hashes.
pub(super) fn write<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<u8> {
    let sorted: BTreeMap<&str, &str> = files.collect();
    sorted.iter().flat_map(|(path, hash)| [hash, "  ", path, "\n"]).collect::<String>().into_bytes()
}

/// The files that a site's manifest lists, with their hashes.
pub(super) fn read(folder: &Path) -> Result<BTreeMap<String, String>, AppError> {
    let path = folder.join(NAME);
    let none = || AppError::NoManifest { path: folder.to_owned() };
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) => {
            return Err(none());
        }
        Err(source) => return Err(AppError::Io { path, source }),
    };
    let line = |line: &str| {
        let (hash, path) = line.split_once("  ")?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        // A manifest from elsewhere must not lead out of its folder.
        let inside = path.split('/').all(|part| !matches!(part, "" | "." | "..")) && !path.contains(['\\', '\0']);
        (is_hash && inside).then(|| (path.to_owned(), hash.to_owned()))
    };
    text.lines().map(line).collect::<Option<BTreeMap<_, _>>>().filter(|files| !files.is_empty()).ok_or_else(none)
}

/// The SHA-256 of a file, in hexadecimal digits.
pub(super) fn hash_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 128 << 10];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(format!("{:x}", hash.finalize())),
            count => hash.update(&buffer[..count]),
        }
    }
}

/// Every file below a folder, without what systems leave behind.
fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<(), AppError> {
    for entry in fs::read_dir(folder).at(folder)? {
        let entry = entry.at(folder)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if DROPPINGS.contains(&name.as_str()) || name.starts_with("._") {
            continue;
        }
        let path = format!("{prefix}{name}");
        if entry.file_type().at(folder)?.is_dir() {
            walk(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::*;

    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let put = |path: &str, bytes: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, bytes).expect("written");
        };
        put("index.html", "một");
        put("van-ban/a/tep-goc/Báo cáo 1.docx", "hai");
        let hashes: Vec<_> = ["index.html", "van-ban/a/tep-goc/Báo cáo 1.docx"]
            .map(|path| (path, hash_of(&folder.path().join(path)).expect("read")))
            .into();
        let manifest = write(hashes.iter().map(|(path, hash)| (*path, hash.as_str())));
        fs::write(folder.path().join(NAME), manifest).expect("written");
        folder
    }

    #[test]
    fn a_check_names_what_is_missing_changed_and_extra() {
        let site = site();
        let at = |path: &str| site.path().join(path);
        assert_eq!(verify(site.path()).expect("checked"), Checked { files: 2, ..Checked::default() });
        fs::write(at("Thumbs.db"), "x").expect("written");
        assert!(verify(site.path()).expect("checked").is_sound(), "what Windows leaves is nobody's doing");

        fs::write(at("index.html"), "mốt").expect("written");
        fs::remove_file(at("van-ban/a/tep-goc/Báo cáo 1.docx")).expect("removed");
        fs::write(at("van-ban/la.exe"), "x").expect("written");
        let checked = verify(site.path()).expect("checked");
        assert_eq!(checked.changed, ["index.html"]);
        assert_eq!(checked.missing, ["van-ban/a/tep-goc/Báo cáo 1.docx"]);
        assert_eq!(checked.extra, ["van-ban/la.exe"]);
        assert!(!checked.is_sound());
    }

    #[test]
    fn a_name_with_its_marks_apart_is_the_same_name_once() {
        let site = site();
        let at = |path: &str| site.path().join(path);
        let apart: String = "van-ban/a/tep-goc/Báo cáo 1.docx".nfd().collect();
        fs::write(at(&apart), "hai").expect("written");
        let extra = || unlisted(site.path(), &read(site.path()).expect("read")).expect("looked");
        let beside = usize::from(extra() == [apart.clone()]);
        fs::remove_file(at("van-ban/a/tep-goc/Báo cáo 1.docx")).expect("removed");
        assert_eq!(extra(), Vec::<String>::new());
        // Where a disk takes both names for one there was nothing beside it, and now there is nothing at all.
        assert_eq!(beside, usize::from(at(&apart).exists()));
    }

    #[test]
    fn a_folder_without_a_manifest_of_ours_is_no_site() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(matches!(verify(folder.path()), Err(AppError::NoManifest { .. })));
        for text in ["", "chỉ là chữ\n", &format!("{}  ../ngoai.txt\n", "0".repeat(64))] {
            fs::write(folder.path().join(NAME), text).expect("written");
            assert!(matches!(verify(folder.path()), Err(AppError::NoManifest { .. })), "{text}");
        }
    }
}
