//! Disks that are full or can't be written, and a database from a later version: a sentence, and nothing lost.

use std::{
    fs::{self, File},
    io::Write,
    path::PathBuf,
};

use daihoi_testing::Disk;
use rusqlite::Connection;
use serde_json::json;

use crate::fixture::{Answer, Congress, PASSPHRASE, daihoi};

/// A congress on a small disk.
struct OnDisk(Disk);

impl OnDisk {
    fn new(test: &str) -> Option<Self> {
        Some(Self(Disk::new(&format!("store_disk::{test}"), 3)?))
    }

    fn congress(&self) -> PathBuf {
        self.0.root().join("hội")
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        let mut command = daihoi();
        Answer::of(command.args(["--json", "--congress"]).arg(self.congress()).args(arguments))
    }

    /// A congress with one delegate's absence recorded.
    fn with_event(&self) {
        Answer::of(daihoi().arg("init").arg(self.congress())).done();
        let roster = self.0.root().join("a.csv");
        fs::write(&roster, "STT,Họ và tên,Đơn vị\n1,Nguyễn Văn Thử,A\n2,Lê Thị Mẫu,B\n").expect("written");
        self.run(&["roster", "import", roster.to_str().expect("UTF-8")]).done();
        self.excuse("1").done();
    }

    fn excuse(&self, who: &str) -> Answer {
        let what =
            ["attendance", "excuse", who, "--reason", "Ốm", "--approved-by", "Đoàn Chủ tịch", "--scope", "session"];
        self.run(&what)
    }
}

#[test]
fn a_full_disk_loses_nothing_and_is_said() {
    let Some(disk) = OnDisk::new("a_full_disk_loses_nothing_and_is_said") else { return };
    disk.with_event();
    let filler = disk.0.root().join("filler");
    let mut file = File::create(&filler).expect("made");
    while file.write_all(&[7; 4096]).is_ok() {}
    drop(file);
    let refused = disk.excuse("2").refused(1);
    assert!(refused.err.contains("đầy"), "{refused:?}");
    let backup = disk.0.root().join("b.db");
    let refused = disk.run(&["backup", backup.to_str().expect("UTF-8")]).refused(1);
    assert!(refused.err.contains("đầy") && !backup.exists(), "{refused:?}");
    let mut passphrase = daihoi();
    passphrase.arg("--congress").arg(disk.congress()).arg("passphrase").env("DAIHOI_NEW_PASSPHRASE", "khác");
    let refused = Answer::of(&mut passphrase).refused(1);
    assert!(refused.err.contains("đầy"), "{refused:?}");
    assert_eq!(disk.run(&["attendance"]).done().json()["excused"], 1, "it can still be read");
    fs::remove_file(&filler).expect("room again");
    disk.excuse("2").done();
    assert_eq!(disk.run(&["verify"]).done().json()["events"], 2);
    assert!(
        fs::read_dir(disk.congress())
            .expect("a folder")
            .flatten()
            .all(|file| { !file.file_name().to_string_lossy().ends_with(".part") })
    );
}

#[test]
fn a_congress_on_a_medium_that_cant_be_written_is_read() {
    let Some(disk) = OnDisk::new("a_congress_on_a_medium_that_cant_be_written_is_read") else { return };
    disk.with_event();
    disk.0.make_read_only();
    assert_eq!(disk.run(&["attendance"]).done().json()["excused"], 1);
    assert_eq!(disk.run(&["verify"]).done().json()["ok"], true);
    let refused = disk.excuse("2").refused(1);
    assert!(refused.err.contains("chỉ cho đọc"), "{refused:?}");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let backup = elsewhere.path().join("b.db");
    assert_eq!(disk.run(&["backup", backup.to_str().expect("UTF-8")]).done().json()["events"], 1);
}

#[test]
fn a_database_from_a_later_version_is_refused() {
    let congress = Congress::with_people();
    let connection = Connection::open(congress.folder().join("congress.db")).expect("opens");
    connection.execute_batch(&format!("PRAGMA key = '{PASSPHRASE}'; PRAGMA user_version = 99")).expect("set");
    drop(connection);
    for arguments in [&["attendance"][..], &["verify"], &["session", "open", "chinh-thuc"]] {
        let refused = congress.run(arguments).refused(1);
        assert!(refused.err.contains("99") && refused.err.contains("mới hơn"), "{refused:?}");
    }
}

#[test]
fn verify_names_the_events_that_cant_have_happened() {
    let congress = Congress::with_people();
    congress.json(&["session", "open", "chinh-thuc"]);
    let connection = Connection::open(congress.folder().join("congress.db")).expect("opens");
    connection
        .execute_batch(&format!(
            "PRAGMA key = '{PASSPHRASE}';
             INSERT INTO events (id, session, delegate, action, door, operator, at, logical_millis, logical_counter)
             SELECT '00000000-0000-0000-0000-000000000063', 'chinh-thuc', id, 'return', '1', '', '2026-01-01T00:00:00Z', 1, 0
             FROM delegates LIMIT 1"
        ))
        .expect("a hand with the key can do it");
    drop(connection);
    let broken = Answer::of(&mut congress.command(&["--json", "verify"])).refused(1).json();
    assert_eq!(broken["ok"], false);
    let event = "00000000-0000-0000-0000-000000000063";
    assert_eq!(broken["flaw"], json!({ "kind": "unlogged", "event": event }));
    assert_eq!(broken["contradictions"][0]["event"], event, "who never went out can't come back: {broken}");
}
