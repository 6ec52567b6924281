//! Delegates who leave the roster: one by a decision, or all whom a new list does not name; and names that are mended.

use std::fs;

use serde_json::{Value, json};

use crate::fixture::{Answer, Congress, PEOPLE, Row};

/// The command with a supervisor's approval.
fn allowed(congress: &Congress, arguments: &[&str]) -> Answer {
    let mut command = congress.command(&["--json"]);
    command.args(arguments).args(["--supervisor", "Mai"]).env("DAIHOI_PIN", "2468");
    Answer::of(&mut command)
}

fn with_supervisor() -> Congress {
    let congress = Congress::with_people();
    let mut add = congress.command(&["operator", "add", "Mai", "--role", "supervisor"]);
    Answer::of(add.env("DAIHOI_NEW_PIN", "2468")).done();
    congress
}

fn names(congress: &Congress) -> Vec<String> {
    congress.lines(&["delegates"]).iter().map(|one| one["full_name"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn a_delegate_is_taken_off_by_a_decision_and_what_was_recorded_stays() {
    let congress = with_supervisor();
    congress.json(&["session", "open", "chinh-thuc"]);
    let excuse =
        ["attendance", "excuse", "13", "--reason", "Ốm", "--approved-by", "Đoàn Chủ tịch", "--scope", "session"];
    allowed(&congress, &excuse).done();
    let before = congress.json(&["attendance"]);
    assert_eq!((&before["summoned"], &before["excused"]), (&json!(6), &json!(1)));

    let remove = ["roster", "remove", "13", "--decision", "12-QĐ/ĐU"];
    let usage = congress.run(&remove[..3]).refused(2);
    assert!(usage.err.contains("--decision"), "{usage:?}");
    let blank = allowed(&congress, &["roster", "remove", "13", "--decision", " "]).refused(1);
    assert!(blank.err.contains("số quyết định"), "{blank:?}");
    let refused = congress.run(&remove).refused(1);
    assert!(refused.err.contains("Mai"), "a supervisor, as in the console: {refused:?}");
    assert_eq!(names(&congress).len(), 8);
    let removed = allowed(&congress, &remove).done().json();
    assert_eq!((&removed["full_name"], &removed["decision_no"]), (&json!("Trần Thị Hằng"), &json!("12-QĐ/ĐU")));

    assert!(!names(&congress).contains(&"Trần Thị Hằng".to_owned()));
    let after = congress.json(&["attendance"]);
    assert_eq!((&after["summoned"], &after["excused"]), (&json!(5), &json!(0)), "counts follow: {after}");
    assert_eq!(after["quorum"]["delegates"]["needed"], 4);
    let events = congress.lines(&["attendance", "events"]);
    assert_eq!((events.len(), &events[0]["full_name"]), (1, &json!("Trần Thị Hằng")), "events stay, with the name");
    let export = congress.argument("xuat.csv");
    congress.json(&["roster", "export", &export]);
    assert!(!fs::read_to_string(&export).expect("written").contains("Trần Thị Hằng"), "exports follow");
    let list = congress.argument("diem-danh.csv");
    assert_eq!(congress.json(&["attendance", "--out", &list])["delegates"], 7);
    assert_eq!(congress.json(&["verify"])["ok"], true);
    let nobody = allowed(&congress, &remove).refused(1);
    assert!(nobody.err.contains("“13”"), "{nobody:?}");

    // The list still names her: she comes back as who she was, and that is told.
    let sheet = congress.sheet("danh-sach.xlsx", &PEOPLE);
    let again = congress.json(&["roster", "import", &sheet]);
    assert_eq!((&again["added"], &again["unchanged"]), (&json!(1), &json!(7)));
    let reason = again["warnings"][0]["reason"].as_str().expect("a sentence");
    assert!(reason.contains("Trần Thị Hằng") && reason.contains("12-QĐ/ĐU"), "{reason}");
    assert_eq!(congress.lines(&["delegates", "hang"])[0]["id"], removed["removed"]);
    assert_eq!(congress.json(&["attendance"])["excused"], 1, "with what was recorded");
    assert_eq!(congress.json(&["verify"])["ok"], true);
}

#[test]
fn who_gave_a_seat_or_took_one_does_not_leave_before_that_is_undone() {
    let congress = Congress::with_people();
    let excuse =
        ["attendance", "excuse", "12", "--reason", "Ốm", "--approved-by", "Đoàn Chủ tịch", "--scope", "congress"];
    congress.json(&excuse);
    let event = congress.json(&["attendance", "substitute", "12", "19", "--decision", "7-QĐ/ĐU"]);
    for (who, name) in [("12", "Nguyễn Văn Hùng"), ("19", "Bùi Minh Phúc")] {
        let refused = congress.run(&["roster", "remove", who, "--decision", "8-QĐ/ĐU"]).refused(1);
        assert!(refused.err.contains(name) && refused.err.contains("hoàn tác"), "{refused:?}");
    }
    let undo = ["attendance", "undo", event["event"].as_str().expect("an id"), "--reason", "ghi nhầm"];
    congress.json(&undo);
    let twice = congress.run(&undo).refused(1);
    assert!(twice.err.contains("đã được hoàn tác từ trước"), "{twice:?}");
    congress.json(&["roster", "remove", "12", "--decision", "8-QĐ/ĐU"]);
}

#[test]
fn a_list_replaces_the_roster_after_showing_who_would_leave() {
    let congress = with_supervisor();
    let wrong: [Row; 3] = [
        (1, "Hồ Văn Xa", "1970", "Chi bộ lạ 1", "Chính thức"),
        (2, "Lý Thị Lạ", "1971", "Chi bộ lạ 2", "Chính thức"),
        (3, "Vũ Văn Nhầm", "1972", "Chi bộ lạ 3", "Khách mời"),
    ];
    let sheet = congress.sheet("nham.xlsx", &wrong);
    assert_eq!(congress.json(&["roster", "import", &sheet])["added"], 3);
    let sheet = congress.sheet("dung.xlsx", &PEOPLE);
    let usage = congress.run(&["roster", "import", &sheet, "--replace"]).refused(2);
    assert!(usage.err.contains("--decision"), "{usage:?}");
    let replace = ["roster", "import", &sheet, "--replace", "--decision", "1-QĐ/ĐU"];
    let dry = congress.json(&[&replace[..], &["--dry-run"]].concat());
    let leave = |import: &Value| -> Vec<Value> {
        let changes = import["changes"].as_array().expect("changes").iter();
        changes.filter(|one| one["change"] == "removed").map(|one| one["full_name"].clone()).collect()
    };
    assert_eq!(leave(&dry), ["Hồ Văn Xa", "Lý Thị Lạ", "Vũ Văn Nhầm"]);
    assert_eq!((&dry["removed"], &dry["needs_supervisor"], &dry["unchanged"]), (&json!(3), &json!(true), &json!(8)));
    let shown = congress.run(&[&replace[..], &["--dry-run"]].concat()).done().out;
    assert!(shown.contains("- Lý Thị Lạ") && shown.contains("3 người") && shown.contains("phụ trách"), "{shown}");
    assert_eq!(names(&congress).len(), 11, "a dry run writes nothing");
    let refused = congress.run(&replace).refused(1);
    assert!(refused.err.contains("Mai"), "{refused:?}");
    assert_eq!(names(&congress).len(), 11, "all or nothing");
    let done = allowed(&congress, &replace).done().json();
    assert_eq!((&done["removed"], &done["added"]), (&json!(3), &json!(0)));
    assert_eq!(names(&congress).len(), 8);
    assert_eq!(congress.json(&["verify"])["ok"], true);
}

#[test]
fn a_list_that_leaves_a_row_unclear_replaces_nobody() {
    let congress = Congress::with_people();
    let mut people = PEOPLE;
    people[2].2 = "31/02/1969";
    let sheet = congress.sheet("moi.xlsx", &people[..4]);
    let refused = congress.run(&["roster", "import", &sheet, "--replace", "--decision", "1-QĐ"]).refused(1);
    assert!(refused.err.contains("1 dòng") && refused.err.contains("C4"), "which row, and why: {refused:?}");
    assert_eq!(names(&congress).len(), 8);
}

#[test]
fn a_roster_goes_round_no_supervisor_on_the_command_line() {
    let congress = with_supervisor();
    let mut people = PEOPLE;
    people[1].4 = "Khách mời";
    let sheet = congress.sheet("sua.xlsx", &people);
    let refused = congress.run(&["roster", "import", &sheet]).refused(1);
    assert!(refused.err.contains("Mai"), "{refused:?}");
    assert_eq!(congress.lines(&["delegates", "13"])[0]["kind"], "official", "nothing is loaded");
    allowed(&congress, &["roster", "import", &sheet]).done();
    assert_eq!(congress.lines(&["delegates", "13"])[0]["kind"], "guest");
    people[0].3 = "Chi bộ thôn Tây";
    let sheet = congress.sheet("them.xlsx", &people);
    assert_eq!(congress.json(&["roster", "import", &sheet])["updated"], 1, "what needs nobody is loaded by anybody");
}

#[test]
fn a_mended_name_is_asked_about_and_answered_by_an_option() {
    let congress = Congress::with_people();
    let mut people = PEOPLE;
    people[1].1 = "Trần Thị Hằng Nga";
    people[1].2 = "";
    let sheet = congress.sheet("sua.xlsx", &people);
    let import = |policy: &str| congress.json(&["roster", "import", &sheet, "--dry-run", "--homonyms", policy]);
    let asked = import("ask");
    let reason = asked["failed"][0]["reason"].as_str().expect("a sentence");
    assert!(asked["added"] == 0 && reason.contains("Trần Thị Hằng (Chi bộ thôn Đông, sinh 19/05/1980)"), "{asked}");
    assert_eq!((&import("new")["added"], &import("skip")["skipped"]), (&json!(1), &json!(1)));
    assert_eq!(congress.json(&["roster", "import", &sheet, "--homonyms", "same"])["updated"], 1);
    let people = congress.lines(&["delegates"]);
    assert!(people.len() == 8 && people.iter().any(|one| one["full_name"] == "Trần Thị Hằng Nga"), "{people:?}");
}

#[test]
fn a_clock_that_was_set_back_is_told_by_whatever_writes() {
    let congress = Congress::with_people();
    let folder = daihoi::app::congress::Folder::new(congress.folder());
    let quiet = congress.run(&["session", "open", "chinh-thuc"]).done();
    assert_eq!(quiet.err, "");
    let mut open = daihoi::app::congress::Congress::open(folder, crate::fixture::PASSPHRASE).expect("opened");
    let later = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(5);
    let context = open.context(later);
    open.store.log("test.done", "x", &json!({}), &context).expect("logged");
    drop(open);
    let sheet = congress.sheet("danh-sach.xlsx", &PEOPLE);
    for arguments in [
        &["session", "bell", "chinh-thuc"][..],
        &["roster", "import", &sheet],
        &["consent", "13", "--method", "paper"],
        &["operator", "add", "Lan"],
        &["roster", "remove", "14", "--decision", "1"],
    ] {
        let told = congress.run(arguments).done();
        assert!(told.err.contains("Đồng hồ"), "{arguments:?}: {told:?}");
    }
    assert_eq!(congress.run(&["delegates"]).done().err, "", "whoever reads is left alone");
}

#[test]
fn attendance_adds_up_with_somebody_who_is_ineligible() {
    let congress = Congress::with_people();
    congress.json(&["attendance", "eligibility", "13", "ineligible", "--decision", "9"]);
    let counts = congress.json(&["attendance"]);
    let number = |key: &str| counts[key].as_u64().expect("a count");
    let parts = ["present", "out", "excused", "absent", "expected", "blocked"].map(number);
    assert_eq!((parts.iter().sum::<u64>(), parts[5]), (number("summoned"), 1), "{counts}");
    let shown = congress.run(&["attendance"]).done().out;
    let line = |word: &str| {
        let line = shown.lines().find(|line| line.starts_with(word)).unwrap_or_else(|| panic!("no {word}: {shown}"));
        let number = line[word.len()..].split_whitespace().next().expect("a number");
        number.parse::<u64>().expect("a number")
    };
    let words = ["Có mặt", "Đang ra ngoài", "Vắng có phép", "Vắng không phép", "Chưa đến", "Không đủ tư cách"];
    assert_eq!(words.map(line).iter().sum::<u64>(), 6, "{shown}");
}

/// What a spreadsheet does to its reader is an answer, whatever it is.
#[test]
fn a_file_that_breaks_its_reader_gets_a_sentence() {
    let congress = Congress::new();
    let bomb = congress.beside("bom.ods");
    fs::write(&bomb, repeated()).expect("written");
    let path = bomb.to_str().expect("UTF-8");
    let refused = congress.run(&["roster", "import", path]).refused(1);
    assert!(refused.err.contains("bom.ods") && !refused.err.contains("panicked"), "{refused:?}");
    let refused = Answer::of(congress.command(&["read-roster"]).arg(congress.beside("không có.xlsx"))).done();
    assert!(refused.out.contains("Refused"), "the answer is for the program: {refused:?}");
    if let Some(folder) = daihoi_testing::measured("data/cases/roster/hostile") {
        for file in fs::read_dir(folder).expect("a folder").filter_map(Result::ok).map(|file| file.path()) {
            let answer = congress.run(&["roster", "import", file.to_str().expect("UTF-8"), "--dry-run"]);
            assert!(answer.code <= 1 && !answer.err.contains("panicked"), "{}: {answer:?}", file.display());
        }
    }
}

/// A small sheet of one long text, repeated more often than any memory holds.
fn repeated() -> Vec<u8> {
    let long = "Nguyễn Văn A ".repeat(8_000);
    let row = format!(
        "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"1000\" \
         office:value-type=\"string\"><text:p>{long}</text:p></table:table-cell></table:table-row>"
    );
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"DS\">{row}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut bytes);
    for (name, text) in [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a file");
        std::io::Write::write_all(&mut zip, text.as_bytes()).expect("written");
    }
    zip.finish().expect("whole");
    bytes.into_inner()
}
