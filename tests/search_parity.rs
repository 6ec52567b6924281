//! The reader in the browser gives the hits that the program gives, in the same order, over `file://`.

mod browser;
#[path = "search/corpus.rs"]
mod corpus;
#[path = "search/shared.rs"]
mod shared;
#[path = "search/stick.rs"]
mod stick;

use browser::Browser;
use daihoi::search::Hit;
use serde_json::{Value, json};
use stick::Stick;

/// Asks both readers and compares what they answer, down to the marks in the passages.
fn compare(stick: &Stick, browser: &Browser, queries: &[String]) {
    browser.open(&stick.page(), "");
    let mut furthest = 0.0_f64;
    for some in queries.chunks(50) {
        let script =
            "const all = []; for (const query of args[0]) all.push(await daihoiSearch.find(query, 10)); return all;";
        let answers = browser.run_async(script, vec![json!(some)]);
        for (query, answer) in some.iter().zip(answers.as_array().unwrap()) {
            let found = stick.library.find(query, 10).unwrap();
            let native: Vec<_> = found.hits.iter().map(in_json).collect();
            let mut there = answer["hits"].as_array().unwrap().clone();
            for (hit, other) in found.hits.iter().zip(&mut there) {
                // f32 logarithms may differ in the last bit.
                let score = other["score"].take().as_f64().unwrap();
                furthest = furthest.max((score - f64::from(hit.score)).abs());
                other.as_object_mut().unwrap().remove("score");
            }
            assert_eq!(native, there, "{query}");
            // A phrase of three or more is only checked on the entries that are shown.
            if !query.contains(['"', '“']) {
                assert_eq!(answer["total"], found.total, "{query}");
            }
        }
    }
    assert!(furthest < 1e-3, "scores differ by {furthest}");
    eprintln!(
        "{} queries, {} entries: the same hits; scores within {furthest:.1e}",
        queries.len(),
        stick.library.len()
    );
    browser.assert_clean_console();
}

fn in_json(hit: &Hit) -> Value {
    let pieces: Vec<_> =
        hit.snippet.pieces.iter().map(|piece| json!({ "text": piece.text, "marked": piece.marked })).collect();
    json!({
        "rank": hit.rank, "url": hit.url, "title": hit.title, "section": hit.section, "breadcrumbs": hit.breadcrumbs,
        "class": hit.class, "body": hit.body, "date": hit.date, "session": hit.session, "snippet": pieces,
    })
}

#[test]
fn both_readers_agree_on_made_up_papers() {
    let Some(browser) = Browser::start("both_readers_agree_on_made_up_papers") else { return };
    let entries = corpus::made_up(150);
    let stick = Stick::with(&entries);
    let queries = corpus::queries(&entries, 300);
    let found = queries.iter().filter(|query| stick.library.find(query, 1).unwrap().total > 0).count();
    assert!(found > 280, "the queries ask for what is there: {found} of 300");
    compare(&stick, &browser, &queries);
}

#[test]
fn both_readers_agree_on_real_texts() {
    let test = "both_readers_agree_on_real_texts";
    let Some(documents) = shared::documents(test) else { return };
    let Some(browser) = Browser::start(test) else { return };
    // Every fourth: laws, encyclopedia and short paragraphs alike. DAIHOI_ALL=1 takes all and asks more.
    let all = std::env::var_os("DAIHOI_ALL").is_some();
    let entries: Vec<_> = documents.into_iter().step_by(if all { 1 } else { 4 }).collect();
    let stick = Stick::with(&entries);
    let mut queries = corpus::queries(&entries, if all { 2000 } else { 250 });
    queries.extend(shared::questions().into_iter().step_by(if all { 1 } else { 12 }));
    compare(&stick, &browser, &queries);
}

#[test]
fn an_empty_index_finds_nothing() {
    let Some(browser) = Browser::start("an_empty_index_finds_nothing") else { return };
    compare(&Stick::with(&[]), &browser, &["đại hội".to_owned(), String::new()]);
}
