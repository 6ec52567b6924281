//! The congress's database: delegates, sessions, the attendance list, face embeddings and the audit log, in one
//! `SQLite` file encrypted by `SQLCipher`.
//!
//! One process writes ([`Store::create`], [`Store::open`]) and holds `<file>.lock` while it runs; any number read at
//! the same time ([`Store::open_read_only`]). The lock is the operating system's, so a killed writer leaves none. After
//! `Ok` a change is on the disk: the write-ahead log is synchronised at each commit.

mod audit;
mod badges;
mod copy;
mod delegates;
mod embeddings;
mod error;
mod events;
mod flaw;
mod log;
mod migrations;
mod operators;
mod passphrase;
mod record;
mod sessions;
mod verify;

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read},
    path::{Path, PathBuf},
    time::Duration,
};

use daihoi_domain::event::Authority;
use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use self::{error::AtPath, passphrase::Passphrase};

pub use self::{
    audit::AuditEntry,
    copy::{Extent, Overwrite, Restored, StoreReader},
    delegates::{Removal, Removed, Saved},
    embeddings::{EnrolledFace, NewEmbedding},
    error::StoreError,
    flaw::Flaw,
    log::ChainLink,
    verify::Verified,
};

/// Name of the database inside the congress folder.
pub const FILE: &str = "congress.db";

/// Time that a statement waits for another process's commit before it fails with [`StoreError::Busy`].
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Author and time of a change, for the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// Operator at the desk, or the command that ran.
    pub operator: String,
    /// Time by this machine's clock.
    pub at: Timestamp,
    /// Approval, where the action needed a supervisor; part of the entry's detail.
    pub authority: Option<Authority>,
}

impl Context {
    /// A context without an approval.
    pub fn new(operator: impl Into<String>, at: Timestamp) -> Self {
        Self { operator: operator.into(), at, authority: None }
    }

    /// Sets the approval.
    #[must_use]
    pub fn by(self, authority: Option<Authority>) -> Self {
        Self { authority, ..self }
    }
}

/// An open database connection.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    key: Passphrase,
    /// Held while the store is open. A reader has none.
    lock: Option<File>,
}

impl Store {
    /// Creates an empty database; an existing file is kept and is an error.
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
            // Nothing was promised yet, and an empty file would obstruct the next attempt.
            let _ = fs::remove_file(path);
        }
        made
    }

    /// Opens a database for writing, and migrates its tables to this version.
    pub fn open(path: &Path, passphrase: &str) -> Result<Self, StoreError> {
        refuse_empty(passphrase)?;
        inspect(path)?;
        Self::connect(path, passphrase, Some(lock(path)?))
    }

    /// Opens a database read-only, beside the process that writes.
    pub fn open_read_only(path: &Path, passphrase: &str) -> Result<Self, StoreError> {
        refuse_empty(passphrase)?;
        inspect(path)?;
        match Self::connect(path, passphrase, None) {
            // On a read-only or full medium there is no place for the index of the write-ahead log.
            Err(StoreError::ReadOnly { .. } | StoreError::DiskFull { .. }) if !has_log(path) => {
                Self::connect_as(path, passphrase, OpenMode::Unchanging)
            }
            opened => opened,
        }
    }

    fn connect(path: &Path, passphrase: &str, lock: Option<File>) -> Result<Self, StoreError> {
        Self::connect_as(path, passphrase, lock.map_or(OpenMode::Read, OpenMode::Write))
    }

    fn connect_as(path: &Path, passphrase: &str, access: OpenMode) -> Result<Self, StoreError> {
        let (flags, lock) = match access {
            OpenMode::Write(lock) => (OpenFlags::SQLITE_OPEN_READ_WRITE, Some(lock)),
            OpenMode::Read => (OpenFlags::SQLITE_OPEN_READ_ONLY, None),
            OpenMode::Unchanging => (OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI, None),
        };
        let name = if flags.contains(OpenFlags::SQLITE_OPEN_URI) { unchanging(path) } else { path.to_owned() };
        let connection = Connection::open_with_flags(name, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).at(path)?;
        let writes = lock.is_some();
        let mut store = Self { connection, path: path.to_owned(), key: Passphrase::new(passphrase), lock };
        store.unlock().map_err(|error| match error {
            // At the first page a wrong key and a foreign file look alike.
            StoreError::Damaged { path } => StoreError::WrongPassphrase { path },
            other => other,
        })?;
        store.prepare(writes)?;
        migrations::migrate(&mut store, writes)?;
        Ok(store)
    }

    /// Sets the key and verifies it on the first page; `PRAGMA key` itself never fails.
    fn unlock(&self) -> Result<(), StoreError> {
        self.read(|connection| {
            connection.busy_timeout(BUSY_TIMEOUT)?;
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

    /// Path of the database.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Changes whenever another connection, of this process or another, has committed. Commits of this connection don't
    /// change it.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        self.read(|connection| connection.query_row("PRAGMA data_version", [], |row| row.get(0)))
    }

    fn read<T>(&self, query: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        query(&self.connection).at(&self.path)
    }

    /// Runs `work` in one transaction, which takes the write lock at once, and commits it if it succeeds.
    fn write<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T, Rollback>) -> Result<T, StoreError> {
        let path = &self.path;
        let run = |connection: &mut Connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        run(&mut self.connection).map_err(|failure| match failure {
            Rollback::Sqlite(source) => StoreError::from_sqlite(path, source),
            Rollback::Refused(error) => error,
        })
    }
}

/// How a file is opened.
enum OpenMode {
    /// For writing, under this lock.
    Write(File),
    /// Read-only, beside a writer.
    Read,
    /// From a read-only medium, where no one can change it.
    Unchanging,
}

/// Cause of a rollback.
enum Rollback {
    Sqlite(rusqlite::Error),
    Refused(StoreError),
}

impl From<rusqlite::Error> for Rollback {
    fn from(source: rusqlite::Error) -> Self {
        Self::Sqlite(source)
    }
}

impl From<StoreError> for Rollback {
    fn from(error: StoreError) -> Self {
        Self::Refused(error)
    }
}

fn refuse_empty(passphrase: &str) -> Result<(), StoreError> {
    // `SQLite` leaves a file plain under an empty key.
    if passphrase.is_empty() { Err(StoreError::EmptyPassphrase) } else { Ok(()) }
}

/// Checks before any key is tried what `SQLCipher` would report alike.
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

/// Path with `end` appended to the file name.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Whether there is a write-ahead log that is not empty.
fn has_log(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// `SQLite` URI of a file that no one changes while it is open.
fn unchanging(path: &Path) -> PathBuf {
    let path = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    PathBuf::from(format!("file:{path}?immutable=1"))
}

fn lock(path: &Path) -> Result<File, StoreError> {
    let name = beside(path, ".lock");
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(&name).at(&name)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Busy { path: path.to_owned() }),
        Err(TryLockError::Error(source)) => Err(StoreError::from_io(&name, source)),
    }
}

#[cfg(test)]
mod tests;
