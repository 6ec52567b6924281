//! Backups of the database: by hand, and on a timer beside the desk, which never waits for them.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc::{RecvTimeoutError, Sender, channel},
    thread::{self, JoinHandle},
};

use jiff::{Timestamp, tz::TimeZone};

use super::{
    congress::Congress,
    error::AppError,
    files::At as _,
    settings::{Plan, Settings},
};
pub use crate::store::{Extent, Overwrite};
use crate::{
    domain::event::Authority,
    store::{Context, Store},
};

/// How the backups that the desk makes by itself are named; the time stands between.
const NAME: (&str, &str) = ("congress-", ".db");

/// Writes a backup of this moment, beside whoever writes.
pub fn backup(congress: &Congress, target: &Path, overwrite: Overwrite) -> Result<Extent, AppError> {
    Ok(congress.store.backup(target, overwrite)?)
}

/// The entry of the restored log: the operator who restores, when, and the supervisor's approval.
pub fn noted(settings: &Settings, authority: Option<Authority>, now: Timestamp) -> Context {
    Context::new(&settings.operator, now).by(authority)
}

/// Puts a backup back; what it replaces is kept beside it.
pub fn restore(
    database: &Path,
    passphrase: &str,
    backup: &Path,
    overwrite: Overwrite,
    context: &Context,
) -> Result<crate::store::Restored, AppError> {
    Ok(Store::restore(database, passphrase, backup, overwrite, context)?)
}

/// Backups at work on a thread of their own. Dropping it ends them; one that is under way is finished first.
pub struct Timer {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Timer {
    /// Starts it. `told` is called with each backup or its error; where nothing changed since the last, none is made.
    pub fn start(
        store: &Store,
        plan: Plan,
        told: impl Fn(Result<PathBuf, AppError>) + Send + 'static,
    ) -> Result<Self, AppError> {
        let reader = store.reader();
        let (stop, stopped) = channel();
        let mut last = None;
        let body = move || {
            while stopped.recv_timeout(plan.every) == Err(RecvTimeoutError::Timeout) {
                match reader
                    .open()
                    .map_err(AppError::from)
                    .and_then(|store| turn(&store, &plan, last, Timestamp::now()))
                {
                    Ok(None) => {}
                    Ok(Some((path, extent))) => {
                        last = Some(extent);
                        told(Ok(path));
                    }
                    Err(error) => told(Err(error)),
                }
            }
        };
        let thread = thread::Builder::new().name("backup".to_owned()).spawn(body).map_err(|_| AppError::WorkerGone)?;
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// One turn: a backup if there is anything new, then the oldest are removed. The new one is there before any is removed.
fn turn(
    store: &Store,
    plan: &Plan,
    last: Option<Extent>,
    now: Timestamp,
) -> Result<Option<(PathBuf, Extent)>, AppError> {
    if last == Some(store.extent()?) {
        return Ok(None);
    }
    fs::create_dir_all(&plan.folder).at(&plan.folder)?;
    let stamp = now.to_zoned(TimeZone::UTC).strftime("%Y%m%d-%H%M%S").to_string();
    let path = plan.folder.join(format!("{}{stamp}{}", NAME.0, NAME.1));
    let extent = store.backup(&path, Overwrite::Contained)?;
    let mut all = Vec::new();
    for entry in fs::read_dir(&plan.folder).at(&plan.folder)? {
        let name = entry.at(&plan.folder)?.file_name();
        if name.to_str().is_some_and(|name| name.starts_with(NAME.0) && name.ends_with(NAME.1)) {
            all.push(name);
        }
    }
    all.sort();
    for old in all.iter().rev().skip(plan.keep.max(1)) {
        // One that can't be removed is no reason to call the new one a failure.
        let _ = fs::remove_file(plan.folder.join(old));
    }
    Ok(Some((path, extent)))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::domain::congress::Session;

    fn names(folder: &Path) -> Vec<String> {
        let read = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> =
            read.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn turns_keep_the_newest_and_rest_where_nothing_changed() {
        let room = tempfile::tempdir().expect("a folder");
        let mut store = Store::create(&room.path().join("congress.db"), "khóa").expect("made");
        let plan = Plan { every: Duration::from_secs(1), folder: room.path().join("b"), keep: 2 };
        let mut last = None;
        for second in 0..4 {
            let now = Timestamp::from_second(second).expect("in range");
            store.save_session(&Session::new(format!("s{second}"), ""), &Context::new("", now)).expect("saved");
            let (path, extent) = turn(&store, &plan, last, now).expect("backed up").expect("something is new");
            assert!(path.exists());
            last = Some(extent);
            assert_eq!(turn(&store, &plan, last, now).expect("looked"), None);
        }
        assert_eq!(names(&plan.folder), ["congress-19700101-000002.db", "congress-19700101-000003.db"]);
        let newest = Store::open_read_only(&plan.folder.join("congress-19700101-000003.db"), "khóa").expect("opens");
        assert_eq!(newest.sessions().expect("read").len(), 4);
    }

    #[test]
    fn the_timer_tells_of_each_turn_and_of_each_failure() {
        let room = tempfile::tempdir().expect("a folder");
        let store = Store::create(&room.path().join("congress.db"), "khóa").expect("made");
        let (sender, heard) = channel();
        let told = move |outcome: Result<PathBuf, AppError>| {
            let _ = sender.send(outcome.map_err(|error| error.to_string()));
        };
        fs::write(room.path().join("f"), "").expect("a file in the way");
        let plan = Plan { every: Duration::from_millis(1), folder: room.path().join("f"), keep: 1 };
        let timer = Timer::start(&store, plan.clone(), told.clone()).expect("started");
        assert!(heard.recv().expect("told").is_err(), "a file is no folder");
        drop(timer);
        while heard.try_recv().is_ok() {}
        let plan = Plan { folder: room.path().join("b"), ..plan };
        let timer = Timer::start(&store, plan, told).expect("started");
        assert!(heard.recv().expect("told").expect("backed up").exists());
        drop(timer);
    }
}
