//! A new site replaces the old one while readers read, and open pages notice it.

use std::{
    fs,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use crate::client::{Client, Site};

/// State hash that a page receives.
fn state(client: &Client, page: &str) -> String {
    let answer = client.get(&format!("/_/live.js?page={page}"));
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/javascript; charset=utf-8"), "{page}");
    assert_eq!(answer.header("cache-control"), "no-store");
    let text = answer.text();
    let state = text.strip_prefix("daihoiLive(\"").and_then(|rest| rest.split('"').next());
    state.unwrap_or_else(|| panic!("{text}")).to_owned()
}

#[test]
fn every_answer_is_of_one_site_or_the_other() {
    let site = Site::new();
    let client = site.open();
    let done = AtomicBool::new(false);
    let (fresh, old) = (site.beside("fresh"), site.beside("old"));
    thread::scope(|scope| {
        let readers: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let mut read = 0_usize;
                    while !done.load(Ordering::Relaxed) || read == 0 {
                        let answer = client.get("/van-ban/bao-cao/");
                        assert_eq!(answer.status, 200);
                        let text = answer.text();
                        let (one, two) = (text.matches("<p>one:").count(), text.matches("<p>two:").count());
                        assert!((one, two) == (60, 0) || (one, two) == (0, 60), "{one} and {two}");
                        read += 1;
                    }
                    read
                })
            })
            .collect();
        for turn in 0..40 {
            Site::fill(&fresh, if turn % 2 == 0 { "two" } else { "one" });
            // As on systems without an atomic exchange: for a moment there is no site at all.
            fs::rename(site.path(), &old).expect("moved away");
            fs::rename(&fresh, site.path()).expect("moved in");
            fs::remove_dir_all(&old).expect("removed");
        }
        done.store(true, Ordering::Relaxed);
        let read: usize = readers.into_iter().map(|reader| reader.join().expect("no reader failed")).sum();
        assert!(read >= 4);
    });
    assert!(client.get("/van-ban/bao-cao/").text().contains("<p>one:"), "the last site is the one that is read");
}

#[test]
fn a_new_state_has_a_new_tag() {
    let site = Site::new();
    let client = site.open();
    let before = client.get("/").header("etag").to_owned();
    assert_eq!(client.get("/").header("etag"), before);
    Site::fill(&site.path(), "another");
    let after = client.get_with("/", &[("If-None-Match", &before)]);
    assert_eq!(after.status, 200);
    assert_ne!(after.header("etag"), before);
}

#[test]
fn a_page_is_told_when_it_changed_and_only_then() {
    let site = Site::new();
    let client = site.open();
    let pages = ["/", "/van-ban/bao-cao/index.html", "/search.html", "/khong-co.html"];
    let states = || pages.map(|page| state(&client, page));
    let before = states();
    assert_eq!(before, states());
    let write = |path: &str, text: &str| fs::write(site.path().join(path), text).expect("written");

    write("van-ban/bao-cao/index.html", "<p>new");
    let page = states();
    assert_eq!([0, 2, 3].map(|place| page[place] == before[place]), [true; 3]);
    assert_ne!(page[1], before[1]);

    write("search/manifest.js", "var daihoiIndex=\"new\"");
    let index = states();
    assert_eq!([0, 1, 3].map(|place| index[place] == page[place]), [true; 3]);
    assert_ne!(index[2], page[2], "the search page shows the index");

    write("khong-co.html", "<p>now here");
    assert_ne!(states()[3], index[3]);

    write("style.css", "p { color: red }");
    let style = states();
    assert!((0..4).all(|place| style[place] != index[place]), "all pages show the style");
}

#[test]
fn a_question_about_nothing_is_no_question() {
    let site = Site::new();
    let client = site.open();
    for question in ["", "?page=", "?page=%2F..%2Fsecret.txt", "?page=%2F%252e%252e%2Fsecret.txt", "?other=/"] {
        assert_eq!(client.get(&format!("/_/live.js{question}")).status, 400, "{question}");
    }
}
