//! The file of rows to mend: what goes into it, and that the mended file is read as the whole one would have been.

use calamine::Reader as _;
use rust_xlsxwriter::Workbook;

use super::{
    tests::{folder, names, records, wrong},
    *,
};

/// A roster with a title, a header of two rows, numbers under it, sections of kinds and units.
const ROWS: [&str; 13] = [
    "DANH SÁCH ĐẠI BIỂU",
    "",
    "STT|Họ và tên|Ngày sinh||Chức vụ|Số điện thoại",
    "||Nam|Nữ||",
    "(1)|(2)|(3)|(4)|(5)|(6)",
    "A|ĐẠI BIỂU CHÍNH THỨC",
    "I|CHI BỘ THÔN ĐÔNG (2 đồng chí)",
    "1|Lê An|5/6/1964||Bí thư|0905000001",
    "2|Vũ Bình|31/02/1980|x|Đảng viên|",
    "B|ĐẠI BIỂU DỰ KHUYẾT",
    "II|CHI BỘ CÔNG AN",
    "3|||1970|Đảng viên|",
    "4|Lò Cờ|1971||Đảng viên|chưa có",
];

fn save(path: &Path, change: impl Fn(&str) -> String) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("DS").expect("a name");
    for (line, row) in ROWS.iter().enumerate() {
        for (column, text) in change(row).split('|').enumerate().filter(|(_, text)| !text.is_empty()) {
            match text.parse::<f64>() {
                Ok(number) if text.len() < 5 => sheet.write_number(line as u32, column as u16, number),
                _ => sheet.write_string(line as u32, column as u16, text),
            }
            .expect("written");
        }
    }
    book.save(path).expect("saved");
}

fn reasons(reading: &Reading) -> Vec<(Address, String)> {
    reading.failed.iter().map(|failed| (failed.cell.clone(), format!("Sửa ô {}.", failed.cell))).collect()
}

#[test]
fn the_file_to_mend_holds_the_rows_that_failed_and_what_stands_above_them() {
    let folder = folder();
    let (path, mend) = (folder.path().join("ds.xlsx"), folder.path().join("ds-can-sua.xlsx"));
    save(&path, str::to_owned);
    let reading = read(&path, &[]).expect("read");
    assert_eq!(names(&reading), ["Lê An"]);
    let failed = wrong(&reading).into_iter().map(|(cell, _)| cell).collect::<Vec<_>>();
    assert_eq!(failed, ["D9", "B12", "F13"], "both columns of sex say more than the date in one of them");
    write_failed(&mend, &reading, &reasons(&reading), 0).expect("written");

    // As it is, the same rows fail for the same reasons, and the column of reasons is not one of theirs.
    let again = read(&mend, &[]).expect("read");
    let kinds = |reading: &Reading| wrong(reading).into_iter().map(|(_, reason)| reason).collect::<Vec<_>>();
    assert_eq!((names(&again), kinds(&again)), (Vec::new(), kinds(&reading)));
    assert!(again.mapping.iter().all(|column| !column.header.contains("Lý do")));

    // Mended, they are read as they would have been in the whole file.
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&mend).expect("a workbook");
    let range = book.worksheet_range("DS").expect("the sheet");
    let text = |row: u32, column: u32| range.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
    assert_eq!((text(2, 6), text(7, 6)), ("Lý do chưa nạp được".to_owned(), "Sửa ô D9.".to_owned()));
    let mut mended = Workbook::new();
    let sheet = mended.add_worksheet();
    for (row, column, data) in range.used_cells() {
        let (row, column) = (row as u32 + range.start().unwrap_or_default().0, column as u16);
        let stood = data.to_string();
        let text = match stood.as_str() {
            "x" => String::new(),
            "31/02/1980" => "28/02/1980".to_owned(),
            "chưa có" => "0905000002".to_owned(),
            other => other.to_owned(),
        };
        sheet.write_string(row, column, text).expect("written");
        if stood == "3" {
            sheet.write_string(row, column + 1, "Trần Dũng").expect("written");
        }
    }
    mended.save(&mend).expect("saved");
    let mended = read(&mend, &[]).expect("read");
    assert_eq!(wrong(&mended), []);
    save(&path, |row| {
        let row = row.replace("31/02/1980|x", "28/02/1980|").replace("chưa có", "0905000002");
        row.replace("3|||1970", "3|Trần Dũng||1970")
    });
    let whole = records(&read(&path, &[]).expect("read"));
    assert_eq!(records(&mended), whole[1..]);
    assert_eq!(
        (&whole[2].unit[..], whole[2].kind),
        ("Chi bộ Công An", daihoi_domain::delegate::DelegateKind::Alternate)
    );
}

#[test]
fn the_same_rows_make_the_same_file() {
    let folder = folder();
    let path = folder.path().join("ds.xlsx");
    save(&path, str::to_owned);
    let reading = read(&path, &[]).expect("read");
    let make = || failed_as_bytes(&path, &reading, &reasons(&reading), 1).expect("made");
    assert_eq!(make(), make());
    let nowhere = write_failed(&folder.path().join("ds.csv"), &reading, &reasons(&reading), 0);
    assert!(matches!(nowhere, Err(RosterError::NotXlsx { .. })));
}

#[test]
fn a_file_to_mend_is_known_by_its_name() {
    assert_eq!(is_mended_name("danh-sach-can-sua"), Some("danh-sach"));
    assert_eq!(is_mended_name("danh-sach-can-sua-12"), Some("danh-sach"));
    assert_eq!(is_mended_name("danh-sach-2"), None);
}

#[test]
fn what_a_person_said_of_the_columns_is_said_by_the_file_to_mend() {
    let folder = folder();
    let path = folder.path().join("ds.csv");
    std::fs::write(
        &path,
        "A;Ai;Chi bộ;Sinh hoạt;Điện thoại\n1;Lê An;Chi bộ 1;Tổ 2;0905000001\n2;Vũ Bình;Chi bộ 2;Tổ 3;chưa có\n",
    )
    .expect("written");
    let maps = ["full_name=Ai", "note=C", "unit=Sinh hoạt"].map(|map| map.parse().expect("a map"));
    let reading = read(&path, &maps).expect("read");
    assert_eq!(wrong(&reading).len(), 1);
    let mend = folder.path().join("ds-can-sua.xlsx");
    write_failed(&mend, &reading, &reasons(&reading), 0).expect("written");
    let again = read(&mend, &[]).expect("read without a word of anybody");
    let fields = |reading: &Reading| reading.mapping.iter().filter_map(|column| column.field).collect::<Vec<_>>();
    assert_eq!(fields(&again), fields(&reading));
    assert_eq!(wrong(&again).len(), 1);

    // A column that was not to be read is not read again.
    let maps = ["full_name=Ai", "none=C"].map(|map| map.parse().expect("a map"));
    let reading = read(&path, &maps).expect("read");
    write_failed(&mend, &reading, &reasons(&reading), 1).expect("written");
    let again = read(&mend, &[]).expect("read");
    assert_eq!(fields(&again), fields(&reading));
}

#[test]
fn every_field_has_a_heading_that_is_read_as_it() {
    for meaning in meaning::Meaning::all() {
        assert_eq!(column::meaning("", meaning.heading()), Some((meaning, 2)), "{}", meaning.name());
    }
}
