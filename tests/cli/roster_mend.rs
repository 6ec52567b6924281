//! Rows that fail, homonyms, sheets and the look before the leap, through the binary.

use std::{fs, path::Path};

use daihoi_testing::{Disk, rosters};
use serde_json::{Value, json};

use crate::fixture::{Answer, Congress, PEOPLE, Row};

fn count(import: &Value) -> (u64, u64, u64, usize) {
    let number = |key: &str| import[key].as_u64().expect("a number");
    (number("added"), number("updated"), number("unchanged"), import["failed"].as_array().expect("rows").len())
}

#[test]
fn rows_that_fail_come_back_as_a_file_to_mend_and_load_again() {
    let congress = Congress::new();
    let mut people = PEOPLE;
    people[2].2 = "31/02/1969";
    people[5].4 = "quan sát viên";
    let sheet = congress.sheet("danh-sach.xlsx", &people);
    let dry = congress.json(&["roster", "import", &sheet, "--dry-run"]);
    assert_eq!((count(&dry), &dry["mend"]), ((6, 0, 0, 2), &Value::Null));
    assert!(!congress.beside("danh-sach-can-sua.xlsx").exists(), "a dry run writes nothing");

    let told = congress.run(&["roster", "import", &sheet]).done();
    let mend = congress.argument("danh-sach-can-sua.xlsx");
    assert!(told.out.contains(&mend), "{told:?}");
    // Another import gives an identical file, and what somebody is mending is not written over.
    let again = congress.json(&["roster", "import", &sheet]);
    assert_eq!((count(&again), &again["mend"]), ((0, 0, 6, 2), &json!(mend)));
    let asked = congress.argument("sua.xlsx");
    let elsewhere = congress.json(&["roster", "import", &sheet, "--failed", &asked]);
    assert_eq!(elsewhere["mend"], asked.as_str());
    let refused = congress.json(&["roster", "import", &sheet, "--failed", &congress.argument("sua.txt")]);
    assert_eq!(refused["mend"], Value::Null, "the roster is loaded all the same");

    let unmended = congress.json(&["roster", "import", &mend]);
    assert_eq!(count(&unmended), (0, 0, 0, 2), "as it is, it fails again");
    assert_eq!(unmended["mend"], congress.argument("danh-sach-can-sua-2.xlsx").as_str());
    congress.sheet("danh-sach-can-sua.xlsx", &[PEOPLE[2], PEOPLE[5]]);
    assert_eq!(count(&congress.json(&["roster", "import", &mend])), (2, 0, 0, 0));
    let whole = congress.sheet("danh-sach.xlsx", &PEOPLE);
    assert_eq!(count(&congress.json(&["roster", "import", &whole])), (0, 0, 8, 0));
}

#[test]
fn a_homonym_is_asked_about_and_never_merged_unasked() {
    let congress = Congress::with_people();
    let namesakes: [Row; 2] = [
        (1, "Lê Hữu Ánh", "", "Chi bộ thôn Bắc", "Chính thức"),
        (2, "Phạm Đức An", "1988", "Chi bộ thôn Bắc", "Chính thức"),
    ];
    let sheet = congress.sheet("them.xlsx", &namesakes);
    let dry = |policy: &str| congress.json(&["roster", "import", &sheet, "--dry-run", "--homonyms", policy]);
    let unasked = congress.json(&["--lang", "en", "roster", "import", &sheet]);
    assert_eq!(count(&unasked), (0, 0, 0, 2));
    let reason = unasked["failed"][0]["reason"].as_str().expect("a sentence");
    assert!(reason.contains("Lê Hữu Ánh (Chi bộ thôn Tây, born 1969)"), "by name and unit: {reason}");
    assert_eq!(count(&dry("same")), (0, 2, 0, 0));
    assert_eq!(count(&dry("new")), (2, 0, 0, 0));
    assert_eq!((count(&dry("skip")), &dry("skip")["skipped"]), ((0, 0, 0, 0), &json!(2)));

    // Row by row; an answer that is not understood is asked for again.
    let mut command = congress.command(&["roster", "import", &sheet, "--homonyms", "ask"]);
    let answer = Answer::of(command.write_stdin("gì cơ\n1\nm\n")).done();
    assert!(answer.err.contains("1  Lê Hữu Ánh (Chi bộ thôn Tây, sinh 1969)"), "{answer:?}");
    assert!(answer.out.starts_with("Thêm 1, cập nhật 1, không đổi 0, lỗi 0."), "{answer:?}");
    let all = congress.lines(&["delegates"]);
    let of = |name: &str| all.iter().filter(|one| one["full_name"] == name).count();
    assert_eq!((all.len(), of("Lê Hữu Ánh"), of("Phạm Đức An")), (9, 1, 2));
    assert_eq!(count(&congress.json(&["roster", "import", &sheet])), (0, 0, 2, 0), "now it is known who is who");
    // Nobody answers: what is open fails, and says so.
    let sheet = congress.sheet("nua.xlsx", &[(9, "Võ Ngọc Bích", "", "Chi bộ thôn Bắc", "Chính thức")]);
    let mut silent = congress.command(&["roster", "import", &sheet, "--homonyms", "ask"]);
    assert!(Answer::of(silent.write_stdin("")).done().out.starts_with("Thêm 0, cập nhật 0, không đổi 0, lỗi 1."));
}

#[test]
fn a_dry_run_shows_columns_and_first_rows_as_understood() {
    let congress = Congress::with_people();
    let mut people = PEOPLE;
    people[0].3 = "Chi bộ thôn Tây";
    let sheet = congress.sheet("ds.xlsx", &people);
    let shown = congress.run(&["roster", "import", &sheet, "--dry-run", "--map", "none=A"]).done().out;
    for part in [
        "A    (không đọc)",
        "B    full_name",
        "~ Nguyễn Văn Hùng",
        "02/09/1975",
        "= Trần Thị Hằng",
        "Sẽ thêm 0, cập nhật 1",
    ] {
        assert!(shown.contains(part), "no {part} in\n{shown}");
    }
    let missing = congress.run(&["roster", "import", &sheet, "--sheet", "Tổ 1"]).refused(1);
    assert!(missing.err.contains("Tổ 1") && missing.err.contains("Sheet1"), "{missing:?}");
    congress.run(&["roster", "import", &sheet, "--homonyms", "merge"]).refused(2);
}

#[test]
fn a_folder_that_takes_no_file_gives_the_congress_the_rows_to_mend() {
    use std::os::unix::fs::PermissionsExt as _;
    let congress = Congress::new();
    let mut people = PEOPLE;
    people[2].2 = "31/02/1969";
    let sheet = congress.sheet("ds.xlsx", &people);
    let drive = congress.beside("usb");
    fs::create_dir(&drive).expect("made");
    fs::copy(&sheet, drive.join("ds.xlsx")).expect("copied");
    fs::set_permissions(&drive, fs::Permissions::from_mode(0o555)).expect("read-only");
    // Root may write anywhere but on a disk that takes nothing.
    let disk = if fs::write(drive.join("x"), "").is_ok() {
        let test = "roster_mend::a_folder_that_takes_no_file_gives_the_congress_the_rows_to_mend";
        let Some(disk) = Disk::new(test, 1) else { return };
        fs::copy(&sheet, disk.root().join("ds.xlsx")).expect("copied");
        disk.make_read_only();
        Some(disk)
    } else {
        None
    };
    let drive = disk.as_ref().map_or(drive.as_path(), Disk::root);
    assert!(fs::write(drive.join("x"), "").is_err(), "nothing can be written beside the list");
    let list = drive.join("ds.xlsx");
    let import = congress.json(&["roster", "import", list.to_str().expect("UTF-8")]);
    let expected = congress.folder().join("ds-can-sua.xlsx");
    assert_eq!((&import["added"], &import["mend"]), (&json!(7), &json!(expected)));
}

#[test]
fn the_planted_errors_of_the_sample_are_found_and_can_be_mended() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = folder.path().join("ds.xlsx");
    rosters::write_ticked(&rosters::people(), &made).expect("written");
    are_found_and_can_be_mended(&made);
    if let Some(file) = daihoi_testing::measured("data/documents/danh-sach-tick-nam-nu.xlsx") {
        are_found_and_can_be_mended(&file);
    }
}

fn are_found_and_can_be_mended(file: &Path) {
    let congress = Congress::new();
    let copy = congress.argument("tick.xlsx");
    fs::copy(file, Path::new(&copy)).expect("copied");
    let import = congress.json(&["roster", "import", &copy]);
    let cells: Vec<&Value> = import["failed"].as_array().expect("rows").iter().map(|row| &row["cell"]).collect();
    assert_eq!((import["added"].as_u64(), cells), (Some(40), vec![&json!("D42"), &json!("E42"), &json!("B43")]));
    let mend = import["mend"].as_str().expect("a file");
    let again = congress.json(&["roster", "import", mend]);
    assert_eq!(again["failed"].as_array().map(Vec::len), Some(2), "the person who is there twice is known by now");
    assert_eq!(congress.lines(&["delegates"]).len(), 40, "and is nobody new");
}
