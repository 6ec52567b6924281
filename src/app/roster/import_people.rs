//! Matches the rows of a roster's file with the people who are known: by identity, by badge, by name and what else is
//! stated. Where that does not settle it, a person is asked.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use crate::{
    domain::{
        date::PartialDate,
        delegate::{Delegate, DelegateId},
    },
    roster::{self, Address, Field, FieldValue, ReadRow},
    text::fold,
};

/// Why a row is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A cell can't be understood.
    Cell(roster::Reason),
    /// The file has this person already.
    Repeated {
        /// The cell of the name in the row that was taken.
        first: Address,
        who: Box<Delegate>,
    },
    /// Somebody of that name is known, and nothing tells whether it is the same person.
    Homonym {
        /// The person whom the row describes.
        stated: Box<Delegate>,
        /// Those who may be meant, at least one.
        others: Vec<Namesake>,
    },
    /// The badge is somebody else's.
    BadgeTaken {
        badge: String,
        /// The person who has the badge.
        who: Box<Delegate>,
    },
}

/// Somebody of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namesake {
    pub delegate: Box<Delegate>,
    /// The cell of this file that brought them; none for who was known before.
    pub cell: Option<Address>,
}

impl Namesake {
    /// Names them for an answer.
    pub fn whom(&self) -> PersonRef {
        self.cell.clone().map_or(PersonRef::Known(self.delegate.id), PersonRef::Row)
    }
}

/// Names a person among those whom a row may mean, through every repetition of the import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonRef {
    /// On the roster before this import.
    Known(DelegateId),
    /// Brought by the row of this cell.
    Row(Address),
}

/// What a person says of a homonym.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The row is about this person.
    Same(PersonRef),
    /// It is about somebody else, who is new.
    New,
    /// The row is left out.
    Skip,
}

/// What becomes of a homonym that nobody answered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Homonyms {
    /// The row fails, and says why.
    #[default]
    Ask,
    /// It is the person of that name, where there is but one.
    Same,
    /// It is a new person.
    New,
    /// It is left out.
    Skip,
}

/// Answers by the cell of the row's name, and what holds for the other rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// Row by row.
    pub given: BTreeMap<Address, Answer>,
    /// For the rest.
    pub others: Homonyms,
}

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
}

impl Person {
    /// The record as the row changes it.
    pub(super) fn with(&self, row: &ReadRow) -> Delegate {
        let mut record = self.delegate.clone();
        row.apply(&mut record);
        record
    }

    fn namesake(&self) -> Namesake {
        Namesake { delegate: Box::new(self.delegate.clone()), cell: self.claimed.clone().filter(|_| self.brought) }
    }
}

/// All who are known, by what they are found by.
#[derive(Default)]
pub(in crate::app) struct People {
    known: Vec<Person>,
    by_id: HashMap<DelegateId, usize>,
    by_badge: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

impl People {
    /// Those who are known before the file.
    pub(super) fn of(existing: &[Delegate]) -> Self {
        let mut people = Self::default();
        for delegate in existing {
            people.push(Person { delegate: delegate.clone(), claimed: None, brought: false });
        }
        people
    }

    /// All records, with the cell of the row that brought or changed them.
    pub(super) fn all(&self) -> impl Iterator<Item = (&Delegate, Option<&Address>)> {
        self.known.iter().map(|person| (&person.delegate, person.claimed.as_ref()))
    }

    pub(super) fn person(&self, place: usize) -> &Person {
        &self.known[place]
    }

    /// Somebody whom a row brings.
    pub(super) fn add(&mut self, delegate: Delegate, cell: Address) {
        self.push(Person { delegate, claimed: Some(cell), brought: true });
    }

    /// Notes that a row is about a known person, and replaces the record where one is given.
    pub(super) fn claim(&mut self, place: usize, delegate: Option<Delegate>, cell: Address) {
        self.known[place].claimed = Some(cell);
        if let Some(delegate) = delegate {
            self.known[place].delegate = delegate;
            self.index(place);
        }
    }

    fn push(&mut self, person: Person) {
        self.known.push(person);
        self.index(self.known.len() - 1);
    }

    fn index(&mut self, place: usize) {
        let delegate = &self.known[place].delegate;
        self.by_id.insert(delegate.id, place);
        if !delegate.badge_no.is_empty() {
            self.by_badge.insert(delegate.badge_no.clone(), place);
        }
        let same_name = self.by_name.entry(name_key(&delegate.full_name)).or_default();
        if !same_name.contains(&place) {
            same_name.push(place);
        }
    }

    /// The person whose record says exactly what the row says, and no other row has claimed: the row that brought it.
    pub(super) fn exact(&self, row: &ReadRow) -> Option<usize> {
        let mut stated = stated(row);
        let namesakes = self.by_name.get(&name_key(&stated.full_name))?;
        namesakes.iter().copied().find(|place| {
            let person = &self.known[*place];
            // What no roster carries is the same for this question.
            (stated.id, stated.qr_token) = (person.delegate.id, person.delegate.qr_token);
            stated.consent.clone_from(&person.delegate.consent);
            person.claimed.is_none() && stated == person.delegate
        })
    }

    /// The person whom a row is about, or a reason why a person must decide.
    pub(super) fn find(&self, row: &ReadRow, answers: &Answers) -> Result<Found, Reason> {
        let stated = stated(row);
        let named = row.values.iter().any(|value| matches!(value, FieldValue::Id(Field::Id, _)));
        let found = if named {
            self.by_id.get(&stated.id).copied()
        } else if let Some(&place) = self.by_badge.get(&stated.badge_no) {
            let known = &self.known[place].delegate;
            if name_key(&known.full_name) != name_key(&stated.full_name)
                && !(known.date_of_birth.is_some() && known.date_of_birth == stated.date_of_birth)
            {
                return Err(self.badge_taken(place));
            }
            Some(place)
        } else {
            match self.by_likeness(&stated) {
                Ok(found) => found,
                Err(others) => match self.answered(&others, row, answers) {
                    Some(Found::Known(place)) => Some(place),
                    Some(Found::New) => None,
                    Some(Found::Skipped) => return Ok(Found::Skipped),
                    None => {
                        let others = others.iter().map(|place| self.known[*place].namesake()).collect();
                        return Err(Reason::Homonym { stated: Box::new(stated), others });
                    }
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
                Err(self.badge_taken(place))
            }
            _ => Ok(found.map_or(Found::New, Found::Known)),
        }
    }

    fn badge_taken(&self, place: usize) -> Reason {
        let known = &self.known[place].delegate;
        Reason::BadgeTaken { badge: known.badge_no.clone(), who: Box::new(known.clone()) }
    }

    fn answered(&self, others: &[usize], row: &ReadRow, answers: &Answers) -> Option<Found> {
        match answers.given.get(&row.name_cell) {
            Some(Answer::Same(whom)) => {
                let meant = |place: &&usize| self.known[**place].namesake().whom() == *whom;
                others.iter().find(meant).map(|place| Found::Known(*place))
            }
            Some(Answer::New) => Some(Found::New),
            Some(Answer::Skip) => Some(Found::Skipped),
            None => match answers.others {
                Homonyms::Ask => None,
                Homonyms::Same => match others {
                    [one] => Some(Found::Known(*one)),
                    _ => None,
                },
                Homonyms::New => Some(Found::New),
                Homonyms::Skip => Some(Found::Skipped),
            },
        }
    }

    /// The person who is meant without doubt, if there is one; else those who may be meant.
    fn by_likeness(&self, stated: &Delegate) -> Result<Option<usize>, Vec<usize>> {
        let namesakes = self.by_name.get(&name_key(&stated.full_name)).map_or(&[][..], Vec::as_slice);
        let (mut same, mut unclear) = (Vec::new(), Vec::new());
        for &place in namesakes {
            match likeness(&self.known[place].delegate, stated) {
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
}

fn stated(row: &ReadRow) -> Delegate {
    let mut stated = Delegate::new(DelegateId(Uuid::nil()), Uuid::nil(), "");
    row.apply(&mut stated);
    stated
}

/// Whether two records of one name are of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    Same,
    Different,
    Unclear,
}

fn likeness(known: &Delegate, stated: &Delegate) -> Likeness {
    let births = (known.date_of_birth, stated.date_of_birth);
    if let (Some(one), Some(other)) = births
        && !agree(one, other)
    {
        return Likeness::Different;
    }
    let unit = compare(&name_key(&known.unit), &name_key(&stated.unit));
    let phone = compare(&known.phone, &stated.phone);
    let admitted = known.admitted_on.zip(stated.admitted_on).map(|(one, other)| agree(one, other));
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

/// Whether two dates may be one day, each as precise as it is.
fn agree(one: PartialDate, other: PartialDate) -> bool {
    let (one, other) = (one.to_string(), other.to_string());
    one.starts_with(&other) || other.starts_with(&one)
}

/// Whether two texts are equal, where both are stated.
fn compare(one: &str, other: &str) -> Option<bool> {
    (!one.is_empty() && !other.is_empty()).then(|| one == other)
}

/// Marks kept, but neither case nor the place of a tone.
fn name_key(name: &str) -> String {
    name.split_whitespace().map(fold::exact).collect::<Vec<_>>().join(" ")
}
