//! Rows that bring a name which nobody has: is somebody's name mended in them? The question is asked of those alone whom
//! the file does not name otherwise, and by what a mended name leaves as it was: number, birth, unit, phone, seat, badge.

use std::collections::{BTreeSet, HashMap};

use crate::{
    domain::{
        date::PartialDate,
        delegate::{Delegate, DelegateId},
    },
    text::{fold, nearest::distance},
};

/// No question names more people.
pub(super) const MOST_ASKED: usize = 8;

/// How far two names are from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameLikeness {
    /// But for case and the place of a tone.
    Equal,
    /// But for marks, or for the order of the syllables.
    Marks,
    /// But for a letter, or for a syllable that is left out.
    Slip,
    /// But for a syllable.
    Syllable,
    Other,
}

/// Compares two names.
pub(super) fn likeness(one: &str, other: &str) -> NameLikeness {
    if key(one) == key(other) {
        return NameLikeness::Equal;
    }
    let (one, other) = (fold::plain(one), fold::plain(other));
    let [a, b] = [&one, &other].map(|name| name.split_whitespace().collect::<Vec<_>>());
    let sorted = |syllables: &[&str]| -> Vec<String> {
        let mut syllables: Vec<String> = syllables.iter().map(|one| (*one).to_owned()).collect();
        syllables.sort_unstable();
        syllables
    };
    let joined = [&a, &b].map(|syllables| syllables.concat().chars().collect::<Vec<_>>());
    if joined[0] == joined[1] || sorted(&a) == sorted(&b) {
        return NameLikeness::Marks;
    }
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    let left_out = long.len() == short.len() + 1 && short.len() >= 2 && {
        (0..long.len())
            .any(|out| long.iter().enumerate().filter(|(place, _)| *place != out).map(|(_, it)| it).eq(short))
    };
    let letters = joined[0].len().min(joined[1].len());
    if left_out || letters >= 4 && distance(&joined[0], &joined[1]) <= 1 {
        return NameLikeness::Slip;
    }
    let changed = a.iter().zip(&b).filter(|(one, other)| one != other).count();
    if a.len() == b.len() && a.len() >= 3 && changed == 1 { NameLikeness::Syllable } else { NameLikeness::Other }
}

/// Marks kept, but neither case nor the place of a tone.
pub(super) fn key(name: &str) -> String {
    name.split_whitespace().map(fold::exact).collect::<Vec<_>>().join(" ")
}

/// Whether two texts are equal, where both are stated.
pub(super) fn compare(one: &str, other: &str) -> Option<bool> {
    (!one.is_empty() && !other.is_empty()).then(|| one == other)
}

/// What two records say of one person or two: equal, different, or not stated by both.
#[derive(Debug, Clone, Copy, Default)]
struct Evidence {
    births: Option<bool>,
    /// Both name the day, and it is one.
    birthday: bool,
    unit: Option<bool>,
    phone: Option<bool>,
    seat: Option<bool>,
    stt: Option<bool>,
    badge: Option<bool>,
}

/// What a row is to somebody whom the file does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Somebody,
    Perhaps,
    Surely,
}

/// Judges by the name and by what did not change. `is_reload` says that the file is a list that was loaded before, as
/// most of its rows are of people who are known: then a number or a seat is that of one person.
fn judge(name: NameLikeness, found: Evidence, is_reload: bool) -> Verdict {
    let yes = |evidence: Option<bool>| evidence == Some(true);
    let no = |evidence: Option<bool>| evidence == Some(false);
    let Evidence { births, birthday, unit, phone, seat, stt, badge } = found;
    let numbered = yes(stt) && !no(unit);
    let perhaps = |is_so: bool| if is_so { Verdict::Perhaps } else { Verdict::Somebody };
    // Different badges are different people, unless all the rest is one person's.
    if no(badge) {
        return perhaps(name <= NameLikeness::Marks && birthday && (yes(phone) || yes(unit)));
    }
    if no(births) {
        // A date may be the slip; a brother has the telephone and the unit as well.
        return perhaps(match name {
            NameLikeness::Equal | NameLikeness::Marks => yes(phone) || yes(seat) || numbered,
            NameLikeness::Slip => (yes(phone) || yes(seat)) && numbered,
            NameLikeness::Syllable | NameLikeness::Other => false,
        });
    }
    match name {
        NameLikeness::Equal => perhaps(yes(phone) || yes(seat) || numbered),
        NameLikeness::Marks | NameLikeness::Slip if birthday && (yes(phone) || yes(stt) && yes(unit)) => {
            Verdict::Surely
        }
        NameLikeness::Marks => perhaps(yes(births) || yes(seat) || numbered || !no(unit) || yes(phone)),
        NameLikeness::Slip => perhaps(yes(births) || yes(unit) || yes(phone) || yes(seat) || yes(stt)),
        NameLikeness::Syllable => {
            perhaps(birthday || yes(phone) || yes(seat) || numbered || is_reload && (yes(births) || yes(unit)))
        }
        NameLikeness::Other => {
            let listed = is_reload && (numbered || yes(seat) || birthday);
            perhaps(yes(phone) || birthday && yes(unit) || listed)
        }
    }
}

/// What somebody may be found by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Trait {
    Phone(String),
    Birthday(PartialDate),
    Seat(String),
    Stt(u32),
    /// Syllables without marks, in the order of letters, all or all but one.
    Name(String),
    /// A unit and one syllable of a name that has but two.
    NameInUnit(String, String),
}

/// What a name with one syllable changed or left out has in common with it.
fn names(name: &str, unit: &str) -> Vec<Trait> {
    let name = fold::plain(name);
    let mut syllables: Vec<&str> = name.split_whitespace().collect();
    let mut all = vec![Trait::Name(syllables.concat())];
    syllables.sort_unstable();
    all.push(Trait::Name(syllables.join(" ")));
    match syllables.len() {
        0 | 1 => {}
        // One of two syllables is too common, but within a unit.
        2 if unit.is_empty() => {}
        2 => all.extend(syllables.iter().map(|one| Trait::NameInUnit(key(unit), (*one).to_owned()))),
        whole => all.extend((0..whole).map(|out| {
            let rest = syllables.iter().enumerate().filter(|(place, _)| *place != out).map(|(_, syllable)| *syllable);
            Trait::Name(rest.collect::<Vec<_>>().join(" "))
        })),
    }
    all
}

fn traits(delegate: &Delegate) -> Vec<Trait> {
    let mut all = names(&delegate.full_name, &delegate.unit);
    if !delegate.phone.is_empty() {
        all.push(Trait::Phone(delegate.phone.clone()));
    }
    if !delegate.seat.is_empty() {
        all.push(Trait::Seat(delegate.seat.clone()));
    }
    all.extend(delegate.date_of_birth.filter(|date| matches!(date, PartialDate::Day(_))).map(Trait::Birthday));
    all.extend(delegate.stt.map(Trait::Stt));
    all
}

/// Those whom a file does not name, by what they may be found by.
pub(super) struct Missing {
    by_trait: HashMap<Trait, Vec<DelegateId>>,
    /// Seats, telephones and numbers that are several people's: they tell nobody from others.
    shared: HashMap<Trait, usize>,
    is_reload: bool,
}

/// What the file makes of somebody's row.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mended {
    Nobody,
    Surely(DelegateId),
    /// One of these, the likeliest first.
    Perhaps(Vec<DelegateId>),
}

impl Missing {
    /// `all` are those who were known before the file, each with whether a row names them.
    pub(super) fn of<'a>(all: impl Iterator<Item = (&'a Delegate, bool)> + Clone, is_reload: bool) -> Self {
        let mut missing = Self { by_trait: HashMap::new(), shared: HashMap::new(), is_reload };
        for (delegate, _) in all.clone().filter(|(_, is_named)| !is_named) {
            for found_by in traits(delegate) {
                missing.by_trait.entry(found_by).or_default().push(delegate.id);
            }
        }
        if missing.by_trait.is_empty() {
            return missing;
        }
        for (delegate, _) in all {
            let owned = traits(delegate)
                .into_iter()
                .filter(|it| matches!(it, Trait::Phone(_) | Trait::Seat(_) | Trait::Stt(_)));
            for own in owned.filter(|own| missing.by_trait.contains_key(own)).collect::<Vec<_>>() {
                *missing.shared.entry(own).or_default() += 1;
            }
        }
        missing.shared.retain(|_, owners| *owners > 1);
        missing
    }

    /// Whose mended name a row may have brought. `known` gives those who are still missing.
    pub(super) fn find<'a>(&self, stated: &Delegate, known: impl Fn(DelegateId) -> Option<&'a Delegate>) -> Mended {
        if self.by_trait.is_empty() {
            return Mended::Nobody;
        }
        let found: BTreeSet<DelegateId> =
            traits(stated).iter().filter_map(|found_by| self.by_trait.get(found_by)).flatten().copied().collect();
        let mut perhaps = Vec::new();
        let mut surely = Vec::new();
        for other in found.into_iter().filter_map(known) {
            let name = likeness(&other.full_name, &stated.full_name);
            match judge(name, self.evidence(other, stated), self.is_reload) {
                Verdict::Somebody => {}
                Verdict::Perhaps => perhaps.push((name, other.id)),
                Verdict::Surely => surely.push(other.id),
            }
        }
        match (&surely[..], perhaps.is_empty()) {
            ([], true) => return Mended::Nobody,
            ([one], _) => return Mended::Surely(*one),
            _ => {}
        }
        perhaps.sort_unstable();
        let likely = surely.into_iter().chain(perhaps.into_iter().map(|(_, id)| id));
        Mended::Perhaps(likely.take(MOST_ASKED).collect())
    }

    fn evidence(&self, known: &Delegate, stated: &Delegate) -> Evidence {
        let own = |found_by: Trait, same: Option<bool>| same.filter(|_| !self.shared.contains_key(&found_by));
        let births = known.date_of_birth.zip(stated.date_of_birth);
        let unit = compare(&key(&known.unit), &key(&stated.unit));
        let stt = known.stt.zip(stated.stt).map(|(one, other)| one == other);
        Evidence {
            births: births.map(|(one, other)| one.agrees(other)),
            birthday: births.is_some_and(|(one, other)| one == other && matches!(one, PartialDate::Day(_))),
            unit,
            phone: own(Trait::Phone(stated.phone.clone()), compare(&known.phone, &stated.phone)),
            seat: own(Trait::Seat(stated.seat.clone()), compare(&known.seat, &stated.seat)),
            // Numbers that begin anew with every unit are one person's within it.
            stt: if unit == Some(true) { stt } else { own(Trait::Stt(stated.stt.unwrap_or_default()), stt) },
            badge: compare(&known.badge_no, &stated.badge_no),
        }
    }
}

/// What a row is that states somebody's badge under another name.
pub(super) fn with_the_badge(known: &Delegate, stated: &Delegate) -> Option<bool> {
    let agree = known.date_of_birth.zip(stated.date_of_birth).is_none_or(|(one, other)| one.agrees(other));
    match likeness(&known.full_name, &stated.full_name) {
        NameLikeness::Equal => Some(true),
        NameLikeness::Marks | NameLikeness::Slip => Some(agree),
        NameLikeness::Syllable => Some(false),
        NameLikeness::Other => {
            let phone = compare(&known.phone, &stated.phone) == Some(true);
            let listed = known.stt.is_some() && known.stt == stated.stt && key(&known.unit) == key(&stated.unit);
            (agree && (phone || listed)).then_some(false)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_near_by_marks_order_letter_and_syllable() {
        for (one, other, wanted) in [
            ("Lê Thị An", "LÊ THỊ AN", NameLikeness::Equal),
            ("Lê Hoà", "Lê Hòa", NameLikeness::Equal),
            ("Nguyễn Văn Anh", "Nguyễn Văn Ánh", NameLikeness::Marks),
            ("Nguyễn Văn Anh", "Nguyen Van Anh", NameLikeness::Marks),
            ("Nguyễn Văn Anh", "Anh Nguyễn Văn", NameLikeness::Marks),
            ("Y Moan", "Ymoan", NameLikeness::Marks),
            ("Trần Bé Ba", "Trần Thị Bé Ba", NameLikeness::Slip),
            ("Phạm Văn Tuấn", "Phạm Văn Tuân", NameLikeness::Marks),
            ("Phạm Văn Tuấn", "Phạm Văn Tuấnn", NameLikeness::Slip),
            ("Phạm Văn Tuấn", "Phạm Văn Toàn", NameLikeness::Slip),
            ("Nguyễn Thị Lan", "Trần Thị Lan", NameLikeness::Syllable),
            ("Nguyễn Thị Lan", "Nguyễn Thị Hằng", NameLikeness::Syllable),
            ("Lê An", "Lê Bình", NameLikeness::Other),
            ("Lê An", "Vũ Thị Cúc", NameLikeness::Other),
        ] {
            assert_eq!(likeness(one, other), wanted, "{one} – {other}");
            assert_eq!(likeness(other, one), wanted, "{other} – {one}");
        }
    }
}
