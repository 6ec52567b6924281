//! Opens the file that a request names. The site's folder is resolved for each request, as it is exchanged for a new
//! one while readers read.

use std::{
    fs::{self, File, Metadata},
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Result of looking up a path.
pub(super) enum Lookup {
    /// A regular file, opened.
    File(OpenedFile),
    /// A folder with a page, but the URL lacks the final slash.
    Folder,
    /// No file or folder.
    Nothing,
    /// There is no site: none was built, or it is being exchanged for a new one.
    NoSite,
}

/// An open file: it is read completely, whatever happens to the folder meanwhile.
pub(super) struct OpenedFile {
    pub(super) file: File,
    pub(super) version: FileVersion,
    /// Names from the site's folder down, `index.html` included.
    pub(super) names: Vec<String>,
}

/// Identifies one version of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct FileVersion {
    pub(super) size: u64,
    pub(super) modified: SystemTime,
    /// Device and inode, where the system has them.
    number: (u64, u64),
}

/// Looks up and opens the file of `names`.
pub(super) fn find(site: &Path, names: Vec<String>) -> io::Result<Lookup> {
    let Some(before) = version_of(site) else { return Ok(Lookup::NoSite) };
    let found = walk(site, names)?;
    // A file missing from a site that was just taken away may be in its successor.
    if matches!(found, Lookup::Nothing) && version_of(site) != Some(before) {
        return Ok(Lookup::NoSite);
    }
    Ok(found)
}

fn walk(site: &Path, names: Vec<String>) -> io::Result<Lookup> {
    let mut path = PathBuf::from(site);
    for name in &names {
        path.push(name);
        match fs::symlink_metadata(&path) {
            // A link may lead out of the folder, and a site has none of its own; opening a pipe would block forever.
            Ok(found) if !found.is_file() && !found.is_dir() => return Ok(Lookup::Nothing),
            Ok(_) => {}
            Err(error) if is_absence(&error) => return Ok(Lookup::Nothing),
            Err(error) => return Err(error),
        }
    }
    if path.is_dir() {
        let here = path.join("index.html").is_file();
        return Ok(if here { Lookup::Folder } else { Lookup::Nothing });
    }
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(error) if is_absence(&error) => return Ok(Lookup::Nothing),
        Err(error) => return Err(error),
    };
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Ok(Lookup::Nothing);
    }
    Ok(Lookup::File(OpenedFile { file, version: version(&metadata)?, names }))
}

/// Version of a file; `None` if there is none.
pub(super) fn version_of(path: &Path) -> Option<FileVersion> {
    version(&fs::metadata(path).ok()?).ok()
}

fn is_absence(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound, PermissionDenied};
    matches!(error.kind(), NotFound | NotADirectory | InvalidFilename | InvalidInput | PermissionDenied)
}

fn version(metadata: &Metadata) -> io::Result<FileVersion> {
    Ok(FileVersion { size: metadata.len(), modified: metadata.modified()?, number: number(metadata) })
}

#[cfg(unix)]
fn number(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> (u64, u64) {
    (0, 0)
}
