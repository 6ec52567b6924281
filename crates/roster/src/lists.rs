//! The lists of a sheet: beside each other where the headings are repeated, and below each other where new headings follow
//! a title or a signature.

use std::ops::Range;

use super::{
    Override, Warning, column, find_header,
    grid::{Cell, Row, Sheet},
    header::{self, Header},
    meaning::Meaning,
    sort,
};

/// Rows above new headings that may be the title of what follows.
const TITLE_ROWS: usize = 12;

/// One list, with the part of the sheet that it fills.
#[derive(Debug)]
pub(super) struct List {
    pub(super) sheet: Sheet,
    pub(super) header: Header,
    /// The columns that are its own.
    pub(super) columns: Range<usize>,
    /// What is to be looked at in the whole sheet, with its first list.
    pub(super) about: Vec<Warning>,
}

/// All lists of a sheet; none where it has no header. Overrides that found their column are taken out of `unused`.
pub(super) fn of(sheet: Sheet, overrides: &[Override], unused: &mut Vec<&Override>) -> Vec<List> {
    let Some(header) = find_header::find(&sheet, overrides, unused) else { return Vec::new() };
    let starts = block_starts(&header, overrides);
    if starts.len() < 2 {
        return below(sheet, header, 0..usize::MAX, overrides);
    }
    let line = header.line.unwrap_or_default();
    let mut lists = Vec::new();
    for (place, start) in starts.iter().enumerate() {
        let start = if place == 0 { 0 } else { *start };
        let columns = start..starts.get(place + 1).copied().unwrap_or(usize::MAX);
        let mut part = sheet.clone();
        for row in &mut part.rows[line..] {
            for (column, cell) in row.cells.iter_mut().enumerate() {
                if !columns.contains(&column) {
                    *cell = Cell::Empty;
                }
            }
        }
        part.rows.retain(|row| row.filled().next().is_some());
        if let Some(header) = find_header::find(&part, overrides, &mut Vec::new()) {
            lists.extend(below(part, header, columns, overrides));
        }
    }
    lists
}

/// Where each block of columns begins: at the first heading, and at each that begins the same headings again.
fn block_starts(header: &Header, overrides: &[Override]) -> Vec<usize> {
    let by_hand = overrides.iter().any(|wanted| wanted.meaning.is_some_and(Meaning::is_name));
    let first = header.keys.iter().position(|key| !key.is_empty()).unwrap_or_default();
    let anchor = header.column_of(Meaning::FamilyName).unwrap_or_else(|| header.name_column());
    let Some(key) = header.keys.get(anchor).filter(|key| !key.is_empty() && !by_hand && header.line.is_some()) else {
        return Vec::new();
    };
    let again = header.keys.iter().enumerate().skip(anchor + 1).filter(|(_, other)| *other == key);
    let starts = again.map(|(place, _)| {
        let start = place - (anchor - first);
        if header.keys.get(start) == header.keys.get(first) { start } else { place }
    });
    std::iter::once(first).chain(starts).collect()
}

/// Cuts a part of a sheet at the headings of further lists.
fn below(mut sheet: Sheet, mut header: Header, columns: Range<usize>, overrides: &[Override]) -> Vec<List> {
    let mut lists = Vec::new();
    let mut place = header.first;
    while place < sheet.rows.len() {
        if may_be_header(&sheet.rows[place])
            && let Some(next) = header::at(&sheet, place, overrides)
            && let Some(cut) = cut(&sheet, &header, &next, place)
        {
            let rest = Sheet { rows: sheet.rows.split_off(cut), ..empty_like(&sheet) };
            lists.push(List { sheet, header, columns: columns.clone(), about: Vec::new() });
            sheet = rest;
            let Some(found) = header::at(&sheet, place - cut, overrides) else { return lists };
            header = found;
            place = header.first;
        } else {
            place += 1;
        }
    }
    lists.push(List { sheet, header, columns, about: Vec::new() });
    lists
}

fn empty_like(sheet: &Sheet) -> Sheet {
    Sheet {
        hidden: sheet.hidden,
        merged: sheet.merged.clone(),
        hidden_columns: sheet.hidden_columns.clone(),
        ..Sheet::new(&sheet.name)
    }
}

/// Whether a cell of the row may be the heading of the names; this is asked of every row.
fn may_be_header(row: &Row) -> bool {
    row.cells.iter().any(|cell| match cell {
        Cell::Text(text) if text.len() <= 60 => {
            let small = text.to_lowercase();
            let may = ["tên", "ten", "name", "danh", "đại biểu", "attendee", "participant", "member", "người"];
            may.iter().any(|word| small.contains(word))
                && column::meaning("", &cell.text())
                    .is_some_and(|(meaning, sure)| sure == 2 && (meaning.is_name() || meaning == Meaning::FamilyName))
        }
        _ => false,
    })
}

/// The row where the next list begins; none where the headings are those of the next page of the same list.
fn cut(sheet: &Sheet, header: &Header, next: &Header, place: usize) -> Option<usize> {
    let begins = place.saturating_sub(TITLE_ROWS).max(header.first);
    let mut cut = None;
    let mut signed = false;
    for index in (begins..place).rev() {
        let row = &sheet.rows[index];
        if row.filled().count() > 2 && !sort::is_signed(row) {
            break;
        }
        signed |= sort::is_signed(row);
        if signed {
            break;
        }
        if row.filled().any(|(_, cell)| is_title(&column::key(&cell.text()))) {
            cut = Some(index);
        }
    }
    let same = next.keys == header.keys;
    cut.or_else(|| (signed || !same).then_some(place))
}

/// Beginnings of titles, as keys.
fn is_title(key: &str) -> bool {
    ["danh sach", "phu luc", "dang bo", "ban chap hanh", "dai hoi"].iter().any(|title| key.starts_with(title))
}
