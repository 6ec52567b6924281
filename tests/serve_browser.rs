//! Pages that are open in the hall, in a real browser: they learn of a new version and go on from where the reader was.

mod browser;

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    process::Command,
};

use browser::Browser;
use daihoi::{
    app::lan::{Access, Code, Key, Listen, Plan},
    i18n::{
        Language,
        site::{EN, VI},
    },
    serve::{self, OpenSite},
};
use serde_json::json;
use tempfile::TempDir;

/// A congress with two papers, its site open to the hall.
struct LanSite {
    folder: TempDir,
    server: OpenSite,
}

impl LanSite {
    fn new(access: Access) -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join("congress.toml"), "[congress]\nname = \"Đại hội xã Hòa Phước\"\n")
            .expect("written");
        fs::create_dir(folder.path().join("docs-content")).expect("made");
        paper(&folder, "bao-cao", "Báo cáo", &[]);
        paper(&folder, "nghi-quyet", "Nghị quyết", &[]);
        build(&folder);
        let server = serve::open(&Plan {
            site: folder.path().join("site"),
            listen: Listen::At(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))),
            access,
            congress: "Đại hội xã Hòa Phước".to_owned(),
            language: Language::Vi,
        });
        Self { folder, server: server.expect("opened") }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.server.port())
    }

    /// Writes a paper anew, with something before its paragraphs, and builds.
    fn change(&self, name: &str, title: &str, first: &[&str]) {
        paper(&self.folder, name, title, first);
        build(&self.folder);
    }
}

/// Sixty paragraphs in six sections, each of its own words.
fn paper(folder: &TempDir, name: &str, title: &str, first: &[&str]) {
    let paragraph = |section: usize, number: usize| {
        format!("Đoạn {section}.{number}. {}", "Nhiệm kỳ qua, Đảng bộ đã lãnh đạo toàn diện. ".repeat(6))
    };
    let section = |number: usize| {
        let mut blocks = vec![format!("## {number}. Phần thứ {number}")];
        blocks.extend(first.iter().filter(|_| number == 1).map(|block| (*block).to_owned()));
        blocks.extend((1..=10).map(|place| paragraph(number, place)));
        blocks.join("\n\n")
    };
    let sections: Vec<String> = (1..=6).map(section).collect();
    let text = format!("---\ntitle: {title}\n---\n\n{}\n", sections.join("\n\n"));
    fs::write(folder.path().join(format!("docs-content/{name}.md")), text).expect("written");
}

fn build(folder: &TempDir) {
    let built = Command::new(env!("CARGO_BIN_EXE_daihoi"))
        .arg("--congress")
        .arg(folder.path())
        .args(["docs", "build"])
        .output();
    let built = built.expect("it runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
}

const EVERYBODY: Access = Access::Everybody { internal_too: false };
const PAPER: &str = "van-ban/bao-cao/index.html";

/// How many times the page has asked so far, since it was loaded.
const ASKED: &str =
    "return performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/_/live.js')).length";

fn picture(browser: &Browser, name: &str) {
    if let Some(folder) = std::env::var_os("DAIHOI_PICTURES") {
        browser.screenshot(&PathBuf::from(folder).join(format!("{name}.png")));
    }
}

#[test]
fn an_open_page_shows_what_changed_and_stays_where_its_reader_was() {
    let Some(browser) = Browser::start("an_open_page_shows_what_changed") else { return };
    let site = LanSite::new(EVERYBODY);
    for (width, height, name) in [(1280, 900, "wide"), (500, 844, "phone")] {
        site.change("bao-cao", "Báo cáo", &[]);
        browser.resize(width, height);
        browser.goto(&site.url(PAPER));
        browser.wait_for(ASKED);
        // The reader is in the middle of the fourth section.
        let find =
            "[...document.querySelectorAll('main p')].find((block) => block.textContent.startsWith('Đoạn 4.7.'))";
        browser.run(&format!("{find}.scrollIntoView({{ block: 'start', behavior: 'instant' }}); window.scrollBy({{ top: -40, behavior: 'instant' }})"), vec![]);
        let top = format!("return {find}.getBoundingClientRect().top");
        let before = browser.run(&top, vec![]).as_f64().expect("a place");
        let grown = ["Một đoạn MỚI đứng trước tất cả. ".repeat(30), "Và một đoạn nữa. ".repeat(20)];
        site.change("bao-cao", "Báo cáo", &[&grown[0], &grown[1]]);

        browser.wait_for("return document.body.textContent.includes('Một đoạn MỚI đứng trước tất cả.')");
        browser.wait_for(&format!(
            "return document.querySelector('.live') && document.querySelector('.live').textContent === {}",
            json!(VI.live_updated)
        ));
        let after = browser.run(&top, vec![]).as_f64().expect("a place");
        assert!((before - after).abs() < 3.0, "{name}: the paragraph stood at {before}, and now at {after}");
        picture(&browser, &format!("live-{name}"));
        browser.assert_clean_console();
    }
}

#[test]
fn other_papers_disturb_nobody_and_lists_follow() {
    let Some(browser) = Browser::start("other_papers_disturb_nobody") else { return };
    let site = LanSite::new(EVERYBODY);
    browser.goto(&site.url(PAPER));
    browser.wait_for(ASKED);
    browser.run("window.mine = true", vec![]);
    site.change("nghi-quyet", "Nghị quyết", &["Chỉ nghị quyết thay đổi."]);
    let asked = browser.run(ASKED, vec![]).as_u64().expect("a number");
    // Two more questions: the second was asked after the new site was there.
    browser.wait_for(&format!("{} >= {}", ASKED, asked + 2));
    assert_eq!(browser.run("return window.mine === true", vec![]), json!(true), "it was not loaded again");
    browser.assert_clean_console();

    browser.goto(&site.url("index.html"));
    browser.wait_for(ASKED);
    site.change("nghi-quyet", "Nghị quyết sửa đổi", &[]);
    browser.wait_for("return document.body.textContent.includes('Nghị quyết sửa đổi')");
    browser.assert_clean_console();
}

#[test]
fn who_is_typing_is_asked_first() {
    let Some(browser) = Browser::start("who_is_typing_is_asked_first") else { return };
    let site = LanSite::new(EVERYBODY);
    browser.goto(&site.url(PAPER));
    browser.wait_for(ASKED);
    browser.run("window.mine = true; document.getElementById('q').focus()", vec![]);
    browser.keys("đại hội");
    site.change("bao-cao", "Báo cáo", &["Điều mới."]);
    browser.wait_for("return document.querySelector('.live button')");
    browser
        .wait_for(&format!("return document.querySelector('.live').textContent.includes({})", json!(VI.live_changed)));
    assert_eq!(
        browser.run("return [window.mine, document.getElementById('q').value]", vec![]),
        json!([true, "đại hội"])
    );
    picture(&browser, "live-asks");
    browser.run("document.querySelector('.live button').click()", vec![]);
    browser.wait_for("return !window.mine && document.body.textContent.includes('Điều mới.')");
    assert_ne!(VI.live_changed, EN.live_changed);
}

#[test]
fn a_paper_that_is_taken_away_is_gone_from_open_pages() {
    let Some(browser) = Browser::start("a_paper_that_is_taken_away") else { return };
    let site = LanSite::new(EVERYBODY);
    browser.goto(&site.url("van-ban/nghi-quyet/index.html"));
    browser.wait_for(ASKED);
    fs::remove_file(site.folder.path().join("docs-content/nghi-quyet.md")).expect("removed");
    build(&site.folder);
    browser.wait_for(&format!("return document.querySelector('h1').textContent.includes({})", json!(VI.missing_title)));
    let style = "return [...document.styleSheets].some((sheet) => sheet.href.endsWith('/style.css'))";
    assert_eq!(browser.run(style, vec![]), json!(true), "the page for what is missing has its style at any depth");
}

#[test]
fn on_a_stick_nothing_is_asked() {
    let Some(browser) = Browser::start("on_a_stick_nothing_is_asked") else { return };
    let site = LanSite::new(EVERYBODY);
    browser.open(&site.folder.path().join("site").join(PAPER), "");
    assert_eq!(browser.run("return typeof window.daihoiLive", vec![]), json!("undefined"));
    assert_eq!(browser.run(ASKED, vec![]), json!(0));
    browser.assert_clean_console();
}

#[test]
fn the_code_is_typed_once_and_everything_opens() {
    let Some(browser) = Browser::start("the_code_is_typed_once") else { return };
    let code = Code::new("hoaphuoc13").expect("long enough");
    let site = LanSite::new(Access::Code { code, key: Key::random() });
    for (width, height, name) in [(1280, 900, "wide"), (390, 844, "phone")] {
        browser.resize(width, height);
        browser.goto(&site.url(PAPER));
        picture(&browser, &format!("code-{name}"));
    }
    let text = browser.run("return document.body.textContent", vec![]);
    assert!(text.as_str().is_some_and(|text| text.contains("Mã truy cập") && !text.contains("Đoạn 1.1.")), "{text}");
    browser.keys("sai rồi\u{e007}");
    browser.wait_for("return document.querySelector('[role=alert]')");
    picture(&browser, "code-wrong");
    browser.run("document.getElementById('code').focus()", vec![]);
    browser.keys("HoaPhuoc 13\u{e007}");
    browser.wait_for("return document.body.textContent.includes('Đoạn 1.1.')");
    assert_eq!(browser.address(), site.url(PAPER), "where the reader wanted to");
    let _ = browser.console();
    browser.wait_for(ASKED);
    browser.goto(&site.url("search.html?q=nhiem+ky"));
    browser.wait_for("return document.querySelector('#results li')");
    assert_eq!(browser.run("return document.cookie", vec![]), json!(""), "no script reads the pass");
    browser.assert_clean_console();
}
