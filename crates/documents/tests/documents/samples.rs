//! Whole papers: made ones, those of the sample set, and those to measure on where they are.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use daihoi_documents::{self as documents, Block, Document, DocumentError, Field, Limit, Reading, Sources, outline};

use daihoi_testing::papers::{kept, long_report, report};

use crate::{made, tree::tree};

/// The folder of further papers to measure on, where it lies beside the project.
pub(crate) fn measured() -> Option<PathBuf> {
    daihoi_testing::measured("data/documents")
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

/// Word and Markdown of one report say the same; gives the reading of Word. Markdown can't say that a heading cell spans
/// the columns below it: it lacks those words (`over`) and no others.
fn agreeing(word: &Path, markdown: &Path, over: &str) -> Document {
    let (word, markdown) = (read(word).document, read(markdown).document);
    assert_eq!(headings(&word), headings(&markdown));
    assert_eq!(notes(&word), notes(&markdown));
    let mut cells = tables(&word)[0].clone();
    let all = cells.len();
    cells.retain(|text| text != over);
    assert_eq!(cells.len(), all - 1);
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
    word
}

/// Superior and issuing body, place and signer.
fn around(document: &Document) -> [&str; 4] {
    let metadata = &document.metadata;
    [&metadata.superior_body, &metadata.issuing_body, &metadata.place, &metadata.signer]
}

#[test]
fn word_and_markdown_of_one_report_agree() {
    let (made, paper) = (made::papers(), report());
    let over = "Cả nhiệm kỳ 2020 - 2025";
    let word = agreeing(&made.path().join("bao-cao.docx"), &made.path().join("bao-cao.md"), over);
    // What both say is what the paper was made of.
    assert_eq!(headings(&word), paper.headings());
    assert_eq!(headings(&word).len(), 14);
    assert_eq!(notes(&word), paper.footnotes());
    assert_eq!(notes(&word).len(), 4);
    let mut cells = tables(&word);
    cells[0].retain(|text| text != over);
    assert_eq!(cells[0], paper.tables()[0]);
    let metadata = &word.metadata;
    assert_eq!((metadata.symbol.as_str(), metadata.subject.as_str()), (paper.symbol, paper.subject));
    assert_eq!(metadata.class.to_uppercase(), paper.class);
    assert_eq!(metadata.date.unwrap().to_string(), "2025-08-14");
    assert_eq!(around(&word), ["ĐẢNG BỘ TỈNH TRÀ GIANG", "ĐẢNG BỘ XÃ SƠN KHÊ", "Sơn Khê", "Phan Thị Mộc Lan"]);
    in_order(&documents::text(&word), &paper.paragraphs());

    let Some(folder) = measured() else { return };
    let over = "Nhiệm kỳ 2020 - 2025";
    let word = agreeing(&folder.join("bao-cao-chinh-tri.docx"), &folder.join("bao-cao-chinh-tri.md"), over);
    assert_eq!((headings(&word).len(), notes(&word).len()), (12, 3));
    let expected = ["ĐẢNG BỘ TỈNH LAM HỒNG", "ĐẢNG BỘ XÃ HÒA PHƯỚC", "Hòa Phước", "Nguyễn Thị Hồng Ngọc"];
    assert_eq!(around(&word), expected);
}

/// All paragraphs stand in a text, each whole and below the one before.
fn in_order(text: &str, paragraphs: &[String]) {
    let mut rest = text;
    for paragraph in paragraphs {
        // The mark of a footnote may stand between any two words.
        let (_, below) = rest.split_once(paragraph.as_str()).unwrap_or_else(|| panic!("lost: {paragraph}\nin {rest}"));
        rest = below;
    }
}

#[test]
fn typed_and_legacy_reports_say_the_same_as_the_styled_one() {
    let made = made::papers();
    typed_say_the_same_as_styled(made.path(), "bao-cao.docx", ["bao-cao-go-tay.docx", "bao-cao-tcvn3.docx"]);
    let Some(folder) = measured() else { return };
    typed_say_the_same_as_styled(&folder, "bao-cao-chinh-tri.docx", ["bao-cao-go-so-tay.docx", "bao-cao-tcvn3.docx"]);
}

fn typed_say_the_same_as_styled(folder: &Path, styled: &str, typed: [&str; 2]) {
    let dots = |headings: Vec<(u8, String)>| -> Vec<(u8, String)> {
        headings.into_iter().map(|(level, title)| (level, title.replacen("I- ", "I. ", 1))).collect()
    };
    let mut styled = read(&folder.join(styled)).document;
    // The page header of the styled one says it; the others have none.
    assert_eq!(std::mem::take(&mut styled.metadata.circulation), "lưu hành nội bộ");
    styled.metadata.guessed.retain(|field| *field != Field::Circulation);
    for name in typed {
        let other = read(&folder.join(name)).document;
        assert_eq!(dots(headings(&other)), headings(&styled), "{name}");
        assert_eq!(tables(&other), tables(&styled), "{name}");
        assert_eq!(notes(&other), notes(&styled), "{name}");
        assert_eq!(other.metadata, styled.metadata, "{name}");
    }
}

#[test]
fn a_long_report_is_read_whole() {
    let (made, paper) = (made::papers(), long_report());
    let document = read(&made.path().join("bao-cao-dai.docx")).document;
    assert_eq!(headings(&document), paper.headings());
    in_order(&documents::text(&document), &paper.paragraphs());
    let measured = measured().map(|folder| read(&folder.join("bao-cao-dai.docx")).document);
    for document in [Some(document), measured].into_iter().flatten() {
        assert!(headings(&document).len() >= 12, "{:?}", headings(&document));
        assert!(documents::text(&document).split_whitespace().count() > 3_000);
    }
}

#[test]
fn hostile_packages_are_refused_or_harmless() {
    let made = made::hostile();
    refused_or_harmless(made.path());
    if let Some(folder) = measured() {
        refused_or_harmless(&folder.join("hostile"));
    }
}

fn refused_or_harmless(folder: &Path) {
    for (name, refused) in [
        ("bomb.docx", Some("PackageBytes")),
        ("deep.docx", Some("Ratio")),
        ("deeptbl.docx", Some("XmlDepth")),
        ("xxe.docx", Some("Doctype")),
        ("html.docx", None),
        ("trav.docx", None),
    ] {
        let at = Instant::now();
        let found = documents::read(&folder.join(name), &Sources::default());
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
    let pdfs = made::files(folder).into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "pdf"));
    let pdfs: Vec<PathBuf> = pdfs.collect();
    assert_eq!(pdfs.len(), 10);
    for path in pdfs {
        assert!(matches!(documents::read(&path, &Sources::default()), Err(DocumentError::Unsupported { .. })));
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

/// All words that an export of `LibreOffice` has are in the reading of the file.
fn loses_nothing(file: &Path, exported: &str) {
    let reading = read(file);
    // Pages print the motto of every paper; it is no text of this one.
    let mut expected = exported.replace("ĐẢNG CỘNG SẢN VIỆT NAM", "");
    for gone in deleted(file) {
        expected = expected.replacen(&gone, "", 1);
    }
    let recall = recall(&expected, &documents::text(&reading.document));
    eprintln!("{}: recall {:.3}%", file.display(), recall * 100.0);
    assert!(recall >= 0.999, "{}", file.display());
}

/// What `LibreOffice` found is kept as a file; where it is installed, that must still be what it finds.
#[test]
fn no_text_is_lost_that_libre_office_finds() {
    let (made, shipped) = (made::papers(), daihoi_testing::repository().join("docs-content"));
    for (folder, names) in [
        (shipped.as_path(), ["bao-cao-tham-tra-tu-cach.docx", "phu-luc-so-lieu.docx", "quy-che-bau-cu.docx"]),
        (made.path(), ["bao-cao.docx", "bao-cao-go-tay.docx", "bao-cao-dai.docx"]),
    ] {
        for name in names {
            let file = folder.join(name);
            let exported = std::fs::read_to_string(kept("libreoffice").join(name).with_extension("txt")).unwrap();
            loses_nothing(&file, &exported);
            if let Some(today) = libre_office(&file) {
                let (kept, gone) = (recall(&today, &exported), recall(&exported, &today));
                assert!(kept >= 0.999 && gone >= 0.999, "{name}: tests/data/papers/make.py writes it anew");
            }
        }
    }
    let Some(folder) = measured() else { return };
    for name in ["bao-cao-chinh-tri.docx", "bao-cao-go-so-tay.docx", "bao-cao-dai.docx"] {
        let file = folder.join(name);
        if let Some(exported) = libre_office(&file) {
            loses_nothing(&file, &exported);
        }
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
