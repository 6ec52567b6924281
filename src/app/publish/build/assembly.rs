//! A new site put together beside the old one: what did not change is taken from there, and every file is hashed.
//!
//! It may begin with a spare: the site that the last one replaced, which differs in a few files only. To make the
//! folders of a thousand documents again, and to remove the old ones, takes longer than all else in a build that
//! changes one of them.

use std::{
    collections::{BTreeMap, HashSet},
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    cache::{self, Stamp},
    swap,
};
use crate::{
    app::{
        congress::Folder,
        error::AppError,
        files::{self, At as _},
        publish::manifest,
    },
    site::{self, Card},
};

/// A file of a site that was built.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Made {
    /// SHA-256 in hexadecimal digits.
    hash: String,
    /// As it was when it was written: any other stamp means that somebody was at it.
    stamp: Stamp,
    /// Stands for all that it was made from; empty where its bytes alone say so.
    key: String,
}

/// What is known of the site that stands now.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Last {
    /// The hash of its manifest, which tells whether it is still that site.
    manifest: String,
    files: BTreeMap<String, Made>,
}

/// A site that is being put together.
pub(super) struct Assembly {
    /// The folder in which the new site is put together.
    fresh: PathBuf,
    /// The site that it will replace.
    out: PathBuf,
    /// Where what is known of a site is kept.
    state: PathBuf,
    last: BTreeMap<String, Made>,
    /// What the fresh folder began with and nobody has asked for yet.
    spare: Mutex<BTreeMap<String, Made>>,
    /// Whether unchanged files are the same as in the last site, not copies that take up room.
    linked: AtomicBool,
    made: Mutex<BTreeMap<String, Made>>,
    folders: Mutex<HashSet<PathBuf>>,
    written: Mutex<Vec<PathBuf>>,
}

impl Assembly {
    /// Begins in the folder `fresh`: with the spare that it holds, or empty. With `anew`, nothing is taken from the last
    /// site or the spare.
    pub(super) fn begin(folder: &Folder, fresh: &Path, out: &Path, anew: bool) -> Result<Self, AppError> {
        let name = cache::hash([out.as_os_str().as_encoded_bytes()]);
        let state = folder.cache().join(format!("site-{name:.16}.json"));
        let known = |state: &Path, site: &Path| match fs::read(site.join(manifest::NAME)) {
            Ok(manifest) if !anew => {
                let stands = sha256(&manifest);
                cache::read(state).filter(|last: &Last| last.manifest == stands).unwrap_or_default()
            }
            _ => Last::default(),
        };
        let last = known(&state, out);
        let spare = known(&spare_of(&state), fresh);
        if spare.files.is_empty() {
            swap::clear(fresh)?;
        } else {
            // From here on it is no whole site: a build that dies leaves nothing to begin with.
            let manifest = fresh.join(manifest::NAME);
            fs::remove_file(&manifest).at(&manifest)?;
        }
        let folders = spare.files.keys().filter_map(|path| fresh.join(path).parent().map(Path::to_owned)).collect();
        Ok(Self {
            fresh: fresh.to_owned(),
            out: out.to_owned(),
            state,
            last: last.files,
            spare: Mutex::new(spare.files),
            linked: AtomicBool::new(true),
            made: Mutex::default(),
            folders: Mutex::new(folders),
            written: Mutex::default(),
        })
    }

    /// Whether every document of the last site is still there.
    pub(super) fn covers_last(&self, cards: &[Card]) -> bool {
        let there: HashSet<String> = cards.iter().map(|card| site::address(&card.slug, "")).collect();
        let is_document = |path: &&String| path.starts_with("van-ban/") && path.ends_with("/index.html");
        self.last.keys().filter(is_document).all(|path| there.contains(path))
    }

    /// Takes a file from the last site if it was made from the same; says whether it did.
    pub(super) fn keep(&self, path: &str, key: &str) -> Result<bool, AppError> {
        match self.last.get(path) {
            Some(last) if last.key == key && !key.is_empty() => self.take(path, last),
            _ => Ok(false),
        }
    }

    /// Puts bytes that were made from what `key` stands for.
    pub(super) fn put(&self, path: &str, key: &str, bytes: &[u8]) -> Result<(), AppError> {
        let hash = sha256(bytes);
        if let Some(last) = self.last.get(path)
            && last.hash == hash
            && self.take(path, &Made { key: key.to_owned(), ..last.clone() })?
        {
            return Ok(());
        }
        let target = self.place(path)?;
        fs::write(&target, bytes).at(&target)?;
        self.note(path, target, hash, key)
    }

    /// Puts what a file of the cache holds, which nobody changes in place: as a link where the disk has them.
    pub(super) fn link(&self, path: &str, source: &Path) -> Result<(), AppError> {
        let key = source.file_name().unwrap_or_default().to_string_lossy();
        if self.keep(path, &key)? {
            return Ok(());
        }
        let target = self.place(path)?;
        if fs::hard_link(source, &target).is_err() {
            fs::copy(source, &target).at(source)?;
        }
        let bytes = fs::read(&target).at(&target)?;
        self.note(path, target, sha256(&bytes), &key)
    }

    /// Puts a copy of a file whose bytes have this hash of the cache's.
    ///
    /// # Errors
    /// [`AppError::Changing`] where they have another by now.
    pub(super) fn copy(&self, path: &str, source: &Path, hash: &str) -> Result<(), AppError> {
        if self.keep(path, hash)? {
            return Ok(());
        }
        let bytes = fs::read(source).at(source)?;
        if cache::hash([bytes.as_slice()]) != hash {
            return Err(AppError::Changing { path: source.to_owned() });
        }
        self.put(path, hash, &bytes)
    }

    /// Takes back a file that was put.
    pub(super) fn discard(&self, path: &str) -> Result<(), AppError> {
        lock(&self.made).remove(path);
        let target = self.fresh.join(path);
        fs::remove_file(&target).at(&target)
    }

    /// Where the files of one key were in the last site.
    pub(super) fn of_key(&self, key: &str) -> Vec<String> {
        self.last.iter().filter(|(_, made)| made.key == key).map(|(path, _)| path.clone()).collect()
    }

    /// Writes the manifest; gives what is to be remembered of the site once it stands.
    pub(super) fn finish(self) -> Result<Finished, AppError> {
        for path in self.spare.into_inner().unwrap_or_else(PoisonError::into_inner).into_keys() {
            let target = self.fresh.join(path);
            fs::remove_file(&target).at(&target)?;
            let within = target.ancestors().skip(1).take_while(|folder| *folder != self.fresh);
            // One that is not empty stays.
            within.map(fs::remove_dir).take_while(Result::is_ok).for_each(drop);
        }
        let made = self.made.into_inner().unwrap_or_else(PoisonError::into_inner);
        let listed = made.iter().map(|(path, made)| (path.as_str(), made.hash.as_str()));
        let manifest = manifest::write(listed);
        let target = self.fresh.join(manifest::NAME);
        files::write(&target, &manifest)?;
        let mut fresh = self.written.into_inner().unwrap_or_else(PoisonError::into_inner);
        let written = fresh.len();
        fresh.push(target);
        let pages =
            made.keys().filter(|path| Path::new(path).extension().is_some_and(|extension| extension == "html")).count();
        let last = Last { manifest: sha256(&manifest), files: made };
        let linked = self.linked.into_inner();
        Ok(Finished { state: self.state, last, pages, written, fresh, linked })
    }

    /// Links the last site's file, or copies it where the disk has no links, unless somebody was at it.
    fn take(&self, path: &str, last: &Made) -> Result<bool, AppError> {
        let source = self.out.join(path);
        if Stamp::at(&source) != Some(last.stamp) {
            return Ok(false);
        }
        let mut made = last.clone();
        if let Some(stamp) = self.spared(path, last) {
            made.stamp = stamp;
        } else {
            let target = self.place(path)?;
            if fs::hard_link(&source, &target).is_err() {
                self.linked.store(false, Ordering::Relaxed);
                match fs::copy(&source, &target) {
                    Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
                    done => done.at(&source)?,
                };
                made.stamp = Stamp::at(&target).unwrap_or(last.stamp);
            }
        }
        lock(&self.made).insert(path.to_owned(), made);
        Ok(true)
    }

    /// Keeps the spare's file, if it is the last site's and nobody was at it; gives its stamp.
    fn spared(&self, path: &str, last: &Made) -> Option<Stamp> {
        let stamp = lock(&self.spare).get(path).filter(|spare| spare.hash == last.hash)?.stamp;
        let kept = Stamp::at(&self.fresh.join(path)) == Some(stamp);
        kept.then(|| lock(&self.spare).remove(path))?.map(|spare| spare.stamp)
    }

    /// A file's place in the fresh folder, which is free and whose folders are there.
    fn place(&self, path: &str) -> Result<PathBuf, AppError> {
        let target = self.fresh.join(path);
        // The spare's file may be one with a file that stands: it must not be written into.
        if lock(&self.spare).remove(path).is_some() {
            fs::remove_file(&target).at(&target)?;
        }
        if let Some(parent) = target.parent()
            && !lock(&self.folders).contains(parent)
        {
            fs::create_dir_all(parent).at(parent)?;
            lock(&self.folders).insert(parent.to_owned());
        }
        Ok(target)
    }

    fn note(&self, path: &str, target: PathBuf, hash: String, key: &str) -> Result<(), AppError> {
        let about = fs::metadata(&target).at(&target)?;
        let made = Made { hash, stamp: Stamp::of(&about), key: key.to_owned() };
        lock(&self.made).insert(path.to_owned(), made);
        lock(&self.written).push(target);
        Ok(())
    }
}

/// A site that is whole and not yet in its place.
pub(super) struct Finished {
    state: PathBuf,
    last: Last,
    /// Pages of it.
    pub(super) pages: usize,
    /// How many files were written, the manifest apart.
    pub(super) written: usize,
    /// The files that were written and the manifest, to be flushed to the disk.
    pub(super) fresh: Vec<PathBuf>,
    /// Whether the files that were not written are the same as in the site before.
    pub(super) linked: bool,
}

impl Finished {
    /// Remembers the site that stands now.
    pub(super) fn remember(&self) -> Result<(), AppError> {
        files::replace(&self.state, &cache::json(&self.last))
    }

    /// Before that, remembers the site that stood until now as a spare.
    pub(super) fn remember_spare(&self) -> Result<(), AppError> {
        fs::rename(&self.state, spare_of(&self.state)).at(&self.state)
    }
}

/// Where what is known of a spare is kept.
fn spare_of(state: &Path) -> PathBuf {
    state.with_extension("spare.json")
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}
