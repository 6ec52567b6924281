//! A live source at the desk: captured on a thread of its own, watched from another, and never waited for.

use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use super::{
    clip::Clip,
    decode::Decoder,
    device::Locator,
    error::CameraError,
    frame::{Captured, Description, Frame, FrameSource, RawFrame, Skipped},
    http,
    meter::Meter,
    paced::Paced,
    spec::SourceSpec,
    watchdog::{Action, Event, Input, Limits, Watchdog},
};

/// How often the watchdog looks. With [`Limits::stall`], a stall is told 1.6 s after the last frame.
const TICK: Duration = Duration::from_millis(100);
/// Events that are kept for a user who does not ask; older ones go.
const EVENTS: usize = 64;

/// A source that runs. Dropping it ends it and never waits: a thread that hangs in a stalled camera is left behind, and ends when the
/// camera wakes up or is unplugged.
///
/// Only the latest frame is kept, undecoded; [`Feed::next`] decodes it in the caller's thread.
pub struct Feed {
    shared: Arc<Shared>,
    decoder: Mutex<Decoder>,
}

/// What [`Feed::next`] has to give.
#[derive(Debug, Clone)]
pub enum Next {
    /// The latest frame.
    Frame(Frame),
    /// Something happened to the source.
    Event(Event),
    /// Nothing new in the time given.
    Nothing,
}

/// Figures of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Stats {
    /// Frames a second that the source gives now.
    pub fps: f64,
    /// Frames captured.
    pub captured: u64,
    /// Frames replaced by a newer one before they were looked at, and so never decoded.
    pub replaced: u64,
    /// Frames that could not be read.
    pub damaged: u64,
}

type Opener = dyn Fn() -> Result<Box<dyn FrameSource>, CameraError> + Send + Sync;
type Clock = dyn Fn() -> Duration + Send + Sync;

struct Shared {
    state: Mutex<State>,
    /// Something is there for the user.
    news: Condvar,
    /// Something is there for the watchdog.
    wake: Condvar,
    open: Box<Opener>,
    clock: Box<Clock>,
}

struct State {
    watchdog: Watchdog,
    latest: Option<RawFrame>,
    events: VecDeque<Event>,
    description: Option<Description>,
    meter: Meter,
    stats: Stats,
    next_number: u64,
    open_now: bool,
    stop: bool,
}

impl Feed {
    /// Starts to open the source and returns at once. A clip is played at its own speed.
    pub fn start(spec: SourceSpec) -> Self {
        let open: Box<Opener> = match spec {
            SourceSpec::Camera(index) => {
                let locator = Mutex::new(Locator::new(index));
                Box::new(move || lock(&locator).open())
            }
            SourceSpec::Http(address) => Box::new(move || http::open(&address)),
            SourceSpec::Clip(path) => Box::new(move || Ok(Box::new(Paced::new(Clip::open(&path)?)))),
        };
        Self::with(open, Limits::default())
    }

    /// Starts a source that `open` opens, as often as it is needed.
    pub fn with(
        open: impl Fn() -> Result<Box<dyn FrameSource>, CameraError> + Send + Sync + 'static,
        limits: Limits,
    ) -> Self {
        let started = Instant::now();
        Self::run(Box::new(open), limits, Box::new(move || started.elapsed()), TICK)
    }

    fn run(open: Box<Opener>, limits: Limits, clock: Box<Clock>, tick: Duration) -> Self {
        let state = State {
            watchdog: Watchdog::new(limits, clock()),
            latest: None,
            events: VecDeque::new(),
            description: None,
            meter: Meter::default(),
            stats: Stats::default(),
            next_number: 0,
            open_now: true,
            stop: false,
        };
        let shared =
            Arc::new(Shared { state: Mutex::new(state), news: Condvar::new(), wake: Condvar::new(), open, clock });
        let watched = Arc::clone(&shared);
        if let Err(error) = thread::Builder::new().name("camera-watch".into()).spawn(move || watch(&watched, tick)) {
            shared.step(Input::Failed(no_thread(&error)));
        }
        Self { shared, decoder: Mutex::default() }
    }

    /// The latest frame or the next event, whichever is there; waits for one up to `timeout`. Frames that can't be read are passed over.
    pub fn next(&self, timeout: Duration) -> Next {
        let start = Instant::now();
        loop {
            let mut state = self.shared.lock();
            let raw = loop {
                // The last frame of a clip is seen before its end is told.
                let last_frame_first = matches!(state.events.front(), Some(Event::Ended)) && state.latest.is_some();
                if !last_frame_first && let Some(event) = state.events.pop_front() {
                    return Next::Event(event);
                }
                if let Some(raw) = state.latest.take() {
                    break raw;
                }
                let left = timeout.saturating_sub(start.elapsed());
                if left.is_zero() {
                    return Next::Nothing;
                }
                state = self.shared.news.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
            };
            drop(state);
            match lock(&self.decoder).decode(raw) {
                Ok(frame) => {
                    self.shared.step(Input::Decoded);
                    return Next::Frame(frame);
                }
                Err(skipped) => {
                    self.shared.lock().skip(&skipped);
                    self.shared.step(Input::Undecodable);
                }
            }
        }
    }

    /// What the source sends, once it was opened.
    pub fn description(&self) -> Option<Description> {
        self.shared.lock().description.clone()
    }

    /// Figures up to now.
    pub fn stats(&self) -> Stats {
        let mut state = self.shared.lock();
        let fps = state.meter.fps((self.shared.clock)());
        Stats { fps, ..state.stats }
    }

    /// Time since the feed was started: the clock of [`Frame::at`].
    pub fn elapsed(&self) -> Duration {
        (self.shared.clock)()
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        self.shared.lock().stop = true;
        self.shared.wake.notify_all();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    fn step(&self, input: Input) {
        let now = (self.clock)();
        self.lock().step(now, input);
        self.news.notify_all();
        self.wake.notify_all();
    }

    /// Takes a frame in place of the one before; false when nobody wants frames any more.
    fn put(&self, raw: RawFrame) -> bool {
        let now = (self.clock)();
        let mut state = self.lock();
        state.meter.frame(now);
        state.stats.captured += 1;
        state.next_number = raw.number + 1;
        if state.latest.replace(raw).is_some() {
            state.stats.replaced += 1;
        }
        state.step(now, Input::Frame);
        self.news.notify_all();
        !state.stop
    }
}

impl State {
    fn step(&mut self, now: Duration, input: Input) {
        for action in self.watchdog.step(now, input) {
            match action {
                Action::Open => self.open_now = true,
                Action::Tell(event) => {
                    match &event {
                        Event::Opened(description) => self.description = Some(description.clone()),
                        // A face that stood there before the camera went is not there now.
                        Event::Lost => self.latest = None,
                        _ => {}
                    }
                    tracing::info!(?event, "camera");
                    if self.events.len() == EVENTS {
                        self.events.pop_front();
                    }
                    self.events.push_back(event);
                }
            }
        }
    }

    fn skip(&mut self, skipped: &Skipped) {
        self.stats.damaged += 1;
        tracing::debug!(frame = skipped.number, reason = %skipped.reason, "frame left out");
    }
}

/// The watchdog's thread: looks at the clock, and starts the camera's thread when the source is to be opened.
fn watch(shared: &Arc<Shared>, tick: Duration) {
    loop {
        let mut state = shared.lock();
        loop {
            if state.stop || state.watchdog.is_over() {
                return;
            }
            state.step((shared.clock)(), Input::Tick);
            shared.news.notify_all();
            if std::mem::take(&mut state.open_now) {
                break;
            }
            state = shared.wake.wait_timeout(state, tick).unwrap_or_else(PoisonError::into_inner).0;
        }
        drop(state);
        let captured = Arc::clone(shared);
        // Never joined: it may hang in the camera for good.
        if let Err(error) = thread::Builder::new().name("camera".into()).spawn(move || capture(&captured)) {
            shared.step(Input::Failed(no_thread(&error)));
        }
    }
}

/// The camera's thread: opens the source and captures until it ends. The source is closed before that is told.
fn capture(shared: &Shared) {
    match catch_unwind(AssertUnwindSafe(|| pump(shared))) {
        Ok(Ok(true)) => shared.step(Input::Ended),
        Ok(Ok(false)) => {}
        Ok(Err(error)) => shared.step(Input::Failed(error)),
        Err(panic) => shared.step(Input::Failed(CameraError::from_panic(&*panic))),
    }
}

/// True when the clip is over, false when nobody wants frames any more.
fn pump(shared: &Shared) -> Result<bool, CameraError> {
    let mut source = (shared.open)()?;
    let opened = (shared.clock)();
    let first_number = shared.lock().next_number;
    shared.step(Input::Opened(source.description()));
    loop {
        match source.capture()? {
            Captured::Frame(raw) => {
                let (number, at) = (first_number + raw.number, opened + raw.at);
                if !shared.put(RawFrame { number, at, ..raw }) {
                    return Ok(false);
                }
            }
            Captured::Skipped(skipped) => shared.lock().skip(&skipped),
            Captured::Waiting => {}
            Captured::Ended => return Ok(true),
        }
        if shared.lock().stop {
            return Ok(false);
        }
    }
}

fn no_thread(error: &std::io::Error) -> CameraError {
    CameraError::Device { index: 0, doing: "start its thread", detail: error.to_string() }
}

/// A panic elsewhere leaves nothing half done here.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
