//! Sheets of rows of cells, whatever the format that they came in. See `load` for the formats.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::letters;
use daihoi_text::legacy::Legacy;

/// Columns that are read; what stands beyond them is told.
pub(super) const MAX_COLUMN: u32 = 256;
/// Rows that a sheet can have in any format.
pub(super) const MAX_ROW: u32 = 1_048_576;
/// Places for cells of all sheets of a file, filled or not: two hundred thousand rows of thirty columns.
pub(super) const MAX_PLACES: usize = 8_000_000;

/// Bytes of a text that take the room of one more cell.
const LONG: usize = 32;

/// What formulas that went wrong look like in a text file.
const FORMULA_ERRORS: [&str; 8] = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#GETTING_DATA"];

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Cell {
    Empty,
    /// Never empty. As it stood until the sheet is settled; then NFC, white space squeezed, one `\n` between lines.
    Text(String),
    Number(f64),
    Date(Date),
    True,
    Error,
    /// A formula without a value.
    Uncalculated,
    /// A text whose letters can't be told.
    Broken(String),
    /// A text whose letters are shown in another order.
    Turned(String),
}

impl Cell {
    /// A text as the file has it.
    pub(super) fn raw(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A text, cleaned.
    pub(super) fn of_text(raw: &str) -> Self {
        Self::clean(letters::clean(raw).text)
    }

    /// A text that is clean.
    pub(super) fn clean(text: String) -> Self {
        if text.is_empty() {
            Self::Empty
        } else if FORMULA_ERRORS.contains(&text.as_str()) {
            Self::Error
        } else {
            Self::Text(text)
        }
    }

    pub(super) fn number(number: f64) -> Self {
        if number.is_finite() { Self::Number(number) } else { Self::Error }
    }

    /// As a person reads it, in one line; a whole number without its `.0`.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Empty | Self::Error | Self::Uncalculated => String::new(),
            Self::Text(text) | Self::Broken(text) | Self::Turned(text) => text.replace('\n', " "),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.strftime("%d/%m/%Y").to_string(),
            Self::True => "x".to_owned(),
        }
    }

    /// As above, line by line.
    pub(super) fn lines(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            other => other.text(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::Empty
    }
}

/// A row that is not empty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Row {
    /// As a spreadsheet shows it.
    pub(super) number: u32,
    pub(super) cells: Vec<Cell>,
    pub(super) hidden: bool,
    /// The columns whose cells are struck out.
    pub(super) struck: Vec<usize>,
}

impl Row {
    pub(super) fn new(number: u32) -> Self {
        Self { number, cells: Vec::new(), hidden: false, struck: Vec::new() }
    }

    pub(super) fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// The filled cells with their columns.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty())
    }
}

/// Cells of one column that are merged into one, whose text stands in the uppermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Merged {
    pub(super) column: usize,
    /// As spreadsheets show them.
    pub(super) first: u32,
    pub(super) last: u32,
}

/// One sheet; rows without a filled cell are left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
    pub(super) hidden: bool,
    /// Its bytes are no Unicode: the letters are to be decoded, or it is no text at all.
    pub(super) legacy: bool,
    pub(super) merged: Vec<Merged>,
    pub(super) hidden_columns: Vec<usize>,
    /// The first cell (row from 1, column from 0) beyond the columns that are read.
    pub(super) beyond: Option<(u32, usize)>,
    /// The row where a quotation mark opens that never closes.
    pub(super) open_quote: Option<u32>,
}

impl Sheet {
    pub(super) fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            rows: Vec::new(),
            hidden: false,
            legacy: false,
            merged: Vec::new(),
            hidden_columns: Vec::new(),
            beyond: None,
            open_quote: None,
        }
    }

    /// The row of this number, if anything stands in it.
    pub(super) fn row(&self, number: u32) -> Option<&Row> {
        self.place(number).map(|place| &self.rows[place])
    }

    /// As above, mutable.
    pub(super) fn row_mut(&mut self, number: u32) -> Option<&mut Row> {
        self.place(number).map(|place| &mut self.rows[place])
    }

    fn place(&self, number: u32) -> Option<usize> {
        match self.rows.last() {
            Some(last) if last.number == number => Some(self.rows.len() - 1),
            _ => self.rows.binary_search_by_key(&number, |row| row.number).ok(),
        }
    }

    /// This sheet with its texts read in an encoding from before Unicode.
    pub(super) fn decoded(&self, encoding: Encoding) -> Self {
        let mut sheet = self.clone();
        for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Cell::Text(text) = cell {
                *cell = Cell::of_text(&encoding.decode(text));
            }
        }
        sheet
    }

    /// Notes cells that are merged over several rows: first row, first column, last row (from 0).
    pub(super) fn merge(&mut self, first: u32, column: u32, last: u32) {
        if last > first && column < MAX_COLUMN {
            let merged = Merged { column: column as usize, first: first + 1, last: last.min(MAX_ROW - 1) + 1 };
            self.merged.push(merged);
        }
    }

    /// Puts a cell at its row and column (from 0), in any order, while there are `places`; false when there are none left.
    #[must_use]
    pub(super) fn put(&mut self, (row, column): (u32, u32), cell: Cell, places: &mut usize) -> bool {
        if cell.is_empty() {
            return true;
        }
        if row >= MAX_ROW || column >= MAX_COLUMN {
            self.beyond.get_or_insert((row + 1, column as usize));
            return true;
        }
        let number = row + 1;
        let place = match self.rows.last() {
            Some(last) if last.number == number => self.rows.len() - 1,
            Some(last) if last.number > number => match self.rows.binary_search_by_key(&number, |row| row.number) {
                Ok(place) => place,
                Err(place) => {
                    self.rows.insert(place, Row::new(number));
                    place
                }
            },
            _ => {
                self.rows.push(Row::new(number));
                self.rows.len() - 1
            }
        };
        let (cells, column) = (&mut self.rows[place].cells, column as usize);
        // A long text takes the room of several cells.
        let long = if let Cell::Text(text) = &cell { text.len() / LONG } else { 0 };
        let Some(left) = places.checked_sub((column + 1).saturating_sub(cells.len()) + long) else { return false };
        *places = left;
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
        true
    }
}

/// What the letters of a file are to be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Unicode, or what a sheet is settled from text by text.
    Settled,
    Tcvn3,
    Vni,
    Cp1258,
}

impl Encoding {
    pub(super) const ALL: [Self; 4] = [Self::Settled, Self::Tcvn3, Self::Vni, Self::Cp1258];

    /// Letters of bytes that were made letters one by one.
    pub(super) fn decode(self, text: &str) -> String {
        match self {
            Self::Settled => text.to_owned(),
            Self::Tcvn3 => Legacy::Tcvn3.decode(text),
            Self::Vni => Legacy::Vni.decode(text),
            Self::Cp1258 => {
                let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
                encoding_rs::WINDOWS_1258.decode_without_bom_handling(&bytes).0.into_owned()
            }
        }
    }
}
