//! Rosters into the congress: who in the file is who in the store, what is new, what changes, what a person must decide.
//!
//! A row is matched by its identity (an export carries it), by its badge, or by name and date of birth. Where a name
//! is shared and the rest does not settle it, the row fails as a homonym: two people are never merged without asking.
//! A blank cell never wipes what is known, and a year never replaces the whole date.

use std::{collections::HashMap, path::Path};

use serde_json::json;
use uuid::Uuid;

use crate::{
    domain::{
        date::PartialDate,
        delegate::{Delegate, DelegateId},
    },
    roster::{self, Address, Field, FieldValue, MappedColumn, Override, ReadRow, Reading, RosterError},
    store::{Context, Store, StoreError},
    text::fold,
};

/// What loading a roster comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// Delegates who were not known.
    pub added: usize,
    /// Whose record changes.
    pub updated: usize,
    /// Whose record says the same already.
    pub unchanged: usize,
    /// Rows that are not taken, by row.
    pub failed: Vec<Failed>,
    /// How the columns were understood.
    pub mapping: Vec<MappedColumn>,
    /// The records that are new or change, in the file's order.
    pub delegates: Vec<Delegate>,
}

/// A row that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// As a spreadsheet shows it.
    pub row: u32,
    /// The cell to look at.
    pub cell: Address,
    /// Why.
    pub reason: Reason,
}

/// Why a row is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A cell can't be understood.
    Cell(roster::Reason),
    /// The file has this person already.
    Repeated {
        /// The row that was taken.
        first_row: u32,
    },
    /// Somebody of that name is known, and nothing tells whether it is the same person.
    Homonym {
        /// The one who is known.
        delegate: DelegateId,
        /// The row that brought them, if this file did.
        row: Option<u32>,
    },
    /// The badge is somebody else's.
    BadgeTaken {
        /// Whose.
        delegate: DelegateId,
    },
}

impl Import {
    /// The object that `roster import --json` prints; `sentence` puts a reason into the reader's language.
    pub fn json(&self, sentence: impl Fn(&Reason) -> String) -> serde_json::Value {
        let failed: Vec<_> = self
            .failed
            .iter()
            .map(|failed| {
                json!({ "row": failed.row, "cell": failed.cell.to_string(), "reason": sentence(&failed.reason) })
            })
            .collect();
        json!({
            "added": self.added, "updated": self.updated, "unchanged": self.unchanged,
            "failed": failed, "mapping": self.mapping,
        })
    }
}

/// A roster can't be loaded.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file.
    #[error(transparent)]
    Roster(#[from] RosterError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether to write what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Only say what would happen.
    DryRun,
    /// Save it, all or nothing.
    Save,
}

/// Reads a file and merges it into the store.
pub fn import(
    store: &mut Store,
    path: &Path,
    overrides: &[Override],
    context: &Context,
    mode: Mode,
) -> Result<Import, ImportError> {
    let reading = roster::read(path, overrides)?;
    let import = merge(&reading, &store.delegates()?, fresh_identity);
    if mode == Mode::Save {
        store.save_delegates(&import.delegates, context)?;
    }
    Ok(import)
}

/// An id in the order of time (`UUIDv7`), and a QR token that tells nothing (random, `UUIDv4`).
pub fn fresh_identity() -> (DelegateId, Uuid) {
    (DelegateId(Uuid::now_v7()), Uuid::new_v4())
}

/// Merges what a file says into who is known. Pure: identities of new delegates come from `identity`.
pub fn merge(reading: &Reading, existing: &[Delegate], mut identity: impl FnMut() -> (DelegateId, Uuid)) -> Import {
    let mut import = Import {
        added: 0,
        updated: 0,
        unchanged: 0,
        failed: Vec::new(),
        mapping: reading.mapping.clone(),
        delegates: Vec::new(),
    };
    let mut people = People::default();
    for delegate in existing {
        people.add(delegate.clone(), None);
    }
    // Rows that say what is known already go first: a row that resembles somebody must not take the place of the one
    // that is theirs.
    let mut same = |row: &&ReadRow| match people.find(row) {
        Ok(Some(place)) if !people.known[place].changes_by(row) => {
            people.known[place].row = Some(row.row);
            true
        }
        _ => false,
    };
    let (unchanged, others): (Vec<&ReadRow>, Vec<&ReadRow>) = reading.rows.iter().partition(&mut same);
    import.unchanged = unchanged.len();
    for row in others {
        match people.find(row) {
            Ok(Some(place)) => {
                let record = people.known[place].with(row);
                import.updated += 1;
                import.delegates.push(record.clone());
                people.change(place, record, row.row);
            }
            Ok(None) => {
                let (id, token) = identity();
                let mut record = Delegate::new(id, token, "");
                row.apply(&mut record);
                import.added += 1;
                import.delegates.push(record.clone());
                people.add(record, Some(row.row));
            }
            Err(reason) => import.failed.push(Failed { row: row.row, cell: row.name_cell.clone(), reason }),
        }
    }
    import.failed.extend(reading.failed.iter().map(|failed| Failed {
        row: failed.cell.row,
        cell: failed.cell.clone(),
        reason: Reason::Cell(failed.reason.clone()),
    }));
    import.failed.sort_by(|a, b| a.cell.cmp(&b.cell));
    import
}

struct Person {
    delegate: Delegate,
    /// The row of this file that brought or changed them.
    row: Option<u32>,
}

impl Person {
    fn with(&self, row: &ReadRow) -> Delegate {
        let mut record = self.delegate.clone();
        row.apply(&mut record);
        record
    }

    fn changes_by(&self, row: &ReadRow) -> bool {
        self.with(row) != self.delegate
    }
}

#[derive(Default)]
struct People {
    known: Vec<Person>,
    by_id: HashMap<DelegateId, usize>,
    by_badge: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

impl People {
    fn add(&mut self, delegate: Delegate, row: Option<u32>) {
        self.known.push(Person { delegate, row });
        self.index(self.known.len() - 1);
    }

    fn change(&mut self, place: usize, delegate: Delegate, row: u32) {
        self.known[place] = Person { delegate, row: Some(row) };
        self.index(place);
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

    /// Whom a row is about; nobody known, or a reason why a person must decide.
    fn find(&self, row: &ReadRow) -> Result<Option<usize>, Reason> {
        let mut stated = Delegate::new(DelegateId(Uuid::nil()), Uuid::nil(), "");
        row.apply(&mut stated);
        let named = row.values.iter().any(|value| matches!(value, FieldValue::Id(Field::Id, _)));
        let found = if named {
            self.by_id.get(&stated.id).copied()
        } else if let Some(&place) = self.by_badge.get(&stated.badge_no) {
            let known = &self.known[place].delegate;
            if name_key(&known.full_name) != name_key(&stated.full_name)
                && !(known.date_of_birth.is_some() && known.date_of_birth == stated.date_of_birth)
            {
                return Err(Reason::BadgeTaken { delegate: known.id });
            }
            Some(place)
        } else {
            self.by_likeness(&stated)?
        };
        match found.and_then(|place| self.known[place].row) {
            Some(first_row) => Err(Reason::Repeated { first_row }),
            None => self.badge_is_free(&stated, found).map(|()| found),
        }
    }

    fn badge_is_free(&self, stated: &Delegate, found: Option<usize>) -> Result<(), Reason> {
        match self.by_badge.get(&stated.badge_no) {
            Some(&place) if Some(place) != found && self.known[place].delegate.badge_no == stated.badge_no => {
                Err(Reason::BadgeTaken { delegate: self.known[place].delegate.id })
            }
            _ => Ok(()),
        }
    }

    fn by_likeness(&self, stated: &Delegate) -> Result<Option<usize>, Reason> {
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
            ([], [other, ..]) | ([other, ..], _) => {
                let other = &self.known[*other];
                Err(Reason::Homonym { delegate: other.delegate.id, row: other.row })
            }
        }
    }
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

#[cfg(test)]
#[path = "import_tests.rs"]
mod tests;
