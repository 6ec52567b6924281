//! The printed page: A4, the margins of an official document, page numbers, no frame.

use daihoi::i18n::Language;
use serde_json::json;

use crate::{browser::Browser, server::Server, usb_folder::UsbFolder};

#[test]
fn a_print_is_the_paper_itself() {
    let Some(browser) = Browser::start("a_print") else { return };
    let usb = UsbFolder::new(Language::Vi);
    let server = Server::of(usb.root());
    browser.goto(&format!("{}van-ban/bao-cao-chinh-tri/index.html", server.address));
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let shown = browser.run(
        "const of = (selector) => [...document.querySelectorAll(selector)].filter((found) => found.checkVisibility()).length;
         return { frame: of('.skip, .bar, .colophon, .crumbs, .card, .contents-side, .contents-fold, .neighbours, .changed, .back'),
                  paper: of('.official, .paper h1, .text, .footnotes'),
                  ink: getComputedStyle(document.querySelector('.text p')).color,
                  ground: getComputedStyle(document.body).backgroundColor }",
        Vec::new(),
    );
    let expected = json!({ "frame": 0, "paper": 4, "ink": "rgb(0, 0, 0)", "ground": "rgba(0, 0, 0, 0)" });
    assert_eq!(shown, expected);
    let sheet = browser.run(
        "const pages = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSPageRule);
         return pages.map((rule) => [rule.selectorText, rule.style.margin, rule.style.size])",
        Vec::new(),
    );
    assert_eq!(sheet[0], json!(["", "20mm 15mm 20mm 30mm", "a4"]));
    let printed = browser.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true }));
    let pdf = decoded(printed["data"].as_str().expect("a PDF"));
    let text = String::from_utf8_lossy(&pdf);
    let boxes: Vec<_> = text.match_indices("/MediaBox [").map(|(at, _)| media_box(&text[at..])).collect();
    assert!(boxes.len() >= 2, "{} pages", boxes.len());
    for size in boxes {
        // 210 x 297 mm in points.
        assert!((size[2] - 595.3).abs() < 1.0 && (size[3] - 841.9).abs() < 1.0, "{size:?}");
    }
}

fn media_box(text: &str) -> Vec<f64> {
    let inside = text.split(['[', ']']).nth(1).unwrap_or_default();
    inside.split_whitespace().filter_map(|number| number.parse().ok()).collect()
}

/// The bytes of a Base64 string.
fn decoded(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let letters: Vec<u8> = text.bytes().filter(|letter| *letter != b'=').collect();
    let bytes = letters.chunks(4).flat_map(|four| {
        let bits =
            four.iter().enumerate().fold(0u32, |bits, (at, letter)| bits | u32::from(value(*letter)) << (18 - 6 * at));
        bits.to_be_bytes()[1..four.len()].to_vec()
    });
    bytes.collect()
}
