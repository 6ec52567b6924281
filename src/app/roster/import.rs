//! Rosters into the congress: who in the file is who in the store, what is new, what changes, what a person must decide.
//!
//! A row is matched by its identity (an export carries it), by its badge, or by name and date of birth. Where a name
//! is shared and the rest does not settle it, the row is a homonym: two people are never merged without asking.
//! A blank cell never wipes what is known, and a year never replaces the whole date.

use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
    str::FromStr,
};

use jiff::Zoned;
use serde_json::json;
use uuid::Uuid;

pub use super::{
    import_people::{Answer, Answers, Homonyms, Namesake, Reason, PersonRef},
    import_shared::Shared,
};
use super::{
    import_people::{Found, People},
    import_shared::shared,
};
pub use crate::roster::{Address, Doubt, LeftOut, MappedColumn, Override, SheetState, Warning, meanings};
use crate::{
    domain::delegate::{Delegate, DelegateId},
    roster::{self, Field, FieldValue, MapError, ReadRow, Reading, RosterError},
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

    /// Reads the file, today.
    pub fn read(&self) -> Result<Reading, RosterError> {
        roster::read_by(&self.file, &self.maps, self.sheet.as_deref(), Zoned::now().date())
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
}

/// Reasons in the language of whoever reads them.
pub trait Sentences {
    /// Why a row is not taken.
    fn row(&self, reason: &Reason) -> String;
    /// What several people have.
    fn shared(&self, shared: &Shared) -> String;
    /// What a row was taken for that is no person's.
    fn left_out(&self, row: &LeftOut) -> String;
    /// What should be looked at.
    fn doubt(&self, doubt: &Doubt) -> String;
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
    fn between(old: &Delegate, new: &Delegate) -> Vec<Self> {
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
    /// The object that `roster import --json` prints, its reasons in the reader's language.
    pub fn json(&self, of: &impl Sentences) -> serde_json::Value {
        let failed: Vec<_> = self
            .failed
            .iter()
            .map(|failed| {
                json!({ "row": failed.row, "cell": failed.cell.to_string(), "reason": of.row(&failed.reason) })
            })
            .collect();
        let shared: Vec<_> = self
            .shared
            .iter()
            .map(|shared| json!({ "cell": shared.cell.to_string(), "reason": of.shared(shared) }))
            .collect();
        let left_out = self.left_out.iter().map(|row| {
            let cells = &row.first_cells;
            json!({ "row": row.cell.row, "cell": row.cell.to_string(), "cells": cells, "reason": of.left_out(row) })
        });
        let warnings =
            self.warnings.iter().map(|one| json!({ "cell": one.cell.to_string(), "reason": of.doubt(&one.reason) }));
        json!({
            "left_out": left_out.collect::<Vec<_>>(), "warnings": warnings.collect::<Vec<_>>(),
            "added": self.added, "updated": self.updated, "unchanged": self.unchanged, "skipped": self.skipped,
            "failed": failed, "shared": shared, "mapping": self.mapping,
        })
    }

    /// How many lines there are to check: what is not taken, and what several people have.
    pub fn remarks(&self) -> usize {
        self.failed.len() + self.shared.len() + self.warnings.len() + self.left_out.len()
    }

    /// How many rows are not taken; each may fail in several cells.
    pub fn failed_rows(&self) -> usize {
        rows_of(self.failed.iter())
    }

    /// How many of these are no homonyms: something in them can't be understood.
    pub fn rows_to_mend(&self) -> usize {
        rows_of(self.failed.iter().filter(|failed| !matches!(failed.reason, Reason::Homonym { .. })))
    }

    /// The homonyms that a person has not answered for, in the file's order.
    pub fn questions(&self) -> impl Iterator<Item = (&Address, &Delegate, &[Namesake])> {
        self.failed.iter().filter_map(|failed| match &failed.reason {
            Reason::Homonym { stated, others } => Some((&failed.cell, &**stated, &others[..])),
            _ => None,
        })
    }
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
    existing: &[Delegate],
    answers: &Answers,
    mut identity: impl FnMut() -> (DelegateId, Uuid),
) -> Import {
    let mut import = Import {
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
    };
    let mut people = People::of(existing);
    let rows = spelled(reading, existing);
    let last_previewed = rows.get(PREVIEWED).map(|row| row.name_cell.clone());
    let show = |import: &mut Import, row: &ReadRow, record: &Delegate, change, changes: Vec<Changed>| {
        if change == Change::Updated || last_previewed.as_ref().is_none_or(|last| row.name_cell < *last) {
            let understood = Understood { cell: row.name_cell.clone(), record: record.clone(), change, changes };
            import.preview.push(understood);
        }
    };
    // Rows that say what is known already go first: a row that resembles somebody must not take the place of the one
    // that is theirs. Of these, before all, the rows that say all that is known.
    let mut exact = Vec::new();
    let mut others = Vec::new();
    for row in &rows {
        match people.exact(row) {
            Some(place) => {
                people.claim(place, None, row.name_cell.clone());
                exact.push((row, place));
            }
            None => others.push(row),
        }
    }
    for (row, place) in exact {
        import.unchanged += 1;
        show(&mut import, row, &people.person(place).delegate, Change::Unchanged, Vec::new());
    }
    others.retain(|row| match people.find(row, answers) {
        Ok(Found::Known(place)) if people.person(place).with(row) == people.person(place).delegate => {
            people.claim(place, None, row.name_cell.clone());
            import.unchanged += 1;
            show(&mut import, row, &people.person(place).delegate, Change::Unchanged, Vec::new());
            false
        }
        _ => true,
    });
    for row in others {
        match people.find(row, answers) {
            Ok(Found::Known(place)) => {
                let record = people.person(place).with(row);
                import.updated += 1;
                let changes = Changed::between(&people.person(place).delegate, &record);
                show(&mut import, row, &record, Change::Updated, changes);
                import.delegates.push(record.clone());
                people.claim(place, Some(record), row.name_cell.clone());
            }
            Ok(Found::New) => {
                let (id, token) = identity();
                let mut record = Delegate::new(id, token, "");
                row.apply(&mut record);
                import.added += 1;
                show(&mut import, row, &record, Change::New, Vec::new());
                import.delegates.push(record.clone());
                people.add(record, row.name_cell.clone());
            }
            Ok(Found::Skipped) => import.skipped += 1,
            Err(reason) => {
                let cell = match &reason {
                    Reason::BadgeTaken { .. } => row.badge_cell.as_ref().unwrap_or(&row.name_cell),
                    _ => &row.name_cell,
                };
                import.failed.push(Failed { row: row.row, cell: cell.clone(), reason });
            }
        }
    }
    let changed = import.delegates.iter().map(|delegate| delegate.id).collect();
    import.shared = shared(&people.all().collect::<Vec<_>>(), &changed);
    import.failed.extend(reading.failed.iter().map(|failed| Failed {
        row: failed.cell.row,
        cell: failed.cell.clone(),
        reason: Reason::Cell(failed.reason.clone()),
    }));
    import.failed.sort_by(|a, b| a.cell.cmp(&b.cell));
    import.preview.sort_by(|a, b| a.cell.cmp(&b.cell));
    import
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
