//! Where the header is and what its columns mean.

use serde::Serialize;

use super::{
    Override,
    column::{self, Meaning},
    grid::{Cell, Row, Sheet},
    reason::letters,
};

/// How far down a header is looked for.
const SEARCHED_ROWS: usize = 20;

/// How one column was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MappedColumn {
    /// The sheet's name; empty for text files.
    pub sheet: String,
    /// Its letters.
    pub column: String,
    /// Its heading; of two rows, both.
    pub header: String,
    /// The field's name as `--map` takes it; none where the column is not read.
    pub field: Option<&'static str>,
    /// What stands in it in the first row of data, to know the column by.
    #[serde(skip)]
    pub sample: String,
}

/// A sheet's header.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// The sheet's row that it begins with.
    pub(super) line: usize,
    /// The first of the sheet's rows that is below it.
    pub(super) first: usize,
    /// What each column means.
    pub(super) meanings: Vec<Option<Meaning>>,
    /// The same, for people.
    pub(super) columns: Vec<MappedColumn>,
    /// The headings' keys, to know the header again where it is repeated on each page.
    pub(super) keys: Vec<String>,
    /// The lines above it.
    pub(super) title: String,
    /// The column of reasons, in a file of rows to mend.
    reasons: Option<usize>,
}

impl Header {
    pub(super) fn column_of(&self, meaning: Meaning) -> Option<usize> {
        self.meanings.iter().position(|known| *known == Some(meaning))
    }

    /// Wipes the column of reasons of a file of rows to mend: what it says is said anew.
    pub(super) fn forget_reasons(&self, sheet: &mut Sheet) {
        let Some(place) = self.reasons else { return };
        for row in &mut sheet.rows[self.first..] {
            if let Some(cell) = row.cells.get_mut(place) {
                *cell = Cell::Empty;
            }
        }
        sheet.rows.retain(|row| row.filled().next().is_some());
    }

    /// The column that holds the name, or the given name.
    pub(super) fn name_column(&self) -> usize {
        let named = |meaning: &Option<Meaning>| meaning.is_some_and(Meaning::is_name);
        self.meanings.iter().position(named).unwrap_or_default()
    }
}

/// Finds the header by the known words in the first rows; none if no row names at least a name and one thing more.
/// Overrides that found their column are taken out of `unused`.
pub(super) fn find(sheet: &Sheet, overrides: &[Override], unused: &mut Vec<&Override>) -> Option<Header> {
    let searched = sheet.rows.iter().take_while(|row| row.number as usize <= SEARCHED_ROWS);
    let candidates = searched.enumerate().flat_map(|(index, row)| {
        let below =
            sheet.rows.get(index + 1).filter(|below| below.number == row.number + 1 && is_second_row(row, below));
        [Some(make(sheet, index, None, overrides)), below.map(|below| make(sheet, index, Some(below), overrides))]
    });
    // Of equals the first: a data row under the header never scores higher than it.
    let mut best: Option<(Header, u32)> = None;
    for (header, score) in candidates.flatten() {
        let named = header.meanings.iter().any(|meaning| meaning.is_some_and(Meaning::is_name));
        let known = header.meanings.iter().flatten().count();
        let better = best.as_ref().is_none_or(|(_, best)| score > *best);
        if named && known >= 2 && better {
            best = Some((header, score));
        }
    }
    let (header, _) = best?;
    unused.retain(|wanted| !header.columns.iter().any(|column| wanted.names(&column.column, &column.header)));
    Some(header)
}

/// Whether a row continues the header above it: at least half of its cells are headings, and not of the same columns.
fn is_second_row(above: &Row, below: &Row) -> bool {
    let (mut known, mut all, mut repeated) = (0, 0, 0);
    for (index, cell) in below.filled() {
        all += 1;
        let heading = matches!(cell, Cell::Text(_));
        known += usize::from(heading && column::meaning("", &cell.text()).is_some_and(|(_, score)| score == 2));
        repeated += usize::from(heading && column::key(&cell.text()) == column::key(&above.cell(index).text()));
    }
    known * 2 >= all && known > 0 && repeated == 0
}

fn make(sheet: &Sheet, index: usize, below: Option<&Row>, overrides: &[Override]) -> (Header, u32) {
    let row = &sheet.rows[index];
    let width = row.cells.len().max(below.map_or(0, |below| below.cells.len()));
    let (mut meanings, mut columns, mut keys, mut score) = (Vec::new(), Vec::new(), Vec::new(), 0);
    let (mut parent, mut reasons) = (String::new(), None);
    for place in 0..width {
        let own = below.map_or(&Cell::Empty, |below| below.cell(place)).text();
        // A merged heading stands in its first column and reaches over those that have a second row.
        match row.cell(place) {
            Cell::Empty if own.is_empty() => parent.clear(),
            Cell::Empty => {}
            cell => parent = cell.text(),
        }
        let heading = [parent.as_str(), own.as_str()].into_iter().filter(|part| !part.is_empty());
        let heading = heading.collect::<Vec<_>>().join(" / ");
        let letters = letters(place);
        if column::is_reasons(&parent) || column::is_reasons(&own) {
            reasons = Some(place);
            meanings.push(None);
            keys.push(String::new());
            continue;
        }
        let wanted = overrides.iter().find(|wanted| {
            wanted.names(&letters, &heading) || wanted.names("", &own) || own.is_empty() && wanted.names("", &parent)
        });
        let found = match wanted {
            Some(wanted) => wanted.meaning.map(|meaning| (meaning, 2)),
            // What a person gave to another column is not guessed again.
            None => column::meaning(&parent, &own)
                .filter(|(meaning, _)| !overrides.iter().any(|wanted| wanted.meaning == Some(*meaning))),
        };
        // A second column of one meaning is left alone.
        let found = found.filter(|(meaning, _)| !meanings.contains(&Some(*meaning)));
        score += found.map_or(0, |(_, sure)| sure);
        meanings.push(found.map(|(meaning, _)| meaning));
        keys.push(column::key(if own.is_empty() { &parent } else { &own }));
        if !heading.is_empty() {
            let field = found.map(|(meaning, _)| meaning.name());
            let sheet = sheet.name.clone();
            columns.push(MappedColumn { sheet, column: letters, header: heading, field, sample: String::new() });
        }
    }
    let first = index + 1 + usize::from(below.is_some());
    if overrides.is_empty() {
        part_names(sheet, first, &mut meanings, &mut columns);
    }
    // `Tên` alone is the whole name.
    if !meanings.contains(&Some(Meaning::FamilyName))
        && !overrides.iter().any(|o| o.meaning == Some(Meaning::GivenName))
    {
        let full = Meaning::Field(super::Field::FullName);
        if !meanings.contains(&Some(full))
            && let Some(place) = meanings.iter().position(|meaning| *meaning == Some(Meaning::GivenName))
        {
            meanings[place] = Some(full);
            let letters = letters(place);
            columns.iter_mut().filter(|column| column.column == letters).for_each(|c| c.field = Some(full.name()));
        }
    }
    let title = sheet.rows[..index].iter().flat_map(|row| row.filled().map(|(_, cell)| cell.text()));
    let title = title.collect::<Vec<_>>().join("\n");
    let mut first = first;
    while sheet.rows.get(first).is_some_and(is_numbering) {
        first += 1;
    }
    for column in &mut columns {
        let place = place_of(&column.column);
        let filled = sheet.rows.iter().skip(first).take(SEARCHED_ROWS).map(|row| row.cell(place));
        column.sample = filled.filter(|cell| !cell.is_empty()).map(Cell::text).next().unwrap_or_default();
    }
    (Header { line: index, first, meanings, columns, keys, title, reasons }, score)
}

/// A column by its letters.
fn place_of(letters: &str) -> usize {
    letters.bytes().fold(0, |place, letter| place * 26 + usize::from(letter - b'A') + 1) - 1
}

/// `Họ và tên` merged over two columns: the given name stands under no heading of its own, beside the rest of the name.
fn part_names(sheet: &Sheet, first: usize, meanings: &mut [Option<Meaning>], columns: &mut Vec<MappedColumn>) {
    let full = Meaning::Field(super::Field::FullName);
    let Some(place) = meanings.iter().position(|meaning| *meaning == Some(full)) else { return };
    let Some(heading) = columns.iter().position(|column| place_of(&column.column) == place) else { return };
    let bare = !columns.iter().any(|column| place_of(&column.column) == place + 1);
    // One word of letters, or two: a name, and no tick, number or date.
    let is_given = |cell: &Cell| {
        matches!(cell, Cell::Text(text)
            if text.split(' ').count() <= 2 && text.chars().count() > 1
                && text.chars().all(|c| c.is_alphabetic() || c == ' '))
    };
    let rows = || sheet.rows.iter().skip(first).take(200).filter(|row| matches!(row.cell(place), Cell::Text(_)));
    let given = rows().filter(|row| is_given(row.cell(place + 1))).count();
    if !bare || meanings.get(place + 1).copied().flatten().is_some() || given * 10 < rows().count() * 7 || given == 0 {
        return;
    }
    meanings[place] = Some(Meaning::FamilyName);
    columns[heading].field = Some(Meaning::FamilyName.name());
    if let Some(beside) = meanings.get_mut(place + 1) {
        *beside = Some(Meaning::GivenName);
        let column = MappedColumn {
            column: letters(place + 1),
            field: Some(Meaning::GivenName.name()),
            ..columns[heading].clone()
        };
        columns.insert(heading + 1, column);
    }
}

/// `(1) (2) (3)`, `1 2 3` or `A B 1 2` under the headings.
fn is_numbering(row: &Row) -> bool {
    let (mut last, mut count) = (0, 0);
    for (_, cell) in row.filled() {
        let text = cell.text();
        let text = text.trim_start_matches('(').trim_end_matches(')');
        match text.parse::<u32>() {
            Ok(number) if number == last + 1 => last = number,
            Err(_) if last == 0 && text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase()) => {}
            _ => return false,
        }
        count += 1;
    }
    count >= 3 && last >= 1
}
