//! One build at a time of a congress: the cache, the index and the site belong to who holds the lock.

use std::{
    fs::{self, File, TryLockError},
    thread,
    time::{Duration, Instant},
};

use crate::app::{congress::Folder, error::AppError, files::At as _};

/// How long somebody else's build is waited for, and how often is tried whether it is done.
const LONG: Duration = Duration::from_secs(30);
const AGAIN: Duration = Duration::from_millis(200);

/// Does what takes the lock, and tries again while another has it: a person who asks for a build or a copy should not
/// have to ask once more because a watch that ends still tidies up.
pub(in crate::app) fn waiting_for_lock<T>(mut work: impl FnMut() -> Result<T, AppError>) -> Result<T, AppError> {
    let began = Instant::now();
    loop {
        match work() {
            Err(AppError::Building { .. }) if began.elapsed() < LONG => thread::sleep(AGAIN),
            done => return done,
        }
    }
}

/// Held while a build runs. The system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(in crate::app) struct Lock {
    file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing is not enough: a process that is being started has the file too until it runs its own program.
        let _ = self.file.unlock();
    }
}

impl Lock {
    /// Takes the lock of a congress.
    ///
    /// # Errors
    /// [`AppError::Building`] while somebody else holds it.
    pub(in crate::app) fn take(folder: &Folder) -> Result<Self, AppError> {
        let path = folder.cache().join("lock");
        fs::create_dir_all(folder.cache()).at(&folder.cache())?;
        let file = File::options().create(true).truncate(false).write(true).open(&path).at(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
            Err(TryLockError::WouldBlock) => Err(AppError::Building { path: folder.path().to_owned() }),
            Err(TryLockError::Error(source)) => Err(source).at(&path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_ends_with_its_holder_whoever_else_has_the_file() {
        let room = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(room.path());
        let lock = Lock::take(&folder).expect("free");
        assert!(matches!(Lock::take(&folder), Err(AppError::Building { .. })));
        let _inherited = lock.file.try_clone().expect("a second hand on it");
        drop(lock);
        Lock::take(&folder).expect("free again");
    }
}
