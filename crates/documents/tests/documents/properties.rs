//! Properties for arbitrary bytes: no panic, safe links, text in NFC, spans of at least one, unique anchors.

use std::{collections::HashSet, path::Path};

use daihoi_documents::{self as documents, Block, Document, Inline, outline};
use proptest::prelude::*;
use unicode_normalization::is_nfc;

use crate::package::{Package, zipped};

fn check(document: &Document) -> Result<(), TestCaseError> {
    check_blocks(&document.blocks)?;
    for note in document.footnotes.values() {
        check_blocks(note)?;
    }
    let sections = outline::sections(document);
    let anchors: HashSet<&str> = sections.iter().map(|section| section.anchor.as_str()).collect();
    prop_assert_eq!(anchors.len(), sections.len());
    prop_assert!(anchors.iter().all(|anchor| anchor.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')));
    documents::text(document);
    Ok(())
}

fn check_blocks(blocks: &[Block]) -> Result<(), TestCaseError> {
    for block in blocks {
        match block {
            Block::Heading { level, content, .. } => {
                prop_assert!((1..=6).contains(level));
                check_line(content)?;
            }
            Block::Paragraph { content, .. } => check_line(content)?,
            Block::List(items) => items.iter().try_for_each(|item| check_blocks(&item.blocks))?,
            Block::Table(rows) => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    prop_assert!((1..=63).contains(&cell.columns) && cell.rows >= 1);
                    check_blocks(&cell.blocks)?;
                }
            }
            Block::Quote(blocks) => check_blocks(blocks)?,
            Block::Scan { text, .. } => check_blocks(text)?,
            Block::Code(_) | Block::Rule | Block::PageBreak | Block::Image(_) => {}
        }
    }
    Ok(())
}

fn check_line(content: &[Inline]) -> Result<(), TestCaseError> {
    for piece in content {
        let Inline::Text(run) = piece else { continue };
        prop_assert!(is_nfc(&run.text), "{:?}", run.text);
        if let Some(link) = &run.link {
            let safe = ["http://", "https://", "mailto:", "#"].iter().any(|start| link.starts_with(start));
            prop_assert!(safe, "{link}");
        }
    }
    Ok(())
}

fn read(extension: &str, bytes: Vec<u8>) -> Result<(), TestCaseError> {
    match documents::parse(Path::new("x"), extension, bytes, None) {
        Ok(reading) => check(&reading.document),
        Err(_) => Ok(()),
    }
}

/// Pieces of Word's markup, put together at random.
fn markup() -> impl Strategy<Value = String> {
    const TAGS: [&str; 34] = [
        "w:p",
        "w:r",
        "w:t",
        "w:pPr",
        "w:rPr",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:tcPr",
        "w:trPr",
        "w:sdt",
        "w:sdtContent",
        "w:ins",
        "w:del",
        "w:hyperlink",
        "w:numPr",
        "w:numId",
        "w:ilvl",
        "w:gridSpan",
        "w:vMerge",
        "w:hMerge",
        "w:b",
        "w:i",
        "w:br",
        "w:tab",
        "w:fldChar",
        "w:pict",
        "w:txbxContent",
        "mc:AlternateContent",
        "mc:Choice",
        "mc:Fallback",
        "w:footnoteReference",
        "w:rFonts",
        "w:pStyle",
    ];
    const ATTRIBUTES: [&str; 16] = [
        "",
        "",
        "",
        r#"w:val="1""#,
        r#"w:val="0""#,
        r#"w:val="-7""#,
        r#"w:val="restart""#,
        r#"w:val="99999999999999999999""#,
        r#"w:id="1""#,
        r#"r:id="r1""#,
        r#"w:fldCharType="begin""#,
        r#"w:fldCharType="end""#,
        r#"w:type="page""#,
        r#"w:hAnsi=".VnTimeH""#,
        r#"w:hAnsi="VNI-Times""#,
        r#"Requires="wps""#,
    ];
    let text = prop_oneof![
        "[a-z ]{0,9}",
        "(I|Điều|[0-9]|a)[.)-]? ?[A-ZĐ]{0,4}",
        "[\u{a0}-\u{ff}\u{300}-\u{323}]{0,6}",
        Just("BÁO CÁO".to_owned()),
        Just("Số 1-BC/ĐU".to_owned()),
        Just("T/M ĐẢNG ỦY".to_owned()),
    ];
    let leaf = text.prop_map(|text| format!("<w:r><w:t>{text}</w:t></w:r>"));
    leaf.prop_recursive(8, 64, 6, |inner| {
        let tag = (0..TAGS.len(), 0..ATTRIBUTES.len(), prop::collection::vec(inner, 0..6));
        tag.prop_map(|(tag, attribute, inner)| {
            let tag = TAGS[tag];
            format!("<{tag} {}>{}</{tag}>", ATTRIBUTES[attribute], inner.concat())
        })
    })
}

proptest! {
    #![proptest_config(daihoi_testing::proptest_config(256))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        for extension in ["docx", "md"] {
            read(extension, bytes.clone())?;
        }
    }

    #[test]
    fn any_part_is_read_or_refused(part in prop::collection::vec(any::<u8>(), 0..500)) {
        read("docx", zipped(&[("word/document.xml".to_owned(), part)]))?;
    }

    #[test]
    fn any_package_with_a_flipped_byte_is_read_or_refused(at in any::<prop::sample::Index>(), flip in 1..=255_u8) {
        let mut bytes = Package::new(&crate::package::p("chữ")).bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        read("docx", bytes)?;
    }

    #[test]
    fn any_markup_is_read(body in prop::collection::vec(markup(), 0..6)) {
        let package = Package::new(&body.concat()).related("r1", "hyperlink", "javascript:x", "External");
        read("docx", package.bytes())?;
    }

    #[test]
    fn any_text_is_read(text in "([#>*+|`~_\\[\\]()!^<:/ \n-]|[a-đĐ0-9. ]|\\PC){0,200}") {
        read("md", text.into())?;
    }

    #[test]
    fn any_front_matter_is_read_or_refused(fence in "---|\\+\\+\\+", inside in "([a-z]{1,9}[:=] ?)?(\\PC|\n){0,80}") {
        read("md", format!("{fence}\n{inside}\n{fence}\nchữ").into())?;
    }

    #[test]
    fn any_text_decodes_from_a_legacy_font(text in "\\PC{0,60}") {
        for font in [".VnTime", ".VnTimeH", "VNI-Times"] {
            let legacy = daihoi_text::legacy::Legacy::of_font(font).unwrap();
            prop_assert!(is_nfc(&legacy.decode(&text)));
        }
    }
}
