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
mod mend;
mod overrides;
mod reason;
mod rows;
mod table;
mod unit;
mod value;
mod write;

use std::{path::Path, sync::Arc};

use jiff::civil::Date;

pub use self::{
    error::RosterError,
    field::{Field, FieldValue},
    header::MappedColumn,
    mend::{failed_as_bytes, is_mended_name, write_failed},
    overrides::{MapError, Override},
    reason::{Address, Failed, Reason},
    table::{Cell, Table, write_tables},
    write::{save, write},
};
use self::{grid::Sheet, header::Header, rows::Section};
use crate::{
    domain::delegate::Delegate,
    text::{fold, legacy::Legacy},
};

/// What a file says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// How the columns were understood, sheet after sheet.
    pub mapping: Vec<MappedColumn>,
    /// The rows that were understood, in order.
    pub rows: Vec<ReadRow>,
    /// The cells that were not; the row of each is not among `rows`.
    pub failed: Vec<Failed>,
    /// The file's sheets, in its order; one without a name for text.
    pub sheets: Vec<SheetState>,
    /// What was read, to write rows out as they stood.
    layouts: Arc<Vec<Layout>>,
}

/// A sheet of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetState {
    /// Its name.
    pub name: String,
    /// Whether delegates were read from it: it has a header, and is not hidden, or was asked for.
    pub read: bool,
}

/// A sheet that was read, as it stood.
#[derive(Debug, PartialEq)]
struct Layout {
    sheet: Sheet,
    /// Places of the header's first row, and of the first row below it.
    header: (usize, usize),
    /// What each column was taken for, by its heading or by a person's word.
    meanings: Vec<Option<column::Meaning>>,
    sections: Vec<Section>,
    /// As addresses name it.
    label: Option<String>,
}

/// One delegate's row.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadRow {
    /// The row's number, as a spreadsheet shows it.
    pub row: u32,
    /// The cell of the name (or of the given name, where names fill two columns).
    pub name_cell: Address,
    /// The cell of the badge, where there is such a column.
    pub badge_cell: Option<Address>,
    /// What is stated, one value a field; a blank cell states nothing.
    pub values: Vec<FieldValue>,
    /// Whether the unit was taken from the section's heading, whose capitals don't tell its spelling.
    pub unit_of_section: bool,
}

impl ReadRow {
    /// Writes what the row states into a record; the other fields stay as they are.
    pub fn apply(&self, delegate: &mut Delegate) {
        for value in &self.values {
            value.set(delegate);
        }
    }
}

/// Reads `.xlsx`, `.xls`, `.ods`, or text separated by `;` `,` or tabs: every sheet that is not hidden and has the
/// header of a roster.
pub fn read(path: &Path, overrides: &[Override]) -> Result<Reading, RosterError> {
    read_sheet(path, overrides, None)
}

/// Reads one sheet of a file, hidden or not, by its name; without a name, as [`read`] does.
pub fn read_sheet(path: &Path, overrides: &[Override], wanted: Option<&str>) -> Result<Reading, RosterError> {
    read_by(path, overrides, wanted, Date::MAX)
}

/// The same on a day: a row whose date of birth is later fails.
///
/// # Errors
/// Those of the file as a whole; what is wrong with a row is in the reading.
pub fn read_by(path: &Path, overrides: &[Override], wanted: Option<&str>, today: Date) -> Result<Reading, RosterError> {
    let mut sheets = grid::load(path)?;
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(RosterError::Empty { path: path.to_owned() });
    }
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    if let Some(wanted) = wanted {
        let same = |sheet: &Sheet| fold::plain(&sheet.name) == fold::plain(wanted);
        if !sheets.iter().any(same) {
            return Err(RosterError::NoSuchSheet { path: path.to_owned(), sheet: wanted.to_owned(), known: names });
        }
        sheets.retain(same);
    } else if sheets.iter().any(|sheet| !sheet.hidden) {
        sheets.retain(|sheet| !sheet.hidden);
    }
    // Letters of the encodings from before Unicode make sense only once they are decoded.
    let ways = [None, Some(Legacy::Tcvn3), Some(Legacy::Vni)];
    let mut found = ways.into_iter().map(|way| headers(&sheets, overrides, way));
    let Some((headers, missing)) = found.find(|(headers, _)| !headers.is_empty()) else {
        // The header may be there, and only not the column that was named for one of its fields.
        let way = ways.into_iter().find(|way| !headers(&sheets, &[], *way).0.is_empty());
        let missing = way.and_then(|way| headers(&sheets, overrides, way).1);
        let path = path.to_owned();
        return Err(match missing {
            Some(column) => RosterError::NoSuchColumn { path, column },
            None if sheets.iter().any(|sheet| sheet.legacy) => RosterError::NotASpreadsheet { path },
            None => RosterError::NoHeader { path },
        });
    };
    if let Some(column) = missing {
        return Err(RosterError::NoSuchColumn { path: path.to_owned(), column });
    }
    let several = headers.len() > 1;
    let sheets = names.into_iter().map(|name| {
        let read = headers.iter().any(|(sheet, _)| sheet.name == name);
        SheetState { name, read }
    });
    let mut reading = Reading {
        mapping: Vec::new(),
        rows: Vec::new(),
        failed: Vec::new(),
        sheets: sheets.collect(),
        layouts: Arc::default(),
    };
    let mut layouts = Vec::new();
    for (mut sheet, header) in headers {
        let label = several.then(|| sheet.name.clone());
        rows::fill_merged(&mut sheet, &header);
        let sections = rows::read(&sheet, &header, (label.as_deref(), today), &mut reading);
        layouts.push(Layout { sheet, header: (header.line, header.first), meanings: header.meanings, sections, label });
        reading.mapping.extend(header.columns);
    }
    reading.layouts = Arc::new(layouts);
    Ok(reading)
}

/// The sheets that have a header, and a column that was asked for in vain.
fn headers(
    sheets: &[Sheet],
    overrides: &[Override],
    encoding: Option<Legacy>,
) -> (Vec<(Sheet, Header)>, Option<String>) {
    let mut unused: Vec<&Override> = overrides.iter().collect();
    let mut found = Vec::new();
    for sheet in sheets {
        let mut sheet = encoding.map_or_else(|| sheet.clone(), |encoding| sheet.decoded(encoding));
        if let Some(header) = header::find(&sheet, overrides, &mut unused) {
            header.forget_reasons(&mut sheet);
            found.push((sheet, header));
        }
    }
    let missing = unused.first().map(|wanted| wanted.column.clone());
    (found, missing)
}

/// What a column can be taken for, by the names that `--map` takes.
pub fn meanings() -> Vec<&'static str> {
    column::Meaning::all().map(column::Meaning::name).collect()
}

/// What one text says of a field, as a cell of a sheet would; nothing for an empty text.
pub fn parse(field: Field, text: &str) -> Result<Option<FieldValue>, Reason> {
    match grid::Cell::of_text(text) {
        grid::Cell::Empty => Ok(None),
        cell => {
            let found = cell.text();
            if field == Field::FullName && found.chars().any(|c| c.is_ascii_digit()) {
                return Err(Reason::NotAName { found });
            }
            let mut values = value::read(field, &cell)?.into_iter();
            match (values.next(), values.next()) {
                (first, None) => Ok(first),
                _ => Err(Reason::NotADate { found }),
            }
        }
    }
}

#[cfg(test)]
mod mend_tests;
#[cfg(test)]
mod nasty_tests;
#[cfg(test)]
mod tests;
