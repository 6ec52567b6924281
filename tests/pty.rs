//! The binary as an operator meets it: in a terminal, by keys, from the passphrase to the last count.

#[allow(dead_code, reason = "others who share it ask for more")]
#[path = "pty/congress.rs"]
mod congress;
#[allow(dead_code, reason = "others who share it ask for more")]
#[path = "pty/terminal.rs"]
mod terminal;

use std::{fs, path::Path};

use serde_json::Value;

use crate::{
    congress::{Congress, GUEST, PASSPHRASE, badge},
    terminal::Terminal,
};

const WINDOW: (u16, u16) = (120, 36);
const ENTER: &str = "\r";
const ESCAPE: &str = "\u{1b}";
const CONTROL_C: &str = "\u{3}";

/// The console on a source, past the passphrase.
#[track_caller]
fn console(congress: &Congress, arguments: &[&str]) -> Terminal {
    let mut terminal = Terminal::start(congress.command(&[&["console"], arguments].concat()), WINDOW);
    terminal.sees(":");
    terminal.keys(&format!("{PASSPHRASE}\r"));
    terminal.sees("Vừa điểm danh");
    terminal
}

/// Quits as people do, and checks that the terminal is as it was.
#[track_caller]
fn leave(mut terminal: Terminal) {
    terminal.keys(CONTROL_C);
    terminal.sees("Thoát chương trình?");
    terminal.keys(ENTER);
    let status = terminal.ended();
    assert!(status.success(), "{status:?}: {}", terminal.text());
    assert!(terminal.is_given_back(), "{}", terminal.text());
}

/// Checks the delegate with a badge in, found by that badge.
#[track_caller]
fn check_in_by_badge(terminal: &mut Terminal, number: usize) {
    terminal.keys("/");
    terminal.sees("Tìm tên để điểm danh");
    terminal.keys(&badge(number));
    terminal.sees(&badge(number));
    terminal.enters();
    terminal.loses("Tìm tên để điểm danh");
}

/// `3/12` where it stands beside the bar of the first condition.
fn heads(here: usize, of: usize) -> String {
    format!("{here}/{of}")
}

#[track_caller]
fn counts(congress: &Congress, present: u64) -> Value {
    let counts = congress.json(&["attendance"]);
    assert_eq!(counts["present"], present, "{counts}");
    assert_eq!(congress.json(&["verify"])["ok"], true);
    counts
}

/// Loads the roster that lies beside the congress, from the screen for it.
#[track_caller]
fn import(congress: &Congress, many: usize) {
    congress.roster("danh-sach.csv", many);
    let mut terminal = console(congress, &["--source", &congress.empty_hall("vang", 30)]);
    terminal.keys("4");
    terminal.sees("danh-sach.csv");
    terminal.keys(ENTER);
    terminal.sees(&format!("+ {many} mới"));
    terminal.keys(ENTER);
    terminal.sees("ĐÃ NHẬP");
    leave(terminal);
}

#[test]
fn a_morning_at_the_door() {
    let congress = Congress::new();
    import(&congress, 12);
    congress.enrol();
    let clip = congress.clip("clip", 600);
    let mut terminal = console(&congress, &["--source", &clip]);
    // The guest is checked in by face.
    terminal.sees("ĐÃ ĐIỂM DANH");
    let screen = terminal.sees(&heads(1, 12));
    assert!(screen.contains(GUEST), "{screen}");
    // By name, found without marks, and by a badge.
    check_in_by_badge(&mut terminal, 5);
    terminal.sees(&heads(2, 12));
    check_in_by_badge(&mut terminal, 6);
    terminal.sees(&heads(3, 12));
    counts(&congress, 3);
    // The last one was a slip.
    terminal.keys("\u{1a}");
    terminal.sees("Hoàn tác lượt nào");
    terminal.keys(ENTER);
    terminal.sees("nhận nhầm người");
    terminal.keys(ENTER);
    terminal.sees(&heads(2, 12));
    leave(terminal);

    let before = counts(&congress, 2);
    // Opened again: the same counts, on the screen and beside it; nobody before the camera this time.
    let terminal = console(&congress, &["--source", &congress.clip("khac", 1)]);
    terminal.sees(&heads(2, 12));
    leave(terminal);
    assert_eq!(congress.json(&["attendance"]), before);
}

#[test]
fn a_wrong_passphrase_says_so_and_opens_nothing() {
    let congress = Congress::new();
    let mut terminal = Terminal::start(congress.command(&["console"]), WINDOW);
    terminal.sees(":");
    terminal.keys("sai rồi\r");
    for left in ["còn 2 lần", "còn 1 lần"] {
        terminal.sees(left);
        terminal.until("the question again", |screen| screen.trim_end().ends_with(':'));
        terminal.keys("vẫn sai\r");
    }
    let status = terminal.ended();
    assert_eq!(status.exit_code(), 1);
    assert!(terminal.text().contains("congress.db") && terminal.is_given_back(), "{}", terminal.text());
}

#[test]
fn the_window_changes_its_size_while_somebody_is_checked_in() {
    let congress = Congress::with_people(12);
    let mut terminal = console(&congress, &["--source", &congress.clip("clip", 300)]);
    let sizes = [(80, 24), (140, 45), (61, 18), (200, 60)];
    for (size, (number, name)) in sizes.into_iter().zip([(4, "Huỳnh"), (5, "Võ"), (6, "Đặng"), (7, "Bùi")]) {
        terminal.resize(size);
        check_in_by_badge(&mut terminal, number);
        terminal.sees(name);
    }
    terminal.resize((40, 10));
    terminal.sees("60 x 18");
    terminal.resize(WINDOW);
    terminal.sees("Vừa điểm danh");
    leave(terminal);
    let present = congress.json(&["attendance"])["present"].as_u64();
    assert!(present.is_some_and(|present| (4..=5).contains(&present)), "four by hand, the guest by face: {present:?}");
}

#[test]
fn a_key_that_comes_with_a_new_size_is_not_kept_waiting() {
    let congress = Congress::with_people(4);
    let mut terminal = console(&congress, &["--source", &congress.clip("clip", 30)]);
    for _ in 0..30 {
        // Somebody pulls at the window's corner, and types.
        (80..120).for_each(|columns| terminal.resize((columns, 24)));
        terminal.keys("/");
        terminal.sees("Tìm tên để điểm danh");
        terminal.keys(ESCAPE);
        terminal.loses("Tìm tên để điểm danh");
    }
    // For a moment only: the terminal has cut the lines, and the size is the old one.
    for _ in 0..30 {
        terminal.resize((70, 24));
        terminal.resize((119, 24));
        terminal
            .until("what stood at the right", |screen| screen.lines().next().is_some_and(|line| line.contains("Cửa")));
    }
    leave(terminal);
}

#[test]
fn leaving_is_asked_about_and_can_be_taken_back() {
    let congress = Congress::with_people(4);
    let mut terminal = console(&congress, &["--source", &congress.clip("clip", 30)]);
    terminal.keys(CONTROL_C);
    terminal.sees("Thoát chương trình?");
    terminal.keys(ESCAPE);
    terminal.loses("Thoát chương trình?");
    check_in_by_badge(&mut terminal, 3);
    terminal.sees("ĐÃ ĐIỂM DANH");
    // Twice in a row needs no answer.
    terminal.keys(CONTROL_C);
    terminal.keys(CONTROL_C);
    assert!(terminal.ended().success());
    assert!(terminal.is_given_back(), "{}", terminal.text());
}

#[test]
fn a_door_whose_recognition_is_dead_goes_on_by_name() {
    let congress = Congress::with_people(4);
    // Models whose largest file is no network any more.
    let models = congress.path("models");
    fs::create_dir(&models).expect("made");
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("models")).expect("the models") {
        let entry = entry.expect("a file");
        fs::copy(entry.path(), Path::new(&models).join(entry.file_name())).expect("copied");
    }
    fs::write(Path::new(&models).join("face_recognition_sface_2021dec_int8bq.onnx"), "hỏng").expect("written");
    let mut terminal = console(&congress, &["--source", &congress.clip("clip", 30), "--models", &models]);
    terminal.sees("CAMERA KHÔNG DÙNG ĐƯỢC");
    check_in_by_badge(&mut terminal, 3);
    terminal.sees("ĐÃ ĐIỂM DANH");
    leave(terminal);
    counts(&congress, 1);
}
