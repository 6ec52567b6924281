//! Rows below a header: delegates, sections, totals, signatures.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{
    Address, Failed, Field, FieldValue, ReadRow, Reading, Reason,
    column::{Meaning, key},
    grid::{Cell, Row, Sheet},
    header::Header,
    unit, value,
};
use crate::domain::delegate::{Kind, SeatedBy, Sex};

/// What the rows above say about the next.
#[derive(Default)]
struct Above {
    unit: Option<String>,
    kind: Option<Kind>,
    seated_by: Option<SeatedBy>,
    total: bool,
}

/// What a row is.
enum Sort {
    Delegate,
    Section(String),
    Total,
    /// Nothing that is read: page headers, empty numbered lines, stray words.
    Noise,
    NoName,
    /// Signatures begin; nothing below is read.
    End,
}

struct Reader<'a> {
    header: &'a Header,
    sheet: Option<&'a str>,
    today: Date,
    name: usize,
    family: Option<usize>,
    stt: Option<usize>,
    badge: Option<usize>,
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

/// Reads a sheet's delegates into `reading`; gives the headings of its sections.
/// Who is born after the day that comes with the sheet's name is no delegate.
pub(super) fn read(
    sheet: &Sheet,
    header: &Header,
    (sheet_name, today): (Option<&str>, Date),
    reading: &mut Reading,
) -> Vec<Section> {
    let mut sections = Vec::new();
    let reader = Reader {
        header,
        sheet: sheet_name,
        today,
        name: header.name_column(),
        family: header.column_of(Meaning::FamilyName),
        stt: header.column_of(Meaning::Field(Field::Stt)),
        badge: header.column_of(Meaning::Field(Field::BadgeNo)),
    };
    let mut above = Above { kind: title_kind(&header.title), ..Above::default() };
    // Rows with the heading of their section, whose proper spelling is known only when all rows are.
    let mut rows: Vec<(ReadRow, Option<String>)> = Vec::new();
    for row in sheet.rows.iter().skip(header.first) {
        match reader.sort(row, &above) {
            Sort::End => break,
            Sort::Noise => {}
            Sort::Total => above.total = true,
            Sort::Section(heading) => {
                above.enter(heading);
                sections.push(Section { row: row.number, is_kind: above.unit.is_none() });
            }
            Sort::NoName => reading.failed.push(reader.failed(row, reader.name, Reason::NoName)),
            Sort::Delegate => match reader.delegate(row, &above) {
                Ok(values) => {
                    let name_cell = reader.address(row, reader.name);
                    let badge_cell = reader.badge.map(|column| reader.address(row, column));
                    let row = ReadRow { row: row.number, name_cell, badge_cell, values, unit_of_section: false };
                    rows.push((row, above.unit.clone()));
                }
                Err(failed) => reading.failed.extend(failed),
            },
        }
    }
    spell_units(&mut rows);
    reading.rows.extend(rows.into_iter().map(|(row, _)| row));
    sections
}

impl Above {
    fn enter(&mut self, heading: String) {
        let key = key(&heading);
        let (kind, seated_by) = (value::kind(&key), value::seated_by(&key));
        // `B. ĐẠI BIỂU DỰ KHUYẾT` says in what right people sit, not where they come from.
        if !key.starts_with("chi bo") && !key.starts_with("dang bo") && (kind.is_some() || seated_by.is_some()) {
            (self.kind, self.seated_by, self.unit) = (kind.or(self.kind), seated_by, None);
        } else {
            self.unit = Some(heading);
        }
        self.total = false;
    }
}

impl Reader<'_> {
    fn address(&self, row: &Row, column: usize) -> Address {
        Address { sheet: self.sheet.map(str::to_owned), row: row.number, column }
    }

    fn failed(&self, row: &Row, column: usize, reason: Reason) -> Failed {
        Failed { cell: self.address(row, column), reason }
    }

    fn full_name(&self, row: &Row) -> String {
        let family = self.family.map(|column| row.cell(column).text()).unwrap_or_default();
        format!("{family} {}", row.cell(self.name).text()).trim().to_owned()
    }

    fn sort(&self, row: &Row, above: &Above) -> Sort {
        let stt = self.stt.map(|column| row.cell(column).text()).unwrap_or_default();
        let numbered = stt.trim_end_matches(['.', ')']).parse::<u32>().is_ok();
        let name = self.full_name(row);
        let places = [Some(self.name), self.family, self.stt];
        let known = |column: usize| self.header.meanings.get(column).is_some_and(Option::is_some);
        let others = row.filled().filter(|(column, _)| !places.contains(&Some(*column)) && known(*column)).count();

        if self.repeats_header(row) {
            return Sort::Noise;
        }
        if !numbered {
            let texts: Vec<String> = row.filled().map(|(_, cell)| key(&cell.text())).collect();
            let begins = |words: &[&str]| {
                texts.iter().any(|text| words.iter().any(|word| text == word || text.starts_with(&format!("{word} "))))
            };
            if others <= 1 && begins(&["t m", "tm", "thay mat", "nguoi lap", "nguoi lap bieu", "noi nhan", "k t"]) {
                return Sort::End;
            }
            if begins(&["tong so", "tong cong", "tong", "cong", "danh sach gom", "danh sach nay gom", "total"]) {
                return Sort::Total;
            }
        }
        if others == 0
            && let Some(heading) = self.heading(row, numbered)
        {
            return Sort::Section(heading);
        }
        match (name.is_empty(), numbered, others) {
            (true, true, 0) | (true, false, 0..=1) => Sort::Noise,
            (true, ..) => Sort::NoName,
            // A lone name below the total signs the list.
            (false, false, 0) if above.total => Sort::Noise,
            _ => Sort::Delegate,
        }
    }

    /// The header again, at the top of a printed page.
    fn repeats_header(&self, row: &Row) -> bool {
        let repeats = |column: usize| {
            let heading = self.header.keys.get(column).filter(|heading| !heading.is_empty());
            heading.is_some_and(|heading| *heading == key(&row.cell(column).text()))
        };
        // The name's heading first, as this is asked of every row.
        let name = self.family.unwrap_or(self.name);
        (repeats(name) || repeats(self.name)) && {
            let columns: Vec<usize> = row.filled().map(|(column, _)| column).collect();
            let repeated = columns.iter().filter(|column| repeats(**column)).count();
            repeated >= 2 && repeated * 2 >= columns.len()
        }
    }

    fn heading(&self, row: &Row, numbered: bool) -> Option<String> {
        let filled: Vec<String> = row.filled().map(|(_, cell)| cell.text()).collect();
        let text = filled.iter().max_by_key(|text| text.chars().count())?;
        let labelled = match &filled[..] {
            [label, _] => unit::is_label(label),
            [whole] => whole.split_once([' ', '.', ')']).is_some_and(|(label, _)| unit::is_label(label)),
            _ => false,
        };
        // `A Thị Bích` is a name whose first word looks like a label; a name stands in its column, and numbered.
        let label_is_name = self.family.is_some() && !row.cell(self.name).is_empty() && filled.len() == 2;
        let counted = text.contains('(') && text.chars().any(|c| c.is_ascii_digit());
        let alone = filled.len() == 1 && text.chars().all(|c| !c.is_lowercase()) && row.cell(self.name).is_empty();
        let is_heading =
            unit::is_head(text) || !numbered && (labelled && !label_is_name && in_capitals(text) || counted || alone);
        is_heading.then(|| unit::clean(text)).filter(|heading| !heading.is_empty())
    }

    /// The row's values, or every cell that is wrong.
    fn delegate(&self, row: &Row, above: &Above) -> Result<Vec<FieldValue>, Vec<Failed>> {
        let (mut values, mut failed) = (Vec::new(), Vec::new());
        let name = self.full_name(row);
        if name.chars().any(|c| c.is_ascii_digit()) {
            failed.push(self.failed(row, self.name, Reason::NotAName { found: name.clone() }));
        }
        values.push(FieldValue::Text(Field::FullName, name));
        match self.sex(row) {
            Ok(stated) => values.extend(stated),
            Err(wrong) => failed.push(wrong),
        }
        for (column, cell) in row.filled() {
            match self.header.meanings.get(column).copied().flatten() {
                Some(Meaning::PositionAndWorkplace) => {
                    let (position, workplace) = unit::split(&cell.text(), above.unit.as_deref());
                    let pair = [(Field::Position, position), (Field::Workplace, workplace)];
                    values.extend(
                        pair.into_iter()
                            .filter(|(_, text)| !text.is_empty())
                            .map(|(field, text)| FieldValue::Text(field, text)),
                    );
                }
                Some(Meaning::Field(field)) if field != Field::FullName => match self.value(field, cell) {
                    Ok(read) => values.extend(read),
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
        if failed.is_empty() { Ok(values) } else { Err(failed) }
    }

    fn value(&self, field: Field, cell: &Cell) -> Result<Vec<FieldValue>, Reason> {
        value::read(field, cell)?.into_iter().map(|value| value.born_by(self.today, &cell.text())).collect()
    }

    /// Two columns for men and women hold a tick or the date of birth; a single one for women is ticked or empty.
    fn sex(&self, row: &Row) -> Result<Vec<FieldValue>, Failed> {
        let (male, female) = (self.header.column_of(Meaning::Male), self.header.column_of(Meaning::Female));
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
        let born = self.value(Field::DateOfBirth, cell).map_err(|reason| self.failed(row, column, reason))?;
        Ok([vec![FieldValue::Sex(sex)], born].concat())
    }
}

fn in_capitals(text: &str) -> bool {
    !text.chars().any(char::is_lowercase) || unit::is_head(text) || text.contains('(')
}

/// `DANH SÁCH ĐẠI BIỂU DỰ KHUYẾT` above the header; the official ones are the default.
fn title_kind(title: &str) -> Option<Kind> {
    title.lines().map(key).filter(|line| line.starts_with("danh sach")).find_map(|line| {
        let official = line.contains("chinh thuc");
        value::kind(&line).filter(|kind| !official && *kind != Kind::Official)
    })
}

/// Gives each row the unit of its section, spelled as the workplaces spell it; a workplace that is a unit stands for
/// one where there are no sections.
fn spell_units(rows: &mut [(ReadRow, Option<String>)]) {
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
            None => workplace(row).filter(|text| unit::is_head(text)),
        };
        row.unit_of_section = section.is_some();
        row.values.extend(unit.map(|unit| FieldValue::Text(Field::Unit, unit)));
    }
}
