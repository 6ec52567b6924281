//! A fresh folder takes the place of an old one at one moment, and what a crash left is cleared away.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::app::{
    error::AppError,
    files::{self, At as _},
    publish::manifest,
};

/// The folder beside `out` in which its successor is put together.
pub(in crate::app) fn fresh(out: &Path) -> PathBuf {
    sibling(out, "new")
}

/// Where the old folder waits for its end where the system can't exchange two folders.
fn old(out: &Path) -> PathBuf {
    sibling(out, "old")
}

fn sibling(out: &Path, mark: &str) -> PathBuf {
    let name = out.file_name().map_or_else(|| "site".into(), |name| name.to_string_lossy().into_owned());
    out.with_file_name(format!(".{name}-{mark}"))
}

/// Clears away what an earlier build that was killed left beside `out`; if it died between two renames, puts the old
/// folder back.
pub(in crate::app) fn recover(out: &Path) -> Result<(), AppError> {
    clear(&fresh(out))?;
    put_back(out)
}

/// Puts the old folder back if a build died between two renames.
pub(super) fn put_back(out: &Path) -> Result<(), AppError> {
    let old = old(out);
    if !out.exists() && old.exists() {
        fs::rename(&old, out).at(out)?;
    }
    clear(&old)
}

/// Puts the fresh folder in the place of `out`; says whether what was there stands in the fresh one's place now, and
/// removes it otherwise.
///
/// Linux and macOS exchange the two at one moment, so that there is a whole folder at any time. Elsewhere, and on file
/// systems that can't, there is a moment without one, but never half of one.
pub(in crate::app) fn swap(fresh: &Path, out: &Path) -> Result<bool, AppError> {
    if exchange(fresh, out).is_ok() {
        return Ok(true);
    }
    let old = old(out);
    clear(&old)?;
    match fs::rename(out, &old) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error).at(out),
        _ => {}
    }
    fs::rename(fresh, out).at(out)?;
    clear(&old)?;
    Ok(false)
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Removes a folder, if it is there.
pub(in crate::app) fn clear(folder: &Path) -> Result<(), AppError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error).at(folder),
        _ => Ok(()),
    }
}

/// Removes what a killed build left in the cache's own folder.
pub(super) fn clear_cache(folder: &Path) -> Result<(), AppError> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(files::BESIDE) {
            fs::remove_file(entry.path()).at(&entry.path())?;
        } else if name.starts_with(".search-") || name == INDEX {
            clear(&entry.path())?;
        }
    }
    Ok(())
}

/// The folder in the cache in which a new index is written.
pub(super) const INDEX: &str = "index";

/// Whether nothing but an older site is lost when a site takes this place.
pub(in crate::app) fn may_be_replaced(out: &Path) -> bool {
    match fs::read_dir(out) {
        Ok(mut entries) => entries.next().is_none() || is_site(out),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// Whether a folder is a site of ours.
pub(in crate::app) fn is_site(folder: &Path) -> bool {
    let has = |path: &str| folder.join(path).is_file();
    has("index.html") && has("search/manifest.js") && (manifest::read(folder).is_ok() || has("search.html"))
}

/// Sees to it that files are on the disk before they count: a power cut must not leave empty ones.
pub(in crate::app) fn settle(folder: &Path, files: &[PathBuf]) -> Result<(), AppError> {
    /// From this number of files on, syncing the whole file system is faster.
    const FEW: usize = 64;
    if files.len() <= FEW || !sync_all(folder) {
        for path in files {
            fs::File::open(path).and_then(|file| file.sync_all()).at(path)?;
        }
    }
    Ok(())
}

/// Makes sure that a folder's entries are on the disk: that one folder was put in the place of another.
#[cfg(unix)]
pub(in crate::app) fn settle_names(folder: &Path) {
    // File systems that can't do it for folders do it by themselves.
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(not(unix))]
pub(in crate::app) fn settle_names(_: &Path) {}

#[cfg(target_os = "linux")]
fn sync_all(folder: &Path) -> bool {
    fs::File::open(folder).is_ok_and(|folder| rustix::fs::syncfs(folder).is_ok())
}

#[cfg(not(target_os = "linux"))]
fn sync_all(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(folder: &Path, text: &str) {
        fs::create_dir_all(folder).expect("made");
        fs::write(folder.join("a"), text).expect("written");
    }

    #[test]
    fn the_fresh_folder_takes_the_place_and_the_old_one_is_gone() {
        let room = tempfile::tempdir().expect("a folder");
        let out = room.path().join("site");
        for text in ["first", "second"] {
            put(&fresh(&out), text);
            swap(&fresh(&out), &out).expect("swapped");
            recover(&out).expect("cleared");
            assert_eq!(fs::read_to_string(out.join("a")).expect("read"), text);
            assert_eq!(fs::read_dir(room.path()).expect("a folder").count(), 1);
        }
    }

    #[test]
    fn a_death_between_two_renames_loses_nothing() {
        let room = tempfile::tempdir().expect("a folder");
        let out = room.path().join("site");
        put(&old(&out), "the last good one");
        put(&fresh(&out), "half a one");
        recover(&out).expect("recovered");
        assert_eq!(fs::read_to_string(out.join("a")).expect("read"), "the last good one");
        assert_eq!(fs::read_dir(room.path()).expect("a folder").count(), 1);
    }
}
