//! The thread behind the publish screen.

use std::{
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::{Duration, Instant},
};

use jiff::Timestamp;

use crate::app::{
    congress::{Folder, load_settings},
    error::{AppError, UsbCopyError},
    lan::{Access, Opened, Plan, Server, key},
    publish::{
        build::{self, Job},
        publisher::{Ask, Copying, Event, LanState, Reply, State, Watching, usb_drives},
        usb_copy::{self, Copied, Progress},
        watch::{self, Handle, Watch},
    },
};

/// How often readers are counted and USB drives looked for.
const LOOK: Duration = Duration::from_secs(1);
/// A copy tells no more often than an eye sees.
const TELL: Duration = Duration::from_millis(100);

/// What the threads that do the work tell.
pub(super) enum Report {
    /// The watch of this number.
    Watch(u64, watch::Report),
    /// The watch ended, as it was asked to or by a panic (`None`).
    WatchEnded(u64, Option<()>),
    /// A build that was asked for by hand, while nothing is watched.
    Built(Option<Result<build::Built, AppError>>),
    /// A copy is so far.
    Progress(Progress),
    /// The copy ended; `None` where it panicked.
    Copied(Option<Result<(build::Built, Copied), AppError>>),
}

/// Everything that runs.
pub(super) struct Work {
    folder: Folder,
    server: Box<dyn Server>,
    sender: Sender<Event>,
    told: Box<dyn Fn(Reply) + Send>,
    state: State,
    /// The watch that runs, and its number: a report of an earlier one is none of ours.
    watch: Option<(u64, Handle)>,
    /// When it began: what dies at once is not begun again and again.
    began: Instant,
    watches: u64,
    opened: Option<Box<dyn Opened>>,
    end_copy: Arc<AtomicBool>,
    /// Something died, and it has not been reported yet that it runs again.
    dead: bool,
}

impl Work {
    pub(super) fn new(
        folder: Folder,
        server: Box<dyn Server>,
        sender: Sender<Event>,
        told: Box<dyn Fn(Reply) + Send>,
    ) -> Self {
        Self {
            folder,
            server,
            sender,
            told,
            state: State::default(),
            watch: None,
            began: Instant::now(),
            watches: 0,
            opened: None,
            end_copy: Arc::default(),
            dead: false,
        }
    }

    pub(super) fn run(mut self, events: &Receiver<Event>) {
        loop {
            let changed = match events.recv_timeout(LOOK) {
                Ok(Event::Quit) | Err(RecvTimeoutError::Disconnected) => break,
                Ok(Event::Ask(ask)) => self.ask(ask),
                Ok(Event::Report(report)) => self.report(report),
                Err(RecvTimeoutError::Timeout) => false,
            };
            if self.look() || changed {
                self.tell();
            }
        }
        self.end_copy.store(true, Ordering::Relaxed);
        if let Some((_, handle)) = self.watch.take() {
            handle.stop();
        }
        if let Some(opened) = self.opened.take() {
            opened.close();
        }
    }

    fn tell(&self) {
        (self.told)(Reply::State(Arc::new(self.state.clone())));
    }

    fn died(&mut self) {
        self.dead = true;
        (self.told)(Reply::Died);
    }

    fn back(&mut self) {
        if std::mem::take(&mut self.dead) {
            (self.told)(Reply::Back);
        }
    }

    fn ask(&mut self, ask: Ask) -> bool {
        match ask {
            Ask::UsbDrives => self.state.usb_drives = usb_drives::plugged_in(),
            Ask::Watch(true) if self.watch.is_none() => self.begin_watch(),
            Ask::Watch(true) => {}
            Ask::Watch(false) => {
                if let Some((_, handle)) = self.watch.take() {
                    handle.stop();
                }
                // The build that runs is still finished.
                self.state.watch = Watching::Off;
            }
            Ask::Build => self.build(),
            Ask::Open(true) => self.open(),
            Ask::Open(false) => {
                if let Some(opened) = self.opened.take() {
                    opened.close();
                }
                self.state.lan = LanState::Closed;
            }
            Ask::Copy(target) => self.copy(target),
            Ask::EndCopy => self.end_copy.store(true, Ordering::Relaxed),
        }
        true
    }

    /// Checks the server that is running; returns whether anything changed.
    fn look(&mut self) -> bool {
        let Some(opened) = &self.opened else { return false };
        if opened.fallen().is_some() {
            self.opened = None;
            self.died();
            self.open();
            if self.opened.is_some() {
                self.back();
            }
            return true;
        }
        let (now, seen, locked) = (opened.addresses(), opened.readers(), opened.locked_by());
        match &mut self.state.lan {
            LanState::Open { addresses, readers, locked_by, .. }
                if *addresses != now || *readers != seen || *locked_by != locked =>
            {
                (*addresses, *readers, *locked_by) = (now, seen, locked);
                true
            }
            _ => false,
        }
    }

    /// Runs work on a thread of its own; a panic is reported as `None`.
    fn send<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
        report: impl FnOnce(Option<T>) -> Report + Send + 'static,
    ) {
        let sender = self.sender.clone();
        thread::spawn(move || {
            let outcome = catch_unwind(AssertUnwindSafe(work)).ok();
            let _ = sender.send(Event::Report(report(outcome)));
        });
    }

    fn begin_watch(&mut self) {
        self.watches += 1;
        self.began = Instant::now();
        let number = self.watches;
        let (watch, handle) = Watch::new();
        self.watch = Some((number, handle));
        self.state.watch = Watching::On;
        let (folder, sender) = (self.folder.clone(), self.sender.clone());
        let told = move |report| {
            let _ = sender.send(Event::Report(Report::Watch(number, report)));
        };
        let work = move || watch.run(&folder, &folder.site(), told);
        self.send(work, move |outcome| Report::WatchEnded(number, outcome));
    }

    /// Builds now: the watch does, where there is one.
    fn build(&mut self) {
        if let Some((_, handle)) = &self.watch {
            return handle.build();
        }
        if self.state.building {
            return;
        }
        self.state.building = true;
        let folder = self.folder.clone();
        let work = move || {
            let settings = load_settings(&folder)?;
            build::waiting_for_lock(|| build::build(&Job::new(&folder, &settings, &folder.site(), Timestamp::now())))
        };
        self.send(work, Report::Built);
    }

    fn open(&mut self) {
        if self.opened.is_some() {
            return;
        }
        let plan = self.plan();
        let code = plan.as_ref().is_ok_and(|plan| matches!(plan.access, Access::Code { .. }));
        let loopback = plan.as_ref().is_ok_and(|plan| plan.listen.is_loopback());
        match plan.and_then(|plan| Ok(self.server.open(&plan)?)) {
            Ok(opened) => {
                self.state.lan = LanState::Open {
                    addresses: opened.addresses(),
                    loopback,
                    readers: opened.readers(),
                    code,
                    locked_by: opened.locked_by(),
                };
                self.opened = Some(opened);
            }
            Err(error) => self.state.lan = LanState::Failed(Arc::new(error)),
        }
    }

    /// What `congress.toml` says now: a code that was just written there counts.
    fn plan(&self) -> Result<Plan, AppError> {
        let settings = load_settings(&self.folder)?;
        let access = match settings.code {
            Some(code) => Access::Code { code, key: key::key(self.folder.path())? },
            None => Access::Everybody { internal_too: false },
        };
        let (site, listen) = (self.folder.site(), settings.listen);
        Ok(Plan { site, listen, access, congress: settings.name, language: settings.language })
    }

    fn copy(&mut self, target: PathBuf) {
        if matches!(self.state.copy, Copying::Runs { .. }) {
            return;
        }
        if target.is_relative() {
            let error = Arc::new(UsbCopyError::Relative { path: target.clone() }.into());
            self.state.copy = Copying::Failed { target, error };
            return;
        }
        self.end_copy = Arc::default();
        self.state.copy = Copying::Runs { target: target.clone(), progress: None };
        let (folder, sender, end) = (self.folder.clone(), self.sender.clone(), Arc::clone(&self.end_copy));
        let mut last = None::<(Instant, usb_copy::Phase)>;
        let mut told = move |progress: Progress| {
            if last.is_none_or(|(at, phase)| at.elapsed() >= TELL || phase != progress.phase) {
                last = Some((Instant::now(), progress.phase));
                let _ = sender.send(Event::Report(Report::Progress(progress)));
            }
            if end.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let work = move || usb_copy::build_and_copy(&folder, &folder.site(), &target, &mut told);
        self.send(work, Report::Copied);
    }

    fn report(&mut self, report: Report) -> bool {
        match report {
            Report::Watch(number, report) => {
                if self.watch.as_ref().is_some_and(|(ours, _)| *ours == number) {
                    self.back();
                }
                match report {
                    watch::Report::Started => self.state.building = true,
                    watch::Report::Built(built) => self.built(Ok(built)),
                    watch::Report::Failed(error) => self.built(Err(error)),
                }
            }
            Report::WatchEnded(number, outcome) => {
                if self.watch.as_ref().is_none_or(|(ours, _)| *ours != number) {
                    return false;
                }
                self.watch = None;
                self.state.building = false;
                match outcome {
                    Some(()) => self.state.watch = Watching::Off,
                    None if self.began.elapsed() < LOOK => {
                        self.state.watch = Watching::Failed(Arc::new(AppError::WorkerGone));
                    }
                    None => {
                        self.died();
                        self.begin_watch();
                    }
                }
            }
            Report::Built(outcome) => self.built(outcome.unwrap_or(Err(AppError::WorkerGone))),
            Report::Progress(progress) => {
                let Copying::Runs { progress: place, .. } = &mut self.state.copy else { return false };
                *place = Some(progress);
            }
            Report::Copied(outcome) => {
                let Copying::Runs { target, .. } = self.state.copy.clone() else { return false };
                self.state.copy = match outcome.unwrap_or(Err(AppError::WorkerGone)) {
                    Ok((built, copied)) => {
                        self.stands(built);
                        Copying::Done(copied)
                    }
                    Err(AppError::UsbCopy(UsbCopyError::Ended)) => Copying::None,
                    Err(error) => Copying::Failed { target, error: Arc::new(error) },
                };
                self.state.usb_drives = usb_drives::plugged_in();
            }
        }
        true
    }

    fn built(&mut self, outcome: Result<build::Built, AppError>) {
        self.state.building = false;
        match outcome {
            Ok(built) => self.stands(built),
            Err(error) => self.state.failed = Some(Arc::new(error)),
        }
    }

    /// A new site stands, whoever built it.
    fn stands(&mut self, built: build::Built) {
        self.state.built = Some((Timestamp::now(), Arc::new(built)));
        self.state.failed = None;
        // What was waited for may be here now.
        if matches!(self.state.lan, LanState::Failed(_)) {
            self.open();
        }
    }
}
