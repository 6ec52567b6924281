//! Numbers as people write them: `1.587` and `67,23%` in Vietnamese, `1,587` and `67.23%` in English.

use super::Language;

/// A whole number with its thousands set apart.
pub fn whole(number: usize, language: Language) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(if language == Language::Vi { '.' } else { ',' });
        }
        text.push(digit);
    }
    text
}

/// A number with `decimals` decimals.
pub fn decimal(number: f64, decimals: usize, language: Language) -> String {
    let text = format!("{number:.decimals$}");
    if language == Language::Vi { text.replace('.', ",") } else { text }
}

/// `part` of `whole` as a percentage with `decimals` decimals; an empty whole gives a dash.
///
/// Whole numbers are divided, and halves rounded up, so that 222 of 1,587 is 13.99% on every machine.
pub fn percent(part: usize, whole: usize, decimals: u32, language: Language) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let unit = 10_usize.pow(decimals);
    let scaled = (part * 100 * unit * 2 + whole) / (whole * 2);
    if decimals == 0 {
        return format!("{scaled}%");
    }
    let point = if language == Language::Vi { ',' } else { '.' };
    format!("{}{point}{:0width$}%", scaled / unit, scaled % unit, width = decimals as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_report_of_a_national_congress() {
        assert_eq!(whole(1_381 + 15 + 191, Language::Vi), "1.587");
        assert_eq!(percent(222, 1_587, 2, Language::Vi), "13,99%");
        assert_eq!(percent(1_067, 1_587, 2, Language::Vi), "67,23%");
        assert_eq!(percent(1_067, 1_587, 2, Language::En), "67.23%");
        assert_eq!(percent(0, 0, 2, Language::Vi), "–");
        assert_eq!(percent(3, 3, 0, Language::En), "100%");
    }

    #[test]
    fn decimals_take_the_comma() {
        assert_eq!(decimal(0.714, 2, Language::Vi), "0,71");
        assert_eq!(whole(1_234_567, Language::En), "1,234,567");
        assert_eq!(whole(17, Language::Vi), "17");
    }
}
