//! An hour's work at a door, without a pause: frames, faults, check-ins of all kinds, slips and second thoughts. Memory
//! stays flat, and at the end the store holds what the screen confirmed, no more and no less.
//!
//! The short run is part of every test; `.ci/soak` runs the long one. `DAIHOI_SOAK_DEEDS` sets another length.

#![cfg(target_os = "linux")]

#[allow(dead_code, reason = "others who share it ask for more")]
#[path = "pty/congress.rs"]
mod congress;
#[allow(dead_code, reason = "others who share it ask for more")]
#[path = "pty/process.rs"]
mod process;
#[allow(dead_code, reason = "others who share it ask for more")]
#[path = "pty/terminal.rs"]
mod terminal;

use std::{collections::BTreeMap, env, fs, path::Path, time::Duration};

use crate::{
    congress::{Congress, GUEST, PASSPHRASE, badge},
    terminal::Terminal,
};

/// Enough for a bus in every minute.
const PEOPLE: usize = 600;
/// The guest's number on the roster; the camera sees her.
const HERS: usize = 2;
const SIZES: [(u16, u16); 4] = [(120, 36), (100, 30), (140, 45), (90, 26)];
/// What a run may add to the memory once it is warm, in mebibytes. Events, log lines and their fold take a kilobyte
/// or two each, some ten of them in an hour; the rest is the allocator's play. One frame of 640 x 480 that is kept is
/// 0.9, so a leak in one of twenty acts would be seen in the long run.
const GROWTH: f64 = 40.0;
/// Acts until models, glyphs and caches are all there.
const WARM: usize = 25;
const ENTER: &str = "\r";
const DOWN: &str = "\u{1b}[B";
const ESCAPE: &str = "\u{1b}";
const BACK_TAB: &str = "\u{1b}[Z";
const F2: &str = "\u{1b}OQ";
const F3: &str = "\u{1b}OR";
const F7: &str = "\u{1b}[18~";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Present,
    Out,
}

/// What was done last and can be undone: to whom, and where that delegate stood before.
type Done = (usize, Option<State>);

/// The door, and what must be true of it.
struct Door<'a> {
    congress: &'a Congress,
    terminal: Terminal,
    /// Delegates who are or were in the hall.
    hall: BTreeMap<usize, State>,
    done: Vec<Done>,
    /// Events that must be in the store.
    events: usize,
    luck: u64,
    memory: Vec<f64>,
}

impl Door<'_> {
    /// A number below `most`; the same ones in every run.
    fn chance(&mut self, most: usize) -> usize {
        // SplitMix64 (Steele, Lea, Flood, 2014).
        self.luck = self.luck.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.luck;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % most
    }

    fn of(&self, state: State) -> Vec<usize> {
        self.hall.iter().filter(|(number, is)| **is == state && **number != HERS).map(|(number, _)| *number).collect()
    }

    /// Waits until the first condition's count on the check-in screen is the number of delegates in the hall.
    #[track_caller]
    fn agrees(&self) {
        let here = self.hall.values().filter(|state| **state == State::Present).count();
        self.terminal.sees(&format!(" {here}/{PEOPLE} "));
    }

    #[track_caller]
    fn find(&mut self, number: usize) {
        self.terminal.keys(&badge(number));
        self.terminal.sees(&badge(number));
    }

    #[track_caller]
    fn step(&mut self) {
        let somebody = loop {
            let number = 1 + self.chance(PEOPLE);
            if number != HERS {
                break number;
            }
        };
        let known = self.hall.get(&somebody).copied();
        match self.chance(12) {
            0..=3 if known.is_none() => self.by_name(somebody),
            4 if known.is_none() => self.by_hand(somebody),
            5 => self.undo(),
            6 => self.leave_or_return(),
            7 => self.cameras_die(),
            8 => {
                let size = SIZES[self.chance(SIZES.len())];
                self.terminal.resize(size);
            }
            9 => self.other_language(),
            10 => self.dashboard(),
            11 => self.log(),
            _ => {}
        }
        self.agrees();
        self.memory.push(process::resident(self.terminal.process()));
    }

    #[track_caller]
    fn recorded(&mut self, number: usize, state: State) {
        let before = self.hall.insert(number, state);
        self.done.push((number, before));
        self.events += 1;
        self.agrees();
    }

    #[track_caller]
    fn by_name(&mut self, number: usize) {
        self.terminal.keys("/");
        self.terminal.sees("Tìm tên để điểm danh");
        self.find(number);
        self.terminal.enters();
        self.recorded(number, State::Present);
    }

    #[track_caller]
    fn by_hand(&mut self, number: usize) {
        self.terminal.keys("/");
        self.terminal.sees("Tìm tên để điểm danh");
        self.terminal.keys("zzzz");
        self.terminal.sees("Không có ai khớp");
        self.terminal.enters();
        self.terminal.sees("Điểm danh thủ công");
        // What was looked for in vain stands there still, and no reason is chosen beforehand.
        self.terminal.keys("\u{7f}\u{7f}\u{7f}\u{7f}");
        self.find(number);
        self.terminal.enters();
        self.terminal.sees("quên thẻ");
        self.terminal.keys(DOWN);
        self.terminal.keys(ENTER);
        self.recorded(number, State::Present);
    }

    #[track_caller]
    fn undo(&mut self) {
        let Some((number, before)) = self.done.pop() else { return };
        self.terminal.keys("\u{1a}");
        self.terminal.sees("Hoàn tác lượt nào");
        self.terminal.keys(ENTER);
        self.terminal.sees("nhận nhầm người");
        self.terminal.keys(ENTER);
        match before {
            Some(state) => self.hall.insert(number, state),
            None => self.hall.remove(&number),
        };
        self.events += 1;
        self.agrees();
    }

    #[track_caller]
    fn leave_or_return(&mut self) {
        let from = if self.chance(2) == 0 { State::Present } else { State::Out };
        let all = self.of(from);
        if all.is_empty() {
            return;
        }
        let number = all[self.chance(all.len())];
        self.terminal.keys("3");
        self.terminal.sees("┌ Đại biểu");
        self.find(number);
        self.terminal.keys(F7);
        self.terminal.keys(ESCAPE);
        self.terminal.loses(&badge(number));
        self.terminal.keys(BACK_TAB);
        self.terminal.sees("Diễn biến mới nhất");
        self.terminal.keys(BACK_TAB);
        self.terminal.sees("Vừa điểm danh");
        self.recorded(number, if from == State::Present { State::Out } else { State::Present });
    }

    /// To a camera that is not there, and back to the clip from its beginning.
    #[track_caller]
    fn cameras_die(&mut self) {
        self.terminal.keys(F3);
        if self.chance(2) == 0 {
            self.terminal.sees("Vừa điểm danh");
        }
        self.terminal.keys(F3);
    }

    #[track_caller]
    fn other_language(&mut self) {
        self.terminal.keys(F2);
        self.terminal.sees("Last check-ins");
        self.terminal.keys(F2);
        self.terminal.sees("Vừa điểm danh");
    }

    #[track_caller]
    fn dashboard(&mut self) {
        self.terminal.keys("2");
        self.terminal.sees("Diễn biến mới nhất");
        if self.chance(4) == 0 {
            self.terminal.keys("x");
            self.terminal.sees("Đã xuất danh sách");
            self.terminal.keys(ESCAPE);
            self.terminal.loses("Đã xuất danh sách");
        }
        // Not by its digit: eight of them within a blink are a scanner's, and here no hand slows them down.
        self.terminal.keys(BACK_TAB);
        self.terminal.sees("Vừa điểm danh");
    }

    #[track_caller]
    fn log(&mut self) {
        self.terminal.keys("5");
        self.terminal.sees("nhật ký nguyên vẹn");
        for next in ["┌ Tài liệu", "┌ Phát tài liệu", "Vừa điểm danh"] {
            self.terminal.keys("\t");
            self.terminal.sees(next);
        }
    }
}

/// Cuts every 37th frame of the clip off, or replaces it by bytes that are no picture.
fn spoil(congress: &Congress, clip: &str, frames: usize) {
    let folder = Path::new(clip.trim_start_matches("clip:"));
    let whole = fs::read(folder.join("00010.jpg")).expect("a frame");
    for number in (40..frames).step_by(37) {
        let path = folder.join(format!("{number:05}.jpg"));
        fs::remove_file(&path).expect("a link");
        fs::write(&path, if number % 2 == 0 { &whole[..whole.len() / 3] } else { b"hong" }).expect("written");
    }
    assert!(Path::new(&congress.path("dai-hoi")).is_dir());
}

fn soak(acts: usize, frames: usize) {
    let congress = Congress::with_people(PEOPLE);
    let clip = congress.clip("clip", frames);
    spoil(&congress, &clip, frames);
    let limit = Duration::from_secs(120 + acts as u64 * 5);
    let command = congress.command(&["console", "--source", &clip]);
    let mut terminal = Terminal::start_within(command, SIZES[0], limit);
    terminal.sees(":");
    terminal.keys(&format!("{PASSPHRASE}\r"));
    // She walks up, and stays before the camera from now on.
    terminal.until("her check-in", |screen| screen.contains("ĐÃ ĐIỂM DANH") && screen.contains(GUEST));
    let hall = BTreeMap::from([(HERS, State::Present)]);
    let mut door =
        Door { congress: &congress, terminal, hall, done: Vec::new(), events: 1, luck: 41, memory: Vec::new() };
    door.agrees();
    for _ in 0..acts {
        door.step();
    }
    let warm = middle(&door.memory[WARM.min(acts / 2)..][..acts / 5]);
    let end = middle(&door.memory[acts - acts / 5..]);
    eprintln!("{acts} acts, {} events, {warm:.1} MB when warm, {end:.1} MB at the end", door.events);
    assert!(end - warm < GROWTH, "{warm:.1} MB became {end:.1} MB");
    settle(door);
}

fn middle(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Quits, and compares the store with what was confirmed.
fn settle(mut door: Door<'_>) {
    door.terminal.keys("\u{3}");
    door.terminal.sees("Thoát chương trình?");
    door.terminal.keys(ENTER);
    assert!(door.terminal.ended().success());
    assert!(door.terminal.is_given_back());
    let verified = door.congress.json(&["verify"]);
    assert_eq!((verified["ok"].as_bool(), verified["events"].as_u64()), (Some(true), Some(door.events as u64)));
    let list = door.congress.path("danh-sach.csv");
    door.congress.run(&["--lang", "en", "attendance", "--out", &list]);
    let roster: BTreeMap<String, usize> = door
        .congress
        .run(&["--json", "delegates"])
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .map(|delegate| {
            let number = delegate["stt"].as_u64().expect("a number") as usize;
            (delegate["full_name"].as_str().expect("a name").to_owned(), number)
        })
        .collect();
    assert_eq!(roster.len(), PEOPLE, "every name is one delegate's");
    let mut hall = BTreeMap::new();
    let text = fs::read_to_string(list).expect("written");
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(';').collect();
        let state = match cells[6] {
            "present" => State::Present,
            "out" => State::Out,
            _ => continue,
        };
        hall.insert(roster[cells[1]], state);
    }
    assert_eq!(hall, door.hall, "who is in the hall, and who went out");
}

fn acts(otherwise: usize) -> usize {
    env::var("DAIHOI_SOAK_DEEDS").ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn a_while_at_the_door() {
    soak(60, 1_800);
}

#[test]
#[ignore = "some ten minutes of work without a pause; .ci/soak runs it"]
fn an_hour_at_the_door() {
    soak(acts(5_000), 30_000);
}
