//! `daihoi doctor`, in a congress and outside.

use serde_json::Value;

use crate::fixture::{Answer, Congress, daihoi, has};

fn of<'a>(lines: &'a [Value], check: &str) -> &'a Value {
    lines.iter().find(|line| line["check"] == check).unwrap_or_else(|| panic!("no {check} in {lines:#?}"))
}

#[test]
fn each_part_is_told_with_what_to_do() {
    let congress = Congress::with_people();
    // The congress's own source is `camera:0`, and a clip beside it is one that works.
    let answer = congress.run(&["--json", "doctor"]);
    let lines = answer.lines();
    for line in &lines {
        has(line, &["check", "ok", "detail"]);
        assert!(line["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{line}");
    }
    for check in ["camera", "models", "inference", "terminal", "disk", "clock", "database"] {
        of(&lines, check);
    }
    assert!(of(&lines, "database")["ok"] == true && of(&lines, "models")["ok"] == true, "{lines:#?}");
    let (database, terminal) = (of(&lines, "database"), of(&lines, "terminal"));
    assert!(database["checked"] == true && terminal["checked"] == false, "no terminal is here: {terminal}");
    let well = lines.iter().all(|line| line["ok"] == true);
    assert_eq!(answer.code, i32::from(!well), "{answer:?}");

    let text = std::fs::read_to_string(congress.folder().join("congress.toml")).expect("settings");
    let broken = text.replace("camera:0", "clip:nowhere");
    std::fs::write(congress.folder().join("congress.toml"), broken).expect("written");
    let answer = congress.run(&["--json", "--lang", "en", "doctor"]).refused(1);
    let lines = answer.lines();
    let camera = of(&lines, "camera");
    assert!(camera["ok"] == false && camera["detail"].as_str().is_some_and(|it| it.contains("nowhere")), "{camera}");

    let wrong = congress.command(&["--json", "doctor"]).env("DAIHOI_PASSPHRASE", "wrong").output().expect("runs");
    assert!(!wrong.status.success());
}

#[test]
fn outside_a_congress_the_machine_is_looked_at() {
    let folder = tempfile::tempdir().expect("a folder");
    let answer = Answer::of(daihoi().current_dir(&folder).args(["--json", "doctor"]));
    let lines = answer.lines();
    assert_eq!(of(&lines, "disk")["ok"], true);
    assert!(!lines.iter().any(|line| line["check"] == "database"), "{lines:#?}");
}
