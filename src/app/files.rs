//! Files that the program writes, with the folders above them.

use std::{fs, path::Path};

use super::error::AppError;

/// Writes a file, making its folder where it is missing.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    let failed = |source| AppError::Io { path: path.to_owned(), source };
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    fs::write(path, bytes).map_err(failed)
}
