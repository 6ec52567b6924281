//! Files that the program writes, with the folders above them.

use std::{
    fs, io,
    path::Path,
    process,
    sync::atomic::{AtomicU64, Ordering},
};

use super::error::AppError;

/// Adds to an error of the system the path that it is about, which the system does not say.
pub(super) trait At<T> {
    fn at(self, path: &Path) -> Result<T, AppError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, AppError> {
        self.map_err(|source| AppError::Io { path: path.to_owned(), source })
    }
}

/// Writes a file, making its folder where it is missing.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    make_folder_of(path)?;
    fs::write(path, bytes).at(path)
}

/// Writes a file so that whoever reads it, also after a crash, has the old content or the new one and never a part.
/// Threads may write the same file at once.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let beside = path.with_file_name(format!("{BESIDE}{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
    write(&beside, bytes)?;
    fs::rename(&beside, path).at(path)
}

/// Prefix of the names of unfinished files; those that a crash left behind may be removed.
pub(super) const BESIDE: &str = ".daihoi-";

fn make_folder_of(path: &Path) -> Result<(), AppError> {
    match path.parent() {
        Some(parent) => fs::create_dir_all(parent).at(path),
        None => Ok(()),
    }
}
