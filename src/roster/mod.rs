//! Rosters in and out: spreadsheets as people keep them become records, and records become spreadsheets again.
//!
//! Reading: bytes → grids of cells (`grid`) → where the header is and what its columns mean (`header`,
//! `column`) → rows to values, a section's heading giving the unit (`rows`). Nothing is guessed about a person:
//! a cell that can't be understood makes its row fail, with the cell's address.

mod column;
mod error;
mod field;
mod grid;
mod header;
mod overrides;
mod reason;
mod rows;
mod table;
mod unit;
mod value;
mod write;

use std::path::Path;

pub use self::{
    error::RosterError,
    field::{Field, FieldValue},
    header::MappedColumn,
    overrides::{MapError, Override},
    reason::{Address, Failed, Reason},
    table::{Cell, Table, write_tables},
    write::write,
};
use crate::domain::delegate::Delegate;

/// What a file says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// How the columns were understood, sheet after sheet.
    pub mapping: Vec<MappedColumn>,
    /// The rows that were understood, in order.
    pub rows: Vec<ReadRow>,
    /// The cells that were not; the row of each is not among `rows`.
    pub failed: Vec<Failed>,
}

/// One delegate's row.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadRow {
    /// The row's number, as a spreadsheet shows it.
    pub row: u32,
    /// The cell of the name (or of the given name, where names fill two columns).
    pub name_cell: Address,
    /// What is stated, one value a field; a blank cell states nothing.
    pub values: Vec<FieldValue>,
}

impl ReadRow {
    /// Writes what the row states into a record; the other fields stay as they are.
    pub fn apply(&self, delegate: &mut Delegate) {
        for value in &self.values {
            value.set(delegate);
        }
    }
}

/// Reads `.xlsx`, `.xls`, `.ods`, or text separated by `;` `,` or tabs.
pub fn read(path: &Path, overrides: &[Override]) -> Result<Reading, RosterError> {
    let mut reading = Reading { mapping: Vec::new(), rows: Vec::new(), failed: Vec::new() };
    let sheets = grid::load(path)?;
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(RosterError::Empty { path: path.to_owned() });
    }
    let mut headers = Vec::new();
    let mut unused: Vec<&Override> = overrides.iter().collect();
    for sheet in &sheets {
        if let Some(header) = header::find(sheet, overrides, &mut unused) {
            headers.push((sheet, header));
        }
    }
    if headers.is_empty() {
        return Err(RosterError::NoHeader { path: path.to_owned() });
    }
    if let Some(missing) = unused.first() {
        return Err(RosterError::NoSuchColumn { path: path.to_owned(), column: missing.column.clone() });
    }
    let several = headers.len() > 1;
    for (sheet, header) in headers {
        let name = several.then(|| sheet.name.clone());
        rows::read(sheet, &header, name.as_deref(), &mut reading);
        reading.mapping.extend(header.columns);
    }
    Ok(reading)
}

#[cfg(test)]
mod tests;
