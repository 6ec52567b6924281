//! Attendance as files: what the counts say is what the lists hold.

use std::{fs, path::Path};

use calamine::{Data, Range, Reader, open_workbook_auto};
use daihoi::text::collate::NameOrder;
use serde_json::{Value, json};

use crate::fixture::{Answer, Congress, daihoi};

fn table(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).expect("written");
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.as_bytes())
        .records()
        .map(|record| record.expect("a row").iter().map(str::to_owned).collect())
        .collect()
}

fn number(sheet: &Range<Data>, what: &str, column: u32) -> u64 {
    let row = sheet.rows().position(|row| row[0] == Data::String(what.to_owned()));
    let row = row.unwrap_or_else(|| panic!("no row {what}")) as u32;
    match sheet.get_value((row, column)) {
        Some(Data::Float(number)) => *number as u64,
        other => panic!("{what}: {other:?}"),
    }
}

#[test]
fn the_whole_roll_is_written_with_its_figures_and_the_log_knows() {
    let room = tempfile::tempdir().expect("a folder");
    let folder = room.path().join("mau");
    Answer::of(daihoi().args(["demo", "--no-console", "--dir"]).arg(&folder)).done();
    let sample = |arguments: &[&str]| {
        let mut command = daihoi();
        command.env("DAIHOI_PASSPHRASE", "dai hoi mau").arg("--congress").arg(&folder).args(arguments);
        Answer::of(&mut command)
    };
    let count = |counts: &Value, key: &str| counts[key].as_u64().expect("a count");
    let counts = sample(&["--json", "attendance"]).done().json();
    let path = |name: &str| room.path().join(name).to_str().expect("UTF-8").to_owned();

    let csv = path("diem-danh.csv");
    let answer = sample(&["--json", "attendance", "--out", &csv]).done().json();
    let rows = table(Path::new(&csv));
    assert_eq!(answer, json!({ "written": csv, "delegates": rows.len() }));
    let everybody = count(&counts, "summoned") + count(&counts["others"], "total");
    assert_eq!(rows.len() as u64, everybody);
    let here = |kind: &str| rows.iter().filter(|row| row[4] == kind && row[6] == "có mặt").count() as u64;
    assert_eq!(here("chính thức"), count(&counts, "present"));
    assert_eq!(here("khách mời") + here("dự khuyết"), count(&counts["others"], "present"));
    assert!(rows.iter().all(|row| (row[6] == "có mặt") != row[7].is_empty()), "a time for each arrival");
    let order = NameOrder::new();
    assert!(rows.is_sorted_by(|a, b| order.compare(&a[1], &b[1]).is_le()), "in Vietnamese name order");

    let xlsx = path("attendance.xlsx");
    let said = sample(&["--lang", "en", "attendance", "--out", &xlsx]).done().out;
    assert!(said.contains(&everybody.to_string()) && said.contains("attendance.xlsx"), "{said}");
    let mut book = open_workbook_auto(&xlsx).expect("a spreadsheet");
    assert_eq!(book.sheet_names(), ["Summary", "By unit", "By delegation", "Names"]);
    let summary = book.worksheet_range("Summary").expect("a sheet");
    for (what, key) in [("Present now", "present"), ("Not seen yet", "expected"), ("Excused", "excused")] {
        assert_eq!(number(&summary, what, 1), count(&counts, key), "{what}");
        assert_eq!(number(&summary, what, 2), count(&counts, "summoned"), "{what} of the summoned");
    }
    assert_eq!(number(&summary, "Condition 2: units represented", 1), count(&counts["units"], "represented"));
    for sheet in ["By unit", "By delegation"] {
        let sheet = book.worksheet_range(sheet).expect("a sheet");
        let sum = |column: usize| -> u64 {
            sheet
                .rows()
                .skip(1)
                .filter_map(|row| if let Data::Float(n) = row[column] { Some(n as u64) } else { None })
                .sum()
        };
        assert_eq!((sum(1), sum(2)), (count(&counts, "present"), count(&counts, "summoned")));
        assert_eq!(sum(3), count(&counts, "summoned") - count(&counts, "present"));
    }
    assert_eq!(book.worksheet_range("Names").expect("a sheet").height() as u64, everybody + 1);
    sample(&["verify"]).done();
}

#[test]
fn a_file_that_is_no_spreadsheet_is_refused_before_anything_is_written() {
    let congress = Congress::with_people();
    let wrong = congress.argument("diem-danh.pdf");
    let refused = congress.run(&["attendance", "--out", &wrong]).refused(1);
    assert!(refused.err.contains("diem-danh.pdf") && refused.err.contains(".xlsx"), "{refused:?}");
    assert!(!Path::new(&wrong).exists());
    let nowhere = congress.argument("khong/co/diem-danh.csv");
    let refused = congress.run(&["attendance", "--out", &nowhere]).refused(1);
    assert!(refused.err.contains("diem-danh.csv"), "{refused:?}");
}

#[test]
fn which_denominator_a_share_is_of_is_said() {
    let congress = Congress::with_people();
    let said = congress.run(&["attendance"]).done().out;
    assert!(said.contains("0 / 6 đại biểu được triệu tập"), "{said}");
    assert!(said.contains("còn thiếu 4") && said.contains("0 / 3 tổ chức"), "{said}");
    let said = congress.run(&["--lang", "en", "attendance"]).done().out;
    assert!(said.contains("0 / 6 delegates summoned") && said.contains("4 missing"), "{said}");
}

#[test]
fn sessions_that_the_settings_name_later_are_there_under_their_newest_titles() {
    let congress = Congress::with_people();
    let settings = congress.folder().join("congress.toml");
    let write = |title: &str| {
        let text = fs::read_to_string(&settings).expect("settings");
        let kept = text.split("\n# mai\n").next().expect("a text");
        let session = format!("[[session]]\nname = \"mai\"\ntitle = \"{title}\"\n");
        fs::write(&settings, format!("{kept}\n# mai\n{session}")).expect("written");
    };
    let listed = || congress.run(&["--json", "session", "list"]).done().lines();
    let before = listed();
    write("Phiên mai");
    let after = listed();
    assert_eq!(
        (after.len(), &after[..before.len()], &after[before.len()]["name"]),
        (before.len() + 1, &before[..], &json!("mai"))
    );
    congress.run(&["session", "open", "mai"]).done();
    write("Phiên sáng mai");
    let session = &listed()[before.len()];
    assert!(session["title"] == "Phiên sáng mai" && session["opened"].is_string(), "{session}");
    assert_eq!(congress.run(&["verify"]).code, 0);
}
