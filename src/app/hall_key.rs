//! The congress's key for passes: a server that is started again knows its readers.

use std::{
    fs,
    io::{self, Write as _},
};

use tempfile::NamedTempFile;

use super::{congress::Folder, error::AppError, hall::Key};

/// The key of a congress, made when it is first asked for. A file that is none is replaced: readers type the code again.
///
/// # Errors
/// The file can't be read or written.
pub fn key(folder: &Folder) -> Result<Key, AppError> {
    let path = folder.path().join(".serve-key");
    let failed = |source| AppError::Io { path: path.clone(), source };
    match fs::read(&path) {
        Ok(bytes) => {
            if let Ok(key) = bytes.try_into() {
                return Ok(Key::kept(key));
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
    }
    let key = Key::random();
    // The owner alone may read such a file.
    let mut file = NamedTempFile::new_in(folder.path()).map_err(failed)?;
    file.write_all(key.bytes()).map_err(failed)?;
    file.persist(&path).map_err(|error| failed(error.error))?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_congress_keeps_its_key() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(folder.path());
        let first = key(&folder).expect("made");
        assert_eq!(key(&folder).expect("read").bytes(), first.bytes());
        assert_ne!(Key::random().bytes(), first.bytes());
        fs::write(folder.path().join(".serve-key"), "cut off").expect("written");
        assert_ne!(key(&folder).expect("made anew").bytes(), first.bytes());
    }
}
