//! Rosters in and out: spreadsheets as people keep them become records, and records become spreadsheets again.
//!
//! Reading: bytes → sheets of cells (`load`, in a process of its own where the program asks for one: `child`) → letters
//! as they were meant (`letters`) → the lists of a sheet, their headers and what their columns mean (`lists`, `header`,
//! `column`, `columns`) → rows to values (`sort`, `rows`, `names`, `value`). Nothing is guessed about a person: a cell that
//! can't be understood makes its row fail, with the cell's address. Nothing is dropped in silence either: what was not
//! taken for a person is told, and so is what was changed.

mod aliases;
pub mod child;
mod column;
mod columns;
mod dates;
mod error;
mod field;
mod find_header;
mod grid;
mod header;
mod headless;
mod letters;
mod lists;
mod load;
mod meaning;
mod mend;
mod names;
mod overrides;
mod phone;
mod reason;
mod rows;
mod settle;
mod sort;
mod syllable;
mod table;
mod unit;
mod value;
mod write;

use std::{collections::HashSet, ops::Range, path::Path, sync::Arc};

use jiff::civil::Date;

use self::{
    child::Opener,
    grid::{Encoding, Sheet},
    lists::List,
    rows::{Place, Section},
};
pub use self::{
    error::{RosterError, Stopped},
    field::{Field, FieldValue},
    header::MappedColumn,
    mend::{failed_as_bytes, is_mended_name, write_failed},
    overrides::{MapError, Override},
    reason::{Address, Doubt, Failed, LeftOut, NoPerson, Reason, Warning},
    table::{Cell, Table, write_tables},
    write::{save, write},
};
use daihoi_domain::delegate::Delegate;
use daihoi_text::fold;

/// Rows that show whether a sheet has a header, and in which encoding.
const HEAD_ROWS: usize = 240;

/// What a file says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// How the columns were understood, list after list.
    pub mapping: Vec<MappedColumn>,
    /// The rows that were understood, in order.
    pub rows: Vec<ReadRow>,
    /// The cells that were not; the row of each is not among `rows`.
    pub failed: Vec<Failed>,
    /// The rows that were not taken for people, in order.
    pub left_out: Vec<LeftOut>,
    /// What to look at in what was read, in order.
    pub warnings: Vec<Warning>,
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

/// A list that was read, as it stood.
#[derive(Debug, PartialEq)]
struct Layout {
    sheet: Sheet,
    /// Places of the header's first row, if there is one, and of the first row below it.
    header: (Option<usize>, usize),
    /// What each column was taken for, by its heading or by a person's word.
    meanings: Vec<Option<meaning::Meaning>>,
    sections: Vec<Section>,
    /// As addresses name it.
    label: Option<String>,
    /// The columns that are its own.
    columns: Range<usize>,
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

/// Reads `.xlsx`, `.xlsb`, `.xls`, `.ods`, tables of a web page, or text separated by `;` `,` `|` or tabs: every sheet that
/// is not hidden and has the header of a roster, and every list in it.
///
/// # Errors
/// Those of the file as a whole; what is wrong with a row is in the reading.
pub fn read(path: &Path, overrides: &[Override]) -> Result<Reading, RosterError> {
    read_sheet(path, overrides, None)
}

/// Reads one sheet of a file, hidden or not, by its name; without a name, as [`read`] does.
///
/// # Errors
/// Those of the file as a whole.
pub fn read_sheet(path: &Path, overrides: &[Override], wanted: Option<&str>) -> Result<Reading, RosterError> {
    read_by(path, overrides, wanted, Date::MAX)
}

/// As [`read`], on a given day: a row whose date of birth is later fails.
///
/// # Errors
/// Those of the file as a whole.
pub fn read_by(path: &Path, overrides: &[Override], wanted: Option<&str>, today: Date) -> Result<Reading, RosterError> {
    understand(path, child::sheets(path, None)?, overrides, (wanted, today))
}

/// As above, with the file opened by a process of limited memory and time. Programs that open files of
/// others call this one.
///
/// # Errors
/// Those of the file as a whole, and how that process ended if it did not answer.
pub fn read_with(
    opener: &dyn Opener,
    path: &Path,
    overrides: &[Override],
    (wanted, today): (Option<&str>, Date),
) -> Result<Reading, RosterError> {
    understand(path, child::sheets(path, Some(opener))?, overrides, (wanted, today))
}

fn understand(
    path: &Path,
    mut sheets: Vec<Sheet>,
    overrides: &[Override],
    (wanted, today): (Option<&str>, Date),
) -> Result<Reading, RosterError> {
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
    let legacy = sheets.iter().any(|sheet| sheet.legacy);
    let no_such = |column: &str| RosterError::NoSuchColumn { path: path.to_owned(), column: column.to_owned() };
    let Some(way) = way(&sheets, overrides) else {
        // The header may be there, and only not the column that was named for one of its fields.
        let missing = overrides.iter().find(|_| self::way(&sheets, &[]).is_some());
        return Err(match missing {
            Some(wanted) => no_such(&wanted.column),
            None if legacy => RosterError::NotASpreadsheet { path: path.to_owned() },
            None => RosterError::NoHeader { path: path.to_owned() },
        });
    };
    let mut unused: Vec<&Override> = overrides.iter().collect();
    let mut lists: Vec<(List, Vec<Warning>)> = Vec::new();
    for sheet in sheets {
        let about = about_sheet(&sheet);
        let (sheet, doubts) = settled(sheet, way);
        let place = lists.len();
        lists.extend(lists::of(sheet, overrides, &mut unused).into_iter().map(|list| (list, doubts.clone())));
        // What is to be said of the whole sheet is said once, whatever its lists reach over.
        if let Some((list, _)) = lists.get_mut(place) {
            list.about = about;
        }
    }
    if let Some(missing) = unused.first() {
        return Err(no_such(&missing.column));
    }
    let read: HashSet<&str> = lists.iter().map(|(list, _)| list.sheet.name.as_str()).collect();
    let several = read.len() > 1;
    let states =
        names.iter().map(|name| SheetState { name: name.clone(), read: read.contains(name.as_str()) }).collect();
    let mut reading = Reading {
        mapping: Vec::new(),
        rows: Vec::new(),
        failed: Vec::new(),
        left_out: Vec::new(),
        warnings: Vec::new(),
        sheets: states,
        layouts: Arc::default(),
    };
    let layouts =
        lists.into_iter().map(|(list, doubts)| list_into(&mut reading, list, doubts, (several, today))).collect();
    reading.layouts = Arc::new(layouts);
    reading.warnings.sort_by(|a, b| a.cell.cmp(&b.cell));
    Ok(reading)
}

/// Reads one list into a reading; `doubts` are those of its sheet.
fn list_into(reading: &mut Reading, list: List, doubts: Vec<Warning>, (several, today): (bool, Date)) -> Layout {
    let List { mut sheet, mut header, columns, about } = list;
    let label = several.then(|| sheet.name.clone());
    header.forget_reasons(&mut sheet);
    rows::fill_merged(&mut sheet, &header);
    let (orders, found) = columns::check(&sheet, &mut header, label.as_deref());
    reading.warnings.extend(found);
    let numbers = sheet.rows.first().map_or(0, |row| row.number)..=sheet.rows.last().map_or(0, |row| row.number);
    let own = doubts.into_iter().filter(|doubt| {
        let Address { row, column, .. } = doubt.cell;
        numbers.contains(&row) && columns.contains(&column) && header.is_read(column)
    });
    reading.warnings.extend(
        own.chain(about)
            .map(|doubt| Warning { cell: Address { sheet: label.clone(), ..doubt.cell }, reason: doubt.reason }),
    );
    let above = header.line.unwrap_or(header.first).min(sheet.rows.len());
    let people = sheet.rows[..above].iter().filter(|row| sort::may_be_person(row));
    reading.left_out.extend(people.map(|row| rows::left_out(row, label.as_deref(), NoPerson::AboveHeadings)));
    let unit = header.column_of(meaning::Meaning::Field(Field::Unit)).is_none();
    let unit = unit.then(|| unit::of_title(&header.title).or_else(|| unit::of_sheet(&sheet.name))).flatten();
    let kind = rows::title_kind(&header.title, &sheet.name);
    let place = Place { label: label.as_deref(), unit, kind, today, orders };
    let sections = rows::read(&sheet, &header, &place, reading);
    reading.mapping.extend(header.columns);
    Layout { sheet, header: (header.line, header.first), meanings: header.meanings, sections, label, columns }
}

/// The encoding in which a header is found.
fn way(sheets: &[Sheet], overrides: &[Override]) -> Option<Encoding> {
    let head = |sheet: &Sheet| Sheet {
        rows: sheet.rows.iter().take(HEAD_ROWS).cloned().collect(),
        legacy: sheet.legacy,
        ..Sheet::new(&sheet.name)
    };
    let heads: Vec<Sheet> = sheets.iter().map(head).collect();
    let found = |way: &Encoding| {
        heads.iter().any(|head| find_header::find(&settled(head.clone(), *way).0, overrides, &mut Vec::new()).is_some())
    };
    Encoding::ALL.into_iter().find(found)
}

/// A sheet with its texts as they were meant, and what is to be looked at in them.
fn settled(mut sheet: Sheet, way: Encoding) -> (Sheet, Vec<Warning>) {
    let doubts = match way {
        Encoding::Settled => settle::settle(&mut sheet),
        old => {
            sheet = sheet.decoded(old);
            Vec::new()
        }
    };
    (sheet, doubts)
}

/// What is to be looked at in a sheet as a whole.
fn about_sheet(sheet: &Sheet) -> Vec<Warning> {
    let at = |(row, column): (u32, usize), reason| Warning { cell: Address { sheet: None, row, column }, reason };
    let beyond = sheet.beyond.map(|cell| at(cell, Doubt::BeyondColumns));
    beyond.into_iter().chain(sheet.open_quote.map(|row| at((row, 0), Doubt::OpenQuote))).collect()
}

/// What a column can be taken for, by the names that `--map` takes.
pub fn meanings() -> Vec<&'static str> {
    meaning::Meaning::all().map(meaning::Meaning::name).collect()
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
            let mut values = value::read(field, &cell, dates::Order::default())?.into_iter();
            match (values.next(), values.next()) {
                (first, None) => Ok(first),
                _ => Err(Reason::NotADate { found }),
            }
        }
    }
}

#[cfg(test)]
mod cases_tests;
#[cfg(test)]
mod loss_tests;
#[cfg(test)]
mod mend_tests;
#[cfg(test)]
mod nasty_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod value_tests;
