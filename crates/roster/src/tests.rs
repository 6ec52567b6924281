//! Sheets as people make them, made here: headers, dates, telephones, sections, footers; and files that are none.

use std::{fs, path::PathBuf};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use daihoi_domain::{
    date::PartialDate,
    delegate::{DelegateId, DelegateKind, Eligibility, SeatedBy, Sex},
};

/// A cell of a sheet made here.
#[derive(Clone, Copy)]
pub(super) enum Put<'a> {
    Text(&'a str),
    Number(f64),
    Day(u16, u8, u8),
}

pub(super) use Put::{Day, Number, Text};

pub(super) fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

pub(super) fn sheet(cells: &[(&str, Put<'_>)]) -> Result<Reading, RosterError> {
    book(&[("DS", cells)], &[])
}

pub(super) fn book(sheets: &[(&str, &[(&str, Put<'_>)])], overrides: &[Override]) -> Result<Reading, RosterError> {
    let folder = folder();
    let path = folder.path().join("ds.xlsx");
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (name, cells) in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("a name");
        for (address, put) in *cells {
            let split = address.find(|c: char| c.is_ascii_digit()).expect("a row");
            let column = address[..split].bytes().fold(0, |n, b| n * 26 + u16::from(b - b'A') + 1) - 1;
            let row = address[split..].parse::<u32>().expect("a number") - 1;
            match put {
                Text(text) => sheet.write_string(row, column, *text).map(|_| ()),
                Number(number) => sheet.write_number(row, column, *number).map(|_| ()),
                Day(y, m, d) => ExcelDateTime::from_ymd(*y, *m, *d)
                    .and_then(|date| sheet.write_datetime_with_format(row, column, &date, &day).map(|_| ())),
            }
            .expect("written");
        }
    }
    book.save(&path).expect("saved");
    read(&path, overrides)
}

pub(super) fn bytes(name: &str, content: &[u8]) -> Result<Reading, RosterError> {
    let folder = folder();
    let path = folder.path().join(name);
    fs::write(&path, content).expect("written");
    read(&path, &[])
}

pub(super) fn records(reading: &Reading) -> Vec<Delegate> {
    let record = |row: &ReadRow| {
        let mut delegate = Delegate::new(DelegateId(Uuid::nil()), Uuid::nil(), "");
        row.apply(&mut delegate);
        delegate
    };
    reading.rows.iter().map(record).collect()
}

pub(super) fn names(reading: &Reading) -> Vec<String> {
    records(reading).into_iter().map(|delegate| delegate.full_name).collect()
}

pub(super) fn wrong(reading: &Reading) -> Vec<(String, Reason)> {
    reading.failed.iter().map(|failed| (failed.cell.to_string(), failed.reason.clone())).collect()
}

/// One delegate with one more column.
fn cell(heading: &str, put: Put<'_>) -> Result<Delegate, Reason> {
    let cells = [("A1", Text("STT")), ("B1", Text("Họ và tên")), ("C1", Text(heading))];
    let row = [("A2", Number(1.0)), ("B2", Text("Lê An")), ("C2", put)];
    let mut reading = sheet(&[&cells[..], &row[..]].concat()).expect("read");
    match reading.failed.pop() {
        Some(failed) => {
            assert_eq!(failed.cell.to_string(), "C2");
            Err(failed.reason)
        }
        None => Ok(records(&reading).remove(0)),
    }
}

fn born(put: Put<'_>) -> Result<Option<String>, Reason> {
    cell("Ngày sinh", put).map(|delegate| delegate.date_of_birth.map(|date| date.to_string()))
}

#[test]
fn a_sheet_with_every_trait() {
    let cells = [
        ("A1", Text("ĐẢNG BỘ XÃ THỬ")),
        ("A3", Text("DANH SÁCH ĐẠI BIỂU DỰ KHUYẾT DỰ ĐẠI HỘI")),
        ("A5", Text("STT")),
        ("B5", Text("Họ và tên")),
        ("D5", Text("Ngày, tháng,\nnăm sinh")),
        ("F5", Text("Chức vụ, đơn vị công tác")),
        ("G5", Text("Trình độ")),
        ("I5", Text("Số ĐT")),
        ("B6", Text("Họ và đệm")),
        ("C6", Text("Tên")),
        ("D6", Text("Nam")),
        ("E6", Text("Nữ")),
        ("G6", Text("GDPT")),
        ("H6", Text("LLCT")),
        ("A7", Text("(1)")),
        ("B7", Text("(2)")),
        ("C7", Text("(3)")),
        ("D7", Text("(4)")),
        ("A8", Text("I")),
        ("B8", Text("CHI BỘ THÔN GÒ DƯA (1 đồng chí)")),
        ("A9", Number(1.0)),
        ("B9", Text("  A  Thị ")),
        ("C9", Text("Bích")),
        ("E9", Day(1963, 2, 5)),
        ("F9", Text("Bí thư, Trưởng thôn, Chi bộ thôn Gò Dưa")),
        ("G9", Day(2025, 12, 10)),
        ("H9", Text("Cao cấp")),
        ("I9", Number(905_123_456.0)),
        ("A10", Text("II")),
        ("B10", Text("CHI BỘ UBND: 1 đ/c")),
        ("A11", Text("2.")),
        ("B11", Text("Tô")),
        ("C11", Text("Khôi")),
        ("D11", Number(1990.0)),
        ("A12", Number(3.0)),
        ("B13", Text("Tổng số: 2 đồng chí")),
        ("B14", Text("Nguyễn Văn Ký")),
        ("I15", Text("T/M BAN THƯỜNG VỤ")),
        ("B16", Text("Người dưới chữ ký")),
        ("A16", Number(9.0)),
    ];
    let notes = [("A1", Text("Sheet phụ - không nhập"))];
    let reading = book(&[("DS", &cells), ("Hướng dẫn", &notes)], &[]).expect("read");
    assert_eq!(wrong(&reading), []);
    let records = records(&reading);
    assert_eq!(records.len(), 2);
    let first = Delegate {
        stt: Some(1),
        full_name: "A Thị Bích".to_owned(),
        sex: Some(Sex::Female),
        date_of_birth: "1963-02-05".parse().ok(),
        position: "Bí thư, Trưởng thôn".to_owned(),
        workplace: "Chi bộ thôn Gò Dưa".to_owned(),
        unit: "Chi bộ thôn Gò Dưa".to_owned(),
        general_education: "10/12".to_owned(),
        political_theory: "Cao cấp".to_owned(),
        phone: "0905123456".to_owned(),
        kind: DelegateKind::Alternate,
        ..records[0].clone()
    };
    assert_eq!(records[0], first);
    assert_eq!((&records[1].full_name[..], &records[1].unit[..], records[1].stt), ("Tô Khôi", "Chi bộ UBND", Some(2)));
    assert_eq!((records[1].sex, records[1].date_of_birth), (Some(Sex::Male), Some(PartialDate::Year(1990))));
    assert_eq!(reading.rows[0].name_cell.to_string(), "C9");
    let mapped: Vec<_> = reading.mapping.iter().map(|c| (c.column.as_str(), c.field.unwrap_or("-"))).collect();
    let expected = [
        ("A", "stt"),
        ("B", "family_name"),
        ("C", "given_name"),
        ("D", "male"),
        ("E", "female"),
        ("F", "position_and_workplace"),
        ("G", "general_education"),
        ("H", "political_theory"),
        ("I", "phone"),
    ];
    assert_eq!(mapped, expected);
    assert_eq!(reading.mapping[2].header, "Họ và tên / Tên");
}

#[test]
fn dates_as_people_write_them() {
    let date = |put| born(put).ok().flatten().unwrap_or_default();
    for text in ["05/02/1963", "5-2-1963", "5.2.1963", " 05/02/63", "1963-02-05", "ngày 5/2/1963", "23047"] {
        assert_eq!(date(Text(text)), "1963-02-05", "{text}");
    }
    assert_eq!(date(Day(1963, 2, 5)), "1963-02-05");
    assert_eq!(date(Number(23_047.0)), "1963-02-05");
    assert_eq!((date(Number(1963.0)), date(Text("1963"))), ("1963".to_owned(), "1963".to_owned()));
    assert_eq!(date(Text("02/1963")), "1963-02");
    assert_eq!(date(Text("1/1/05")), "2005-01-01");
    assert_eq!(date(Text("05/26/1966")), "1966-05-26", "a column of it alone is month first, and that is told");
    for text in ["31/02/1980", "29/02/1981", "1/1/1066", "13/1980"] {
        assert_eq!(born(Text(text)), Err(Reason::NoSuchDay { found: text.to_owned() }), "{text}");
    }
    for text in ["năm sáu mươi", "12345678", "1//2", "khoảng 1950 hoặc 1960", "5/2/196"] {
        assert_eq!(born(Text(text)), Err(Reason::NotADate { found: text.to_owned() }), "{text}");
    }
    assert!(matches!(born(Number(3.5)), Err(Reason::NotADate { .. })));
    let admitted = cell("Ngày vào Đảng", Text("16/01/1997\n(ct: 16/01/1998)")).expect("read");
    assert_eq!((admitted.admitted_on, admitted.official_on), ("1997-01-16".parse().ok(), "1998-01-16".parse().ok()));
}

#[test]
fn telephones_get_their_zero_back() {
    let phone = |put| cell("Điện thoại", put).map(|delegate| delegate.phone);
    for text in ["0905 123 456", "905123456", "+84 905.123.456", "84905123456", "(0905) 123-456"] {
        assert_eq!(phone(Text(text)), Ok("0905123456".to_owned()), "{text}");
    }
    assert_eq!(phone(Number(905_123_456.0)), Ok("0905123456".to_owned()));
    assert_eq!(phone(Number(2_363_123_456.0)), Ok("02363123456".to_owned()), "a landline");
    assert_eq!(phone(Text("0905123456 / 913000111")), Ok("0905123456; 0913000111".to_owned()));
    for text in ["không có", "0905 12x", "12", "09051234567890"] {
        assert_eq!(phone(Text(text)), Err(Reason::NotAPhone { found: text.to_owned() }), "{text}");
    }
}

#[test]
fn words_of_an_enumeration() {
    assert_eq!(cell("Giới tính", Text("nữ")).map(|delegate| delegate.sex), Ok(Some(Sex::Female)));
    assert_eq!(cell("Loại đại biểu", Text("Khách mời")).map(|delegate| delegate.kind), Ok(DelegateKind::Guest));
    let seated = cell("Hình thức cử", Text("Đương nhiên")).map(|delegate| delegate.seated_by);
    assert_eq!(seated, Ok(Some(SeatedBy::ExOfficio)));
    let unknown = Reason::UnknownWord { field: Field::Sex, found: "khác".to_owned() };
    assert_eq!(cell("Giới tính", Text("khác")).map(|delegate| delegate.sex), Err(unknown));
    assert!(matches!(cell("Thứ tự dự khuyết", Text("hai")), Err(Reason::NotANumber { .. })));
    assert!(matches!(parse(Field::Id, "123"), Err(Reason::NotAnId { .. })));
}

#[test]
fn ticks_and_their_errors() {
    let header = "Stt,Họ và tên,Nam,Nữ,Ngày sinh\n";
    let rows =
        "1,Lê An,x,,1960\n2,Vũ Bình,,X,1961\n3,Trần Cao,x,x,31/02/1980\n4,,x,,1970\n5,Mai 2 Dung,,x,\n6,Hồ Em,?,,\n";
    let reading = bytes("ds.csv", format!("{header}{rows}").as_bytes()).expect("read");
    let sexes: Vec<_> = records(&reading).into_iter().map(|delegate| delegate.sex).collect();
    assert_eq!(sexes, [Some(Sex::Male), Some(Sex::Female)]);
    let cells: Vec<_> = wrong(&reading).into_iter().map(|(cell, _)| cell).collect();
    assert_eq!(cells, ["D4", "E4", "B5", "B6", "C7"]);
    assert_eq!(reading.failed[0].reason, Reason::BothSexes);
    assert_eq!(reading.failed[2].reason, Reason::NoName);
    assert!(matches!(reading.failed[3].reason, Reason::NotAName { .. }));
    let women = bytes("ds.csv", "TT;Họ tên;Nữ;Đơn vị\n1;Lê An;;Chi bộ 1\n2;Vũ Bình;x;Chi bộ 1\n".as_bytes());
    let sexes: Vec<_> = records(&women.expect("read")).into_iter().map(|delegate| delegate.sex).collect();
    assert_eq!(sexes, [Some(Sex::Male), Some(Sex::Female)], "one column, ticked for women");
}

#[test]
fn text_files_in_every_dress() {
    let line = |separator: char| {
        "STT,Họ và tên,Chi bộ\r\n1,Lê An,Chi bộ 1\r\n\r\n2,\"Vũ\r\nBình\",\r\n,x,y\r\n"
            .replace(',', &separator.to_string())
    };
    let wide = |text: &str, unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let dresses = [
        line(',').into_bytes(),
        line(';').into_bytes(),
        line('\t').into_bytes(),
        [b"\xef\xbb\xbf", line(';').as_bytes()].concat(),
        [b"sep=;\n", line(';').as_bytes()].concat(),
        wide(&format!("\u{feff}{}", line('\t')), u16::to_le_bytes),
        wide(&format!("\u{feff}{}", line(';')), u16::to_be_bytes),
        wide(&line(';'), u16::to_le_bytes),
    ];
    for (number, dress) in dresses.iter().enumerate() {
        let reading = bytes("ds.csv", dress).expect("read");
        assert_eq!(names(&reading)[..2], ["Lê An", "Vũ Bình"], "{number}");
        let hint = u32::from(number == 4);
        assert_eq!(
            (reading.rows[0].row, reading.rows[1].row),
            (2 + hint, 4 + hint),
            "{number}: as a spreadsheet counts"
        );
    }
    let decomposed = "Họ và tên;Chi bộ\nNguye\u{302}\u{303}n Ðức;Chi bộ 1\n";
    assert_eq!(names(&bytes("ds.csv", decomposed.as_bytes()).expect("read")), ["Nguyễn Đức"]);
}

#[test]
fn sections_give_unit_and_kind() {
    let rows = "STT;Họ và tên;Năm sinh\n;A. ĐẠI BIỂU ĐƯƠNG NHIÊN;\n1;Lê An;1960\n;B. ĐẠI BIỂU DỰ KHUYẾT;\n2;Vũ Bình;1961\n\
        ;Chi bộ Công an (1 đ/c);\n3;Đoàn Văn Hậu;1962\nSTT;Họ và tên;Năm sinh\n;Cộng: 3;\nIII;CHI ĐOÀN TRƯỜNG THCS HÒA CHÂU;\n4;Y;1970\n";
    let reading = bytes("ds.csv", rows.as_bytes()).expect("read");
    let records = records(&reading);
    assert_eq!(wrong(&reading), []);
    let of = |n: usize| (records[n].unit.as_str(), records[n].kind, records[n].seated_by);
    assert_eq!(of(0), ("", DelegateKind::Official, Some(SeatedBy::ExOfficio)));
    assert_eq!(of(1), ("", DelegateKind::Alternate, None));
    assert_eq!(of(2), ("Chi bộ Công an", DelegateKind::Alternate, None));
    assert_eq!(of(3).0, "Chi Đoàn Trường THCS Hòa Châu");
    assert_eq!(records.len(), 4, "the header on the second page is no delegate");
}

#[test]
fn a_person_overrides_the_mapping() {
    let cells = [
        ("A1", Text("Họ và tên")),
        ("B1", Text("Mã")),
        ("C1", Text("Chi bộ")),
        ("D1", Text("Nơi ở")),
        ("A2", Text("Lê An")),
        ("B2", Text("A-7")),
        ("C2", Text("Chi bộ 1")),
        ("D2", Text("Thôn 2")),
    ];
    let with = |maps: &[&str]| {
        let overrides: Vec<Override> = maps.iter().map(|map| map.parse().expect("a map")).collect();
        book(&[("DS", &cells)], &overrides)
    };
    let mapped = records(&with(&["badge_no=b", "unit=NƠI Ở"]).expect("read")).remove(0);
    assert_eq!((&mapped.badge_no[..], &mapped.unit[..]), ("A-7", "Thôn 2"));
    let missing = with(&["seat=Ghế"]);
    assert!(matches!(missing, Err(RosterError::NoSuchColumn { column, .. }) if column == "Ghế"));
    let missing = with(&["full_name=ZZ"]);
    assert!(matches!(missing, Err(RosterError::NoSuchColumn { column, .. }) if column == "ZZ"), "the header is there");
    assert_eq!("seat".parse::<Override>(), Err(MapError::NoEquals { text: "seat".to_owned() }));
    assert_eq!("ghe=A".parse::<Override>(), Err(MapError::UnknownField { field: "ghe".to_owned() }));
}

#[test]
fn several_sheets_are_read_and_named_in_addresses() {
    let one = [("A1", Text("Họ và tên")), ("B1", Text("Năm sinh")), ("A2", Text("Lê An")), ("B2", Text("x"))];
    let two =
        [("A3", Text("Full name")), ("B3", Text("Date of birth")), ("A4", Text("Vũ Bình")), ("B4", Number(1970.0))];
    let reading = book(&[("Tổ 1", &one), ("Tổ 2", &two)], &[]).expect("read");
    assert_eq!(names(&reading), ["Vũ Bình"]);
    assert_eq!(wrong(&reading)[0].0, "Tổ 1!B2");
    let far = Address { sheet: None, row: 3, column: 27 };
    assert_eq!(far.to_string(), "AB3");
}

#[test]
fn every_heading_that_is_written_is_understood() {
    for field in Field::ALL {
        for heading in [field.label(), field.name()] {
            let found = column::meaning("", heading);
            assert_eq!(found, Some((meaning::Meaning::Field(*field), 2)), "{heading}");
        }
    }
    assert_eq!(column::meaning("", "Danh sách đại biểu chính thức dự đại hội lần thứ mười ba"), None);
}

#[test]
fn files_that_are_no_roster() {
    let kind = |name: &str, content: &[u8]| bytes(name, content).expect_err("refused");
    assert!(matches!(kind("a.csv", b""), RosterError::Empty { .. }));
    assert!(matches!(kind("a.csv", b"\xef\xbb\xbf\n \n;;\n"), RosterError::Empty { .. }));
    assert!(matches!(kind("a.csv", "một hai ba\nbốn năm\n".as_bytes()), RosterError::NoHeader { .. }));
    assert!(matches!(kind("a.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), RosterError::NotASpreadsheet { .. }));
    assert!(matches!(kind("a.xlsx", b"PK\x03\x04 cut off"), RosterError::NotASpreadsheet { .. }));
    assert!(matches!(kind("a.csv", b"Nom;Pr\xe9nom\n"), RosterError::NotASpreadsheet { .. }));
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(matches!(kind("a.xlsx", &locked), RosterError::Encrypted { .. }));
    assert!(matches!(kind("a.xls", b"\xd0\xcf\x11\xe0 something else"), RosterError::NotASpreadsheet { .. }));
    let gone = read(&PathBuf::from("/không/có.xlsx"), &[]);
    assert!(matches!(gone, Err(RosterError::Io { path, .. }) if path.ends_with("có.xlsx")));
    let empty = book(&[("DS", &[])], &[]);
    assert!(matches!(empty, Err(RosterError::Empty { .. })));
    let far = [("A1", Text("Họ và tên")), ("B1", Text("Năm sinh")), ("A2", Text("Lê An")), ("XFD1048576", Text("x"))];
    assert_eq!(names(&sheet(&far).expect("read")), ["Lê An"], "a cell at the far corner fills no memory");
}

#[test]
fn writing_needs_a_known_kind_of_file_and_a_folder() {
    let folder = folder();
    let odt = write(&folder.path().join("ds.odt"), &[]);
    assert!(matches!(odt, Err(RosterError::UnknownFormat { .. })));
    let nowhere = write(&folder.path().join("không").join("ds.csv"), &[]);
    assert!(matches!(nowhere, Err(RosterError::Io { .. })));
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec("[A-Za-zÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ0-9\"';,./()=+@-]{1,6}", 0..5)
        .prop_map(|words| words.join(" "))
}

fn name() -> impl Strategy<Value = String> {
    prop::collection::vec("[A-ZĐÂ][a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]{0,5}'?", 2..5).prop_map(|words| words.join(" "))
}

fn date() -> impl Strategy<Value = Option<PartialDate>> {
    let day = (1900..2100i16, 1..=12i8, 1..=28i8);
    prop::option::of((day, 0..3u8).prop_map(|((y, m, d), precision)| match precision {
        0 => PartialDate::Year(y),
        1 => PartialDate::Month(y, m),
        _ => PartialDate::Day(jiff::civil::date(y, m, d)),
    }))
}

fn delegate() -> impl Strategy<Value = Delegate> {
    let texts = prop::collection::vec(words(), 18);
    let numbers = (prop::option::of(any::<u32>()), prop::option::of(0..99u32), any::<u128>(), any::<bool>());
    let choices = (0..3usize, 0..3usize, 0..4usize, 0..3usize);
    (name(), texts, (date(), date(), date()), numbers, choices, "0[1-9][0-9]{7,9}|").prop_map(
        |(
            full_name,
            texts,
            (date_of_birth, admitted_on, official_on),
            (stt, alternate_rank, id, linked),
            choices,
            phone,
        )| {
            let mut texts = texts.into_iter().map(|text| daihoi_text::squeeze(&text));
            let mut text = || texts.next().unwrap_or_default();
            let other = linked.then_some(DelegateId(Uuid::from_u128(!id)));
            Delegate {
                stt,
                sex: [None, Some(Sex::Male), Some(Sex::Female)][choices.0],
                date_of_birth,
                ethnicity: text(),
                religion: text(),
                home_town: text(),
                position: text(),
                workplace: text(),
                unit: format!("Chi bộ {}", text()).trim().to_owned(),
                delegation: text(),
                kind: [DelegateKind::Official, DelegateKind::Alternate, DelegateKind::Guest][choices.1],
                seated_by: [None, Some(SeatedBy::ExOfficio), Some(SeatedBy::Elected), Some(SeatedBy::Appointed)]
                    [choices.2],
                alternate_rank,
                substitutes: other,
                decision_no: text(),
                admitted_on,
                official_on,
                general_education: text(),
                education: text(),
                academic_title: text(),
                political_theory: text(),
                occupation: text(),
                awards: text(),
                party_badge: text(),
                discipline: text(),
                phone,
                badge_no: text(),
                seat: text(),
                twin_of: other,
                eligibility: [Eligibility::Eligible, Eligibility::Ineligible, Eligibility::Pending][choices.3],
                purge_after: linked.then(|| jiff::civil::date(2027, 1, 31)),
                note: text(),
                ..Delegate::new(DelegateId(Uuid::from_u128(id)), Uuid::nil(), daihoi_text::normal(&full_name))
            }
        },
    )
}

proptest! {
    #![proptest_config(daihoi_testing::proptest_config(48))]

    #[test]
    fn what_is_written_is_read_again(delegates in prop::collection::vec(delegate(), 1..6), spreadsheet in any::<bool>()) {
        let folder = folder();
        let path = folder.path().join(if spreadsheet { "ds.xlsx" } else { "ds.csv" });
        write(&path, &delegates).expect("written");
        let reading = read(&path, &[]).expect("read");
        prop_assert_eq!(wrong(&reading), []);
        prop_assert_eq!(records(&reading), delegates);
    }

    #[test]
    fn no_file_makes_reading_panic(content in prop::collection::vec(any::<u8>(), 0..300), start in 0..4usize, text in ".{0,200}") {
        let starts: [&[u8]; 4] = [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "STT;Họ và tên;Ngày sinh;Nam;Nữ\n".as_bytes()];
        let _ = bytes("a.csv", &[starts[start], &content].concat());
        let _ = bytes("a.csv", &[starts[3], text.as_bytes()].concat());
    }
}
