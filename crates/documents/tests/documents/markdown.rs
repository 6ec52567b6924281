//! Markdown: structure, front matter, and what is not let through.

use daihoi_documents::{self as documents, Block, Reading, Warning};
use insta::assert_snapshot;

use crate::tree::tree;

fn read(text: &str) -> Reading {
    documents::parse("giay.md".as_ref(), "md", text.into(), None).unwrap()
}

#[test]
fn structure_comes_with_labels_apart() {
    assert_snapshot!(tree(&read(
        "# Quy chế bầu cử\n\n## Chương I. Quy định chung\n\n### Điều 1. Phạm vi {#pham-vi}\n\nMột *nghiêng* **đậm** ***cả hai***,\n\
         dòng liền.\\\nDòng mới.\n\n1. một\n2. hai\n   - con\n     + cháu\n\n5) năm\n\n* chấm\n\n- [x] xong\n- [ ] chưa\n\n\
         > Trích\n>\n> > lồng\n\n---\n\n```\nmã  nguồn\n```\n\nH<sub>2</sub>O, m<sup>2</sup><br>dòng\n"
    )));
}

#[test]
fn lines_are_kept_where_they_stand_as_on_paper_and_nowhere_else() {
    assert_snapshot!(tree(&read(
        "ĐẢNG BỘ TỈNH LAM HỒNG\nĐẢNG ỦY XÃ HÒA PHƯỚC\n*\nSố 12-TB/ĐU\n\n# THÔNG BÁO\n\nMột câu dài được ngắt\ndòng khi gõ\n*như* thường lệ.\n\n\
         Nơi nhận: như trên.\n\n**T/M ĐẢNG ỦY**\nBÍ THƯ\n\nLê Văn An\n"
    )));
}

#[test]
fn tables_and_footnotes_are_kept() {
    assert_snapshot!(tree(&read(
        "Thu nhập[^a], hộ nghèo[^b], lại[^a], thiếu[^x].\n\n| STT | Chỉ tiêu | Đạt |\n|:--|:-:|--:|\n| 1 | **Lúa** | 107,1 |\n| 2 | | [^b] |\n\n\
         [^b]: Chuẩn đa chiều.\n[^a]: Theo báo cáo.\n\n    Đoạn hai.\n[^c]: Không ai nhắc.\n"
    )));
}

#[test]
fn typed_headings_of_plain_texts_are_found() {
    assert_snapshot!(tree(&read("**I. TÌNH HÌNH**\n\nChữ.\n\n**1. Kinh tế**\n\na) Lúa.\n\n**Chỉ đậm**\n")));
}

#[test]
fn html_is_text_and_links_are_checked() {
    assert_snapshot!(tree(&read(
        "<div onclick=\"x()\">khối</div>\n\nTrong <span onmouseover=x>dòng</span><!-- ẩn -->.\n\n<!-- chú thích\nnhiều dòng -->\n\n\
         [web](https://example.vn) [mục](#muc) <a@example.vn> [xấu](javascript:alert(1)) [tệp](../../etc/passwd)\n\n\
         ![ảnh](../../etc/x.png)\n\n<script>alert(1)</script>\n"
    )));
}

#[test]
fn front_matter_is_read_in_yaml_and_toml_and_under_vietnamese_names() {
    let yaml = "---\ntitle: Nghị quyết Đại hội\ntrích-yếu: về phương hướng\nSố: 01-NQ/ĐH\nngay: 26/7/2025\nclass: Nghị Quyết\n\
                issuing_body: Đảng bộ xã Hòa Phước\nplace: Hòa Phước\nsigner: Lê Văn An\nsession: chinh-thuc\ndraft: true\norder: 3\n\
                tags: [a, b]\n---\n\n# NGHỊ QUYẾT ĐẠI HỘI\n\nvề phương hướng\n\nNội dung.\n";
    let toml = "+++\ntitle = \"Nghị quyết Đại hội\"\nsubject = \"về phương hướng\"\nsymbol = \"01-NQ/ĐH\"\ndate = 2025-07-26\n\
                class = \"nghị quyết\"\nco_quan = \"Đảng bộ xã Hòa Phước\"\ndia_danh = \"Hòa Phước\"\nnguoi_ky = \"Lê Văn An\"\n\
                phien = \"chinh-thuc\"\ndu_thao = true\nthu_tu = 3\ntags = [\"a\"]\n+++\nNội dung.\n";
    assert_snapshot!(tree(&read(yaml)));
    assert_eq!(tree(&read(toml)), tree(&read(yaml)));
}

#[test]
fn fields_that_are_unclear_are_named() {
    assert_snapshot!(tree(&read(
        "---\ndate: hôm qua\norder: đầu\ndraft: có lẽ\nsymbol: [1, 2]\nsecrecy: gì đó\nplace:\n---\nChữ.\n"
    )));
}

#[test]
fn a_title_in_the_text_is_taken_once() {
    let words = |text: &str| {
        let reading = read(text);
        let first = reading.document.blocks.first().cloned();
        (reading.document.metadata.title, matches!(first, Some(Block::Paragraph { .. })))
    };
    assert_eq!(words("# Lời chào\n\nChữ."), ("Lời chào".to_owned(), true));
    assert_eq!(words("---\ntitle: Lời chào\n---\n# LỜI CHÀO\n\nChữ."), ("Lời chào".to_owned(), true));
    assert_eq!(words("---\ntitle: Khác\n---\n# Lời chào\n\nChữ."), ("Khác".to_owned(), false));
    assert_eq!(words("# Một\n\nChữ.\n\n# Hai"), ("Một".to_owned(), false));
}

#[test]
fn text_of_before_unicode_is_named() {
    let named = |text: &str| read(text).warnings.contains(&Warning::OldEncoding);
    assert!(named(
        "# \u{a7}\u{b9}i h\u{e9}i \u{a7}\u{b6}ng bé x\u{b7}\n\nB\u{b8}o c\u{b8}o chÝnh trÞ tr×nh \u{a7}\u{b9}i héi.\n"
    ));
    assert!(named("# Ñaïi hoäi Ñaûng boä xaõ\n\nBaùo caùo chính trò cuûa Ban Chaáp haønh.\n"));
    assert!(!named("# Đại hội Đảng bộ xã\n\nBáo cáo chính trị trình Đại hội. Diện tích 12 km² ở 25°C, ±3.\n"));
    let guests = "# Khách mời\n\nÔng Müller, bà Sjöström và ông Núñez ở Zürich, Malmö đến dự với đoàn của các nước bạn, \
                  chúc mừng thành công của Đại hội và mong muốn hợp tác lâu dài với địa phương trong nhiệm kỳ tới.\n";
    assert!(!named(guests), "foreign names");
}

#[test]
fn byte_order_marks_and_line_ends_of_windows_are_read() {
    let text = "\u{feff}---\r\ntitle: Thông báo\r\n---\r\nChữ.\r\n";
    let plain = tree(&read("---\ntitle: Thông báo\n---\nChữ.\n"));
    assert_eq!(tree(&read(text)), plain);
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(tree(&documents::parse("giay.md".as_ref(), "md", utf16, None).unwrap()), plain);
}
