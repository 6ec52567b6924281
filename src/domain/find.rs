//! Finds delegates by what is typed at a desk: any words of the name in any order, initials, unit, seat, with or
//! without marks, from the first letter on; best first.

use super::delegate::Delegate;
use crate::text::{collate::NameOrder, fold};

/// A roster made ready for finding. Build it once for a roster, ask it at every key.
pub struct Finder {
    entries: Vec<Entry>,
}

struct Entry {
    index: usize,
    marked: Vec<String>,
    plain: Vec<String>,
    initials: String,
    details: Vec<String>,
}

impl Finder {
    /// Reads names, units, seats, badges and phones. Without a query the answers come in Vietnamese name order.
    pub fn new(delegates: &[Delegate]) -> Self {
        let order = NameOrder::new();
        let mut entries: Vec<Entry> = delegates
            .iter()
            .enumerate()
            .map(|(index, delegate)| {
                let words = |text: &str| fold::plain(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
                let plain = words(&delegate.full_name);
                let mut details = words(&delegate.unit);
                details.extend(words(&delegate.delegation));
                for detail in [&delegate.seat, &delegate.badge_no, &delegate.phone] {
                    details.extend(words(detail));
                }
                details.extend(delegate.stt.map(|stt| stt.to_string()));
                Entry {
                    index,
                    marked: delegate.full_name.split_whitespace().map(fold::exact).collect(),
                    initials: plain.iter().filter_map(|word| word.chars().next()).collect(),
                    plain,
                    details,
                }
            })
            .collect();
        entries.sort_by(|a, b| order.compare(&delegates[a.index].full_name, &delegates[b.index].full_name));
        Self { entries }
    }

    /// Indices into the roster, best first; all of them, in name order, for an empty query.
    pub fn find(&self, query: &str) -> Vec<usize> {
        let query = Query::new(query);
        let mut hits: Vec<(u32, usize)> =
            self.entries.iter().filter_map(|entry| Some((entry.rank(&query)?, entry.index))).collect();
        hits.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        hits.into_iter().map(|(_, index)| index).collect()
    }
}

struct Query {
    words: Vec<(String, String)>,
}

impl Query {
    fn new(text: &str) -> Self {
        Self { words: text.split_whitespace().map(|word| (fold::plain(word), fold::exact(word))).collect() }
    }
}

impl Entry {
    /// The sum of each query word's worth, none if one of them fits nowhere.
    fn rank(&self, query: &Query) -> Option<u32> {
        query.words.iter().map(|(plain, marked)| self.word(plain, marked)).sum()
    }

    /// How well one typed word fits: the given name above the others, whole words above beginnings, marks above none.
    fn word(&self, plain: &str, marked: &str) -> Option<u32> {
        let last = self.plain.len().saturating_sub(1);
        let in_name = self.plain.iter().enumerate().filter_map(|(position, word)| {
            let whole = word == plain;
            (whole || word.starts_with(plain)).then(|| {
                100 + 40 * u32::from(whole)
                    + 20 * u32::from(position == last)
                    + 10 * u32::from(self.marked[position] == marked)
            })
        });
        let initials = (plain.chars().count() > 1 && self.initials.starts_with(plain)).then_some(90);
        let ends = (plain.chars().count() > 1 && self.initials.ends_with(plain)).then_some(80);
        let details = self.details.iter().filter(|word| word.starts_with(plain));
        let details = details.map(|word| 20 + 20 * u32::from(word == plain)).max();
        in_name.max().max(initials).max(ends).max(details)
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
    fn no_query_lists_all_in_name_order() {
        assert_eq!(names(""), ["Lê Thị An", "Nguyễn Văn Hà", "Nguyễn Văn Hạnh"]);
    }
}
