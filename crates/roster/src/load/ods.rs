//! `.ods`, read as a stream: a cell or a row that says it repeats a million times is never laid out. What a cell shows is
//! read beside its value, so that `0017` stays what it is.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Cursor, Read},
};

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use super::{
    super::grid::{Cell, MAX_COLUMN, Sheet},
    Refusal,
    xlsx::{attribute, entity},
};

/// How often a filled row may repeat itself: identical people in a row are none.
const MAX_REPEATS: u32 = 1_000;
/// Letters of a cell.
const MAX_TEXT: usize = 40_000;

/// A packed document.
pub(super) fn packed(bytes: &[u8], places: &mut usize) -> Result<Vec<Sheet>, Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::NotASpreadsheet)?;
    let mut manifest = String::new();
    if let Ok(part) = archive.by_name("META-INF/manifest.xml") {
        // A manifest that is no text says nothing.
        let _ = part.take(8 << 20).read_to_string(&mut manifest);
    }
    if manifest.contains("encryption-data") {
        return Err(Refusal::Encrypted);
    }
    if !manifest.is_empty() && !manifest.contains("opendocument.spreadsheet") {
        return Err(Refusal::NotASpreadsheet);
    }
    let part = archive.by_name("content.xml").map_err(|_| Refusal::NotASpreadsheet)?;
    read(Reader::from_reader(BufReader::new(part)), places)
}

/// Flat ODS: one file of XML.
pub(super) fn flat(text: &str, places: &mut usize) -> Result<Vec<Sheet>, Refusal> {
    read(Reader::from_reader(text.as_bytes()), places)
}

#[derive(Default)]
struct State {
    sheets: Vec<Sheet>,
    /// Styles by their names: struck out, and not shown.
    struck: HashMap<String, bool>,
    style: Option<String>,
    row: u32,
    column: u32,
    /// The row that is open: its cells with their columns, how often it repeats, whether it is hidden.
    cells: Vec<Filled>,
    rows: u32,
    hidden: bool,
    cell: Option<Open>,
    next_column: usize,
    /// Inside of a remark, whose text is no part of the cell.
    silent: usize,
    /// Tables within cells.
    depth: usize,
}

struct Filled {
    column: u32,
    repeats: u32,
    cell: Cell,
    struck: bool,
    down: u32,
}

struct Open {
    kind: String,
    value: Option<String>,
    text: String,
    paragraphs: usize,
    repeats: u32,
    struck: bool,
    down: u32,
    formula: bool,
}

fn read<R: BufRead>(mut reader: Reader<R>, places: &mut usize) -> Result<Vec<Sheet>, Refusal> {
    reader.config_mut().expand_empty_elements = true;
    let mut state = State::default();
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(Refusal::broken)? {
            Event::Eof => break,
            Event::DocType(_) => return Err(Refusal::NotASpreadsheet),
            Event::Start(start) => state.open(&start),
            Event::Text(text) => state.push(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(text) => state.push(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(reference) => state.push(&entity(&reference)),
            Event::End(end) => state.close(end.local_name().into_inner(), places)?,
            _ => {}
        }
        buffer.clear();
    }
    Ok(state.sheets)
}

impl State {
    fn push(&mut self, text: &str) {
        if self.silent == 0
            && let Some(cell) = &mut self.cell
            && cell.paragraphs > 0
            && cell.text.len() < MAX_TEXT
        {
            cell.text.push_str(text);
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) {
        let attribute = |name: &str| attribute(start, name);
        let number = |name: &str| attribute(name).and_then(|text| text.parse::<u32>().ok());
        let repeats = |name: &str| number(name).unwrap_or(1).max(1);
        let concealed = || matches!(attribute("visibility").as_deref(), Some("collapse" | "filter"));
        match start.local_name().into_inner() {
            "style" => self.style = attribute("name"),
            "text-properties" => {
                if let Some(style) = &self.style {
                    let line = attribute("text-line-through-style").or_else(|| attribute("text-line-through-type"));
                    if line.is_some_and(|line| line != "none") {
                        self.struck.insert(style.clone(), true);
                    }
                }
            }
            "table-properties" if attribute("display").as_deref() == Some("false") => {
                if let Some(style) = &self.style {
                    self.struck.insert(format!("table {style}"), true);
                }
            }
            "annotation" => self.silent += 1,
            "table" if self.cell.is_some() => self.depth += 1,
            "table" => {
                let style = attribute("style-name").map(|style| format!("table {style}"));
                let hidden = style.is_some_and(|style| self.struck.contains_key(&style));
                self.sheets.push(Sheet { hidden, ..Sheet::new(attribute("name").unwrap_or_default()) });
                (self.row, self.next_column) = (0, 0);
            }
            "table-column" => {
                let count = repeats("number-columns-repeated") as usize;
                if concealed()
                    && let Some(sheet) = self.sheets.last_mut()
                {
                    let end = (self.next_column + count).min(MAX_COLUMN as usize);
                    sheet.hidden_columns.extend(self.next_column..end);
                }
                self.next_column = self.next_column.saturating_add(count);
            }
            "table-row" => {
                (self.column, self.rows, self.hidden) = (0, repeats("number-rows-repeated"), concealed());
                self.cells.clear();
            }
            "table-cell" | "covered-table-cell" if self.depth == 0 => {
                let style = attribute("style-name");
                self.cell = Some(Open {
                    kind: attribute("value-type").unwrap_or_default(),
                    value: attribute("value")
                        .or_else(|| attribute("date-value"))
                        .or_else(|| attribute("boolean-value"))
                        .or_else(|| attribute("string-value")),
                    text: String::new(),
                    paragraphs: 0,
                    repeats: repeats("number-columns-repeated"),
                    struck: style.is_some_and(|style| self.struck.contains_key(&style)),
                    down: number("number-rows-spanned").unwrap_or(1),
                    formula: attribute("formula").is_some(),
                });
            }
            "p" => {
                if let Some(cell) = self.cell.as_mut().filter(|_| self.silent == 0) {
                    cell.paragraphs += 1;
                    if cell.paragraphs > 1 {
                        cell.text.push('\n');
                    }
                }
            }
            "s" | "tab" => self.push(" "),
            "line-break" => self.push("\n"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str, places: &mut usize) -> Result<(), Refusal> {
        match name {
            "annotation" => self.silent = self.silent.saturating_sub(1),
            "style" => self.style = None,
            "table" if self.depth > 0 => self.depth -= 1,
            "table-cell" | "covered-table-cell" if self.depth == 0 => {
                let Some(open) = self.cell.take() else { return Ok(()) };
                let (column, repeats, struck, down) = (self.column, open.repeats, open.struck, open.down);
                self.column = self.column.saturating_add(repeats);
                let cell = open.cell();
                if !cell.is_empty() {
                    self.cells.push(Filled { column, repeats, cell, struck, down });
                }
            }
            "table-row" if self.depth == 0 => {
                let row = self.row;
                self.row = self.row.saturating_add(self.rows);
                if self.cells.is_empty() {
                    return Ok(());
                }
                if self.rows > MAX_REPEATS || self.cells.iter().any(|cell| cell.repeats > MAX_REPEATS) {
                    return Err(Refusal::TooLarge);
                }
                let cells = std::mem::take(&mut self.cells);
                for row in row..self.row {
                    self.put(row, &cells, places)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, row: u32, cells: &[Filled], places: &mut usize) -> Result<(), Refusal> {
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        for filled in cells {
            for column in filled.column..filled.column + filled.repeats {
                if !sheet.put((row, column), filled.cell.clone(), places) {
                    return Err(Refusal::TooLarge);
                }
                if filled.struck
                    && let Some(row) = sheet.row_mut(row + 1)
                {
                    row.struck.push(column as usize);
                }
            }
            sheet.merge(row, filled.column, row.saturating_add(filled.down.saturating_sub(1)));
        }
        if self.hidden
            && let Some(row) = sheet.row_mut(row + 1)
        {
            row.hidden = true;
        }
        Ok(())
    }
}

impl Open {
    fn cell(self) -> Cell {
        let value = self.value.as_deref().map(str::trim);
        let number = || value.and_then(|value| value.parse::<f64>().ok());
        match self.kind.as_str() {
            "float" | "currency" | "percentage" => match number() {
                Some(number) => as_shown(number, &self.text).unwrap_or_else(|| Cell::number(number)),
                None => Cell::raw(self.text),
            },
            "date" => {
                let day = value.and_then(|value| value.get(..10)).and_then(|day| day.parse().ok());
                // A year typed into a cell that is formatted as a date reads as a day of 1905.
                let year = self.text.trim().parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year));
                match day {
                    Some(_) if year => Cell::raw(self.text),
                    Some(day) => Cell::Date(day),
                    None => Cell::raw(self.text),
                }
            }
            "boolean" => {
                if value == Some("true") {
                    Cell::True
                } else {
                    Cell::Empty
                }
            }
            "" if self.formula && self.text.is_empty() => Cell::Uncalculated,
            _ if self.formula && (self.text.starts_with('#') || self.text.starts_with("Err:")) => Cell::Error,
            _ if self.text.is_empty() => Cell::raw(self.value.unwrap_or_default()),
            _ => Cell::raw(self.text),
        }
    }
}

/// The text that a number shows, where that says more: zeros before it, or letters.
fn as_shown(number: f64, text: &str) -> Option<Cell> {
    let text = text.trim();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let zeros = digits.starts_with('0') && digits.len() > 1 && !text.contains(['.', ',', '%', ':']);
    let letters = text.chars().any(char::is_alphabetic) && !text.contains(['E', 'e']);
    let same = digits.parse::<f64>().is_ok_and(|shown| (shown - number).abs() < f64::EPSILON);
    (number.fract() == 0.0 && same && (zeros || letters)).then(|| Cell::raw(text))
}
