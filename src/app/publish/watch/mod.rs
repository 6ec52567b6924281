//! Builds the site again whenever something that it is made from changes, until it is stopped.

mod debounce;
mod files;
mod network;
mod watcher;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    time::{Duration, Instant},
};

use jiff::Timestamp;

use crate::app::{
    congress::{Folder, load_settings},
    error::AppError,
    publish::{
        build::{self, Built, Job, Reuse, Unrest},
        watch::{
            debounce::{Debounce, Decision},
            watcher::FolderWatcher,
        },
    },
};

/// How soon a file that is being written is checked again, and a build retried that another one kept away.
const SOON: Duration = Duration::from_millis(70);
const AGAIN: Duration = Duration::from_millis(500);
/// How long another build may keep this one away before it is reported.
const LONG: Duration = Duration::from_secs(10);

/// What a watch tells.
#[derive(Debug)]
pub enum Report {
    /// A build begins.
    Started,
    /// It is done; open pages may show it.
    Built(Built),
    /// It failed; the last good site stands as it was, and the next change is waited for.
    Failed(AppError),
}

/// What a watch is woken by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wake {
    /// Something may have changed.
    Look,
    /// Somebody wants a build, whether anything changed or not.
    Build,
    /// Somebody wants the end.
    Stop,
}

/// A watch that has not begun.
pub struct Watch {
    sender: Sender<Wake>,
    wakes: Receiver<Wake>,
}

/// A hand on a watch, from any thread.
#[derive(Debug, Clone)]
pub struct Handle(Sender<Wake>);

impl Handle {
    /// Ends the watch, after the build that runs.
    pub fn stop(&self) {
        // A watch that has ended needs no telling.
        let _ = self.0.send(Wake::Stop);
    }

    /// Has the site built now, even if nothing changed.
    pub fn build(&self) {
        let _ = self.0.send(Wake::Build);
    }
}

impl Watch {
    /// A watch, and the hand that ends it.
    pub fn new() -> (Self, Handle) {
        let (sender, wakes) = mpsc::channel();
        let handle = Handle(sender.clone());
        (Self { sender, wakes }, handle)
    }

    /// Builds once, then after each change of documents, templates or `congress.toml`, and tells of each build. Comes
    /// back when it is stopped, and only then.
    pub fn run(self, folder: &Folder, out: &Path, told: impl FnMut(Report)) {
        self.build_until_stopped(folder, out, told);
        // Where it can't be removed, the next build does.
        let _ = build::remove_spare(folder, out);
    }

    fn build_until_stopped(self, folder: &Folder, out: &Path, mut told: impl FnMut(Report)) {
        let mut watcher = FolderWatcher::new(folder, self.sender.clone());
        let mut debounce = Debounce::default();
        let mut builder = Builder { folder, out, reuse: Reuse::Patient, kept_away: None };
        let mut unrest = Unrest::default();
        let mut due = true;
        loop {
            let seen = files::look(folder);
            if !due {
                match debounce.decide(Instant::now(), &seen, files::is_complete) {
                    Decision::Build(now) => (due, unrest) = (true, now),
                    Decision::Wait if self.pause(SOON) == Some(Wake::Stop) => return,
                    Decision::Wait => continue,
                    Decision::Rest => {}
                }
            }
            if due && let Some(half_written) = builder.build(&unrest, &mut told) {
                debounce.built(seen, &unrest.held, half_written);
                (due, unrest) = (false, Unrest::default());
                // What came while it was built is seen at once.
                continue;
            }
            let pause = if due { AGAIN } else { watcher.open() };
            match self.pause(pause) {
                Some(Wake::Stop) => return,
                Some(Wake::Build) => due = true,
                Some(Wake::Look) | None => {}
            }
        }
    }

    /// Waits to be woken: all that has come by then counts once, the strongest of it.
    fn pause(&self, longest: Duration) -> Option<Wake> {
        let first = match self.wakes.recv_timeout(longest) {
            Ok(wake) => wake,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
        };
        let rank = |wake: &Wake| [Wake::Look, Wake::Build, Wake::Stop].iter().position(|one| one == wake);
        self.wakes.try_iter().chain([first]).max_by_key(rank)
    }
}

/// Builds, and knows when to say so.
struct Builder<'a> {
    folder: &'a Folder,
    out: &'a Path,
    reuse: Reuse,
    /// Since when another build runs, and whether that was reported.
    kept_away: Option<(Instant, bool)>,
}

impl Builder<'_> {
    /// Builds, and gives the files that are half written; none if another build runs and this one must be tried again.
    fn build(&mut self, unrest: &Unrest, told: &mut impl FnMut(Report)) -> Option<BTreeSet<PathBuf>> {
        if self.kept_away.is_none() {
            told(Report::Started);
        }
        let built = load_settings(self.folder).and_then(|settings| {
            let job = Job::new(self.folder, &settings, self.out, Timestamp::now());
            build::build(&Job { reuse: self.reuse, unrest: unrest.clone(), spare: true, ..job })
        });
        if let Err(AppError::Building { .. }) = &built {
            let (since, said) = self.kept_away.get_or_insert((Instant::now(), false));
            if !*said && since.elapsed() >= LONG {
                *said = true;
                if let Err(error) = built {
                    told(Report::Failed(error));
                }
            }
            return None;
        }
        self.kept_away = None;
        self.reuse = Reuse::All;
        let half_written = built.as_ref().map(|built| built.half_written.clone()).unwrap_or_default();
        told(built.map_or_else(Report::Failed, Report::Built));
        Some(half_written)
    }
}
