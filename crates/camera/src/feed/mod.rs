//! A live source at the desk: one thread captures, another watches it, and the caller never waits for either.

use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use super::{
    clip::Clip,
    decode::FrameDecoder,
    device::Locator,
    error::CameraError,
    frame::{Captured, Description, Frame, FrameSource, RawFrame, Skipped},
    http,
    meter::Meter,
    paced::Paced,
    spec::SourceSpec,
    watchdog::{FeedEvent, FeedLimits, Watchdog, WatchdogAction, WatchdogInput},
};

/// Time between the watchdog's checks. With [`FeedLimits::stall`], a stall is reported 1.6 s after the last frame.
const TICK: Duration = Duration::from_millis(100);
/// Number of unread events that are kept; older ones are dropped.
const EVENTS: usize = 64;

/// A running source. Dropping it ends it without waiting: a thread that hangs in a stalled camera is left behind, and
/// ends when the camera wakes up or is unplugged.
///
/// Only the latest frame is kept, undecoded; [`Feed::next`] decodes it in the caller's thread.
pub struct Feed {
    shared: Arc<FeedShared>,
    decoder: Mutex<FrameDecoder>,
}

/// Result of [`Feed::next`].
#[derive(Debug, Clone)]
pub enum Next {
    /// The latest frame, decoded.
    Frame(Frame),
    /// A change in the state of the source.
    Event(FeedEvent),
    /// Neither, within the timeout.
    Nothing,
}

/// Statistics of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Stats {
    /// Current frame rate of the source, in frames per second.
    pub fps: f64,
    /// Number of frames captured.
    pub captured: u64,
    /// Frames replaced by a newer one before they were read, and so never decoded.
    pub replaced: u64,
    /// Frames that could not be decoded.
    pub damaged: u64,
}

type Opener = dyn Fn() -> Result<Box<dyn FrameSource>, CameraError> + Send + Sync;
type Clock = dyn Fn() -> Duration + Send + Sync;

struct FeedShared {
    state: Mutex<FeedState>,
    /// Signals the user that a frame or an event is available.
    changed: Condvar,
    /// Signals the watchdog that there is an input for it.
    wake: Condvar,
    open: Box<Opener>,
    clock: Box<Clock>,
}

struct FeedState {
    watchdog: Watchdog,
    latest: Option<RawFrame>,
    events: VecDeque<FeedEvent>,
    description: Option<Description>,
    meter: Meter,
    stats: Stats,
    next_number: u64,
    open_now: bool,
    stop: bool,
}

impl Feed {
    /// Starts opening the source and returns at once. A clip is played at its own speed.
    pub fn start(spec: SourceSpec) -> Self {
        let open: Box<Opener> = match spec {
            SourceSpec::Camera(index) => {
                let locator = Mutex::new(Locator::new(index));
                Box::new(move || lock(&locator).open())
            }
            SourceSpec::Http(address) => Box::new(move || http::open(&address)),
            SourceSpec::Clip(path) => Box::new(move || Ok(Box::new(Paced::new(Clip::open(&path)?)))),
        };
        Self::with(open, FeedLimits::default())
    }

    /// Starts a source that `open` opens, as often as needed.
    pub fn with(
        open: impl Fn() -> Result<Box<dyn FrameSource>, CameraError> + Send + Sync + 'static,
        limits: FeedLimits,
    ) -> Self {
        let started = Instant::now();
        Self::run(Box::new(open), limits, Box::new(move || started.elapsed()), TICK)
    }

    fn run(open: Box<Opener>, limits: FeedLimits, clock: Box<Clock>, tick: Duration) -> Self {
        let state = FeedState {
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
            Arc::new(FeedShared { state: Mutex::new(state), changed: Condvar::new(), wake: Condvar::new(), open, clock });
        let watched = Arc::clone(&shared);
        if let Err(error) = thread::Builder::new().name("camera-watch".into()).spawn(move || watch(&watched, tick)) {
            shared.step(WatchdogInput::Failed(no_thread(&error)));
        }
        Self { shared, decoder: Mutex::default() }
    }

    /// The latest frame or the next event, whichever is available; waits up to `timeout`. Undecodable frames are
    /// skipped.
    pub fn next(&self, timeout: Duration) -> Next {
        let start = Instant::now();
        loop {
            let mut state = self.shared.lock();
            let raw = loop {
                // The last frame of a clip is returned before its end.
                let last_frame_first = matches!(state.events.front(), Some(FeedEvent::Ended)) && state.latest.is_some();
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
                state = self.shared.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
            };
            drop(state);
            match lock(&self.decoder).decode(raw) {
                Ok(frame) => {
                    self.shared.step(WatchdogInput::Decoded);
                    return Next::Frame(frame);
                }
                Err(skipped) => {
                    self.shared.lock().skip(&skipped);
                    self.shared.step(WatchdogInput::Undecodable);
                }
            }
        }
    }

    /// Description of the source, once it was opened.
    pub fn description(&self) -> Option<Description> {
        self.shared.lock().description.clone()
    }

    /// Statistics since the start.
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

impl FeedShared {
    fn lock(&self) -> MutexGuard<'_, FeedState> {
        lock(&self.state)
    }

    fn step(&self, input: WatchdogInput) {
        let now = (self.clock)();
        self.lock().step(now, input);
        self.changed.notify_all();
        self.wake.notify_all();
    }

    /// Replaces the latest frame; false when the feed was dropped.
    fn put(&self, raw: RawFrame) -> bool {
        let now = (self.clock)();
        let mut state = self.lock();
        state.meter.frame(now);
        state.stats.captured += 1;
        state.next_number = raw.number + 1;
        if state.latest.replace(raw).is_some() {
            state.stats.replaced += 1;
        }
        state.step(now, WatchdogInput::Frame);
        self.changed.notify_all();
        !state.stop
    }
}

impl FeedState {
    fn step(&mut self, now: Duration, input: WatchdogInput) {
        for action in self.watchdog.step(now, input) {
            match action {
                WatchdogAction::Open => self.open_now = true,
                WatchdogAction::Tell(event) => {
                    match &event {
                        FeedEvent::Opened(description) => self.description = Some(description.clone()),
                        // A face in the last frame before the camera was lost is no longer there.
                        FeedEvent::Lost => self.latest = None,
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

/// The watchdog's thread: checks the clock, and starts the camera's thread when the source is to be opened.
fn watch(shared: &Arc<FeedShared>, tick: Duration) {
    loop {
        let mut state = shared.lock();
        loop {
            if state.stop || state.watchdog.is_over() {
                return;
            }
            state.step((shared.clock)(), WatchdogInput::Tick);
            shared.changed.notify_all();
            if std::mem::take(&mut state.open_now) {
                break;
            }
            state = shared.wake.wait_timeout(state, tick).unwrap_or_else(PoisonError::into_inner).0;
        }
        drop(state);
        let captured = Arc::clone(shared);
        // Never joined: it may hang in the camera forever.
        if let Err(error) = thread::Builder::new().name("camera".into()).spawn(move || capture(&captured)) {
            shared.step(WatchdogInput::Failed(no_thread(&error)));
        }
    }
}

/// The camera's thread: opens the source and captures until it ends. The source is closed before the end is reported.
fn capture(shared: &FeedShared) {
    match catch_unwind(AssertUnwindSafe(|| pump(shared))) {
        Ok(Ok(true)) => shared.step(WatchdogInput::Ended),
        Ok(Ok(false)) => {}
        Ok(Err(error)) => shared.step(WatchdogInput::Failed(error)),
        Err(panic) => shared.step(WatchdogInput::Failed(CameraError::from_panic(&*panic))),
    }
}

/// True when the clip is over, false when the feed was dropped.
fn pump(shared: &FeedShared) -> Result<bool, CameraError> {
    let mut source = (shared.open)()?;
    let opened = (shared.clock)();
    let first_number = shared.lock().next_number;
    shared.step(WatchdogInput::Opened(source.description()));
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

/// A panic elsewhere leaves no partial state here.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
