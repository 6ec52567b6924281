//! Sheets that went wrong in ways that sheets do: merged cells, old letters, hidden sheets, stray marks, any grid at all.

use std::{fs, path::Path, process::Command};

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};

use super::{
    tests::{Day, Number, Text, book, bytes, folder, names, records, sheet, wrong},
    *,
};

#[test]
fn one_heading_over_two_columns_of_names() {
    let cells = [
        ("A1", Text("STT")),
        ("B1", Text("Họ và tên")),
        ("D1", Text("Năm sinh")),
        ("A2", Number(1.0)),
        ("B2", Text("Nguyễn Thị")),
        ("C2", Text("Hạnh")),
        ("D2", Number(1970.0)),
        ("A3", Number(2.0)),
        ("B3", Text("Lê Văn")),
        ("C3", Text("An")),
        ("D3", Day(1980, 2, 3)),
    ];
    let reading = sheet(&cells).expect("read");
    assert_eq!(names(&reading), ["Nguyễn Thị Hạnh", "Lê Văn An"]);
    let fields: Vec<_> = reading.mapping.iter().map(|column| (&column.column[..], column.field)).collect();
    assert_eq!(fields[1..3], [("B", Some("family_name")), ("C", Some("given_name"))]);
    // A column of ticks without a heading beside whole names is none of them.
    let ticked = [
        ("A1", Text("Họ và tên")),
        ("C1", Text("Năm sinh")),
        ("A2", Text("Lê Văn An")),
        ("B2", Text("x")),
        ("C2", Number(1970.0)),
    ];
    assert_eq!(names(&sheet(&ticked).expect("read")), ["Lê Văn An"]);
}

#[test]
fn a_unit_that_is_merged_over_its_people_is_the_unit_of_each() {
    let folder = folder();
    let path = folder.path().join("ds.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in ["Chi bộ", "Họ và tên", "Năm sinh"].iter().enumerate() {
        sheet.write_string(0, column as u16, *heading).expect("written");
    }
    sheet.merge_range(1, 0, 3, 0, "Chi bộ thôn Đông", &Format::new()).expect("merged");
    for (row, name) in ["Lê An", "Vũ Bình", "Lò Cường", "Trần Dũng"].iter().enumerate() {
        sheet.write_string(row as u32 + 1, 1, *name).expect("written");
        sheet.write_number(row as u32 + 1, 2, 1970).expect("written");
    }
    book.save(&path).expect("saved");
    let units: Vec<String> = records(&read(&path, &[]).expect("read")).into_iter().map(|known| known.unit).collect();
    assert_eq!(units, ["Chi bộ thôn Đông", "Chi bộ thôn Đông", "Chi bộ thôn Đông", ""]);
}

#[test]
fn letters_from_before_unicode_are_read() {
    // `STT;Họ và tên;Năm sinh;Chi bộ` and a person in TCVN3, as a program of 1998 wrote them.
    let mut text = b"STT;H\xe4 v\xb5 t\xaan;N\xa8m sinh;Chi b\xe9\n".to_vec();
    text.extend(b"1;Nguy\xd4n V\xa8n H\xb9nh;1958;Chi b\xe9 th\xabn 2\n");
    let reading = bytes("ds.csv", &text).expect("read");
    let person = records(&reading).remove(0);
    assert_eq!((&person.full_name[..], &person.unit[..]), ("Nguyễn Văn Hạnh", "Chi bộ thôn 2"));
}

#[test]
fn hidden_sheets_are_left_alone_unless_asked_for() {
    let folder = folder();
    let path = folder.path().join("ds.xlsx");
    let mut book = Workbook::new();
    for (name, who, hidden) in [("Chính thức", "Lê An", false), ("Bản cũ", "Vũ Bình", true), ("Ghi chú", "", false)]
    {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        sheet.set_hidden(hidden);
        sheet.write_string(0, 0, if who.is_empty() { "Ghi chú" } else { "Họ và tên" }).expect("written");
        sheet.write_string(0, 1, if who.is_empty() { "" } else { "Năm sinh" }).expect("written");
        sheet.write_string(1, 0, who).expect("written");
    }
    book.save(&path).expect("saved");
    let reading = read(&path, &[]).expect("read");
    assert_eq!(names(&reading), ["Lê An"]);
    let read_from: Vec<bool> = reading.sheets.iter().map(|sheet| sheet.read).collect();
    assert_eq!(read_from, [true, false, false]);
    assert_eq!(names(&read_sheet(&path, &[], Some("ban cu")).expect("read")), ["Vũ Bình"]);
    let missing = read_sheet(&path, &[], Some("Tổ 9"));
    assert!(matches!(missing, Err(RosterError::NoSuchSheet { known, .. }) if known.len() == 3));
    assert!(matches!(read_sheet(&path, &[], Some("Ghi chú")), Err(RosterError::NoHeader { .. })));
}

#[test]
fn what_nobody_sees_changes_nothing() {
    let text = "STT;Họ\u{a0}và tên ;Ngày sinh;Số điện thoại\n1;\u{200b}Lê\u{a0}\u{a0}Văn  An\u{200b};01/02/1970;#N/A\n\
                2;Ngu\u{65}\u{302}\u{303}n Hà;ngày 5 tháng 6 năm 1964;\n3;Vũ Bình;tháng 7 năm 1958;\n";
    let reading = bytes("ds.csv", text.as_bytes()).expect("read");
    assert_eq!(wrong(&reading), [("D2".to_owned(), Reason::FormulaError)]);
    let born: Vec<_> = records(&reading).into_iter().map(|known| known.date_of_birth.map(|d| d.to_string())).collect();
    assert_eq!(born, [Some("1964-06-05".to_owned()), Some("1958-07".to_owned())]);
    let text = text.replace("#N/A", "905000001");
    assert_eq!(names(&bytes("ds.csv", text.as_bytes()).expect("read"))[0], "Lê Văn An");
}

#[test]
fn columns_can_be_left_out_and_said_by_their_letters() {
    let cells = [
        ("A1", Text("Họ và tên")),
        ("B1", Text("Ngày sinh")),
        ("C1", Text("Ghi chú")),
        ("A2", Text("Lê An")),
        ("B2", Text("không rõ")),
        ("C2", Text("Chi bộ 7")),
    ];
    assert_eq!(wrong(&sheet(&cells).expect("read")).len(), 1);
    let maps = [Override::of_column("B", None).expect("a map"), Override::of_column("C", Some("unit")).expect("a map")];
    assert_eq!(maps.each_ref().map(Override::text), ["none=B", "unit=C"]);
    let reading = book(&[("DS", &cells)], &maps).expect("read");
    assert_eq!(records(&reading)[0].unit, "Chi bộ 7");
    assert_eq!(reading.mapping[1].field, None);
    assert_eq!(reading.mapping[1].sample, "không rõ", "what stands there is shown");
}

#[test]
fn one_text_is_read_as_a_cell_would_be() {
    let text = |field, text| parse(field, text).map(|value| value.map(|value| value.text()));
    assert_eq!(text(Field::DateOfBirth, " 5/6/64 "), Ok(Some("05/06/1964".to_owned())));
    assert_eq!(text(Field::DateOfBirth, "1964"), Ok(Some("1964".to_owned())));
    assert_eq!(text(Field::Phone, "905 000 001"), Ok(Some("0905000001".to_owned())));
    assert_eq!(text(Field::Seat, "  "), Ok(None));
    let found = "31/02/1980".to_owned();
    assert_eq!(text(Field::DateOfBirth, "31/02/1980"), Err(Reason::NoSuchDay { found }));
    assert!(text(Field::FullName, "Lê 4n").is_err());
}

/// What `LibreOffice` made of the sheet below is kept as `tests/data/ds.ods` and `ds.xls`; where it is installed, it makes
/// them anew.
#[test]
fn the_office_suites_own_formats_say_the_same() {
    let folder = folder();
    let path = folder.path().join("ds.xlsx");
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 4, "DANH SÁCH ĐẠI BIỂU", &Format::new()).expect("merged");
    for (column, heading) in ["STT", "Họ và tên", "Ngày sinh", "Số điện thoại", "Chi bộ"].iter().enumerate()
    {
        sheet.write_string(2, column as u16, *heading).expect("written");
    }
    let born = rust_xlsxwriter::ExcelDateTime::from_ymd(1964, 6, 5).expect("a day");
    for (row, name) in ["Nguyễn Thị Hạnh", "Lê Văn An"].iter().enumerate() {
        let line = row as u32 + 3;
        sheet.write_number(line, 0, line).expect("written");
        sheet.write_string(line, 1, *name).expect("written");
        sheet.write_datetime_with_format(line, 2, &born, &day).expect("written");
        sheet.write_number(line, 3, 905_000_001).expect("written");
        sheet.write_string(line, 4, "Chi bộ 1").expect("written");
    }
    book.save(&path).expect("saved");
    let expected = records(&read(&path, &[]).expect("read"));
    assert_eq!((expected.len(), &expected[1].phone[..]), (2, "0905000001"));
    for format in ["ods", "xls"] {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/ds.{format}"));
        assert_eq!(records(&read(&kept, &[]).expect("read")), expected, "the kept .{format}");
        let profile = format!("-env:UserInstallation=file://{}", folder.path().join("suite").display());
        let made = Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", format, "--outdir"])
            .arg(folder.path())
            .arg(&path)
            .output();
        let other = folder.path().join(format!("ds.{format}"));
        if made.is_ok() && other.exists() {
            assert_eq!(records(&read(&other, &[]).expect("read")), expected, ".{format}");
        }
    }
}

/// A cell of any kind; many are words that mean something to a reader of rosters.
fn cell() -> impl Strategy<Value = Option<String>> {
    let words = prop::sample::select(vec![
        "STT",
        "Họ và tên",
        "Họ",
        "Tên",
        "Ngày sinh",
        "Nam",
        "Nữ",
        "Chi bộ",
        "x",
        "I",
        "II.",
        "(1)",
        "(2)",
        "(3)",
        "1",
        "2",
        "CHI BỘ THÔN ĐÔNG",
        "Tổng cộng: 5",
        "T/M BAN TỔ CHỨC",
        "B. ĐẠI BIỂU DỰ KHUYẾT",
        "31/02/1980",
        "1970",
        "44000",
        "Chức vụ, đơn vị",
        "Bí thư, Chi bộ 1",
        "Lê An",
        "Lý do chưa nạp được",
        "0905",
        "84905000001",
        "10/12",
        "#REF!",
    ]);
    prop_oneof![
        3 => Just(None),
        6 => words.prop_map(|word| Some(word.to_owned())),
        1 => any::<f64>().prop_map(|number| Some(number.to_string())),
        1 => ".{0,12}".prop_map(Some),
    ]
}

proptest! {
    #![proptest_config(daihoi_testing::proptest_config(96))]

    #[test]
    fn any_grid_is_read_without_a_panic(
        grid in prop::collection::vec(prop::collection::vec(cell(), 1..7), 1..14),
        merges in prop::collection::vec((0..14u32, 1..5u32, 0..7u16), 0..3),
        map in prop::option::of(0..6usize),
    ) {
        let folder = folder();
        let path = folder.path().join("ds.xlsx");
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (row, column, rows) in merges.iter().map(|(row, rows, column)| (*row, *column, *rows)) {
            let _ = sheet.merge_range(row, column, row + rows, column, "gộp", &Format::new());
        }
        for (row, cells) in grid.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                if let Some(text) = cell {
                    sheet.write(row as u32, column as u16, text.as_str()).expect("written");
                }
            }
        }
        book.save(&path).expect("saved");
        let maps: Vec<Override> = map
            .map(|place| Override::of_column(&reason::letters(place), Some("full_name")).expect("a map"))
            .into_iter()
            .collect();
        if let Ok(reading) = read(&path, &maps) {
            let failed: Vec<_> = reading.failed.iter().map(|failed| (failed.cell.clone(), "vì".to_owned())).collect();
            if !failed.is_empty() {
                write_failed(&folder.path().join("sua.xlsx"), &reading, &failed, 0).expect("written");
            }
        }
    }

    /// Part of a real workbook, with bytes of it changed or cut off.
    #[test]
    fn any_damage_to_a_workbook_is_an_error_and_no_panic(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
    ) {
        let folder = folder();
        let path = folder.path().join("ds.xlsx");
        write(&path, &[Delegate::new(daihoi_domain::delegate::DelegateId(uuid::Uuid::nil()), uuid::Uuid::nil(), "Lê An")])
            .expect("written");
        let mut content = fs::read(&path).expect("read");
        for (place, byte) in damage {
            let place = place.index(content.len());
            content[place] = byte;
        }
        if cuts {
            content.truncate(cut.index(content.len()));
        }
        let _ = bytes("ds.xlsx", &content);
    }
}

#[test]
fn nobody_was_born_after_today() {
    let folder = folder();
    let path = folder.path().join("ds.csv");
    std::fs::write(
        &path,
        "Họ và tên;Ngày sinh;Ngày chính thức\nLê An;14/3/2026;1/1/2027\nVũ Bình;15/3/2026;\nLò Cờ;4/2026;\nMa Dờ;2026;\nTô E;2090;\n",
    )
    .expect("written");
    let today = jiff::civil::date(2026, 3, 14);
    let reading = read_by(&path, &[], None, today).expect("read");
    assert_eq!(names(&reading), ["Lê An", "Ma Dờ"], "the year has begun; other dates may lie ahead");
    assert!(reading.failed.iter().all(|failed| matches!(failed.reason, Reason::NotYet { .. })));
    assert_eq!(reading.failed.iter().map(|failed| failed.cell.to_string()).collect::<Vec<_>>(), ["B3", "B4", "B6"]);
}
