//! Numbers as their format shows them, where that says more than the number: `0017`, `ĐB-017`, `0905 123 456`.

/// What a whole number looks like in a format of digits and fixed letters; none where the format adds nothing to it.
pub(super) fn shown(number: f64, format: &str) -> Option<String> {
    if number.fract() != 0.0 || !(0.0..1e15).contains(&number) {
        return None;
    }
    let places = places(format)?;
    let zeros = places.iter().filter(|place| **place == Place::Zero).count();
    let fixed = places.iter().any(|place| matches!(place, Place::Fixed(_)));
    if zeros < 2 && !(fixed && zeros == 1) {
        return None;
    }
    let digits: Vec<char> = format!("{number:.0}").chars().collect();
    let mut left = digits.len();
    let mut out: Vec<char> = Vec::new();
    let first = places.iter().position(|place| *place != Place::Fixed(' ') && !matches!(place, Place::Fixed(_)))?;
    for (at, place) in places.iter().enumerate().rev() {
        match place {
            Place::Fixed(letter) => out.push(*letter),
            Place::Zero | Place::Digit if left > 0 => {
                left -= 1;
                out.push(digits[left]);
            }
            Place::Zero => out.push('0'),
            Place::Digit => {}
        }
        // Digits that have no place of their own stand before the first.
        if at == first {
            while left > 0 {
                left -= 1;
                out.push(digits[left]);
            }
        }
    }
    out.reverse();
    Some(out.into_iter().collect::<String>().trim().to_owned())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Zero,
    Digit,
    Fixed(char),
}

/// The places of a format's first part; none where it has a fraction, a power, a date, a thousands' mark or a condition.
fn places(format: &str) -> Option<Vec<Place>> {
    let mut places = Vec::new();
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '0' => places.push(Place::Zero),
            '#' => places.push(Place::Digit),
            '"' => places.extend(letters.by_ref().take_while(|c| *c != '"').map(Place::Fixed)),
            '\\' => places.extend(letters.next().map(Place::Fixed)),
            '_' | '*' => drop(letters.next()),
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                // A locale or a colour; a condition or a time is something else.
                if !inside.starts_with('$') && !inside.chars().all(char::is_alphabetic)
                    || matches!(inside.as_str(), "h" | "m" | "s" | "hh" | "mm" | "ss")
                {
                    return None;
                }
            }
            ' ' | '-' | '/' | '(' | ')' | '+' => places.push(Place::Fixed(letter)),
            _ => return None,
        }
        if places.len() > 60 {
            return None;
        }
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn formats_show_zeros_and_letters() {
        for (number, format, text) in [
            (17.0, "0000", "0017"),
            (12_345.0, "0000", "12345"),
            (17.0, "\"ĐB-\"000", "ĐB-017"),
            (905_123_456.0, "0000 000 000", "0905 123 456"),
            (905_123_456.0, "0000\\.000\\.000", "0905.123.456"),
            (5.0, "00;-00", "05"),
            (7.0, "[$-42A]000", "007"),
            (3.0, "\"A\"0", "A3"),
        ] {
            assert_eq!(shown(number, format).as_deref(), Some(text), "{format}");
        }
        for (number, format) in [
            (17.0, "General"),
            (17.0, "0"),
            (17.0, "0.00"),
            (17.0, "#,##0"),
            (1.5, "0000"),
            (-3.0, "000"),
            (45_000.0, "dd/mm/yyyy"),
            (0.5, "00%"),
            (17.0, "@"),
        ] {
            assert_eq!(shown(number, format), None, "{format}");
        }
    }
}
