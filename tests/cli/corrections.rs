//! Corrections of the attendance: absence, substitution, eligibility, undo; who has to allow them.

use serde_json::{Value, json};

use crate::fixture::{Answer, Congress};

fn excuse(who: &str, scope: &'static str) -> [String; 9] {
    ["attendance", "excuse", who, "--reason", "Ốm, có đơn", "--approved-by", "Đoàn Chủ tịch", "--scope", scope]
        .map(str::to_owned)
}

fn done(congress: &Congress, arguments: &[String]) -> Value {
    congress.json(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

fn refused(congress: &Congress, arguments: &[String], about: &str) {
    let answer = congress.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()).refused(1);
    assert!(answer.err.contains(about), "{about}: {answer:?}");
}

#[test]
fn an_alternate_takes_the_seat_of_who_has_leave() {
    let congress = Congress::with_people();
    let substitute = |who: &str, alternate: &str, decision: &str| {
        ["attendance", "substitute", who, alternate, "--decision", decision].map(str::to_owned)
    };
    refused(&congress, &substitute("12", "19", "7-QĐ/ĐU"), "Nguyễn Văn Hùng");
    done(&congress, &excuse("12", "session"));
    refused(&congress, &substitute("12", "19", "7-QĐ/ĐU"), "cả đại hội");
    refused(&congress, &excuse("12", "session"), "đã được ghi vắng");
    done(&congress, &excuse("12", "congress"));
    refused(&congress, &substitute("12", "13", "7-QĐ/ĐU"), "Trần Thị Hằng");
    refused(&congress, &substitute("12", "19", " "), "số quyết định");
    let event = done(&congress, &substitute("12", "19", "7-QĐ/ĐU"));
    assert_eq!((&event["full_name"], &event["authority"]), (&json!("Nguyễn Văn Hùng"), &json!("unguarded")));
    done(&congress, &excuse("13", "congress"));
    refused(&congress, &substitute("13", "19", "8-QĐ/ĐU"), "Bùi Minh Phúc");
    let counts = congress.json(&["attendance"]);
    assert_eq!((&counts["summoned"], &counts["excused"]), (&json!(6), &json!(1)), "the alternate counts: {counts}");
    assert!(congress.lines(&["session", "list"])[0]["opened"].is_null(), "a correction opens no session");
    assert_eq!(congress.json(&["verify"])["ok"], true);
}

#[test]
fn who_is_not_eligible_takes_no_seat_and_is_counted_as_blocked() {
    let congress = Congress::with_people();
    let standing = |who: &str, standing: &str| {
        ["attendance", "eligibility", who, standing, "--decision", "9-QĐ/BTTTC"].map(str::to_owned)
    };
    assert_eq!(done(&congress, &standing("19", "pending"))["eligibility"], "pending");
    done(&congress, &excuse("12", "congress"));
    let seat = ["attendance", "substitute", "12", "19", "--decision", "1"].map(str::to_owned);
    refused(&congress, &seat, "Bùi Minh Phúc");
    done(&congress, &standing("13", "ineligible"));
    refused(&congress, &excuse("13", "session"), "Trần Thị Hằng");
    let delegates = congress.lines(&["delegates", "hằng"]);
    assert_eq!(delegates[0]["eligibility"], "ineligible");
    assert_eq!(congress.json(&["verify"])["ok"], true);
}

#[test]
fn a_correction_needs_the_supervisor_once_there_is_one() {
    let congress = Congress::with_people();
    let with_pin = |arguments: &[String], pin: &str| {
        let mut command = congress.command(&["--json"]);
        command.args(arguments).args(["--supervisor", "Mai"]).env("DAIHOI_PIN", pin);
        Answer::of(&mut command)
    };
    let mut add = congress.command(&["operator", "add", "Mai", "--role", "supervisor"]);
    Answer::of(add.env("DAIHOI_NEW_PIN", "2468")).done();
    refused(&congress, &excuse("12", "session"), "Mai");
    assert!(with_pin(&excuse("12", "session"), "1357").refused(1).err.contains("PIN"));
    let event = with_pin(&excuse("12", "session"), "2468").done().json();
    assert_eq!(event["authority"], "supervisor:Mai");
    let undo = |id: &str| ["attendance", "undo", id, "--reason", "ghi nhầm"].map(str::to_owned);
    let id = event["event"].as_str().expect("an id");
    refused(&congress, &undo(id), "Mai");
    with_pin(&undo(id), "2468").done();
    let events = congress.lines(&["attendance", "events"]);
    let shown: Vec<_> = events.iter().map(|event| json!([event["action"], event["undone"]])).collect();
    assert_eq!(shown, [json!(["excuse", true]), json!(["undo", false])]);
    assert_eq!(congress.json(&["attendance"])["excused"], 0);
    refused(&congress, &undo("không phải mã"), "hoàn tác");
    assert_eq!(congress.json(&["verify"])["ok"], true);
}
