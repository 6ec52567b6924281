//! Copies of the database: a backup beside a console that writes, another passphrase, a backup put back.
//!
//! Every new file is written whole under another name, checked, synchronised, and only then renamed into place, so that
//! a kill or a full disk at any moment leaves what was there. A passphrase is changed in the same way and not by
//! `PRAGMA rekey`, whose half-done work would have to be recovered from a log under two keys.

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

use super::{Context, Key, Store, StoreError, audit, beside, events, inspect, lock, refuse_empty};

/// How much is in a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// Entries of the audit log.
    pub entries: usize,
    /// Attendance events.
    pub events: usize,
}

/// Whether what stands in the way may be lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// Only what is wholly contained in what replaces it.
    Contained,
    /// Whatever it is.
    Anything,
}

/// A backup that was put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the congress holds now.
    pub extent: Extent,
    /// Where the database that was replaced is kept, if there was one.
    pub kept: Option<PathBuf>,
}

/// Opens a database again that is open already, without asking for the passphrase.
#[derive(Debug, Clone)]
pub struct Reader {
    path: PathBuf,
    key: Key,
}

impl Reader {
    /// Opens it for reading alone.
    pub fn open(&self) -> Result<Store, StoreError> {
        Store::open_read_only(&self.path, self.key.text())
    }
}

impl Store {
    /// How much is in it.
    pub fn extent(&self) -> Result<Extent, StoreError> {
        self.read(|connection| {
            let count =
                |table| connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0));
            Ok(Extent { entries: count("audit")? as usize, events: count("events")? as usize })
        })
    }

    /// Writes a copy of this moment to `target`, under the same passphrase, and checks it. Whoever writes meanwhile is
    /// not held up. What stands at `target` is replaced if it is an earlier backup of the same congress, or if `overwrite`
    /// says so; else it is an error that changes nothing.
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
        let part = Part::new(target)?;
        let copied = self.copy_to(&part.0, &self.key).and_then(|()| checked(&part.0, &self.key));
        let extent = copied.map_err(|error| self.at_fault(error, &part.0))?;
        part.put(target)?;
        Ok(extent)
    }

    /// What is wrong with a copy that was made a moment ago is wrong with what it was made from; the copy is gone when
    /// the error is read.
    fn at_fault(&self, error: StoreError, copy: &Path) -> StoreError {
        match error {
            StoreError::Damaged { path } if path == copy => StoreError::Damaged { path: self.path.clone() },
            StoreError::Flawed { path, flaw } if path == copy => StoreError::Flawed { path: self.path.clone(), flaw },
            error => error,
        }
    }

    /// Opens the same file for reading, in another thread.
    pub fn reader(&self) -> Reader {
        Reader { path: self.path.clone(), key: self.key.clone() }
    }

    /// Puts the same congress under another passphrase. Until the last moment the file is under the old one, from then
    /// on under the new one. Refused while others read it.
    pub fn change_passphrase(self, new: &str, context: &Context) -> Result<(), StoreError> {
        refuse_empty(new)?;
        let key = Key::new(new);
        let part = Part::new(&self.path)?;
        self.copy_to(&part.0, &key)?;
        self.sign(&part.0, &key, "passphrase.changed", &json!({}), context)?;
        checked(&part.0, &key).map_err(|error| self.at_fault(error, &part.0))?;
        self.settle()?;
        let Self { connection, path, lock: _held, .. } = self;
        drop(connection);
        part.put(&path)
    }

    /// Puts a backup in the place of the database at `path`, which is kept beside it. The backup is checked first; both
    /// are under `passphrase`. Without `overwrite` it is refused where the present database can't be read, is of another
    /// congress, or holds anything that the backup lacks.
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
        let part = Part::new(path)?;
        source.copy_to(&part.0, &source.key)?;
        let holder = Self { lock: Some(lock), ..source };
        holder.sign(&part.0, &holder.key, "database.restored", &json!({}), context)?;
        let extent = checked(&part.0, &holder.key)?;
        if let Ok(present) = present {
            present.settle()?;
        }
        let kept = if there { Some(keep(path, context)?) } else { None };
        part.put(path)?;
        Ok(Restored { extent, kept })
    }

    /// Copies all pages, of one moment, into a new file under `key`; in rollback mode, so that it opens from a medium that
    /// can't be written.
    fn copy_to(&self, target: &Path, key: &Key) -> Result<(), StoreError> {
        let failed = |source| StoreError::from_sqlite(target, source);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(target, flags).map_err(failed)?;
        key.give(&connection).map_err(failed)?;
        let step = Backup::new(&self.connection, &mut connection).and_then(|backup| backup.step(-1)).map_err(failed)?;
        if step != StepResult::Done {
            return Err(StoreError::Busy { path: self.path.clone() });
        }
        rollback_mode(&connection).map_err(failed)?;
        drop(connection);
        File::open(target).and_then(|file| file.sync_all()).map_err(|source| StoreError::from_io(target, source))
    }

    /// Notes in a copy's log what it was made for.
    fn sign(
        &self,
        copy: &Path,
        key: &Key,
        action: &str,
        detail: &serde_json::Value,
        context: &Context,
    ) -> Result<(), StoreError> {
        let lock = self.lock.as_ref().map(|lock| clone_of(lock, copy)).transpose()?;
        let mut copy = Self::connect(copy, key.text(), lock)?;
        copy.log(action, "", detail, context)?;
        copy.settle()
    }

    /// Brings everything into the one file: afterwards there is no write-ahead log that could be taken for another
    /// file's. Refused while anybody else has it open.
    fn settle(&self) -> Result<(), StoreError> {
        self.read(rollback_mode)
    }
}

/// Leaves write-ahead logging, which needs the file for oneself.
fn rollback_mode(connection: &Connection) -> rusqlite::Result<()> {
    let mode: String = connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    if mode == "delete" { Ok(()) } else { Err(busy()) }
}

fn busy() -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY), None)
}

/// A file that is not yet what it will be; removed again if it doesn't come to that.
struct Part(PathBuf);

impl Part {
    /// An empty one beside its target. What a killed run left of it is cleared away.
    fn new(target: &Path) -> Result<Self, StoreError> {
        let part = Self(beside(target, ".part"));
        part.clear();
        match OpenOptions::new().write(true).create_new(true).open(&part.0) {
            Ok(_) => Ok(part),
            // A file that is made anew can lack nothing but its folder.
            Err(source) if source.kind() == io::ErrorKind::NotFound => {
                Err(StoreError::NoFolder { path: target.parent().unwrap_or(target).to_owned() })
            }
            Err(source) => Err(StoreError::from_io(target, source)),
        }
    }

    /// Makes it the file that it was written for, in one step.
    fn put(self, target: &Path) -> Result<(), StoreError> {
        let failed = |source| StoreError::from_io(target, source);
        File::open(&self.0).and_then(|file| file.sync_all()).map_err(failed)?;
        fs::rename(&self.0, target).map_err(failed)?;
        sync_folder(target).map_err(failed)
    }

    fn clear(&self) {
        for name in ["", "-journal", "-wal", "-shm"] {
            let _ = fs::remove_file(beside(&self.0, name));
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Once it was put in place there is nothing left of it.
        self.clear();
    }
}

/// The rename itself must be on the disk as well.
#[cfg(unix)]
fn sync_folder(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

/// Windows writes it with the file.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Gives what is to be replaced a second name, with the time in it. Its write-ahead log, if it could not be brought into
/// the file, goes along: it must not be taken for the new file's.
fn keep(path: &Path, context: &Context) -> Result<PathBuf, StoreError> {
    let failed = |source| StoreError::from_io(path, source);
    let stamp = context.at.strftime("%Y%m%d-%H%M%S").to_string();
    let names = (0..).map(|n| if n == 0 { format!(".{stamp}") } else { format!(".{stamp}-{n}") });
    let kept = names.map(|end| beside(path, &end)).find(|name| !name.exists()).unwrap_or_else(|| path.to_owned());
    // Some sticks know no second names.
    fs::hard_link(path, &kept).or_else(|_| fs::copy(path, &kept).map(drop)).map_err(failed)?;
    let wal = beside(path, "-wal");
    if wal.exists() {
        fs::rename(&wal, beside(&kept, "-wal")).map_err(failed)?;
    }
    let _ = fs::remove_file(beside(path, "-shm"));
    sync_folder(path).map_err(failed)?;
    Ok(kept)
}

/// Reads a copy from beginning to end: pages, chain and events.
fn checked(path: &Path, key: &Key) -> Result<Extent, StoreError> {
    let copy = Store::open_read_only(path, key.text())?;
    let verified = copy.verify()?;
    match verified.flaw {
        None => Ok(Extent { entries: verified.entries, events: verified.events }),
        Some(flaw) => Err(StoreError::Flawed { path: path.to_owned(), flaw: Box::new(flaw) }),
    }
}

/// What names a congress: the hash of its log's first entry.
fn first(store: &Store) -> Result<Option<[u8; 32]>, StoreError> {
    Ok(store.read(audit::all)?.first().map(|entry| entry.hash))
}

/// What `one` lacks of `other`'s history: the entries of `other`'s log behind their last common one.
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
    lock.try_clone().map_err(|source| StoreError::from_io(path, source))
}
