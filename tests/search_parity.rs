//! The reader in the browser gives the hits that the program gives, in the same order and with the same counts, over
//! `file://` and over HTTP, from the scripts as they are shipped.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod browser;
#[path = "search/corpus.rs"]
mod corpus;
#[path = "search/http.rs"]
mod http_server;
#[path = "search/shared.rs"]
mod shared;
#[path = "search/usb_folder.rs"]
mod usb_folder;

use daihoi::{
    app::library::Wanted,
    search::{Facet, Filters, Hit, SearchResults},
};
use serde_json::{Map, Value, json};

use browser::Browser;
use http_server::Server;
use shared::Collection;
use usb_folder::UsbFolder;

/// Queries with filters; every seventh is unfinished, as while typing.
fn wanted(queries: &[String], classes: &[&str]) -> Vec<Wanted> {
    let wanted = |(number, typed): (usize, &String)| Wanted {
        typed: typed.clone(),
        limit: 10,
        filters: corpus::filters(number, classes),
        unfinished: number % 7 == 6,
    };
    queries.iter().enumerate().map(wanted).collect()
}

/// Asks both readers and compares their answers, down to the marks in the snippets.
fn compare(usb: &UsbFolder, browser: &Browser, page: &str, wanted: &[Wanted]) {
    browser.goto(page);
    let mut furthest = 0.0_f64;
    for some in wanted.chunks(50) {
        let script = "const all = [];
            for (const [typed, options] of args[0]) {
              const { hits, ...found } = await daihoiSearch.find(typed, options);
              all.push({ ...found, hits: await Promise.all(hits.map((hit) => hit())) });
            }
            return all;";
        let asked: Vec<_> = some.iter().map(|one| json!([one.typed, options(one)])).collect();
        let answers = browser.run_async(script, vec![json!(asked)]);
        for (one, answer) in some.iter().zip(answers.as_array().unwrap()) {
            let found = usb.library.ask(one).unwrap();
            let native: Vec<_> = found.hits.iter().map(in_json).collect();
            let mut there = answer["hits"].as_array().unwrap().clone();
            for (hit, other) in found.hits.iter().zip(&mut there) {
                // f32 logarithms may differ in the last bit.
                let score = other["score"].take().as_f64().unwrap();
                furthest = furthest.max((score - f64::from(hit.score)).abs());
                other.as_object_mut().unwrap().remove("score");
            }
            assert_eq!(native, there, "{one:?}");
            assert_eq!(answer["corrected"], json!(found.corrected), "{one:?}");
            assert_eq!(answer["total"], found.total, "{one:?}");
            assert_eq!(answer["facets"], facets(&found), "{one:?}");
        }
    }
    assert!(furthest < 1e-3, "scores differ by {furthest}");
    let scheme = page.split(':').next().unwrap();
    eprintln!(
        "{} queries, {} entries, {scheme}: the same hits and counts; scores within {furthest:.1e}",
        wanted.len(),
        usb.library.len()
    );
    browser.assert_clean_console();
}

fn options(wanted: &Wanted) -> Value {
    json!({ "limit": wanted.limit, "filters": chosen(&wanted.filters), "unfinished": wanted.unfinished })
}

fn chosen(filters: &Filters) -> Value {
    let chosen = Facet::ALL.into_iter().map(|facet| (facet.name().to_owned(), json!(filters.of(facet))));
    Value::Object(chosen.collect::<Map<_, _>>())
}

fn facets(found: &SearchResults) -> Value {
    let counted = Facet::ALL.into_iter().map(|facet| (facet.name().to_owned(), json!(found.facets.of(facet))));
    Value::Object(counted.collect::<Map<_, _>>())
}

fn in_json(hit: &Hit) -> Value {
    let pieces: Vec<_> =
        hit.snippet.pieces.iter().map(|piece| json!({ "text": piece.text, "marked": piece.marked })).collect();
    json!({
        "rank": hit.rank, "url": hit.url, "title": hit.title, "section": hit.section, "breadcrumbs": hit.breadcrumbs,
        "class": hit.class, "body": hit.body, "date": hit.date, "session": hit.session, "snippet": pieces,
    })
}

fn over_file(usb: &UsbFolder) -> String {
    url::Url::from_file_path(usb.page().canonicalize().unwrap()).unwrap().to_string()
}

#[test]
fn both_readers_agree_on_made_up_papers() {
    let Some(browser) = Browser::start("both_readers_agree_on_made_up_papers") else { return };
    let entries = corpus::made_up(150);
    let usb = UsbFolder::with(&entries);
    let all = wanted(&corpus::queries(&entries, 650), corpus::CLASSES);
    let found = all.iter().map(|one| usb.library.ask(one).unwrap());
    let (hits, narrowed, corrected) = found.fold((0, 0, 0), |(hits, narrowed, corrected), found| {
        let of_class = found.facets.of(Facet::Class).iter().map(|choice| choice.count).sum::<usize>();
        let some = found.total > 0;
        (
            hits + usize::from(some),
            narrowed + usize::from(some && of_class > found.total),
            corrected + usize::from(found.corrected.is_some()),
        )
    });
    assert!(
        hits > 550 && narrowed > 60 && corrected > 100,
        "{hits} with hits, {narrowed} narrowed, {corrected} corrected"
    );
    compare(&usb, &browser, &over_file(&usb), &all);
    let server = Server::of(usb.site());
    compare(&usb, &browser, &format!("{}search.html", server.address), &all);
}

#[test]
fn both_readers_agree_on_real_texts() {
    let Some(browser) = Browser::start("both_readers_agree_on_real_texts") else { return };
    let agree = |collection: &Collection, documents: usize, queries: usize, questions: usize| {
        let entries: Vec<_> = collection.documents().into_iter().step_by(documents).collect();
        let usb = UsbFolder::with(&entries);
        let mut queries = corpus::queries(&entries, queries);
        queries.extend(collection.questions().into_iter().step_by(questions));
        compare(&usb, &browser, &over_file(&usb), &wanted(&queries, collection.classes));
    };
    agree(&shared::laws(), 1, 250, 3);
    // Every fourth: laws, encyclopedia and short paragraphs alike. DAIHOI_ALL=1 takes all and asks more.
    let all = std::env::var_os("DAIHOI_ALL").is_some();
    if let Some(collection) = shared::beside() {
        let (documents, queries, questions) = if all { (1, 2000, 1) } else { (4, 250, 12) };
        agree(&collection, documents, queries, questions);
    }
}

#[test]
fn an_empty_index_finds_nothing() {
    let Some(browser) = Browser::start("an_empty_index_finds_nothing") else { return };
    let usb = UsbFolder::with(&[]);
    compare(&usb, &browser, &over_file(&usb), &wanted(&["đại hội".to_owned(), String::new()], corpus::CLASSES));
}
