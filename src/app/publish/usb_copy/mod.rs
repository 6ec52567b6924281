//! The site on a USB drive: a copy that was read back and compared, beside what is on the drive already.

mod place;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{self, Read as _},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

#[cfg(unix)]
pub(super) use self::place::ROOTS;
use self::place::{FOLDER, place};
use crate::app::{
    congress::{Folder, load_settings},
    error::{AppError, UsbCopyError},
    files::At as _,
    publish::{
        build::{self, Built, Job, Lock},
        manifest::{self, Checked},
    },
};

/// Bytes that may wait for the USB drive: with more, the progress would show how fast memory is.
const WAITING: u64 = 4 << 20;
/// Bytes that are copied at once.
const PIECE: usize = 256 << 10;
/// A file takes whole clusters of a USB drive; this is their size in bytes where the drive does not say.
const CLUSTER: u64 = 32 << 10;

/// How far a copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// Bytes of this phase that are done.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
}

/// The two halves of a checked copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Files are written.
    Copying,
    /// They are read back.
    Checking,
}

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Where it is.
    pub folder: PathBuf,
    /// The number of files copied, the manifest included.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
}

/// Builds the site, so that nothing is handed out that was withdrawn since the last build, and copies it; see [`copy`].
/// Another build that runs is waited for, though not for long.
///
/// # Errors
/// As [`build::build`] and [`copy`]; without a build nothing is copied.
pub fn build_and_copy(
    folder: &Folder,
    site: &Path,
    target: &Path,
    told: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<(Built, Copied), AppError> {
    // A wrong place is said before a build takes its time.
    manifest::keep_foreign(&place(folder, target)?)?;
    let settings = load_settings(folder)?;
    let built = build::waiting_for_lock(|| build::build(&Job::new(folder, &settings, site, Timestamp::now())))?;
    let copied = build::waiting_for_lock(|| copy(folder, site, target, told))?;
    Ok((built, copied))
}

/// Copies the site in `site` into `target`, in place of an older copy of it; reads everything back and compares it
/// before the older copy goes. At the root of a USB drive it gets a folder of its own; a new folder needs an existing
/// parent. `told` may end the copy.
///
/// # Errors
/// [`UsbCopyError`], [`AppError::NoManifest`] for a site that was not built yet, [`AppError::Building`], and what the
/// system says. Whatever was at the target stays as it was.
pub fn copy(
    folder: &Folder,
    site: &Path,
    target: &Path,
    told: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Copied, AppError> {
    // While it is copied, no build takes the site away.
    let _lock = Lock::take(folder)?;
    let target = place(folder, target)?;
    if !build::may_be_replaced(&target) {
        return Err(UsbCopyError::Occupied { path: target }.into());
    }
    manifest::keep_foreign(&target)?;
    let plan = Plan::of(site)?;
    let parent = target.parent().unwrap_or(&target).to_owned();
    build::recover(&target)?;
    plan.fits(&parent, &target)?;
    let fresh = build::fresh(&target);
    let done = transfer(&plan, site, &fresh, told).and_then(|()| {
        build::swap(&fresh, &target)?;
        build::clear(&fresh)?;
        build::settle(&parent, &[]).map(|()| Copied { folder: target, files: plan.files.len() + 1, bytes: plan.bytes })
    });
    done.map_err(|error| {
        // Of a copy that failed nothing is left; where that fails as well, the next copy clears it away.
        let _ = build::clear(&fresh);
        match error {
            AppError::Io { .. } if !parent.exists() => UsbCopyError::Unplugged { path: parent }.into(),
            error => error,
        }
    })
}

/// Checks a copy, byte by byte: the site in `folder`, or in the folder of its own that [`copy`] gave it there. Gives which
/// of the two it was.
///
/// # Errors
/// What [`manifest::verify`] returns.
pub fn verify(folder: &Path) -> Result<(PathBuf, Checked), AppError> {
    let has_manifest = |folder: &Path| folder.join(manifest::NAME).is_file();
    let below = folder.join(FOLDER);
    let site = if !has_manifest(folder) && has_manifest(&below) { below } else { folder.to_owned() };
    manifest::verify(&site).map(|checked| (site, checked))
}

/// What is to be copied.
struct Plan {
    /// Hashes by path.
    files: BTreeMap<String, String>,
    /// Bytes of all files, the manifest included.
    bytes: u64,
    sizes: Vec<u64>,
    folders: u64,
}

impl Plan {
    fn of(site: &Path) -> Result<Self, AppError> {
        let files = manifest::read(site)?;
        if let Some(file) = files.keys().find(|path| !build::is_portable(path)) {
            return Err(UsbCopyError::Name { file: file.clone() }.into());
        }
        let mut sizes = Vec::with_capacity(files.len() + 1);
        for path in files.keys().map(String::as_str).chain([manifest::NAME]) {
            let about = fs::metadata(site.join(path)).map_err(|_| UsbCopyError::Source { file: path.to_owned() })?;
            sizes.push(about.len());
        }
        let folders: BTreeSet<&str> =
            files.keys().filter_map(|path| path.rsplit_once('/')).map(|(folder, _)| folder).collect();
        // Every folder has the folders above it; three levels are the most that a site has.
        let folders = 3 * folders.len() as u64 + 1;
        Ok(Self { bytes: sizes.iter().sum(), files, sizes, folders })
    }

    /// Whether the disk has room for it beside what is there.
    fn fits(&self, disk: &Path, target: &Path) -> Result<(), AppError> {
        let Some((free, cluster)) = room(disk) else { return Ok(()) };
        let clusters: u64 = self.sizes.iter().map(|size| size.div_ceil(cluster)).sum::<u64>() + self.folders;
        let needed = clusters * cluster;
        if needed > free {
            return Err(UsbCopyError::NoRoom { path: target.to_owned(), needed, free }.into());
        }
        Ok(())
    }
}

/// Bytes that are free on the disk of a folder, and bytes of a cluster; none where the system does not say.
#[cfg(unix)]
fn room(folder: &Path) -> Option<(u64, u64)> {
    let about = rustix::fs::statvfs(folder).ok()?;
    Some((about.f_bavail * about.f_frsize, about.f_bsize.clamp(512, CLUSTER)))
}

#[cfg(not(unix))]
fn room(_: &Path) -> Option<(u64, u64)> {
    None
}

/// Writes everything into the fresh folder, then reads it back.
fn transfer(
    plan: &Plan,
    site: &Path,
    fresh: &Path,
    told: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<(), AppError> {
    let mut tell = |phase, done| match told(Progress { phase, done, total: plan.bytes }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(AppError::from(UsbCopyError::Ended)),
    };
    let mut done = 0;
    let mut waiting = (0, Vec::new());
    tell(Phase::Copying, 0)?;
    let own = manifest::hash_of(&site.join(manifest::NAME)).at(site)?;
    let all = || plan.files.iter().map(|(path, hash)| (path.as_str(), hash)).chain([(manifest::NAME, &own)]);
    for (path, hash) in all() {
        let copy = fresh.join(path);
        let mut count = |bytes: u64| {
            done += bytes;
            tell(Phase::Copying, done)
        };
        if copy_file(&site.join(path), &copy, &mut count)? != *hash {
            return Err(UsbCopyError::Source { file: path.to_owned() }.into());
        }
        waiting.0 += fs::metadata(&copy).at(&copy)?.len();
        waiting.1.push(copy);
        if waiting.0 >= WAITING {
            build::settle(fresh, &waiting.1)?;
            waiting = (0, Vec::new());
        }
    }
    build::settle(fresh, &waiting.1)?;
    done = 0;
    for (path, hash) in all() {
        let copy = fresh.join(path);
        let file = File::open(&copy).at(&copy)?;
        forget(&file);
        let mut count = |bytes: u64| {
            done += bytes;
            tell(Phase::Checking, done)
        };
        if pass_through(file, &copy, &mut io::sink(), &copy, &mut count)? != *hash {
            return Err(UsbCopyError::Faulty { path: copy }.into());
        }
    }
    Ok(())
}

/// Copies a file; gives the hash of what was read.
fn copy_file(
    source: &Path,
    copy: &Path,
    count: &mut dyn FnMut(u64) -> Result<(), AppError>,
) -> Result<String, AppError> {
    if let Some(folder) = copy.parent() {
        fs::create_dir_all(folder).at(folder)?;
    }
    let input = File::open(source).at(source)?;
    let mut output = File::create(copy).at(copy)?;
    pass_through(input, source, &mut output, copy, count)
}

/// Passes bytes on; gives their hash in hexadecimal digits.
fn pass_through(
    mut input: File,
    source: &Path,
    output: &mut dyn io::Write,
    copy: &Path,
    count: &mut dyn FnMut(u64) -> Result<(), AppError>,
) -> Result<String, AppError> {
    let mut hash = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        let read = input.read(&mut piece).at(source)?;
        if read == 0 {
            return Ok(format!("{:x}", hash.finalize()));
        }
        hash.update(&piece[..read]);
        output.write_all(&piece[..read]).at(copy)?;
        count(read as u64)?;
    }
}

/// Drops the pages that the system caches of a file, so that the USB drive itself is read.
#[cfg(target_os = "linux")]
fn forget(file: &File) {
    // Where it does not, the copy is checked all the same, against memory.
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
}

#[cfg(not(target_os = "linux"))]
fn forget(_: &File) {}
