//! Native answers of the index: ranking by marks, titles, phrases, spelling.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use daihoi_search::{self as search, Entry, Library, SearchResults};
use tempfile::TempDir;

/// An index of texts; their titles are empty and their addresses are their numbers.
fn texts(texts: &[&str]) -> (TempDir, Library) {
    let entries: Vec<_> = texts.iter().enumerate().map(|(place, text)| entry(place, "", text)).collect();
    index(&entries)
}

fn entry(place: usize, title: &str, text: &str) -> Entry {
    Entry { url: place.to_string(), title: title.into(), text: text.into(), ..Entry::default() }
}

fn index(entries: &[Entry]) -> (TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    search::build(&folder.path().join("index"), entries).unwrap();
    let library = Library::open(&folder.path().join("index")).unwrap();
    (folder, library)
}

fn urls(library: &Library, typed: &str) -> Vec<String> {
    library.search(typed, 10).unwrap().into_iter().map(|hit| hit.url).collect()
}

#[test]
fn marks_decide_where_they_were_typed() {
    let (_folder, library) = texts(&["đang đang đang", "đảng", "đáng", "khác"]);
    assert_eq!(urls(&library, "đảng"), ["1", "0", "2"], "with the marks first, the others after it");
    assert_eq!(urls(&library, "dang"), ["0", "1", "2"], "without marks any of them");
    assert_eq!(urls(&library, "DANG"), urls(&library, "dang"));
}

#[test]
fn spelling_and_normal_form_do_not_matter() {
    let (_folder, library) =
        texts(&["hoà bình", "thuý", "quản lí", "tie\u{302}\u{301}ng Vie\u{323}\u{302}t", "\u{d0}ảng uỷ"]);
    for (typed, url) in [
        ("hòa", "0"),
        ("hoà", "0"),
        ("hoa", "0"),
        ("thúy", "1"),
        ("quản lý", "2"),
        ("tiếng Việt", "3"),
        ("đảng ủy", "4"),
    ] {
        let hits = library.search(typed, 10).unwrap();
        assert_eq!(hits[0].url, url, "{typed}");
        assert!(hits[0].snippet.pieces.iter().any(|piece| piece.marked), "{typed}");
    }
}

#[test]
fn a_title_weighs_more_than_a_text_and_words_more_than_syllables() {
    let (_folder, library) = index(&[
        entry(0, "Báo cáo", "nghị quyết của đại hội"),
        entry(1, "Nghị quyết", "báo cáo của đại hội"),
        entry(2, "Khác", "đại diện của hội, hội của đại diện"),
    ]);
    assert_eq!(urls(&library, "nghị quyết")[0], "1");
    assert_eq!(urls(&library, "báo cáo")[0], "0");
    assert_eq!(urls(&library, "đại hội")[2], "2", "its syllables stand apart");
}

#[test]
fn a_phrase_is_required_word_by_word_with_its_stop_words() {
    let (_folder, library) =
        texts(&["đại hội của các đại biểu", "đại hội các đại biểu", "các đại hội của đại biểu", "hội của các"]);
    assert_eq!(urls(&library, "\"hội của các\""), ["3", "0"]);
    assert_eq!(urls(&library, "“hoi cua cac” biểu"), ["3", "0"], "the other words only rank");
    assert_eq!(urls(&library, "\"đại biểu\" \"hội các\""), ["1"]);
    assert_eq!(urls(&library, "\"hỏi của các\""), Vec::<String>::new(), "a phrase with marks has those marks");
}

#[test]
fn a_phrase_does_not_reach_from_the_title_into_the_heading() {
    let (_folder, library) =
        index(&[Entry { title: "Báo cáo chính".into(), section: "Trị sự".into(), ..Entry::default() }]);
    assert_eq!(urls(&library, "\"chính trị\"").len(), 0);
    assert_eq!(urls(&library, "\"báo cáo\" \"trị sự\"").len(), 1);
}

#[test]
fn a_hit_has_at_least_half_of_what_was_typed() {
    let (_folder, library) = texts(&["một", "một hai", "một hai ba", "bốn"]);
    assert_eq!(library.find("một hai ba bốn", 1).unwrap().total, 2);
    assert_eq!(library.find("ba bốn", 9).unwrap().total, 2);
}

#[test]
fn what_is_nowhere_is_corrected_by_one_edit_and_said() {
    let (_folder, library) = texts(&["nghị quyết", "nghĩ", "Nghị định"]);
    let found = library.find("nghj", 10).unwrap();
    assert_eq!((found.total, found.corrected.as_deref()), (3, Some("nghi")));
    assert_eq!(library.find("qeuyt", 10).unwrap(), SearchResults::default(), "two edits are too many");
    assert_eq!(library.find("nghị", 10).unwrap().corrected, None);
}

#[test]
fn equal_texts_keep_their_order_and_limits_hold() {
    let (_folder, library) = texts(&["đại hội của nhân dân"; 30]);
    let hits = library.search("của nhân dân", 10).unwrap();
    assert_eq!(hits.iter().map(|hit| hit.url.parse().unwrap()).collect::<Vec<usize>>(), (0..10).collect::<Vec<_>>());
    assert_eq!(hits.iter().map(|hit| hit.rank).collect::<Vec<_>>(), (1..=10).collect::<Vec<_>>());
    assert!(library.search("", 10).unwrap().is_empty() && library.search("của", 0).unwrap().is_empty());
    assert_eq!((library.len(), library.is_empty()), (30, false));
}

#[test]
fn an_open_library_answers_while_another_is_built_in_its_place() {
    let (folder, library) = texts(&["cũ"]);
    search::build(&folder.path().join("index"), &[entry(0, "", "mới")]).unwrap();
    assert_eq!(urls(&library, "cũ"), ["0"]);
    assert_eq!(urls(&Library::open(&folder.path().join("index")).unwrap(), "mới"), ["0"]);
}
