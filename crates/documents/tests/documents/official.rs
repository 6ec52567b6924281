//! The heading block of official documents: it moves to the metadata if it is understood, and stays otherwise.

use daihoi_documents::{self as documents, Field, Nation, Secrecy, Sources, Warning, outline};
use insta::assert_snapshot;

use crate::{
    package::{Package, bold, cell, centred, p, paragraph, table},
    tree::tree,
};

fn heading_block(left: &[&str], right: &[&str]) -> String {
    let (last, above) = left.split_at(1);
    let left = format!("<w:tc>{}{}</w:tc>", p(last[0]), above.iter().map(|line| bold(line)).collect::<String>());
    table(&[&[left, cell("", right)]])
}

fn usual() -> String {
    heading_block(
        &["ĐẢNG BỘ TỈNH LAM HỒNG", "ĐẢNG BỘ XÃ HÒA PHƯỚC", "*", "Số: 12-BC/ĐU"],
        &["ĐẢNG CỘNG SẢN VIỆT NAM", "Hòa Phước, ngày 25 tháng 7 năm 2025"],
    )
}

fn signature() -> String {
    table(&[&[
        cell("", &["Nơi nhận:", "- Như trên,"]),
        cell("", &["T/M BAN CHẤP HÀNH", "BÍ THƯ", "(đã ký)", "Nguyễn Thị Hồng Ngọc"]),
    ]])
}

#[test]
fn a_heading_block_that_is_understood_becomes_metadata() {
    let body = [
        usual(),
        centred("BÁO CÁO KIỂM ĐIỂM"),
        centred("sự lãnh đạo của Ban Chấp hành"),
        centred("nhiệm kỳ 2020 - 2025"),
        centred("-----"),
        centred("Kính thưa Đại hội!"),
        p("Mở đầu."),
        bold("I. TÌNH HÌNH"),
        signature(),
    ];
    let reading = Package::new(&body.concat()).read().unwrap();
    assert_eq!(
        reading.document.metadata.guessed,
        [
            Field::Title,
            Field::IssuingBody,
            Field::SuperiorBody,
            Field::Symbol,
            Field::Place,
            Field::Date,
            Field::Class,
            Field::Subject,
            Field::Signer,
            Field::Recipients
        ]
    );
    assert_snapshot!(tree(&reading));
}

#[test]
fn a_heading_block_with_an_unknown_line_stays_and_still_tells() {
    let body = [
        heading_block(
            &["ĐẢNG BỘ TỈNH LAM HỒNG", "ĐẢNG BỘ XÃ HÒA PHƯỚC", "Số 3 - NQ/ĐH"],
            &["ĐẢNG CỘNG SẢN VIỆT NAM", "Hòa Phước, ngày ... tháng 7 năm 2025", "(Bản lưu tại tổ thư ký)"],
        ),
        centred("NGHỊ QUYẾT"),
        p("Điều khoản."),
    ];
    assert_snapshot!(Package::new(&body.concat()).tree());
}

#[test]
fn papers_of_companies_unions_and_the_state_are_understood() {
    let read = |left: &[&str], right: &[&str]| {
        let body = [heading_block(left, right), centred("BÁO CÁO"), centred("tổng kết năm 2025"), p("Nội dung.")];
        Package::new(&body.concat()).read().unwrap().document
    };
    let republic =
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hòa Phước, ngày 1 tháng 8 năm 2025"];
    for (left, right, nation) in [
        (["TỔNG CÔNG TY LAM HỒNG", "CÔNG TY CỔ PHẦN HÒA PHƯỚC", "Số: 12/BC-HĐQT"], republic, Nation::Republic),
        (["Liên đoàn Lao động tỉnh", "Công đoàn xã Hòa Phước", "Số: 12/BC-CĐ"], republic, Nation::Republic),
        (
            ["TỈNH ĐOÀN LAM HỒNG", "BCH ĐOÀN XÃ HÒA PHƯỚC", "Số: 12-BC/ĐTN"],
            ["ĐOÀN TNCS HỒ CHÍ MINH", "***", "Hòa Phước, ngày 1 tháng 8 năm 2025"],
            Nation::YouthUnion,
        ),
    ] {
        let document = read(&left, &right);
        let metadata = &document.metadata;
        assert_eq!((metadata.nation, metadata.heading_in_text), (Some(nation), false), "{left:?}");
        assert_eq!(metadata.issuing_body, left[1]);
        assert_eq!((metadata.class.as_str(), metadata.subject.as_str()), ("báo cáo", "tổng kết năm 2025"));
        assert_eq!(document.blocks.len(), 1, "{left:?}");
    }
    let unknown = read(&["CÔNG ĐOÀN XÃ", "Số: 12/BC-CĐ", "(Bản lưu tại tổ thư ký)"], &republic);
    assert!(unknown.metadata.heading_in_text && unknown.blocks.len() > 1);
}

#[test]
fn other_tables_on_top_are_left_alone() {
    let body =
        [table(&[&[cell("", &["STT"]), cell("", &["Họ và tên"])], &[cell("", &["1"]), cell("", &["Trần Văn Bình"])]])];
    assert_snapshot!(Package::new(&body.concat()).tree());
}

#[test]
fn typed_lines_on_top_are_understood_like_a_table() {
    let body = [
        p("ĐẢNG BỘ XÃ HÒA PHƯỚC</w:t><w:tab/><w:t>ĐẢNG CỘNG SẢN VIỆT NAM"),
        p("Số 05-TB/ĐU</w:t><w:tab/><w:t>Hòa Phước, ngày 1 tháng 8 năm 2025"),
        p("DỰ THẢO"),
        centred("THÔNG BÁO TRIỆU TẬP"),
        p("Nội dung."),
        p("TM. ĐẢNG ỦY"),
        p("Lê Văn An"),
    ];
    assert_snapshot!(Package::new(&body.concat()).tree());
}

#[test]
fn a_stamp_makes_a_document_secret_wherever_it_stands_on_top() {
    let secrecy = |package: Package| package.read().unwrap().document.metadata.secrecy;
    let title = centred("BÁO CÁO");
    let in_box =
        format!("<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>", p("TUYỆT MẬT"));
    assert_eq!(secrecy(Package::new(&[p("MẬT"), title.clone()].concat())), Secrecy::Secret);
    assert_eq!(secrecy(Package::new(&[paragraph("", &in_box), title.clone()].concat())), Secrecy::MostSecret);
    let block = heading_block(&["ĐẢNG BỘ", "XÃ HÒA PHƯỚC", "Độ mật: TỐI MẬT"], &["ĐẢNG CỘNG SẢN VIỆT NAM"]);
    assert_eq!(secrecy(Package::new(&[block, title.clone()].concat())), Secrecy::TopSecret);
    assert_eq!(secrecy(Package::new(&title).with("header", "hdr", &p("TỐI MẬT"))), Secrecy::TopSecret);
    let lower = [title.clone(), p("Mật"), bold("I. Mật ong"), p("Giữ bí mật.")].concat();
    assert_eq!(secrecy(Package::new(&lower)), Secrecy::Secret);
    assert_eq!(secrecy(Package::new(&[title, bold("I. MẶT TRẬN"), p("MẶT"), p("Mật ong")].concat())), Secrecy::Open);
}

#[test]
fn a_stamp_may_share_its_line_and_a_sentence_is_none() {
    let secrecy = |package: Package| package.read().unwrap().document.metadata.secrecy;
    let title = centred("BÁO CÁO");
    let beside = |header: &str| secrecy(Package::new(&title).with("header", "hdr", &p(header)));
    assert_eq!(beside("MẬT</w:t><w:tab/><w:t>Bản số 05"), Secrecy::Secret);
    assert_eq!(beside("TÀI LIỆU TỐI MẬT - KHÔNG PHỔ BIẾN"), Secrecy::TopSecret);
    assert_eq!(beside("Quy chế bảo vệ bí mật"), Secrecy::Open);
    let read =
        |text: &str| documents::parse("a.md".as_ref(), "md", text.into(), None).unwrap().document.metadata.secrecy;
    assert_eq!(read("Độ mật: Mật. Bản số 01\n\n# Báo cáo\n\nChữ."), Secrecy::Secret);
    assert_eq!(read("# Báo cáo\n\nMật độ dân số cao; giữ bí mật - bảo mật."), Secrecy::Open);
}

#[test]
fn front_matter_alone_lowers_secrecy_and_a_sidecar_raises_it() {
    let read = |text: &str, sidecar: Option<&str>| {
        let sidecar = sidecar.map(|text| (std::path::Path::new("a.md.toml"), text));
        documents::parse("a.md".as_ref(), "md", text.into(), sidecar).unwrap().document.metadata.secrecy
    };
    assert_eq!(read("TỐI MẬT\n\nChữ", None), Secrecy::TopSecret);
    assert_eq!(read("---\nsecrecy: open\n---\nTỐI MẬT\n\nChữ", None), Secrecy::Open);
    assert_eq!(read("TỐI MẬT\n\nChữ", Some("secrecy = \"open\"")), Secrecy::TopSecret);
    assert_eq!(read("Chữ", Some("secrecy = \"secret\"")), Secrecy::Secret);
    assert_eq!(read("---\nsecrecy: open\n---\nChữ", Some("secrecy = \"secret\"")), Secrecy::Open);
}

#[test]
fn a_sidecar_states_what_a_word_file_cannot() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bao-cao.docx");
    std::fs::write(&path, Package::new(&[usual(), centred("NGHỊ QUYẾT")].concat()).bytes()).unwrap();
    std::fs::write(
        folder.path().join("bao-cao.docx.toml"),
        "phien = 'chinh-thuc'\n\"thứ tự\" = 3\nngay = 2025-07-26\nmau = 1",
    )
    .unwrap();
    let reading = documents::read(&path, &Sources::default()).unwrap();
    assert_eq!(reading.warnings[0], Warning::UnknownField { name: "mau".to_owned() });
    assert_snapshot!(tree(&reading));
}

#[test]
fn the_title_falls_back_to_class_and_subject_then_heading_then_file() {
    let title = |package: Package| package.read().unwrap().document.metadata.title;
    assert_eq!(
        title(Package::new(&[centred("CHỈ THỊ"), centred("về đại hội"), p("x")].concat())),
        "Chỉ thị về đại hội"
    );
    assert_eq!(title(Package::new(&[p("x"), bold("I. Tình hình")].concat())), "Tình hình");
    assert_eq!(title(Package::new(&p("x"))), "giay");
}

#[test]
fn sections_of_a_paper_keep_their_anchors_when_labels_change() {
    let anchors = |first: &str| {
        let body = [centred("BÁO CÁO"), bold(first), p("một"), bold("2. Giải pháp"), p("hai")].concat();
        let reading = Package::new(&body).read().unwrap();
        outline::sections(&reading.document).into_iter().map(|section| section.anchor).collect::<Vec<_>>()
    };
    assert_eq!(anchors("1. Kết quả đạt được"), ["ket-qua-dat-duoc", "giai-phap"]);
    assert_eq!(anchors("1- Kết quả đạt được"), anchors("1. Kết quả đạt được"));
}
