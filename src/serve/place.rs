//! The file in the site that a request means, opened; the site's folder is looked at anew each time, as it is exchanged
//! for a new one while readers read.

use std::{
    fs::{self, File, Metadata},
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// What stands at an address.
pub(super) enum Place {
    /// A file.
    File(Opened),
    /// A folder, whose address lacks the slash at its end.
    Folder,
    /// Nothing.
    Nothing,
    /// There is no site: none was built, or this is the moment between an old and a new one.
    NoSite,
}

/// An open file: whatever happens to the folder from now on, it is read whole.
pub(super) struct Opened {
    pub(super) file: File,
    pub(super) print: Print,
    /// From the site's folder down, `index.html` included.
    pub(super) names: Vec<String>,
}

/// What tells one file, and one state of it, from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Print {
    pub(super) size: u64,
    pub(super) modified: SystemTime,
    /// Device and number of the file, where the system numbers files.
    number: (u64, u64),
}

/// Finds what `names` mean.
pub(super) fn find(site: &Path, names: Vec<String>) -> io::Result<Place> {
    let Some(before) = print_of(site) else { return Ok(Place::NoSite) };
    let found = walk(site, names)?;
    // What was not found in a site that was taken away meanwhile may be in the one that takes its place.
    if matches!(found, Place::Nothing) && print_of(site) != Some(before) {
        return Ok(Place::NoSite);
    }
    Ok(found)
}

fn walk(site: &Path, names: Vec<String>) -> io::Result<Place> {
    let mut path = PathBuf::from(site);
    for name in &names {
        path.push(name);
        match fs::symlink_metadata(&path) {
            // A link may lead out of the folder, and a site has none of its own; opening a pipe would wait for ever.
            Ok(found) if !found.is_file() && !found.is_dir() => return Ok(Place::Nothing),
            Ok(_) => {}
            Err(error) if is_absence(&error) => return Ok(Place::Nothing),
            Err(error) => return Err(error),
        }
    }
    if path.is_dir() {
        let here = path.join("index.html").is_file();
        return Ok(if here { Place::Folder } else { Place::Nothing });
    }
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(error) if is_absence(&error) => return Ok(Place::Nothing),
        Err(error) => return Err(error),
    };
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Ok(Place::Nothing);
    }
    Ok(Place::File(Opened { file, print: print(&metadata)?, names }))
}

/// The state of a file; none where there is none.
pub(super) fn print_of(path: &Path) -> Option<Print> {
    print(&fs::metadata(path).ok()?).ok()
}

fn is_absence(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound, PermissionDenied};
    matches!(error.kind(), NotFound | NotADirectory | InvalidFilename | InvalidInput | PermissionDenied)
}

fn print(metadata: &Metadata) -> io::Result<Print> {
    Ok(Print { size: metadata.len(), modified: metadata.modified()?, number: number(metadata) })
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
