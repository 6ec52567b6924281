//! Each kind of query, a hundred of each: of a hundred at least 95 have somebody who is meant among the first three.

mod beside;
mod names;
mod numbers;
mod slips;

use std::sync::LazyLock;

use daihoi_testing::Seed;

use super::people;
use crate::{delegate::Delegate, find::Finder};
use daihoi_text::fold;

/// How many people the congress has, and how many queries of each kind are tried.
const PEOPLE: usize = 800;
const QUERIES: usize = 100;

/// Who is meant by a query: several people where it fits them as well.
type Meant = Box<dyn Fn(&Delegate) -> bool>;

/// What is typed for somebody, and who is meant.
type Query = Option<(String, Meant)>;

/// The numbers that the people and the queries are drawn from.
const SEEDS: [u64; 2] = [2026, 930];

/// The people of each seed and their finder, made once for all kinds.
static CONGRESSES: LazyLock<[(Vec<Delegate>, Finder); 2]> = LazyLock::new(|| {
    SEEDS.map(|seed| {
        let people = people::people(PEOPLE, seed);
        let finder = Finder::new(&people);
        (people, finder)
    })
});

/// Tries a kind on the people of each seed. `None` from `make` takes another person.
fn try_kind(kind: &str, make: impl Fn(&mut Seed, &Delegate) -> Query) {
    for (seed, (people, finder)) in SEEDS.into_iter().zip(&*CONGRESSES) {
        let mut random = Seed::fixed(seed ^ 0x5eed);
        let mut missed = Vec::new();
        let (mut asked, mut tries) = (0, 0);
        while asked < QUERIES {
            tries += 1;
            assert!(tries < 100 * QUERIES, "{kind}: no such queries can be made of seed {seed}");
            let person = &people[random.below(people.len())];
            let Some((query, meant)) = make(&mut random, person) else { continue };
            asked += 1;
            let hits = finder.search(&query, |_| false);
            let mut first = hits.iter().take(3).map(|hit| &people[hit.delegate]);
            if !first.clone().any(&meant) {
                let place = hits.iter().position(|hit| meant(&people[hit.delegate]));
                let others: Vec<&str> = first.by_ref().map(|person| person.full_name.as_str()).collect();
                missed.push(format!("{query:?} for {}, at {place:?} after {others:?}", person.full_name));
            }
        }
        let found = QUERIES - missed.len();
        println!("{kind}: {found} of {QUERIES}, seed {seed}");
        assert!(found >= 95, "{kind}: {found} of {QUERIES}, seed {seed}\n{}", missed.join("\n"));
    }
}

/// Everybody whose name is written so.
fn named(person: &Delegate) -> Meant {
    let name = person.full_name.clone();
    Box::new(move |other| other.full_name == name)
}

/// Everybody whose name has these letters, marks aside.
fn lettered(person: &Delegate) -> Meant {
    let name = fold::plain(&person.full_name);
    Box::new(move |other| fold::plain(&other.full_name) == name)
}

/// Everybody of this given name.
fn given(person: &Delegate) -> Meant {
    let name = last(&person.full_name).to_owned();
    Box::new(move |other| last(&other.full_name) == name)
}

/// Those of a few who are also of others.
fn and(one: Meant, other: impl Fn(&Delegate) -> bool + 'static) -> Meant {
    Box::new(move |person| one(person) && other(person))
}

/// The same in something of the record.
fn same<T: PartialEq + 'static>(person: &Delegate, of: impl Fn(&Delegate) -> T + 'static) -> Meant {
    let own = of(person);
    Box::new(move |other| of(other) == own)
}

fn pick<'a>(all: &[&'a str], random: &mut Seed) -> &'a str {
    all[random.below(all.len())]
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn last(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or("")
}

fn first_letters(text: &str) -> String {
    fold::plain(text).split_whitespace().filter_map(|word| word.chars().next()).collect()
}

/// The number at the end of a unit.
fn unit_number(person: &Delegate) -> Option<&str> {
    Some(last(&person.unit)).filter(|word| word.bytes().all(|letter| letter.is_ascii_digit()))
}
