//! The site as a reader meets it: in a browser, from a folder, with search beside it.

mod browser;
#[path = "site/fixture.rs"]
mod fixture;

use std::{fs, path::PathBuf};

use browser::Browser;
use daihoi::{
    documents::outline,
    i18n::Language,
    search::{self, Entry, Library},
    site::{Templates, address, class_name},
};
use fixture::{pages, render};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The site with its search in a folder whose name needs care in addresses.
struct Stick {
    folder: TempDir,
    paths: Vec<String>,
}

impl Stick {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let root = folder.path().join("Văn kiện #1");
        let pages = pages();
        let mut entries = Vec::new();
        for page in &pages {
            for section in outline::sections(&page.document) {
                entries.push(Entry {
                    url: address(&page.slug, &section.anchor),
                    title: page.document.metadata.title.clone(),
                    section: section.title,
                    breadcrumbs: section.breadcrumbs,
                    text: section.text,
                    class: class_name(&page.document.metadata, Language::Vi),
                    ..Entry::default()
                });
            }
        }
        let index = folder.path().join("index");
        search::build(&index, &entries).expect("indexed");
        let export = search::export(&Library::open(&index).expect("opened")).expect("exported");
        let files = render(&pages, Language::Vi, &Templates::shipped()).expect("rendered");
        let paths = files
            .iter()
            .map(|file| file.path.clone())
            .filter(|path| path.split('.').next_back() == Some("html"))
            .collect();
        let files = files.into_iter().map(|file| (file.path, file.bytes));
        for (path, bytes) in files.chain(export.into_iter().map(|(name, bytes)| (format!("search/{name}"), bytes))) {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, bytes).expect("written");
        }
        Self { folder, paths }
    }

    fn file(&self, path: &str) -> PathBuf {
        self.folder.path().join("Văn kiện #1").join(path)
    }
}

/// Everything that the page has loaded, itself included.
const LOADED: &str = "return [location.href, ...performance.getEntriesByType('resource').map((entry) => entry.name)]";

#[test]
fn every_page_opens_without_a_word_in_the_console_and_fits_the_window() {
    let Some(browser) = Browser::start("every_page_opens") else { return };
    let stick = Stick::new();
    assert!(stick.paths.len() > 15);
    for (width, height) in [(1280, 900), (500, 844)] {
        browser.resize(width, height);
        for path in &stick.paths {
            browser.open(&stick.file(path), "");
            browser.assert_clean_console();
            let overflow = browser
                .run("const page = document.documentElement; return page.scrollWidth - page.clientWidth", Vec::new());
            assert_eq!(overflow, json!(0), "{path} at {width}");
            let loaded = browser.run(LOADED, Vec::new());
            for address in loaded.as_array().expect("a list") {
                let address = address.as_str().expect("an address");
                assert!(
                    address.starts_with("file:///") && address.contains("/V%C4%83n%20ki%E1%BB%87n%20%231/"),
                    "{address}"
                );
            }
        }
    }
}

#[test]
fn the_search_is_reached_from_anywhere_and_leads_to_the_words() {
    let Some(browser) = Browser::start("the_search_is_reached") else { return };
    let stick = Stick::new();
    browser.open(&stick.file("van-ban/tham-luan-1/index.html"), "");
    browser.keys("/");
    assert_eq!(browser.run("return document.activeElement.id", Vec::new()), json!("q"));
    browser.keys("chuyen doi so\u{e007}");
    let first = browser.wait_for("return document.querySelector('.hit a')?.href");
    assert!(browser.address().contains("/search.html?q=chuyen"), "{}", browser.address());
    let status = browser.run("return document.getElementById('search-status').textContent", Vec::new());
    assert!(status.as_str().is_some_and(|text| text.ends_with(" kết quả")), "{status}");
    browser.goto(first.as_str().expect("an address"));
    browser.wait_for("return document.querySelector('main mark')");
    browser.assert_clean_console();
}

#[test]
fn the_frame_keeps_the_reader_oriented() {
    let Some(browser) = Browser::start("the_frame_keeps") else { return };
    let stick = Stick::new();
    let report = stick.file("van-ban/bao-cao-chinh-tri/index.html");
    let shown = |selector: &str| {
        browser.run("return document.querySelector(arguments[0]).checkVisibility()", vec![json!(selector)])
    };
    browser.resize(1280, 700);
    browser.open(&report, "#han-che-khuyet-diem-va-nguyen-nhan");
    assert_eq!((shown(".contents-side"), shown(".contents-fold")), (json!(true), json!(false)));
    browser.wait_for(
        "return document.querySelector('.contents-side [aria-current]')?.hash === '#han-che-khuyet-diem-va-nguyen-nhan'",
    );
    // The heading stands below the bar that stays, and the search is in sight at the page's end.
    let below = "return document.querySelector(':target').getBoundingClientRect().top
                     >= document.querySelector('.bar').getBoundingClientRect().bottom";
    assert_eq!(browser.run(below, Vec::new()), json!(true));
    browser.resize(500, 844);
    browser.open(&report, "#nhiem-vu-trong-tam");
    assert_eq!((shown(".contents-side"), shown(".contents-fold")), (json!(false), json!(true)));
    assert_eq!(browser.run(below, Vec::new()), json!(true));
    let field = browser.run(
        "window.scrollTo({ top: 1e6 });
         const field = document.getElementById('q').getBoundingClientRect();
         return [field.top, field.bottom]",
        Vec::new(),
    );
    let edge = |index: usize| field.get(index).and_then(Value::as_f64).expect("a number");
    assert!(edge(0) >= 0.0 && edge(1) < 100.0, "{field}");
    // A wide table scrolls in its box; the page does not.
    let table = browser
        .run("const box = document.querySelector('.table'); return box.scrollWidth > box.clientWidth", Vec::new());
    assert_eq!(table, json!(true));
    browser.assert_clean_console();
}
