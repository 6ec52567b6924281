//! The console as a person meets it, measured from outside in a pseudo-terminal: first screen, keys, memory, idling.
//!
//! `cargo bench --bench console_live` prints the table. It needs Linux and about three minutes, and nothing else that
//! runs beside it. Words after `--` choose parts: `first`, `keys`, `memory`, `idle`.

#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../tests/pty/congress.rs"]
mod congress;
#[path = "../tests/pty/process.rs"]
mod process;
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../tests/pty/terminal.rs"]
mod terminal;

use std::{
    env,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use daihoi::store::Store;

use crate::{
    congress::{Congress, PASSPHRASE},
    terminal::{LIMIT, Terminal},
};

const WINDOW: (u16, u16) = (120, 36);
/// What stands on the first screen and nowhere before.
const FIRST: &str = "Vừa điểm danh";
/// What stands on the screen while somebody is looked for.
const FIND: &str = "Tìm tên để điểm danh";
/// Times that the first screen is opened.
const OPENINGS: usize = 7;
/// Keys that are measured.
const KEYS: usize = 200;
/// What memory and idling are watched for.
const WATCHED: Duration = Duration::from_secs(20);
/// Until models are loaded and the first frames were seen.
const WARM: Duration = Duration::from_secs(8);

fn main() {
    // Cargo adds words of its own.
    let wanted: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let is_wanted = |part: &str| wanted.is_empty() || wanted.iter().any(|word| word == part);
    println!("{:<64} {:>10} {:>10} {:>10}", "", "median", "p95", "most");
    if is_wanted("first") {
        for delegates in [300, 1_600] {
            first_screen(delegates);
        }
    }
    let congress = Congress::with_people(300);
    let clip = congress.clip("clip", 2_700);
    if is_wanted("keys") {
        keys(&congress, &clip, "keys, camera running, 120 x 36", WINDOW);
        keys(&congress, &clip, "keys, camera running, 200 x 60", (200, 60));
        keys(&congress, &congress.clip("still", 1), "keys, no camera", WINDOW);
    }
    if is_wanted("memory") || is_wanted("idle") {
        watch(&congress, &clip, "a face before the camera, 30 frames a second");
        watch(&congress, &congress.empty_hall("hall", 1_200), "nobody before the camera, 30 frames a second");
        watch(&congress, &congress.clip("still", 1), "no camera");
    }
}

fn row(what: &str, unit: &str, values: &mut [f64]) {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
    println!("{what:<64} {:>7.1} {unit} {:>7.1} {unit} {:>7.1} {unit}", at(0.5), at(0.95), at(1.0));
}

fn open(congress: &Congress, source: &str, window: (u16, u16)) -> Terminal {
    let mut terminal = Terminal::start_within(congress.command(&["console", "--source", source]), window, LIMIT);
    terminal.sees(":");
    terminal.keys(&format!("{PASSPHRASE}\r"));
    terminal.sees(FIRST);
    terminal
}

/// From the passphrase's Enter to the first drawn screen; and how much of it the passphrase's check takes, which is
/// slow on purpose.
fn first_screen(delegates: usize) {
    let congress = Congress::with_people(delegates);
    let clip = congress.clip("clip", 300);
    let database = Path::new(&congress.path("dai-hoi")).join("congress.db");
    let (mut all, mut check) = (Vec::new(), Vec::new());
    for _ in 0..OPENINGS {
        let mut terminal = Terminal::start(congress.command(&["console", "--source", &clip]), WINDOW);
        terminal.sees(":");
        let started = Instant::now();
        terminal.keys(&format!("{PASSPHRASE}\r"));
        terminal.sees(FIRST);
        all.push(started.elapsed().as_secs_f64() * 1_000.0);
        drop(terminal);
        let started = Instant::now();
        drop(Store::open_read_only(&database, PASSPHRASE).expect("opened"));
        check.push(started.elapsed().as_secs_f64() * 1_000.0);
    }
    let mut after: Vec<f64> = all.iter().zip(&check).map(|(all, check)| all - check).collect();
    row(&format!("first screen, {delegates} delegates, from the passphrase's Enter"), "ms", &mut all);
    row("  of which the check of the passphrase (key derivation)", "ms", &mut check);
    row("  after it", "ms", &mut after);
}

/// From a key to what it changes on the screen, read from the terminal's other end.
fn keys(congress: &Congress, source: &str, what: &str, window: (u16, u16)) {
    let mut terminal = open(congress, source, window);
    thread::sleep(WARM);
    let mut times = Vec::with_capacity(KEYS);
    for number in 0..KEYS {
        // Not in step with the camera's frames.
        thread::sleep(Duration::from_millis(50 + number as u64 * 7 % 33));
        let started = Instant::now();
        if number % 2 == 0 {
            terminal.keys("/");
            terminal.sees(FIND);
        } else {
            terminal.keys("\u{1b}");
            terminal.loses(FIND);
        }
        times.push(started.elapsed().as_secs_f64() * 1_000.0);
    }
    row(what, "ms", &mut times);
}

/// Memory and processor time over a while.
fn watch(congress: &Congress, source: &str, what: &str) {
    let terminal = open(congress, source, WINDOW);
    thread::sleep(WARM);
    let process = terminal.process();
    let (started, spent) = (Instant::now(), process::spent(process));
    let mut memory = Vec::new();
    while started.elapsed() < WATCHED {
        thread::sleep(Duration::from_millis(500));
        memory.push(process::resident(process));
    }
    let share = (process::spent(process) - spent) / started.elapsed().as_secs_f64() * 100.0;
    row(&format!("memory, {what}"), "MB", &mut memory);
    println!("{:<64} {share:>7.1} %", format!("share of one core, {what}"));
}
