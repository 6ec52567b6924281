//! Cells to values: dates as people write them, telephones that lost their zero, the few words of an enumeration.

use jiff::{ToSpan, civil::Date};

use super::{
    Field, Reason,
    column::key,
    field::{FieldValue, Shape, identity},
    grid::Cell,
};
use crate::domain::{
    date::PartialDate,
    delegate::{Eligibility, Kind, SeatedBy, Sex},
};

/// What a filled cell says of a field; a date of admission may bring the official date with it.
pub(super) fn read(field: Field, cell: &Cell) -> Result<Vec<FieldValue>, Reason> {
    if *cell == Cell::Error {
        return Err(Reason::FormulaError);
    }
    let found = cell.text();
    Ok(match field.shape() {
        // `10/12` of school, which a spreadsheet took for a day.
        Shape::Text if field == Field::GeneralEducation => match cell {
            Cell::Date(date) => {
                let (day, month) = (date.day(), date.month());
                vec![FieldValue::Text(field, format!("{}/{}", day.min(month), day.max(month)))]
            }
            _ => vec![FieldValue::Text(field, found)],
        },
        Shape::Text => vec![FieldValue::Text(field, found)],
        Shape::Phone => vec![FieldValue::Text(field, phone(cell)?)],
        Shape::Number => {
            let digits = found.trim_end_matches(['.', ')']);
            let number = digits.parse().map_err(|_| Reason::NotANumber { found: found.clone() })?;
            vec![FieldValue::Number(field, number)]
        }
        Shape::Id => {
            let id = identity(&found).ok_or(Reason::NotAnId { found })?;
            vec![FieldValue::Id(field, id)]
        }
        Shape::Word => vec![word(field, &found).ok_or(Reason::UnknownWord { field, found })?],
        Shape::Date => {
            let all = dates(cell)?;
            let mut values: Vec<FieldValue> =
                all.first().map(|date| FieldValue::Date(field, *date)).into_iter().collect();
            if field == Field::PurgeAfter && !matches!(all[..], [PartialDate::Day(_)]) {
                return Err(Reason::NotADate { found });
            }
            if field == Field::AdmittedOn {
                values.extend(all.get(1).map(|date| FieldValue::Date(Field::OfficialOn, *date)));
            } else if all.len() > 1 {
                return Err(Reason::NotADate { found });
            }
            values
        }
    })
}

/// A mark that says yes.
pub(super) fn is_tick(cell: &Cell) -> bool {
    match cell {
        Cell::True => true,
        Cell::Number(number) => (*number - 1.0).abs() < f64::EPSILON,
        Cell::Text(text) => matches!(
            text.to_lowercase().as_str(),
            "x" | "v" | "1" | "+" | "*" | "✓" | "✔" | "☑" | "☒" | "√" | "có" | "yes" | "true" | "nam" | "nữ" | "x."
        ),
        _ => false,
    }
}

/// All dates of a cell, at most two: `16/01/1997 (ct: 16/01/1998)`.
pub(super) fn dates(cell: &Cell) -> Result<Vec<PartialDate>, Reason> {
    let found = cell.text();
    match cell {
        Cell::Date(date) => Ok(vec![likely(PartialDate::Day(*date), &found)?]),
        Cell::Number(number) => Ok(vec![likely(of_number(*number, &found)?, &found)?]),
        Cell::Text(text) => {
            if let Some(spoken) = spoken_date(text) {
                return Ok(vec![likely(of_text(&spoken, &found)?, &found)?]);
            }
            let is_part = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.');
            let mut dates = Vec::new();
            for part in text.split(|c| !is_part(c)).map(|part| part.trim_matches(['/', '-', '.'])) {
                if !part.is_empty() {
                    dates.push(likely(of_text(part, &found)?, &found)?);
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

/// `d/m/y`, `m/y`, `y` or `y-m-d`, with any of `/ - .` between. Never month first: nobody here writes that.
fn of_text(part: &str, found: &str) -> Result<PartialDate, Reason> {
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
        [day, month, year] => {
            let year = full_year(year).ok_or_else(wrong)?;
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

/// Digits as they are dialled; several numbers are kept with `; ` between.
fn phone(cell: &Cell) -> Result<String, Reason> {
    let found = cell.text();
    let mut numbers = Vec::new();
    for part in found.split([';', ',', '/']) {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        let only = part.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '+' | '(' | ')'));
        // The country's code, or a number from whose cell the zero was lost: 9 digits, 10 for a landline.
        let national = match digits.strip_prefix("84") {
            Some(rest) if part.starts_with('+') || digits.len() >= 11 => format!("0{rest}"),
            _ if !digits.starts_with('0') && (9..=10).contains(&digits.len()) && !digits.starts_with('1') => {
                format!("0{digits}")
            }
            _ => digits,
        };
        if !only || !(3..=12).contains(&national.len()) {
            return Err(Reason::NotAPhone { found });
        }
        numbers.push(national);
    }
    if numbers.is_empty() { Err(Reason::NotAPhone { found }) } else { Ok(numbers.join("; ")) }
}

fn word(field: Field, found: &str) -> Option<FieldValue> {
    let key = key(found);
    Some(match field {
        Field::Sex => FieldValue::Sex(match key.as_str() {
            "nam" | "m" | "male" => Sex::Male,
            "nu" | "f" | "female" => Sex::Female,
            _ => return None,
        }),
        Field::Kind => FieldValue::Kind(kind(&key)?),
        Field::SeatedBy => FieldValue::SeatedBy(seated_by(&key)?),
        Field::Eligibility => FieldValue::Eligibility(match key.as_str() {
            "du tu cach" | "eligible" | "du" => Eligibility::Eligible,
            "khong du tu cach" | "ineligible" | "khong" => Eligibility::Ineligible,
            "dang xem xet" | "pending" => Eligibility::Pending,
            _ => return None,
        }),
        _ => return None,
    })
}

/// By a word in the key of a cell or of a section's heading.
pub(super) fn kind(key: &str) -> Option<Kind> {
    let words = format!(" {key} ");
    let has = |any: &[&str]| any.iter().any(|word| words.contains(&format!(" {word} ")));
    if has(&["du khuyet", "alternate", "alternates"]) {
        Some(Kind::Alternate)
    } else if has(&["khach moi", "khach", "guest", "guests"]) {
        Some(Kind::Guest)
    } else if has(&["chinh thuc", "official", "officials"]) {
        Some(Kind::Official)
    } else {
        None
    }
}

/// The same for how a seat was come by.
pub(super) fn seated_by(key: &str) -> Option<SeatedBy> {
    let words = format!(" {key} ");
    let has = |any: &[&str]| any.iter().any(|word| words.contains(&format!(" {word} ")));
    if has(&["duong nhien", "ex officio"]) {
        Some(SeatedBy::ExOfficio)
    } else if has(&["chi dinh", "appointed"]) {
        Some(SeatedBy::Appointed)
    } else if has(&["bau", "duoc bau", "elected"]) {
        Some(SeatedBy::Elected)
    } else {
        None
    }
}

impl FieldValue {
    /// The value, unless it is a birth later than `today`; a month or a year that has begun is none.
    ///
    /// # Errors
    /// [`Reason::NotYet`], with what was found in the cell.
    pub fn born_by(self, today: Date, found: &str) -> Result<Self, Reason> {
        let later = match self {
            Self::Date(Field::DateOfBirth, PartialDate::Year(year)) => year > today.year(),
            Self::Date(Field::DateOfBirth, PartialDate::Month(year, month)) => {
                (year, month) > (today.year(), today.month())
            }
            Self::Date(Field::DateOfBirth, PartialDate::Day(day)) => day > today,
            _ => false,
        };
        if later { Err(Reason::NotYet { found: found.to_owned() }) } else { Ok(self) }
    }

    /// As it is written into a sheet, and read from one: `Nữ`, `19/05/1980`.
    pub fn text(&self) -> String {
        written(self)
    }
}

/// What a value looks like in a file, so that reading gives it back.
pub(super) fn written(value: &FieldValue) -> String {
    match value {
        FieldValue::Text(_, text) => text.clone(),
        FieldValue::Number(_, number) => number.to_string(),
        FieldValue::Id(_, id) => id.to_string(),
        FieldValue::Date(_, PartialDate::Year(year)) => year.to_string(),
        FieldValue::Date(_, PartialDate::Month(year, month)) => format!("{month:02}/{year:04}"),
        FieldValue::Date(_, PartialDate::Day(date)) => date.strftime("%d/%m/%Y").to_string(),
        FieldValue::Sex(Sex::Male) => "Nam".to_owned(),
        FieldValue::Sex(Sex::Female) => "Nữ".to_owned(),
        FieldValue::Kind(Kind::Official) => "Chính thức".to_owned(),
        FieldValue::Kind(Kind::Alternate) => "Dự khuyết".to_owned(),
        FieldValue::Kind(Kind::Guest) => "Khách mời".to_owned(),
        FieldValue::SeatedBy(SeatedBy::ExOfficio) => "Đương nhiên".to_owned(),
        FieldValue::SeatedBy(SeatedBy::Elected) => "Bầu".to_owned(),
        FieldValue::SeatedBy(SeatedBy::Appointed) => "Chỉ định".to_owned(),
        FieldValue::Eligibility(Eligibility::Eligible) => "Đủ tư cách".to_owned(),
        FieldValue::Eligibility(Eligibility::Ineligible) => "Không đủ tư cách".to_owned(),
        FieldValue::Eligibility(Eligibility::Pending) => "Đang xem xét".to_owned(),
    }
}
