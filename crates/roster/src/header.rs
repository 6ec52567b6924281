//! Where the header is and what its columns mean.

use std::collections::HashSet;

use serde::Serialize;

use super::{
    Field, Override, column,
    grid::{Cell, Row, Sheet},
    meaning::Meaning,
    names,
    reason::letters,
};

/// How far down a header is looked for.
pub(super) const SEARCHED_ROWS: usize = 40;
/// Rows of data that show what a column holds.
pub(super) const SAMPLED_ROWS: usize = 200;

pub(super) const FULL_NAME: Meaning = Meaning::Field(Field::FullName);

/// How one column was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MappedColumn {
    /// The sheet's name; empty for text files.
    pub sheet: String,
    /// Its letters.
    pub column: String,
    /// Its heading; of two rows, both. Empty where the list has no headings.
    pub header: String,
    /// The field's name as `--map` takes it; none where the column is not read.
    pub field: Option<&'static str>,
    /// What stands in it in the first row of data, to know the column by.
    #[serde(skip)]
    pub sample: String,
}

/// A list's header.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// The sheet's row that it begins with; none where a person said what the columns of a list without headings are.
    pub(super) line: Option<usize>,
    /// The first of the sheet's rows that is below it.
    pub(super) first: usize,
    /// What each column means.
    pub(super) meanings: Vec<Option<Meaning>>,
    /// As above, for people.
    pub(super) columns: Vec<MappedColumn>,
    /// The headings' keys, to know the header again where it is repeated on each page.
    pub(super) keys: Vec<String>,
    /// The lines above it.
    pub(super) title: String,
    /// The column of names, where its heading is not known.
    pub(super) guessed: Option<usize>,
    /// The column of reasons, in a file of rows to mend.
    pub(super) reasons: Option<usize>,
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
        let of = |meaning| self.column_of(meaning);
        of(FULL_NAME).or_else(|| of(Meaning::GivenName)).unwrap_or_default()
    }

    /// Whether a column is read, or lies beyond all that could be.
    pub(super) fn is_read(&self, column: usize) -> bool {
        self.meanings.get(column).is_none_or(Option::is_some)
    }

    fn is_named(&self) -> bool {
        self.meanings.iter().any(|meaning| meaning.is_some_and(Meaning::is_name))
    }

    /// What each column was taken for, without those that turned out to hold something else.
    pub(super) fn forget(&mut self, place: usize) {
        if let Some(meaning) = self.meanings.get_mut(place) {
            *meaning = None;
        }
        let letters = letters(place);
        self.columns.iter_mut().filter(|column| column.column == letters).for_each(|column| column.field = None);
    }
}

/// A header that may be one, and how sure that is.
pub(super) struct Candidate {
    pub(super) header: Header,
    score: u32,
    /// Headings that are known as a whole, without a word of anybody.
    pub(super) exact: usize,
    /// Whether a heading that a person named stands in it.
    named: bool,
    /// Whether a person said which column the names are, by its letters or its heading.
    said: bool,
}

pub(super) fn searched(sheet: &Sheet) -> impl Iterator<Item = (usize, &Row)> {
    sheet.rows.iter().enumerate().take(SEARCHED_ROWS)
}

pub(super) fn best(sheet: &Sheet, overrides: &[Override]) -> Option<Header> {
    // Of equals the first: a data row under the header never scores higher than it.
    let mut all: Vec<Candidate> = searched(sheet).filter_map(|(index, _)| candidate(sheet, index, overrides)).collect();
    let place = (0..all.len()).rev().max_by_key(|place| all[*place].score)?;
    // The header of a list above it, with people between, is that of the first list.
    let line = all[place].header.line.unwrap_or_default();
    let leads = |one: &Candidate| {
        let (first, name) = (one.header.first, one.header.name_column());
        let between = sheet.rows.get(first..line).unwrap_or_default();
        one.score * 2 >= all[place].score && between.iter().any(|row| is_name(row.cell(name)))
    };
    let place = all.iter().take(place).position(leads).unwrap_or(place);
    Some(all.swap_remove(place).header)
}

/// The header that begins at a row, of one or two rows: two where the upper one adds to what the lower says.
fn candidate(sheet: &Sheet, index: usize, overrides: &[Override]) -> Option<Candidate> {
    let row = &sheet.rows[index];
    let below = sheet.rows.get(index + 1);
    let below = below.filter(|below| below.number == row.number + 1 && is_second_row(row, below));
    let single = make(sheet, index, None, overrides);
    let double = below.map(|below| make(sheet, index, Some(below), overrides));
    let adds = |double: &Candidate| double.score > make(sheet, index + 1, None, overrides).score;
    let double = double.filter(|double| double.score > single.score && adds(double) && is_header(sheet, double));
    double.or_else(|| Some(single).filter(|single| is_header(sheet, single)))
}

/// Whether there is enough in a row to take it for a header.
fn is_header(sheet: &Sheet, candidate: &Candidate) -> bool {
    let header = &candidate.header;
    let known = header.meanings.iter().flatten().count();
    if !header.is_named() {
        return false;
    }
    // Where a person says which column it is, a family's name stands in it and no heading: a list without headings.
    let cell = header.line.map_or(&Cell::Empty, |line| sheet.rows[line].cell(header.name_column()));
    if candidate.said
        && !candidate.named
        && is_name(cell)
        && cell.text().contains(' ')
        && names::has_family(&cell.text())
    {
        return false;
    }
    if candidate.exact == 0 && !candidate.named {
        if candidate.said {
            return false;
        }
        // No heading is known as a whole: the names below must tell.
        let (filled, named, family) = names_below(sheet, header.first, header.name_column());
        return filled > 0 && named * 10 >= filled * 8 && family * 10 >= named * 6;
    }
    // A person's word and one heading make a header; so does the heading of the names alone, with names below it.
    let place = header.name_column();
    known >= 2 || sheet.rows[header.first.min(sheet.rows.len())..].iter().take(5).any(|row| is_name(row.cell(place)))
}

/// The header at this very row, if there is one: for the lists below the first.
pub(super) fn at(sheet: &Sheet, index: usize, overrides: &[Override]) -> Option<Header> {
    candidate(sheet, index, overrides).map(|found| found.header)
}

pub(super) fn is_name(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(_)) && names::read(&cell.lines()).is_ok_and(|name| names::looks_like_one(&name.text))
}

/// How many of a column's cells from a row on are filled, look like names, and begin with a family name.
pub(super) fn names_below(sheet: &Sheet, first: usize, place: usize) -> (usize, usize, usize) {
    let (mut filled, mut named, mut family) = (0, 0, 0);
    for row in sheet.rows.iter().skip(first).take(SAMPLED_ROWS) {
        let cell = row.cell(place);
        if cell.is_empty() {
            continue;
        }
        filled += 1;
        if is_name(cell) && cell.text().contains(' ') {
            named += 1;
            family += usize::from(names::has_family(&cell.text()));
        }
    }
    (filled, named, family)
}

/// Whether a row continues the header above it: at least half of its cells are headings, and not of the same columns.
fn is_second_row(above: &Row, below: &Row) -> bool {
    let (mut known, mut all, mut repeated) = (0, 0, 0);
    let mut parent = String::new();
    for (index, cell) in below.filled() {
        all += 1;
        if let Cell::Text(text) = above.cell(index) {
            parent.clone_from(text);
        }
        let heading = matches!(cell, Cell::Text(_));
        let alone = column::meaning("", &cell.text()).is_some_and(|(_, score)| score == 2);
        known += usize::from(heading && (alone || column::part_of_date(&column::key(&parent), &cell.text()).is_some()));
        repeated += usize::from(heading && column::key(&cell.text()) == column::key(&above.cell(index).text()));
    }
    known * 2 >= all && known > 0 && repeated == 0
}

/// A row's cells as headings: of each column both cells, and what they mean, by a person's word or by their own.
struct Heading {
    place: usize,
    parent: String,
    own: String,
    /// What it means, how sure that is, and whether a person said so.
    found: Option<(Meaning, u32)>,
    said: bool,
}

fn headings(row: &Row, below: Option<&Row>, overrides: &[Override]) -> Vec<Heading> {
    let width = row.cells.len().max(below.map_or(0, |below| below.cells.len()));
    let mut parent = String::new();
    let mut all = Vec::with_capacity(width);
    for place in 0..width {
        let own = below.map_or(&Cell::Empty, |below| below.cell(place)).text();
        // A merged heading stands in its first column and reaches over those that have a second row.
        match row.cell(place) {
            Cell::Empty if own.is_empty() => parent.clear(),
            Cell::Empty => {}
            cell => parent = cell.text(),
        }
        let heading = join(&parent, &own);
        let wanted = overrides.iter().find(|wanted| {
            wanted.names(&letters(place), &heading)
                || wanted.names("", &own)
                || own.is_empty() && wanted.names("", &parent)
        });
        let found = match wanted {
            Some(wanted) => wanted.meaning.map(|meaning| (meaning, 2)),
            // What a person gave to another column is not guessed again.
            None => column::meaning(&parent, &own)
                .filter(|(meaning, _)| !overrides.iter().any(|wanted| wanted.meaning == Some(*meaning))),
        };
        all.push(Heading { place, parent: parent.clone(), own, found, said: wanted.is_some() });
    }
    all
}

fn join(parent: &str, own: &str) -> String {
    [parent, own].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" / ")
}

pub(super) fn make(sheet: &Sheet, index: usize, below: Option<&Row>, overrides: &[Override]) -> Candidate {
    let row = &sheet.rows[index];
    let mut all = headings(row, below, overrides);
    // A second column of one meaning is left alone; of two, the one that is sure stays.
    let mut taken = HashSet::new();
    for sure in [2, 1] {
        for heading in all.iter_mut().filter(|heading| heading.found.is_some_and(|(_, score)| score == sure)) {
            if heading.found.is_some_and(|(meaning, _)| !taken.insert(meaning)) {
                heading.found = None;
            }
        }
    }
    let mut candidate = Candidate {
        header: Header {
            line: Some(index),
            first: index + 1 + usize::from(below.is_some()),
            meanings: Vec::new(),
            columns: Vec::new(),
            keys: Vec::new(),
            title: title(&sheet.rows[..index]),
            guessed: None,
            reasons: None,
        },
        score: 0,
        exact: 0,
        named: false,
        said: overrides.iter().any(|wanted| wanted.meaning.is_some_and(Meaning::is_name)),
    };
    let header = &mut candidate.header;
    for Heading { place, parent, own, found, said } in all {
        let heading = join(&parent, &own);
        if column::is_reasons(&parent) || column::is_reasons(&own) {
            header.reasons = Some(place);
            header.meanings.push(None);
            header.keys.push(String::new());
            continue;
        }
        candidate.score += found.map_or(0, |(_, sure)| sure);
        candidate.exact += usize::from(found.is_some_and(|(_, sure)| sure == 2) && !said);
        candidate.named |= said && overrides.iter().any(|wanted| wanted.names("", &heading) || wanted.names("", &own));
        header.meanings.push(found.map(|(meaning, _)| meaning));
        header.keys.push(column::key(if own.is_empty() { &parent } else { &own }));
        if !heading.is_empty() {
            let field = found.map(|(meaning, _)| meaning.name());
            let sheet = sheet.name.clone();
            header.columns.push(MappedColumn {
                sheet,
                column: letters(place),
                header: heading,
                field,
                sample: String::new(),
            });
        }
    }
    header.add_bare(sheet, overrides);
    if overrides.is_empty() {
        header.part_names(sheet);
    }
    header.part_births(sheet);
    // `Tên` alone is the whole name.
    if header.column_of(Meaning::FamilyName).is_none()
        && !overrides.iter().any(|wanted| wanted.meaning == Some(Meaning::GivenName))
        && header.column_of(FULL_NAME).is_none()
        && let Some(place) = header.column_of(Meaning::GivenName)
    {
        header.name(place, FULL_NAME);
    }
    while sheet.rows.get(header.first).is_some_and(is_numbering) {
        header.first += 1;
    }
    header.sample(sheet);
    candidate
}

pub(super) fn title(rows: &[Row]) -> String {
    let lines = rows.iter().flat_map(|row| row.filled().map(|(_, cell)| cell.text()));
    lines.collect::<Vec<_>>().join("\n")
}

/// A column by its letters.
pub(super) fn place_of(letters: &str) -> usize {
    letters.bytes().fold(0, |place, letter| place * 26 + usize::from(letter - b'A') + 1) - 1
}

impl Header {
    /// Takes a column for something.
    pub(super) fn name(&mut self, place: usize, meaning: Meaning) {
        if self.meanings.len() <= place {
            self.meanings.resize(place + 1, None);
        }
        self.meanings[place] = Some(meaning);
        let letters = letters(place);
        self.columns.iter_mut().filter(|column| column.column == letters).for_each(|c| c.field = Some(meaning.name()));
    }

    /// Columns without a heading that a person named by their letters.
    fn add_bare(&mut self, sheet: &Sheet, overrides: &[Override]) {
        let width = sheet.rows.iter().skip(self.first).take(SAMPLED_ROWS).map(|row| row.cells.len()).max();
        for place in self.meanings.len()..width.unwrap_or_default() {
            let letters = letters(place);
            let meaning = overrides.iter().find(|wanted| wanted.names(&letters, "")).and_then(|wanted| wanted.meaning);
            if let Some(meaning) = meaning
                && self.column_of(meaning).is_none()
            {
                self.keys.resize(place + 1, String::new());
                let (sheet, header) = (sheet.name.clone(), String::new());
                self.columns.push(MappedColumn { sheet, column: letters, header, field: None, sample: String::new() });
                self.name(place, meaning);
            }
        }
    }

    pub(super) fn sample(&mut self, sheet: &Sheet) {
        for column in &mut self.columns {
            let place = place_of(&column.column);
            let filled = sheet.rows.iter().skip(self.first).take(SEARCHED_ROWS).map(|row| row.cell(place));
            column.sample = filled.filter(|cell| !cell.is_empty()).map(Cell::text).next().unwrap_or_default();
        }
    }

    /// `Họ và tên` merged over two columns: the given name stands under no heading of its own, beside the rest of the name.
    fn part_names(&mut self, sheet: &Sheet) {
        let Some(place) = self.column_of(FULL_NAME) else { return };
        let Some(heading) = self.columns.iter().position(|column| place_of(&column.column) == place) else { return };
        let bare = !self.columns.iter().any(|column| place_of(&column.column) == place + 1);
        // One word of letters, or two: a name, and no tick, number or date.
        let is_given = |cell: &Cell| {
            matches!(cell, Cell::Text(text)
                if text.split(' ').count() <= 2 && text.chars().count() > 1
                    && text.chars().all(|c| c.is_alphabetic() || c == ' '))
        };
        let rows = || {
            let rows = sheet.rows.iter().skip(self.first).take(SAMPLED_ROWS);
            rows.filter(|row| matches!(row.cell(place), Cell::Text(_)))
        };
        let given = rows().filter(|row| is_given(row.cell(place + 1))).count();
        if !bare
            || self.meanings.get(place + 1).copied().flatten().is_some()
            || given * 10 < rows().count() * 7
            || given == 0
        {
            return;
        }
        self.meanings[place] = Some(Meaning::FamilyName);
        self.columns[heading].field = Some(Meaning::FamilyName.name());
        let column = MappedColumn {
            column: letters(place + 1),
            field: Some(Meaning::GivenName.name()),
            ..self.columns[heading].clone()
        };
        self.columns.insert(heading + 1, column);
        self.name(place + 1, Meaning::GivenName);
        self.keys.resize(self.keys.len().max(place + 2), String::new());
    }

    /// `Ngày sinh`, `Tháng sinh` and `Năm sinh` beside each other are the parts of one date.
    fn part_births(&mut self, sheet: &Sheet) {
        let born = Meaning::Field(Field::DateOfBirth);
        let (Some(day), Some(month)) = (self.column_of(born), self.column_of(Meaning::BirthMonth)) else { return };
        let year = (0..self.keys.len()).find(|place| {
            *place != day
                && matches!(self.keys[*place].as_str(), "nam sinh" | "nam" | "year" | "birth year")
                && self.meanings[*place].is_none_or(|known| known == Meaning::Male)
        });
        let days = |cell: &Cell| cell.text().parse::<u32>().is_ok_and(|day| (1..=31).contains(&day));
        let filled = |place: usize| {
            sheet
                .rows
                .iter()
                .skip(self.first)
                .take(SAMPLED_ROWS)
                .map(move |row| row.cell(place))
                .filter(|cell| !cell.is_empty())
        };
        let Some(year) = year else { return };
        if filled(day).all(days) && month != year {
            self.name(day, Meaning::BirthDay);
            self.name(year, Meaning::BirthYear);
        }
    }
}

/// `(1) (2) (3)`, `1 2 3` or `A B 1 2` under the headings.
pub(super) fn is_numbering(row: &Row) -> bool {
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
