//! Roster, delegates, consent, sessions and the counts, through the binary.

use daihoi_testing::rosters;
use serde_json::{Value, json};

use crate::fixture::{Answer, Congress, PEOPLE, daihoi, has};

#[test]
fn a_roster_is_imported_once_and_stays() {
    let congress = Congress::new();
    let sheet = congress.sheet("danh-sach.xlsx", &PEOPLE);
    let first = congress.json(&["roster", "import", &sheet, "--dry-run"]);
    has(&first, &["added", "updated", "unchanged", "failed", "mapping"]);
    assert_eq!((&first["added"], &first["failed"]), (&json!(8), &json!([])));
    assert!(congress.lines(&["delegates"]).is_empty(), "a dry run writes nothing");

    let saved = congress.json(&["roster", "import", &sheet]);
    let mut looked = first.clone();
    let only_looked = looked.as_object_mut().expect("an object");
    let told = only_looked.remove("changes").expect("what would change");
    assert_eq!(only_looked.remove("needs_supervisor"), Some(json!(false)));
    assert_eq!(saved, looked);
    let told = told.as_array().expect("one a row");
    assert!(told.len() == 8 && told.iter().all(|one| one["change"] == "added"), "{told:?}");
    let fields: Vec<&Value> =
        saved["mapping"].as_array().expect("columns").iter().map(|column| &column["field"]).collect();
    assert_eq!(fields, ["stt", "full_name", "date_of_birth", "unit", "kind"]);
    let known = congress.knows();
    assert_eq!(known.0.len(), 8);

    let again = congress.json(&["roster", "import", &sheet]);
    assert_eq!((&again["added"], &again["updated"], &again["unchanged"]), (&json!(0), &json!(0), &json!(8)));
    assert!(congress.knows() == known);

    let mut people = PEOPLE;
    people[1].3 = "Chi bộ thôn Tây";
    let sheet = congress.sheet("sua.xlsx", &people);
    let looked = congress.json(&["roster", "import", &sheet, "--dry-run"]);
    let is_changed = |one: &&Value| one["change"] == "changed";
    let [one] = looked["changes"].as_array().expect("one a row").iter().filter(is_changed).collect::<Vec<_>>()[..]
    else {
        panic!("one changes: {looked}")
    };
    assert_eq!(
        (&one["full_name"], &one["fields"]),
        (&json!(people[1].1), &json!([{ "field": "unit", "from": PEOPLE[1].3, "to": "Chi bộ thôn Tây" }]))
    );
    let changed = congress.json(&["roster", "import", &sheet]);
    assert_eq!((&changed["added"], &changed["updated"], &changed["unchanged"]), (&json!(0), &json!(1), &json!(7)));
    assert_eq!(congress.lines(&["delegates", "13"])[0]["unit"], "Chi bộ thôn Tây");
}

#[test]
fn rows_that_fail_are_named_and_the_rest_is_taken() {
    let congress = Congress::new();
    let mut people = PEOPLE;
    people[2].2 = "31/02/1969";
    let sheet = congress.sheet("danh-sach.xlsx", &people);
    let import = congress.json(&["--lang", "en", "roster", "import", &sheet]);
    assert_eq!(import["added"], 7);
    let [failed] = import["failed"].as_array().expect("rows").as_slice() else { panic!("one row: {import}") };
    assert_eq!((&failed["row"], &failed["cell"]), (&json!(4), &json!("C4")));
    assert!(failed["reason"].as_str().is_some_and(|reason| reason.contains("31/02/1969")), "{failed}");

    // Warnings go to people beside the answer, and to scripts in the object; the exit code stays.
    let told = congress.run(&["roster", "import", &sheet]).done();
    assert!(told.err.starts_with("cảnh báo: dòng 4, ô C4: ") && told.err.lines().count() == 1, "{told:?}");
}

#[test]
fn a_column_can_be_given_by_hand() {
    let congress = Congress::new();
    let sheet = congress.sheet("danh-sach.xlsx", &PEOPLE);
    congress.json(&["roster", "import", &sheet, "--map", "position=D"]);
    let delegate = &congress.lines(&["delegates", "nvh"])[0];
    assert_eq!((&delegate["position"], &delegate["unit"]), (&json!("Chi bộ thôn Đông"), &json!("")));
}

#[test]
fn an_export_gives_another_congress_the_same_delegates() {
    let congress = Congress::with_people().with_consent();
    for name in ["xuat.xlsx", "xuat.csv"] {
        let file = congress.argument(name);
        assert_eq!(congress.json(&["roster", "export", &file])["written"], file.as_str());
        let other = Congress::new();
        let import = other.json(&["roster", "import", &file]);
        assert_eq!((&import["added"], &import["failed"]), (&json!(8), &json!([])), "{name}");
        // Neither consent nor the badge's secret goes along in a sheet.
        let plain = |congress: &Congress| -> Vec<Value> {
            let mut delegates = congress.lines(&["delegates"]);
            for delegate in &mut delegates {
                let fields = delegate.as_object_mut().expect("an object");
                for field in ["id", "consent", "qr_token"] {
                    assert!(fields.remove(field).is_some(), "{field}");
                }
            }
            delegates
        };
        assert_eq!(plain(&other), plain(&congress), "{name}");
        let again = congress.json(&["roster", "import", &file]);
        assert_eq!(again["unchanged"], 8, "{name}: {again}");
    }
}

#[test]
fn delegates_are_listed_by_given_name_and_found_by_what_is_typed() {
    let congress = Congress::with_people();
    let names = |arguments: &[&str]| -> Vec<String> {
        let lines = congress.lines(&[&["delegates"], arguments].concat());
        lines.iter().map(|line| line["full_name"].as_str().expect("a name").to_owned()).collect()
    };
    let all = [
        "Phạm Đức An",
        "Lê Hữu Ánh",
        "Võ Ngọc Bích",
        "Trần Thị Hằng",
        "Nguyễn Văn Hùng",
        "Hồ Thanh Nga",
        "Bùi Minh Phúc",
        "Đặng Quốc Vũ",
    ];
    assert_eq!(names(&[]), all);
    for query in ["nvh", "NVH", "nguyen van h", "hùng", "hung", "12", "Hung Dong"] {
        assert_eq!(names(&[query]).first().map(String::as_str), Some("Nguyễn Văn Hùng"), "{query}");
    }
    assert_eq!(names(&["nguyen", "van", "h"]), ["Nguyễn Văn Hùng"], "words need no quotes");
    assert_eq!(names(&["an"])[0], "Phạm Đức An");
    let nearly = congress.lines(&["delegates", "không có ai"]);
    assert!(nearly.iter().all(|found| found["near"] == true), "nobody but nearly, and that is said: {nearly:?}");
    let delegate = &congress.lines(&["delegates", "nvh"])[0];
    has(
        delegate,
        &[
            "stt",
            "full_name",
            "sex",
            "date_of_birth",
            "ethnicity",
            "religion",
            "home_town",
            "position",
            "workplace",
            "unit",
            "delegation",
            "kind",
            "seated_by",
            "alternate_rank",
            "substitutes",
            "decision_no",
            "admitted_on",
            "official_on",
            "education",
            "academic_title",
            "political_theory",
            "occupation",
            "awards",
            "party_badge",
            "discipline",
            "phone",
            "badge_no",
            "qr_token",
            "seat",
            "twin_of",
            "eligibility",
            "consent",
            "purge_after",
        ],
    );
    assert_eq!(delegate["date_of_birth"], "1975-09-02");
    assert_eq!(congress.lines(&["delegates", "14"])[0]["date_of_birth"], "1969", "a year stays a year");
}

#[test]
fn consent_is_recorded_for_one_and_for_all() {
    let congress = Congress::with_people();
    assert_eq!(congress.json(&["consent", "13", "--method", "spoken"])["recorded"], 1);
    let consent = congress.lines(&["delegates", "13"])[0]["consent"].clone();
    has(&consent, &["text_version", "method", "given_at", "withdrawn_at"]);
    assert_eq!((&consent["method"], &consent["withdrawn_at"]), (&json!("spoken"), &Value::Null));
    assert_eq!(congress.json(&["consent", "--all", "--method", "signed"])["recorded"], 7);
    let of = |number: &str| congress.lines(&["delegates", number])[0]["consent"]["method"].clone();
    assert_eq!((of("13"), of("12")), (json!("spoken"), json!("signed")), "what was given stays");
    assert_eq!(congress.json(&["consent", "--all", "--method", "paper"])["recorded"], 0);
    let nobody = congress.run(&["--lang", "en", "consent", "Somebody Else", "--method", "paper"]).refused(1);
    assert!(nobody.err.contains("Somebody Else"), "{nobody:?}");
    let several = congress.run(&["consent", "h", "--method", "paper"]).refused(1);
    assert!(several.err.contains("Nguyễn Văn Hùng") && several.err.contains("Trần Thị Hằng"), "{several:?}");
}

#[test]
fn a_session_is_opened_its_bell_noted_and_closed() {
    let congress = Congress::with_people();
    let [session] = congress.lines(&["session", "list"]).try_into().expect("one session");
    has(&session, &["name", "title", "bell", "opened", "closed"]);
    assert_eq!(session["name"], "chinh-thuc");
    assert!(session["opened"].is_null() && session["bell"].is_null() && session["closed"].is_null());
    let mut noted = Vec::new();
    for (step, field) in [("open", "opened"), ("bell", "bell"), ("close", "closed")] {
        let session = congress.json(&["session", step, "chinh-thuc"]);
        assert!(session[field].is_string(), "{step}: {session}");
        noted.push(session[field].as_str().expect("a time").parse::<jiff::Timestamp>().expect("a time"));
    }
    assert!(noted.is_sorted(), "{noted:?}");
    let [closed] = congress.lines(&["session", "list"]).try_into().expect("one session");
    assert!(closed["opened"].is_string() && closed["closed"].is_string());

    let counts = congress.json(&["attendance", "--session", "chinh-thuc"]);
    assert_eq!((&counts["absent"], &counts["expected"]), (&json!(6), &json!(0)), "who did not come is absent");
    congress.json(&["session", "open", "chinh-thuc"]);
    assert_eq!(congress.json(&["attendance"])["absent"], 0);
}

#[test]
fn attendance_has_both_prongs_of_the_quorum() {
    let congress = Congress::with_people();
    let counts = congress.json(&["attendance"]);
    has(&counts, &["summoned", "present", "excused", "absent", "late", "units", "quorum"]);
    assert_eq!((&counts["summoned"], &counts["present"]), (&json!(6), &json!(0)), "neither guests nor alternates");
    assert_eq!(counts["units"], json!({ "total": 3, "represented": 0 }));
    let quorum = &counts["quorum"];
    assert_eq!((&quorum["delegates"]["needed"], &quorum["delegates"]["valid"]), (&json!(4), &json!(false)));
    assert_eq!((&quorum["units"]["needed"], &quorum["units"]["valid"]), (&json!(2), &json!(false)));
    assert_eq!(quorum["valid"], false);
    let text = congress.run(&["--lang", "en", "attendance"]).done().out;
    assert!(text.contains("0 / 6") && text.contains('✗'), "{text}");
}

#[test]
fn the_log_is_whole_and_nothing_secret_lies_open() {
    let congress = Congress::with_people().with_consent();
    let verdict = congress.json(&["verify"]);
    assert_eq!(verdict["ok"], true, "{verdict}");
    assert!(verdict["entries"].as_u64().is_some_and(|entries| entries >= 16), "{verdict}");
    let database = std::fs::read(congress.folder().join("congress.db")).expect("the database");
    let holds = |text: &str| database.windows(text.len()).any(|bytes| bytes == text.as_bytes());
    assert!(!database.starts_with(b"SQLite format 3") && !holds("Nguyễn Văn Hùng"), "encrypted");
}

#[test]
fn a_congress_is_a_folder_that_can_be_copied() {
    let congress = Congress::with_people();
    let drive = congress.beside("usb");
    std::fs::create_dir(&drive).expect("made");
    for name in ["congress.toml", "congress.db"] {
        std::fs::copy(congress.folder().join(name), drive.join(name)).expect("copied");
    }
    let copy = Answer::of(daihoi().current_dir(&drive).args(["--json", "delegates"])).done();
    assert_eq!(copy.lines(), congress.lines(&["delegates"]));
}

#[test]
fn the_sample_rosters_give_three_hundred_delegates() {
    let folder = tempfile::tempdir().expect("a folder");
    let [sheet, text] = ["ds.xlsx", "ds.csv"].map(|name| folder.path().join(name));
    let people = rosters::people();
    rosters::write_spreadsheet(&people, &sheet).expect("written");
    std::fs::write(&text, rosters::text_file(&people)).expect("written");
    let measured = ["danh-sach-dai-bieu.xlsx", "danh-sach.csv"].map(|name| format!("data/documents/{name}"));
    let measured = measured.iter().filter_map(|name| daihoi_testing::measured(name));
    for file in [sheet, text].into_iter().chain(measured) {
        let name = file.display();
        let congress = Congress::new();
        let import = congress.json(&["roster", "import", file.to_str().expect("UTF-8")]);
        assert_eq!((&import["added"], &import["failed"]), (&json!(300), &json!([])), "{name}");
        assert_eq!(congress.lines(&["delegates"]).len(), 300);
    }
}
