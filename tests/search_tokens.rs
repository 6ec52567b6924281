//! One file of token vectors for both tokenizers, the program's and the browser's.

mod browser;
#[path = "search/stick.rs"]
mod stick;

use browser::Browser;
use daihoi::text::tokens::{self, Keys};
use serde_json::{Value, json};
use stick::Stick;

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
    let stick = Stick::with(&[]);
    browser.open(&stick.page(), "");
    for (text, words) in vectors() {
        let script = "return daihoiSearch.words(arguments[0]).map(({ text, keys }) => (keys ? [text, keys.exact, keys.folded] : [text]))";
        assert_eq!(browser.run(script, vec![json!(text)]), words, "{text}");
    }
}
