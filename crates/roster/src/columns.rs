//! What all cells of a column together say: that it holds something else than its heading seems to, that its dates are
//! month first, that the sheet hides it.

use super::{
    Address, Doubt, Field, Warning,
    dates::{Order, Seen},
    field::{Shape, identity},
    grid::{Cell, Sheet},
    header::Header,
    meaning::Meaning,
    names, value,
};

/// Rows that tell in which order names stand.
const SAMPLED_NAMES: usize = 200;

/// Takes back what columns don't hold; gives the order of each column's dates and what is to be looked at.
pub(super) fn check(sheet: &Sheet, header: &mut Header, label: Option<&str>) -> (Vec<Order>, Vec<Warning>) {
    let mut warnings = Vec::new();
    let mut orders = vec![Order::default(); header.meanings.len()];
    let data = &sheet.rows[header.first.min(sheet.rows.len())..];
    let line = header.line.map_or(1, |line| sheet.rows[line].number);
    let warn = |row: u32, column: usize, reason: Doubt| Warning {
        cell: Address { sheet: label.map(str::to_owned), row, column },
        reason,
    };
    for column in 0..header.meanings.len() {
        let Some(meaning) = header.meanings[column] else { continue };
        let filled = || data.iter().map(|row| (row.number, row.cell(column))).filter(|(_, cell)| !cell.is_empty());
        match meaning {
            Meaning::Field(field @ (Field::Kind | Field::SeatedBy)) if !is_own(header, column, field) => {
                let knows = |cell: &Cell| value::read(field, cell, Order::default()).is_ok();
                if let Some((row, first)) = filled().next()
                    && !filled().any(|(_, cell)| knows(cell))
                {
                    warnings.push(warn(row, column, Doubt::OtherWords { field, found: first.text() }));
                    header.forget(column);
                    continue;
                }
            }
            // Running numbers of another system, under a heading of ours.
            Meaning::Field(field) if field.shape() == Shape::Id => {
                if let Some((row, first)) = filled().next()
                    && !filled().any(|(_, cell)| identity(&cell.text()).is_some())
                {
                    warnings.push(warn(row, column, Doubt::OtherIds { found: first.text() }));
                    header.forget(column);
                    continue;
                }
            }
            Meaning::Male | Meaning::Female => dates(column, &filled, &mut orders, &mut warnings, &warn),
            Meaning::Field(field) if field.shape() == Shape::Date => {
                dates(column, &filled, &mut orders, &mut warnings, &warn);
            }
            _ => {}
        }
        if sheet.hidden_columns.contains(&column) && filled().next().is_some() {
            warnings.push(warn(line, column, Doubt::HiddenColumn));
        }
    }
    if let Some(column) = header.guessed {
        let heading = header.line.map(|line| sheet.rows[line].cell(column).text()).unwrap_or_default();
        warnings.push(warn(line, column, Doubt::GuessedNames { heading }));
    }
    if let Some(column) = header.column_of(Meaning::Field(Field::FullName)) {
        let texts =
            data.iter().take(SAMPLED_NAMES).map(|row| row.cell(column).text()).filter(|text| text.contains(' '));
        let (mut all, mut turned) = (0, 0);
        for text in texts {
            all += 1;
            turned += usize::from(names::is_turned(&text));
        }
        if all >= 3 && turned * 10 >= all * 6 {
            warnings.push(warn(line, column, Doubt::GivenNameFirst));
        }
    }
    (orders, warnings)
}

fn dates<'a, I: Iterator<Item = (u32, &'a Cell)>>(
    column: usize,
    filled: &impl Fn() -> I,
    orders: &mut [Order],
    warnings: &mut Vec<Warning>,
    warn: &impl Fn(u32, usize, Doubt) -> Warning,
) {
    let seen = Seen::of(filled().map(|(_, cell)| cell));
    orders[column] = seen.order();
    let Some((first, _)) = filled().next() else { return };
    if seen.order() == Order::MonthFirst {
        warnings.push(warn(first, column, Doubt::MonthFirst));
        if seen.either > 0 && seen.sure == 0 {
            let swapped = filled().find(|(_, cell)| matches!(cell, Cell::Date(_))).map_or(first, |(row, _)| row);
            warnings.push(warn(swapped, column, Doubt::SwappedDates { count: seen.either }));
        }
    } else if seen.month_first > 0 {
        warnings.push(warn(first, column, Doubt::MixedDates));
    }
}

/// Whether a column has the very heading under which the field is written.
fn is_own(header: &Header, column: usize, field: Field) -> bool {
    let key = header.keys.get(column).map(String::as_str).unwrap_or_default();
    key == super::column::key(field.label()) || key == field.name().replace('_', " ")
}
