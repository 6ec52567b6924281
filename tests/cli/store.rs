//! The store keeps its word: backups, restoring, another passphrase, the check of the whole, and what can go wrong.

use std::{fs, path::Path};

use daihoi::store::Store;
use serde_json::json;

use crate::fixture::{Answer, Congress, PASSPHRASE};

fn text(path: &Path) -> String {
    path.to_str().expect("UTF-8").to_owned()
}

#[test]
fn a_backup_is_restored_and_what_it_replaces_is_kept() {
    let congress = Congress::with_people();
    let backup = text(&congress.beside("sao lưu.db"));
    let written = congress.json(&["backup", &backup]);
    assert_eq!(written["events"], 0);
    let known = congress.knows();
    excuse(&congress, "12");
    let refused = congress.run(&["restore", &backup]).refused(1);
    assert!(refused.err.contains("1 lượt") && refused.err.contains("--force"), "{refused:?}");
    assert_eq!(congress.json(&["attendance"])["excused"], 1, "nothing was touched");
    let restored = congress.json(&["restore", &backup, "--force"]);
    let kept = restored["kept"].as_str().expect("the newer one is kept");
    assert_eq!(congress.knows(), known);
    assert_eq!(congress.json(&["verify"])["ok"], true);
    let newer = congress.json(&["restore", kept, "--force"]);
    assert_eq!(newer["events"], 1, "and can be put back");
    assert_eq!(congress.json(&["attendance"])["excused"], 1);
}

fn excuse(congress: &Congress, who: &str) {
    congress.json(&[
        "attendance",
        "excuse",
        who,
        "--reason",
        "Ốm",
        "--approved-by",
        "Đoàn Chủ tịch",
        "--scope",
        "session",
    ]);
}

#[test]
fn a_backup_overwrites_an_earlier_one_of_this_congress_alone() {
    let congress = Congress::with_people();
    let backup = text(&congress.beside("b.db"));
    congress.json(&["backup", &backup]);
    excuse(&congress, "12");
    assert_eq!(congress.json(&["backup", &backup])["events"], 1);
    let note = congress.beside("note.txt");
    fs::write(&note, "not a backup").expect("written");
    let refused = congress.run(&["backup", &text(&note)]).refused(1);
    assert!(refused.err.contains("--force"), "{refused:?}");
    assert_eq!(fs::read_to_string(&note).expect("read"), "not a backup");
    let other = Congress::new();
    let foreign = other.run(&["backup", &backup]).refused(1);
    assert!(foreign.err.contains("b.db"), "{foreign:?}");
    let over = other.run(&["restore", &backup]).refused(1);
    assert!(over.err.contains("đại hội khác"), "{over:?}");
    let itself = congress.run(&["backup", &text(&congress.folder().join("congress.db"))]).refused(1);
    assert!(itself.err.contains("congress.db"), "{itself:?}");
    congress.json(&["backup", &text(&note), "--force"]);
    assert_eq!(congress.json(&["verify"])["ok"], true);
}

#[test]
fn another_passphrase_opens_what_the_old_one_did() {
    let congress = Congress::with_people();
    excuse(&congress, "12");
    let known = congress.knows();
    let change = |old: &str, new: &str| {
        let mut command = congress.command(&["--json", "passphrase"]);
        Answer::of(command.env("DAIHOI_PASSPHRASE", old).env("DAIHOI_NEW_PASSPHRASE", new))
    };
    change(PASSPHRASE, "").refused(1);
    change("không phải", "mới").refused(1);
    assert_eq!(congress.knows(), known);
    change(PASSPHRASE, "mật khẩu 'mới'").done();
    let old = congress.run(&["attendance"]).refused(1);
    assert!(old.err.contains("congress.db"), "{old:?}");
    change("mật khẩu 'mới'", PASSPHRASE).done();
    assert_eq!(congress.knows(), known);
    assert_eq!(congress.json(&["verify"])["ok"], true);
    let left: Vec<_> = fs::read_dir(congress.folder()).expect("a folder").flatten().map(|it| it.file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains(".part")), "{left:?}");
}

#[test]
fn a_second_console_is_refused_and_readers_are_not() {
    let congress = Congress::with_people();
    let first = Store::open(&congress.folder().join("congress.db"), PASSPHRASE).expect("opens");
    for arguments in [&["session", "open", "chinh-thuc"][..], &["passphrase"], &["restore", "b.db", "--force"]] {
        let refused = congress.run(arguments).refused(1);
        assert!(refused.err.contains("đang được chương trình khác sử dụng"), "{arguments:?}: {refused:?}");
    }
    assert_eq!(congress.json(&["attendance"])["summoned"], 6);
    congress.json(&["backup", &text(&congress.beside("b.db"))]);
    drop(first);
    congress.json(&["session", "open", "chinh-thuc"]);
}

#[test]
fn a_passphrase_file_may_end_in_any_line_end() {
    let congress = Congress::with_people();
    let file = congress.beside("khoa.txt");
    for end in ["", "\n", "\r\n"] {
        fs::write(&file, format!("{PASSPHRASE}{end}")).expect("written");
        let mut command = congress.command(&["--json", "attendance", "--passphrase-file", &text(&file)]);
        Answer::of(command.env_remove("DAIHOI_PASSPHRASE")).done();
    }
}

#[test]
fn a_backup_needs_a_folder_to_go_to() {
    let congress = Congress::with_people();
    let folder = text(&congress.beside("USB"));
    let refused = congress.run(&["backup", &format!("{folder}/sao-luu.db")]).refused(1);
    assert!(refused.err.contains(&folder) && refused.err.contains("Không có thư mục"), "{refused:?}");
}

#[test]
fn a_damaged_file_is_said_and_a_backup_helps() {
    let congress = Congress::with_people();
    let backup = text(&congress.beside("b.db"));
    congress.json(&["backup", &backup]);
    let database = congress.folder().join("congress.db");
    let mut bytes = fs::read(&database).expect("read");
    // The middle of every page but the first, so that whatever is read is broken.
    for page in bytes.chunks_mut(4096).skip(1) {
        page[2000] ^= 0x40;
    }
    fs::write(&database, &bytes).expect("written");
    for arguments in [&["verify"][..], &["delegates"], &["attendance"]] {
        let refused = congress.run(arguments).refused(1);
        assert!(refused.err.contains("congress.db") && refused.err.contains("hỏng"), "{arguments:?}: {refused:?}");
    }
    let copy = text(&congress.beside("c.db"));
    let refused = congress.run(&["backup", &copy]).refused(1);
    assert!(refused.err.contains("congress.db") && !refused.err.contains("c.db.part"), "{refused:?}");
    assert!(!congress.beside("c.db").exists());
    let refused = congress.run(&["restore", &backup]).refused(1);
    assert!(refused.err.contains("--force"), "{refused:?}");
    congress.json(&["restore", &backup, "--force"]);
    assert_eq!(congress.lines(&["delegates"]).len(), 8);
    let broken = congress.beside("hong.db");
    fs::write(&broken, &bytes).expect("written");
    let refused = congress.run(&["restore", &text(&broken), "--force"]).refused(1);
    assert!(refused.err.contains("hong.db"), "a broken backup is refused before anything is touched: {refused:?}");
    assert_eq!(congress.json(&["verify"]), json!({ "ok": true, "entries": 10, "events": 0 }));
}

#[test]
fn another_laptop_takes_the_settings_and_the_backup() {
    let congress = Congress::with_people();
    excuse(&congress, "12");
    let backup = text(&congress.beside("b.db"));
    congress.json(&["backup", &backup]);
    let other = congress.beside("may-khac");
    fs::create_dir(&other).expect("made");
    let restore = || {
        let mut command = crate::fixture::daihoi();
        Answer::of(command.arg("--congress").arg(&other).args(["--json", "restore", &backup]))
    };
    let refused = restore().refused(1);
    assert!(refused.err.contains("congress.toml"), "{refused:?}");
    fs::copy(congress.folder().join("congress.toml"), other.join("congress.toml")).expect("copied");
    restore().done();
    let mut command = crate::fixture::daihoi();
    let there = Answer::of(command.arg("--congress").arg(&other).args(["--json", "attendance"])).done().json();
    assert_eq!(there, congress.json(&["attendance"]));
}
