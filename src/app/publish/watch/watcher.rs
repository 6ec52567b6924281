//! When a watch checks for changes: notified by the system, or, where it does not notify, by polling.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::mpsc::Sender,
    time::Duration,
};

use notify::{
    Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode},
};

use super::{Wake, network};
use crate::app::congress::{Folder, load_settings};

/// The polling interval for folders whose changes are not reported.
const POLL: Duration = Duration::from_secs(2);
/// Everything is checked now and then, even if nothing was reported: a watch that fails silently would be worse.
const NOW_AND_THEN: Duration = Duration::from_secs(30);

/// The system's watcher, if it can be believed.
pub(super) struct FolderWatcher {
    folder: Folder,
    watcher: Option<RecommendedWatcher>,
    /// Folders that are watched, as they were: one that was put in the place of another is another.
    watched: BTreeMap<PathBuf, u64>,
}

impl FolderWatcher {
    /// Begins to watch a congress.
    pub(super) fn new(folder: &Folder, wake: Sender<Wake>) -> Self {
        // Settings that can't be read now are reported by the build.
        let poll = load_settings(folder).ok().and_then(|settings| settings.poll);
        let remote = || [folder.path().to_owned(), folder.documents()].iter().any(|path| network::is_remote(path));
        let watcher = if poll.unwrap_or_else(remote) {
            None
        } else {
            let tell = move |event: notify::Result<Event>| {
                if event.map_or(true, |event| is_change(&event)) {
                    // The watch may have ended.
                    let _ = wake.send(Wake::Look);
                }
            };
            notify::recommended_watcher(tell).ok()
        };
        let mut watcher = Self { folder: folder.clone(), watcher, watched: BTreeMap::new() };
        watcher.open();
        watcher
    }

    /// Watches what is there by now; returns the time after which to check again, notified or not.
    pub(super) fn open(&mut self) -> Duration {
        let Some(watcher) = &mut self.watcher else { return POLL };
        let places = [
            (self.folder.path().to_owned(), RecursiveMode::NonRecursive),
            (self.folder.documents(), RecursiveMode::Recursive),
            (self.folder.templates(), RecursiveMode::Recursive),
        ];
        for (path, mode) in places {
            let now = identity(&path);
            if self.watched.get(&path).copied() == now {
                continue;
            }
            if self.watched.remove(&path).is_some() {
                // The system has most likely forgotten the old one by itself.
                let _ = watcher.unwatch(&path);
            }
            let Some(now) = now else { continue };
            if watcher.watch(&path, mode).is_err() {
                // A system that has no more watches to give: looking is slower, and as good.
                self.watcher = None;
                return POLL;
            }
            self.watched.insert(path, now);
        }
        NOW_AND_THEN
    }
}

/// Whether an event may mean a change; reading, which builds do themselves, does not.
fn is_change(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

#[cfg(unix)]
fn identity(folder: &Path) -> Option<u64> {
    std::fs::metadata(folder).ok().map(|about| std::os::unix::fs::MetadataExt::ino(&about))
}

#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<u64> {
    folder.is_dir().then_some(0)
}
