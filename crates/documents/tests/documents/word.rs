//! Word's traits, one small package each.

use insta::assert_snapshot;

use crate::package::{Package, bold, cell, item, level, list, num, numbered, p, paragraph, r, table};

#[test]
fn runs_look_as_styles_and_they_themselves_say() {
    let styles = r#"
        <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minor"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Dam"><w:name w:val="Dam"/><w:basedOn w:val="Normal"/>
            <w:pPr><w:jc w:val="end"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Vong"><w:name w:val="Vong"/><w:basedOn w:val="Vong"/></w:style>"#;
    let body = [
        paragraph(
            "",
            &[r("", "thường, "), r("<w:b/>", "đậm, "), r("<w:i/>", "nghiêng, "), r("<w:b/><w:i/>", "cả hai")].concat(),
        ),
        paragraph(
            r#"<w:pStyle w:val="Dam"/>"#,
            &[
                r("", "đậm theo kiểu, "),
                r(r#"<w:b w:val="0"/>"#, "thường, "),
                r(r#"<w:rStyle w:val="Strong"/>"#, "hai lần đậm là thường, "),
                r(r#"<w:rStyle w:val="Strong"/><w:b w:val="true"/>"#, "đậm"),
            ]
            .concat(),
        ),
        paragraph(
            r#"<w:pStyle w:val="Vong"/><w:jc w:val="center"/>"#,
            &[
                r("", "m"),
                r(r#"<w:vertAlign w:val="superscript"/>"#, "2"),
                r(r#"<w:vertAlign w:val="subscript"/>"#, "0"),
                r("<w:caps/>", " chữ hoa"),
                r("<w:vanish/>", " ẩn"),
            ]
            .concat(),
        ),
    ];
    assert_snapshot!(Package::new(&body.concat()).styles(styles).tree());
}

#[test]
fn characters_arrive_as_they_are_shown() {
    let body = [
        "<w:p><w:r><w:t>  bỏ  </w:t><w:t xml:space=\"preserve\"> giữ </w:t><w:tab/><w:t>sau</w:t><w:br/>\
         <w:t>dòng</w:t><w:cr/><w:t>hai</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>a &lt; b &amp; c &#272;&#x1ED9;i <![CDATA[<script>]]></w:t></w:r></w:p>",
        "<w:p><w:r><w:t>Ðảng to\u{61}\u{300}n</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>\u{323}i</w:t></w:r></w:p>",
        "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t>đã</w:t>\
         <w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/><w:sym w:font=\"La\" w:char=\"F021\"/></w:r></w:p>",
        "<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>",
        "<w:p/><w:p><w:r><w:t xml:space=\"preserve\">  </w:t></w:r></w:p>",
    ];
    assert_snapshot!(Package::new(&body.concat()).tree());
}

#[test]
fn styled_headings_carry_the_numbers_that_word_shows() {
    let styles = r#"
        <w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/>
            <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="u2"><w:name w:val="heading 2"/>
            <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="u3"><w:name w:val="heading 3"/>
            <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="rieng"><w:name w:val="Mục riêng"/><w:basedOn w:val="u2"/></w:style>"#;
    let levels = [
        level(0, "upperRoman", "%1.", ""),
        level(1, "decimal", "%2.", ""),
        level(2, "decimal", "%1.%2.%3.", r#"<w:pStyle w:val="u3"/><w:isLgl/>"#),
    ];
    let heading = |style: &str, text: &str| paragraph(&format!(r#"<w:pStyle w:val="{style}"/>"#), &r("<w:b/>", text));
    let body = [
        heading("u1", "Kết quả"),
        heading("u2", "Kinh tế"),
        heading("u3", "Lúa"),
        heading("u3", "Cá"),
        heading("rieng", "Xã hội"),
        heading("u3", "Trường"),
        heading("u1", "Phương hướng"),
        heading("u2", "Chung"),
        paragraph(r#"<w:pStyle w:val="u2"/><w:numPr><w:numId w:val="0"/></w:numPr>"#, &r("", "2. Gõ tay")),
        paragraph(r#"<w:outlineLvl w:val="1"/>"#, &r("", "Không nhãn")),
    ];
    let package = Package::new(&body.concat()).styles(styles);
    assert_snapshot!(package.numbering(&[list(7, &levels.concat()), num(1, 7, "")].concat()).tree());
}

#[test]
fn lists_count_restart_and_nest_as_in_word() {
    let outline =
        [level(0, "decimal", "%1.", ""), level(1, "lowerLetter", "%2)", ""), level(2, "bullet", "\u{f0b7}", "")];
    let never = [level(0, "decimal", "%1.", ""), level(1, "decimal", "%1.%2", r#"<w:lvlRestart w:val="0"/>"#)];
    let start = |at: u32| format!(r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{at}"/></w:lvlOverride>"#);
    let own = format!(r#"<w:lvlOverride w:ilvl="0">{}</w:lvlOverride>"#, level(0, "lowerRoman", "(%1)", ""));
    let numbering = [
        list(1, &outline.concat()),
        list(2, &never.concat()),
        list(3, &level(0, "lowerLetter", "%1)", "")),
        list(4, r#"<w:numStyleLink w:val="kieu"/>"#),
        list(5, &[r#"<w:styleLink w:val="kieu"/>"#.to_owned(), level(0, "decimalZero", "%1 -", "")].concat()),
        list(6, &level(0, "none", "", "")),
        num(1, 1, ""),
        num(2, 1, &start(5)),
        num(3, 2, ""),
        num(4, 3, &start(26)),
        num(5, 4, ""),
        num(6, 1, &own),
        num(7, 6, ""),
    ];
    let body = [
        item(1, 0, "một"),
        item(1, 1, "a của một"),
        item(1, 1, "b của một"),
        item(1, 2, "chấm"),
        item(1, 0, "hai"),
        item(1, 1, "lại từ a"),
        p("xen giữa"),
        item(1, 0, "đếm tiếp"),
        p("danh sách khác cùng loại, từ năm"),
        item(2, 0, "năm"),
        item(2, 0, "sáu"),
        p("không bao giờ đếm lại"),
        item(3, 0, "1"),
        item(3, 1, "1.1"),
        item(3, 0, "2"),
        item(3, 1, "2.2"),
        p("sau z"),
        item(4, 0, "z"),
        item(4, 0, "aa"),
        p("kiểu danh sách, mức riêng, không số, không có"),
        item(5, 0, "01 -"),
        item(6, 0, "(vii)"),
        item(7, 0, "trống"),
        item(99, 0, "danh sách không có"),
        item(1, 400, "sâu quá"),
    ];
    assert_snapshot!(Package::new(&body.concat()).numbering(&numbering.concat()).tree());
}

#[test]
fn typed_headings_need_a_label_and_a_bold_line() {
    let body = [
        bold("Chương I"),
        bold("QUY ĐỊNH CHUNG"),
        bold("Điều 1. Phạm vi"),
        p("1. Khoản một, chữ thường không phải đề mục."),
        bold("2. Khoản in đậm"),
        paragraph("", &[r("<w:b/>", "3. Đậm một nửa: "), r("", "phần sau thường.")].concat()),
        bold("In đậm mà không có nhãn"),
        p("Điều 2. Có nhãn mà không đậm"),
        paragraph("", &[r("<w:b/>", "Điều "), r("<w:b/><w:i/>", "3"), r("", "."), r("<w:b/>", " Hiệu lực")].concat()),
        bold(&format!("4. {}", "dài quá một đề mục ".repeat(20))),
        paragraph(&numbered(1, 0), &r("<w:b/>", "Số tự động và đậm")),
        table(&[&[cell("", &["x"]), format!("<w:tc>{}</w:tc>", bold("I. Trong bảng không có đề mục"))]]),
        bold("Phần thứ hai: TỔ CHỨC THỰC HIỆN"),
    ];
    let numbering = [list(1, &level(0, "decimal", "Điều %1.", "")), num(1, 1, "")].concat();
    assert_snapshot!(Package::new(&body.concat()).numbering(&numbering).tree());
}

#[test]
fn typed_headings_take_their_level_from_styled_ones_of_their_kind() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>
        <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>"#;
    let heading = |style: &str, text: &str| paragraph(&format!(r#"<w:pStyle w:val="{style}"/>"#), &r("", text));
    let body = [
        heading("Heading1", "A. PHẦN MỘT"),
        heading("Heading2", "I. Kiểu có sẵn"),
        bold("II. Gõ tay cùng bậc"),
        bold("1. Gõ tay bậc dưới"),
        bold("B. PHẦN HAI GÕ TAY"),
    ];
    assert_snapshot!(Package::new(&body.concat()).styles(styles).tree());
}

#[test]
fn tables_keep_merged_cells() {
    let span = |columns: u32| format!(r#"<w:gridSpan w:val="{columns}"/>"#);
    let start = r#"<w:vMerge w:val="restart"/>"#;
    let on = "<w:vMerge/>";
    let body = [
        table(&[
            &[cell(start, &["STT"]), cell(&span(2), &["Kỳ"]), cell(start, &["Ghi chú"])],
            &[cell(on, &["che"]), cell("", &["trước"]), cell("", &["sau"]), cell(on, &[])],
            &[
                cell("", &["1"]),
                cell(r#"<w:hMerge w:val="restart"/>"#, &["nối"]),
                cell("<w:hMerge/>", &["tiếp"]),
                cell("", &[]),
            ],
            &[cell(&format!("{}{start}", span(99)), &["rộng quá"])],
        ]),
        p("bảng lồng, hàng trong điều khiển, hàng đã xóa, tiêu đề lặp"),
        format!(
            "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr><w:sdt><w:sdtPr/><w:sdtContent><w:tr><w:tc>{}<w:p/></w:tc></w:tr>\
             </w:sdtContent></w:sdt><w:tr><w:trPr><w:del/></w:trPr>{}</w:tr><w:tr/></w:tbl>",
            cell("", &["Đầu"]),
            table(&[&[cell("", &["trong"])]]),
            cell("", &["đã xóa"]),
        ),
        format!(
            "<w:tbl><w:tr><w:tc>{0}</w:tc></w:tr><w:tr>{1}</w:tr></w:tbl>",
            paragraph(r#"<w:jc w:val="center"/>"#, &r("<w:b/>", "đầu đậm")),
            cell("", &["hai", "đoạn"])
        ),
    ];
    assert_snapshot!(Package::new(&body.concat()).tree());
}

#[test]
fn notes_are_numbered_as_they_are_cited() {
    let cite = |id: u32| format!(r#"<w:r><w:footnoteReference w:id="{id}"/></w:r>"#);
    let end = |id: u32| format!(r#"<w:r><w:endnoteReference w:id="{id}"/></w:r>"#);
    let note = |kind: &str, id: u32, text: &str| {
        format!(r#"<w:{kind} w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:{kind}>"#, r("", text))
    };
    let body = [
        paragraph(
            "",
            &[r("", "Sau"), cite(7), r("", " trước"), cite(2), r("", " cuối"), end(1), r("", " thiếu"), cite(9)]
                .concat(),
        ),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("", &[r("", "ô"), cite(3)].concat())),
    ];
    let footnotes = [
        r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"#.to_owned(),
        note("footnote", 2, " Chú thích hai."),
        note("footnote", 3, "Trong ô."),
        note("footnote", 5, "Không ai nhắc."),
        note("footnote", 7, " Chú thích bảy."),
    ];
    let package = Package::new(&body.concat()).with("footnotes", "footnotes", &footnotes.concat());
    assert_snapshot!(package.with("endnotes", "endnotes", &note("endnote", 1, "Ở cuối.")).tree());
}

#[test]
fn text_boxes_come_once_after_their_paragraph() {
    let shape = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let both = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><a:graphic><wps:txbx>{0}</wps:txbx></a:graphic></w:drawing>\
         </mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{0}</v:textbox></v:shape></w:pict></mc:Fallback>\
         </mc:AlternateContent></w:r>",
        shape("hộp chữ")
    );
    let unknown = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"tuonglai\">{}</mc:Choice><mc:Fallback><w:pict><v:textbox>{}</v:textbox>\
         </w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        shape("không hiểu"),
        shape("dự phòng")
    );
    let pictures = "<w:r><w:drawing><a:blip r:embed=\"x\"/></w:drawing></w:r><w:r><w:pict><v:imagedata r:id=\"y\"/></w:pict></w:r>";
    let body = [
        paragraph("", &[r("", "đoạn "), both, r("", "ngoài")].concat()),
        paragraph("", &unknown),
        paragraph("", pictures),
        format!(
            "<mc:AlternateContent><mc:Choice Requires=\"w14\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
            p("khối chọn"),
            p("khối thay")
        ),
    ];
    assert_snapshot!(Package::new(&body.concat()).tree());
}

#[test]
fn insertions_stay_deletions_go_controls_open() {
    let body = [
        paragraph(
            "",
            "<w:r><w:t xml:space=\"preserve\">Còn </w:t></w:r><w:ins><w:r><w:t xml:space=\"preserve\">thêm </w:t></w:r></w:ins>\
             <w:del><w:r><w:delText>xóa</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom>\
             <w:moveTo><w:r><w:t>đến</w:t></w:r></w:moveTo>",
        ),
        paragraph("<w:rPr><w:del/></w:rPr>", &r("", "hết đoạn đã xóa, ")),
        p("nối vào đoạn sau"),
        format!("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", p("trong điều khiển")),
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>điều khiển trong dòng</w:t></w:r></w:sdtContent></w:sdt><w:smartTag><w:r>\
         <w:t>, thẻ</w:t></w:r></w:smartTag></w:p>"
            .to_owned(),
        paragraph(
            "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>",
            &r("<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>", "không đậm"),
        ),
        paragraph("<w:rPr><w:del/></w:rPr>", &r("", "đoạn cuối mất dấu hết")),
    ];
    assert_snapshot!(Package::new(&body.concat()).tree());
}

#[test]
fn a_deleted_end_of_a_paragraph_does_not_carry_text_into_another_cell() {
    let open_end = |text: &str| paragraph("<w:rPr><w:del/></w:rPr>", &r("", text));
    let body = [
        open_end("trước bảng"),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc>{}</w:tr></w:tbl>", open_end("ô một"), cell("", &["ô hai"])),
    ];
    let tree = Package::new(&body.concat()).tree();
    let line = |text: &str| tree.lines().position(|line| line.contains(text)).expect(text);
    assert!(line("trước bảng") < line("ô một") && line("ô một") < line("ô hai"), "{tree}");
    assert!(!tree.contains("ô mộtô hai") && !tree.contains("trước bảngô một"), "{tree}");
}

#[test]
fn fields_show_their_result_and_links_lead_only_where_they_may() {
    let field = |step: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{step}"/></w:r>"#);
    let link = |id: &str, text: &str| format!(r#"<w:hyperlink r:id="{id}">{}</w:hyperlink>"#, r("", text));
    let styles = r#"<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>"#;
    let body = [
        paragraph(
            "",
            &[field("begin"), r("", "ẨN"), field("separate"), r("", "kết quả"), field("end"), r("", " sau")].concat(),
        ),
        paragraph("", &[field("begin"), r("", "mã bỏ dở")].concat()),
        p("đoạn sau không bị giấu"),
        "<w:p><w:fldSimple w:instr=\"DATE\"><w:r><w:t>25/7</w:t></w:r></w:fldSimple></w:p>".to_owned(),
        paragraph(r#"<w:pStyle w:val="TOC1"/>"#, &r("", "I. Mục lục\t3")),
        paragraph(
            "",
            &[
                link("tot", "trang web"),
                r("", " và "),
                link("xau", "mã độc"),
                link("khong", ", không rõ"),
                link("bai", ", bài khác"),
            ]
            .concat(),
        ),
    ];
    let package = Package::new(&body.concat())
        .styles(styles)
        .related("tot", "hyperlink", "https://example.vn/a?b=1&c=2", "External")
        .related("xau", "hyperlink", "javascript:alert(1)", "External")
        .related("bai", "hyperlink", "Ngh%E1%BB%8B%20quy%E1%BA%BFt.docx", "External");
    assert_snapshot!(package.tree());
}

#[test]
fn legacy_fonts_are_decoded_run_by_run() {
    let font = |name: &str| format!(r#"<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>"#);
    let styles = r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
        <w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>"#;
    let body = [
        p("B\u{b8}o c\u{b8}o ch\u{dd}nh tr\u{de}"),
        paragraph("", &[r(&font(".VnTimeH"), "®\u{b6}ng bé"), r(&font("Times New Roman"), " Hòa Phước é")].concat()),
        paragraph("", &r("", "KÕT QU\u{b6} THùC HIÖN")),
        paragraph(
            "",
            &[
                r(&font("VNI-Times"), "Hoøa Phö"),
                r(&format!("{}<w:b/>", font("VNI-Times")), "ôùc, tieá"),
                r(&font("VNI-Times"), "ng Vie"),
                r(&format!("{}<w:b/>", font("VNI-Times")), "ät"),
            ]
            .concat(),
        ),
        paragraph("", &r("", "“\u{ad}u ti\u{aa}n” – Đảng")),
        paragraph("", &r("<w:caps/>", "\u{ae}\u{b6}ng")),
        paragraph("", &r(r#"<w:rFonts w:asciiTheme="minorHAnsi" w:ascii=".VnTime"/>"#, "cà phê")),
    ];
    assert_snapshot!(Package::new(&body.concat()).styles(styles).tree());
}

#[test]
fn pages_end_where_they_are_broken() {
    let body = [
        paragraph("", "<w:r><w:t>trước</w:t><w:br w:type=\"page\"/><w:t>sau</w:t></w:r>"),
        paragraph("<w:pageBreakBefore/>", &r("", "trang mới")),
        paragraph("", "<w:r><w:br w:type=\"page\"/></w:r>"),
        p("cuối"),
    ];
    assert_snapshot!(Package::new(&body.concat()).tree());
}

#[test]
fn strict_files_and_other_prefixes_are_read_too() {
    let document = r#"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body>
        <x:p><x:pPr><x:jc x:val="center"/></x:pPr><x:r><x:t>Chữ nghiêm</x:t></x:r></x:p></x:body></x:document>"#;
    assert_snapshot!(Package::default().part("word/document.xml", document).tree());
    let utf16: Vec<u8> = format!("\u{feff}{document}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        Package::default().part("word/document.xml", utf16).tree(),
        Package::default().part("word/document.xml", document).tree()
    );
}
