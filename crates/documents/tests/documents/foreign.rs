//! PDF and old Word files, read by the built program in a process of its own: their content, and their limits.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use daihoi_documents::{self as documents, Block, DocumentError, Ended, Reading, Sources, Warning, outline};
use daihoi_testing::papers::kept;
use proptest::prelude::*;

use crate::{made, samples::measured, tree::tree};

fn sources() -> Sources {
    Sources { root: None, helper: Some(PathBuf::from(env!("CARGO_BIN_EXE_read-foreign"))) }
}

fn read(path: &Path) -> Result<Reading, DocumentError> {
    documents::read(path, &sources())
}

fn words(reading: &Reading) -> Vec<String> {
    let text = documents::text(&reading.document).to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The share of `wanted`'s words that `found` has, each as often.
fn recall(wanted: &[String], found: &[String]) -> f64 {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in found {
        *left.entry(word).or_default() += 1;
    }
    let (kept, lost): (Vec<_>, Vec<_>) = wanted.iter().partition(|word| {
        left.get_mut(word.as_str()).is_some_and(|count| {
            let there = *count > 0;
            *count -= usize::from(there);
            there
        })
    });
    eprintln!("lost: {lost:?}");
    kept.len() as f64 / wanted.len() as f64
}

fn headings(reading: &Reading) -> Vec<String> {
    let sections = outline::sections(&reading.document).into_iter().filter(|section| section.block.is_some());
    sections.map(|section| section.title.to_lowercase()).collect()
}

#[test]
fn a_report_says_the_same_in_every_format() {
    let made = made::papers();
    let word = read(&made.path().join("bao-cao.docx")).unwrap();
    let pdf = says_the_same(&word, &kept("bao-cao.pdf"), &kept("bao-cao.doc"));
    insta::assert_snapshot!("made-report", tree(&pdf));
    assert_eq!(pdf.document.footnotes.len(), 4);
    assert_eq!(pdf.document.metadata.symbol, "27-BC/ĐU");
    let Some(folder) = measured() else { return };
    let word = read(&folder.join("bao-cao-chinh-tri.docx")).unwrap();
    let [pdf, old] = ["bao-cao-chinh-tri.pdf", "bao-cao-chinh-tri.doc"].map(|name| folder.join(name));
    insta::assert_snapshot!(tree(&says_the_same(&word, &pdf, &old)));
}

/// PDF and old Word hold what the Word file holds; gives the reading of the PDF.
fn says_the_same(word: &Reading, pdf: &Path, old: &Path) -> Reading {
    // What undoc does not give are the automatic numbers: a warning says so.
    for (path, least) in [(pdf, 0.999), (old, 0.965)] {
        let (name, other) = (path.display(), read(path).unwrap());
        let share = recall(&words(word), &words(&other));
        eprintln!("{name}: recall {share:.4}");
        assert!(share >= least, "{name}: {share}");
        let (theirs, ours) = (&other.document.metadata, &word.document.metadata);
        assert_eq!((&theirs.symbol, theirs.date, &theirs.class), (&ours.symbol, ours.date, &ours.class), "{name}");
        assert_eq!((&theirs.issuing_body, &theirs.place), (&ours.issuing_body, &ours.place), "{name}");
    }
    let pdf = read(pdf).unwrap();
    assert_eq!(headings(&pdf), headings(word));
    assert_eq!(pdf.document.footnotes, word.document.footnotes);
    assert_eq!(pdf.document.metadata.subject, word.document.metadata.subject);
    pdf
}

#[test]
fn a_long_pdf_loses_nothing_but_its_page_numbers() {
    let made = made::papers();
    let measured = measured().map(|folder| (folder.join("bao-cao-dai.docx"), folder.join("bao-cao-dai.pdf")));
    let made = (made.path().join("bao-cao-dai.docx"), kept("bao-cao-dai.pdf"));
    for (word, pdf) in [Some(made), measured].into_iter().flatten() {
        let (word, pdf) = (read(&word).unwrap(), read(&pdf).unwrap());
        let (lost, added) = (recall(&words(&word), &words(&pdf)), recall(&words(&pdf), &words(&word)));
        eprintln!("recall {lost:.4}, precision {added:.4}");
        assert!(lost >= 0.995 && added >= 0.995, "{lost} {added}");
        assert_eq!(headings(&pdf), headings(&word));
    }
}

#[test]
fn a_scan_is_shown_page_by_page() {
    let measured = measured().map(|folder| folder.join("bao-cao-scan-200dpi.pdf"));
    for scan in [Some(kept("quet.pdf")), measured].into_iter().flatten() {
        shows_four_pages(&read(&scan).unwrap());
    }
}

fn shows_four_pages(reading: &Reading) {
    let pages = reading.document.blocks.iter().filter_map(|block| match block {
        Block::Scan { image, .. } => Some(image),
        _ => None,
    });
    let pages: Vec<_> = pages.collect();
    assert_eq!(pages.len(), 4);
    for image in pages {
        let asset = reading.assets.iter().find(|asset| asset.name == image.name).unwrap();
        let decoded = image::load_from_memory(&asset.bytes).unwrap();
        assert_eq!((decoded.width(), decoded.height()), (image.width, image.height));
        assert!(image.width > 1_000 && asset.bytes.len() < 1 << 20);
    }
    let told =
        |warning: &Warning| matches!(warning, Warning::UnreadScan { pages: 4 } | Warning::ReadByOcr { pages: 4 });
    assert!(reading.warnings.iter().any(told), "{:?}", reading.warnings);
}

#[test]
fn torn_layers_are_mended_or_told() {
    let made = made::papers();
    let measured =
        measured().map(|folder| (folder.join("bao-cao-chinh-tri.docx"), folder.join("bao-cao-font-tron.pdf")));
    let made = (made.path().join("bao-cao-hai-font.docx"), kept("bao-cao-hai-font.pdf"));
    for (word, pdf) in [Some(made), measured].into_iter().flatten() {
        let (word, reading) = (read(&word).unwrap(), read(&pdf).unwrap());
        let share = recall(&words(&word), &words(&reading));
        eprintln!("recall {share:.4}");
        assert!(share > 0.95 || reading.warnings.contains(&Warning::Garbled), "{share} {:?}", reading.warnings);
    }
}

#[test]
fn hostile_files_end_their_reader_at_most() {
    let made = made::hostile();
    end_their_reader_at_most(made.path());
    if let Some(folder) = measured() {
        end_their_reader_at_most(&folder.join("hostile"));
    }
}

fn end_their_reader_at_most(folder: &Path) {
    let files = made::files(folder);
    assert_eq!(files.len(), 16);
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let outcome = read(&path);
        eprintln!(
            "{name}: {}",
            outcome.as_ref().map_or_else(ToString::to_string, |reading| format!("{:?}", reading.warnings))
        );
        match name.as_str() {
            "enc-user.pdf" => assert!(matches!(outcome, Err(DocumentError::Encrypted { .. })), "{name}"),
            "garbage.pdf" | "noise.pdf" | "cycle.pdf" => assert!(outcome.is_err(), "{name}"),
            "bomb.pdf" => assert!(matches!(outcome, Err(DocumentError::Foreign { .. })), "{name}: {outcome:?}"),
            "noxref.pdf" => assert!(words(&outcome.unwrap()).len() > 500, "{name}"),
            _ => {
                if let Ok(reading) = outcome {
                    assert!(tree(&reading).len() > 10, "{name}");
                }
            }
        }
    }
}

#[test]
fn a_helper_that_is_none_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.pdf");
    fs::write(&file, "%PDF-1.4").unwrap();
    let with = |helper: &Path| documents::read(&file, &Sources { root: None, helper: Some(helper.to_owned()) });
    let missing = with(&folder.path().join("missing"));
    assert!(matches!(missing, Err(DocumentError::Foreign { why: Ended::NotStarted(_), .. })), "{missing:?}");
    // The test's own program answers other things than is asked.
    let other = with(&std::env::current_exe().unwrap());
    assert!(matches!(other, Err(DocumentError::Foreign { why: Ended::Crashed, .. })), "{other:?}");
}

proptest! {
    #![proptest_config(daihoi_testing::proptest_config(24))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000), old_word in any::<bool>()) {
        let folder = tempfile::tempdir().unwrap();
        let start: &[u8] = if old_word { &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] } else { b"%PDF-1.7\n" };
        let file = folder.path().join(if old_word { "a.doc" } else { "a.pdf" });
        fs::write(&file, [start, &bytes].concat()).unwrap();
        // A panic in the child is an error here; anything but an answer or an error would hang or end the test.
        drop(read(&file));
        prop_assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

#[test]
fn the_sample_set_has_a_paper_a_bulletin_in_columns_and_a_scan() {
    let sample = |name: &str| read(&daihoi_testing::repository().join("docs-content").join(name)).unwrap();
    let paper = sample("nghi-quyet-nong-nghiep-sach.pdf");
    let metadata = &paper.document.metadata;
    assert_eq!((metadata.class.as_str(), metadata.symbol.as_str()), ("nghị quyết", "11-NQ/ĐU"));
    assert!(!metadata.guessed.is_empty(), "nobody stated its class");
    let is_table = |block: &Block| matches!(block, Block::Table(rows) if rows.len() == 5 && rows[0].cells.len() == 5);
    assert!(paper.document.blocks.iter().any(is_table), "{}", tree(&paper));
    let bulletin = headings(&sample("ban-tin-dai-hoi.pdf"));
    let place = |words: &str| bulletin.iter().position(|heading| heading.contains(words));
    // The foot of the first column before the top of the second.
    assert!(place("ban tổ chức trả lời").is_some() && place("lịch ngày mai").is_some(), "{bulletin:?}");
    assert!(place("ban tổ chức trả lời") < place("lịch ngày mai"), "{bulletin:?}");
    let scan = sample("thong-bao-doi-cho-gui-xe.pdf");
    assert!(scan.document.blocks.iter().any(|block| matches!(block, Block::Scan { .. })));
    assert_eq!(scan.document.metadata.symbol, "30-TB/ĐU");
}
