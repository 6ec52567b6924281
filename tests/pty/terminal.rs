//! The binary in a terminal of its own: keys go in, the screen is read, and nothing is waited for but what appears.

use std::{
    io::{Read, Write},
    num::NonZeroU16,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use vt100::{Parser, Screen};

/// What a whole test may take before it is given up: far more than it needs, on a machine that does much else.
pub(crate) const LIMIT: Duration = Duration::from_mins(5);

/// From the last letter to Enter a hand takes longer than an input method that hands a word over.
const HAND: Duration = Duration::from_millis(250);

/// Echoing, and lines with their editing keys, in the local modes of `termios(3)`.
const ECHO_AND_LINES: u64 = 0o10 | 0o2;

/// A program and its screen.
pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    shown: Arc<Shown>,
    child: Box<dyn Child + Send + Sync>,
    deadline: Instant,
}

struct Shown {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: Parser,
    /// Everything was read: the program has closed its side.
    ended: bool,
}

impl Shown {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Terminal {
    /// Starts a program in a terminal of this many columns and rows.
    pub(crate) fn start(command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        Self::start_within(command, (columns, rows), LIMIT)
    }

    /// Like [`Self::start`], with another limit for everything that is waited for.
    pub(crate) fn start_within(mut command: CommandBuilder, (columns, rows): (u16, u16), limit: Duration) -> Self {
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("its screen");
        let keyboard = pair.master.take_writer().expect("its keyboard");
        let state = State { parser: Parser::new(side(rows), side(columns), 0), ended: false };
        let shown = Arc::new(Shown { state: Mutex::new(state), changed: Condvar::new() });
        let told = Arc::clone(&shown);
        thread::spawn(move || {
            let mut bytes = vec![0; 65_536];
            let mut kept = 0;
            loop {
                let read = reader.read(&mut bytes[kept..]).unwrap_or(0);
                let there = kept + read;
                let whole = if read == 0 { there } else { whole_characters(&bytes[..there]) };
                let mut state = told.state();
                state.parser.process(&bytes[..whole]);
                state.ended = read == 0;
                told.changed.notify_all();
                if read == 0 {
                    return;
                }
                drop(state);
                bytes.copy_within(whole..there, 0);
                kept = there - whole;
            }
        });
        Self { master: pair.master, keyboard, shown, child, deadline: Instant::now() + limit }
    }

    /// The process, for what the system knows of it.
    pub(crate) fn process(&self) -> u32 {
        self.child.process_id().expect("it runs")
    }

    /// Types these keys; special ones are their escape sequences.
    pub(crate) fn keys(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).and_then(|()| self.keyboard.flush()).expect("typed");
    }

    /// Presses Enter as long after what was typed as a hand takes: one that comes sooner is an input method's, and takes nothing.
    pub(crate) fn enters(&mut self) {
        thread::sleep(HAND);
        self.keys("\r");
    }

    /// Makes the window larger or smaller.
    pub(crate) fn resize(&self, (columns, rows): (u16, u16)) {
        self.shown.state().parser.screen_mut().set_size(side(rows), side(columns));
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).expect("another size");
    }

    /// What stands on the screen now.
    pub(crate) fn text(&self) -> String {
        self.shown.state().parser.screen().contents()
    }

    /// Waits until the screen is as wanted; gives its text at that moment.
    #[track_caller]
    pub(crate) fn until(&self, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        let mut state = self.shown.state();
        loop {
            let text = state.parser.screen().contents();
            if wanted(&text) {
                return text;
            }
            assert!(!state.ended, "the program ended before {what}:\n{text}");
            let left = self.deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "in vain waited for {what}:\n{text}");
            state = self.shown.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits until a text appears; gives the whole screen.
    #[track_caller]
    pub(crate) fn sees(&self, text: &str) -> String {
        self.until(&format!("“{text}”"), |screen| screen.contains(text))
    }

    /// Waits until a text is gone.
    #[track_caller]
    pub(crate) fn loses(&self, text: &str) -> String {
        self.until(&format!("the end of “{text}”"), |screen| !screen.contains(text))
    }

    /// Hands the screen itself to `look`.
    pub(crate) fn screen<T>(&self, look: impl FnOnce(&Screen) -> T) -> T {
        look(self.shown.state().parser.screen())
    }

    /// Whether the terminal is as a shell wants it: its own screen, a cursor, keys that are echoed and lines.
    pub(crate) fn is_given_back(&self) -> bool {
        let modes = self.master.get_termios().map(|modes| u64::from(modes.local_flags.bits()));
        let lines = modes.is_none_or(|modes| modes & ECHO_AND_LINES == ECHO_AND_LINES);
        lines
            && self.screen(|screen| {
                !screen.alternate_screen()
                    && !screen.hide_cursor()
                    && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
            })
    }

    /// Waits until the program has ended and all that it wrote is on the screen.
    #[track_caller]
    pub(crate) fn ended(&mut self) -> ExitStatus {
        let mut state = self.shown.state();
        while !state.ended {
            let left = self.deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "the program does not end:\n{}", state.parser.screen().contents());
            state = self.shown.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        drop(state);
        self.child.wait().expect("its exit code")
    }
}

/// How many of the bytes are whole characters. Where a chunk ends within one, vte 0.15 loses the character after it
/// (`advance_partial_utf8` prints one of several that it says it has read): "đi" became "đ" once in an hour.
fn whole_characters(bytes: &[u8]) -> usize {
    let begun = bytes.iter().rev().take(3).position(|byte| *byte >= 0xc0);
    let Some(back) = begun.map(|place| place + 1) else { return bytes.len() };
    let wanted = match bytes[bytes.len() - back] {
        0xf0.. => 4,
        0xe0.. => 3,
        _ => 2,
    };
    if back < wanted { bytes.len() - back } else { bytes.len() }
}

fn side(length: u16) -> NonZeroU16 {
    NonZeroU16::new(length).expect("a window with columns and rows")
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed leaves no program behind; one that succeeded has waited for its end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_character_that_comes_in_two_parts_loses_nothing() {
    let text = "để điểm danh 𠀀.".as_bytes();
    for cut in 0..=text.len() {
        let whole = whole_characters(&text[..cut]);
        assert!(std::str::from_utf8(&text[..whole]).is_ok() && cut - whole < 4, "{cut}");
        let mut parser = Parser::new(side(2), side(40), 0);
        parser.process(&text[..whole]);
        parser.process(&text[whole..]);
        assert_eq!(parser.screen().contents(), "để điểm danh 𠀀.", "{cut}");
    }
}
