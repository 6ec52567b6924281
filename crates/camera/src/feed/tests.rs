//! The feed's threads, with a scripted source and a clock that the test moves.

use std::sync::mpsc::{Receiver, Sender, channel};

use super::*;
use crate::{Payload, PixelFormat};

/// Longer than any test takes: waiting this long means failure.
const LONG: Duration = Duration::from_secs(30);

type ScriptedCapture = Result<Captured, CameraError>;

/// A source that returns what the test sends it, and otherwise hangs, as a camera does.
struct Scripted {
    answers: Receiver<ScriptedCapture>,
    /// Receives a message when the source is dropped.
    dropped: Sender<()>,
}

impl Drop for Scripted {
    fn drop(&mut self) {
        let _ = self.dropped.send(());
    }
}

impl FrameSource for Scripted {
    fn capture(&mut self) -> ScriptedCapture {
        self.answers.recv().unwrap_or(Ok(Captured::Ended))
    }

    fn description(&self) -> Description {
        Description { name: "scripted".into(), format: PixelFormat::Images, size: (1, 1), fps: 30.0 }
    }
}

/// A feed whose clock stands still until the test moves it.
struct TestFeed {
    feed: Feed,
    clock: Arc<Mutex<Duration>>,
    dropped: Receiver<()>,
    /// Receives a message at each attempt to open the source.
    tried: Receiver<()>,
}

impl TestFeed {
    /// Results of opening the source, one after the other.
    fn new(openings: Vec<Result<Receiver<ScriptedCapture>, CameraError>>) -> Self {
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
        let feed = Feed::run(Box::new(open), FeedLimits::default(), Box::new(move || *lock(&now)), LONG);
        Self { feed, clock, dropped, tried }
    }

    /// Moves the clock and wakes the watchdog.
    fn at(&self, ms: u64) {
        *lock(&self.clock) = Duration::from_millis(ms);
        let _state = self.feed.shared.lock();
        self.feed.shared.wake.notify_all();
    }

    fn event(&self) -> FeedEvent {
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

    fn wait_while(&self, condition: impl Fn(&FeedState) -> bool) {
        let state = self.feed.shared.lock();
        let (_state, timeout) =
            self.feed.shared.changed.wait_timeout_while(state, LONG, |state| condition(state)).unwrap();
        assert!(!timeout.timed_out(), "it never came");
    }

    /// Waits until the source has delivered `count` frames.
    fn captured(&self, count: u64) {
        self.wait_while(|state| state.stats.captured < count);
    }

    /// Waits until the next attempt to open is scheduled.
    fn waiting(&self) {
        self.wait_while(|state| !state.watchdog.is_waiting());
    }
}

/// A frame of one grey pixel.
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
    let test = TestFeed::new(vec![Ok(answers)]);
    assert!(matches!(test.event(), FeedEvent::Opened(_)));
    for number in 0..1_000 {
        camera.send(Ok(grey(number, (number % 256) as u8))).unwrap();
    }
    test.captured(1_000);
    let frame = test.frame();
    assert_eq!((frame.number, frame.image[(0, 0)][0]), (999, (999 % 256) as u8));
    assert!(matches!(test.feed.next(Duration::ZERO), Next::Nothing), "a frame is given once");
    let stats = test.feed.stats();
    assert_eq!((stats.captured, stats.replaced, stats.damaged), (1_000, 999, 0));
    camera.send(Ok(grey(1_000, 7))).unwrap();
    assert_eq!(test.frame().number, 1_000);
}

#[test]
fn damaged_frames_are_passed_over() {
    let (camera, answers) = channel();
    let test = TestFeed::new(vec![Ok(answers)]);
    assert!(matches!(test.event(), FeedEvent::Opened(_)));
    camera.send(Ok(damaged(0))).unwrap();
    test.captured(1);
    assert!(matches!(test.feed.next(Duration::ZERO), Next::Nothing));
    camera.send(Ok(grey(1, 5))).unwrap();
    assert_eq!(test.frame().number, 1);
    assert_eq!(test.feed.stats().damaged, 1);
}

#[test]
fn a_hanging_camera_is_seen_from_outside() {
    let (camera, answers) = channel();
    let test = TestFeed::new(vec![Ok(answers)]);
    assert!(matches!(test.event(), FeedEvent::Opened(_)));
    camera.send(Ok(grey(0, 1))).unwrap();
    assert_eq!(test.frame().number, 0);
    test.at(1_400);
    assert!(matches!(test.feed.next(Duration::ZERO), Next::Nothing));
    test.at(1_600);
    assert!(matches!(test.event(), FeedEvent::Stalled));
    camera.send(Ok(grey(1, 2))).unwrap();
    assert!(matches!(test.event(), FeedEvent::Back));
    assert_eq!(test.frame().number, 1);
}

#[test]
fn an_unplugged_camera_is_opened_again_and_its_numbers_go_on() {
    let ((camera, first), (again, second)) = (channel(), channel());
    let test = TestFeed::new(vec![Ok(first), Err(CameraError::Absent { index: 0 }), Ok(second)]);
    assert!(matches!(test.event(), FeedEvent::Opened(_)));
    test.tried.recv_timeout(LONG).expect("it was opened");
    for number in 0..3 {
        camera.send(Ok(grey(number, 1))).unwrap();
    }
    test.captured(3);
    camera.send(Err(CameraError::Lost { index: 0 })).unwrap();
    test.waiting();
    assert!(matches!(test.event(), FeedEvent::Lost));
    assert!(matches!(test.feed.next(Duration::ZERO), Next::Nothing), "what was seen before is gone");
    test.dropped.recv_timeout(LONG).expect("the source is closed before it is opened again");
    test.at(250);
    // Tried, but absent: the next attempt is due half a second later.
    test.tried.recv_timeout(LONG).expect("it is tried again");
    test.waiting();
    test.at(750);
    assert!(matches!(test.event(), FeedEvent::Opened(_)));
    again.send(Ok(grey(0, 9))).unwrap();
    assert!(matches!(test.event(), FeedEvent::Back));
    let frame = test.frame();
    assert_eq!((frame.number, frame.image[(0, 0)][0]), (3, 9));
    assert_eq!(frame.at, Duration::from_millis(750));
}

#[test]
fn a_camera_whose_code_panics_is_opened_again() {
    let (_again, second) = channel();
    let test = TestFeed::new(vec![Err(CameraError::Panicked { detail: "made up".into() }), Ok(second)]);
    assert!(matches!(test.event(), FeedEvent::Failed(CameraError::Panicked { .. })));
    test.at(250);
    assert!(matches!(test.event(), FeedEvent::Opened(_)));
}

#[test]
fn a_panic_in_the_cameras_thread_is_an_event() {
    let feed = Feed::with(|| panic!("as {} do", "drivers"), FeedLimits::default());
    assert!(
        matches!(feed.next(LONG), Next::Event(FeedEvent::Failed(CameraError::Panicked { detail })) if detail == "as drivers do")
    );
}

#[test]
fn dropping_the_feed_does_not_wait_for_the_camera() {
    let (camera, answers) = channel();
    let test = TestFeed::new(vec![Ok(answers)]);
    assert!(matches!(test.event(), FeedEvent::Opened(_)));
    let TestFeed { feed, dropped, .. } = test;
    // The source hangs, as nothing was sent to it. If this waited, the test would never end.
    drop(feed);
    assert!(dropped.try_recv().is_err(), "its thread still hangs in it");
    // It wakes up, and the feed is gone.
    camera.send(Ok(grey(0, 1))).unwrap();
    dropped.recv_timeout(LONG).expect("it is closed");
}

#[test]
fn the_last_frame_is_seen_before_the_end() {
    let (camera, answers) = channel();
    let test = TestFeed::new(vec![Ok(answers)]);
    assert!(matches!(test.event(), FeedEvent::Opened(_)));
    camera.send(Ok(grey(0, 1))).unwrap();
    camera.send(Ok(Captured::Ended)).unwrap();
    test.wait_while(|state| !state.watchdog.is_over());
    assert_eq!(test.frame().number, 0);
    assert!(matches!(test.event(), FeedEvent::Ended));
    assert!(matches!(test.feed.next(Duration::ZERO), Next::Nothing));
}

#[test]
fn a_clip_that_is_not_there_fails_for_good() {
    let feed = Feed::start(SourceSpec::Clip("no such folder".into()));
    assert!(matches!(feed.next(LONG), Next::Event(FeedEvent::Failed(CameraError::ReadClip { .. }))));
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
            Next::Event(FeedEvent::Opened(description)) => assert_eq!(description.size, (1, 1)),
            Next::Event(FeedEvent::Ended) => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(last, Some((3, 3)));
    assert_eq!(feed.stats().captured, 4);
}

#[test]
fn nobody_needs_to_ask_for_events() {
    let (camera, answers) = channel();
    let test = TestFeed::new(vec![Ok(answers)]);
    assert!(matches!(test.event(), FeedEvent::Opened(_)));
    for round in 0..1_000 {
        camera.send(Ok(grey(round, 1))).unwrap();
        test.captured(round + 1);
        test.feed.shared.step(WatchdogInput::Tick);
        *lock(&test.clock) += Duration::from_secs(2);
        test.feed.shared.step(WatchdogInput::Tick);
    }
    assert_eq!(test.feed.shared.lock().events.len(), EVENTS);
    assert!(matches!(test.feed.shared.lock().events.back(), Some(FeedEvent::Stalled)));
}
