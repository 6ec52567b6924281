//! The records of `.xls` (BIFF8 in an OLE file) that its reader does not tell: how far the cells reach, which of them are
//! struck out or shown with zeros, which rows and columns are hidden, and whether there is a password.

use std::{
    collections::HashMap,
    io::{Cursor, Read},
};

use super::Refusal;

/// Places of a sheet's dense grid, which its reader fills whole.
const MAX_GRID: u64 = 8_000_000;

/// How cells of one format look.
#[derive(Debug, Default)]
pub(super) struct Look {
    pub(super) struck: bool,
    pub(super) format: Option<String>,
}

/// What the records of a sheet say.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// From 0, as all here.
    pub(super) hidden_rows: Vec<u32>,
    pub(super) hidden_columns: Vec<usize>,
    /// The cells whose look matters, with it; in order.
    looks: Vec<((u32, u32), usize)>,
}

impl Seen {
    pub(super) fn look(&self, at: (u32, u32)) -> Option<usize> {
        self.looks.binary_search_by_key(&at, |(cell, _)| *cell).ok().map(|place| self.looks[place].1)
    }
}

/// What the records of a workbook say.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub(super) looks: Vec<Look>,
    pub(super) sheets: HashMap<String, Seen>,
}

/// Goes through all records once.
pub(super) fn scan(bytes: &[u8]) -> Result<Beside, Refusal> {
    if !bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(Refusal::NotASpreadsheet);
    }
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(Refusal::broken)?;
    let name = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"].into_iter().find(|name| file.is_stream(name));
    // An OLE file of another kind, such as a document.
    let Some(name) = name else { return Err(Refusal::NotASpreadsheet) };
    let mut stream = Vec::new();
    let opened = file.open_stream(name).map_err(Refusal::broken)?;
    opened.take(bytes.len() as u64 + 1).read_to_end(&mut stream).map_err(Refusal::broken)?;
    let mut beside = Beside::default();
    let mut book = Book::default();
    let mut depth = 0_u32;
    let mut seen: Option<(Option<String>, Seen, Reach)> = None;
    let records = Records { stream: &stream, place: 0 };
    for record in records {
        match record.kind {
            // BOF: the workbook's own part first, then the sheets'; charts nest in sheets.
            0x0809 | 0x0409 | 0x0209 | 0x0009 => {
                depth += 1;
                if depth == 1 {
                    let sheet = book.sheets.get(&record.place).cloned();
                    seen = Some((sheet, Seen::default(), Reach::default()));
                }
            }
            0x000a => {
                depth = depth.saturating_sub(1);
                if depth == 0
                    && let Some((name, mut sheet, reach)) = seen.take()
                {
                    reach.check()?;
                    sheet.looks.sort_unstable();
                    if let Some(name) = name {
                        beside.sheets.insert(name, sheet);
                    }
                }
            }
            0x002f if record.u16(0).is_some_and(|kind| kind != 0) || record.data.len() == 4 => {
                return Err(Refusal::Encrypted);
            }
            0x0031 => book.struck.push(record.u16(2).is_some_and(|flags| flags & 8 != 0)),
            0x041e => {
                if let Some((id, text)) = record.u16(0).zip(record.text(2)) {
                    book.formats.insert(id, text);
                }
            }
            0x00e0 => {
                let font = record.u16(0).map(usize::from).unwrap_or_default();
                // There is no font of number 4.
                let font = if font > 4 { font - 1 } else { font };
                let format = record.u16(2).and_then(|id| book.formats.get(&id).cloned());
                beside.looks.push(Look { struck: book.struck.get(font).copied().unwrap_or_default(), format });
            }
            0x0085 => {
                if let (Some(place), Some(name)) = (record.u32(0), record.short_text(6)) {
                    book.sheets.insert(place as usize, name);
                }
            }
            _ => {
                if depth == 1
                    && let Some((_, sheet, reach)) = &mut seen
                {
                    record.cell(sheet, reach, &beside.looks);
                }
            }
        }
    }
    if let Some((_, _, reach)) = seen {
        reach.check()?;
    }
    Ok(beside)
}

#[derive(Default)]
struct Book {
    struck: Vec<bool>,
    formats: HashMap<u16, String>,
    /// Sheets by the place of their first record.
    sheets: HashMap<usize, String>,
}

/// How far a sheet's filled cells reach.
#[derive(Debug, Clone, Copy)]
struct Reach {
    first: (u32, u32),
    last: (u32, u32),
}

impl Default for Reach {
    fn default() -> Self {
        Self { first: (u32::MAX, u32::MAX), last: (0, 0) }
    }
}

impl Reach {
    fn take(&mut self, (row, column): (u32, u32)) {
        self.first = (self.first.0.min(row), self.first.1.min(column));
        self.last = (self.last.0.max(row), self.last.1.max(column));
    }

    fn check(self) -> Result<(), Refusal> {
        if self.first.0 > self.last.0 {
            return Ok(());
        }
        let (rows, columns) = (u64::from(self.last.0 - self.first.0) + 1, u64::from(self.last.1 - self.first.1) + 1);
        if rows * columns > MAX_GRID { Err(Refusal::TooLarge) } else { Ok(()) }
    }
}

struct Record<'a> {
    kind: u16,
    /// Where it begins in the stream.
    place: usize,
    data: &'a [u8],
}

struct Records<'a> {
    stream: &'a [u8],
    place: usize,
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let place = self.place;
        let [a, b, c, d] = *self.stream.get(place..)?.first_chunk::<4>()?;
        let (kind, length) = (u16::from_le_bytes([a, b]), usize::from(u16::from_le_bytes([c, d])));
        let data = self.stream.get(place + 4..)?;
        let data = data.get(..length).unwrap_or(data);
        self.place = place + 4 + length;
        Some(Record { kind, place, data })
    }
}

impl Record<'_> {
    fn u16(&self, at: usize) -> Option<u16> {
        self.data.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
    }

    fn u32(&self, at: usize) -> Option<u32> {
        self.data.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
    }

    /// A text whose length has two bytes.
    fn text(&self, at: usize) -> Option<String> {
        self.letters(at + 2, usize::from(self.u16(at)?))
    }

    /// A text whose length has one byte.
    fn short_text(&self, at: usize) -> Option<String> {
        self.letters(at + 1, usize::from(*self.data.get(at)?))
    }

    fn letters(&self, at: usize, count: usize) -> Option<String> {
        let wide = self.data.get(at)? & 1 != 0;
        let letters = self.data.get(at + 1..)?;
        if !wide {
            return Some(letters.get(..count)?.iter().map(|byte| char::from(*byte)).collect());
        }
        let (pairs, _) = letters.get(..count * 2)?.as_chunks::<2>();
        String::from_utf16(&pairs.iter().map(|pair| u16::from_le_bytes(*pair)).collect::<Vec<_>>()).ok()
    }

    /// Takes what a record of a sheet says of rows, columns and cells.
    fn cell(&self, sheet: &mut Seen, reach: &mut Reach, looks: &[Look]) {
        match self.kind {
            0x0208 => {
                if let (Some(row), Some(flags)) = (self.u16(0), self.u16(12))
                    && flags & 0x20 != 0
                {
                    sheet.hidden_rows.push(u32::from(row));
                }
            }
            0x007d => {
                if let (Some(first), Some(last), Some(flags)) = (self.u16(0), self.u16(2), self.u16(8))
                    && flags & 1 != 0
                {
                    sheet.hidden_columns.extend((first..=last.min(255)).map(usize::from));
                }
            }
            // FORMULA, NUMBER, LABEL, BOOLERR, RK, LABELSST, RSTRING and their older forms.
            0x0006 | 0x0203 | 0x0204 | 0x0205 | 0x027e | 0x00fd | 0x00d6 | 0x0003 | 0x0004 | 0x0005 | 0x0206
            | 0x0406 => {
                if let (Some(row), Some(column)) = (self.u16(0), self.u16(2)) {
                    let at = (u32::from(row), u32::from(column));
                    reach.take(at);
                    self.look(at, 4, sheet, looks);
                }
            }
            // MULRK: cells side by side, of six bytes each.
            0x00bd => {
                if let (Some(row), Some(first)) = (self.u16(0), self.u16(2)) {
                    for (place, start) in (4..self.data.len().saturating_sub(6)).step_by(6).enumerate() {
                        let at = (u32::from(row), u32::from(first) + place as u32);
                        reach.take(at);
                        self.look(at, start, sheet, looks);
                    }
                }
            }
            _ => {}
        }
    }

    fn look(&self, at: (u32, u32), place: usize, sheet: &mut Seen, looks: &[Look]) {
        if let Some(look) = self.u16(place).map(usize::from)
            && looks.get(look).is_some_and(|look| look.struck || look.format.is_some())
        {
            sheet.looks.push((at, look));
        }
    }
}
