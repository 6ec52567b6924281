//! Opens files safely: regular ones only, without following links or blocking, within limits of size.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use super::{
    error::{AtPath as _, DocumentError},
    limits::Limit,
};

/// The bytes of a regular file, at most `allowed`; also checked while reading, since the file may grow.
pub(super) fn bytes(path: &Path, limit: Limit, allowed: u64) -> Result<Vec<u8>, DocumentError> {
    size(path)?;
    let file = open_at_once(path).at(path)?;
    let about = file.metadata().at(path)?;
    if !about.is_file() {
        return Err(DocumentError::NotAFile { path: path.to_owned() });
    }
    let size = about.len();
    let mut bytes = Vec::with_capacity(size.min(allowed) as usize + 1);
    if size <= allowed {
        file.take(allowed + 1).read_to_end(&mut bytes).at(path)?;
    }
    let found = size.max(bytes.len() as u64);
    if found > allowed {
        return Err(DocumentError::Limit { path: path.to_owned(), limit, found });
    }
    Ok(bytes)
}

/// The size of a regular file in bytes. Links are not followed; a pipe or a device is not even opened.
pub(super) fn size(path: &Path) -> Result<u64, DocumentError> {
    let about = fs::symlink_metadata(path).at(path)?;
    if about.is_symlink() {
        return Err(DocumentError::Linked { path: path.to_owned() });
    }
    if !about.is_file() {
        return Err(DocumentError::NotAFile { path: path.to_owned() });
    }
    Ok(about.len())
}

/// Opens a file without blocking: since the check it may have been replaced by a pipe.
fn open_at_once(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOFOLLOW;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(path)
}
