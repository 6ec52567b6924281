//! The camera code against a real `/dev/video0`: run by `tests/camera/run-device-tests.sh` in a virtual machine.
//!
//! Only the USB side of the camera is simulated (`tests/camera/uvcsim.py`); the kernel's own driver is in between. The
//! clock is real here, and so are the limits: what an operator would wait for is measured and printed.
#![cfg(target_os = "linux")]
// In a test, a panic is the failure.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use daihoi_camera::{
    CameraError, Captured, Clip, Feed, FeedEvent, Frame, FrameReader, FrameSource, Next, PixelFormat, SourceSpec, list,
    open,
};
use image::Rgb;

mod film;
use film::Film;

/// Set inside the virtual machine.
const IN_VM: &str = "DAIHOI_CAMERA_VM";
/// Folder of the films.
const FILMS: &str = "DAIHOI_CAMERA_FILMS";
/// Set for the child process that opens the camera as another user.
const AS_NOBODY: &str = "DAIHOI_CAMERA_AS_NOBODY";
const CAMERA: SourceSpec = SourceSpec::Camera(0);
/// Longer than anything here takes, even emulated.
const LONG: Duration = Duration::from_secs(40);

fn tool(name: &str) -> PathBuf {
    Path::new(&std::env::var_os("CAMERA_VM_TOOLS").expect("set by run.sh")).join(name)
}

fn python() -> Command {
    Command::new(std::env::var_os("CAMERA_VM_PYTHON").expect("set by run.sh"))
}

/// Reads the simulated camera's film as a clip. The films stay where `DAIHOI_CAMERA_FILMS` says.
#[test]
fn films_are_clips() {
    let own = tempfile::tempdir().unwrap();
    let folder = std::env::var_os(FILMS).map_or_else(|| own.path().to_owned(), PathBuf::from);
    for film in Film::both(&folder) {
        film.draw();
        let mut reader = FrameReader::new(Box::new(Clip::open(&film.path).unwrap()));
        assert!((reader.description().fps - 30.0).abs() < 1e-9);
        for number in 0..film.length {
            let frame = reader.next_frame().unwrap().unwrap();
            assert_eq!((frame.image.dimensions(), Film::number(&frame.image)), (film.size, number));
        }
        assert!(reader.next_frame().unwrap().is_none());
    }
}

/// A simulated camera that is plugged in. Dropping it unplugs it.
struct Plugged {
    simulator: Child,
    _words: BufReader<ChildStdout>,
}

impl Plugged {
    /// Plugs a camera in and waits for both of its nodes.
    fn new(film: &Film, formats: &[&str]) -> Self {
        let mut command = python();
        command.arg(tool("uvcsim.py")).arg(&film.path);
        for format in formats {
            command.args(["--format", format]);
        }
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let mut words = BufReader::new(child.stdout.take().unwrap());
        words.read_line(&mut line).unwrap();
        assert!(line.contains("plugged in"), "{line}");
        eventually("both nodes", || Path::new("/dev/video0").exists() && Path::new("/dev/video1").exists());
        Self { simulator: child, _words: words }
    }

    fn signal(&self, signal: &str) -> Instant {
        let at = Instant::now();
        assert!(Command::new("kill").args([signal, &self.simulator.id().to_string()]).status().unwrap().success());
        at
    }

    /// Stalls the camera, or wakes it up.
    fn stall(&self) -> Instant {
        self.signal("-USR1")
    }

    fn damage_frames(&self) -> Instant {
        self.signal("-USR2")
    }

    /// Unplugs the camera and waits until its nodes are gone.
    fn unplug(self) {
        drop(self);
        eventually("no nodes", || !Path::new("/dev/video0").exists() && !Path::new("/dev/video1").exists());
    }
}

impl Drop for Plugged {
    fn drop(&mut self) {
        self.signal("-TERM");
        self.simulator.wait().unwrap();
    }
}

fn eventually(what: &str, condition: impl Fn() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < LONG, "{what}: waited in vain");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Reads frames until an event comes.
fn event(feed: &Feed) -> (FeedEvent, Instant) {
    let start = Instant::now();
    loop {
        match feed.next(Duration::from_millis(500)) {
            Next::Event(event) => return (event, Instant::now()),
            _ => assert!(start.elapsed() < LONG, "no event came"),
        }
    }
}

/// Reads events until a frame comes; none of them may be an error.
fn frame(feed: &Feed) -> Frame {
    let start = Instant::now();
    loop {
        match feed.next(Duration::from_millis(500)) {
            Next::Frame(frame) => return frame,
            Next::Event(FeedEvent::Opened(_) | FeedEvent::Back) => {}
            Next::Event(event) => panic!("{event:?}"),
            Next::Nothing => assert!(start.elapsed() < LONG, "no frame came"),
        }
    }
}

fn say(what: &str, value: impl std::fmt::Display) {
    println!("camera: {what}: {value}");
}

fn ms(duration: Duration) -> String {
    format!("{:.0} ms", duration.as_secs_f64() * 1e3)
}

/// The error of opening camera 0.
fn refusal() -> CameraError {
    match open(&CAMERA) {
        Ok(_) => panic!("it was opened"),
        Err(error) => error,
    }
}

/// CPU time of this process, in clock ticks of 10 ms.
fn ticks() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit_once(") ").unwrap().1.split(' ').collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}

/// One test for all, as there is one camera.
#[test]
#[ignore = "needs the virtual machine of tests/camera/run-device-tests.sh (.ci/camera)"]
fn a_camera_in_all_its_moods() {
    assert!(std::env::var_os(IN_VM).is_some(), "no virtual machine: run tests/camera/run-device-tests.sh");
    if std::env::var_os(AS_NOBODY).is_some() {
        assert!(matches!(refusal(), CameraError::NoPermission { index: 0 }));
        return;
    }
    let folder = PathBuf::from(std::env::var_os(FILMS).expect("set by run-device-tests.sh"));
    let [film, wide] = Film::both(&folder);

    nothing_is_plugged_in();
    frames_are_those_of_the_camera(&film);
    refusals_are_told_apart(&film);
    the_feed_sees_a_stall(&film);
    the_feed_leaves_damaged_frames_out(&film);
    the_feed_comes_back_after_an_unplug(&film);
    a_feed_that_hangs_is_dropped_at_once(&film);
    the_feed_waits_for_a_camera(&film);
    other_formats_are_read(&film, &wide);
    println!("camera: all steps done");
}

fn nothing_is_plugged_in() {
    assert_eq!(list().unwrap(), []);
    assert!(matches!(refusal(), CameraError::Absent { index: 0 }));
}

/// The format is chosen, not the first one offered; each picture is the one that was sent, and comes once.
fn frames_are_those_of_the_camera(film: &Film) {
    let plugged = Plugged::new(film, &["mjpeg:320x180@1", "mjpeg:640x480@15,30", "yuyv:640x480@30"]);
    let found = list().unwrap();
    assert_eq!(found.len(), 1, "the metadata node is no camera: {found:?}");
    assert_eq!((found[0].index, found[0].path.as_str()), (0, "/dev/video0"));
    assert!(found[0].name.contains("Sim Webcam"), "{}", found[0].name);

    let start = Instant::now();
    let mut reader = FrameReader::new(open(&CAMERA).unwrap());
    say("opened after", ms(start.elapsed()));
    let description = reader.description();
    assert_eq!((description.format, description.size), (PixelFormat::Mjpeg, (640, 480)));
    assert!((description.fps - 30.0).abs() < 1e-9);
    let first = reader.next_frame().unwrap().unwrap();
    say("first frame after", ms(start.elapsed()));
    assert_eq!(first.number, 0);
    let start = Instant::now();
    let mut last = Film::number(&first.image);
    for _ in 0..60 {
        let frame = reader.next_frame().unwrap().unwrap();
        assert_eq!(frame.image.dimensions(), (640, 480));
        let number = Film::number(&frame.image);
        // An emulated machine is too slow to decode them all; the driver drops some.
        assert!(number < film.length && number != last, "another picture of the film: {number} after {last}");
        last = number;
    }
    assert_eq!(reader.skipped_count(), 0);
    say("captured and decoded a second", format!("{:.1}", 60.0 / start.elapsed().as_secs_f64()));
    drop(reader);

    let mut source = open(&CAMERA).unwrap();
    source.capture().unwrap();
    let start = Instant::now();
    for _ in 0..90 {
        assert!(matches!(source.capture().unwrap(), Captured::Frame(_)));
    }
    let fps = 90.0 / start.elapsed().as_secs_f64();
    say("captured a second", format!("{fps:.1}"));
    assert!(fps > 20.0);
    drop(source);
    plugged.unplug();
}

fn refusals_are_told_apart(film: &Film) {
    let plugged = Plugged::new(film, &[]);

    // Another program has buffers of the camera.
    let hold = "import fcntl, os, struct, sys\n\
        camera = os.open('/dev/video0', os.O_RDWR)\n\
        fcntl.ioctl(camera, 0xc0145608, struct.pack('5I', 4, 1, 1, 0, 0))\n\
        print('held', flush=True)\n\
        sys.stdin.read()";
    let mut holder = python().args(["-c", hold]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(holder.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line.trim(), "held");
    assert!(matches!(refusal(), CameraError::Busy { index: 0 }));
    let feed = Feed::start(CAMERA);
    assert!(matches!(event(&feed).0, FeedEvent::Failed(CameraError::Busy { index: 0 })));
    drop(holder.stdin.take());
    holder.wait().unwrap();
    assert!(matches!(event(&feed).0, FeedEvent::Opened(_)), "as soon as it is free");
    frame(&feed);
    drop(feed);

    // Another user, from a folder that this user may read.
    let copy = Path::new("/tmp/camera_device");
    fs::copy(std::env::current_exe().unwrap(), copy).unwrap();
    let status = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .arg(copy)
        .args(["--exact", "a_camera_in_all_its_moods"])
        .env(AS_NOBODY, "1")
        .status()
        .unwrap();
    assert!(status.success(), "no permission is reported as such");

    // Node of the metadata stream.
    assert!(matches!(
        open(&SourceSpec::Camera(1)).err(),
        Some(CameraError::FormatNotOffered { index: 1, offered }) if offered.is_empty()
    ));
    plugged.unplug();

    let plugged = Plugged::new(film, &["mjpeg:160x120@30"]);
    assert!(matches!(
        refusal(),
        CameraError::FormatNotOffered { index: 0, offered } if offered.len() == 1 && offered[0].size == (160, 120)
    ));
    plugged.unplug();
}

fn the_feed_sees_a_stall(film: &Film) {
    let plugged = Plugged::new(film, &[]);
    let start = Instant::now();
    let feed = Feed::start(CAMERA);
    assert!(start.elapsed() < Duration::from_millis(200), "starting it waits for nothing");
    assert!(matches!(event(&feed).0, FeedEvent::Opened(_)));
    frame(&feed);
    say("feed: first frame after", ms(start.elapsed()));

    let mut ages = Vec::new();
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(4) {
        let taken = frame(&feed);
        ages.push(feed.elapsed().saturating_sub(taken.at));
    }
    ages.sort();
    let stats = feed.stats();
    say("feed: captured a second", format!("{:.1}", stats.fps));
    say("feed: from capture to decoded, median", ms(ages[ages.len() / 2]));
    assert!(stats.fps > 15.0, "{stats:?}");

    let stalled = plugged.stall();
    let (what, when) = event(&feed);
    assert!(matches!(what, FeedEvent::Stalled), "{what:?}");
    let after = when - stalled;
    say("stall seen after", ms(after));
    assert!(after < Duration::from_secs(2), "within two seconds");
    let woken = plugged.stall();
    let (what, when) = event(&feed);
    assert!(matches!(what, FeedEvent::Back), "{what:?}");
    say("end of the stall seen after", ms(when - woken));
    frame(&feed);

    // Unplugged while it stalls: the thread that hangs wakes up.
    plugged.stall();
    assert!(matches!(event(&feed).0, FeedEvent::Stalled));
    let unplugged = Instant::now();
    plugged.unplug();
    let (what, when) = event(&feed);
    assert!(matches!(what, FeedEvent::Lost), "{what:?}");
    say("unplug during a stall seen after", ms(when - unplugged));
}

fn the_feed_leaves_damaged_frames_out(film: &Film) {
    let plugged = Plugged::new(film, &[]);
    let feed = Feed::start(CAMERA);
    for _ in 0..10 {
        frame(&feed);
    }
    let before = feed.stats();
    for _ in 0..4 {
        plugged.damage_frames();
        for _ in 0..20 {
            assert_eq!(frame(&feed).image.dimensions(), film.size);
        }
    }
    let after = feed.stats();
    let (damaged, replaced) = (after.damaged - before.damaged, after.replaced - before.replaced);
    say("damaged frames sent, left out, never looked at", format!("20, {damaged}, at most {replaced}"));
    assert!(damaged >= 1, "{after:?}");
    plugged.unplug();
}

fn the_feed_comes_back_after_an_unplug(film: &Film) {
    let mut plugged = Plugged::new(film, &[]);
    let feed = Feed::start(CAMERA);
    let mut number = frame(&feed).number;
    for round in 0..2 {
        let unplugged = Instant::now();
        plugged.unplug();
        let (what, when) = event(&feed);
        assert!(matches!(what, FeedEvent::Lost), "{what:?}");
        say("unplug seen after", ms(when - unplugged));
        // Waiting costs next to nothing, and reports nothing more.
        let (used, start) = (ticks(), Instant::now());
        assert!(matches!(feed.next(Duration::from_secs(3)), Next::Nothing));
        let share = (ticks() - used) as f64 / (start.elapsed().as_secs_f64() * 100.0);
        say("processor while unplugged", format!("{:.1}%", share * 100.0));
        assert!(share < 0.25, "it does not spin");

        let replugged = Instant::now();
        plugged = Plugged::new(film, &[]);
        assert!(matches!(event(&feed).0, FeedEvent::Opened(_)));
        let (what, when) = event(&feed);
        assert!(matches!(what, FeedEvent::Back), "{what:?}");
        say("frames again after the replug", ms(when - replugged));
        let next = frame(&feed).number;
        assert!(next > number, "round {round}: numbers go on");
        number = next;
    }
    // Dropped while it streams: its thread releases the camera, and the next one gets it.
    drop(feed);
    let feed = Feed::start(CAMERA);
    frame(&feed);
    plugged.unplug();
}

fn a_feed_that_hangs_is_dropped_at_once(film: &Film) {
    let plugged = Plugged::new(film, &[]);
    let feed = Feed::start(CAMERA);
    frame(&feed);
    plugged.stall();
    assert!(matches!(event(&feed).0, FeedEvent::Stalled));
    let start = Instant::now();
    drop(feed);
    say("dropping a feed that hangs", format!("{:.2} ms", start.elapsed().as_secs_f64() * 1e3));
    assert!(start.elapsed() < Duration::from_millis(300));
    plugged.unplug();
}

/// Started before the camera is plugged in, by an operator in a hurry.
fn the_feed_waits_for_a_camera(film: &Film) {
    let feed = Feed::start(CAMERA);
    assert!(matches!(event(&feed).0, FeedEvent::Failed(CameraError::Absent { index: 0 })));
    let plugged = Plugged::new(film, &[]);
    assert!(matches!(event(&feed).0, FeedEvent::Opened(_)));
    frame(&feed);
    plugged.unplug();
}

fn other_formats_are_read(film: &Film, wide: &Film) {
    // 29.97 frames a second and nothing else: nokhwa refuses it.
    let plugged = Plugged::new(film, &["mjpeg:640x480@29.97"]);
    let mut reader = FrameReader::new(open(&CAMERA).unwrap());
    assert!((reader.description().fps - 29.97).abs() < 0.01, "{:?}", reader.description());
    let mut last = Film::number(&reader.next_frame().unwrap().unwrap().image);
    let start = Instant::now();
    for _ in 0..30 {
        let number = Film::number(&reader.next_frame().unwrap().unwrap().image);
        assert!(number < film.length && number != last);
        last = number;
    }
    say("29.97: frames a second", format!("{:.1}", 30.0 / start.elapsed().as_secs_f64()));
    drop(reader);
    let feed = Feed::start(CAMERA);
    frame(&feed);
    plugged.unplug();
    assert!(matches!(event(&feed).0, FeedEvent::Lost));
    drop(feed);

    // Both 29.97 and 30: left at 29.97 by the program before.
    let plugged = Plugged::new(film, &["mjpeg:640x480@29.97,30"]);
    let mut reader = FrameReader::new(open(&CAMERA).unwrap());
    assert!((reader.description().fps - 30.0).abs() < 1e-9, "{:?}", reader.description());
    reader.next_frame().unwrap().unwrap();
    drop(reader);
    plugged.unplug();

    let plugged = Plugged::new(wide, &["mjpeg:1280x720@30", "yuyv:640x480@30"]);
    let mut reader = FrameReader::new(open(&CAMERA).unwrap());
    assert_eq!((reader.description().format, reader.description().size), (PixelFormat::Mjpeg, (1280, 720)));
    assert_eq!(reader.next_frame().unwrap().unwrap().image.dimensions(), (1280, 720));
    drop(reader);
    plugged.unplug();

    let plugged = Plugged::new(film, &["yuyv:640x480@30,5"]);
    let mut source = open(&CAMERA).unwrap();
    assert_eq!((source.description().format, source.description().size), (PixelFormat::Yuyv, (640, 480)));
    source.capture().unwrap();
    let mut reader = FrameReader::new(source);
    let image = reader.next_frame().unwrap().unwrap().image;
    // The ramp: neutral grey, brighter to the right by 1.164 a pixel.
    let (left, right) = (image[(10, 200)], image[(60, 200)]);
    if left[0] < right[0] {
        let step = f64::from(right[0] - left[0]) / 50.0;
        assert!((1.0..1.3).contains(&step), "{step}");
    }
    assert!(image.pixels().all(|Rgb([r, g, b])| r == g && g == b), "grey");
    drop(reader);
    plugged.unplug();
    std::io::stdout().flush().unwrap();
}
