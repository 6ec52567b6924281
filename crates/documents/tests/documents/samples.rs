//! The sample files beside the project, if they exist.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use daihoi_documents::{self as documents, Block, Document, DocumentError, Field, Limit, Reading, Sources, outline};

use crate::tree::tree;

/// The folder of sample documents; if it is missing, the test reports that it is skipped.
pub(crate) fn folder(test: &str) -> Option<PathBuf> {
    daihoi_testing::shared(test, "data/documents")
}

fn read(path: &Path) -> Reading {
    let at = Instant::now();
    let reading = documents::read(path, &Sources::default()).unwrap();
    eprintln!("{}: {:.1} ms", path.display(), at.elapsed().as_secs_f64() * 1e3);
    reading
}

fn headings(document: &Document) -> Vec<(u8, String)> {
    let sections = outline::sections(document).into_iter().filter(|section| section.block.is_some());
    sections.map(|section| (section.level, section.title)).collect()
}

/// Words of all cells, by table.
fn tables(document: &Document) -> Vec<Vec<String>> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(rows) => Some(rows),
        _ => None,
    });
    tables
        .map(|rows| {
            let cells = rows.iter().flat_map(|row| &row.cells);
            let texts =
                cells.map(|cell| documents::text(&Document { blocks: cell.blocks.clone(), ..Document::default() }));
            texts.filter(|text| !text.is_empty()).collect()
        })
        .collect()
}

fn notes(document: &Document) -> Vec<(String, String)> {
    let text = |blocks: &Vec<Block>| documents::text(&Document { blocks: blocks.clone(), ..Document::default() });
    document.footnotes.iter().map(|(mark, blocks)| (mark.clone(), text(blocks))).collect()
}

#[test]
fn word_and_markdown_of_one_report_agree() {
    let Some(folder) = folder("word_and_markdown_of_one_report_agree") else { return };
    let word = read(&folder.join("bao-cao-chinh-tri.docx")).document;
    let markdown = read(&folder.join("bao-cao-chinh-tri.md")).document;
    assert_eq!(headings(&word), headings(&markdown));
    assert_eq!(headings(&word).len(), 12);
    assert_eq!(notes(&word), notes(&markdown));
    assert_eq!(notes(&word).len(), 3);
    // Markdown can't say that a heading cell spans three columns: it lacks those words and no others.
    let mut cells = tables(&word)[0].clone();
    cells.retain(|text| text != "Nhiệm kỳ 2020 - 2025");
    assert_eq!(cells, tables(&markdown)[0]);
    for (from_text, stated) in [
        (&word.metadata.symbol, &markdown.metadata.symbol),
        (&word.metadata.class, &markdown.metadata.class),
        (&word.metadata.subject, &markdown.metadata.subject),
    ] {
        assert!(!stated.is_empty());
        assert_eq!(from_text, stated);
    }
    assert_eq!(word.metadata.date, markdown.metadata.date);
    assert_eq!(word.metadata.issuing_body, "ĐẢNG BỘ XÃ HÒA PHƯỚC");
    assert_eq!(word.metadata.superior_body, "ĐẢNG BỘ TỈNH LAM HỒNG");
    assert_eq!(word.metadata.place, "Hòa Phước");
    assert_eq!(word.metadata.signer, "Nguyễn Thị Hồng Ngọc");
}

#[test]
fn typed_and_legacy_reports_say_the_same_as_the_styled_one() {
    let Some(folder) = folder("typed_and_legacy_reports_say_the_same_as_the_styled_one") else { return };
    let dots = |headings: Vec<(u8, String)>| -> Vec<(u8, String)> {
        headings.into_iter().map(|(level, title)| (level, title.replacen("I- ", "I. ", 1))).collect()
    };
    let mut styled = read(&folder.join("bao-cao-chinh-tri.docx")).document;
    // The page header of the styled one says it; the others have none.
    assert_eq!(std::mem::take(&mut styled.metadata.circulation), "lưu hành nội bộ");
    styled.metadata.guessed.retain(|field| *field != Field::Circulation);
    for name in ["bao-cao-go-so-tay.docx", "bao-cao-tcvn3.docx"] {
        let other = read(&folder.join(name)).document;
        assert_eq!(dots(headings(&other)), headings(&styled), "{name}");
        assert_eq!(tables(&other), tables(&styled), "{name}");
        assert_eq!(notes(&other), notes(&styled), "{name}");
        assert_eq!(other.metadata, styled.metadata, "{name}");
    }
}

#[test]
fn a_long_report_is_read_whole() {
    let Some(folder) = folder("a_long_report_is_read_whole") else { return };
    let document = read(&folder.join("bao-cao-dai.docx")).document;
    assert!(headings(&document).len() >= 12, "{:?}", headings(&document));
    assert!(documents::text(&document).split_whitespace().count() > 3_000);
}

#[test]
fn hostile_packages_are_refused_or_harmless() {
    let Some(folder) = folder("hostile_packages_are_refused_or_harmless") else { return };
    for (name, refused) in [
        ("bomb.docx", Some("PackageBytes")),
        ("deep.docx", Some("Ratio")),
        ("deeptbl.docx", Some("XmlDepth")),
        ("xxe.docx", Some("Doctype")),
        ("html.docx", None),
        ("trav.docx", None),
    ] {
        let at = Instant::now();
        let found = documents::read(&folder.join("hostile").join(name), &Sources::default());
        assert!(at.elapsed() < Duration::from_secs(10), "{name}");
        let reason = match &found {
            Err(DocumentError::Limit { limit: Limit::PackageBytes, .. }) => Some("PackageBytes"),
            Err(DocumentError::Limit { limit: Limit::Ratio, .. }) => Some("Ratio"),
            Err(DocumentError::Limit { limit: Limit::XmlDepth, .. }) => Some("XmlDepth"),
            Err(DocumentError::Doctype { .. }) => Some("Doctype"),
            Err(other) => panic!("{name}: {other:?}"),
            Ok(_) => None,
        };
        assert_eq!(reason, refused, "{name}");
        if let (Ok(reading), "html.docx") = (&found, name) {
            assert!(documents::text(&reading.document).contains("<script>"), "markup in a text is text");
        }
    }
    assert!(!Path::new("/tmp/h-docs/bad/pwned.png").exists());
    for entry in std::fs::read_dir(folder.join("hostile")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "pdf") {
            assert!(matches!(documents::read(&path, &Sources::default()), Err(DocumentError::Unsupported { .. })));
        }
    }
}

/// A text's words and how often each comes. Footnote marks, which exports glue to words, are parted from them, and
/// zeros before days dropped, as dates are kept as dates.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut parted = String::new();
    let mut before = ' ';
    for c in daihoi_text::normal(text).to_lowercase().chars() {
        if before.is_alphabetic() && c.is_ascii_digit() {
            parted.push(' ');
        }
        parted.push(c);
        before = c;
    }
    let mut counts = BTreeMap::new();
    for word in parted.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *counts.entry(word.trim_start_matches('0').to_owned()).or_default() += 1;
    }
    counts
}

/// How many of `expected`'s words, counted with their repetitions, `found` has.
fn recall(expected: &str, found: &str) -> f64 {
    let (expected, found) = (words(expected), words(found));
    let mut kept = 0;
    for (word, count) in &expected {
        let has = found.get(word).copied().unwrap_or(0).min(*count);
        if has < *count {
            eprintln!("lost: {word} ({has} of {count})");
        }
        kept += has;
    }
    kept as f64 / expected.values().sum::<usize>() as f64
}

/// `LibreOffice`'s own text export of a file; none where it is not installed.
fn libre_office(path: &Path) -> Option<String> {
    let out = tempfile::tempdir().unwrap();
    let profile = format!("-env:UserInstallation=file://{}", out.path().join("profile").display());
    let run = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
        .arg(out.path())
        .arg(path)
        .output()
        .ok()?;
    assert!(run.status.success(), "{run:?}");
    let text = std::fs::read(out.path().join(path.with_extension("txt").file_name()?)).unwrap();
    Some(String::from_utf8(text).unwrap())
}

/// Text that a tracked change deleted, which the export still shows.
fn deleted(path: &Path) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let xml = std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap();
    let starts = xml.split("<w:delText").skip(1).filter_map(|rest| rest.split_once('>'));
    starts.filter_map(|(_, rest)| rest.split_once('<')).map(|(text, _)| text.to_owned()).collect()
}

#[test]
fn no_text_is_lost_that_libre_office_finds() {
    let test = "no_text_is_lost_that_libre_office_finds";
    let mut files = vec![];
    for name in ["bao-cao-tham-tra-tu-cach.docx", "phu-luc-so-lieu.docx", "quy-che-bau-cu.docx"] {
        files.push(daihoi_testing::repository().join("docs-content").join(name));
    }
    if let Some(folder) = folder(test) {
        for name in ["bao-cao-chinh-tri.docx", "bao-cao-go-so-tay.docx", "bao-cao-dai.docx"] {
            files.push(folder.join(name));
        }
    }
    for file in files {
        let Some(expected) = libre_office(&file) else {
            eprintln!("SKIPPED: {test}: no soffice");
            return;
        };
        let reading = read(&file);
        // Pages print the motto of every document; it is no text of this one.
        let mut expected = expected.replace("ĐẢNG CỘNG SẢN VIỆT NAM", "");
        for gone in deleted(&file) {
            expected = expected.replacen(&gone, "", 1);
        }
        let recall = recall(&expected, &documents::text(&reading.document));
        eprintln!("{}: recall {:.3}%", file.display(), recall * 100.0);
        assert!(recall >= 0.999, "{}", file.display());
    }
}

#[test]
fn the_sample_set_is_read_without_a_warning() {
    let folder = daihoi_testing::repository().join("docs-content");
    let mut classes = BTreeSet::new();
    let (mut count, mut secret) = (0, Vec::new());
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        // PDF is read by the program's own process: see `foreign`.
        if path.extension().is_some_and(|extension| extension == "toml" || extension == "pdf") {
            continue;
        }
        let Reading { document, warnings, .. } = read(&path);
        let metadata = document.metadata.clone();
        assert_eq!(warnings, [], "{}", path.display());
        assert!(documents::CLASSES.contains(&metadata.class.as_str()), "{}: {}", path.display(), metadata.class);
        assert!(!metadata.title.is_empty() && !metadata.issuing_body.is_empty(), "{}", path.display());
        assert!(metadata.date.is_some() && metadata.order.is_some(), "{}", path.display());
        assert!(metadata.class == "bài phát biểu" || headings(&document).len() >= 3, "{}", path.display());
        if metadata.secrecy != documents::Secrecy::Open {
            secret.push(path.file_name().unwrap().to_owned());
        }
        classes.insert(metadata.class);
        count += 1;
    }
    assert!(count >= 36, "{count}");
    for class in [
        "văn kiện",
        "báo cáo chính trị",
        "báo cáo kiểm điểm",
        "nghị quyết",
        "chỉ thị",
        "đề án nhân sự",
        "tham luận",
        "bài phát biểu",
        "chương trình",
        "nội quy",
        "quy chế",
        "biên bản",
        "thông báo",
    ] {
        assert!(classes.contains(class), "no {class}: {classes:?}");
    }
    assert_eq!(secret, ["phu-luc-de-an-nhan-su.md"], "one shows that it stays off the site");
}

#[test]
fn the_word_samples_keep_numbers_merged_cells_and_notes() {
    let folder = daihoi_testing::repository().join("docs-content");
    insta::assert_snapshot!("tham-tra", tree(&read(&folder.join("bao-cao-tham-tra-tu-cach.docx"))));
    insta::assert_snapshot!("phu-luc", tree(&read(&folder.join("phu-luc-so-lieu.docx"))));
    insta::assert_snapshot!("cuu-chien-binh", tree(&read(&folder.join("tham-luan-cuu-chien-binh.docx"))));
    insta::assert_snapshot!("quy-che", tree(&read(&folder.join("quy-che-bau-cu.docx"))));
}
