//! Telephone numbers as people and spreadsheet programs leave them, to digits as they are dialled.

use super::{Reason, grid::Cell};

/// What may stand beside a number, as it is written without marks and points.
const LABELS: [&str; 23] = [
    "dt",
    "đt",
    "dd",
    "đd",
    "dđ",
    "tel",
    "sdt",
    "sđt",
    "mobile",
    "zalo",
    "nr",
    "cq",
    "di động",
    "điện thoại",
    "nhà riêng",
    "cơ quan",
    "hoặc",
    "và",
    "số",
    "phone",
    "di dong",
    "dien thoai",
    "nhà",
];

/// Reads all numbers of a cell, with `; ` between.
pub(super) fn read(cell: &Cell) -> Result<String, Reason> {
    let found = cell.text();
    let wrong = || Reason::NotAPhone { found: found.clone() };
    let text = match cell {
        // Spreadsheets count in floating point: a telephone has no fraction.
        Cell::Number(number) if number.fract() == 0.0 && *number >= 0.0 => format!("{number:.0}"),
        Cell::Number(_) => return Err(wrong()),
        cell => spelled(&cell.lines()).ok_or_else(|| Reason::BecameDate { found: found.clone() })?,
    };
    let mut numbers: Vec<String> = Vec::new();
    let small = text.to_lowercase();
    let parts = small
        .split(['\n', ';', ',', '/', '|', '&'])
        .flat_map(|part| part.split("hoặc"))
        .flat_map(|part| part.split(" - "));
    for part in parts {
        let part = bare(part);
        if part.is_empty() {
            continue;
        }
        let only =
            part.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '+' | '(' | ')' | '\u{2013}'));
        let read = if only { several(&part) } else { None };
        numbers.extend(read.ok_or_else(wrong)?);
    }
    if numbers.is_empty() { Err(wrong()) } else { Ok(numbers.join("; ")) }
}

/// `1.23457E+15`: digits are lost.
pub(super) fn is_exponent(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else { return false };
    let power = power.strip_prefix('+');
    let digits_are =
        digits.contains(['.', ',']) && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    digits_are && power.is_some_and(|power| power.len() >= 2 && power.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A number that a program wrote as `905123456.0` or `9.05123456E+08`; none where digits of it are lost.
fn spelled(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['\'', '\u{2019}', '`']);
    if let Some((whole, zeros)) = text.split_once(['.', ','])
        && !zeros.is_empty()
        && zeros.len() <= 2
        && zeros.bytes().all(|byte| byte == b'0')
        && whole.len() >= 8
        && whole.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Some(whole.to_owned());
    }
    if !is_exponent(text) {
        return Some(text.to_owned());
    }
    let (digits, power) = text.split_once(['E', 'e'])?;
    let (whole, fraction) = digits.split_once(['.', ','])?;
    let power: usize = power.trim_start_matches('+').parse().ok()?;
    // Fewer digits than the power asks for were rounded away, unless they were zeros, which no telephone ends with.
    (fraction.len() == power).then(|| format!("{whole}{fraction}"))
}

/// Without labels and what stands in brackets after the digits: `(nhà riêng)`.
fn bare(part: &str) -> String {
    let mut part = part.trim().to_owned();
    if let Some(open) = part.find('(')
        && part[open..].chars().all(|c| !c.is_ascii_digit())
        && part[..open].chars().any(|c| c.is_ascii_digit())
    {
        part.truncate(open);
    }
    let words = part.split([' ', ':', '\u{a0}']).filter(|word| !LABELS.contains(&word.trim_matches(['.', '(', ')'])));
    let mut text = words.collect::<Vec<_>>().join(" ");
    for label in LABELS {
        if let Some(rest) = text.strip_prefix(label) {
            text = rest.trim_start_matches(['.', ':', ' ']).to_owned();
        }
    }
    text.trim_matches([' ', '\'', '.', '-', '\u{2019}']).to_owned()
}

/// The number, or the numbers that stand beside each other with blanks between: `0905123456 0913000111`.
fn several(part: &str) -> Option<Vec<String>> {
    let all: String = part.chars().filter(char::is_ascii_digit).collect();
    if all.len() <= 15
        && let Some(number) = national(part)
    {
        return Some(vec![number]);
    }
    let mut numbers = Vec::new();
    let mut gathered = String::new();
    for word in part.split(' ').filter(|word| !word.is_empty()) {
        let begins = word.trim_start_matches('(').starts_with(['0', '+']);
        if begins && national(&gathered).is_some_and(|number| number.len() >= 10) {
            numbers.push(national(&gathered)?);
            gathered.clear();
        }
        gathered.push_str(word);
    }
    numbers.push(national(&gathered)?);
    (numbers.len() > 1).then_some(numbers)
}

/// With its leading zero, and without the country's code.
fn national(part: &str) -> Option<String> {
    let digits: String = part.chars().filter(char::is_ascii_digit).collect();
    let abroad = part.contains('+') && !part.trim_start_matches('(').starts_with("+84") && !digits.starts_with("84");
    let national = if let Some(rest) = digits
        .strip_prefix("0084")
        .or_else(|| digits.strip_prefix("84").filter(|_| part.contains('+') || digits.len() >= 11))
    {
        format!("0{}", rest.trim_start_matches('0'))
    } else if abroad {
        format!("00{digits}")
    } else if !digits.starts_with('0') && (9..=10).contains(&digits.len()) && !digits.starts_with('1') {
        // The zero was lost from its cell: 9 digits, 10 for a landline.
        format!("0{digits}")
    } else {
        digits
    };
    let most = if abroad { 17 } else { 12 };
    (3..=most).contains(&national.len()).then_some(national)
}

/// Whether one of the numbers can't be dialled: a mobile one has 10 digits, one of a house 10 or 11; 1900 and 1800 have 8 to
/// 10, and short ones (`113`) 3 to 5.
pub(super) fn is_odd(numbers: &str) -> bool {
    numbers.split("; ").any(|number| {
        let length = number.len();
        match number.as_bytes() {
            [b'0', b'0', ..] => length < 9,
            // Those of a house; mobile ones had eleven digits until 2018.
            [b'0', b'1' | b'2', ..] => length != 11 && length != 10,
            [b'0', ..] => length != 10,
            [b'1', b'8' | b'9', b'0', b'0', ..] => !(8..=10).contains(&length),
            _ => length > 5,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phone(text: &str) -> Result<String, Reason> {
        read(&Cell::of_text(text))
    }

    #[test]
    fn numbers_in_every_dress() {
        for text in [
            "0905 123 456",
            "905123456",
            "+84 905.123.456",
            "84905123456",
            "(0905) 123-456",
            "+84 (0)905 123 456",
            "0084905123456",
            "(+84) 905123456",
            "'0905123456",
            "905123456.0",
            "9.05123456E+08",
            "ĐT: 0905.123.456",
            "DĐ 0905123456",
            "84 0905 123 456",
            "0905123456 (nhà riêng)",
            "+84-905-123-456",
            "0905–123–456",
            "’0905123456",
        ] {
            assert_eq!(phone(text), Ok("0905123456".to_owned()), "{text}");
        }
        assert_eq!(read(&Cell::Number(84_905_123_456.0)), Ok("0905123456".to_owned()));
        assert_eq!(read(&Cell::Number(2_363_812_345.0)), Ok("02363812345".to_owned()));
    }

    #[test]
    fn two_numbers_stay_two() {
        for text in [
            "0905123456 0913000111",
            "0905123456/913000111",
            "0905123456\n0913000111",
            "0905 123 456 - 0913 000 111",
            "0905123456 hoặc 0913000111",
            "0905 123 456 0913 000 111",
        ] {
            assert_eq!(phone(text), Ok("0905123456; 0913000111".to_owned()), "{text}");
        }
    }

    #[test]
    fn what_can_not_be_dialled_is_refused_or_told() {
        for text in ["không có", "0905 12x", "12", "09051234567890", "x"] {
            assert!(matches!(phone(text), Err(Reason::NotAPhone { .. })), "{text}");
        }
        assert!(matches!(phone("9.05E+08"), Err(Reason::BecameDate { .. })), "its digits are lost");
        for odd in ["090512345", "0905123456; 09051234567", "12345678"] {
            assert!(is_odd(odd), "{odd}");
        }
        for fine in ["0905123456", "02363812345", "0236381234", "113", "19001234", "01234567890", "0066812345678"] {
            assert!(!is_odd(fine), "{fine}");
        }
    }
}
