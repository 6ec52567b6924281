//! Pages and their links: nothing loaded from outside, nothing too wide, everything reachable by keyboard.

use daihoi::i18n::Language;
use serde_json::{Value, json};
use url::Url;

use crate::{browser::Browser, server::Server, usb_folder::UsbFolder};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

/// Everything that the page has loaded, itself included.
const LOADED: &str = "return [location.href, ...performance.getEntriesByType('resource').map((entry) => entry.name)]";

/// Opens every page below an address and checks the rules for all pages.
fn walk(browser: &Browser, usb: &UsbFolder, address: &dyn Fn(&str) -> String, home: &str) {
    for (width, height) in [(1280, 900), (320, 640)] {
        browser.screen(width, height);
        for path in &usb.paths {
            browser.goto(&address(path));
            browser.assert_clean_console();
            let aside = browser.run("scrollTo(9999, 0); return scrollX", Vec::new());
            assert_eq!(aside, json!(0), "{path} at {width}");
            let loaded = browser.run(LOADED, Vec::new());
            for found in loaded.as_array().expect("a list") {
                let found = found.as_str().expect("an address");
                assert!(found.starts_with(home), "{path} asks for {found}");
            }
        }
    }
}

#[test]
fn every_page_opens_without_a_word_in_the_console_and_fits_the_window() {
    let Some(browser) = Browser::start("every_page_opens") else { return };
    let usb = UsbFolder::new(Language::Vi);
    assert!(usb.paths.len() > 25, "{:?}", usb.paths);
    let folder = Url::from_directory_path(usb.root()).expect("an absolute path");
    assert!(folder.as_str().ends_with("/V%C4%83n%20ki%E1%BB%87n%20%231/"), "{folder}");
    walk(&browser, &usb, &|path| format!("{folder}{path}"), folder.as_str());
    let server = Server::of(usb.root());
    walk(&browser, &usb, &|path| format!("{}{path}", server.address), &server.address);
}

/// Every link within the site works from a folder and from a server.
#[test]
fn a_reader_goes_from_page_to_page() {
    let Some(browser) = Browser::start("a_reader_goes") else { return };
    let usb = UsbFolder::new(Language::Vi);
    let server = Server::of(usb.root());
    let folder = Url::from_directory_path(usb.root()).expect("an absolute path");
    for home in [folder.as_str(), server.address.as_str()] {
        browser.screen(1280, 900);
        browser.goto(&format!("{home}index.html"));
        let follow = |selector: &str, path: &str| {
            browser.run("document.querySelector(arguments[0]).click()", vec![json!(selector)]);
            browser.wait_for(&format!("return location.href.split('#')[0].endsWith({})", json!(path)));
            browser.wait_for("return document.readyState === 'complete'");
            browser.assert_clean_console();
        };
        follow(".group h3 a[href*='tham-luan']", "/loai/tham-luan/index.html");
        follow(".papers a", "/van-ban/tham-luan-1/index.html");
        follow(".neighbours .next", "/van-ban/tham-luan-2/index.html");
        follow(".neighbours .previous", "/van-ban/tham-luan-1/index.html");
        follow(".crumbs li:nth-child(2) a", "/loai/tham-luan/index.html");
        follow(".crumbs a", "/index.html");
        follow(".sittings a", "/phien/tru-bi/index.html");
        follow(".papers a", "/van-ban/thong-bao-gui-xe/index.html");
        follow(".card a[href*='co-quan']", "/co-quan/uy-ban-nhan-dan-xa-hoa-phuoc/index.html");
        follow(".ways a[href*='nam/2023']", "/nam/2023/index.html");
        follow(".crumbs li:nth-child(2) a", "/nam/index.html");
        follow(".colophon a[href*='search']", "/search.html");
    }
}

#[test]
fn the_keyboard_is_enough() {
    let Some(browser) = Browser::start("the_keyboard") else { return };
    let usb = UsbFolder::new(Language::Vi);
    browser.screen(1280, 900);
    browser.open(&usb.file("van-ban/bao-cao-chinh-tri/index.html"), "");
    // The first stop skips the frame.
    browser.keys(TAB);
    let skip = "const skip = document.activeElement, box = skip.getBoundingClientRect();
                return [skip.className, box.top >= 0 && box.height > 20]";
    assert_eq!(browser.run(skip, Vec::new()), json!(["skip", true]));
    browser.keys(ENTER);
    assert_eq!(browser.run("return document.activeElement.id", Vec::new()), json!("_main"));
    // Every focused element is visible and shows its focus.
    browser.run("document.activeElement.blur(); window.scrollTo(0, 0)", Vec::new());
    let mut stops = 0;
    loop {
        browser.keys(TAB);
        let stop = browser.run(
            "const at = document.activeElement;
             if (at === document.body) return null;
             const box = at.getBoundingClientRect(), style = getComputedStyle(at);
             const middle = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 10));
             return [at.outerHTML.slice(0, 90), box.width > 0 && box.top >= -1 && box.top < innerHeight,
                     style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                     at.contains(middle) || Boolean(middle && middle.contains(at))]",
            Vec::new(),
        );
        if stop.is_null() || stops > 150 {
            break;
        }
        assert_eq!((&stop[1], &stop[2], &stop[3]), (&json!(true), &json!(true), &json!(true)), "{stop}");
        stops += 1;
    }
    assert!((20..150).contains(&stops), "{stops}");
}

#[test]
fn the_search_is_reached_from_anywhere_and_leads_to_the_words() {
    let Some(browser) = Browser::start("the_search_is_reached") else { return };
    let usb = UsbFolder::new(Language::Vi);
    browser.open(&usb.file("van-ban/tham-luan-1/index.html"), "");
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
    let usb = UsbFolder::new(Language::Vi);
    let report = usb.file("van-ban/bao-cao-chinh-tri/index.html");
    let shown = |selector: &str| {
        browser.run("return document.querySelector(arguments[0]).checkVisibility()", vec![json!(selector)])
    };
    browser.resize(1280, 700);
    browser.open(&report, "#han-che-khuyet-diem-va-nguyen-nhan");
    assert_eq!((shown(".contents-side"), shown(".contents-fold")), (json!(true), json!(false)));
    browser.wait_for(
        "return document.querySelector('.contents-side [aria-current]')?.hash === '#han-che-khuyet-diem-va-nguyen-nhan'",
    );
    // The last sections are too short for their headings to reach the reading line.
    let last = browser.run(
        "return [...document.querySelectorAll('.contents-side a')].slice(-2).map((link) => link.hash)",
        Vec::new(),
    );
    for hash in last.as_array().expect("two") {
        browser.run("location.hash = arguments[0]", vec![hash.clone()]);
        browser.wait_for(&format!("return document.querySelector('.contents-side [aria-current]')?.hash === {hash}"));
    }
    browser.open(&report, "#han-che-khuyet-diem-va-nguyen-nhan");
    // The heading is below the sticky bar, and the search is visible at the page's end.
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
