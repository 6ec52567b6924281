//! Operators and supervisors: who may do what, and what a wrong PIN comes to.

use serde_json::json;

use crate::fixture::{Answer, Congress};

/// The command with variables set.
fn with(congress: &Congress, variables: &[(&str, &str)], arguments: &[&str]) -> Answer {
    let mut command = congress.command(&["--json"]);
    command.args(arguments).envs(variables.iter().copied());
    Answer::of(&mut command)
}

fn with_supervisor() -> Congress {
    let congress = Congress::with_people();
    let added = with(&congress, &[("DAIHOI_NEW_PIN", "2468")], &["operator", "add", "Mai", "--role", "supervisor"]);
    assert_eq!(added.done().json()["pin"], true);
    congress
}

#[test]
fn operators_are_added_listed_and_removed() {
    let congress = with_supervisor();
    congress.json(&["operator", "add", "Lan"]);
    let rows = congress.lines(&["operator", "list"]);
    let shown: Vec<_> = rows.iter().map(|row| json!([row["name"], row["role"], row["pin"]])).collect();
    assert_eq!(shown, [json!(["Mai", "supervisor", true]), json!(["Lan", "operator", false])]);
    assert!(!format!("{rows:?}").contains("argon2"), "no hash is shown");
    let twice = congress.run(&["operator", "add", "Lan"]).refused(1);
    assert!(twice.err.contains("Lan"), "{twice:?}");
    congress.json(&["operator", "remove", "Lan"]);
    assert_eq!(congress.lines(&["operator", "list"]).len(), 1);
    let gone = congress.run(&["operator", "remove", "Lan"]).refused(1);
    assert!(gone.err.contains("Lan") && gone.err.contains("Mai"), "it names whom there is: {gone:?}");
    congress.json(&["operator", "add", "Lan"]);
    assert_eq!(congress.json(&["verify"])["ok"], true);
}

#[test]
fn what_is_no_pin_is_refused() {
    let congress = Congress::with_people();
    for pin in ["123", "abcd", "1234567890123", ""] {
        let refused = with(&congress, &[("DAIHOI_NEW_PIN", pin)], &["operator", "add", "Mai", "--role", "supervisor"]);
        assert!(refused.refused(1).err.contains("PIN"), "{pin}");
    }
    let nobody = congress.run(&["operator", "add", "Mai", "--role", "supervisor"]).refused(1);
    assert!(nobody.err.contains("DAIHOI_NEW_PIN"), "{nobody:?}");
    assert!(congress.lines(&["operator", "list"]).is_empty());
}

#[test]
fn a_closed_session_is_opened_again_by_leave_alone() {
    let congress = with_supervisor();
    congress.json(&["session", "open", "chinh-thuc"]);
    congress.json(&["session", "close", "chinh-thuc"]);
    let refused = congress.run(&["session", "open", "chinh-thuc"]).refused(1);
    assert!(refused.err.contains("Mai"), "it says whom to ask: {refused:?}");
    let open = ["session", "open", "chinh-thuc", "--supervisor", "Mai"];
    let nobody = congress.run(&open).refused(1);
    assert!(nobody.err.contains("DAIHOI_PIN"), "{nobody:?}");
    let lan = with(&congress, &[("DAIHOI_PIN", "2468")], &["session", "open", "chinh-thuc", "--supervisor", "Lan"]);
    assert!(lan.refused(1).err.contains("Mai"));
    assert!(!congress.lines(&["session", "list"])[0]["closed"].is_null(), "still closed");
    with(&congress, &[("DAIHOI_PIN", "2468")], &open).done();
    assert!(congress.lines(&["session", "list"])[0]["closed"].is_null());
}

#[test]
fn a_bell_is_rung_again_by_leave_alone() {
    let congress = with_supervisor();
    congress.json(&["session", "open", "chinh-thuc"]);
    let rung = congress.json(&["session", "bell", "chinh-thuc"]);
    let refused = congress.run(&["session", "bell", "chinh-thuc"]).refused(1);
    assert!(refused.err.contains("Mai"), "it says whom to ask: {refused:?}");
    assert_eq!(congress.lines(&["session", "list"])[0]["bell"], rung["bell"]);
    let again = ["session", "bell", "chinh-thuc", "--supervisor", "Mai"];
    with(&congress, &[("DAIHOI_PIN", "2468")], &again).done();
    assert_ne!(congress.lines(&["session", "list"])[0]["bell"], rung["bell"]);
}

#[test]
fn wrong_pins_cost_time_and_the_passphrase_sets_a_new_one() {
    let congress = with_supervisor();
    congress.json(&["session", "close", "chinh-thuc"]);
    let open = ["session", "open", "chinh-thuc", "--supervisor", "Mai"];
    for left in ["4", "3", "2", "1"] {
        let wrong = with(&congress, &[("DAIHOI_PIN", "1111")], &open).refused(1);
        assert!(wrong.err.contains(left), "{left}: {wrong:?}");
    }
    let locked = with(&congress, &[("DAIHOI_PIN", "1111")], &open).refused(1);
    assert!(locked.err.contains("30 giây"), "{locked:?}");
    let right = with(&congress, &[("DAIHOI_PIN", "2468")], &open).refused(1);
    assert!(right.err.contains("Mai"), "the right one waits as well: {right:?}");
    with(&congress, &[("DAIHOI_NEW_PIN", "97531")], &["operator", "pin", "Mai"]).done();
    with(&congress, &[("DAIHOI_PIN", "97531")], &open).done();
    assert_eq!(congress.json(&["verify"])["ok"], true);
}

#[test]
fn without_a_supervisor_nothing_is_locked() {
    let congress = Congress::with_people();
    congress.json(&["operator", "add", "Lan"]);
    congress.json(&["session", "close", "chinh-thuc"]);
    congress.json(&["session", "open", "chinh-thuc"]);
    let shown = congress.run(&["operator", "list"]).done().out;
    assert!(shown.contains("nhật ký"), "and the list says so: {shown}");
}
