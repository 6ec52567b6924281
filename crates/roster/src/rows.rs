//! Rows below a header: delegates, and all else that is told and not read.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{
    Address, Doubt, Failed, Field, FieldValue, LeftOut, NoPerson, ReadRow, Reading, Reason, Warning,
    column::key,
    dates::Order,
    grid::{Cell, Row, Sheet},
    header::Header,
    meaning::Meaning,
    names,
    sort::{Passed, Sort, Sorter},
    unit, value,
};
use daihoi_domain::delegate::{DelegateKind, SeatedBy, Sex};

/// How many cells of a row that is left out are told, to know it by.
const FIRST_CELLS: usize = 4;
/// Letters of each of them.
const FIRST_LETTERS: usize = 60;

/// What the rows above say about the next.
#[derive(Default)]
struct Above {
    unit: Option<String>,
    kind: Option<DelegateKind>,
    seated_by: Option<SeatedBy>,
    passed: Passed,
}

/// What a reading of rows needs to know beside them.
pub(super) struct Place<'a> {
    /// The sheet, as addresses name it.
    pub(super) label: Option<&'a str>,
    /// The unit that the sheet's name or the list's title says.
    pub(super) unit: Option<String>,
    /// In what right people sit, by the title or the sheet's name.
    pub(super) kind: Option<DelegateKind>,
    /// A birth after this day is refused.
    pub(super) today: Date,
    /// In which order each column's dates stand.
    pub(super) orders: Vec<Order>,
}

struct Reader<'a> {
    header: &'a Header,
    place: &'a Place<'a>,
    sorter: Sorter<'a>,
    name: usize,
    badge: Option<usize>,
    born: [Option<usize>; 3],
    sexes: [Option<usize>; 2],
}

/// The heading of a section, which says something of the rows below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) row: u32,
    /// In what right people sit, not where they come from.
    pub(super) is_kind: bool,
}

/// Writes the text of merged cells into each row that they reach over, where people stand in them together.
pub(super) fn fill_merged(sheet: &mut Sheet, header: &Header) {
    let shared = |meaning: &Option<Meaning>| {
        matches!(
            meaning,
            Some(
                Meaning::PositionAndWorkplace
                    | Meaning::Field(
                        Field::Unit
                            | Field::Delegation
                            | Field::Workplace
                            | Field::Kind
                            | Field::SeatedBy
                            | Field::Ethnicity
                            | Field::Religion
                            | Field::HomeTown
                            | Field::DecisionNo
                            | Field::AdmittedOn
                    )
            )
        )
    };
    let below = sheet.rows.get(header.first).map_or(u32::MAX, |row| row.number);
    for merged in std::mem::take(&mut sheet.merged) {
        if merged.first < below || !header.meanings.get(merged.column).is_some_and(shared) {
            continue;
        }
        let Some(cell) = sheet.row(merged.first).map(|row| row.cell(merged.column).clone()) else { continue };
        let start = sheet.rows.partition_point(|row| row.number <= merged.first);
        for row in sheet.rows[start..].iter_mut().take_while(|row| row.number <= merged.last) {
            if row.cells.len() <= merged.column {
                row.cells.resize(merged.column + 1, Cell::Empty);
            }
            if row.cells[merged.column].is_empty() {
                row.cells[merged.column] = cell.clone();
            }
        }
    }
}

/// Reads a list's delegates into `reading`; gives the headings of its sections.
pub(super) fn read(sheet: &Sheet, header: &Header, place: &Place<'_>, reading: &mut Reading) -> Vec<Section> {
    let mut sections = Vec::new();
    let of = |meaning| header.column_of(meaning);
    let data = &sheet.rows[header.first.min(sheet.rows.len())..];
    let reader = Reader {
        header,
        place,
        sorter: Sorter::new(header, data),
        name: header.name_column(),
        badge: of(Meaning::Field(Field::BadgeNo)),
        born: [Meaning::BirthDay, Meaning::BirthMonth, Meaning::BirthYear].map(of),
        sexes: [Meaning::Male, Meaning::Female].map(of),
    };
    let mut above = Above { kind: place.kind, ..Above::default() };
    let mut hidden: Option<(u32, usize, u32)> = None;
    // Rows with the heading of their section, whose proper spelling is known only when all rows are.
    let mut rows: Vec<(ReadRow, Option<String>)> = Vec::new();
    for row in data {
        match reader.sorter.sort(row, above.passed) {
            Sort::Other(reason) => {
                above.passed.total |= reason == NoPerson::Total;
                above.passed.signed |= reason == NoPerson::Signature;
                reading.left_out.push(left_out(row, place.label, reason));
            }
            Sort::Section(heading) => {
                above.enter(heading);
                sections.push(Section { row: row.number, is_kind: above.unit.is_none() });
                reading.left_out.push(left_out(row, place.label, NoPerson::Section));
            }
            Sort::NoName => reading.failed.push(reader.failed(row, reader.name, Reason::NoName)),
            Sort::Delegate => {
                if row.hidden {
                    let (first, count, _) = hidden.unwrap_or((row.number, 0, 0));
                    hidden = Some((first, count + 1, row.number));
                }
                match reader.delegate(row, &above, &mut reading.warnings) {
                    Ok(values) => {
                        let name_cell = reader.address(row, reader.name);
                        let badge_cell = reader.badge.map(|column| reader.address(row, column));
                        let row = ReadRow { row: row.number, name_cell, badge_cell, values, unit_of_section: false };
                        rows.push((row, above.unit.clone()));
                    }
                    Err(failed) => reading.failed.extend(failed),
                }
            }
        }
    }
    if let Some((row, count, _)) = hidden {
        let cell = Address { sheet: place.label.map(str::to_owned), row, column: reader.name };
        reading.warnings.push(Warning { cell, reason: Doubt::HiddenRows { count } });
    }
    spell_units(&mut rows, place.unit.as_deref());
    reading.rows.extend(rows.into_iter().map(|(row, _)| row));
    sections
}

/// A row that is told, with what stands first in it.
pub(super) fn left_out(row: &Row, label: Option<&str>, reason: NoPerson) -> LeftOut {
    let column = row.filled().next().map_or(0, |(column, _)| column);
    let short = |cell: &Cell| {
        let text = cell.text();
        if text.chars().count() <= FIRST_LETTERS {
            text
        } else {
            text.chars().take(FIRST_LETTERS).chain(['…']).collect()
        }
    };
    let first_cells = row.filled().take(FIRST_CELLS).map(|(_, cell)| short(cell)).collect();
    LeftOut { cell: Address { sheet: label.map(str::to_owned), row: row.number, column }, first_cells, reason }
}

impl Above {
    fn enter(&mut self, heading: String) {
        let key = key(&heading);
        let (kind, seated_by) = (value::kind(&key), value::seated_by(&key));
        let of_unit = key.starts_with("chi bo") || key.starts_with("dang bo");
        // `B. ĐẠI BIỂU DỰ KHUYẾT` says in what right people sit, not where they come from.
        if !of_unit && (kind.is_some() || seated_by.is_some()) {
            (self.kind, self.seated_by, self.unit) = (kind.or(self.kind), seated_by, None);
        } else if key.starts_with("danh sach") {
            self.unit = unit::of_title(&heading);
        } else {
            self.unit = Some(heading);
        }
        self.passed = Passed::default();
    }
}

impl Reader<'_> {
    fn address(&self, row: &Row, column: usize) -> Address {
        Address { sheet: self.place.label.map(str::to_owned), row: row.number, column }
    }

    fn failed(&self, row: &Row, column: usize, reason: Reason) -> Failed {
        Failed { cell: self.address(row, column), reason }
    }

    /// The row's values, or every cell that is wrong.
    fn delegate(&self, row: &Row, above: &Above, warnings: &mut Vec<Warning>) -> Result<Vec<FieldValue>, Vec<Failed>> {
        let (mut values, mut failed, mut doubts) = (Vec::new(), Vec::new(), Vec::new());
        match self.name(row) {
            Ok((read, doubt)) => {
                values.extend(read);
                doubts.extend(doubt.map(|doubt| (self.name, doubt)));
            }
            Err(reason) => failed.push(self.failed(row, self.name, reason)),
        }
        match self.sex(row) {
            Ok(stated) => values.extend(stated),
            Err(wrong) => failed.push(wrong),
        }
        match self.birth(row) {
            Ok(stated) => values.extend(stated),
            Err(wrong) => failed.push(wrong),
        }
        for (column, cell) in row.filled() {
            match self.header.meanings.get(column).copied().flatten() {
                Some(Meaning::PositionAndWorkplace) => match value::read(Field::Position, cell, Order::default()) {
                    Ok(_) => {
                        let (position, workplace) = unit::split(&cell.text(), above.unit.as_deref());
                        let pair = [(Field::Position, position), (Field::Workplace, workplace)];
                        let filled = pair.into_iter().filter(|(_, text)| !text.is_empty());
                        values.extend(filled.map(|(field, text)| FieldValue::Text(field, text)));
                    }
                    Err(reason) => failed.push(self.failed(row, column, reason)),
                },
                Some(Meaning::Field(field)) if field != Field::FullName => match self.value(field, column, cell) {
                    Ok(read) => {
                        doubts.extend(read.iter().filter_map(value::doubt).map(|doubt| (column, doubt)));
                        values.extend(read);
                    }
                    Err(reason) => failed.push(self.failed(row, column, reason)),
                },
                _ => {}
            }
        }
        let states = |values: &[FieldValue], field: Field| values.iter().any(|value| value.field() == field);
        if let Some(kind) = above.kind
            && !states(&values, Field::Kind)
        {
            values.push(FieldValue::Kind(kind));
        }
        if let Some(seated_by) = above.seated_by
            && !states(&values, Field::SeatedBy)
        {
            values.push(FieldValue::SeatedBy(seated_by));
        }
        if let Some(column) =
            row.struck.iter().find(|column| self.header.meanings.get(**column).is_some_and(Option::is_some))
        {
            doubts.push((*column, Doubt::PartlyStruck));
        }
        warnings.extend(doubts.into_iter().map(|(column, reason)| Warning { cell: self.address(row, column), reason }));
        if failed.is_empty() { Ok(values) } else { Err(failed) }
    }

    /// The name, and the number that stood before it; what else stood there is to be looked at.
    fn name(&self, row: &Row) -> Result<(Vec<FieldValue>, Option<Doubt>), Reason> {
        let found = self.sorter.name(row);
        let sources = [self.sorter.full, self.sorter.family, self.sorter.middle, self.sorter.given];
        let cells = || sources.iter().flatten().map(|column| row.cell(*column));
        for cell in cells() {
            match cell {
                Cell::Broken(_) => return Err(Reason::BrokenLetters { found: cell.text() }),
                Cell::Turned(_) => return Err(Reason::TurnedLetters { found: cell.text() }),
                Cell::Error if found.is_empty() => return Err(Reason::FormulaError),
                Cell::Uncalculated if found.is_empty() => return Err(Reason::NotCalculated),
                Cell::Date(_) => return Err(Reason::NotAName { found: cell.text() }),
                _ => {}
            }
        }
        let name = names::read(&found)?;
        if name.text.is_empty() {
            return Err(Reason::NoName);
        }
        let number =
            name.number.filter(|_| self.sorter.stt.is_none()).map(|number| FieldValue::Number(Field::Stt, number));
        let doubt =
            name.trimmed.then(|| Doubt::NameTrimmed { found: found.replace('\n', " "), kept: name.text.clone() });
        Ok((std::iter::once(FieldValue::Text(Field::FullName, name.text)).chain(number).collect(), doubt))
    }

    fn value(&self, field: Field, column: usize, cell: &Cell) -> Result<Vec<FieldValue>, Reason> {
        let order = self.place.orders.get(column).copied().unwrap_or_default();
        let values = value::read(field, cell, order)?.into_iter();
        values.map(|value| value.born_by(self.place.today, &cell.text())).collect()
    }

    /// The birth whose day, month and year fill columns of their own.
    fn birth(&self, row: &Row) -> Result<Vec<FieldValue>, Failed> {
        let [day, month, Some(year)] = self.born else { return Ok(Vec::new()) };
        let part = |column: Option<usize>| column.map(|column| row.cell(column).text()).unwrap_or_default();
        let parts: Vec<String> =
            [part(day), part(month), part(Some(year))].into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            return Ok(Vec::new());
        }
        let wrong = |reason| self.failed(row, year, reason);
        let found = parts.join("/");
        if part(Some(year)).is_empty() || part(month).is_empty() && !part(day).is_empty() {
            return Err(wrong(Reason::NotADate { found }));
        }
        self.value(Field::DateOfBirth, year, &Cell::Text(found)).map_err(wrong)
    }

    /// Two columns for men and women hold a tick or the date of birth; a single one for women is ticked or empty.
    fn sex(&self, row: &Row) -> Result<Vec<FieldValue>, Failed> {
        let [male, female] = self.sexes;
        let filled = |column: Option<usize>| column.filter(|column| !row.cell(*column).is_empty());
        let (sex, column) = match (filled(male), filled(female)) {
            (Some(_), Some(column)) => return Err(self.failed(row, column, Reason::BothSexes)),
            (Some(column), None) => (Sex::Male, column),
            (None, Some(column)) => (Sex::Female, column),
            (None, None) if male.is_none() && female.is_some() => return Ok(vec![FieldValue::Sex(Sex::Male)]),
            (None, None) => return Ok(Vec::new()),
        };
        let cell = row.cell(column);
        if value::is_tick(cell) {
            return Ok(vec![FieldValue::Sex(sex)]);
        }
        let born = self.value(Field::DateOfBirth, column, cell).map_err(|reason| self.failed(row, column, reason))?;
        Ok([vec![FieldValue::Sex(sex)], born].concat())
    }
}

/// `DANH SÁCH ĐẠI BIỂU DỰ KHUYẾT` above the header, or a sheet of that name; the official ones are the default.
pub(super) fn title_kind(title: &str, sheet: &str) -> Option<DelegateKind> {
    let of =
        |line: &str| value::kind(line).filter(|kind| !line.contains("chinh thuc") && *kind != DelegateKind::Official);
    title
        .lines()
        .map(key)
        .filter(|line| line.starts_with("danh sach"))
        .find_map(|line| of(&line))
        .or_else(|| of(&key(sheet)))
}

/// Gives each row the unit of its section, spelled as the workplaces spell it; a workplace that is a unit stands for
/// one where there are no sections, and what the sheet or the title says for one where there is none at all.
fn spell_units(rows: &mut [(ReadRow, Option<String>)], base: Option<&str>) {
    let mut spelling: HashMap<String, String> = HashMap::new();
    let workplace = |row: &ReadRow| {
        row.values.iter().find_map(|value| match value {
            FieldValue::Text(Field::Workplace, text) => Some(text.clone()),
            _ => None,
        })
    };
    for text in rows.iter().filter_map(|(row, _)| workplace(row)) {
        spelling.entry(key(&text)).or_insert(text);
    }
    for (row, section) in rows {
        if row.values.iter().any(|value| value.field() == Field::Unit) {
            continue;
        }
        let unit = match section {
            Some(heading) => Some(spelling.get(&key(heading)).cloned().unwrap_or_else(|| unit::sentence(heading))),
            None => workplace(row).filter(|text| unit::is_head(text)).or_else(|| base.map(str::to_owned)),
        };
        row.unit_of_section = section.is_some();
        row.values.extend(unit.map(|unit| FieldValue::Text(Field::Unit, unit)));
    }
}
