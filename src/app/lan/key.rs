//! The congress's key for passes: a server that is started again knows its readers.

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
};

use tempfile::NamedTempFile;

use crate::app::{error::AppError, files::At as _, lan::Key};

/// The key of the congress in a folder, made when it is first asked for. A file that is none is replaced: readers type the code again.
///
/// # Errors
/// The file can't be read or written.
pub fn key(folder: &Path) -> Result<Key, AppError> {
    let path = folder.join(".serve-key");
    match fs::read(&path) {
        Ok(bytes) => {
            if let Ok(key) = bytes.try_into() {
                return Ok(Key::kept(key));
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error).at(&path),
    }
    let key = Key::random();
    // The owner alone may read such a file.
    let mut file = NamedTempFile::new_in(folder).at(&path)?;
    file.write_all(key.bytes()).at(&path)?;
    file.persist(&path).map_err(|error| error.error).at(&path)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_congress_keeps_its_key() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        let first = key(folder).expect("made");
        assert_eq!(key(folder).expect("read").bytes(), first.bytes());
        assert_ne!(Key::random().bytes(), first.bytes());
        fs::write(folder.join(".serve-key"), "cut off").expect("written");
        assert_ne!(key(folder).expect("made anew").bytes(), first.bytes());
    }
}
