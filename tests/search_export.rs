//! The export: the same bytes for the same input, small on a USB drive, and little to load for a first query.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod browser;
#[path = "search/corpus.rs"]
mod corpus;
#[path = "search/shared.rs"]
mod shared;
#[path = "search/usb_folder.rs"]
mod usb_folder;

use std::{collections::BTreeMap, fs, path::Path, time::Instant};

use daihoi::search::{self, Entry, Library, SearchError};
use serde_json::json;

use browser::Browser;
use usb_folder::UsbFolder;

/// The bytes of an index's files by extension: tantivy gives a segment a random name.
fn segment(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let parts = files.filter(|file| file.file_stem().unwrap().len() == 32);
    parts.map(|file| (file.extension().unwrap().to_str().unwrap().to_owned(), fs::read(file).unwrap())).collect()
}

/// The files of an export: name and bytes.
fn export(library: &Library) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    search::export(library, |name, bytes| {
        files.push((name.to_owned(), bytes.to_vec()));
        Ok::<(), SearchError>(())
    })
    .unwrap();
    files
}

#[test]
fn what_takes_the_files_may_refuse_one() {
    let usb = UsbFolder::with(&corpus::made_up(40));
    let mut taken = 0;
    let full = search::export(&usb.library, |_, _| {
        taken += 1;
        if taken < 3 { Ok(()) } else { Err(SearchError::Missing { folder: "full".into() }) }
    });
    assert!(matches!(full, Err(SearchError::Missing { .. })));
    assert_eq!(taken, 3, "nothing is handed over after that");
}

#[test]
fn the_same_entries_give_the_same_bytes() {
    let entries = corpus::made_up(40);
    let folder = tempfile::tempdir().unwrap();
    let [one, two] = ["one", "two"].map(|name| folder.path().join(name));
    search::build(&one, &entries).unwrap();
    search::build::<Entry>(&two, []).unwrap();
    search::build(&two, &entries).unwrap();
    assert_eq!(segment(&one), segment(&two));
    assert!(segment(&one).contains_key("idx") && segment(&one).contains_key("pos"), "one segment, whole");
    let files = export(&Library::open(&one).unwrap());
    assert_eq!(files, export(&Library::open(&two).unwrap()));
    for (name, _) in &files {
        assert!(
            name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.".contains(&byte)),
            "{name}"
        );
    }
    assert_eq!(files.last().unwrap().0, "manifest.js");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside the indexes");
}

#[test]
fn a_change_leaves_most_chunks_as_they_were() {
    let mut entries = corpus::made_up(200);
    let before = export(&UsbFolder::with(&entries).library);
    entries.last_mut().unwrap().text.push_str(" Bổ sung.");
    let after = export(&UsbFolder::with(&entries).library);
    let papers = |files: &[(String, Vec<u8>)]| {
        files.iter().filter(|(name, _)| name.starts_with("d-")).map(|(name, _)| name.clone()).collect::<Vec<_>>()
    };
    let kept = papers(&after).into_iter().filter(|name| papers(&before).contains(name)).count();
    assert!(kept + 1 >= papers(&before).len() && papers(&before) != papers(&after));
}

#[test]
fn a_folder_without_an_index_and_a_damaged_one_are_errors() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Library::open(&folder.path().join("none")), Err(SearchError::Missing { .. })));
    assert!(matches!(Library::open(folder.path()), Err(SearchError::Missing { .. })));
    fs::write(folder.path().join("meta.json"), "{").unwrap();
    assert!(matches!(Library::open(folder.path()), Err(SearchError::Index { .. })));
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(search::build::<Entry>(&file.join("index"), []), Err(SearchError::Folder { .. })));
}

/// Records the names of the chunks that the page loads from here on: over `file://` there are no resource timings.
const RECORD: &str = "window.loaded = []; const append = document.head.append;
    document.head.append = function (tag) { loaded.push(tag.src.split('/').pop()); append.call(this, tag); };";

/// Number of chunks loaded since the page began to record, and bytes of them and of the page's own scripts.
fn loaded(browser: &Browser, usb: &UsbFolder) -> (usize, u64) {
    let names = browser.run("return loaded", vec![]);
    let names: Vec<_> = names.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let size = |name: &str| fs::metadata(usb.site().join("search").join(name)).unwrap().len();
    let own = ["manifest.js", "unpack.js", "words.js", "reader.js", "page.js"];
    (names.len(), names.iter().chain(&own).map(|name| size(name)).sum())
}

#[test]
fn thousands_of_documents_stay_small_and_quick() {
    let browser = Browser::start("thousands_of_documents_stay_small_and_quick");
    // Made-up papers repeat few words and pack well; the laws alone show the share that real texts take.
    let laws = shared::laws().documents();
    let made_up = corpus::made_up(2_000).into_iter().take(5_000 - laws.len());
    let thousands: Vec<Entry> = laws.iter().cloned().chain(made_up).collect();
    stay_small_and_quick(&laws, &Most { share: 0.73, short: 75 << 10, long: 105 << 10 }, browser.as_ref());
    stay_small_and_quick(&thousands, &Most { share: 0.45, short: 95 << 10, long: 120 << 10 }, browser.as_ref());
    if let Some(collection) = shared::beside() {
        let most = Most { share: 0.75, short: 300 << 10, long: 450 << 10 };
        stay_small_and_quick(&collection.documents(), &most, browser.as_ref());
    }
}

/// Limits of an export.
struct Most {
    /// Bytes of its files over bytes of the texts.
    share: f64,
    /// Bytes that a first query of few words loads, with the scripts.
    short: u64,
    /// Bytes that a first query of seven words or more loads.
    long: u64,
}

fn stay_small_and_quick(entries: &[Entry], most: &Most, browser: Option<&Browser>) {
    let written: usize = entries.iter().map(|entry| entry.text.len()).sum();
    let started = Instant::now();
    let usb = UsbFolder::with(entries);
    let built = started.elapsed().as_secs_f64();
    let mut kinds: BTreeMap<String, (usize, u64)> = BTreeMap::new();
    for file in fs::read_dir(usb.site().join("search")).unwrap().map(Result::unwrap) {
        let name = file.file_name().into_string().unwrap();
        let kind = kinds.entry(if name.contains('-') { name[..1].to_owned() } else { name }).or_default();
        *kind = (kind.0 + 1, kind.1 + file.metadata().unwrap().len());
    }
    let export: u64 =
        kinds.iter().filter(|(kind, _)| kind.len() == 1 || *kind == "manifest.js").map(|(_, (_, bytes))| bytes).sum();
    let share = export as f64 / written as f64;
    eprintln!(
        "{} entries, {written} bytes of text, built and exported in {built:.1} s; export {export} bytes ({:.1}%): {kinds:?}",
        entries.len(),
        share * 100.0
    );
    assert!(share < most.share, "the export takes {share:.2} of the text");

    let Some(browser) = browser else { return };
    for query in [
        "quyền dân sự",
        "dai hoi dai bieu quoc hoi",
        "trách nhiệm của các cơ quan nhà nước ở trung ương",
        "\"chủ nghĩa xã hội\"",
    ] {
        browser.open(&usb.page(), "");
        browser.wait_for("return window.daihoiSearch");
        let script = "const at = performance.now(), { hits } = await daihoiSearch.find(args[0], { limit: 10 });
             await Promise.all(hits.map((hit) => hit()));
             return performance.now() - at;";
        browser.run(RECORD, vec![]);
        let cold = browser.run_async(script, vec![json!(query)]).as_f64().unwrap();
        let warm = browser.run_async(script, vec![json!(query)]).as_f64().unwrap();
        let (files, bytes) = loaded(browser, &usb);
        eprintln!("{query}: {cold:.0} ms cold, {warm:.1} ms warm, {files} chunks, {} KB with the reader", bytes / 1024);
        let short = query.split(' ').count() < 7;
        assert!(bytes < if short { most.short } else { most.long }, "{query} loads {bytes} bytes");
    }
}

#[test]
fn entries_may_be_of_any_text() {
    let odd = ["</script>\u{2028}\u{2029}\"\\", "\u{0}\u{1}", "😀 𝔘𝔫𝔦", "\u{fffd}\u{feff}", " ", "", "a\u{301}\u{301}"];
    let entries: Vec<_> = odd
        .into_iter()
        .map(|text| Entry {
            url: text.into(),
            title: text.into(),
            section: text.into(),
            text: format!("{text} đại hội"),
            ..Entry::default()
        })
        .collect();
    let Some(browser) = Browser::start("entries_may_be_of_any_text") else { return };
    let usb = UsbFolder::with(&entries);
    browser.open(&usb.page(), "");
    let hits = browser.run_async(
        "const { hits } = await daihoiSearch.find('đại hội', { limit: 10 });
                   return Promise.all(hits.map(async (hit) => (await hit()).url));",
        vec![],
    );
    let native: Vec<_> = usb.library.search("đại hội", 10).unwrap().into_iter().map(|hit| hit.url).collect();
    assert_eq!(native.len(), 7);
    assert_eq!(hits, json!(native));
    browser.assert_clean_console();
}
