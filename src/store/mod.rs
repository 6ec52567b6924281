//! The congress's database: delegates, sessions, the attendance list, face embeddings and the audit log, in one
//! `SQLite` file that `SQLCipher` encrypts.
//!
//! One process writes ([`Store::create`], [`Store::open`]) and holds `<file>.lock` for as long as it lives; any number
//! read beside it ([`Store::open_read_only`]). The lock is the operating system's, so a killed writer leaves none.
//! A call that returned `Ok` is on the disk: the write-ahead log is synchronised at each commit.

mod audit;
mod badges;
mod copy;
mod delegates;
mod embeddings;
mod error;
mod events;
mod key;
mod log;
mod migrations;
mod operators;
mod record;
mod sessions;
mod verify;

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read},
    path::{Path, PathBuf},
    time::Duration,
};

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use self::key::Key;
use crate::domain::event::Authority;

pub use self::{
    audit::AuditEntry,
    copy::{Extent, Overwrite, Reader, Restored},
    delegates::Saved,
    embeddings::{Embedding, EnrolledFace},
    error::StoreError,
    log::Link,
    verify::{Flaw, Verified},
};

/// The file's name inside the congress folder.
pub const FILE: &str = "congress.db";

/// How long a statement waits for another process's commit before the answer is [`StoreError::Busy`].
const PATIENCE: Duration = Duration::from_secs(5);

/// Who does something, and when; it goes into the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The person at the desk, or the command that ran.
    pub operator: String,
    /// By this machine's clock.
    pub at: Timestamp,
    /// By whose leave, where it needed a supervisor; stands in the entry's detail.
    pub authority: Option<Authority>,
}

impl Context {
    /// A context.
    pub fn new(operator: impl Into<String>, at: Timestamp) -> Self {
        Self { operator: operator.into(), at, authority: None }
    }

    /// The same, by this leave.
    #[must_use]
    pub fn by(self, authority: Option<Authority>) -> Self {
        Self { authority, ..self }
    }
}

/// An open database.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    key: Key,
    /// Held for as long as the store lives. A reader has none.
    lock: Option<File>,
}

impl Store {
    /// Makes a new, empty database; an existing file is kept and is an error.
    pub fn create(path: &Path, passphrase: &str) -> Result<Self, StoreError> {
        refuse_empty(passphrase)?;
        match OpenOptions::new().write(true).create_new(true).open(path) {
            Ok(_) => {}
            Err(source) if source.kind() == io::ErrorKind::AlreadyExists => {
                return Err(StoreError::Exists { path: path.to_owned() });
            }
            Err(source) => return Err(StoreError::from_io(path, source)),
        }
        let made = lock(path).and_then(|lock| Self::connect(path, passphrase, Some(lock)));
        if made.is_err() {
            // Nothing was promised yet, and an empty file would stand in the way of the next attempt.
            let _ = fs::remove_file(path);
        }
        made
    }

    /// Opens a database for writing, and brings its tables up to this version.
    pub fn open(path: &Path, passphrase: &str) -> Result<Self, StoreError> {
        refuse_empty(passphrase)?;
        inspect(path)?;
        Self::connect(path, passphrase, Some(lock(path)?))
    }

    /// Opens a database for reading alone, beside the process that writes.
    pub fn open_read_only(path: &Path, passphrase: &str) -> Result<Self, StoreError> {
        refuse_empty(passphrase)?;
        inspect(path)?;
        match Self::connect(path, passphrase, None) {
            // On a medium that can't be written, or is full, there is nowhere to keep the index of the write-ahead log.
            Err(StoreError::ReadOnly { .. } | StoreError::DiskFull { .. }) if !has_log(path) => {
                Self::connect_as(path, passphrase, Access::Unchanging)
            }
            opened => opened,
        }
    }

    fn connect(path: &Path, passphrase: &str, lock: Option<File>) -> Result<Self, StoreError> {
        Self::connect_as(path, passphrase, lock.map_or(Access::Read, Access::Write))
    }

    fn connect_as(path: &Path, passphrase: &str, access: Access) -> Result<Self, StoreError> {
        let failed = |source| StoreError::from_sqlite(path, source);
        let (flags, lock) = match access {
            Access::Write(lock) => (OpenFlags::SQLITE_OPEN_READ_WRITE, Some(lock)),
            Access::Read => (OpenFlags::SQLITE_OPEN_READ_ONLY, None),
            Access::Unchanging => (OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI, None),
        };
        let name = if flags.contains(OpenFlags::SQLITE_OPEN_URI) { unchanging(path) } else { path.to_owned() };
        let connection = Connection::open_with_flags(name, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(failed)?;
        let writes = lock.is_some();
        let mut store = Self { connection, path: path.to_owned(), key: Key::new(passphrase), lock };
        store.unlock().map_err(|error| match error {
            // At the first page a wrong key and a foreign file can't be told apart.
            StoreError::Damaged { path } => StoreError::WrongPassphrase { path },
            other => other,
        })?;
        store.prepare(writes)?;
        migrations::migrate(&mut store, writes)?;
        Ok(store)
    }

    /// Sets the key and proves it on the first page; `PRAGMA key` itself never fails.
    fn unlock(&self) -> Result<(), StoreError> {
        self.read(|connection| {
            connection.busy_timeout(PATIENCE)?;
            self.key.give(connection)?;
            connection.query_row("PRAGMA schema_version", [], |_| Ok(()))
        })
    }

    fn prepare(&self, writes: bool) -> Result<(), StoreError> {
        self.read(|connection| {
            if writes {
                connection.pragma_update(None, "journal_mode", "WAL")?;
            }
            connection.execute_batch(
                "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;
                 PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;",
            )
        })
    }

    /// Where the database is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Changes whenever another connection, of this process or another, has committed. Commits of this very store
    /// don't change it.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        self.read(|connection| connection.query_row("PRAGMA data_version", [], |row| row.get(0)))
    }

    fn error(&self, source: rusqlite::Error) -> StoreError {
        StoreError::from_sqlite(&self.path, source)
    }

    fn read<T>(&self, query: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        query(&self.connection).map_err(|source| self.error(source))
    }

    /// Runs `work` in one transaction, which takes the write lock at once, and commits it if it succeeds.
    fn write<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T, Failure>) -> Result<T, StoreError> {
        let path = &self.path;
        let run = |connection: &mut Connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        run(&mut self.connection).map_err(|failure| match failure {
            Failure::Sqlite(source) => StoreError::from_sqlite(path, source),
            Failure::Refused(error) => error,
        })
    }
}

/// How a file is opened.
enum Access {
    /// By the one who writes, under this lock.
    Write(File),
    /// Beside the one who writes.
    Read,
    /// On a medium that can't be written, so that nobody changes it.
    Unchanging,
}

/// Why a transaction was rolled back.
enum Failure {
    Sqlite(rusqlite::Error),
    Refused(StoreError),
}

impl From<rusqlite::Error> for Failure {
    fn from(source: rusqlite::Error) -> Self {
        Self::Sqlite(source)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Refused(error)
    }
}

fn refuse_empty(passphrase: &str) -> Result<(), StoreError> {
    // `SQLite` leaves a file plain under an empty key.
    if passphrase.is_empty() { Err(StoreError::EmptyPassphrase) } else { Ok(()) }
}

/// Tells apart what `SQLCipher` would call one and the same, before any key is tried.
fn inspect(path: &Path) -> Result<(), StoreError> {
    let mut start = Vec::with_capacity(16);
    let read = File::open(path).and_then(|file| {
        if file.metadata()?.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        file.take(16).read_to_end(&mut start)
    });
    match read {
        Err(source) if source.kind() == io::ErrorKind::NotFound => Err(StoreError::Missing { path: path.to_owned() }),
        Err(source) => Err(StoreError::from_io(path, source)),
        // An encrypted file starts with 16 bytes of salt; an empty one would be taken for a new database.
        Ok(16) if !start.starts_with(b"SQLite format 3") => Ok(()),
        Ok(_) => Err(StoreError::NotACongress { path: path.to_owned() }),
    }
}

/// The file of this name with `end` behind it.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Whether there is a write-ahead log that holds anything.
fn has_log(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// The address of a file that nobody changes while it is open, as `SQLite` takes it.
fn unchanging(path: &Path) -> PathBuf {
    let path = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    PathBuf::from(format!("file:{path}?immutable=1"))
}

fn lock(path: &Path) -> Result<File, StoreError> {
    let name = beside(path, ".lock");
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&name)
        .map_err(|source| StoreError::from_io(&name, source))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Busy { path: path.to_owned() }),
        Err(TryLockError::Error(source)) => Err(StoreError::from_io(&name, source)),
    }
}

#[cfg(test)]
mod tests;
