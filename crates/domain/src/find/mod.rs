//! Finds delegates by what is typed at a desk: any words of the name in any order, initials, unit, seat, with or
//! without marks, from the first letter on; best first.
//!
//! It is asked at every key, so no text is looked at for each delegate: every distinct word has a number in the order of
//! the alphabet, and what begins with a typed word is a range of numbers.

mod query;
mod vocabulary;

use std::collections::HashMap;

use self::{
    query::{Query, Word},
    vocabulary::Vocabulary,
};
use super::delegate::Delegate;
use daihoi_text::{collate::NameOrder, fold};

/// A roster made ready for finding. Build it once for a roster, ask it at every key.
pub struct Finder {
    /// Every word without marks.
    words: Vocabulary,
    /// Everybody's initials.
    initials: Vocabulary,
    /// The words of all delegates, one after the other, by their numbers.
    numbers: Vec<u32>,
    entries: Vec<Entry>,
    /// What is looked at of few, beside `entries`.
    names: Vec<Name>,
}

impl Finder {
    /// Reads names, units, seats, badges and phones. Without a query the answers come in Vietnamese name order.
    pub fn new(delegates: &[Delegate]) -> Self {
        let order = NameOrder::new();
        let mut people: Vec<(usize, Spelled)> = delegates.iter().map(Spelled::of).enumerate().collect();
        people.sort_by(|(a, _), (b, _)| order.compare(&delegates[*a].full_name, &delegates[*b].full_name));
        let words = Vocabulary::new(people.iter().flat_map(|(_, person)| person.words().map(String::as_str)));
        let initials = Vocabulary::new(people.iter().map(|(_, person)| person.initials.as_str()));
        let by_word: HashMap<&str, u32> = words.words().zip(0..).collect();
        let mut numbers = Vec::new();
        let (mut entries, mut names) = (Vec::new(), Vec::new());
        for (index, person) in people {
            let start = numbers.len();
            numbers.extend(person.words().filter_map(|word| by_word.get(word.as_str())));
            let unit = start + person.plain.len();
            let details = unit + person.unit.len();
            let initials = initials.number(&person.initials) as usize;
            entries.push(Entry { index, start, unit, details, end: numbers.len(), initials });
            names.push(Name::new(&delegates[index], &person.plain));
        }
        Self { words, initials, numbers, entries, names }
    }

    /// Indices into the roster, best first; all of them, in name order, for an empty query.
    pub fn find(&self, query: &str) -> Vec<usize> {
        let query = Query::new(query, &self.words, &self.initials);
        let ranked = self.entries.iter().zip(&self.names).filter_map(|(entry, name)| {
            let person = Person { entry, name, numbers: &self.numbers };
            Some((person.rank(&query)?, entry.index))
        });
        let mut hits: Vec<(u32, usize)> = ranked.collect();
        hits.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        hits.into_iter().map(|(_, index)| index).collect()
    }
}

/// The words that one delegate is found by, without marks.
struct Spelled {
    plain: Vec<String>,
    initials: String,
    /// Words of the unit; numbers without their zeros too.
    unit: Vec<String>,
    /// Words of delegation, seat, badge, and the number on the list, in the same way.
    details: Vec<String>,
}

impl Spelled {
    fn of(delegate: &Delegate) -> Self {
        let words = |text: &str| fold::plain(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let plain = words(&delegate.full_name);
        let places = [&delegate.delegation, &delegate.seat, &delegate.badge_no];
        let details = places.into_iter().flat_map(|text| words(text)).chain(delegate.stt.map(|stt| stt.to_string()));
        Self {
            initials: plain.iter().filter_map(|word| word.chars().next()).collect(),
            plain,
            unit: with_bare_numbers(words(&delegate.unit)),
            details: with_bare_numbers(details.collect()),
        }
    }

    fn words(&self) -> impl Iterator<Item = &String> {
        self.plain.iter().chain(&self.unit).chain(&self.details)
    }
}

/// The words, and after them those that begin with zeros without these.
fn with_bare_numbers(mut words: Vec<String>) -> Vec<String> {
    let bare = |word: &String| word.strip_prefix('0').map(|rest| rest.trim_start_matches('0').to_owned());
    let numbers: Vec<String> = words.iter().filter_map(bare).filter(|word| !word.is_empty()).collect();
    words.extend(numbers);
    words
}

/// One delegate; places in [`Finder::numbers`].
struct Entry {
    index: usize,
    /// The name's words.
    start: usize,
    unit: usize,
    details: usize,
    end: usize,
    /// A number of [`Finder::initials`].
    initials: usize,
}

/// A name as it is written.
struct Name {
    /// Its words in lower case.
    lower: Vec<String>,
    /// As `fold::exact` gives them, wherever the tone is placed.
    marked: Vec<String>,
    /// The words without marks, one after the other.
    joined: String,
    /// Where each word begins in `joined`.
    starts: Vec<usize>,
    phone: String,
}

impl Name {
    fn new(delegate: &Delegate, plain: &[String]) -> Self {
        let mut starts = Vec::with_capacity(plain.len());
        let mut joined = String::new();
        for word in plain {
            starts.push(joined.len());
            joined.push_str(word);
        }
        Self {
            lower: delegate.full_name.to_lowercase().split_whitespace().map(str::to_owned).collect(),
            marked: delegate.full_name.split_whitespace().map(fold::exact).collect(),
            joined,
            starts,
            phone: delegate.phone.clone(),
        }
    }
}

struct Person<'a> {
    entry: &'a Entry,
    name: &'a Name,
    numbers: &'a [u32],
}

impl Person<'_> {
    fn plain(&self) -> &[u32] {
        &self.numbers[self.entry.start..self.entry.unit]
    }

    /// The sum of each typed word's worth, none if one of them fits nowhere. No word of the name counts twice; words in
    /// the name's own order count more.
    fn rank(&self, query: &Query) -> Option<u32> {
        let mut taken = 0_u64;
        let mut sum = 0;
        let mut places: Vec<Option<usize>> = vec![None; query.words.len()];
        for &order in &query.longest_first {
            let word = &query.words[order];
            let named = self.in_name(word, taken);
            let other = word.initials(self.entry.initials).max(self.run(word)).max(self.detail(word));
            match (named, other) {
                (Some((worth, place)), other) if other.is_none_or(|other| other <= worth) => {
                    taken |= 1 << place.min(63);
                    places[order] = Some(place);
                    sum += worth;
                }
                (_, other) => sum += other?,
            }
        }
        let in_order = places.windows(2).all(|pair| matches!(pair, [Some(one), Some(next)] if one < next));
        Some(sum + if query.words.len() > 1 && in_order { 8 } else { 0 })
    }

    /// How well one typed word fits a word of the name: the given name above the others, then the family name, whole
    /// words above beginnings, marks as typed above none.
    fn in_name(&self, word: &Word, taken: u64) -> Option<(u32, usize)> {
        let plain = self.plain();
        let last = plain.len().saturating_sub(1);
        let fits = plain
            .iter()
            .enumerate()
            .filter(|(place, known)| word.begins(**known) && taken & (1 << place.min(&63)) == 0);
        fits.map(|(place, known)| {
            let Name { marked, lower, .. } = self.name;
            let marks = marked.get(place).is_some_and(|marked| *marked == word.marked)
                || word.has_marks && lower.get(place).is_some_and(|lower| lower.starts_with(&word.lower));
            (
                100 + 40 * u32::from(word.is(*known))
                    + 20 * u32::from(place == last)
                    + 5 * u32::from(place == 0)
                    + 10 * u32::from(marks),
                place,
            )
        })
        .max_by_key(|(worth, place)| (*worth, *place))
    }

    /// `hongngoc`: words typed without the blanks between them.
    fn run(&self, word: &Word) -> Option<u32> {
        let mut firsts = self.plain().iter().enumerate().filter(|(_, first)| word.goes_on_from(**first));
        let runs = |(place, _): (usize, &u32)| self.name.joined[self.name.starts[place]..].starts_with(&word.plain);
        (word.letters > 3 && firsts.any(runs)).then_some(95)
    }

    /// Unit before the others: seat, badge, number, or the end of a telephone's.
    fn detail(&self, word: &Word) -> Option<u32> {
        let best = |details: &[u32]| {
            details.iter().filter(|known| word.begins(**known)).map(|known| 20 + 20 * u32::from(word.is(*known))).max()
        };
        let Entry { unit, details, end, .. } = *self.entry;
        let details = best(&self.numbers[unit..details]).map(|worth| worth + 2).max(best(&self.numbers[details..end]));
        let phone = &self.name.phone;
        let phone = word.digits && (phone.ends_with(&word.plain) || phone.starts_with(&word.plain));
        details.max(phone.then_some(30))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{super::delegate::DelegateId, *};

    fn roster() -> Vec<Delegate> {
        [("Nguyễn Văn Hạnh", "Chi bộ thôn 12"), ("Nguyễn Văn Hà", "Chi bộ thôn 3"), ("Lê Thị An", "Chi bộ thôn 12")]
            .into_iter()
            .enumerate()
            .map(|(index, (name, unit))| {
                let id = Uuid::from_u128(index as u128);
                Delegate { unit: unit.to_owned(), ..Delegate::new(DelegateId(id), id, name) }
            })
            .collect()
    }

    fn names(query: &str) -> Vec<String> {
        let roster = roster();
        Finder::new(&roster).find(query).into_iter().map(|index| roster[index].full_name.clone()).collect()
    }

    #[test]
    fn what_is_typed_at_a_desk_finds_the_delegate() {
        assert_eq!(names("an")[0], "Lê Thị An");
        assert_eq!(names("nvh").len(), 2);
        assert_eq!(names("nguyen van h").len(), 2);
        assert_eq!(names("hanh 12"), ["Nguyễn Văn Hạnh"]);
        assert_eq!(names("hạnh nguyễn"), ["Nguyễn Văn Hạnh"]);
        assert_eq!(names("hà")[0], "Nguyễn Văn Hà");
        assert!(names("xyz").is_empty());
    }

    #[test]
    fn a_number_is_the_units_before_it_is_anything_elses() {
        let people: Vec<Delegate> = [("Chi bộ thôn 132", "Đoàn 12"), ("Chi bộ thôn 12", "Đoàn 2"), ("Chi bộ 120", "")]
            .into_iter()
            .enumerate()
            .map(|(index, (unit, delegation))| {
                let id = Uuid::from_u128(index as u128);
                let (unit, delegation) = (unit.to_owned(), delegation.to_owned());
                Delegate { unit, delegation, ..Delegate::new(DelegateId(id), id, "Lê Hạnh") }
            })
            .collect();
        assert_eq!(Finder::new(&people).find("hanh 12"), [1, 0, 2]);
    }

    #[test]
    fn what_is_typed_in_a_hurry_finds_the_delegate_first() {
        let people: Vec<Delegate> = [
            ("Nguyễn Thị Hồng Ngọc", "Chi bộ thôn Phú Lộc", "0017", "C-14", "0905123456"),
            ("Hồ Ngọc Hạnh", "Chi bộ thôn 2", "0018", "C-15", "0905123457"),
            ("Hà Hồng Hạnh", "Chi bộ thôn 2", "0019", "C-16", ""),
            ("Nguyễn Văn Hạ", "Chi bộ thôn 14", "0020", "D-1", ""),
            ("Văn Nguyễn Hà", "Chi bộ thôn 2", "0021", "D-2", ""),
        ]
        .into_iter()
        .enumerate()
        .map(|(index, (name, unit, badge, seat, phone))| {
            let id = Uuid::from_u128(index as u128);
            let mut person = Delegate::new(DelegateId(id), id, name);
            (person.unit, person.badge_no) = (unit.to_owned(), badge.to_owned());
            (person.seat, person.phone) = (seat.to_owned(), phone.to_owned());
            person
        })
        .collect();
        let finder = Finder::new(&people);
        let first = |query: &str| finder.find(query).first().map_or("", |index| people[*index].full_name.as_str());
        assert_eq!(first("hongngoc"), "Nguyễn Thị Hồng Ngọc");
        assert_eq!(first("nthn"), "Nguyễn Thị Hồng Ngọc");
        assert_eq!(first("3456"), "Nguyễn Thị Hồng Ngọc");
        assert_eq!(first("17"), "Nguyễn Thị Hồng Ngọc");
        assert_eq!(first("c-14"), "Nguyễn Thị Hồng Ngọc");
        assert_eq!(first("h h hanh"), "Hà Hồng Hạnh", "each typed word is another word of the name");
        assert_eq!(first("nguyen h"), "Nguyễn Văn Hạ", "in the name's own order");
        assert_eq!(first("hạ"), "Nguyễn Văn Hạ");
        assert_eq!(first("hà"), "Văn Nguyễn Hà");
        assert_eq!(first("hạnh 18"), "Hồ Ngọc Hạnh");
        assert!(finder.find("hanh hanh").is_empty());
    }

    #[test]
    fn no_query_lists_all_in_name_order() {
        assert_eq!(names(""), ["Lê Thị An", "Nguyễn Văn Hà", "Nguyễn Văn Hạnh"]);
    }
}
