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
mod tests {
    use std::sync::mpsc::{Receiver, Sender, channel};

    use super::*;
    use crate::camera::{Payload, PixelFormat};

    /// Longer than any test: waiting so long means that it failed.
    const LONG: Duration = Duration::from_secs(30);

    type Answer = Result<Captured, CameraError>;

    /// A source that gives what the test sends it, and hangs, as a camera does, until something is sent.
    struct Scripted {
        answers: Receiver<Answer>,
        /// Told when the source is dropped.
        dropped: Sender<()>,
    }

    impl Drop for Scripted {
        fn drop(&mut self) {
            let _ = self.dropped.send(());
        }
    }

    impl FrameSource for Scripted {
        fn capture(&mut self) -> Answer {
            self.answers.recv().unwrap_or(Ok(Captured::Ended))
        }

        fn description(&self) -> Description {
            Description { name: "scripted".into(), format: PixelFormat::Images, size: (1, 1), fps: 30.0 }
        }
    }

    /// A feed whose clock stands still until it is moved.
    struct Desk {
        feed: Feed,
        clock: Arc<Mutex<Duration>>,
        dropped: Receiver<()>,
        /// Told when the source was tried to be opened.
        tried: Receiver<()>,
    }

    impl Desk {
        /// Each time the source is opened, the next of these is what happens.
        fn new(openings: Vec<Result<Receiver<Answer>, CameraError>>) -> Self {
            let clock = Arc::new(Mutex::new(Duration::ZERO));
            let (tell_dropped, dropped) = channel();
            let (tell_tried, tried) = channel();
            let openings = Mutex::new((openings.into_iter(), tell_dropped, tell_tried));
            let open = move || -> Result<Box<dyn FrameSource>, CameraError> {
                let mut openings = lock(&openings);
                let answers = openings.0.next().expect("opened too often");
                let _ = openings.2.send(());
                Ok(Box::new(Scripted { answers: answers?, dropped: openings.1.clone() }))
            };
            let now = Arc::clone(&clock);
            let feed = Feed::run(Box::new(open), Limits::default(), Box::new(move || *lock(&now)), LONG);
            Self { feed, clock, dropped, tried }
        }

        /// Moves the clock; the watchdog looks at it.
        fn at(&self, ms: u64) {
            *lock(&self.clock) = Duration::from_millis(ms);
            let _state = self.feed.shared.lock();
            self.feed.shared.wake.notify_all();
        }

        fn event(&self) -> Event {
            match self.feed.next(LONG) {
                Next::Event(event) => event,
                other => panic!("{other:?} instead of an event"),
            }
        }

        fn frame(&self) -> Frame {
            match self.feed.next(LONG) {
                Next::Frame(frame) => frame,
                other => panic!("{other:?} instead of a frame"),
            }
        }

        fn wait_while(&self, condition: impl Fn(&State) -> bool) {
            let state = self.feed.shared.lock();
            let (_state, timeout) =
                self.feed.shared.news.wait_timeout_while(state, LONG, |state| condition(state)).unwrap();
            assert!(!timeout.timed_out(), "it never came");
        }

        /// Waits until the source has given so many frames.
        fn captured(&self, count: u64) {
            self.wait_while(|state| state.stats.captured < count);
        }

        /// Waits until the next try to open is due later.
        fn waiting(&self) {
            self.wait_while(|state| !state.watchdog.is_waiting());
        }
    }

    /// One grey pixel.
    fn grey(number: u64, value: u8) -> Captured {
        let payload = Payload::File([&b"P5\n1 1\n255\n"[..], &[value]].concat());
        let at = Duration::from_millis(number * 10);
        Captured::Frame(RawFrame { payload, number, at, file: None })
    }

    fn damaged(number: u64) -> Captured {
        let payload = Payload::File(b"P5\n1 1\n255\n".to_vec());
        Captured::Frame(RawFrame { payload, number, at: Duration::ZERO, file: None })
    }

    #[test]
    fn the_latest_frame_wins_and_no_queue_grows() {
        let (camera, answers) = channel();
        let desk = Desk::new(vec![Ok(answers)]);
        assert!(matches!(desk.event(), Event::Opened(_)));
        for number in 0..1_000 {
            camera.send(Ok(grey(number, (number % 256) as u8))).unwrap();
        }
        desk.captured(1_000);
        let frame = desk.frame();
        assert_eq!((frame.number, frame.image[(0, 0)][0]), (999, (999 % 256) as u8));
        assert!(matches!(desk.feed.next(Duration::ZERO), Next::Nothing), "a frame is given once");
        let stats = desk.feed.stats();
        assert_eq!((stats.captured, stats.replaced, stats.damaged), (1_000, 999, 0));
        camera.send(Ok(grey(1_000, 7))).unwrap();
        assert_eq!(desk.frame().number, 1_000);
    }

    #[test]
    fn damaged_frames_are_passed_over() {
        let (camera, answers) = channel();
        let desk = Desk::new(vec![Ok(answers)]);
        assert!(matches!(desk.event(), Event::Opened(_)));
        camera.send(Ok(damaged(0))).unwrap();
        desk.captured(1);
        assert!(matches!(desk.feed.next(Duration::ZERO), Next::Nothing));
        camera.send(Ok(grey(1, 5))).unwrap();
        assert_eq!(desk.frame().number, 1);
        assert_eq!(desk.feed.stats().damaged, 1);
    }

    #[test]
    fn a_hanging_camera_is_seen_from_outside() {
        let (camera, answers) = channel();
        let desk = Desk::new(vec![Ok(answers)]);
        assert!(matches!(desk.event(), Event::Opened(_)));
        camera.send(Ok(grey(0, 1))).unwrap();
        assert_eq!(desk.frame().number, 0);
        desk.at(1_400);
        assert!(matches!(desk.feed.next(Duration::ZERO), Next::Nothing));
        desk.at(1_600);
        assert!(matches!(desk.event(), Event::Stalled));
        camera.send(Ok(grey(1, 2))).unwrap();
        assert!(matches!(desk.event(), Event::Back));
        assert_eq!(desk.frame().number, 1);
    }

    #[test]
    fn an_unplugged_camera_is_opened_again_and_its_numbers_go_on() {
        let ((camera, first), (again, second)) = (channel(), channel());
        let desk = Desk::new(vec![Ok(first), Err(CameraError::Absent { index: 0 }), Ok(second)]);
        assert!(matches!(desk.event(), Event::Opened(_)));
        desk.tried.recv_timeout(LONG).expect("it was opened");
        for number in 0..3 {
            camera.send(Ok(grey(number, 1))).unwrap();
        }
        desk.captured(3);
        camera.send(Err(CameraError::Lost { index: 0 })).unwrap();
        desk.waiting();
        assert!(matches!(desk.event(), Event::Lost));
        assert!(matches!(desk.feed.next(Duration::ZERO), Next::Nothing), "what was seen before is gone");
        desk.dropped.recv_timeout(LONG).expect("the source is closed before it is opened again");
        desk.at(250);
        // Tried, but absent: the next try is due half a second later.
        desk.tried.recv_timeout(LONG).expect("it is tried again");
        desk.waiting();
        desk.at(750);
        assert!(matches!(desk.event(), Event::Opened(_)));
        again.send(Ok(grey(0, 9))).unwrap();
        assert!(matches!(desk.event(), Event::Back));
        let frame = desk.frame();
        assert_eq!((frame.number, frame.image[(0, 0)][0]), (3, 9));
        assert_eq!(frame.at, Duration::from_millis(750));
    }

    #[test]
    fn a_camera_whose_code_panics_is_opened_again() {
        let (_again, second) = channel();
        let desk = Desk::new(vec![Err(CameraError::Panicked { detail: "made up".into() }), Ok(second)]);
        assert!(matches!(desk.event(), Event::Failed(CameraError::Panicked { .. })));
        desk.at(250);
        assert!(matches!(desk.event(), Event::Opened(_)));
    }

    #[test]
    fn a_panic_in_the_cameras_thread_is_an_event() {
        let feed = Feed::with(|| panic!("as {} do", "drivers"), Limits::default());
        assert!(
            matches!(feed.next(LONG), Next::Event(Event::Failed(CameraError::Panicked { detail })) if detail == "as drivers do")
        );
    }

    #[test]
    fn dropping_the_feed_does_not_wait_for_the_camera() {
        let (camera, answers) = channel();
        let desk = Desk::new(vec![Ok(answers)]);
        assert!(matches!(desk.event(), Event::Opened(_)));
        let Desk { feed, dropped, .. } = desk;
        // The source hangs: nothing was sent to it. If this waited, the test would never end.
        drop(feed);
        assert!(dropped.try_recv().is_err(), "its thread still hangs in it");
        // It wakes up, and nobody is there any more.
        camera.send(Ok(grey(0, 1))).unwrap();
        dropped.recv_timeout(LONG).expect("it is closed");
    }

    #[test]
    fn the_last_frame_is_seen_before_the_end() {
        let (camera, answers) = channel();
        let desk = Desk::new(vec![Ok(answers)]);
        assert!(matches!(desk.event(), Event::Opened(_)));
        camera.send(Ok(grey(0, 1))).unwrap();
        camera.send(Ok(Captured::Ended)).unwrap();
        desk.wait_while(|state| !state.watchdog.is_over());
        assert_eq!(desk.frame().number, 0);
        assert!(matches!(desk.event(), Event::Ended));
        assert!(matches!(desk.feed.next(Duration::ZERO), Next::Nothing));
    }

    #[test]
    fn a_clip_that_is_not_there_fails_for_good() {
        let feed = Feed::start(SourceSpec::Clip("no such folder".into()));
        assert!(matches!(feed.next(LONG), Next::Event(Event::Failed(CameraError::ReadClip { .. }))));
        assert!(matches!(feed.next(Duration::ZERO), Next::Nothing));
    }

    #[test]
    fn a_clip_is_played_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..4_u8 {
            std::fs::write(folder.path().join(format!("{number}.pgm")), [&b"P5\n1 1\n255\n"[..], &[number]].concat())
                .unwrap();
        }
        let feed = Feed::start(SourceSpec::Clip(folder.path().to_owned()));
        let mut last = None;
        loop {
            match feed.next(LONG) {
                Next::Frame(frame) => last = Some((frame.number, frame.image[(0, 0)][0])),
                Next::Event(Event::Opened(description)) => assert_eq!(description.size, (1, 1)),
                Next::Event(Event::Ended) => break,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(last, Some((3, 3)));
        assert_eq!(feed.stats().captured, 4);
    }

    #[test]
    fn nobody_needs_to_ask_for_events() {
        let (camera, answers) = channel();
        let desk = Desk::new(vec![Ok(answers)]);
        assert!(matches!(desk.event(), Event::Opened(_)));
        for round in 0..1_000 {
            camera.send(Ok(grey(round, 1))).unwrap();
            desk.captured(round + 1);
            desk.feed.shared.step(Input::Tick);
            *lock(&desk.clock) += Duration::from_secs(2);
            desk.feed.shared.step(Input::Tick);
        }
        assert_eq!(desk.feed.shared.lock().events.len(), EVENTS);
        assert!(matches!(desk.feed.shared.lock().events.back(), Some(Event::Stalled)));
    }
}
