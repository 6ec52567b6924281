//! Rows that were not taken, as a file to mend and load again: the same header, those rows alone, why, and where.

use std::{collections::BTreeMap, path::Path};

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatPattern, Workbook, Worksheet, XlsxError,
};

use super::{
    Address, Layout, Reading, RosterError, column, find_header,
    grid::{Cell, Row},
    meaning::Meaning,
    rows::Section,
    write,
};

/// What the names of such files end with.
const MENDED: &str = "-can-sua";

/// Whether a file's name (without its extension) is that of such a file; gives the name that it was made from.
pub fn is_mended_name(stem: &str) -> Option<&str> {
    let bare = stem.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
    bare.strip_suffix(MENDED).or_else(|| stem.strip_suffix(MENDED))
}

/// Writes the rows of these cells to an `.xlsx`, each with its reasons in a column of its own and its cells coloured. The
/// headings above the rows (title, header, section) go along, so that a mended file is read as the whole one was: where
/// a person had to say what the columns are, the names of the fields stand over them instead. The column of reasons is
/// not read. `words` is the language of its heading: 0 Vietnamese, 1 English.
pub fn write_failed(
    path: &Path,
    reading: &Reading,
    failed: &[(Address, String)],
    words: usize,
) -> Result<(), RosterError> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    if !extension.eq_ignore_ascii_case("xlsx") {
        return Err(RosterError::NotXlsx { path: path.to_owned() });
    }
    write::save(path, &failed_as_bytes(path, reading, failed, words)?)
}

/// As bytes, not yet written; `path` is named where it can't be made.
pub fn failed_as_bytes(
    path: &Path,
    reading: &Reading,
    failed: &[(Address, String)],
    words: usize,
) -> Result<Vec<u8>, RosterError> {
    book(reading, failed, words.min(1))
        .map_err(|source| RosterError::Write { path: path.to_owned(), source: Box::new(source) })
}

fn book(reading: &Reading, failed: &[(Address, String)], words: usize) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // One content, one file: nothing of the moment goes into it.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?));
    let mut taken = Vec::new();
    for layout in reading.layouts.iter() {
        let mut rows: BTreeMap<u32, Vec<(usize, &str)>> = BTreeMap::new();
        let (first, last) = match &layout.sheet.rows[..] {
            [first, .., last] => (first.number, last.number),
            rows => rows.first().map_or((0, 0), |row| (row.number, row.number)),
        };
        let own = |cell: &Address| {
            cell.sheet == layout.label && (first..=last).contains(&cell.row) && layout.columns.contains(&cell.column)
        };
        for (cell, reason) in failed.iter().filter(|(cell, _)| own(cell)) {
            rows.entry(cell.row).or_default().push((cell.column, reason));
        }
        if !rows.is_empty() {
            let sheet = book.add_worksheet();
            if !layout.sheet.name.is_empty() {
                sheet.set_name(unused_name(&layout.sheet.name, &mut taken))?;
            }
            fill(sheet, layout, &rows, words)?;
        }
    }
    book.save_to_buffer()
}

/// A sheet's name that no other has; the second list of a sheet gets a number.
fn unused_name(name: &str, taken: &mut Vec<String>) -> String {
    let numbered = |number: usize| {
        let tail = format!(" ({number})");
        let start: String = name.chars().take(31 - tail.chars().count()).collect();
        if number == 1 { name.to_owned() } else { start + &tail }
    };
    let free =
        (1..=taken.len() + 1).map(numbered).find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_default();
    taken.push(free.to_lowercase());
    free
}

fn fill(
    sheet: &mut Worksheet,
    layout: &Layout,
    rows: &BTreeMap<u32, Vec<(usize, &str)>>,
    words: usize,
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let why = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let bare = layout.header.0.is_none();
    // Without headings, those of the fields stand in the first row, and nothing of the sheet above them.
    let header = if bare { &[] } else { &layout.sheet.rows[..layout.header.1] };
    let reasons = layout.sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default() as u16;
    let own = own_header(layout, words);
    for (place, row) in header.iter().enumerate() {
        match &own {
            Some(own) if Some(place) == layout.header.0 => put(sheet, row.number - 1, own, &[], &bold)?,
            // A second row of headings would change what the first one says.
            Some(_) if layout.header.0.is_some_and(|line| place > line) => {}
            _ => put(sheet, row.number - 1, row, &[], &bold)?,
        }
    }
    if let Some(own) = own.as_ref().filter(|_| bare) {
        put(sheet, 0, own, &[], &bold)?;
    }
    let line = layout.header.0.map_or(0, |line| layout.sheet.rows[line].number - 1);
    sheet.write_string_with_format(line, reasons, column::REASONS[words], &bold)?;
    let mut next = header.last().map_or(1, |row| row.number);
    let mut written: Vec<u32> = Vec::new();
    for (number, cells) in rows {
        let Some(row) = layout.sheet.row(*number) else { continue };
        for section in above_row(&layout.sections, *number) {
            if !written.contains(&section)
                && let Some(heading) = layout.sheet.row(section)
            {
                put(sheet, next, heading, &[], &bold)?;
                written.push(section);
                next += 1;
            }
        }
        let places: Vec<usize> = cells.iter().map(|(place, _)| *place).collect();
        put(sheet, next, row, &places, &Format::new())?;
        let mut said: Vec<&str> = Vec::new();
        for (_, reason) in cells {
            if !said.contains(reason) {
                said.push(reason);
            }
        }
        sheet.write_string_with_format(next, reasons, said.join(" "), &why)?;
        next += 1;
    }
    sheet.set_freeze_panes(header.last().map_or(1, |row| row.number), 0)?;
    sheet.autofit();
    sheet.set_column_width(reasons, 70)?;
    Ok(())
}

/// A header that says by itself what the columns were taken for, where the file's own does not.
fn own_header(layout: &Layout, words: usize) -> Option<Row> {
    let read = find_header::find(&layout.sheet, &[], &mut Vec::new());
    if read.is_some_and(|read| (read.line, read.first) == layout.header && read.meanings == layout.meanings) {
        return None;
    }
    let nothing = Row::new(1);
    let line = layout.header.0.map_or(&nothing, |line| &layout.sheet.rows[line]);
    let cell = |(place, meaning): (usize, &Option<Meaning>)| {
        let stood = line.cell(place).text();
        let alone = column::meaning("", &stood).map(|(meaning, _)| meaning);
        match meaning {
            // Sure of it as a whole, so that the people of the file know it again.
            Some(meaning) if column::meaning("", &stood) == Some((*meaning, 2)) => Cell::Text(stood),
            Some(meaning) => Cell::Text(meaning.heading().to_owned()),
            None if alone.is_some() => Cell::Text(column::UNREAD[words].to_owned()),
            None if stood.is_empty() => Cell::Empty,
            None => Cell::Text(stood),
        }
    };
    Some(Row { cells: layout.meanings.iter().enumerate().map(cell).collect(), ..Row::new(line.number) })
}

/// The headings that hold for a row: the last that says in what right people sit, and the last unit below that.
fn above_row(sections: &[Section], row: u32) -> Vec<u32> {
    let before = &sections[..sections.partition_point(|section| section.row < row)];
    let kind = before.iter().rposition(|section| section.is_kind);
    let unit = before.last().filter(|section| !section.is_kind);
    kind.map(|place| before[place].row).into_iter().chain(unit.map(|section| section.row)).collect()
}

/// Writes a row as it stood, the cells at `wrong` coloured.
fn put(sheet: &mut Worksheet, line: u32, row: &Row, wrong: &[usize], plain: &Format) -> Result<(), XlsxError> {
    let coloured = |format: &Format, place: usize| {
        if wrong.contains(&place) {
            format.clone().set_pattern(FormatPattern::Solid).set_background_color(Color::RGB(0x00FF_D966))
        } else {
            format.clone()
        }
    };
    for (place, cell) in row.cells.iter().enumerate() {
        let (column, format) = (place as u16, coloured(plain, place));
        match cell {
            Cell::Empty if wrong.contains(&place) => {
                sheet.write_blank(line, column, &format)?;
            }
            Cell::Empty => {}
            Cell::Text(_) | Cell::Broken(_) | Cell::Turned(_) => {
                sheet.write_string_with_format(line, column, cell.lines(), &format)?;
            }
            Cell::Number(number) => {
                sheet.write_number_with_format(line, column, *number, &format)?;
            }
            Cell::Date(date) if date.year() >= 1905 => {
                let day = ExcelDateTime::from_ymd(date.year() as u16, date.month() as u8, date.day() as u8)?;
                sheet.write_datetime_with_format(line, column, &day, &format.set_num_format("dd/mm/yyyy"))?;
            }
            Cell::Date(_) => {
                sheet.write_string_with_format(line, column, cell.text(), &format)?;
            }
            Cell::True => {
                sheet.write_boolean_with_format(line, column, true, &format)?;
            }
            Cell::Error | Cell::Uncalculated => {
                sheet.write_string_with_format(line, column, "#N/A", &format)?;
            }
        }
    }
    // A name that is missing stands in a cell beyond the row's last.
    for place in wrong.iter().filter(|place| **place >= row.cells.len()) {
        sheet.write_blank(line, *place as u16, &coloured(plain, *place))?;
    }
    Ok(())
}
