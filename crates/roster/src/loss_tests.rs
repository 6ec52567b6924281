//! Nobody is lost: rows that only look like totals, sections or signatures, lists below and beside each other, headings that
//! almost say what they seem to, units that only a sheet or a title says.

use super::{
    tests::{Day, Number, Put, Text, book, bytes, names, records, sheet, wrong},
    *,
};
use daihoi_domain::delegate::DelegateKind;

fn csv(text: &str) -> Reading {
    bytes("ds.csv", text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Rows of `|` parted texts as a sheet; numbers as numbers.
fn grid(rows: &[&str]) -> Reading {
    grids(&[("DS", rows)])
}

fn grids(sheets: &[(&str, &[&str])]) -> Reading {
    let cells: Vec<(&str, Vec<(String, &str)>)> = sheets
        .iter()
        .map(|(name, rows)| {
            let cells = rows.iter().enumerate().flat_map(|(row, line)| {
                let filled = line.split('|').enumerate().filter(|(_, text)| !text.is_empty());
                filled.map(move |(column, text)| (format!("{}{}", reason::letters(column), row + 1), text))
            });
            (*name, cells.collect())
        })
        .collect();
    let put: Vec<(&str, Vec<(&str, Put<'_>)>)> = cells
        .iter()
        .map(|(name, cells)| {
            let put = cells.iter().map(|(at, text)| {
                (
                    at.as_str(),
                    text.parse::<f64>()
                        .map_or(Text(text), |number| if text.len() < 5 { Number(number) } else { Text(text) }),
                )
            });
            (*name, put.collect())
        })
        .collect();
    let sheets: Vec<(&str, &[(&str, Put<'_>)])> = put.iter().map(|(name, cells)| (*name, &cells[..])).collect();
    book(&sheets, &[]).expect("read")
}

fn left(reading: &Reading) -> Vec<(u32, NoPerson)> {
    reading.left_out.iter().map(|left| (left.cell.row, left.reason)).collect()
}

fn units(reading: &Reading) -> Vec<String> {
    records(reading).into_iter().map(|delegate| delegate.unit).collect()
}

#[test]
fn family_names_and_posts_that_begin_like_totals_are_people() {
    let reading = csv(
        "Họ và tên;Chức vụ;Đơn vị\nTống Văn Sơn;Công chức;Chi bộ 1\nCông Thị Mùi;Cộng tác viên;Chi bộ 2\n\
        Tổng Thị Lý;Tổng biên tập;Tổng công ty Đường sắt\nVõ Tòng;Công nhân;Công ty TNHH Cộng Hòa\nTONG THI HOA;;CONG AN XA\n",
    );
    assert_eq!(names(&reading), ["Tống Văn Sơn", "Công Thị Mùi", "Tổng Thị Lý", "Võ Tòng", "TONG THI HOA"]);
    assert_eq!((left(&reading), wrong(&reading)), (vec![], vec![]));
    // Without a name, a post that begins so says nothing of a sum either.
    let reading =
        csv("STT;Họ và tên;Địa chỉ;Điện thoại\n;Lê An;Cộng Hòa, phường 4;0905000001\n;Vũ Bình;Tổng kho 3;0905000002\n");
    assert_eq!(names(&reading), ["Lê An", "Vũ Bình"]);
    let capitals =
        csv("Họ và tên;Số điện thoại\nTỐNG VĂN AN;0905000001\nCÔNG THỊ BÉ;\nVI THỊ MAI;\nLÊ C;\nTỔNG CỘNG: 4;\n");
    assert_eq!(names(&capitals), ["TỐNG VĂN AN", "CÔNG THỊ BÉ", "VI THỊ MAI", "LÊ C"]);
    assert_eq!(left(&capitals), [(6, NoPerson::Total)]);
}

#[test]
fn totals_in_every_dress_are_told() {
    for total in [
        "Tổng cộng|||3",
        "|Cộng: 3 đồng chí||",
        "|Tổng số|3|",
        "|(Danh sách gồm có 3 người)||",
        "Cộng||3|",
        "|TỔNG CỘNG||3",
        "|Tong cong: 3||",
    ] {
        let rows = ["STT|Họ và tên|Chức vụ|Số thẻ", "1|Lê An|Bí thư|1", total];
        let reading = grid(&rows);
        assert_eq!(names(&reading), ["Lê An"], "{total}");
        assert_eq!((left(&reading), wrong(&reading)), (vec![(3, NoPerson::Total)], vec![]), "{total}");
        assert!(!reading.left_out[0].first_cells.is_empty());
    }
}

#[test]
fn a_unit_or_company_that_begins_like_a_signature_ends_nothing() {
    let reading = csv(
        "Họ và tên;Đơn vị\nLê An;TM - DV Hòa Phát\nVũ Bình;KT. Xây dựng 5\nLò Cường;TM DV SÔNG ĐÀ\nMai Dung;Thay mặt cổ đông\nHồ Em;TL Holdings\nTrần Ph;Chi bộ 1\n",
    );
    assert_eq!(names(&reading), ["Lê An", "Vũ Bình", "Lò Cường", "Mai Dung", "Hồ Em", "Trần Ph"]);
    assert_eq!(left(&reading), []);
}

#[test]
fn what_follows_a_signature_is_told_and_the_next_list_is_read() {
    let rows = [
        "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC",
        "STT|Họ và tên|Chi bộ",
        "1|Lê An|Chi bộ 1",
        "|Danh sách này gồm 1 người|",
        "|Hòa Châu, ngày 5 tháng 6 năm 2025|",
        "||TM. ĐẢNG ỦY",
        "|Người lập biểu|BÍ THƯ",
        "",
        "|Phạm Văn Ký|Nguyễn Thị Dấu",
        "DANH SÁCH KHÁCH MỜI",
        "TT|Họ tên|Chức vụ|Nơi công tác",
        "1|Vũ Bình|Giám đốc|Công ty Xây dựng",
        "2|Lò Cường||",
    ];
    let reading = grid(&rows);
    let kinds: Vec<(String, DelegateKind)> =
        records(&reading).into_iter().map(|one| (one.full_name, one.kind)).collect();
    let expected =
        [("Lê An", DelegateKind::Official), ("Vũ Bình", DelegateKind::Guest), ("Lò Cường", DelegateKind::Guest)];
    assert_eq!(kinds, expected.map(|(name, kind)| (name.to_owned(), kind)));
    let told: Vec<u32> = left(&reading).iter().map(|(row, _)| *row).collect();
    assert_eq!(told, [4, 5, 6, 7, 9]);
    assert_eq!(wrong(&reading), []);
    // The list that goes on below a signature, without headings of its own, is still its people.
    let rows = ["STT|Họ và tên|Chi bộ", "1|Lê An|Chi bộ 1", "|T/M ĐẢNG ỦY|", "2|Vũ Bình|Chi bộ 2", "|Phạm Văn Ký|"];
    let reading = grid(&rows);
    assert_eq!(names(&reading), ["Lê An", "Vũ Bình"]);
    assert_eq!(left(&reading), [(3, NoPerson::Signature), (5, NoPerson::BelowSignature)]);
}

#[test]
fn headings_on_each_page_are_no_people_and_break_nothing() {
    let rows = [
        "STT|Họ và tên|Chức vụ",
        "I|CHI BỘ 1",
        "1|Lê An|Bí thư",
        "STT|Họ và tên|Chức vụ",
        "(1)|(2)|(3)",
        "2|Vũ Bình|Đảng viên",
    ];
    let reading = grid(&rows);
    assert_eq!(units(&reading), ["Chi bộ 1", "Chi bộ 1"], "the section goes on");
    assert_eq!(left(&reading), [(2, NoPerson::Section), (4, NoPerson::Headings), (5, NoPerson::ColumnNumbers)]);
}

#[test]
fn blocks_beside_each_other_are_all_read() {
    let rows = ["Họ tên|Ghế||Họ tên|Ghế||Họ tên|Ghế", "Lê An|A1||Vũ Bình|B1||Lò Cường|C1", "Mai Dung|A2||Hồ Em|B2||||"];
    let reading = grid(&rows);
    assert_eq!(names(&reading), ["Lê An", "Mai Dung", "Vũ Bình", "Hồ Em", "Lò Cường"]);
    assert_eq!(reading.rows[2].name_cell.to_string(), "D2");
    let seats: Vec<String> = records(&reading).into_iter().map(|one| one.seat).collect();
    assert_eq!(seats, ["A1", "A2", "B1", "B2", "C1"]);
    // Two rows that failed in two blocks are both written out to be mended.
    let rows = ["STT|Họ tên|Năm sinh||STT|Họ tên|Năm sinh", "1|Lê An|1970||2|Vũ Bình|x", "3|Mai 2|1971||4|Hồ Em|1972"];
    let reading = grid(&rows);
    assert_eq!(names(&reading), ["Lê An", "Hồ Em"]);
    let failed: Vec<_> = reading.failed.iter().map(|failed| (failed.cell.clone(), "vì".to_owned())).collect();
    let folder = tests::folder();
    let path = folder.path().join("sua.xlsx");
    write_failed(&path, &reading, &failed, 0).expect("written");
    let again = read(&path, &[]).expect("read");
    assert_eq!(wrong(&again).len(), 2, "{:?}", again.failed);
}

#[test]
fn sections_of_every_kind_give_the_unit_and_people_in_capitals_do_not() {
    for (heading, unit) in [
        ("I|TỔ DÂN PHỐ SỐ 5", "Tổ dân phố Số 5"),
        ("II.|KHỐI ĐOÀN THỂ", "Khối Đoàn Thể"),
        ("|Tổ 7", "Tổ 7"),
        ("|Phòng Giáo dục và Đào tạo", "Phòng Giáo dục và Đào tạo"),
        ("|TRƯỜNG THCS HÒA CHÂU (3 đồng chí)", "Trường THCS Hòa Châu"),
        ("CHI BỘ THÔN ĐÔNG", "Chi bộ thôn Đông"),
        ("|Chi bộ Công an||2", "Chi bộ Công an"),
    ] {
        let rows = ["STT|Họ và tên|Chức vụ|Số thẻ", heading, "1|Lê An|Bí thư|1"];
        let reading = grid(&rows);
        assert_eq!((names(&reading), units(&reading)), (vec!["Lê An".to_owned()], vec![unit.to_owned()]), "{heading}");
        assert_eq!(left(&reading), [(2, NoPerson::Section)]);
    }
    let rows = [
        "STT|Họ và tên|Chức vụ",
        "1|LÊ AN|Bí thư",
        "|TÔ KHỐI|",
        "|ĐOÀN VĂN HẬU|",
        "|BAN THỊ MAI|",
        "I|Y MOAN|Hội viên",
    ];
    assert_eq!(names(&grid(&rows)), ["LÊ AN", "TÔ KHỐI", "ĐOÀN VĂN HẬU", "BAN THỊ MAI", "Y MOAN"]);
    let rows = ["STT|Họ và tên|Chức vụ", "1|CHI BỘ THÔN ĐÔNG", "1|LÊ AN|Bí thư", "2|ĐẶNG UY VŨ", "3|Đặng Bộ An"];
    let reading = grid(&rows);
    assert_eq!(names(&reading), ["LÊ AN", "ĐẶNG UY VŨ", "Đặng Bộ An"], "marks tell a family from a committee");
    assert_eq!(units(&reading)[2], "Chi bộ thôn Đông");
    let roman = ["STT|Họ và tên", "I|LÊ AN", "II|VŨ BÌNH", "III|LÒ CƯỜNG"];
    assert_eq!(names(&grid(&roman)), ["LÊ AN", "VŨ BÌNH", "LÒ CƯỜNG"], "people may be numbered so");
}

#[test]
fn a_sheet_or_a_title_gives_the_unit() {
    let one = ["STT|Họ và tên", "1|Lê An"];
    let reading = grids(&[("Chi bộ thôn Đông", &one), ("Tổ 7", &one), ("Danh sách", &one), ("Khách mời", &one)]);
    assert_eq!(units(&reading), ["Chi bộ thôn Đông", "Tổ 7", "", ""]);
    assert_eq!(records(&reading)[3].kind, DelegateKind::Guest);
    for (title, unit) in [
        ("Đơn vị: Chi bộ 3", "Chi bộ 3"),
        ("CHI BỘ THÔN GÒ DƯA", "Chi bộ thôn Gò Dưa"),
        ("DANH SÁCH ĐẢNG VIÊN CHI BỘ TÂY DỰ ĐẠI HỘI", "Chi bộ Tây"),
        ("ĐẢNG BỘ XÃ HÒA CHÂU", ""),
        ("DANH SÁCH ĐẠI BIỂU", ""),
    ] {
        let reading = grid(&[title, "STT|Họ và tên|Chức vụ", "1|Lê An|Bí thư"]);
        assert_eq!(units(&reading), [unit], "{title}");
    }
    let own = grid(&["Đơn vị: Chi bộ 3", "STT|Họ và tên|Chi bộ", "1|Lê An|Chi bộ 4", "2|Vũ Bình|"]);
    assert_eq!(units(&own), ["Chi bộ 4", ""], "a column of units speaks for its people alone");
}

#[test]
fn headings_are_known_as_a_whole_or_not_at_all() {
    let field = |heading: &str| column::meaning(heading, "").map(|(meaning, _)| meaning.name());
    for (heading, name) in [
        ("hoTen", "full_name"),
        ("ho_ten", "full_name"),
        ("hoten", "full_name"),
        ("HỌ & TÊN", "full_name"),
        ("Họ và tên (chữ in hoa)", "full_name"),
        ("Họ tên đảng viên", "full_name"),
        ("Tên cán bộ", "full_name"),
        ("Họ và tên đại biểu", "full_name"),
        ("soDienThoai", "phone"),
        ("dienthoai", "phone"),
        ("Số điện thoại liên hệ", "phone"),
        ("Điện thoại (Zalo)", "phone"),
        ("Ngày, tháng, năm sinh", "date_of_birth"),
        ("Chức vụ hiện nay", "position"),
        ("Chức vụ Đảng, chính quyền, đơn vị công tác", "position_and_workplace"),
        ("ngaySinh", "date_of_birth"),
    ] {
        assert_eq!(field(heading), Some(name), "{heading}");
    }
    for heading in [
        "Họ tên cha",
        "Họ và tên mẹ",
        "Họ tên vợ hoặc chồng",
        "Họ tên người giới thiệu",
        "Trình độ ngoại ngữ",
        "Trình độ tin học",
        "Số thẻ đảng viên",
        "Số thẻ BHYT",
        "Ngày cấp thẻ",
        "Đơn vị tính",
        "Số quyết định nghỉ hưu",
        "Ngày sinh con",
        "Điện thoại cơ quan của vợ",
        "Nơi sinh",
        "Quốc tịch",
        "Năm tốt nghiệp",
        "Tên công ty",
        "Username",
        "Ngày bổ nhiệm chức vụ",
        "Số lượng đại biểu",
        "Ghi chú nội bộ về ghế",
    ] {
        assert_eq!(field(heading), None, "{heading}");
    }
    assert_eq!(column::meaning("Trình độ", "Ngoại ngữ"), None, "what stands above is not what stands below");
    assert_eq!(column::meaning("Trình độ", "Chuyên môn").map(|(meaning, _)| meaning.name()), Some("education"));
}

#[test]
fn the_exact_heading_wins_wherever_it_stands() {
    let reading = csv("STT;Họ tên người thân;Họ tên;Năm sinh con;Năm sinh\n1;Lê Cha;Lê Con;2001;1975\n");
    let one = &records(&reading)[0];
    assert_eq!(
        (&one.full_name[..], one.date_of_birth.map(|date| date.to_string())),
        ("Lê Con", Some("1975".to_owned()))
    );
    let reading = csv("STT;Điện thoại liên hệ;Họ tên;Điện thoại\n1;0905000009;Lê An;0905000001\n");
    assert_eq!(records(&reading)[0].phone, "0905000001", "the surer of two");
    let reading = csv("STT;Họ và tên;Số thẻ đảng viên;Số thẻ\n1;Lê An;45.001;7\n");
    assert_eq!(records(&reading)[0].badge_no, "7");
}

#[test]
fn names_alone_load() {
    assert_eq!(names(&csv("Họ và tên\nLê Văn An\nTrần Thị Bé\n")), ["Lê Văn An", "Trần Thị Bé"]);
    assert_eq!(names(&csv("Mã;Họ tên\n7;Lê Văn An\n")), ["Lê Văn An"]);
    assert_eq!(names(&grid(&["Danh sách lớp", "", "Tên", "Lê Văn An", "Trần Thị Bé"])), ["Lê Văn An", "Trần Thị Bé"]);
    let guessed = csv("Danh tính;Nơi ở\nLê Văn An;Huế\nTrần Thị Bé;Vinh\nVũ Bình;Hà Nội\n");
    assert_eq!(names(&guessed), ["Lê Văn An", "Trần Thị Bé", "Vũ Bình"]);
    let unknown = csv("Bạn đọc;Phố\nLê Văn An;Huế\nTrần Thị Bé;Vinh\nVũ Bình;Hà Nội\n");
    assert_eq!(names(&unknown).len(), 3);
    assert!(matches!(unknown.warnings[..], [Warning { reason: Doubt::GuessedNames { .. }, .. }]), "it is told");
}

#[test]
fn a_list_without_headings_is_refused_and_read_as_the_refusal_advises() {
    let read_with = |text: &str, maps: &[&str]| {
        let folder = tests::folder();
        let path = folder.path().join("ds.csv");
        std::fs::write(&path, text).expect("written");
        let maps: Vec<Override> = maps.iter().map(|map| map.parse().expect("a map")).collect();
        read(&path, &maps)
    };
    for text in [
        "Lê Văn An;Chi bộ 1\nTrần Thị Bé;Chi bộ 2\n",
        "Lê Văn An;Nam;Bí thư\nTrần Thị Bé;Nữ;Đảng viên\n",
        "1;Lê Văn An\n2;Trần Thị Bé\n",
    ] {
        assert!(matches!(read_with(text, &[]), Err(RosterError::NoHeader { .. })), "{text}");
        let column = if text.starts_with('1') { "full_name=B" } else { "full_name=A" };
        assert_eq!(names(&read_with(text, &[column]).expect("read")), ["Lê Văn An", "Trần Thị Bé"], "{text}");
    }
    let reading = read_with("Ai;Ở đâu\nLê Văn An;Chi bộ 1\nTrần Thị Bé;x\n", &["full_name=A", "unit=B"]).expect("read");
    assert_eq!(
        (names(&reading).len(), &units(&reading)[0][..]),
        (2, "Chi bộ 1"),
        "headings that nobody knows are no person"
    );
    // A file to mend is made of it, and says what the columns are.
    let text = "Lê Văn An;Chi bộ 1;1970\nTrần 2;Chi bộ 2;1971\n";
    let reading = read_with(text, &["full_name=A", "unit=B", "date_of_birth=C"]).expect("read");
    let failed: Vec<_> = reading.failed.iter().map(|failed| (failed.cell.clone(), "vì".to_owned())).collect();
    let folder = tests::folder();
    let path = folder.path().join("sua.xlsx");
    write_failed(&path, &reading, &failed, 0).expect("written");
    let again = read(&path, &[]).expect("read without a word of anybody");
    assert_eq!(
        again.mapping.iter().filter_map(|column| column.field).collect::<Vec<_>>(),
        ["full_name", "unit", "date_of_birth"]
    );
    assert_eq!(wrong(&again).len(), 1);
}

#[test]
fn columns_that_hold_something_else_fail_nobody() {
    let reading = csv("id;full_name;phone\n1;Lê An;0905123456\n2;Vũ Bình;0905123457\n");
    assert_eq!((names(&reading).len(), wrong(&reading)), (2, vec![]));
    assert!(matches!(reading.warnings[0].reason, Doubt::OtherIds { .. }));
    let reading =
        csv("STT;Họ và tên;Thành phần;Hình thức\n1;Lê An;Nông dân;Trực tiếp\n2;Vũ Bình;Trí thức;Trực tuyến\n");
    assert_eq!((names(&reading).len(), wrong(&reading), reading.warnings.len()), (2, vec![], 2));
    assert_eq!(reading.mapping[2].field, None);
    let mixed = csv("STT;Họ và tên;Thành phần\n1;Lê An;Khách mời\n2;Vũ Bình;Trí thức\n");
    assert_eq!(wrong(&mixed).len(), 1, "where it holds the words, another one is a slip");
}

#[test]
fn a_birth_in_three_columns_is_one_date() {
    for header in [
        &["STT|Họ và tên|Ngày sinh|||Chi bộ", "||Ngày|Tháng|Năm|"][..],
        &["STT|Họ và tên|Ngày sinh|Tháng sinh|Năm sinh|Chi bộ"],
        &["STT|Họ và tên|Ngày, tháng, năm sinh|||Chi bộ", "||ngày|tháng|năm|"],
    ] {
        let rows =
            [header, &["1|Lê An|5|7|1975|Chi bộ 1", "2|Vũ Bình|||1980|Chi bộ 2", "3|Lò Cường|31|2|1980|Chi bộ 2"]]
                .concat();
        let reading = grid(&rows);
        let born: Vec<_> =
            records(&reading).into_iter().map(|one| one.date_of_birth.map(|date| date.to_string())).collect();
        assert_eq!(born, [Some("1975-07-05".to_owned()), Some("1980".to_owned())], "{header:?}");
        assert_eq!(wrong(&reading).len(), 1, "no such day");
    }
}

#[test]
fn names_in_three_columns_and_by_formula_are_whole() {
    let reading = grid(&["STT|Họ|Tên đệm|Tên|Chi bộ", "1|Lê|Văn|An|Chi bộ 1", "2|Vũ||Bình|Chi bộ 2"]);
    assert_eq!(names(&reading), ["Lê Văn An", "Vũ Bình"]);
    let turned = grid(&["STT|Tên|Họ và đệm|Chi bộ", "1|An|Lê Văn|Chi bộ 1"]);
    assert_eq!(names(&turned), ["Lê Văn An"]);
    let whole = grid(&["STT|Họ|Tên|Chi bộ", "1|Lê|Lê Văn An|Chi bộ 1"]);
    assert_eq!(names(&whole), ["Lê Văn An"], "the family name is not said twice");
    let given_first = csv("STT;Họ và tên;Chi bộ\n1;An Nguyễn Văn;a\n2;Bình Trần Thị;b\n3;Cường Lê Văn;c\n");
    assert!(given_first.warnings.iter().any(|warning| warning.reason == Doubt::GivenNameFirst));
}

#[test]
fn people_above_the_headings_are_told() {
    let reading = grid(&["1|Lê Văn Trên|Bí thư", "", "STT|Họ và tên|Chức vụ", "1|Vũ Bình|Đảng viên"]);
    assert_eq!(left(&reading), [(1, NoPerson::AboveHeadings)]);
    assert_eq!(reading.left_out[0].first_cells, ["1", "Lê Văn Trên", "Bí thư"]);
}

#[test]
fn lines_that_nobody_filled_and_remarks_are_told() {
    let rows =
        ["STT|Họ và tên|Chức vụ", "1|Lê An|Bí thư", "2||", "|Ghi chú: danh sách có thể thay đổi|", "||in tại Huế"];
    let reading = grid(&rows);
    assert_eq!(names(&reading), ["Lê An"]);
    assert_eq!(left(&reading), [(3, NoPerson::Unfilled), (4, NoPerson::Words), (5, NoPerson::Words)]);
    let day = sheet(&[("A1", Text("Họ và tên")), ("B1", Text("Ghế")), ("A2", Text("Lê An")), ("B2", Day(2026, 5, 3))])
        .expect("read");
    assert!(matches!(wrong(&day)[0].1, Reason::BecameDate { .. }));
}
