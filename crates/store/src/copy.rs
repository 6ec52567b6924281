//! Copies of the database: backups while a console writes, a change of passphrase, restoring a backup.
//!
//! A new file is written completely under a temporary name, checked, synchronised, and only then renamed into place, so
//! that a kill or a full disk at any moment leaves the old file intact. A passphrase is changed in this way and not by
//! `PRAGMA rekey`, whose interrupted work would have to be recovered from a log under two keys.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf},
};

use rusqlite::{
    Connection, OpenFlags,
    backup::{Backup, StepResult},
};
use serde_json::json;

use super::{
    Context, Passphrase, Store, StoreError, audit, beside, error::AtPath, events, inspect, lock, refuse_empty,
};

/// Number of records in a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// Number of entries in the audit log.
    pub entries: usize,
    /// Number of attendance events.
    pub events: usize,
}

/// Which existing files a copy may replace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// Only one whose history is entirely contained in the new file.
    Contained,
    /// Any file, even if its content is lost.
    Anything,
}

/// Result of restoring a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Records in the database after restoring.
    pub extent: Extent,
    /// Path of the replaced database, if there was one.
    pub kept: Option<PathBuf>,
}

/// Opens another connection to an open database, without asking for the passphrase again.
#[derive(Debug, Clone)]
pub struct StoreReader {
    path: PathBuf,
    key: Passphrase,
}

impl StoreReader {
    /// Opens the database read-only.
    pub fn open(&self) -> Result<Store, StoreError> {
        Store::open_read_only(&self.path, self.key.text())
    }
}

impl Store {
    /// Counts the records.
    pub fn extent(&self) -> Result<Extent, StoreError> {
        self.read(|connection| {
            let count =
                |table| connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0));
            Ok(Extent { entries: count("audit")? as usize, events: count("events")? as usize })
        })
    }

    /// Writes a snapshot to `target`, under the same passphrase, and checks it. Writers are not blocked meanwhile. A
    /// file at `target` is replaced if it is an earlier backup of this congress, or if `overwrite` allows it; otherwise
    /// an error is returned and nothing changes.
    pub fn backup(&self, target: &Path, overwrite: Overwrite) -> Result<Extent, StoreError> {
        if same_file(target, &self.path) {
            return Err(StoreError::OverItself { path: target.to_owned() });
        }
        if overwrite == Overwrite::Contained && target.exists() {
            let old = Self::open_read_only(target, self.key.text())
                .map_err(|_| StoreError::NotABackup { path: target.to_owned() })?;
            if lacks(self, &old)? != Extent::default() || first(self)? != first(&old)? {
                return Err(StoreError::NotABackup { path: target.to_owned() });
            }
        }
        let pending = PendingFile::new(target)?;
        let copied = self.copy_to(&pending.0, &self.key).and_then(|()| checked(&pending.0, &self.key));
        let extent = copied.map_err(|error| self.at_fault(error, &pending.0))?;
        pending.put(target)?;
        Ok(extent)
    }

    /// Attributes damage in a fresh copy to its source: the copy is deleted by the time the error is read.
    fn at_fault(&self, error: StoreError, copy: &Path) -> StoreError {
        match error {
            StoreError::Damaged { path } if path == copy => StoreError::Damaged { path: self.path.clone() },
            StoreError::Flawed { path, flaw } if path == copy => StoreError::Flawed { path: self.path.clone(), flaw },
            error => error,
        }
    }

    /// A handle for opening the same file read-only in another thread.
    pub fn reader(&self) -> StoreReader {
        StoreReader { path: self.path.clone(), key: self.key.clone() }
    }

    /// Re-encrypts the database under another passphrase. The file stays under the old one until the final rename.
    /// Refused while other connections are open.
    pub fn change_passphrase(self, new: &str, context: &Context) -> Result<(), StoreError> {
        refuse_empty(new)?;
        let key = Passphrase::new(new);
        let pending = PendingFile::new(&self.path)?;
        self.copy_to(&pending.0, &key)?;
        self.sign(&pending.0, &key, "passphrase.changed", &json!({}), context)?;
        checked(&pending.0, &key).map_err(|error| self.at_fault(error, &pending.0))?;
        self.settle()?;
        let Self { connection, path, lock: _held, .. } = self;
        drop(connection);
        pending.put(&path)
    }

    /// Replaces the database at `path` by a backup; the old file is kept beside it. The backup is checked first; both
    /// must be under `passphrase`. Unless `overwrite` allows it, this is refused where the present database can't be
    /// read, belongs to another congress, or holds anything that the backup lacks.
    pub fn restore(
        path: &Path,
        passphrase: &str,
        backup: &Path,
        overwrite: Overwrite,
        context: &Context,
    ) -> Result<Restored, StoreError> {
        refuse_empty(passphrase)?;
        if same_file(backup, path) {
            return Err(StoreError::OverItself { path: backup.to_owned() });
        }
        let lock = lock(path)?;
        let source = Self::open_read_only(backup, passphrase)?;
        checked(backup, &source.key)?;
        let there = path.exists();
        let present = if there {
            inspect(path).and_then(|()| Self::connect(path, passphrase, Some(clone_of(&lock, path)?)))
        } else {
            Err(StoreError::Missing { path: path.to_owned() })
        };
        if overwrite == Overwrite::Contained && there {
            let present = present.as_ref().map_err(|_| StoreError::Unreadable { path: path.to_owned() })?;
            if first(present)? != first(&source)? {
                return Err(StoreError::OtherCongress { path: backup.to_owned() });
            }
            let lost = lacks(&source, present)?;
            if lost != Extent::default() {
                return Err(StoreError::WouldLose {
                    path: path.to_owned(),
                    entries: lost.entries,
                    events: lost.events,
                });
            }
        }
        let pending = PendingFile::new(path)?;
        source.copy_to(&pending.0, &source.key)?;
        let holder = Self { lock: Some(lock), ..source };
        holder.sign(&pending.0, &holder.key, "database.restored", &json!({}), context)?;
        let extent = checked(&pending.0, &holder.key)?;
        if let Ok(present) = present {
            present.settle()?;
        }
        let kept = if there { Some(keep(path, context)?) } else { None };
        pending.put(path)?;
        Ok(Restored { extent, kept })
    }

    /// Copies all pages, as of one moment, into a new file under `key`; in rollback mode, so that it opens from a
    /// read-only medium.
    fn copy_to(&self, target: &Path, key: &Passphrase) -> Result<(), StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(target, flags).at(target)?;
        key.give(&connection).at(target)?;
        let step = Backup::new(&self.connection, &mut connection).and_then(|backup| backup.step(-1)).at(target)?;
        if step != StepResult::Done {
            return Err(StoreError::Busy { path: self.path.clone() });
        }
        rollback_mode(&connection).at(target)?;
        drop(connection);
        File::open(target).and_then(|file| file.sync_all()).at(target)
    }

    /// Logs the purpose of a copy in the copy's own log.
    fn sign(
        &self,
        copy: &Path,
        key: &Passphrase,
        action: &str,
        detail: &serde_json::Value,
        context: &Context,
    ) -> Result<(), StoreError> {
        let lock = self.lock.as_ref().map(|lock| clone_of(lock, copy)).transpose()?;
        let mut copy = Self::connect(copy, key.text(), lock)?;
        copy.log(action, "", detail, context)?;
        copy.settle()
    }

    /// Checkpoints everything into the main file: afterwards no write-ahead log is left that could be taken for another
    /// file's. Refused while another connection is open.
    fn settle(&self) -> Result<(), StoreError> {
        self.read(rollback_mode)
    }
}

/// Leaves write-ahead logging, which requires exclusive access.
fn rollback_mode(connection: &Connection) -> rusqlite::Result<()> {
    let mode: String = connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    if mode == "delete" { Ok(()) } else { Err(busy()) }
}

fn busy() -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY), None)
}

/// A temporary file beside its target; deleted on drop unless it was renamed into place.
struct PendingFile(PathBuf);

impl PendingFile {
    /// Creates an empty file. Leftovers of a killed run are deleted.
    fn new(target: &Path) -> Result<Self, StoreError> {
        let pending = Self(beside(target, ".part"));
        pending.clear();
        match OpenOptions::new().write(true).create_new(true).open(&pending.0) {
            Ok(_) => Ok(pending),
            // Creating a new file finds nothing missing except its folder.
            Err(source) if source.kind() == io::ErrorKind::NotFound => {
                Err(StoreError::NoFolder { path: target.parent().unwrap_or(target).to_owned() })
            }
            Err(source) => Err(StoreError::from_io(target, source)),
        }
    }

    /// Synchronises the file and renames it to its target in one step.
    fn put(self, target: &Path) -> Result<(), StoreError> {
        File::open(&self.0).and_then(|file| file.sync_all()).at(target)?;
        fs::rename(&self.0, target).at(target)?;
        sync_folder(target).at(target)
    }

    fn clear(&self) {
        for name in ["", "-journal", "-wal", "-shm"] {
            let _ = fs::remove_file(beside(&self.0, name));
        }
    }
}

impl Drop for PendingFile {
    fn drop(&mut self) {
        // After the rename nothing is left to delete.
        self.clear();
    }
}

/// Synchronises the folder, so that the rename itself is on the disk.
#[cfg(unix)]
fn sync_folder(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

/// Windows writes the directory entry with the file.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Gives the file that is to be replaced a second name with a timestamp. Its write-ahead log, if it could not be
/// checkpointed, is renamed along with it, so that it is not taken for the new file's.
fn keep(path: &Path, context: &Context) -> Result<PathBuf, StoreError> {
    let stamp = context.at.strftime("%Y%m%d-%H%M%S").to_string();
    let names = (0..).map(|n| if n == 0 { format!(".{stamp}") } else { format!(".{stamp}-{n}") });
    let kept = names.map(|end| beside(path, &end)).find(|name| !name.exists()).unwrap_or_else(|| path.to_owned());
    // Some USB file systems have no hard links.
    fs::hard_link(path, &kept).or_else(|_| fs::copy(path, &kept).map(drop)).at(path)?;
    let wal = beside(path, "-wal");
    if wal.exists() {
        fs::rename(&wal, beside(&kept, "-wal")).at(path)?;
    }
    let _ = fs::remove_file(beside(path, "-shm"));
    sync_folder(path).at(path)?;
    Ok(kept)
}

/// Checks a copy completely: pages, chain and events.
fn checked(path: &Path, key: &Passphrase) -> Result<Extent, StoreError> {
    let copy = Store::open_read_only(path, key.text())?;
    let verified = copy.verify()?;
    match verified.flaw {
        None => Ok(Extent { entries: verified.entries, events: verified.events }),
        Some(flaw) => Err(StoreError::Flawed { path: path.to_owned(), flaw: Box::new(flaw) }),
    }
}

/// Identifies a congress: the hash of its log's first entry.
fn first(store: &Store) -> Result<Option<[u8; 32]>, StoreError> {
    Ok(store.read(audit::all)?.first().map(|entry| entry.hash))
}

/// Counts the pending of `other`'s history that `one` lacks: the entries of `other`'s log after their last common one.
fn lacks(one: &Store, other: &Store) -> Result<Extent, StoreError> {
    let (one, other) = (one.read(audit::all)?, other.read(audit::all)?);
    let common = one.iter().zip(&other).take_while(|(one, other)| one.hash == other.hash).count();
    let lost = &other[common..];
    Ok(Extent { entries: lost.len(), events: lost.iter().filter(|entry| entry.action == events::RECORDED).count() })
}

fn same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    one == other || real(one).is_some_and(|one| Some(one) == real(other))
}

fn clone_of(lock: &File, path: &Path) -> Result<File, StoreError> {
    lock.try_clone().at(path)
}
