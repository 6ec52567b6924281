//! Errors of the database, distinguished as far as a person has to act differently.

use std::{
    io,
    path::{Path, PathBuf},
};

use daihoi_domain::{
    delegate::DelegateId,
    event::{EventId, LogicalTime},
};
use rusqlite::{ErrorCode, ffi};

use super::flaw::Flaw;

/// The database can't be used, or refuses a change.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file does not exist.
    #[error("{path}: no such file")]
    Missing {
        /// Path of the missing file.
        path: PathBuf,
    },
    /// The folder to write into does not exist.
    #[error("{path}: no such folder")]
    NoFolder {
        /// Path of the missing folder.
        path: PathBuf,
    },
    /// A new database was requested where a file exists.
    #[error("{path} exists")]
    Exists {
        /// Path of the existing file.
        path: PathBuf,
    },
    /// The passphrase is empty: `SQLite` would store plain text under it.
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    /// The passphrase doesn't open the file; a file of random bytes looks alike.
    #[error("{path}: wrong passphrase, or not a congress")]
    WrongPassphrase {
        /// Path of the database.
        path: PathBuf,
    },
    /// The file is empty, too short, or an unencrypted database.
    #[error("{path}: not a congress")]
    NotACongress {
        /// Path of the file.
        path: PathBuf,
    },
    /// The file was written by a later version of the program.
    #[error("{path}: tables of version {found}, at most {known} is known")]
    NewerVersion {
        /// Path of the database.
        path: PathBuf,
        /// Version of its tables.
        found: u32,
        /// Newest version that this program supports.
        known: u32,
    },
    /// The file was written by an earlier version, and was opened read-only; opening it for writing migrates it.
    #[error("{path}: tables of version {found}, {known} is needed")]
    OlderVersion {
        /// Path of the database.
        path: PathBuf,
        /// Version of its tables.
        found: u32,
        /// Version that this program reads.
        known: u32,
    },
    /// Another process has it open for writing.
    #[error("{path}: in use by another process")]
    Busy {
        /// Path of the database.
        path: PathBuf,
    },
    /// The file or its folder is read-only, or the store was opened read-only.
    #[error("{path}: read-only")]
    ReadOnly {
        /// Path of the database.
        path: PathBuf,
    },
    /// No space left on the disk; confirmed changes are safe.
    #[error("{path}: the disk is full")]
    DiskFull {
        /// Path of the database.
        path: PathBuf,
    },
    /// A page fails its checksum, or a record can't have been written by the program.
    #[error("{path}: damaged")]
    Damaged {
        /// Path of the database.
        path: PathBuf,
    },
    /// An event with this id is already recorded.
    #[error("event {event} is recorded already")]
    DuplicateEvent {
        /// Id of the event.
        event: EventId,
    },
    /// The event's logical time is not after its door's last one, so that the order would be wrong.
    #[error("event {event} does not come after its door's last one at {last:?}")]
    StaleEvent {
        /// Id of the event.
        event: EventId,
        /// Last logical time of the door.
        last: LogicalTime,
    },
    /// No delegate has this id.
    #[error("no delegate {delegate}")]
    UnknownDelegate {
        /// Id that was looked up.
        delegate: DelegateId,
    },
    /// No session has this name.
    #[error("no session {name}")]
    UnknownSession {
        /// Name that was looked up.
        name: String,
    },
    /// Another delegate's badge already has this token.
    #[error("delegate {delegate} has another's QR token")]
    TokenTaken {
        /// Delegate whose record was refused.
        delegate: DelegateId,
    },
    /// A face can't be stored without the delegate's consent.
    #[error("delegate {delegate} has not consented")]
    NoConsent {
        /// Delegate without consent.
        delegate: DelegateId,
    },
    /// The file at a backup's target is not an earlier backup of this congress.
    #[error("{path}: not an earlier backup of this congress")]
    NotABackup {
        /// Path of that file.
        path: PathBuf,
    },
    /// A backup would overwrite the database itself, or the database be restored from itself.
    #[error("{path}: the database itself")]
    OverItself {
        /// Path of the database.
        path: PathBuf,
    },
    /// A copy differs from what was written.
    #[error("{path}: {flaw:?}")]
    Flawed {
        /// Path of the copy.
        path: PathBuf,
        /// First flaw found.
        flaw: Box<Flaw>,
    },
    /// The database that would be replaced can't be read, so that its content is unknown.
    #[error("{path}: can't be read")]
    Unreadable {
        /// Path of the database.
        path: PathBuf,
    },
    /// The backup belongs to another congress than the database that it would replace.
    #[error("{path}: of another congress")]
    OtherCongress {
        /// Path of the backup.
        path: PathBuf,
    },
    /// The database that would be replaced has records that the backup lacks.
    #[error("{path}: newer by {entries} entries and {events} events")]
    WouldLose {
        /// Path of the database.
        path: PathBuf,
        /// Number of log entries that the backup lacks.
        entries: usize,
        /// Number of attendance events among them.
        events: usize,
    },
    /// A file system operation failed.
    #[error("{path}: {source}")]
    Io {
        /// Path of the file.
        path: PathBuf,
        /// The operating system's error.
        source: io::Error,
    },
    /// `SQLite` failed for another reason.
    #[error("{path}: {source}")]
    Sqlite {
        /// Path of the database.
        path: PathBuf,
        /// The error of `SQLite`.
        source: rusqlite::Error,
    },
}

impl StoreError {
    pub(super) fn from_sqlite(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_owned();
        // The index of the write-ahead log is preallocated, which fails only for lack of space.
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
                // A column holds a value that the program never writes.
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

/// Attaches the path of the file to an error.
pub(super) trait AtPath<T> {
    fn at(self, path: &Path) -> Result<T, StoreError>;
}

impl<T> AtPath<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, StoreError> {
        self.map_err(|source| StoreError::from_io(path, source))
    }
}

impl<T> AtPath<T> for rusqlite::Result<T> {
    fn at(self, path: &Path) -> Result<T, StoreError> {
        self.map_err(|source| StoreError::from_sqlite(path, source))
    }
}
