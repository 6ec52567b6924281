//! Cells to values: telephones that lost their zero, the few words of an enumeration, texts that a program made a date.

use jiff::civil::Date;

use super::{
    Doubt, Field, Reason,
    column::key,
    dates::{self, Order},
    field::{FieldValue, Shape, identity},
    grid::Cell,
    phone,
};
use daihoi_domain::{
    date::PartialDate,
    delegate::{DelegateKind, Eligibility, SeatedBy, Sex},
};

/// Letters that a text may have: a spreadsheet's cell can hold 32,767.
const LONGEST: usize = 2_000;

/// What a filled cell says of a field; a date of admission may bring the official date with it. `order` is that of the
/// column's dates.
pub(super) fn read(field: Field, cell: &Cell, order: Order) -> Result<Vec<FieldValue>, Reason> {
    let found = cell.text();
    match cell {
        Cell::Error => return Err(Reason::FormulaError),
        Cell::Uncalculated => return Err(Reason::NotCalculated),
        Cell::Broken(_) => return Err(Reason::BrokenLetters { found }),
        Cell::Turned(_) => return Err(Reason::TurnedLetters { found }),
        _ => {}
    }
    let letters = found.chars().count();
    if letters > LONGEST {
        return Err(Reason::TooLong { found: found.chars().take(40).collect(), letters });
    }
    Ok(match field.shape() {
        // `10/12` of school, which a spreadsheet took for a day.
        Shape::Text if field == Field::GeneralEducation => match cell {
            Cell::Date(date) => {
                let (day, month) = (date.day(), date.month());
                vec![FieldValue::Text(field, format!("{}/{}", day.min(month), day.max(month)))]
            }
            _ => vec![FieldValue::Text(field, found)],
        },
        Shape::Text if became_date(field, cell) => return Err(Reason::BecameDate { found }),
        Shape::Text => vec![FieldValue::Text(field, found)],
        Shape::Phone => vec![FieldValue::Text(field, phone::read(cell)?)],
        Shape::Number => {
            let digits = found.trim_end_matches(['.', ')']);
            let number = digits.parse().ok().or_else(|| roman(digits)).ok_or(Reason::NotANumber { found })?;
            vec![FieldValue::Number(field, number)]
        }
        Shape::Id => {
            let id = identity(&found).ok_or(Reason::NotAnId { found })?;
            vec![FieldValue::Id(field, id)]
        }
        Shape::Word => vec![word(field, &found).ok_or(Reason::UnknownWord { field, found })?],
        Shape::Date => {
            let all = dates::dates(cell, order)?;
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

/// `I`, `IV`, `XII`: lists may be numbered so.
fn roman(text: &str) -> Option<u32> {
    let digit = |c| {
        Some(match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            _ => return None,
        })
    };
    let digits: Vec<u32> =
        text.chars().map(digit).collect::<Option<_>>().filter(|all: &Vec<u32>| (1..=8).contains(&all.len()))?;
    let signed = digits.iter().enumerate().map(|(place, digit)| {
        let before_greater = digits.get(place + 1).is_some_and(|next| next > digit);
        if before_greater { -i64::from(*digit) } else { i64::from(*digit) }
    });
    u32::try_from(signed.sum::<i64>()).ok()
}

/// Whether a program made a date, or a rounded number, of what was typed for a field that holds neither: seat `3-5`
/// became 3 May, and in a text file `3-May`; badge `1234567890123456` became `1.23457E+15`.
fn became_date(field: Field, cell: &Cell) -> bool {
    let holds_dates = matches!(field, Field::Note | Field::Awards | Field::Discipline | Field::Education);
    match cell {
        Cell::Date(_) => !holds_dates,
        Cell::Text(text) if matches!(field, Field::Seat | Field::BadgeNo | Field::DecisionNo | Field::PartyBadge) => {
            is_short_date(text) || phone::is_exponent(text)
        }
        _ => false,
    }
}

/// `3-May`, `May-03`, `3-Thg5`, `05-thg 3`: how spreadsheet programs show a day without its year.
fn is_short_date(text: &str) -> bool {
    const MONTHS: [&str; 13] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "thg"];
    let Some((first, second)) = text.split_once('-') else { return false };
    let number = |part: &str| part.parse::<u8>().is_ok_and(|number| number <= 99);
    let month = |part: &str| {
        let small = part.trim().to_lowercase();
        MONTHS.iter().any(|month| {
            small.strip_prefix(month).is_some_and(|rest| rest.is_empty() || *month == "thg" && number(rest.trim()))
        })
    };
    number(first) && month(second) || month(first) && number(second)
}

/// What is to be looked at in a value that was read.
pub(super) fn doubt(value: &FieldValue) -> Option<Doubt> {
    match value {
        FieldValue::Text(Field::Phone, numbers) if phone::is_odd(numbers) => {
            Some(Doubt::OddPhone { found: numbers.clone() })
        }
        FieldValue::Text(_, text) if lost_letters(text) => Some(Doubt::LostLetters { found: text.clone() }),
        _ => None,
    }
}

/// `Chi b? 1`, `Tr?n`: a question mark inside a word, or at its end where another follows.
fn lost_letters(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters
        .windows(3)
        .any(|three| three[1] == '?' && three[0].is_alphabetic() && (three[2].is_alphabetic() || three[2] == ' '))
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

fn word(field: Field, found: &str) -> Option<FieldValue> {
    let key = key(found);
    Some(match field {
        Field::Sex => FieldValue::Sex(match key.as_str() {
            "nam" | "m" | "male" | "ong" | "mr" => Sex::Male,
            "nu" | "f" | "female" | "ba" | "ms" | "mrs" => Sex::Female,
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
pub(super) fn kind(key: &str) -> Option<DelegateKind> {
    let words = format!(" {key} ");
    let has = |any: &[&str]| any.iter().any(|word| words.contains(&format!(" {word} ")));
    if has(&["du khuyet", "alternate", "alternates"]) {
        Some(DelegateKind::Alternate)
    } else if has(&["khach moi", "khach", "guest", "guests"]) {
        Some(DelegateKind::Guest)
    } else if has(&["chinh thuc", "official", "officials"]) {
        Some(DelegateKind::Official)
    } else {
        None
    }
}

/// As above, for how a seat was obtained.
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
        FieldValue::Kind(DelegateKind::Official) => "Chính thức".to_owned(),
        FieldValue::Kind(DelegateKind::Alternate) => "Dự khuyết".to_owned(),
        FieldValue::Kind(DelegateKind::Guest) => "Khách mời".to_owned(),
        FieldValue::SeatedBy(SeatedBy::ExOfficio) => "Đương nhiên".to_owned(),
        FieldValue::SeatedBy(SeatedBy::Elected) => "Bầu".to_owned(),
        FieldValue::SeatedBy(SeatedBy::Appointed) => "Chỉ định".to_owned(),
        FieldValue::Eligibility(Eligibility::Eligible) => "Đủ tư cách".to_owned(),
        FieldValue::Eligibility(Eligibility::Ineligible) => "Không đủ tư cách".to_owned(),
        FieldValue::Eligibility(Eligibility::Pending) => "Đang xem xét".to_owned(),
    }
}
