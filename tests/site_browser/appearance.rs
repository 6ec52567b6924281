//! The look of pages: no layout shifts, tables scroll on their own, the current sitting is marked.

use daihoi::i18n::Language;
use serde_json::{Value, json};
use url::Url;

use crate::{
    browser::Browser,
    server::Server,
    usb_folder::{KINDS, UsbFolder},
};

/// Layout shifts while the page loads and is scrolled to its end: the amount, and each element's place before and
/// after. Buffered, so that Chromium reports the earlier shifts as well.
const SHIFTS: &str = "
    const moved = [];
    const place = (rect) => [rect.x, rect.y, rect.width, rect.height].join();
    const name = (node) => node ? `${node.nodeName}.${node.className ?? ''}` : 'gone';
    // Rewrapped text is reported as well, even if it stays in place.
    const elsewhere = (of) => place(of.previousRect) !== place(of.currentRect);
    const add = (list) => {
        for (const entry of list.getEntries().filter((entry) => entry.sources.some(elsewhere)))
            moved.push([entry.value, Math.round(entry.startTime),
                        ...entry.sources.map((of) => `${name(of.node)} ${place(of.previousRect)} -> ${place(of.currentRect)}`)].join(' | '));
    };
    const seen = new PerformanceObserver(add);
    seen.observe({ type: 'layout-shift', buffered: true });
    const frame = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) { scrollTo(0, y); await frame(); }
    await Promise.all([...document.images].map((image) => image.decode().catch(() => 0)));
    await frame();
    add({ getEntries: () => seen.takeRecords() });
    return moved";

#[test]
fn nothing_moves_while_a_page_comes() {
    let Some(browser) = Browser::start("nothing_moves") else { return };
    let usb = UsbFolder::new(Language::Vi);
    let server = Server::halting(usb.root());
    for (width, height) in [(1280, 900), (360, 740)] {
        browser.screen(width, height);
        // Results appear while the reader types: they answer keys and are not part of loading.
        for path in KINDS.into_iter().filter(|path| !path.starts_with("search.html?")).chain(["search.html"]) {
            browser.goto(&format!("{}{path}", server.address));
            let moved = browser.run_async(SHIFTS, Vec::new());
            assert_eq!(moved, json!([]), "{path} at {width}");
        }
    }
}

#[test]
fn wide_tables_scroll_in_their_box() {
    let Some(browser) = Browser::start("wide_tables") else { return };
    let usb = UsbFolder::new(Language::Vi);
    browser.screen(360, 740);
    browser.open(&usb.file("van-ban/bao-cao-chinh-tri/index.html"), "");
    let box_ = browser.run(
        "const box = document.querySelector('.table'), table = box.querySelector('table');
         box.scrollLeft = 9999;
         return { wider: table.scrollWidth > box.clientWidth, moved: box.scrollLeft > 0, page: scrollX, stop: box.tabIndex,
                  cells: [...table.querySelectorAll('[colspan], [rowspan]')].length }",
        Vec::new(),
    );
    assert_eq!(box_, json!({ "wider": true, "moved": true, "page": 0, "stop": 0, "cells": 7 }));
}

/// Sets the page's clock before its scripts run.
fn at(browser: &Browser, time: &str) -> Value {
    let source = format!(
        "{{ const Own = Date, now = new Own('{time}').getTime();
           window.Date = class extends Own {{ constructor(...of) {{ of.length ? super(...of) : super(now); }} }}; }}"
    );
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }))["identifier"].clone()
}

#[test]
fn the_sitting_that_is_on_is_marked() {
    let Some(browser) = Browser::start("the_sitting") else { return };
    let usb = UsbFolder::new(Language::Vi);
    let home = Url::from_file_path(usb.file("index.html")).expect("an absolute path");
    let marked = "return [...document.querySelectorAll('.sittings li')]
        .map((item) => [...item.querySelectorAll('.badge')].filter((badge) => badge.checkVisibility({ visibilityProperty: true }))
            .map((badge) => badge.textContent).join())";
    for (time, expected) in [
        ("2025-06-01T08:00", ["Phiên kế tiếp", "", ""]),
        ("2025-06-12T14:00", ["Đang diễn ra", "", ""]),
        ("2025-06-12T18:00", ["", "Phiên kế tiếp", ""]),
        ("2025-06-13T09:00", ["", "Đang diễn ra", ""]),
        ("2025-07-01T09:00", ["", "", ""]),
    ] {
        let clock = at(&browser, time);
        browser.goto(home.as_str());
        assert_eq!(browser.run(marked, Vec::new()), json!(expected), "{time}");
        browser.devtools("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": clock }));
    }
}

#[test]
fn what_changed_is_marked_where_it_stands() {
    let Some(browser) = Browser::start("what_changed") else { return };
    let usb = UsbFolder::new(Language::En);
    browser.screen(1280, 900);
    browser.open(&usb.file("van-ban/bao-cao-chinh-tri/index.html"), "");
    let marks = browser.run(
        "const texts = (selector) => [...document.querySelectorAll(selector)].map((mark) => mark.textContent);
         return { headings: [...document.querySelectorAll('.text .changed')].map((mark) => mark.parentNode.id),
                  contents: texts('.contents-side .changed'), card: texts('.card .wide a'),
                  version: texts('.card .changed') }",
        Vec::new(),
    );
    let expected = json!({
        "headings": ["ket-qua-tren-cac-linh-vuc", "nhiem-vu-trong-tam"],
        "contents": ["Changed", "Changed"],
        "card": ["Opening", "I. Kết quả trên các lĩnh vực", "II. Nhiệm vụ trọng tâm"],
        "version": ["Version 3"],
    });
    assert_eq!(marks, expected);
}
