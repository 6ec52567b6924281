//! Files to grids: sheets of rows of cells, whatever the format.

use std::{
    fs,
    io::{Cursor, Read},
    path::Path,
};

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Reader, SheetVisible, Sheets, Xlsx, XlsxError, open_workbook_auto_from_rs,
};
use jiff::civil::Date;

use super::RosterError;
use crate::text::{self, legacy::Legacy};

/// Larger than any roster: bytes of the file, bytes unpacked, rows and columns of a sheet.
const MAX_FILE: u64 = 50 << 20;
const MAX_UNPACKED: u64 = 256 << 20;
const MAX_ROW: u32 = 200_000;
const MAX_COLUMN: u32 = 256;

/// What word processors leave in a text, and nobody sees: marks of byte order, of width and of direction.
const INVISIBLE: [char; 6] = ['\u{feff}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{2060}'];

/// What formulas that went wrong look like in a text file.
const FORMULA_ERRORS: [&str; 8] = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#GETTING_DATA"];

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Empty,
    /// NFC, white space squeezed, never empty.
    Text(String),
    Number(f64),
    Date(Date),
    True,
    Error,
}

impl Cell {
    pub(super) fn of_text(raw: &str) -> Self {
        let text =
            if raw.contains(INVISIBLE) { text::squeeze(&raw.replace(INVISIBLE, "")) } else { text::squeeze(raw) };
        if text.is_empty() {
            Self::Empty
        } else if FORMULA_ERRORS.contains(&text.as_str()) {
            Self::Error
        } else {
            Self::Text(text)
        }
    }

    /// As a person reads it; a whole number without its `.0`.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Empty | Self::Error => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.strftime("%d/%m/%Y").to_string(),
            Self::True => "x".to_owned(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::Empty
    }
}

/// A row that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// As a spreadsheet shows it.
    pub(super) number: u32,
    pub(super) cells: Vec<Cell>,
}

impl Row {
    pub(super) fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// The filled cells with their columns.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty())
    }
}

/// Cells of one column that are merged into one, whose text stands in the uppermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) column: usize,
    /// As spreadsheets show them.
    pub(super) first: u32,
    pub(super) last: u32,
}

/// One sheet; rows without a filled cell are left out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
    pub(super) hidden: bool,
    /// Its bytes are no Unicode: the letters are to be decoded, or it is no text at all.
    pub(super) legacy: bool,
    pub(super) merged: Vec<Merged>,
}

impl Sheet {
    fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), rows: Vec::new(), hidden: false, legacy: false, merged: Vec::new() }
    }

    /// The row of this number, if anything stands in it.
    pub(super) fn row(&self, number: u32) -> Option<&Row> {
        self.rows.binary_search_by_key(&number, |row| row.number).ok().map(|place| &self.rows[place])
    }

    /// The same sheet, its texts read in an encoding from before Unicode.
    pub(super) fn decoded(&self, encoding: Legacy) -> Self {
        let mut sheet = self.clone();
        for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Cell::Text(text) = cell {
                *cell = Cell::of_text(&encoding.decode(text));
            }
        }
        sheet
    }

    /// Notes merged cells, given as first row, first column, last row (from 0).
    fn merge(&mut self, regions: impl Iterator<Item = Dimensions>) {
        self.merged = regions
            .filter(|region| region.end.0 > region.start.0 && region.start.1 < MAX_COLUMN)
            .map(|region| Merged {
                column: region.start.1 as usize,
                first: region.start.0 + 1,
                last: region.end.0.min(MAX_ROW) + 1,
            })
            .collect();
    }

    fn put(&mut self, row: u32, column: u32, cell: Cell) {
        if cell.is_empty() || row >= MAX_ROW || column >= MAX_COLUMN {
            return;
        }
        let number = row + 1;
        let place = match self.rows.last() {
            Some(last) if last.number == number => self.rows.len() - 1,
            Some(last) if last.number > number => match self.rows.binary_search_by_key(&number, |row| row.number) {
                Ok(place) => place,
                Err(place) => {
                    self.rows.insert(place, Row { number, cells: Vec::new() });
                    place
                }
            },
            _ => {
                self.rows.push(Row { number, cells: Vec::new() });
                self.rows.len() - 1
            }
        };
        let (cells, column) = (&mut self.rows[place].cells, column as usize);
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
    }
}

/// All sheets of a file. The format is told by the content, not by the name.
pub(super) fn load(path: &Path) -> Result<Vec<Sheet>, RosterError> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|source| RosterError::io(path, source))?;
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|source| RosterError::io(path, source))?;
    let path_buf = || path.to_owned();
    if bytes.len() as u64 > MAX_FILE {
        return Err(RosterError::TooLarge { path: path_buf() });
    }
    if bytes.is_empty() {
        return Err(RosterError::Empty { path: path_buf() });
    }
    match bytes.get(..4) {
        Some(b"PK\x03\x04") => workbook(path, zip_within_limits(path, bytes)?),
        Some([0xd0, 0xcf, 0x11, 0xe0]) => {
            // An encrypted workbook is a stream of this name (UTF-16) in an OLE file.
            let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            if bytes.windows(encrypted.len()).any(|window| window == encrypted) {
                return Err(RosterError::Encrypted { path: path_buf() });
            }
            workbook(path, bytes)
        }
        _ => {
            let (text, legacy) = decode(&bytes).ok_or_else(|| RosterError::NotASpreadsheet { path: path_buf() })?;
            Ok(vec![Sheet { legacy, ..separated(&text) }])
        }
    }
}

fn zip_within_limits(path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>, RosterError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes[..]))
        .map_err(|_| RosterError::NotASpreadsheet { path: path.to_owned() })?;
    let mut unpacked = 0_u64;
    for index in 0..archive.len() {
        if let Ok(part) = archive.by_index_raw(index) {
            unpacked = unpacked.saturating_add(part.size());
        }
    }
    if unpacked > MAX_UNPACKED { Err(RosterError::TooLarge { path: path.to_owned() }) } else { Ok(bytes) }
}

fn workbook(path: &Path, bytes: Vec<u8>) -> Result<Vec<Sheet>, RosterError> {
    let broken = |source: calamine::Error| match source {
        calamine::Error::Xlsx(XlsxError::Password) => RosterError::Encrypted { path: path.to_owned() },
        source => RosterError::Broken { path: path.to_owned(), source: Box::new(source) },
    };
    let book = match open_workbook_auto_from_rs(Cursor::new(bytes)) {
        Ok(book) => book,
        // A zip or OLE file of another kind, such as a document.
        Err(calamine::Error::Msg(_)) => return Err(RosterError::NotASpreadsheet { path: path.to_owned() }),
        Err(source) => return Err(broken(source)),
    };
    match book {
        // Cell by cell: a single cell at the far corner must not fill the memory with empty ones.
        Sheets::Xlsx(book) => xlsx(book).map_err(|source| broken(calamine::Error::Xlsx(source))),
        mut book => book
            .sheets_metadata()
            .to_owned()
            .into_iter()
            .map(|known| {
                let name = known.name;
                let range = book.worksheet_range(&name).map_err(broken)?;
                let (top, left) = range.start().unwrap_or_default();
                let mut sheet = Sheet { hidden: known.visible != SheetVisible::Visible, ..Sheet::new(&name) };
                if let Sheets::Xls(book) = &book {
                    sheet.merge(book.merge_cells_by_sheet_name(&name).unwrap_or_default().into_iter());
                }
                for (row, column, data) in range.used_cells() {
                    sheet.put(top + row as u32, left + column as u32, of_data(data));
                }
                Ok(sheet)
            })
            .collect(),
    }
}

fn xlsx(mut book: Xlsx<Cursor<Vec<u8>>>) -> Result<Vec<Sheet>, XlsxError> {
    let mut sheets = Vec::new();
    for known in book.sheets_metadata().to_owned() {
        let name = known.name;
        let mut sheet = Sheet { hidden: known.visible != SheetVisible::Visible, ..Sheet::new(&name) };
        // A sheet whose merged cells can't be told is read all the same.
        sheet.merge(book.merge_cells_by_sheet_name(&name).unwrap_or_default().into_iter());
        let mut reader = match book.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // A chart or macro sheet.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(source) => return Err(source),
        };
        while let Some(cell) = reader.next_cell()? {
            let (row, column) = cell.get_position();
            sheet.put(row, column, of_data_ref(cell.get_value()));
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn of_data(data: &Data) -> Cell {
    match data {
        Data::Empty | Data::Bool(false) => Cell::Empty,
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::String(text) | Data::DurationIso(text) => Cell::of_text(text),
        Data::Bool(true) => Cell::True,
        Data::DateTime(time) => of_date_time(time),
        Data::DateTimeIso(text) => {
            text.get(..10).and_then(|day| day.parse().ok()).map_or(Cell::of_text(text), Cell::Date)
        }
        _ => Cell::Error,
    }
}

fn of_data_ref(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::SharedString(text) => Cell::of_text(text),
        DataRef::String(text) => Cell::of_text(text),
        data => of_data(&Data::from(data.clone())),
    }
}

fn of_date_time(time: &ExcelDateTime) -> Cell {
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    // A year typed into a cell that is formatted as a date reads as a day of 1905.
    if time.is_datetime() && !(1900.0..=2100.0).contains(&time.as_f64()) {
        Date::new(year as i16, month as i8, day as i8).map_or(Cell::Error, Cell::Date)
    } else {
        Cell::Number(time.as_f64())
    }
}

/// UTF-8 or UTF-16, with or without their marks; else bytes as letters, as old programs wrote them: what they mean is
/// seen when a header is looked for. None where there are bytes that no text has.
fn decode(bytes: &[u8]) -> Option<(String, bool)> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        rest.is_empty().then(|| String::from_utf16(&units).ok()).flatten()
    };
    let mut legacy = false;
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        // Plain letters before a separator have a zero byte in UTF-16.
        [first, 0, ..] if *first != 0 => wide(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => wide(bytes, u16::from_be_bytes),
        _ => {
            let text = std::str::from_utf8(bytes);
            legacy = text.is_err();
            Some(text.map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned))
        }
    }?;
    let printed = |c: char| !c.is_ascii_control() || matches!(c, '\t' | '\r' | '\n' | '\u{1a}' | '\u{c}' | '\u{b}');
    text.chars().all(printed).then_some((text, legacy))
}

/// Text cut by the separator that the header's line has most of.
fn separated(text: &str) -> Sheet {
    let text = text.trim_start_matches('\u{feff}');
    // `sep=;` in the first line is a hint that spreadsheet programs write and read.
    let hint = text.lines().next().and_then(|line| line.trim().strip_prefix("sep=")).and_then(|s| s.bytes().next());
    let count =
        |separator: u8| text.lines().take(20).map(|line| line.bytes().filter(|b| *b == separator).count()).max();
    let separator = hint.unwrap_or_else(|| {
        [b';', b'\t', b','].into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b';')
    });
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut sheet = Sheet::new("");
    let mut row = 0_u32;
    for record in reader.records().map_while(Result::ok) {
        // The reader skips blank lines, which a spreadsheet shows as empty rows.
        let start = record.position().map_or(0, |position| position.byte() as usize);
        let before = text.get(start..).unwrap_or_default();
        let before = if text.get(..start).is_some_and(|text| text.ends_with('\r')) {
            before.strip_prefix('\n').unwrap_or(before)
        } else {
            before
        };
        row += before.bytes().take_while(|byte| b"\r\n".contains(byte)).filter(|byte| *byte == b'\n').count() as u32;
        if !(row == 0 && hint.is_some()) {
            for (column, field) in record.iter().enumerate() {
                sheet.put(row, column as u32, Cell::of_text(field));
            }
        }
        row += 1;
    }
    sheet
}
