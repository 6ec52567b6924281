//! One file of token vectors for both tokenizers, the program's and the browser's.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod browser;
#[path = "search/usb_folder.rs"]
mod usb_folder;

use daihoi::text::tokens::{self, Keys};
use serde_json::{Value, json};

use browser::Browser;
use usb_folder::UsbFolder;

/// Texts with the word, exact key and folded key of each of their words.
fn vectors() -> Vec<(String, Value)> {
    let all: Value = serde_json::from_str(include_str!("search/tokens.json")).unwrap();
    let vectors = all.as_array().unwrap().iter();
    vectors.map(|vector| (vector["text"].as_str().unwrap().to_owned(), vector["words"].clone())).collect()
}

#[test]
fn the_program_splits_as_the_vectors_say() {
    for (text, words) in vectors() {
        let split: Vec<_> = tokens::words(&text)
            .map(|word| match Keys::of(word.text) {
                Some(keys) => json!([word.text, keys.exact, keys.folded]),
                None => json!([word.text]),
            })
            .collect();
        assert_eq!(json!(split), words, "{text}");
    }
}

#[test]
fn the_browser_splits_as_the_vectors_say() {
    let Some(browser) = Browser::start("the_browser_splits_as_the_vectors_say") else { return };
    let usb = UsbFolder::with(&[]);
    browser.open(&usb.page(), "");
    for (text, words) in vectors() {
        let script = "return daihoiWords.words(arguments[0]).map(({ text, keys }) => (keys ? [text, keys.exact, keys.folded] : [text]))";
        assert_eq!(browser.run(script, vec![json!(text)]), words, "{text}");
    }
}

/// The browser scans texts without regular expressions, which are slow: the words must be equal, and each be found.
#[test]
fn the_browser_finds_every_word_that_it_splits() {
    let Some(browser) = Browser::start("the_browser_finds_every_word_that_it_splits") else { return };
    browser.open(&UsbFolder::with(&[]).page(), "");
    let script = "const { words, parse, locate } = daihoiWords, text = arguments[0], all = words(text);
        const { starts, ends, typed, folded } = locate(text, parse(text));
        return [all.map(({ start, end, keys }) => [start, end, Boolean(keys), Boolean(keys)]),
            starts.map((start, i) => [start, ends[i], typed[i] >= 0, folded[i] >= 0])]";
    let odd = ["\u{f0b7} một \u{1f600}hai\u{1d400}ba \u{301}bốn ǅ İstanbul ß Ðà 漢字 ﬁn ²\u{e000}", "", " . "];
    for text in vectors().into_iter().map(|(text, _)| text).chain(odd.map(str::to_owned)) {
        let both = browser.run(script, vec![json!(text)]);
        assert_eq!(both[0], both[1], "{text}");
    }
}
