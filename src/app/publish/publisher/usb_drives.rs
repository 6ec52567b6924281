//! USB drives that are plugged in: where systems mount them.

use std::{
    fs,
    path::{Path, PathBuf},
};

#[cfg(unix)]
use crate::app::publish::usb_copy::ROOTS;

/// Mount points of USB drives, sorted.
pub(super) fn plugged_in() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = places().into_iter().filter(|place| is_mounted(place.as_path())).collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(unix)]
fn places() -> Vec<PathBuf> {
    let inside = |folder: PathBuf| {
        let entries = fs::read_dir(folder).ok().into_iter().flatten().flatten();
        entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())).map(|entry| entry.path())
    };
    let first: Vec<PathBuf> = ROOTS.into_iter().map(PathBuf::from).flat_map(inside).collect();
    let second: Vec<PathBuf> = first.iter().cloned().flat_map(inside).collect();
    first.into_iter().chain(second).collect()
}

#[cfg(unix)]
fn is_mounted(place: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| fs::metadata(path).ok().map(|about| about.dev());
    let above = place.parent().and_then(device);
    device(place).is_some_and(|own| Some(own) != above)
}

#[cfg(not(unix))]
fn places() -> Vec<PathBuf> {
    ('D'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\"))).collect()
}

#[cfg(not(unix))]
fn is_mounted(place: &Path) -> bool {
    fs::metadata(place).is_ok()
}
