//! Dates as people write them, and the order of day and month that a whole column has.

use jiff::{ToSpan, civil::Date};

use super::{Reason, column::key, grid::Cell};
use daihoi_domain::date::PartialDate;

/// In which order the texts of a column have day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Order {
    #[default]
    DayFirst,
    MonthFirst,
}

/// What the cells of a column say of that order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Seen {
    /// Texts that can only be day first, and only month first.
    pub(super) day_first: usize,
    pub(super) month_first: usize,
    /// Days whose day and month may have been swapped before: both are at most twelve.
    pub(super) either: usize,
    /// Days that can't have been.
    pub(super) sure: usize,
}

impl Seen {
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a Cell>) -> Self {
        let mut seen = Self::default();
        for cell in cells {
            match cell {
                Cell::Date(date) if date.day() <= 12 => seen.either += 1,
                Cell::Date(_) => seen.sure += 1,
                Cell::Text(text) => match parts(text) {
                    Some((first, second)) if first > 12 && second <= 12 => seen.day_first += 1,
                    Some((first, second)) if first <= 12 && second > 12 => seen.month_first += 1,
                    _ => {}
                },
                _ => {}
            }
        }
        seen
    }

    /// Month first only where some can be nothing else, and none can be day first.
    pub(super) fn order(self) -> Order {
        if self.month_first > 0 && self.day_first == 0 { Order::MonthFirst } else { Order::DayFirst }
    }
}

/// The first two numbers of `5/28/1975`, if they can be a day and a month.
fn parts(text: &str) -> Option<(u8, u8)> {
    let numbers: Vec<&str> = text.split(' ').next()?.split(['/', '-', '.']).collect();
    let [first, second, year] = numbers[..] else { return None };
    let (first, second): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
    ((1..=31).contains(&first)
        && (1..=31).contains(&second)
        && matches!(year.len(), 2 | 4)
        && year.parse::<u16>().is_ok())
    .then_some((first, second))
}

/// All dates of a cell, at most two: `16/01/1997 (ct: 16/01/1998)`.
pub(super) fn dates(cell: &Cell, order: Order) -> Result<Vec<PartialDate>, Reason> {
    let found = cell.text();
    match cell {
        Cell::Date(date) => Ok(vec![likely(PartialDate::Day(*date), &found)?]),
        Cell::Number(number) => Ok(vec![likely(of_number(*number, &found)?, &found)?]),
        Cell::Text(text) => {
            // The time of midnight, as databases write it, says nothing.
            let text = text.strip_suffix("00:00:00").or_else(|| text.strip_suffix("00:00")).unwrap_or(text);
            if let Some(spoken) = spoken_date(text) {
                return Ok(vec![likely(of_text(&spoken, &found, Order::DayFirst)?, &found)?]);
            }
            let is_part = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.');
            let mut dates = Vec::new();
            for part in text.split(|c| !is_part(c)).map(|part| part.trim_matches(['/', '-', '.'])) {
                if !part.is_empty() {
                    dates.push(likely(of_text(part, &found, order)?, &found)?);
                }
            }
            // Words around a date are put up with in `(ct: …)` alone; a date among other words is something else.
            let wordy = text.chars().any(char::is_alphabetic);
            let letters =
                if wordy { key(text).split(' ').filter(|w| w.chars().any(char::is_alphabetic)).count() } else { 0 };
            if dates.is_empty() || dates.len() > 2 || letters > 4 {
                return Err(Reason::NotADate { found });
            }
            Ok(dates)
        }
        _ => Err(Reason::NotADate { found }),
    }
}

/// `ngày 15 tháng 7 năm 1958`, `tháng 7 năm 1958` or `năm 1958` with its words made `/`.
fn spoken_date(text: &str) -> Option<String> {
    let key = key(text);
    let words: Vec<&str> = key.split(' ').collect();
    match words[..] {
        ["ngay", day, "thang", month, "nam", year] => Some(format!("{day}/{month}/{year}")),
        ["thang", month, "nam", year] => Some(format!("{month}/{year}")),
        ["nam", year] => Some(year.to_owned()),
        _ => None,
    }
}

/// A year, or a day by its serial: days since 1899-12-30.
fn of_number(number: f64, found: &str) -> Result<PartialDate, Reason> {
    let wrong = || Reason::NotADate { found: found.to_owned() };
    let days = number.floor();
    if (1900.0..=2100.0).contains(&days) {
        return Ok(PartialDate::Year(days as i16));
    }
    if !(2101.0..=73_050.0).contains(&days) {
        return Err(wrong());
    }
    Date::constant(1899, 12, 30).checked_add((days as i64).days()).map(PartialDate::Day).map_err(|_| wrong())
}

/// `d/m/y`, `m/y`, `y` or `y-m-d`, with any of `/ - .` between; `m/d/y` where the column has that order.
fn of_text(part: &str, found: &str, order: Order) -> Result<PartialDate, Reason> {
    let wrong = || Reason::NotADate { found: found.to_owned() };
    let no_day = || Reason::NoSuchDay { found: found.to_owned() };
    let numbers: Vec<&str> = part.split(['/', '-', '.']).collect();
    if numbers.iter().any(|number| number.is_empty() || number.len() > 5) {
        return Err(wrong());
    }
    let small = |text: &str| text.parse::<i8>().map_err(|_| no_day());
    match numbers[..] {
        [number] => match number.parse::<u32>() {
            // Five digits are a serial that was saved as text.
            Ok(serial) if number.len() == 5 => of_number(f64::from(serial), found),
            Ok(year @ 1900..=2100) => Ok(PartialDate::Year(year as i16)),
            _ => Err(wrong()),
        },
        [month, year] => {
            let (month, year) = (small(month)?, full_year(year).ok_or_else(wrong)?);
            if (1..=12).contains(&month) { Ok(PartialDate::Month(year, month)) } else { Err(no_day()) }
        }
        [year, month, day] if year.len() == 4 => {
            let year = full_year(year).ok_or_else(wrong)?;
            Date::new(year, small(month)?, small(day)?).map(PartialDate::Day).map_err(|_| no_day())
        }
        [first, second, year] => {
            let year = full_year(year).ok_or_else(wrong)?;
            let (day, month) = if order == Order::MonthFirst { (second, first) } else { (first, second) };
            Date::new(year, small(month)?, small(day)?).map(PartialDate::Day).map_err(|_| no_day())
        }
        _ => Err(wrong()),
    }
}

/// Four digits, or two: 30 to 99 are of the last century.
fn full_year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(if year < 30 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

fn likely(date: PartialDate, found: &str) -> Result<PartialDate, Reason> {
    if (1900..=2100).contains(&date.year()) { Ok(date) } else { Err(Reason::NoSuchDay { found: found.to_owned() }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(texts: &[&str]) -> Order {
        let cells: Vec<Cell> = texts.iter().map(|text| Cell::of_text(text)).collect();
        Seen::of(cells.iter()).order()
    }

    #[test]
    fn a_column_is_month_first_where_it_can_be_nothing_else() {
        assert_eq!(seen(&["03/05/1980", "05/28/1975", "1969"]), Order::MonthFirst);
        assert_eq!(seen(&["03/05/1980", "05/28/1975", "31/12/1969"]), Order::DayFirst);
        assert_eq!(seen(&["03/05/1980", "12-11-75"]), Order::DayFirst);
        let read = |text: &str, order| dates(&Cell::of_text(text), order).map(|dates| dates[0].to_string());
        assert_eq!(read("03/05/1980", Order::MonthFirst), Ok("1980-03-05".to_owned()));
        assert_eq!(read("1980-03-05 00:00:00", Order::MonthFirst), Ok("1980-03-05".to_owned()));
        assert!(matches!(read("28/05/1975", Order::MonthFirst), Err(Reason::NoSuchDay { .. })));
    }
}
