//! `.xlsx` cell by cell: a single cell at the far corner must not fill the memory with empty ones. What the cells' reader
//! does not tell (hidden rows and columns, formulas that were never calculated) is read from the XML beside it.

use std::{
    collections::HashMap,
    io::{BufReader, Cursor, Read},
};

use calamine::{Reader as _, SheetVisible, Xlsx, XlsxError};
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
};

use super::{
    super::grid::{Cell, Sheet},
    Refusal,
    shown::shown,
    workbook::{caught, of_data},
};

pub(super) fn sheets(bytes: Vec<u8>, places: &mut usize) -> Result<Vec<Sheet>, Refusal> {
    let beside = Beside::of(&bytes);
    caught(move || {
        let book = match Xlsx::new(Cursor::new(bytes)) {
            Ok(book) => book,
            Err(XlsxError::Password) => return Err(Refusal::Encrypted),
            // A zip file of another kind, such as a document.
            Err(XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound) => return Err(Refusal::NotASpreadsheet),
            Err(error) => return Err(Refusal::broken(error)),
        };
        read(book, &beside, places)
    })
}

fn read(mut book: Xlsx<Cursor<Vec<u8>>>, beside: &Beside, places: &mut usize) -> Result<Vec<Sheet>, Refusal> {
    let mut sheets = Vec::new();
    for known in book.sheets_metadata().to_owned() {
        let name = known.name;
        let mut sheet = Sheet { hidden: known.visible != SheetVisible::Visible, ..Sheet::new(&name) };
        // A sheet whose merged cells can't be told is read all the same.
        for merged in book.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            sheet.merge(merged.start.0, merged.start.1, merged.end.0);
        }
        let empty = Hidden::default();
        let hidden = beside.sheets.get(&name).unwrap_or(&empty);
        let mut reader = match book.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // A chart or macro sheet.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(Refusal::broken(error)),
        };
        let looks: Vec<(bool, Option<String>)> = reader
            .styles()
            .iter()
            .map(|style| {
                let struck = style.font.as_ref().is_some_and(calamine::Font::has_strikethrough);
                (struck, style.number_format.as_ref().map(|format| format.format_code.clone()))
            })
            .collect();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(Refusal::broken)? {
            let at = cell.get_position();
            let look = looks.get(style);
            let mut value = of_data(&calamine::Data::from(cell.get_value().clone()));
            if let (Cell::Number(number), Some((_, Some(format)))) = (&value, look)
                && let Some(text) = shown(*number, format)
            {
                value = Cell::raw(text);
            }
            if value.is_empty() && hidden.uncalculated.binary_search(&at).is_ok() {
                value = Cell::Uncalculated;
            }
            let filled = !value.is_empty();
            if !sheet.put(at, value, places) {
                return Err(Refusal::TooLarge);
            }
            if filled
                && look.is_some_and(|(struck, _)| *struck)
                && let Some(row) = sheet.row_mut(at.0 + 1)
            {
                row.struck.push(at.1 as usize);
            }
        }
        for number in &hidden.rows {
            if let Some(row) = sheet.row_mut(*number) {
                row.hidden = true;
            }
        }
        sheet.hidden_columns.clone_from(&hidden.columns);
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// What a sheet's XML says beside its cells.
#[derive(Debug, Default)]
struct Hidden {
    /// From 1, in order.
    rows: Vec<u32>,
    /// From 0.
    columns: Vec<usize>,
    /// Formulas without a value, row and column from 0, in order.
    uncalculated: Vec<(u32, u32)>,
}

/// As above for all sheets, by name. What can't be read is left out: the cells' reader says what is wrong.
#[derive(Debug, Default)]
struct Beside {
    sheets: HashMap<String, Hidden>,
}

impl Beside {
    fn of(bytes: &[u8]) -> Self {
        let mut beside = Self::default();
        let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return beside };
        let mut part = |name: &str| {
            let mut text = String::new();
            let mut file = archive.by_name(name).ok()?;
            // Far more than any workbook's list of sheets.
            file.by_ref().take(8 << 20).read_to_string(&mut text).ok()?;
            Some(text)
        };
        let (Some(workbook), Some(relations)) = (part("xl/workbook.xml"), part("xl/_rels/workbook.xml.rels")) else {
            return beside;
        };
        let targets: HashMap<String, String> = elements(&relations, "Relationship", ["Id", "Target"]).collect();
        for (name, id) in elements(&workbook, "sheet", ["name", "id"]) {
            let Some(target) = targets.get(&id) else { continue };
            let path = target
                .strip_prefix('/')
                .map_or_else(|| format!("xl/{}", target.trim_start_matches("./")), str::to_owned);
            if let Ok(file) = archive.by_name(&path) {
                beside.sheets.insert(name, scan(BufReader::new(file)));
            }
        }
        beside
    }
}

/// Two attributes of each element of a name.
fn elements<'a>(xml: &'a str, name: &'a str, attributes: [&'a str; 2]) -> impl Iterator<Item = (String, String)> + 'a {
    let mut reader = Reader::from_str(xml);
    std::iter::from_fn(move || {
        loop {
            match reader.read_event().ok()? {
                Event::Eof => return None,
                Event::Start(start) | Event::Empty(start) if start.local_name().into_inner() == name => {
                    if let [Some(first), Some(second)] = attributes.map(|wanted| attribute(&start, wanted)) {
                        return Some((first, second));
                    }
                }
                _ => {}
            }
        }
    })
}

fn scan(part: impl std::io::BufRead) -> Hidden {
    let mut hidden = Hidden::default();
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    let (mut row, mut at) = (0_u32, None);
    let (mut formula, mut value) = (false, false);
    let mut in_value = false;
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Eof => break,
            Event::Start(ref start) | Event::Empty(ref start) => match start.local_name().into_inner() {
                "row" => {
                    row = attribute(start, "r").and_then(|text| text.parse().ok()).unwrap_or(row + 1);
                    if is_on(start, "hidden") {
                        hidden.rows.push(row);
                    }
                }
                "col" if is_on(start, "hidden") => {
                    let number = |name| attribute(start, name).and_then(|text| text.parse::<usize>().ok());
                    if let (Some(first), Some(last)) = (number("min"), number("max")) {
                        hidden.columns.extend((first.max(1)..=last.min(256)).map(|column| column - 1));
                    }
                }
                "c" => {
                    at = attribute(start, "r").and_then(|text| position(&text));
                    (formula, value) = (false, false);
                }
                "f" => formula = true,
                "v" | "t" => in_value = matches!(event, Event::Start(_)),
                _ => {}
            },
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => value |= in_value,
            Event::End(ref end) => match end.local_name().into_inner() {
                "v" | "t" => in_value = false,
                "c" if formula && !value => hidden.uncalculated.extend(at),
                _ => {}
            },
            _ => {}
        }
        buffer.clear();
    }
    hidden.rows.sort_unstable();
    hidden.uncalculated.sort_unstable();
    hidden
}

/// Row and column, from 0, of `B12`.
fn position(cell: &str) -> Option<(u32, u32)> {
    let split = cell.find(|c: char| c.is_ascii_digit())?;
    let letters = cell.get(..split).filter(|letters| (1..=3).contains(&letters.len()))?;
    let column = letters
        .bytes()
        .try_fold(0, |sum, letter| letter.is_ascii_uppercase().then(|| sum * 26 + u32::from(letter - b'A') + 1))?;
    Some((cell[split..].parse::<u32>().ok()?.checked_sub(1)?, column - 1))
}

fn is_on(start: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(start, name).as_deref(), Some("1" | "true"))
}

/// An attribute by its local name, whatever its prefix.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
    if found.value.len() > 4 << 10 {
        return None;
    }
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// A reference to a letter; one that a document defines itself is never expanded.
pub(super) fn entity(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = entity.resolve_char_ref() {
        return letter.to_string();
    }
    match &*entity.xml_content(XmlVersion::Implicit1_0) {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
    .to_owned()
}
