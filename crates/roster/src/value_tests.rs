//! Values as people and programs leave them: right, or told with the cell. Files of every dress, and what is refused.

use std::{fs, io::Write as _, path::Path};

use rust_xlsxwriter::{Format, Formula, Workbook};

use super::{
    tests::{Day, Number, Text, bytes, folder, names, records, sheet, wrong},
    *,
};

fn csv(text: &str) -> Reading {
    bytes("ds.csv", text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn doubts(reading: &Reading) -> Vec<(String, &Doubt)> {
    reading.warnings.iter().map(|warning| (warning.cell.to_string(), &warning.reason)).collect()
}

/// A zip file of named parts.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("closed").into_inner()
}

/// An `.ods` file with these rows, and styles before it.
fn ods(styles: &str, rows: &str) -> Vec<u8> {
    let manifest = "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/></manifest:manifest>";
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" xmlns:fo=\"f\">\
         <office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>\
         <table:table table:name=\"DS\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[("META-INF/manifest.xml", manifest), ("content.xml", &content)])
}

fn ods_row(cells: &[&str]) -> String {
    let cell = |text: &&str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
}

/// A workbook made by `fill`, read.
fn made(fill: impl FnOnce(&mut Workbook)) -> Reading {
    let folder = folder();
    let path = folder.path().join("ds.xlsx");
    let mut book = Workbook::new();
    fill(&mut book);
    book.save(&path).expect("saved");
    read(&path, &[]).expect("read")
}

#[test]
fn numbers_are_read_as_their_cells_show_them() {
    let reading = made(|book| {
        let sheet = book.add_worksheet();
        for (column, heading) in ["STT", "Họ và tên", "Số thẻ", "Số điện thoại", "Năm sinh"].iter().enumerate()
        {
            sheet.write_string(0, column as u16, *heading).expect("written");
        }
        let four = Format::new().set_num_format("0000");
        let letters = Format::new().set_num_format("\"ĐB-\"000");
        let phone = Format::new().set_num_format("0000 000 000");
        sheet.write_number(1, 0, 1).expect("written");
        sheet.write_string(1, 1, "Lê An").expect("written");
        sheet.write_number_with_format(1, 2, 17, &four).expect("written");
        sheet.write_number_with_format(1, 3, 905_123_456, &phone).expect("written");
        sheet.write_number_with_format(1, 4, 1970, &four).expect("written");
        sheet.write_number(2, 0, 2).expect("written");
        sheet.write_string(2, 1, "Vũ Bình").expect("written");
        sheet.write_number_with_format(2, 2, 7, &letters).expect("written");
    });
    let people = records(&reading);
    assert_eq!((&people[0].badge_no[..], &people[0].phone[..]), ("0017", "0905123456"));
    assert_eq!(people[0].date_of_birth.map(|date| date.to_string()), Some("1970".to_owned()));
    assert_eq!(people[1].badge_no, "ĐB-007");
    let open = ods(
        "",
        &(ods_row(&["Họ và tên", "Số thẻ"])
            + "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Lê An</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"17\"><text:p>0017</text:p></table:table-cell></table:table-row>"),
    );
    assert_eq!(records(&bytes("ds.ods", &open).expect("read"))[0].badge_no, "0017");
}

#[test]
fn what_a_program_made_a_date_is_told() {
    let head = [("A1", Text("Họ và tên")), ("B1", Text("Ghế")), ("A2", Text("Lê An"))];
    let reading = sheet(&[&head[..], &[("B2", Day(2026, 5, 3))]].concat()).expect("read");
    assert!(matches!(&wrong(&reading)[..], [(cell, Reason::BecameDate { .. })] if cell == "B2"));
    for text in ["3-May", "May-03", "5-Thg3", "03-thg 5"] {
        let reading = csv(&format!("Họ và tên;Ghế\nLê An;{text}\n"));
        assert!(matches!(wrong(&reading)[..], [(_, Reason::BecameDate { .. })]), "{text}");
    }
    for text in ["3-5", "A-12", "10/12", "May 3", "E-12", "1E5"] {
        assert_eq!(records(&csv(&format!("Họ và tên;Ghế\nLê An;{text}\n")))[0].seat, text);
    }
    let badge = csv("Họ và tên;Số thẻ\nLê An;1.23457E+15\n");
    assert!(matches!(wrong(&badge)[..], [(_, Reason::BecameDate { .. })]));
    let note =
        sheet(&[("A1", Text("Họ và tên")), ("B1", Text("Ghi chú")), ("A2", Text("Lê An")), ("B2", Day(2026, 5, 3))]);
    assert_eq!(records(&note.expect("read"))[0].note, "03/05/2026", "a note may be a date");
}

#[test]
fn a_column_of_month_first_dates_is_read_so_and_told() {
    let reading = csv("Họ và tên;Ngày sinh\nLê An;03/05/1980\nVũ Bình;05/28/1975\nLò C;2/4/90\n");
    let born: Vec<_> =
        records(&reading).into_iter().filter_map(|one| one.date_of_birth).map(|date| date.to_string()).collect();
    assert_eq!(born, ["1980-03-05", "1975-05-28", "1990-02-04"]);
    assert_eq!(doubts(&reading), [("B2".to_owned(), &Doubt::MonthFirst)]);
    let mixed = csv("Họ và tên;Ngày sinh\nLê An;03/05/1980\nVũ Bình;05/28/1975\nLò C;31/12/1990\n");
    assert_eq!(doubts(&mixed), [("B2".to_owned(), &Doubt::MixedDates)]);
    assert!(matches!(wrong(&mixed)[..], [(_, Reason::NoSuchDay { .. })]));
    let swapped = sheet(&[
        ("A1", Text("Họ và tên")),
        ("B1", Text("Ngày sinh")),
        ("A2", Text("Lê An")),
        ("B2", Day(1980, 5, 3)),
        ("A3", Text("Vũ Bình")),
        ("B3", Text("05/28/1975")),
    ]);
    let swapped = swapped.expect("read");
    assert!(doubts(&swapped).contains(&("B2".to_owned(), &Doubt::SwappedDates { count: 1 })));
    let other_column =
        csv("Họ và tên;Ngày sinh;Ngày vào Đảng\nLê An;31/05/1980;05/28/2001\nVũ Bình;30/1/1975;01/02/2002\n");
    let known: Vec<_> =
        records(&other_column).into_iter().filter_map(|one| one.admitted_on).map(|date| date.to_string()).collect();
    assert_eq!(known, ["2001-05-28", "2002-01-02"], "each column has its own order");
}

#[test]
fn letters_that_were_lost_or_turned_fail_and_those_that_can_be_mended_are_told() {
    let reading = csv(
        "STT;Họ và tên;Chi bộ\n1;Nguy?n V?n An;Chi bộ 1\n2;Nguy\u{fffd}n Bình;Chi bộ 1\n3;Lê \u{202e}NA\u{202c};Chi bộ 1\n4;Vũ Dung;Chi b? 2\n5;Trần\u{ad}Thị Ê;Chi bộ 1\n6;Lê Văn \u{410}n;Chi bộ 1\n",
    );
    let reasons: Vec<_> = wrong(&reading);
    assert!(
        matches!(
            &reasons[..],
            [(_, Reason::BrokenLetters { .. }), (_, Reason::BrokenLetters { .. }), (_, Reason::TurnedLetters { .. })]
        ),
        "{reasons:?}"
    );
    assert_eq!(names(&reading), ["Vũ Dung", "Trần Thị Ê", "Lê Văn An"]);
    assert!(matches!(
        &doubts(&reading)[..],
        [(_, Doubt::LostLetters { .. }), (_, Doubt::Invisible { .. }), (_, Doubt::LookAlikes { .. })]
    ));
    let reading = csv("STT;Ho va ten;Don vi\n1;Tráº§n Thá»‹ BÃ©;Chi bá»™ 1\n");
    assert_eq!(
        (names(&reading), records(&reading)[0].unit.clone()),
        (vec!["Trần Thị Bé".to_owned()], "Chi bộ 1".to_owned())
    );
    assert!(
        doubts(&reading).iter().all(|(_, doubt)| matches!(doubt, Doubt::Mojibake { .. }))
            && !reading.warnings.is_empty()
    );
}

#[test]
fn old_letters_under_a_unicode_heading_are_read() {
    for (name, unit) in [("Ph¹m ThÞ HuÖ", "Chi bé §«ng"), ("Phaïm Thò Hueä", "Chi boä Ñoâng")] {
        let text = format!("STT;Họ và tên;Đơn vị\n1;{name};{unit}\n2;{name};{unit}\n");
        let reading = csv(&text);
        let one = &records(&reading)[0];
        assert_eq!((&one.full_name[..], &one.unit[..]), ("Phạm Thị Huệ", "Chi bộ Đông"), "{name}");
        assert!(matches!(doubts(&reading)[..], [(_, Doubt::OldLetters { .. }), ..]));
    }
    // One person typed in an old font among others.
    let reading =
        csv("STT;Họ và tên;Đơn vị\n1;Nguyễn Văn Hà;Chi bộ 1\n2;NguyÔn ThÞ H¹nh;Chi bộ 1\n3;Hoàng Lân;Chi bộ 1\n");
    assert_eq!(names(&reading), ["Nguyễn Văn Hà", "Nguyễn Thị Hạnh", "Hoàng Lân"]);
}

#[test]
fn offices_ways_of_writing_a_name_are_told() {
    let reading = csv(
        "STT;Họ và tên;Chi bộ\n1;Đ/c Lê Văn An (Bí thư);a\n2;TS. Trần Thị Bé;a\n3;Ông Ích Khiêm;a\n4;\"Lê Văn A\nTrần Thị B\";a\n5;Nguyễn Thị C, Phạm Văn D;a\n",
    );
    assert_eq!(names(&reading), ["Lê Văn An", "Trần Thị Bé", "Ông Ích Khiêm"]);
    assert!(matches!(&wrong(&reading)[..], [(_, Reason::TwoPeople { .. }), (_, Reason::TwoPeople { .. })]));
    assert_eq!(reading.warnings.len(), 2);
    let numbered = csv("Họ và tên\n1. Lê Văn An\n2) Trần Thị Bé\n");
    assert_eq!(records(&numbered).iter().map(|one| one.stt).collect::<Vec<_>>(), [Some(1), Some(2)]);
}

#[test]
fn odd_telephones_are_told() {
    let reading = csv("Họ và tên;Điện thoại\nLê An;090512345\nVũ Bình;0905123456\n");
    assert!(matches!(&doubts(&reading)[..], [(cell, Doubt::OddPhone { .. })] if cell == "B2"));
}

#[test]
fn struck_and_hidden_rows_and_columns_are_told() {
    let reading = made(|book| {
        let struck = Format::new().set_font_strikethrough();
        let sheet = book.add_worksheet();
        for (column, heading) in ["STT", "Họ và tên", "Chi bộ"].iter().enumerate() {
            sheet.write_string(0, column as u16, *heading).expect("written");
        }
        for (row, name) in ["Lê An", "Vũ Bình", "Lò Cường", "Mai Dung"].iter().enumerate() {
            let line = row as u32 + 1;
            let look = if row == 1 { struck.clone() } else { Format::new() };
            sheet.write_number(line, 0, line).expect("written");
            sheet.write_string_with_format(line, 1, *name, &look).expect("written");
            sheet
                .write_string_with_format(line, 2, "Chi bộ 1", if row == 3 { &struck } else { &look })
                .expect("written");
        }
        sheet.set_row_hidden(3).expect("hidden");
        sheet.set_column_hidden(2).expect("hidden");
    });
    assert_eq!(names(&reading), ["Lê An", "Lò Cường", "Mai Dung"]);
    assert_eq!(
        reading.left_out.iter().map(|left| (left.cell.row, left.reason)).collect::<Vec<_>>(),
        [(3, NoPerson::StruckOut)]
    );
    let told: Vec<_> = doubts(&reading);
    assert_eq!(
        told,
        [
            ("C1".to_owned(), &Doubt::HiddenColumn),
            ("B4".to_owned(), &Doubt::HiddenRows { count: 1 }),
            ("C5".to_owned(), &Doubt::PartlyStruck)
        ]
    );
    let styles =
        "<style:style style:name=\"x\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>";
    let struck =
        ods_row(&["Vũ Bình", "Chi bộ 2"]).replace("<table:table-cell", "<table:table-cell table:style-name=\"x\"");
    let filtered =
        ods_row(&["Lò Cường", "Chi bộ 3"]).replace("<table:table-row", "<table:table-row table:visibility=\"filter\"");
    let file =
        ods(styles, &[ods_row(&["Họ và tên", "Chi bộ"]), ods_row(&["Lê An", "Chi bộ 1"]), struck, filtered].concat());
    let reading = bytes("ds.ods", &file).expect("read");
    assert_eq!((names(&reading), reading.left_out.len()), (vec!["Lê An".to_owned(), "Lò Cường".to_owned()], 1));
    assert_eq!(doubts(&reading), [("A4".to_owned(), &Doubt::HiddenRows { count: 1 })]);
}

#[test]
fn formulas_that_nobody_calculated_are_told_or_made_up_for() {
    let cell = |at: &str, formula: &str| format!("<c r=\"{at}\"><f>{formula}</f><v></v></c>");
    let text = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let file = |second: &str| {
        let rows = format!(
            "<row r=\"1\">{}{}{}{}</row><row r=\"2\">{second}</row>",
            text("A1", "Họ đệm"),
            text("B1", "Tên"),
            text("C1", "Họ và tên"),
            text("D1", "Chi bộ")
        );
        zipped(&[
            ("[Content_Types].xml", "<Types/>"),
            (
                "_rels/.rels",
                "<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"DS\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
            ),
            ("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
        ])
    };
    let parts = file(&(text("A2", "Lê Văn") + &text("B2", "An") + &cell("C2", "A2&amp;B2") + &text("D2", "Chi bộ 1")));
    assert_eq!(names(&bytes("ds.xlsx", &parts).expect("read")), ["Lê Văn An"]);
    let alone = file(&(cell("C2", "X1") + &text("D2", "Chi bộ 1")));
    assert_eq!(wrong(&bytes("ds.xlsx", &alone).expect("read")), [("C2".to_owned(), Reason::NotCalculated)]);
    let unit = file(&(text("C2", "Lê An") + &cell("D2", "X1")));
    assert_eq!(wrong(&bytes("ds.xlsx", &unit).expect("read")), [("D2".to_owned(), Reason::NotCalculated)]);
}

#[test]
fn separators_are_told_by_the_headings() {
    for text in [
        "STT,Họ và tên,Chức vụ\n1,Lê Văn An,\"Bí thư; Chủ tịch; Ủy viên\"\n",
        "STT;Họ và tên;Địa chỉ\n1;Lê Văn An;\"số 3, tổ 4, thôn 5, xã 6\"\n",
        "STT\tHọ và tên\tGhi chú\n1\tLê Văn An\ta; b; c, d, e\n",
        "STT|Họ và tên|Ghi chú\n1|Lê Văn An|a; b\n",
        "sep=;\r\nSTT;Họ và tên\r\n1;Lê Văn An\r\n",
        "\"sep=,\"\nSTT,Họ và tên\n1,Lê Văn An\n",
        "sep=,\nSTT;Họ và tên\n1;Lê Văn An\n",
        "STT;Họ và tên\r1;Lê Văn An\r",
    ] {
        let reading = csv(text);
        assert_eq!(names(&reading), ["Lê Văn An"], "{text}");
    }
    let open = csv("STT;Họ và tên;Ghi chú\n1;Lê Văn An;\"12 inch\n2;Trần Thị Bé;x\n");
    assert_eq!(names(&open), ["Lê Văn An", "Trần Thị Bé"], "an open quotation mark takes nobody in");
    assert_eq!(doubts(&open)[0], ("A2".to_owned(), &Doubt::OpenQuote));
}

#[test]
fn windows_1258_is_read() {
    // `Họ và tên;Đơn vị`, `Trần Thị Bé;Chi bộ 1`: letters with their tones behind them.
    let text = b"STT;Ho\xf2 va\xcc t\xean;\xd0\xf5n vi\xf2\n1;Tr\xe2\xccn Thi\xf2 Be\xec;Chi b\xf4\xf2 1\n2;Nguy\xea\xden V\xe3n An;Chi b\xf4\xf2 2\n";
    let reading = bytes("ds.csv", text).expect("read");
    assert_eq!(names(&reading), ["Trần Thị Bé", "Nguyễn Văn An"]);
    assert_eq!(records(&reading)[0].unit, "Chi bộ 1");
}

#[test]
fn web_pages_and_xml_named_as_spreadsheets_are_read() {
    let page = "<html><body><table border=1><tr><th>STT</th><th>Họ và tên</th><th>Đơn vị</th></tr>\
        <tr><td>1</td><td>L&ecirc; Văn<br>An</td><td rowspan=2>Chi bộ&nbsp;1</td></tr><tr><td>2<td>Trần Thị Bé</tr>\
        <tr><td colspan=2>Tổng cộng: 2</td></tr></table><script>'<td>'</script></body></html>";
    let reading = bytes("ds.xls", page.as_bytes()).expect("read");
    assert_eq!(names(&reading), ["Lê Văn An", "Trần Thị Bé"]);
    assert_eq!(records(&reading)[1].unit, "Chi bộ 1", "a cell that reaches over two rows is of both");
    let bare = "<table><tr><td>Họ và tên</td><td>Ghế</td></tr><tr><td>Lê An</td><td>3-5</td></tr></table>";
    assert_eq!(records(&bytes("ds.xls", bare.as_bytes()).expect("read"))[0].seat, "3-5");
    let sheet = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
        xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles><Style ss:ID=\"s1\"><NumberFormat ss:Format=\"0000\"/></Style>\
        <Style ss:ID=\"s2\"><Font ss:StrikeThrough=\"1\"/></Style></Styles><Worksheet ss:Name=\"Tổ 2\"><Table>\
        <Row><Cell><Data ss:Type=\"String\">Họ và tên</Data></Cell><Cell ss:Index=\"3\"><Data ss:Type=\"String\">Số thẻ</Data></Cell></Row>\
        <Row ss:Index=\"4\"><Cell><Data ss:Type=\"String\">Lê An &amp; </Data></Cell><Cell ss:Index=\"3\" ss:StyleID=\"s1\"><Data ss:Type=\"Number\">17</Data></Cell></Row>\
        <Row><Cell ss:StyleID=\"s2\"><Data ss:Type=\"String\">Vũ Bình</Data></Cell></Row></Table></Worksheet></Workbook>";
    let reading = bytes("ds.xls", sheet.replace(" &amp; ", "").as_bytes()).expect("read");
    let one = &records(&reading)[0];
    assert_eq!(
        (reading.rows[0].row, &one.full_name[..], &one.badge_no[..], &one.unit[..]),
        (4, "Lê An", "0017", "Tổ 2")
    );
    assert_eq!(reading.left_out.len(), 1);
    for other in ["<?xml version=\"1.0\"?><a/>", "<svg></svg>", "<html><p>Trang lỗi</p></html>"] {
        assert!(matches!(bytes("ds.xls", other.as_bytes()), Err(RosterError::NotASpreadsheet { .. })), "{other}");
    }
}

#[test]
fn passwords_are_named_in_every_format() {
    let locked = zipped(&[
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
        ),
        ("content.xml", "x"),
    ]);
    assert!(matches!(bytes("ds.ods", &locked), Err(RosterError::Encrypted { .. })));
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("created");
    let bof = [0x09, 0x08, 0x10, 0, 0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let password = [0x2f, 0, 6, 0, 1, 0, 1, 0, 1, 0];
    file.create_stream("/Workbook")
        .expect("a stream")
        .write_all(&[&bof[..], &password, &[10, 0, 0, 0]].concat())
        .expect("written");
    let content = file.into_inner().into_inner();
    assert!(matches!(bytes("ds.xls", &content), Err(RosterError::Encrypted { .. })));
    let mut document = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("created");
    document.create_stream("/WordDocument").expect("a stream");
    let content = document.into_inner().into_inner();
    assert!(matches!(bytes("ds.xls", &content), Err(RosterError::NotASpreadsheet { .. })));
}

#[test]
fn what_says_more_than_it_is_is_refused() {
    let too_large = |name: &str, content: &[u8]| matches!(bytes(name, content), Err(RosterError::TooLarge { .. }));
    let head = ods_row(&["Họ và tên", "Chi bộ"]);
    let many = ods_row(&["Lê An", "Chi bộ 1"])
        .replace("<table:table-row", "<table:table-row table:number-rows-repeated=\"99000000\"");
    assert!(too_large("a.ods", &ods("", &(head.clone() + &many))));
    let wide =
        ods_row(&["Lê An"]).replace("<table:table-cell", "<table:table-cell table:number-columns-repeated=\"16000\"");
    assert!(too_large("a.ods", &ods("", &(head.clone() + &wide))));
    let long = ods_row(&[&"x".repeat(30_000)])
        .replace("<table:table-cell", "<table:table-cell table:number-columns-repeated=\"900\"")
        .replace("<table:table-row", "<table:table-row table:number-rows-repeated=\"900\"");
    assert!(too_large("a.ods", &ods("", &(head.clone() + &long))));
    let empty = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>";
    let fine = ods("", &(head + &ods_row(&["Lê An", "Chi bộ 1"]) + empty));
    assert_eq!(names(&bytes("a.ods", &fine).expect("read")), ["Lê An"], "empty cells say nothing, however many");
    assert!(too_large("a.csv", &[b"a;b\n".as_slice(), &b";".repeat(20_000)].concat()));
    // A workbook of binary records whose sheet has no relation makes its reader panic.
    let broken = zipped(&[
        ("xl/workbook.bin", "\u{9c}\u{1}"),
        ("xl/_rels/workbook.bin.rels", "<Relationships/>"),
        ("[Content_Types].xml", "<Types/>"),
    ]);
    assert!(matches!(bytes("a.xlsb", &broken), Err(RosterError::Broken { .. } | RosterError::NotASpreadsheet { .. })));
}

#[test]
fn a_cell_beyond_the_columns_is_told() {
    let reading = sheet(&[
        ("A1", Text("Họ và tên")),
        ("B1", Text("Năm sinh")),
        ("A2", Text("Lê An")),
        ("B2", Number(1970.0)),
        ("XFD9", Text("x")),
    ]);
    let reading = reading.expect("read");
    assert_eq!(
        (names(&reading), doubts(&reading)),
        (vec!["Lê An".to_owned()], vec![("XFD9".to_owned(), &Doubt::BeyondColumns)])
    );
}

#[test]
fn sheets_cross_from_the_process_that_opens_files() {
    struct There;
    impl child::Opener for There {
        fn open(&self, path: &Path) -> Result<Vec<u8>, Stopped> {
            let hook = std::panic::take_hook();
            let mut out = Vec::new();
            child::serve(path, &mut out).expect("answered");
            std::panic::set_hook(hook);
            Ok(out)
        }
    }
    struct Gone(Stopped);
    impl child::Opener for Gone {
        fn open(&self, _: &Path) -> Result<Vec<u8>, Stopped> {
            Err(self.0)
        }
    }
    let folder = folder();
    let path = folder.path().join("ds.csv");
    fs::write(&path, "Họ và tên;Ngày sinh;Số thẻ\nLê An;31/02/1980;1\nVũ Bình;1970;0017\nTổng: 2;;\n")
        .expect("written");
    let there = read_with(&There, &path, &[], (None, Date::MAX)).expect("read");
    assert_eq!(there, read(&path, &[]).expect("read"));
    let gone = read_with(&There, &folder.path().join("không.xlsx"), &[], (None, Date::MAX));
    assert!(matches!(gone, Err(RosterError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound));
    for ended in [Stopped::Memory, Stopped::Time] {
        let stopped = read_with(&Gone(ended), &path, &[], (None, Date::MAX));
        assert!(matches!(stopped, Err(RosterError::Stopped { ended: found, .. }) if found == ended));
    }
}

/// What is written back holds texts, never formulas: neither in a workbook nor in a text file.
#[test]
fn nothing_that_is_written_is_a_formula() {
    let reading = csv("Họ và tên;Năm sinh;Ghi chú\n=CMD();x;@SUM(A1)\n+84;y;-1\n");
    let failed: Vec<_> = reading.failed.iter().map(|failed| (failed.cell.clone(), "=1".to_owned())).collect();
    assert_eq!(failed.len(), 4);
    let folder = folder();
    let path = folder.path().join("sua.xlsx");
    write_failed(&path, &reading, &failed, 0).expect("written");
    let mut written = String::new();
    let mut zip = zip::ZipArchive::new(fs::File::open(&path).expect("opened")).expect("a zip");
    std::io::Read::read_to_string(&mut zip.by_name("xl/worksheets/sheet1.xml").expect("a part"), &mut written)
        .expect("read");
    assert!(!written.contains("<f>") && written.contains("<c "), "{written}");
    let mut delegate =
        Delegate::new(daihoi_domain::delegate::DelegateId(uuid::Uuid::nil()), uuid::Uuid::nil(), "Lê An");
    delegate.note = "@SUM(A1)".to_owned();
    delegate.unit = "+1".to_owned();
    delegate.workplace = "=HYPERLINK(\"x\")".to_owned();
    let path = folder.path().join("ra.csv");
    write(&path, std::slice::from_ref(&delegate)).expect("written");
    let text = fs::read_to_string(&path).expect("read");
    let fields = text.lines().nth(1).expect("a row").split(';').map(|field| field.trim_matches('"'));
    assert!(fields.clone().all(|field| !field.starts_with(['=', '+', '-', '@', '\t'])), "{text}");
    let back = records(&read(&path, &[]).expect("read"));
    assert_eq!((&back[0].note[..], &back[0].unit[..]), ("@SUM(A1)", "+1"), "and it is read as it was");
    let formula = made(|book| {
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "Họ và tên").expect("written");
        sheet.write_string(0, 1, "Ghi chú").expect("written");
        sheet.write_string(1, 0, "Lê An").expect("written");
        sheet.write_formula(1, 1, Formula::new("=1+1").set_result("2")).expect("written");
    });
    assert_eq!(records(&formula)[0].note, "2");
}
