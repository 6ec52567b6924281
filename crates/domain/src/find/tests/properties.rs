//! What holds for any query.

use proptest::prelude::*;

use super::people::people;
use crate::find::{Finder, Hit, clean};
use daihoi_text::fold;

/// Any text, and texts of what queries are made of.
fn query() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "(nguyeenx|van|a|hanh|12|0905|c14|đ/c|anh|sn|ngày|tháng|/|-|[.]|,| |\\(|h'h|75|3/1975|\u{301}|d9|~){0,12}",
        "[a-zđ0-9 ]{0,30}",
    ]
}

proptest! {
    #![proptest_config(daihoi_testing::proptest_config(256))]

    #[test]
    fn any_query_is_answered_once_for_each_person_and_the_same_again(query in query()) {
        let people = people(60, 7);
        let finder = Finder::new(&people);
        let hits = finder.search(&query, |person| person % 3 == 0);
        let mut places: Vec<usize> = hits.iter().map(|hit| hit.delegate).collect();
        prop_assert!(hits.is_sorted_by_key(|hit| hit.near));
        prop_assert_eq!(&hits, &finder.search(&query, |person| person % 3 == 0));
        let mut found = finder.find(&query);
        let is_hit = |person: &usize| hits.contains(&Hit { delegate: *person, near: false });
        prop_assert!(found.iter().all(is_hit));
        for list in [&mut places, &mut found] {
            let count = list.len();
            list.sort_unstable();
            list.dedup();
            prop_assert_eq!(list.len(), count);
        }
    }

    #[test]
    fn a_full_name_finds_its_own_people_first(seed in any::<u64>(), place in 0_usize..80, is_present: bool) {
        let people = people(80, seed);
        let finder = Finder::new(&people);
        let name = &people[place].full_name;
        let first = |query: &str| finder.search(query, |person| is_present && person == place)[0];
        prop_assert!(!first(name).near);
        prop_assert_eq!(&people[first(name).delegate].full_name, name);
        let plain = fold::plain(name);
        prop_assert_eq!(fold::plain(&people[first(&plain).delegate].full_name), plain);
    }

    #[test]
    fn any_names_can_be_found(names in prop::collection::vec("\\PC{0,24}|[a-zđ' -]{1,12}", 1..8)) {
        let mut people = people(names.len(), 3);
        for (person, name) in people.iter_mut().zip(&names) {
            person.full_name.clone_from(name);
            person.unit.clone_from(name);
        }
        let finder = Finder::new(&people);
        for name in &names {
            let words = |text: &str| {
                clean::tokens(&clean::clean(text)).into_iter().map(|token| token.text.to_lowercase()).collect::<Vec<_>>()
            };
            if (1..20).contains(&words(name).len()) {
                let first = finder.search(name, |_| false)[0];
                prop_assert_eq!(words(&people[first.delegate].full_name), words(name));
            }
        }
    }
}
