//! The search page and the marks on a document's page, with keys as a reader presses them, over `file://`.

mod browser;
#[path = "search/stick.rs"]
mod stick;

use std::fs;

use browser::Browser;
use daihoi::search::Entry;
use serde_json::{Value, json};
use stick::Stick;

const ESCAPE: &str = "\u{e00c}";
const DOWN: &str = "\u{e015}";
const UP: &str = "\u{e013}";
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
        ..Entry::default()
    }));
    papers
}

fn open(test: &str) -> Option<(Browser, Stick)> {
    let browser = Browser::start(test)?;
    let stick = Stick::with(&papers());
    fs::create_dir_all(stick.site().join("van-kien")).unwrap();
    fs::write(stick.site().join("van-kien/bao-cao.html"), DOCUMENT).unwrap();
    Some((browser, stick))
}

/// What the page shows, once its status says `status`.
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
    let Some((browser, stick)) = open("the_page_finds_while_one_types") else { return };
    browser.open(&stick.page(), "");
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
            "marks": ["Đại hội đại", "hội"],
        })
    );
    assert_eq!(hits[1]["title"], "Nội quy <b>");
    assert_eq!(hits[1]["path"], Value::Null);
    assert!(browser.address().ends_with("search.html?q=%C4%91%E1%BA%A1i%20h%E1%BB%99i"), "{}", browser.address());

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
    browser.assert_clean_console();
}

#[test]
fn the_address_asks_and_more_hits_come_in_sight() {
    let Some((browser, stick)) = open("the_address_asks_and_more_hits_come_in_sight") else { return };
    browser.resize(1200, 400);
    browser.open(&stick.page(), "?q=tham+lu%E1%BA%ADn");
    assert_eq!(shown(&browser, "40 kết quả").as_array().unwrap().len(), 10);
    browser.run("document.querySelector('#results > li:last-child').scrollIntoView()", vec![]);
    browser.wait_for("return document.querySelectorAll('#results > li').length === 20");
    let titles = shown(&browser, "40 kết quả");
    assert_eq!(titles[0]["title"], "Tham luận số 0", "equal papers keep their order");
    assert_eq!(titles[19]["title"], "Tham luận số 19");
    browser.assert_clean_console();
}

#[test]
fn a_missing_chunk_is_said_and_not_hidden() {
    let Some((browser, stick)) = open("a_missing_chunk_is_said_and_not_hidden") else { return };
    for file in fs::read_dir(stick.site().join("search")).unwrap().map(|file| file.unwrap().path()) {
        if file.file_name().unwrap().to_str().unwrap().starts_with("t-") {
            fs::remove_file(file).unwrap();
        }
    }
    browser.open(&stick.page(), "?q=h%E1%BB%99i");
    assert_eq!(shown(&browser, "Không đọc được chỉ mục"), json!([]));
}

#[test]
fn a_hit_leads_to_its_page_with_its_words_marked() {
    let Some((browser, stick)) = open("a_hit_leads_to_its_page_with_its_words_marked") else { return };
    let marks = "return [...document.querySelectorAll('mark')].map((mark) => mark.textContent)";
    browser.open(&stick.page(), "?q=dai+hoi");
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

    browser.open(&stick.site().join("van-kien/bao-cao.html"), "?hl=h%E1%BB%99i%20n%C3%B3");
    browser.wait_for("return document.querySelector('mark')");
    assert_eq!(browser.run(marks, vec![]), json!(["hội", "hội"]));
    browser.keys("/");
    assert_eq!(focused(&browser), "q");
    browser.assert_clean_console();
}
