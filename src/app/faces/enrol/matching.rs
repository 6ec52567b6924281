//! Finds the delegate of a photo by the name of its file or folder: number in the roster, badge, or full name.

use std::collections::{BTreeSet, HashMap};

use crate::{
    domain::delegate::{Delegate, DelegateId},
    text::fold,
};

/// Why nobody is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmatched {
    /// Nobody has the number, badge or name.
    Nobody,
    /// These have, in the order of the roster.
    Several(Vec<DelegateId>),
}

/// A roster made ready for the names of files.
pub struct Matcher<'a> {
    delegates: &'a [Delegate],
    numbers: HashMap<u32, Vec<usize>>,
    badges: HashMap<String, Vec<usize>>,
    names: HashMap<String, Vec<usize>>,
}

impl<'a> Matcher<'a> {
    /// Reads numbers, badges and names.
    pub fn new(delegates: &'a [Delegate]) -> Self {
        let mut matcher = Self { delegates, numbers: HashMap::new(), badges: HashMap::new(), names: HashMap::new() };
        for (place, delegate) in delegates.iter().enumerate() {
            if let Some(number) = delegate.stt {
                matcher.numbers.entry(number).or_default().push(place);
            }
            for (map, text) in [(&mut matcher.badges, &delegate.badge_no), (&mut matcher.names, &delegate.full_name)] {
                let key = words(text).join(" ");
                if !key.is_empty() {
                    map.entry(key).or_default().push(place);
                }
            }
        }
        matcher
    }

    /// The one delegate whom a text names.
    ///
    /// The whole text is tried first, then without a counter at its end (`-2`, `(2)`, ` 2`); then a number or badge
    /// followed by the name, where both must agree: that tells homonyms apart.
    pub fn find(&self, text: &str) -> Result<&'a Delegate, Unmatched> {
        let words = words(text);
        let (all, without_counter) = (words.as_slice(), words.split_last().filter(|(last, _)| is_counter(last)));
        let mut found = self.whole(all);
        let shorter = without_counter.map_or(&[][..], |(_, rest)| rest);
        for part in [all, shorter] {
            if found.is_empty() {
                found = self.whole(part);
            }
            if found.is_empty() {
                found = self.number_and_name(part);
            }
        }
        let found: Vec<usize> = found.into_iter().collect();
        match found.as_slice() {
            [] => Err(Unmatched::Nobody),
            [one] => Ok(&self.delegates[*one]),
            several => Err(Unmatched::Several(several.iter().map(|&place| self.delegates[place].id).collect())),
        }
    }

    /// Those whose number, badge or name is this.
    fn whole(&self, words: &[String]) -> BTreeSet<usize> {
        let key = words.join(" ");
        let number =
            if words.len() == 1 { key.parse().ok().and_then(|number: u32| self.numbers.get(&number)) } else { None };
        let places = [number, self.badges.get(&key), self.names.get(&key)];
        places.into_iter().flatten().flatten().copied().collect()
    }

    /// Those whose number or badge is the beginning and whose name is the rest.
    fn number_and_name(&self, words: &[String]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for middle in 1..words.len() {
            let (number, name) = words.split_at(middle);
            let named = self.names.get(&name.join(" ")).into_iter().flatten().copied().collect();
            found.extend(self.whole(number).intersection(&named));
        }
        found
    }
}

/// Lower-case words without marks; everything but letters and digits separates.
fn words(text: &str) -> Vec<String> {
    let plain = fold::plain(text);
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A photo's number among those of one person.
fn is_counter(word: &str) -> bool {
    word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn delegate(number: u32, name: &str, badge: &str) -> Delegate {
        let id = Uuid::from_u128(u128::from(number));
        let mut delegate = Delegate::new(DelegateId(id), id, name);
        delegate.stt = Some(number);
        badge.clone_into(&mut delegate.badge_no);
        delegate
    }

    fn roster() -> Vec<Delegate> {
        vec![
            delegate(1, "Nguyễn Văn An", "DB-001"),
            delegate(2, "Trần Thị Bình", "DB-002"),
            delegate(12, "Lê Hoàng Đạo", "7"),
            delegate(7, "Phạm Quốc Hùng", "DB-007"),
            delegate(20, "Nguyễn Văn Ân", "DB-020"),
        ]
    }

    fn found(text: &str) -> Result<Option<u32>, usize> {
        let roster = roster();
        let result = Matcher::new(&roster).find(text).map(|delegate| delegate.stt);
        result.map_err(|unmatched| match unmatched {
            Unmatched::Nobody => 0,
            Unmatched::Several(several) => several.len(),
        })
    }

    #[test]
    fn a_number_a_badge_or_a_name_names_a_delegate() {
        for text in ["2", "02", "0002", "db-002", "DB 002", "Trần Thị Bình", "tran thi binh", "tran_thi_binh"] {
            assert_eq!(found(text), Ok(Some(2)), "{text}");
        }
        assert_eq!(found("le hoang dao"), Ok(Some(12)));
        // A name in decomposed Unicode.
        assert_eq!(found("Trâ\u{300}n Thi\u{323} Bi\u{300}nh"), Ok(Some(2)));
    }

    #[test]
    fn a_counter_at_the_end_is_no_part_of_the_name() {
        for text in ["2-1", "2_3", "DB-002 (2)", "Tran Thi Binh 2", "tran-thi-binh-02", "2 Tran Thi Binh (1)"] {
            assert_eq!(found(text), Ok(Some(2)), "{text}");
        }
    }

    #[test]
    fn homonyms_are_refused_unless_the_number_says_who() {
        assert_eq!(found("Nguyen Van An"), Err(2));
        assert_eq!(found("20 Nguyen Van An"), Ok(Some(20)));
        assert_eq!(found("DB-001 - Nguyễn Văn An"), Ok(Some(1)));
        // 7 is one's number and another's badge.
        assert_eq!(found("7"), Err(2));
        assert_eq!(found("7 Le Hoang Dao"), Ok(Some(12)));
    }

    #[test]
    fn strangers_and_contradictions_are_nobody() {
        assert_eq!(found("Ho Van Khong"), Err(0));
        assert_eq!(found("99"), Err(0));
        assert_eq!(found("2 Le Hoang Dao"), Err(0));
        assert_eq!(found(""), Err(0));
        assert_eq!(found("IMG_2045"), Err(0));
    }
}
