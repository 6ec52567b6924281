//! Files made to do harm: each is refused with its reason, or read within limits.

use std::fmt::Write as _;

use daihoi_documents::{self as documents, DocumentError, Limit, Sources, Warning};

use crate::package::{Package, bold, cell, item, level, list, num, p, table, zipped};

/// Runs on a thread whose stack is far below the usual 8 MB: files must be refused even there.
fn on_a_small_stack<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(1 << 20).spawn_scoped(scope, run);
        thread.unwrap().join().unwrap()
    })
}

fn limit(package: Package) -> Limit {
    match package.read() {
        Err(DocumentError::Limit { limit, .. }) => limit,
        other => panic!("{other:?}"),
    }
}

fn word(bytes: Vec<u8>) -> Result<documents::Reading, DocumentError> {
    documents::parse("x.docx".as_ref(), "docx", bytes, None)
}

#[test]
fn bombs_are_refused_before_they_unfold() {
    assert_eq!(limit(Package::new(&p(&"a".repeat(2 << 20)))), Limit::Ratio);
    assert_eq!(limit(Package::new(&p("x")).part("word/lon.xml", vec![b'a'; 257 << 20])), Limit::PackageBytes);
}

#[test]
fn too_many_parts_are_refused() {
    let parts: Vec<_> = (0..5001).map(|at| (format!("p{at}"), Vec::new())).collect();
    let found = word(zipped(&parts));
    assert!(matches!(found, Err(DocumentError::Limit { limit: Limit::Entries, found: 5001, .. })), "{found:?}");
}

#[test]
fn a_directory_that_lies_about_sizes_does_not_help() {
    let mut bytes = Package::new(&p(&"a".repeat(2 << 20))).bytes();
    let size = u32::try_from(bytes.len()).unwrap();
    // In the central directory (signature PK 1 2) the unpacked size stands at 24.
    let entries: Vec<usize> = (0..bytes.len() - 46).filter(|at| bytes[*at..].starts_with(b"PK\x01\x02")).collect();
    for at in entries {
        bytes[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
    }
    assert!(word(bytes).is_err());
}

#[test]
fn deep_xml_is_refused_on_a_small_stack() {
    for (open, close) in [
        ("<w:sdt>", "</w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:pict>", "</w:pict></w:r></w:p>"),
    ] {
        let body = format!("{}{}", open.repeat(20_000), close.repeat(20_000));
        assert_eq!(on_a_small_stack(|| limit(Package::new(&body))), Limit::XmlDepth, "{open}");
        let allowed = format!("{}{}{}", open.repeat(30), p("x"), close.repeat(30));
        let text = on_a_small_stack(|| documents::text(&Package::new(&allowed).read().unwrap().document));
        assert_eq!(text.contains('x'), !open.contains("pict"), "{open}");
    }
}

#[test]
fn more_pieces_than_a_document_has_are_refused() {
    // Varied text, so that it is not packed tighter than the ratio allows.
    let mut body = String::new();
    for at in 0..200_001_u32 {
        write!(body, "<w:p w:id=\"{:x}\"/>", at.wrapping_mul(2_654_435_761)).unwrap();
    }
    assert_eq!(limit(Package::new(&body)), Limit::Pieces);
}

#[test]
fn document_types_are_refused_in_every_part() {
    let doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
    let package = || Package::new(&p("x"));
    for found in [
        Package::default().part("word/document.xml", doctype).read(),
        package().part("word/styles.xml", doctype).related("s", "styles", "styles.xml", "Internal").read(),
        package().part("word/numbering.xml", doctype).related("n", "numbering", "numbering.xml", "Internal").read(),
    ] {
        assert!(matches!(found, Err(DocumentError::Doctype { .. })), "{found:?}");
    }
    let unknown = Package::new(&p("a&e;b")).read().unwrap();
    assert_eq!(documents::text(&unknown.document), "giay\nab");
}

#[test]
fn what_is_no_package_is_told_apart() {
    let compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    assert!(matches!(word(compound.to_vec()), Err(DocumentError::OldWord { .. })));
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(word([compound.to_vec(), vec![0; 99], name].concat()), Err(DocumentError::Encrypted { .. })));
    assert!(matches!(word(Vec::new()), Err(DocumentError::Package { .. })));
    assert!(matches!(word(b"PK\x03\x04 rubbish".to_vec()), Err(DocumentError::Package { .. })));
    assert!(matches!(word(zipped(&[])), Err(DocumentError::MissingPart { .. })));
    let cut = Package::default().part("word/document.xml", "<w:document><w:body><w:p>").read();
    assert!(matches!(cut, Err(DocumentError::Xml { .. })), "{cut:?}");
    let bytes = Package::default().part("word/document.xml", b"<a>\xff</a>".to_vec()).read();
    assert!(matches!(bytes, Err(DocumentError::NotUnicode { at: 3, .. })), "{bytes:?}");
}

#[test]
fn names_that_lead_out_of_the_package_touch_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("pwned.xml");
    let name = format!("../../../../../..{}", target.display());
    let reading = Package::new(&p("x")).part(&name, "<a/>").related("s", "styles", &name, "Internal").read().unwrap();
    assert_eq!(reading.warnings, [Warning::EscapingName { name }]);
    assert!(!target.exists());
}

#[test]
fn numbers_out_of_range_are_harmless() {
    let wild = r#"<w:gridSpan w:val="99999999999"/><w:vMerge/>"#;
    let numbering = [
        list(1, &level(0, "upperRoman", "%1%9%%", "")),
        num(1, 1, r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9223372036854775807"/></w:lvlOverride>"#),
        num(2, 1, r#"<w:lvlOverride w:ilvl="77"><w:startOverride w:val="-5"/></w:lvlOverride>"#),
    ];
    let body = [
        table(&[&[cell(wild, &["a"])], &[cell(wild, &["b"]), cell(r#"<w:gridSpan w:val="-1"/>"#, &["c"])]]),
        item(1, 0, "d"),
        item(1, 0, "e"),
        item(2, 77, "f"),
        bold("Điều 99999999999999999999. g"),
    ];
    let text = documents::text(&Package::new(&body.concat()).numbering(&numbering.concat()).read().unwrap().document);
    for word in ["a", "c", "d", "e", "f", "g"] {
        assert!(text.split_whitespace().any(|other| other == word), "{word}: {text}");
    }
}

#[test]
fn markdown_that_nests_without_end_is_flattened() {
    let cases = [
        ">".repeat(50_000) + " chữ",
        "- ".repeat(20_000) + "chữ",
        "1. ".repeat(20_000) + "chữ",
        (0..200).map(|depth| "  ".repeat(depth) + "- chữ\n").collect::<String>(),
    ];
    for text in cases {
        let start = text.get(..6).map(str::to_owned);
        let found = on_a_small_stack(move || {
            let reading = documents::parse("x.md".as_ref(), "md", text.into(), None).unwrap();
            (documents::text(&reading.document).contains("chữ"), reading.warnings.contains(&Warning::DeepNesting))
        });
        assert_eq!(found, (true, true), "{start:?}");
    }
}

#[test]
fn markdown_made_of_openings_alone_is_read_as_text() {
    for text in ["[", "![", "*a ", "<", "**a _b ", "|a", "&#1;", "a\n", "\\ "] {
        let text = text.repeat(20_000 / text.len());
        let reading = documents::parse("x.md".as_ref(), "md", text.clone().into(), None).unwrap();
        assert!(documents::text(&reading.document).len() > 4_000, "{}", &text[..4]);
    }
}

#[test]
fn yaml_that_multiplies_is_refused() {
    let mut yaml = "---\na: &a [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, before) in ["b", "c", "d", "e", "f", "g", "h", "i"].iter().zip(["a", "b", "c", "d", "e", "f", "g", "h"])
    {
        writeln!(yaml, "{name}: &{name} [{}]", vec![format!("*{before}"); 10].join(", ")).unwrap();
    }
    yaml += "---\nchữ\n";
    let found = documents::parse("x.md".as_ref(), "md", yaml.into(), None);
    assert!(matches!(found, Err(DocumentError::Yaml { .. })), "{found:?}");
    let deep = format!("---\na: {}\n---\n", "[".repeat(100_000));
    assert!(on_a_small_stack(|| documents::parse("x.md".as_ref(), "md", deep.into(), None)).is_err());
    let deep = format!("+++\na = {}\n+++\n", "[".repeat(100_000));
    assert!(on_a_small_stack(|| documents::parse("x.md".as_ref(), "md", deep.into(), None)).is_err());
}

#[test]
fn other_files_and_missing_ones_are_told_apart() {
    let read = |name: &str| documents::read(&std::path::Path::new("/nowhere").join(name), &Sources::default());
    assert!(matches!(read("a.docx"), Err(DocumentError::Open { .. })));
    assert!(matches!(read("a.PDF"), Err(DocumentError::Unsupported { extension, .. }) if extension == "pdf"));
    assert!(matches!(read("a"), Err(DocumentError::Unsupported { extension, .. }) if extension.is_empty()));
    let folder = tempfile::tempdir().unwrap();
    let large = folder.path().join("lon.docx");
    std::fs::File::create(&large).unwrap().set_len((50 << 20) + 1).unwrap();
    let found = documents::read(&large, &Sources::default());
    assert!(matches!(found, Err(DocumentError::Limit { limit: Limit::FileBytes, .. })), "{found:?}");
    let text = vec![b'a'; (16 << 20) + 1];
    let found = documents::parse("x.md".as_ref(), "md", text, None);
    assert!(matches!(found, Err(DocumentError::Limit { limit: Limit::TextBytes, .. })));
}

#[test]
fn many_equal_headings_get_anchors_of_their_own() {
    let body = bold("1. Chung").repeat(60_000);
    // A comment that can't be packed keeps the ratio low.
    let mut noise = String::new();
    for at in 0..30_000_u64 {
        write!(noise, "{:x}", at.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)).unwrap();
    }
    let reading = Package::new(&format!("<!--{noise}-->{body}")).read().unwrap();
    let sections = documents::outline::sections(&reading.document);
    assert_eq!(sections.len(), 60_000);
    assert_eq!(sections[59_999].anchor, "chung-60000");
}

#[test]
fn more_text_than_a_document_has_is_refused() {
    let mut text = String::new();
    for at in 0..1_100_000_u64 {
        write!(text, "{:016x} ", at.wrapping_mul(0x9e37_79b9_7f4a_7c15)).unwrap();
    }
    assert_eq!(limit(Package::new(&p(&text))), Limit::TextBytes);
}
