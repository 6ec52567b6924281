//! Where a copy goes: to a USB drive that is plugged in, and never into the congress itself.

use std::{
    fs, iter,
    path::{Path, PathBuf},
};

use crate::app::{congress::Folder, error::UsbCopyError};

/// The folder of the copy where the root of a USB drive is named.
pub(super) const FOLDER: &str = "tai-lieu-dai-hoi";
/// Where systems mount USB drives: desktops in a folder of the user's below the first two, people by hand below the
/// last two.
#[cfg(unix)]
pub(in crate::app) const ROOTS: [&str; 4] = ["/media", "/run/media", "/Volumes", "/mnt"];
#[cfg(not(unix))]
const ROOTS: [&str; 0] = [];

/// The folder that a copy to `target` takes: the root of a USB drive can't be swapped.
///
/// # Errors
/// [`UsbCopyError::NoDrive`] where there is nothing to copy to; [`UsbCopyError::Inside`].
pub(super) fn place(folder: &Folder, target: &Path) -> Result<PathBuf, UsbCopyError> {
    let target = std::path::absolute(target).unwrap_or_else(|_| target.to_owned());
    let no_drive = || UsbCopyError::NoDrive { path: target.clone() };
    let place = match (fs::canonicalize(&target), target.parent(), target.file_name()) {
        (Ok(place), ..) => place,
        (Err(_), Some(parent), Some(name)) => fs::canonicalize(parent).map_err(|_| no_drive())?.join(name),
        _ => return Err(no_drive()),
    };
    if ROOTS.iter().any(|root| is_unmounted(Path::new(root), &place)) {
        return Err(no_drive());
    }
    if is_root(&place) {
        return Ok(place.join(FOLDER));
    }
    match fs::canonicalize(folder.path()) {
        Ok(congress) if place.starts_with(&congress) => Err(UsbCopyError::Inside { path: target }),
        _ => Ok(place),
    }
}

/// Whether a place below the mount folder is on no USB drive: it would be on this machine's own disk.
fn is_unmounted(root: &Path, place: &Path) -> bool {
    let Ok(root) = fs::canonicalize(root) else { return false };
    if !place.starts_with(&root) {
        return false;
    }
    let own = iter::successors(Some(place), |place| place.parent()).find_map(device);
    own.is_some() && own == root.parent().and_then(device)
}

/// The disk that a folder is on.
#[cfg(unix)]
fn device(folder: &Path) -> Option<u64> {
    fs::metadata(folder).ok().map(|about| std::os::unix::fs::MetadataExt::dev(&about))
}

#[cfg(not(unix))]
fn device(_: &Path) -> Option<u64> {
    None
}

#[cfg(unix)]
fn is_root(folder: &Path) -> bool {
    match folder.parent() {
        Some(parent) => device(folder).is_some_and(|own| device(parent).is_some_and(|above| above != own)),
        None => true,
    }
}

#[cfg(not(unix))]
fn is_root(folder: &Path) -> bool {
    folder.parent().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_goes_where_there_is_something_and_not_into_the_congress() {
        let room = tempfile::tempdir().expect("a folder");
        let room = fs::canonicalize(room.path()).expect("there");
        let congress = Folder::new(room.join("hội"));
        fs::create_dir_all(congress.documents()).expect("made");
        let place = |target: &Path| place(&congress, target);
        assert_eq!(place(&room).expect("a folder that is there"), room);
        assert_eq!(place(&room.join("mới")).expect("a new folder in one that is there"), room.join("mới"));
        for gone in [room.join("usb/mới"), PathBuf::from("/khong-co/usb")] {
            assert!(matches!(place(&gone), Err(UsbCopyError::NoDrive { path }) if path == gone));
        }
        for inside in [congress.path().to_owned(), congress.path().join("usb"), congress.documents().join("usb")] {
            assert!(matches!(place(&inside), Err(UsbCopyError::Inside { path }) if path == inside));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_for_sticks_without_one_is_no_drive() {
        let room = tempfile::tempdir().expect("a folder");
        let media = fs::canonicalize(room.path()).expect("there").join("media");
        fs::create_dir_all(media.join("usb")).expect("made");
        for nothing in ["usb", "usb/tai-lieu", "lan/KINGSTON"] {
            assert!(is_unmounted(&media, &media.join(nothing)), "{nothing}");
        }
        assert!(!is_unmounted(&media, &media.with_file_name("Desktop")), "no place where drives are mounted");
        // Whatever is mounted somewhere is on another disk than its parent.
        assert!(!is_unmounted(Path::new("/proc"), Path::new("/proc/self")));
    }
}
