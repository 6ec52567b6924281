//! Rosters into the congress: who in the file is who in the store, what is new, what changes, what a person must decide.
//!
//! A row is matched by its identity (an export carries it), by its badge, or by name and date of birth. Where a name
//! is shared and the rest does not settle it, the row is a homonym; where a name is new and the rest is somebody's whom
//! the file does not name, it may be mended. Two people are never merged without asking.
//! A blank cell never wipes what is known, and a year never replaces the whole date.

use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
    str::FromStr,
};

use jiff::Zoned;
use uuid::Uuid;

pub use super::{
    answers::{Answer, Answers, Homonyms, Namesake, PersonRef, Reason},
    import_shared::Shared,
};
use super::{
    import_people::{Found, People},
    import_shared::shared,
    opener,
};
pub use crate::roster::{Address, Doubt, LeftOut, MappedColumn, Override, SheetState, Warning, meanings};
use crate::{
    domain::delegate::{Delegate, DelegateId},
    roster::{self, Field, FieldValue, MapError, ReadRow, Reading, RosterError},
    store::Removed,
    text::fold,
};

/// How many rows are shown as they were understood.
const PREVIEWED: usize = 100;

/// What is to be loaded, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Order {
    pub file: PathBuf,
    /// What a person says of columns.
    pub maps: Vec<Override>,
    /// The one sheet to read; else all that are rosters.
    pub sheet: Option<String>,
    /// What a person says of homonyms.
    pub answers: Answers,
    /// The number of the decision by which this list replaces the roster: whoever it does not name leaves.
    pub replaces: Option<String>,
}

impl Order {
    /// A file, all of it.
    pub fn of(file: impl Into<PathBuf>) -> Self {
        Self { file: file.into(), ..Self::default() }
    }

    /// With the words of `--map field=column`.
    pub fn with_maps(self, words: &[String]) -> Result<Self, MapError> {
        let maps = words.iter().map(|text| Override::from_str(text)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { maps, ..self })
    }

    /// Reads the file, today, in a process of its own where the program has said how to start one.
    pub fn read(&self) -> Result<Reading, RosterError> {
        let asked = (self.sheet.as_deref(), Zoned::now().date());
        match opener::this_program() {
            Some(opener) => roster::read_with(&opener, &self.file, &self.maps, asked),
            None => roster::read_by(&self.file, &self.maps, asked.0, asked.1),
        }
    }
}

/// What loading a roster comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// Delegates who were not known.
    pub added: usize,
    /// Known delegates whose record changes.
    pub updated: usize,
    /// Known delegates whose record says the same already.
    pub unchanged: usize,
    /// Rows that a person left out.
    pub skipped: usize,
    /// Rows that are not taken, by row.
    pub failed: Vec<Failed>,
    /// Seats and numbers that several people have; these rows are taken.
    pub shared: Vec<Shared>,
    /// Rows that were not taken for people, and what each was taken for.
    pub left_out: Vec<LeftOut>,
    /// What was read and should be looked at.
    pub warnings: Vec<Warning>,
    /// How the columns were understood.
    pub mapping: Vec<MappedColumn>,
    /// The file's sheets.
    pub sheets: Vec<SheetState>,
    /// The first rows as they were understood, and all that change a known record, in the file's order.
    pub preview: Vec<Understood>,
    /// The records that are new or change, in the file's order.
    pub delegates: Vec<Delegate>,
    /// What each row that is taken does, in the file's order.
    pub rows: Vec<RowChange>,
    /// Those whom a list that replaces the roster does not name, in the roster's order.
    pub leaving: Vec<Delegate>,
    /// Those whom the list puts back on the roster, in the file's order; they count as added.
    pub returning: Vec<Returning>,
}

/// Those whom rows are held against.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// Everybody on the roster.
    pub delegates: &'a [Delegate],
    /// Those who were taken off it.
    pub removed: &'a [Removed],
}

/// Somebody who was taken off the roster and stands in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returning {
    /// The cell of the name.
    pub cell: Address,
    pub full_name: String,
    /// The number of the decision that took them off.
    pub decision_no: String,
}

/// What a row that is taken does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowChange {
    /// The cell of the name.
    pub cell: Address,
    pub delegate: DelegateId,
    pub full_name: String,
    pub change: Change,
    /// What it changes of a known record.
    pub fields: Vec<Changed>,
}

/// A row that is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    /// The cell of the name.
    pub cell: Address,
    /// The record as it will be.
    pub record: Delegate,
    /// What that means for the roster.
    pub change: Change,
    /// What the row changes of a known record, in the order of the fields.
    pub changes: Vec<Changed>,
}

/// A field that a row changes, as it was and as it will be; empty where nothing was known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub field: Field,
    /// As a sheet would have it.
    pub from: String,
    /// As a sheet would have it.
    pub to: String,
}

impl Changed {
    /// What differs between two records.
    pub(super) fn between(old: &Delegate, new: &Delegate) -> Vec<Self> {
        let text = |field, delegate| FieldValue::get(field, delegate).map_or_else(String::new, |value| value.text());
        let both = Field::ALL.iter().map(|field| (*field, text(*field, old), text(*field, new)));
        both.filter(|(_, from, to)| from != to).map(|(field, from, to)| Self { field, from, to }).collect()
    }
}

/// What a row means for the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The row adds a delegate.
    New,
    /// The row changes the record of a known delegate.
    Updated,
    /// The record says the same already.
    Unchanged,
}

/// A row that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// As a spreadsheet shows it.
    pub row: u32,
    /// The cell to check.
    pub cell: Address,
    pub reason: Reason,
}

impl Import {
    /// How many lines there are to check: who leaves, what is not taken, what should be looked at.
    pub fn remarks(&self) -> usize {
        self.leaving.len()
            + self.failed.len()
            + self.returning.len()
            + self.shared.len()
            + self.warnings.len()
            + self.left_out.len()
    }

    /// How many rows are not taken; each may fail in several cells.
    pub fn failed_rows(&self) -> usize {
        rows_of(self.failed.iter())
    }

    /// How many of these are no homonyms: something in them can't be understood.
    pub fn rows_to_mend(&self) -> usize {
        rows_of(self.failed.iter().filter(|failed| !failed.reason.is_question()))
    }

    /// How many rows leave open whether somebody stands in the list; nobody can be said to leave by such a list.
    pub fn rows_unclear(&self) -> usize {
        rows_of(self.failed.iter().filter(|failed| !matches!(failed.reason, Reason::Repeated { .. })))
    }

    /// What a person has not answered yet, in the file's order.
    pub fn questions(&self) -> impl Iterator<Item = Asked<'_>> {
        self.failed.iter().filter_map(|failed| {
            let (stated, others, is_mended) = match &failed.reason {
                Reason::Homonym { stated, others } => (stated, others, false),
                Reason::Mended { stated, others } => (stated, others, true),
                _ => return None,
            };
            Some(Asked { cell: &failed.cell, stated, others, is_mended })
        })
    }
}

/// A row of which a person must say whom it means.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The cell of the row's name.
    pub cell: &'a Address,
    /// The person whom the row describes.
    pub stated: &'a Delegate,
    /// Those who may be meant, at least one.
    pub others: &'a [Namesake],
    /// Whether their names are others, which the row may mend.
    pub is_mended: bool,
}

fn rows_of<'a>(failed: impl Iterator<Item = &'a Failed>) -> usize {
    failed.map(|failed| (&failed.cell.sheet, failed.row)).collect::<HashSet<_>>().len()
}

/// An id in the order of time (`UUIDv7`), and a QR token that tells nothing (random, `UUIDv4`).
pub fn fresh_identity() -> (DelegateId, Uuid) {
    (DelegateId(Uuid::now_v7()), Uuid::new_v4())
}

/// Merges what a file says into who is known. Pure: identities of new delegates come from `identity`.
pub fn merge(
    reading: &Reading,
    known: Known<'_>,
    order: &Order,
    identity: impl FnMut() -> (DelegateId, Uuid),
) -> Import {
    let rows = spelled(reading, known.delegates);
    let people = People::of(known.delegates, &rows, order.replaces.is_some());
    let removed: Vec<Delegate> = known.removed.iter().map(|removed| removed.delegate.clone()).collect();
    let former = People::of(&removed, &rows, false);
    let last_previewed = rows.get(PREVIEWED).map(|row| row.name_cell.clone());
    let mut merge = Merge { import: Import::of(reading), people, former, last_previewed };
    merge.rows(&rows, &order.answers, identity);
    merge.tell_decisions(known.removed);
    let Merge { mut import, people, .. } = merge;
    if order.replaces.is_some() {
        import.leaving = people.before().filter(|it| !it.is_named()).map(|it| it.delegate.clone()).collect();
    }
    let leaving: HashSet<DelegateId> = import.leaving.iter().map(|delegate| delegate.id).collect();
    let changed = import.delegates.iter().map(|delegate| delegate.id).collect();
    let stays = people.all().filter(|(delegate, _)| !leaving.contains(&delegate.id));
    import.shared = shared(&stays.collect::<Vec<_>>(), &changed);
    import.failed.extend(reading.failed.iter().map(|failed| Failed {
        row: failed.cell.row,
        cell: failed.cell.clone(),
        reason: Reason::Cell(failed.reason.clone()),
    }));
    import.failed.sort_by(|a, b| a.cell.cmp(&b.cell));
    import.preview.sort_by(|a, b| a.cell.cmp(&b.cell));
    import.rows.sort_by(|a, b| a.cell.cmp(&b.cell));
    let places: HashMap<DelegateId, usize> =
        import.rows.iter().enumerate().map(|(place, row)| (row.delegate, place)).collect();
    import.delegates.sort_by_key(|delegate| places.get(&delegate.id).copied());
    import
}

impl Import {
    /// Nothing done yet with a file.
    fn of(reading: &Reading) -> Self {
        Self {
            added: 0,
            updated: 0,
            unchanged: 0,
            skipped: 0,
            failed: Vec::new(),
            shared: Vec::new(),
            left_out: reading.left_out.clone(),
            warnings: reading.warnings.clone(),
            mapping: reading.mapping.clone(),
            sheets: reading.sheets.clone(),
            preview: Vec::new(),
            delegates: Vec::new(),
            rows: Vec::new(),
            leaving: Vec::new(),
            returning: Vec::new(),
        }
    }
}

/// A merge at work.
struct Merge {
    import: Import,
    people: People,
    /// Those who were taken off the roster.
    former: People,
    last_previewed: Option<Address>,
}

impl Merge {
    /// Takes the rows. Those that say what is known already go first: a row that resembles somebody must not take the
    /// place of the one that is theirs. Of these, before all, the rows that say all that is known. Names that nobody has
    /// come last, when it is known whom no row names.
    fn rows(&mut self, rows: &[ReadRow], answers: &Answers, mut identity: impl FnMut() -> (DelegateId, Uuid)) {
        let mut others: Vec<&ReadRow> = rows.iter().collect();
        others.retain(|row| self.people.exact(row).is_none_or(|place| !self.unchanged(row, place)));
        others.retain(|row| match self.people.find(row, answers, None) {
            Ok(Found::Known(place)) if self.people.person(place).with(row) == self.people.person(place).delegate => {
                !self.unchanged(row, place)
            }
            _ => true,
        });
        others.retain(|row| match self.people.find(row, answers, None) {
            Ok(Found::Known(place)) => !self.update(row, place),
            _ => true,
        });
        let named = self.people.before().filter(|person| person.is_named()).count();
        let missing = self.people.missing(named > 0 && named * 2 >= rows.len());
        for row in others {
            match self.people.find(row, answers, Some(&missing)) {
                Ok(Found::Known(place)) => {
                    self.update(row, place);
                }
                Ok(Found::New) => {
                    let record = self.former(row).unwrap_or_else(|| {
                        let (id, token) = identity();
                        let mut record = Delegate::new(id, token, "");
                        row.apply(&mut record);
                        record
                    });
                    self.import.added += 1;
                    self.note(row, &record, Change::New, Vec::new());
                    self.import.delegates.push(record.clone());
                    self.people.add(record, row.name_cell.clone());
                }
                Ok(Found::Skipped) => self.import.skipped += 1,
                Err(reason) => {
                    let cell = match &reason {
                        Reason::BadgeTaken { .. } => row.badge_cell.as_ref().unwrap_or(&row.name_cell),
                        _ => &row.name_cell,
                    };
                    self.import.failed.push(Failed { row: row.row, cell: cell.clone(), reason });
                }
            }
        }
    }

    /// The record of somebody who was taken off the roster and is meant without doubt.
    fn former(&mut self, row: &ReadRow) -> Option<Delegate> {
        let Ok(Found::Known(place)) = self.former.find(row, &Answers::default(), None) else { return None };
        let record = self.former.person(place).with(row);
        self.former.claim(place, None, row.name_cell.clone());
        Some(record)
    }

    /// Notes whom the list puts back, and the decision that speaks against it.
    fn tell_decisions(&mut self, removed: &[Removed]) {
        let decisions: HashMap<DelegateId, &str> =
            removed.iter().map(|removed| (removed.delegate.id, removed.decision_no.as_str())).collect();
        for (delegate, cell) in self.former.all() {
            if let (Some(cell), Some(decision_no)) = (cell, decisions.get(&delegate.id)) {
                self.import.returning.push(Returning {
                    cell: cell.clone(),
                    full_name: delegate.full_name.clone(),
                    decision_no: (*decision_no).to_owned(),
                });
            }
        }
        self.import.returning.sort_by(|a, b| a.cell.cmp(&b.cell));
    }

    /// The record says the same already.
    fn unchanged(&mut self, row: &ReadRow, place: usize) -> bool {
        self.people.claim(place, None, row.name_cell.clone());
        self.import.unchanged += 1;
        let record = self.people.person(place).delegate.clone();
        self.note(row, &record, Change::Unchanged, Vec::new());
        true
    }

    /// The record changes.
    fn update(&mut self, row: &ReadRow, place: usize) -> bool {
        let record = self.people.person(place).with(row);
        let changes = Changed::between(&self.people.person(place).delegate, &record);
        self.import.updated += 1;
        self.note(row, &record, Change::Updated, changes);
        self.import.delegates.push(record.clone());
        self.people.claim(place, Some(record), row.name_cell.clone());
        true
    }

    fn note(&mut self, row: &ReadRow, record: &Delegate, change: Change, changes: Vec<Changed>) {
        let cell = row.name_cell.clone();
        self.import.rows.push(RowChange {
            cell: cell.clone(),
            delegate: record.id,
            full_name: record.full_name.clone(),
            change,
            fields: changes.clone(),
        });
        if change == Change::Updated || self.last_previewed.as_ref().is_none_or(|last| cell < *last) {
            self.import.preview.push(Understood { cell, record: record.clone(), change, changes });
        }
    }
}

/// The rows, the units that section headings gave in capitals spelled as the roster has them.
fn spelled(reading: &Reading, existing: &[Delegate]) -> Vec<ReadRow> {
    let units: HashMap<String, &str> =
        existing.iter().map(|known| (fold::plain(&known.unit), known.unit.as_str())).collect();
    let mut rows = reading.rows.clone();
    for row in rows.iter_mut().filter(|row| row.unit_of_section) {
        for value in &mut row.values {
            if let FieldValue::Text(Field::Unit, unit) = value
                && let Some(known) = units.get(&fold::plain(unit))
            {
                (*known).clone_into(unit);
            }
        }
    }
    rows
}

#[cfg(test)]
#[path = "import_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "mended_tests.rs"]
mod mended_tests;
