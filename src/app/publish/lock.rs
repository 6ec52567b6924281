//! One build at a time of a congress: the cache, the index and the site belong to who holds the lock.

use std::{
    fs::{self, File, TryLockError},
    path::Path,
};

use crate::app::{congress::Folder, error::AppError};

/// Held while a build runs. The system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(in crate::app) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a congress.
    ///
    /// # Errors
    /// [`AppError::Building`] while somebody else holds it.
    pub(in crate::app) fn take(folder: &Folder) -> Result<Self, AppError> {
        let path = folder.cache().join("lock");
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| AppError::Io { path, source }
        };
        fs::create_dir_all(folder.cache()).map_err(failed(&folder.cache()))?;
        let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(failed(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(AppError::Building { path: folder.path().to_owned() }),
            Err(TryLockError::Error(source)) => Err(failed(&path)(source)),
        }
    }
}
