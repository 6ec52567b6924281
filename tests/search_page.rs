//! The search page and the marks on a document's page, with keys as a reader presses them, over `file://`.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod browser;
#[path = "search/usb_folder.rs"]
mod usb_folder;

use std::{fmt::Write as _, fs};

use daihoi::search::Entry;
use serde_json::{Value, json};

use browser::Browser;
use usb_folder::UsbFolder;

const ESCAPE: &str = "\u{e00c}";
const DOWN: &str = "\u{e015}";
const UP: &str = "\u{e013}";
const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

const DOCUMENT: &str = r#"<!doctype html><html lang="vi"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'">
<title>Báo cáo</title><script defer src="../search/marks.js"></script>
<nav>đại hội</nav><form action="../search.html"><input id="q" name="q" type="search"></form>
<main><h1>Báo cáo chính trị</h1><h2 id="ii">II. Phương hướng</h2>
<p>Trình <b>Đại hội</b> đại biểu; đang bàn về hội nghị của các đảng bộ.</p></main></html>"#;

fn papers() -> Vec<Entry> {
    let mut papers = vec![
        Entry {
            url: "van-kien/bao-cao.html#ii".into(),
            title: "Báo cáo chính trị".into(),
            section: "II. Phương hướng".into(),
            breadcrumbs: vec!["Báo cáo chính trị".into(), "Phần thứ hai".into()],
            text: "Trình Đại hội đại biểu; đang bàn về hội nghị của các đảng bộ. <img src=x onerror=alert(1)>".into(),
            class: "báo cáo chính trị".into(),
            date: Some("3/2/2026".into()),
            year: Some(2026),
            ..Entry::default()
        },
        Entry {
            url: "b.html".into(),
            title: "Nội quy <b>".into(),
            text: "Đại biểu đeo thẻ.".into(),
            ..Entry::default()
        },
    ];
    papers.extend((0..40).map(|number| Entry {
        url: format!("t/{number}.html"),
        title: format!("Tham luận số {number}"),
        text: "Ý kiến của cơ sở.".into(),
        class: "Tham luận".into(),
        body: ["Đảng ủy xã", "Đoàn thanh niên"][usize::from(number % 4 == 0)].into(),
        year: Some(2024 + number % 2),
        ..Entry::default()
    }));
    papers
}

fn open(test: &str) -> Option<(Browser, UsbFolder)> {
    let browser = Browser::start(test)?;
    let usb = UsbFolder::with(&papers());
    fs::create_dir_all(usb.site().join("van-kien")).unwrap();
    fs::write(usb.site().join("van-kien/bao-cao.html"), DOCUMENT).unwrap();
    Some((browser, usb))
}

/// The hits on the page, once its status says `status`.
fn shown(browser: &Browser, status: &str) -> Value {
    browser.wait_for(&format!("return document.getElementById('search-status').textContent === {}", json!(status)));
    browser.run(
        "return [...document.querySelectorAll('#results > li.hit')].map((li) => ({
            title: li.querySelector('a.hit-title').textContent, href: li.querySelector('a.hit-title').getAttribute('href'),
            path: li.querySelector('p.hit-path')?.textContent ?? null, meta: li.querySelector('p.hit-meta')?.textContent ?? null,
            snippet: li.querySelector('p.hit-snippet').textContent, marks: [...li.querySelectorAll('mark')].map((mark) => mark.textContent) }))",
        vec![],
    )
}

fn focused(browser: &Browser) -> Value {
    browser.run("return document.activeElement.id || document.activeElement.textContent", vec![])
}

#[test]
fn the_page_finds_while_one_types() {
    let Some((browser, usb)) = open("the_page_finds_while_one_types") else { return };
    browser.open(&usb.page(), "");
    browser.keys("/");
    assert_eq!(focused(&browser), "q");
    browser.keys("đại hội");
    let hits = shown(&browser, "2 kết quả");
    assert_eq!(
        hits[0],
        json!({
            "title": "Báo cáo chính trị", "href": "van-kien/bao-cao.html?hl=%C4%91%E1%BA%A1i%20h%E1%BB%99i#ii",
            "path": "Phần thứ hai › II. Phương hướng", "meta": "báo cáo chính trị · 3/2/2026",
            "snippet": "Trình Đại hội đại biểu; đang bàn về hội nghị của các đảng bộ. <img src=x onerror=alert(1)>",
            "marks": ["Đại hội"],
        })
    );
    assert_eq!(hits[1]["title"], "Nội quy <b>");
    assert_eq!(hits[1]["path"], Value::Null);
    assert!(browser.address().ends_with("search.html?q=%C4%91%E1%BA%A1i+h%E1%BB%99i"), "{}", browser.address());

    browser.keys(DOWN);
    assert_eq!(focused(&browser), "Báo cáo chính trị");
    browser.keys(DOWN);
    assert_eq!(focused(&browser), "Nội quy <b>");
    browser.keys(&UP.repeat(2));
    assert_eq!(focused(&browser), "q");
    browser.keys(ESCAPE);
    assert_eq!(shown(&browser, ""), json!([]));
    assert!(browser.address().ends_with("search.html"), "{}", browser.address());

    browser.keys("zzzz");
    assert_eq!(shown(&browser, "Không tìm thấy"), json!([]));
    browser.keys(ESCAPE);
    browser.keys("phuogn");
    let hits = shown(&browser, "1 kết quả Tìm thay cho: phuong");
    assert_eq!(hits[0]["href"], "van-kien/bao-cao.html?hl=phuong#ii");
    browser.assert_clean_console();
}

#[test]
fn the_address_asks_and_more_hits_come_in_sight() {
    let Some((browser, usb)) = open("the_address_asks_and_more_hits_come_in_sight") else { return };
    browser.resize(1200, 400);
    browser.open(&usb.page(), "?q=tham+lu%E1%BA%ADn");
    assert_eq!(shown(&browser, "40 kết quả").as_array().unwrap().len(), 10);
    browser.run("document.querySelector('#results > li:last-child').scrollIntoView()", vec![]);
    browser.wait_for("return document.querySelectorAll('#results > li').length === 20");
    let titles = shown(&browser, "40 kết quả");
    assert_eq!(titles[0]["title"], "Tham luận số 0", "equal papers keep their order");
    assert_eq!(titles[19]["title"], "Tham luận số 19");
    browser.assert_clean_console();
}

/// The chips: facet, value with its count, and whether it is chosen.
fn chips(browser: &Browser) -> Value {
    browser.run(
        "return [...document.querySelectorAll('#search-filters:not([hidden]) > :not([hidden]) button')].map((chip) =>
            [chip.closest('[data-facet]').dataset.facet, chip.textContent, chip.getAttribute('aria-pressed')].join(' | '))",
        vec![],
    )
}

#[test]
fn chips_narrow_down_count_and_can_be_given_up() {
    let Some((browser, usb)) = open("chips_narrow_down_count_and_can_be_given_up") else { return };
    browser.open(&usb.page(), "");
    assert_eq!(chips(&browser), json!([]), "nothing to narrow down");
    browser.keys("/");
    browser.keys("tham luận số");
    shown(&browser, "40 kết quả");
    let all = json!([
        "body | Đảng ủy xã 30 | false",
        "body | Đoàn thanh niên 10 | false",
        "year | 2025 20 | false",
        "year | 2024 20 | false",
    ]);
    assert_eq!(chips(&browser), all, "a class that all have is no choice");

    // By the keyboard alone: Tab from the field to the first chip.
    browser.keys(TAB);
    assert_eq!(focused(&browser), "Đảng ủy xã 30");
    browser.keys(" ");
    shown(&browser, "30 kết quả");
    assert_eq!(focused(&browser), "Đảng ủy xã 30", "who chose stays there");
    browser.run("document.querySelector('[data-facet=year] button:nth-child(2)').click()", vec![]);
    shown(&browser, "10 kết quả");
    assert_eq!(
        chips(&browser),
        json!([
            "body | Đoàn thanh niên 10 | false",
            "body | Đảng ủy xã 10 | true",
            "year | 2025 20 | false",
            "year | 2024 10 | true",
        ]),
        "each facet counts under what the others choose"
    );
    let address = browser.address();
    assert!(address.contains("&body=%C4%90%E1%BA%A3ng+%E1%BB%A7y+x%C3%A3&year=2024"), "{address}");

    // Going back removes one choice after the other, and the address alone restores them.
    browser.run("history.back()", vec![]);
    shown(&browser, "30 kết quả");
    browser.goto("about:blank");
    browser.goto(&address);
    shown(&browser, "10 kết quả");
    browser.keys("/");
    browser.keys("zzzz");
    assert_eq!(shown(&browser, "Không có với lựa chọn này"), json!([]));
    assert_eq!(chips(&browser), json!(["body | Đảng ủy xã 0 | true", "year | 2024 0 | true"]));
    browser.keys(ESCAPE);
    assert_eq!(shown(&browser, ""), json!([]));
    assert!(browser.address().ends_with("search.html"), "{}", browser.address());
    browser.assert_clean_console();
}

#[test]
fn who_comes_back_finds_the_hits_again() {
    let Some((browser, usb)) = open("who_comes_back_finds_the_hits_again") else { return };
    browser.resize(1200, 500);
    browser.open(&usb.page(), "?q=b%C3%A1o+c%C3%A1o+tham+lu%E1%BA%ADn");
    browser.wait_for("return document.querySelectorAll('#results > li').length === 10");
    browser.run("document.querySelector('#results > li:last-child').scrollIntoView()", vec![]);
    browser.wait_for("return document.querySelectorAll('#results > li').length > 10");
    let before = browser.run("return scrollY", vec![]).as_f64().unwrap();
    browser.run("document.querySelector('a.hit-title').click()", vec![]);
    browser.wait_for("return document.title === 'Báo cáo' && document.querySelector('mark')");
    browser.run("history.back()", vec![]);
    browser.wait_for("return document.title === 'Tìm kiếm' && document.querySelectorAll('#results > li').length > 10");
    browser.wait_for(&format!("return Math.abs(scrollY - {before}) < 200"));
    browser.assert_clean_console();
}

#[test]
fn what_is_pasted_from_an_old_file_is_understood() {
    let Some((browser, usb)) = open("what_is_pasted_from_an_old_file_is_understood") else { return };
    for (typed, meant) in [("%A7%B9i+h%E9i", "Đại hội"), ("%D1a%EFi+ho%E4i", "Đại hội")] {
        let mut parts = typed.split('%');
        let mut address = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            // A letter of Latin-1 has two bytes in UTF-8.
            let letter = u32::from(u8::from_str_radix(&part[..2], 16).unwrap());
            write!(address, "%{:02X}%{:02X}{}", 0xc0 | (letter >> 6), 0x80 | (letter & 0x3f), &part[2..]).unwrap();
        }
        browser.open(&usb.page(), &format!("?q={address}"));
        let hits = shown(&browser, &format!("2 kết quả Tìm thay cho: {meant}"));
        assert_eq!(hits[0]["marks"], json!(["Đại hội"]));
    }
    browser.open(&usb.page(), "?q=%C4%91a%CC%A3i%20ho%CC%A3%CC%82i");
    assert_eq!(shown(&browser, "2 kết quả")[0]["marks"], json!(["Đại hội"]), "decomposed letters are letters");
    browser.assert_clean_console();
}

#[test]
fn a_missing_chunk_is_said_and_not_hidden() {
    let Some((browser, usb)) = open("a_missing_chunk_is_said_and_not_hidden") else { return };
    for file in fs::read_dir(usb.site().join("search")).unwrap().map(|file| file.unwrap().path()) {
        if file.file_name().unwrap().to_str().unwrap().starts_with("t-") {
            fs::remove_file(file).unwrap();
        }
    }
    browser.open(&usb.page(), "?q=h%E1%BB%99i");
    assert_eq!(shown(&browser, "Không đọc được chỉ mục"), json!([]));
}

#[test]
fn a_hit_leads_to_its_page_with_its_words_marked() {
    let Some((browser, usb)) = open("a_hit_leads_to_its_page_with_its_words_marked") else { return };
    let marks = "return [...document.querySelectorAll('mark')].map((mark) => mark.textContent)";
    browser.open(&usb.page(), "?q=dai+hoi");
    shown(&browser, "2 kết quả");
    browser.keys("/");
    browser.keys(DOWN);
    browser.keys(ENTER);
    browser.wait_for("return location.hash === '#ii' && document.querySelector('mark')");
    assert_eq!(
        browser.run(marks, vec![]),
        json!(["Đại hội"]),
        "a pair that was found keeps its syllables from being marked alone"
    );
    assert_eq!(
        browser.run("return document.querySelector('main').innerText.includes('Đại hội đại biểu;')", vec![]),
        true
    );

    browser.open(&usb.site().join("van-kien/bao-cao.html"), "?hl=h%E1%BB%99i%20n%C3%B3");
    browser.wait_for("return document.querySelector('mark')");
    assert_eq!(browser.run(marks, vec![]), json!(["hội", "hội"]));
    browser.keys("/");
    assert_eq!(focused(&browser), "q");
    browser.assert_clean_console();
}
