//! What can go wrong with the database, told apart so that a person can be told what to do.

use std::{
    io,
    path::{Path, PathBuf},
};

use rusqlite::{ErrorCode, ffi};

use super::Flaw;
use crate::domain::{
    delegate::DelegateId,
    event::{EventId, LogicalTime},
};

/// The database can't be used, or refuses something.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("{path}: no such file")]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// There is no folder to write into.
    #[error("{path}: no such folder")]
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A new database was asked for where there is a file.
    #[error("{path} exists")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// `SQLite` would store plain text under it.
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    /// The passphrase doesn't open the file; a file of noise looks the same.
    #[error("{path}: wrong passphrase, or not a congress")]
    WrongPassphrase {
        /// The file.
        path: PathBuf,
    },
    /// The file is empty, too short, or a database that is not encrypted.
    #[error("{path}: not a congress")]
    NotACongress {
        /// The file.
        path: PathBuf,
    },
    /// A later version of the program wrote it.
    #[error("{path}: tables of version {found}, at most {known} is known")]
    NewerVersion {
        /// The file.
        path: PathBuf,
        /// The version of its tables.
        found: u32,
        /// The newest that this program knows.
        known: u32,
    },
    /// An earlier version wrote it, and it was opened for reading alone; opening it for writing brings it up to date.
    #[error("{path}: tables of version {found}, {known} is needed")]
    OlderVersion {
        /// The file.
        path: PathBuf,
        /// The version of its tables.
        found: u32,
        /// The one that this program reads.
        known: u32,
    },
    /// Another process writes to it.
    #[error("{path}: in use by another process")]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// The file or its folder can't be written, or the store was opened for reading alone.
    #[error("{path}: read-only")]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// No room on the disk; what was confirmed before is safe.
    #[error("{path}: the disk is full")]
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// A page fails its checksum, or a record can't be what the program wrote.
    #[error("{path}: damaged")]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// The event is in the list already.
    #[error("event {event} is recorded already")]
    DuplicateEvent {
        /// Its id.
        event: EventId,
    },
    /// The event doesn't come after its door's last one, so that the order of events would lie.
    #[error("event {event} does not come after its door's last one at {last:?}")]
    StaleEvent {
        /// Its id.
        event: EventId,
        /// The door's last logical time.
        last: LogicalTime,
    },
    /// No such delegate.
    #[error("no delegate {delegate}")]
    UnknownDelegate {
        /// The id.
        delegate: DelegateId,
    },
    /// No such session.
    #[error("no session {name}")]
    UnknownSession {
        /// The name.
        name: String,
    },
    /// Two delegates can't have one code on their badges.
    #[error("delegate {delegate} has another's QR token")]
    TokenTaken {
        /// Whose record was refused.
        delegate: DelegateId,
    },
    /// A face was to be stored of somebody who has not agreed to it.
    #[error("delegate {delegate} has not consented")]
    NoConsent {
        /// Whose.
        delegate: DelegateId,
    },
    /// What stands where a backup was to go is not an earlier backup of this congress.
    #[error("{path}: not an earlier backup of this congress")]
    NotABackup {
        /// The file.
        path: PathBuf,
    },
    /// A backup was to go over the database itself, or the database to be restored from itself.
    #[error("{path}: the database itself")]
    OverItself {
        /// The file.
        path: PathBuf,
    },
    /// A copy is not what was written.
    #[error("{path}: {flaw:?}")]
    Flawed {
        /// The file.
        path: PathBuf,
        /// Where it is broken first.
        flaw: Box<Flaw>,
    },
    /// The database that was to be replaced can't be read, so that nobody knows what it holds.
    #[error("{path}: can't be read")]
    Unreadable {
        /// The database.
        path: PathBuf,
    },
    /// A backup is of another congress than the database that it was to replace.
    #[error("{path}: of another congress")]
    OtherCongress {
        /// The backup.
        path: PathBuf,
    },
    /// The database that was to be replaced holds what the backup lacks.
    #[error("{path}: newer by {entries} entries and {events} events")]
    WouldLose {
        /// The database.
        path: PathBuf,
        /// How many entries of its log the backup lacks.
        entries: usize,
        /// How many of these are attendance events.
        events: usize,
    },
    /// The file system refuses.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// `SQLite` refuses, for a reason that needs no sentence of its own.
    #[error("{path}: {source}")]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// Why.
        source: rusqlite::Error,
    },
}

impl StoreError {
    pub(super) fn from_sqlite(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_owned();
        // The index of the write-ahead log is made as large as it needs to be at once, which fails for want of room alone.
        if source.sqlite_error().is_some_and(|error| error.extended_code == ffi::SQLITE_IOERR_SHMSIZE) {
            return Self::DiskFull { path };
        }
        match source.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::Damaged { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            // The file itself was opened before: it is the write-ahead log beside it that can't be.
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => Self::ReadOnly { path },
            Some(ErrorCode::DiskFull) => Self::DiskFull { path },
            _ => match source {
                // A column that holds what the program never writes.
                rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..) => {
                    Self::Damaged { path }
                }
                source => Self::Sqlite { path, source },
            },
        }
    }

    pub(super) fn from_io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            io::ErrorKind::NotFound => Self::Missing { path },
            _ => Self::Io { path, source },
        }
    }
}
