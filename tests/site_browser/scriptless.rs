//! Without scripts: every document can be found and read, and the search says why it does not answer.

use daihoi::i18n::Language;
use serde_json::json;

use crate::{browser::Browser, usb_folder::UsbFolder};

#[test]
fn everything_but_the_search_works_without_scripts() {
    let Some(browser) = Browser::start("everything_but_the_search") else { return };
    let usb = UsbFolder::new(Language::Vi);
    browser.scripts(false);
    browser.screen(360, 740);
    browser.open(&usb.file("index.html"), "");
    let follow = |selector: &str| {
        browser.click(selector);
        browser.wait_for("return document.readyState === 'complete'");
    };
    follow(".group h3 a[href*='bao-cao-chinh-tri']");
    follow(".papers a");
    assert!(browser.address().ends_with("/van-ban/bao-cao-chinh-tri/index.html"), "{}", browser.address());
    // The script that would have marked the contents has not run.
    browser.screen(1280, 900);
    browser.run("window.scrollTo(0, 2000)", Vec::new());
    assert_eq!(
        browser.run("return document.querySelectorAll('.contents-side [aria-current]').length", Vec::new()),
        json!(0)
    );
    browser.run("window.scrollTo(0, 0)", Vec::new());
    browser.screen(360, 740);
    let open = "return document.querySelector('.contents-fold').open";
    assert_eq!(browser.run(open, Vec::new()), json!(false));
    browser.click(".contents-fold summary");
    assert_eq!(browser.run(open, Vec::new()), json!(true));
    browser.click(".contents-fold a[href='#nhiem-vu-trong-tam']");
    assert!(browser.address().ends_with("#nhiem-vu-trong-tam"), "{}", browser.address());
    follow(".neighbours .next");
    assert!(!browser.address().contains("bao-cao-chinh-tri"), "{}", browser.address());
    browser.open(&usb.file("search.html"), "");
    let says = browser.run("return document.querySelector('noscript').innerText", Vec::new());
    assert!(says.as_str().is_some_and(|text| text.contains("JavaScript")), "{says}");
    follow("noscript a");
    assert!(browser.address().ends_with("/index.html"), "{}", browser.address());
    browser.assert_clean_console();
}
