//! Files that the program writes, with the folders above them.

use std::{
    fs,
    path::Path,
    process,
    sync::atomic::{AtomicU64, Ordering},
};

use super::error::AppError;

/// Writes a file, making its folder where it is missing.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    make_folder_of(path)?;
    fs::write(path, bytes).map_err(|source| AppError::Io { path: path.to_owned(), source })
}

/// Writes a file so that whoever reads it, also after a crash, has the old content or the new one and never a part.
/// Threads may write the same file at once.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let beside = path.with_file_name(format!("{BESIDE}{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
    write(&beside, bytes)?;
    fs::rename(&beside, path).map_err(|source| AppError::Io { path: path.to_owned(), source })
}

/// How the names of files begin that are not whole yet; what a crash leaves of them may be removed.
pub(super) const BESIDE: &str = ".daihoi-";

fn make_folder_of(path: &Path) -> Result<(), AppError> {
    match path.parent() {
        Some(parent) => fs::create_dir_all(parent).map_err(|source| AppError::Io { path: path.to_owned(), source }),
        None => Ok(()),
    }
}
