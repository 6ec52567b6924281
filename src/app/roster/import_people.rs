//! Matches the rows of a roster's file with the people who are known: by identity, by badge, by name and what else is
//! stated. Where that does not settle it, a person is asked.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use jiff::civil::Date;
use uuid::Uuid;

use super::{
    answers::{Answer, Answers, Homonyms, Namesake, PersonRef, Reason},
    mended::{self, MOST_ASKED, Mended, Missing, compare, key},
};
use crate::{
    domain::{
        date::PartialDate,
        delegate::{Delegate, DelegateId},
    },
    roster::{Address, Field, FieldValue, ReadRow},
};

/// The person whom a row is about.
pub(in crate::app) enum Found {
    /// The person at this place.
    Known(usize),
    /// Nobody who is known: a new delegate.
    New,
    /// Nobody, by a person's wish.
    Skipped,
}

/// Somebody known, before or by this file.
pub(in crate::app) struct Person {
    pub(super) delegate: Delegate,
    /// The cell of the row that brought or changed them.
    claimed: Option<Address>,
    /// Whether that row brought them.
    brought: bool,
    /// Their unit as it is compared.
    unit: String,
}

impl Person {
    /// The record as the row changes it.
    pub(super) fn with(&self, row: &ReadRow) -> Delegate {
        let mut record = self.delegate.clone();
        row.apply(&mut record);
        record
    }

    /// Whether a row of the file is about them.
    pub(super) fn is_named(&self) -> bool {
        self.claimed.is_some()
    }

    /// Whether they were known before the file.
    pub(super) fn was_known(&self) -> bool {
        !self.brought
    }

    fn namesake(&self) -> Namesake {
        Namesake { delegate: Box::new(self.delegate.clone()), cell: self.claimed.clone().filter(|_| self.brought) }
    }
}

/// Those who have one name.
struct Name {
    number: usize,
    all: Vec<usize>,
    /// Those without a badge that the file gives to somebody.
    unbadged: Vec<usize>,
}

/// People of one name, parted by what tells most of them apart without a look at each.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Namesakes {
    /// The name's number.
    name: usize,
    birth: Option<PartialDate>,
    /// Whether they have a badge that the file gives to somebody: another badge is another person.
    badged: bool,
}

/// All who are known, by what they are found by.
#[derive(Default)]
pub(in crate::app) struct People {
    known: Vec<Person>,
    by_id: HashMap<DelegateId, usize>,
    by_badge: HashMap<String, usize>,
    names: HashMap<String, Name>,
    namesakes: HashMap<Namesakes, Vec<usize>>,
    /// By the hash of what a row can say.
    by_content: HashMap<u64, Vec<usize>>,
    /// The badges that the file gives.
    badges: HashSet<String>,
    /// Whether whoever the file does not name leaves, and their badge with them.
    replaces: bool,
}

impl People {
    /// Those who are known before the file, for the rows of the file.
    pub(super) fn of(existing: &[Delegate], rows: &[ReadRow], replaces: bool) -> Self {
        let badge = |row: &ReadRow| {
            row.values.iter().find_map(|value| match value {
                FieldValue::Text(Field::BadgeNo, badge) => Some(badge.clone()),
                _ => None,
            })
        };
        let badges = rows.iter().filter_map(badge).collect();
        let mut people = Self { badges, replaces, ..Self::default() };
        for delegate in existing {
            people.push(delegate.clone(), None, false);
        }
        people
    }

    /// All records, with the cell of the row that brought or changed them.
    pub(super) fn all(&self) -> impl Iterator<Item = (&Delegate, Option<&Address>)> {
        self.known.iter().map(|person| (&person.delegate, person.claimed.as_ref()))
    }

    /// Those who were known before the file.
    pub(super) fn before(&self) -> impl Iterator<Item = &Person> + Clone {
        self.known.iter().filter(|person| person.was_known())
    }

    /// Those whom no row has named so far; most rows of a list that is loaded again have named somebody.
    pub(super) fn missing(&self, is_reload: bool) -> Missing {
        Missing::of(self.before().map(|person| (&person.delegate, person.is_named())), is_reload)
    }

    pub(super) fn person(&self, place: usize) -> &Person {
        &self.known[place]
    }

    /// Somebody whom a row brings.
    pub(super) fn add(&mut self, delegate: Delegate, cell: Address) {
        self.push(delegate, Some(cell), true);
    }

    /// Notes that a row is about a known person, and replaces the record where one is given.
    pub(super) fn claim(&mut self, place: usize, delegate: Option<Delegate>, cell: Address) {
        self.known[place].claimed = Some(cell);
        if let Some(delegate) = delegate {
            self.known[place].unit = key(&delegate.unit);
            self.known[place].delegate = delegate;
            self.index(place);
        }
    }

    fn push(&mut self, delegate: Delegate, claimed: Option<Address>, brought: bool) {
        let unit = key(&delegate.unit);
        self.known.push(Person { delegate, claimed, brought, unit });
        self.index(self.known.len() - 1);
    }

    fn index(&mut self, place: usize) {
        let delegate = &self.known[place].delegate;
        self.by_id.insert(delegate.id, place);
        if !delegate.badge_no.is_empty() {
            self.by_badge.insert(delegate.badge_no.clone(), place);
        }
        let number = self.names.len();
        let new = || Name { number, all: Vec::new(), unbadged: Vec::new() };
        let name = self.names.entry(key(&delegate.full_name)).or_insert_with(new);
        let is_new = place + 1 == self.known.len();
        let note = |list: &mut Vec<usize>| {
            if list.last() != Some(&place) && (is_new || !list.contains(&place)) {
                list.push(place);
            }
        };
        note(&mut name.all);
        let badged = self.badges.contains(&delegate.badge_no);
        if !badged {
            note(&mut name.unbadged);
        }
        let namesakes = Namesakes { name: name.number, birth: delegate.date_of_birth, badged };
        note(self.namesakes.entry(namesakes).or_default());
        self.by_content.entry(content(delegate)).or_default().push(place);
    }

    /// The person whose record says exactly what the row says, and no other row has claimed: the row that brought it.
    pub(super) fn exact(&self, row: &ReadRow) -> Option<usize> {
        let mut stated = stated(row);
        self.by_content.get(&content(&stated))?.iter().copied().find(|place| {
            let person = &self.known[*place];
            // What no roster carries is the same for this question.
            (stated.id, stated.qr_token) = (person.delegate.id, person.delegate.qr_token);
            stated.consent.clone_from(&person.delegate.consent);
            person.claimed.is_none() && stated == person.delegate
        })
    }

    /// The person whom a row is about, or a reason why a person must decide. `missing` are those whom no row names, once
    /// that is known.
    pub(super) fn find(&self, row: &ReadRow, answers: &Answers, missing: Option<&Missing>) -> Result<Found, Reason> {
        let stated = stated(row);
        let named = row.values.iter().any(|value| matches!(value, FieldValue::Id(Field::Id, _)));
        let found = if named {
            self.by_id.get(&stated.id).copied()
        } else if let Some(&place) = self.by_badge.get(&stated.badge_no) {
            let known = &self.known[place];
            let born = known.delegate.date_of_birth;
            let is_same = born.is_some() && born == stated.date_of_birth;
            match mended::with_the_badge(&known.delegate, &stated) {
                Some(true) if !known.is_named() => Some(place),
                _ if is_same || key(&known.delegate.full_name) == key(&stated.full_name) => Some(place),
                Some(_) if !known.is_named() => match self.asked(&[place], row, answers) {
                    Ok(Found::Known(place)) => Some(place),
                    Ok(Found::New) => return self.badge_taken(place),
                    other => return other.map_err(|others| Reason::Mended { stated: Box::new(stated), others }),
                },
                _ => return self.badge_taken(place),
            }
        } else {
            match self.by_likeness(&stated) {
                Ok(Some(found)) => Some(found),
                Ok(None) => match self.by_mend(&stated, row, answers, missing) {
                    Ok(Found::Known(place)) => Some(place),
                    Ok(Found::New) => None,
                    other => return other.map_err(|others| Reason::Mended { stated: Box::new(stated), others }),
                },
                Err(others) => match self.asked(&others, row, answers) {
                    Ok(Found::Known(place)) => Some(place),
                    Ok(Found::New) => None,
                    other => return other.map_err(|others| Reason::Homonym { stated: Box::new(stated), others }),
                },
            }
        };
        if let Some(person) = found.map(|place| &self.known[place])
            && let Some(first) = &person.claimed
        {
            return Err(Reason::Repeated { first: first.clone(), who: Box::new(person.delegate.clone()) });
        }
        match self.by_badge.get(&stated.badge_no) {
            Some(&place) if Some(place) != found && self.known[place].delegate.badge_no == stated.badge_no => {
                self.badge_taken(place).map(|_| found.map_or(Found::New, Found::Known))
            }
            _ => Ok(found.map_or(Found::New, Found::Known)),
        }
    }

    /// A badge of somebody who leaves is free.
    fn badge_taken(&self, place: usize) -> Result<Found, Reason> {
        let known = &self.known[place];
        if self.replaces && !known.is_named() {
            return Ok(Found::New);
        }
        let badge = known.delegate.badge_no.clone();
        Err(Reason::BadgeTaken { badge, who: Box::new(known.delegate.clone()) })
    }

    /// What a person answers, or those who may be meant.
    fn asked(&self, others: &[usize], row: &ReadRow, answers: &Answers) -> Result<Found, Vec<Namesake>> {
        let namesakes = || others.iter().take(MOST_ASKED).map(|place| self.known[*place].namesake()).collect();
        match answers.given.get(&row.name_cell) {
            Some(Answer::Same(whom)) => {
                let meant = |place: &&usize| self.known[**place].namesake().whom() == *whom;
                others.iter().find(meant).map(|place| Found::Known(*place)).ok_or_else(namesakes)
            }
            Some(Answer::New) => Ok(Found::New),
            Some(Answer::Skip) => Ok(Found::Skipped),
            None => match answers.others {
                Homonyms::Ask => Err(namesakes()),
                Homonyms::Same => match others {
                    [one] => Ok(Found::Known(*one)),
                    _ => Err(namesakes()),
                },
                Homonyms::New => Ok(Found::New),
                Homonyms::Skip => Ok(Found::Skipped),
            },
        }
    }

    /// Somebody whose name the row may mend.
    fn by_mend(
        &self,
        stated: &Delegate,
        row: &ReadRow,
        answers: &Answers,
        missing: Option<&Missing>,
    ) -> Result<Found, Vec<Namesake>> {
        let Some(missing) = missing else { return Ok(Found::New) };
        // Whom a person named stays meant, also where another row has claimed them meanwhile.
        if let Some(Answer::Same(PersonRef::Known(id))) = answers.given.get(&row.name_cell)
            && let Some(&place) = self.by_id.get(id)
        {
            return Ok(Found::Known(place));
        }
        let still_missing = |id: DelegateId| {
            let person = &self.known[*self.by_id.get(&id)?];
            (!person.is_named()).then_some(&person.delegate)
        };
        match missing.find(stated, still_missing) {
            Mended::Nobody => Ok(Found::New),
            Mended::Surely(id) => Ok(self.by_id.get(&id).map_or(Found::New, |place| Found::Known(*place))),
            Mended::Perhaps(ids) => {
                let places: Vec<usize> = ids.iter().filter_map(|id| self.by_id.get(id)).copied().collect();
                self.asked(&places, row, answers)
            }
        }
    }

    /// The person who is meant without doubt, if there is one; else those who may be meant.
    fn by_likeness(&self, stated: &Delegate) -> Result<Option<usize>, Vec<usize>> {
        let Some(name) = self.names.get(&key(&stated.full_name)) else { return Ok(None) };
        let unit = key(&stated.unit);
        let (mut same, mut unclear) = (Vec::new(), Vec::new());
        for place in self.namesakes_of(name, stated) {
            match likeness(&self.known[place], stated, &unit) {
                Likeness::Same => same.push(place),
                Likeness::Unclear => unclear.push(place),
                Likeness::Different => {}
            }
        }
        match (&same[..], &unclear[..]) {
            ([one], _) => Ok(Some(*one)),
            ([], []) => Ok(None),
            ([], _) => Err(unclear),
            _ => Err(same),
        }
    }

    /// Those of a name whom birth and badge leave in question. Thousands may have one name.
    fn namesakes_of(&self, name: &Name, stated: &Delegate) -> Vec<usize> {
        let has_badge = !stated.badge_no.is_empty();
        let (Some(birth), true) = (stated.date_of_birth, name.all.len() > FEW) else {
            return if has_badge { &name.unbadged } else { &name.all }.clone();
        };
        let badged = if has_badge { &[false][..] } else { &[false, true] };
        let births = agreeing(birth).into_iter();
        let parts = births
            .flat_map(|birth| badged.iter().map(move |badged| Namesakes { name: name.number, birth, badged: *badged }));
        let mut places: Vec<usize> = parts.filter_map(|part| self.namesakes.get(&part)).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}

/// So many of one name are looked at one by one.
const FEW: usize = 16;

/// All births that may be this one; none stated is one of them.
fn agreeing(birth: PartialDate) -> Vec<Option<PartialDate>> {
    let days = |year, month| {
        let days = (1..=31).filter_map(move |day| Some(Some(PartialDate::Day(Date::new(year, month, day).ok()?))));
        std::iter::once(Some(PartialDate::Month(year, month))).chain(days)
    };
    let mut all = vec![None, Some(PartialDate::Year(birth.year()))];
    match birth {
        PartialDate::Year(year) => all.extend((1..=12).flat_map(|month| days(year, month))),
        PartialDate::Month(year, month) => all.extend(days(year, month)),
        PartialDate::Day(date) => all.extend([Some(PartialDate::Month(date.year(), date.month())), Some(birth)]),
    }
    all
}

fn stated(row: &ReadRow) -> Delegate {
    let mut stated = Delegate::new(DelegateId(Uuid::nil()), Uuid::nil(), "");
    row.apply(&mut stated);
    stated
}

/// What tells records apart at little cost; equal records have one.
fn content(delegate: &Delegate) -> u64 {
    let mut hasher = DefaultHasher::new();
    let Delegate { stt, full_name, date_of_birth, unit, phone, badge_no, seat, position, .. } = delegate;
    (stt, full_name, date_of_birth, unit, phone, badge_no, seat, position).hash(&mut hasher);
    hasher.finish()
}

/// Whether two records of one name are of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    Same,
    Different,
    Unclear,
}

/// `unit` is the one that is stated, as it is compared.
fn likeness(person: &Person, stated: &Delegate, unit: &str) -> Likeness {
    let known = &person.delegate;
    let births = (known.date_of_birth, stated.date_of_birth);
    if let (Some(one), Some(other)) = births
        && !one.agrees(other)
    {
        return Likeness::Different;
    }
    if compare(&known.badge_no, &stated.badge_no) == Some(false) {
        return Likeness::Different;
    }
    let unit = compare(&person.unit, unit);
    let phone = compare(&known.phone, &stated.phone);
    let admitted = known.admitted_on.zip(stated.admitted_on).map(|(one, other)| one.agrees(other));
    let stt = known.stt.zip(stated.stt).map(|(one, other)| one == other);
    let other_person = [phone, admitted].contains(&Some(false)) && ![phone, admitted].contains(&Some(true));
    if let (Some(PartialDate::Day(_)), Some(PartialDate::Day(_))) = births {
        // One day of birth and one name; only another unit and another telephone together raise a doubt.
        return if unit == Some(false) && other_person { Likeness::Unclear } else { Likeness::Same };
    }
    match unit {
        Some(true) if !other_person || stt == Some(true) => Likeness::Same,
        _ if phone == Some(true) => Likeness::Same,
        Some(false) if phone == Some(false) && admitted == Some(false) => Likeness::Different,
        // Neither has a unit: the number in the list is all that is left.
        None if stt == Some(true) && !other_person => Likeness::Same,
        _ => Likeness::Unclear,
    }
}
