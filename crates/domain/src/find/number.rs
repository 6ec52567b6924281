//! What is told by numbers: dates of birth, telephones, seats and badges, however they are cut up.

use super::{
    super::date::PartialDate,
    clean::{self, Token},
    terms,
};
use daihoi_text::fold;

/// As much of a date of birth as was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Born {
    day: Option<i8>,
    month: Option<i8>,
    /// Below 100, its last two digits.
    year: Option<i16>,
}

/// How a typed date agrees with a known one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Agreement {
    /// All that was typed is known and the same.
    Whole,
    /// What is known is the same.
    Part,
    /// One of three parts differs, or day and month are swapped.
    Near,
    None,
}

impl Born {
    pub(super) fn in_year(year: i16) -> Self {
        Self { year: Some(year), ..Self::default() }
    }

    /// Eight or six digits as day, month, year.
    pub(super) fn of_digits(digits: &str) -> Option<Self> {
        let (day, rest) = digits.split_at_checked(2)?;
        let (month, year) = rest.split_at_checked(2)?;
        if year.len() == 2 || year.len() == 4 { Self::new(day, month, year) } else { None }
    }

    fn new(day: &str, month: &str, year: &str) -> Option<Self> {
        let born = Self { day: day.parse().ok(), month: month.parse().ok(), year: Some(self::year(year)?) };
        born.ordered()
    }

    /// Month before day where it can't be otherwise; `None` for what no calendar has.
    fn ordered(self) -> Option<Self> {
        let (day, month) = (self.day.unwrap_or(1), self.month.unwrap_or(1));
        let fits = |day, month| (1..=31).contains(&day) && (1..=12).contains(&month);
        if fits(day, month) {
            Some(self)
        } else {
            fits(month, day).then_some(Self { day: self.month, month: self.day, ..self })
        }
    }

    pub(super) fn against(self, known: PartialDate) -> Agreement {
        let (day, month) = match known {
            PartialDate::Year(_) => (None, None),
            PartialDate::Month(_, month) => (None, Some(month)),
            PartialDate::Day(date) => (Some(date.day()), Some(date.month())),
        };
        let year = self.year.map(|year| year == known.year() || year < 100 && year == known.year() % 100);
        let same = |typed: Option<i8>, known: Option<i8>| typed.map(|typed| known.map(|known| known == typed));
        let parts = [same(self.day, day), same(self.month, month), year.map(Some)];
        let count = |answer: Option<bool>| parts.iter().filter(|part| **part == Some(answer)).count();
        match (count(Some(true)), count(Some(false)), count(None)) {
            (1.., 0, 0) => Agreement::Whole,
            (1.., 0, _) => Agreement::Part,
            (2.., 1, _) => Agreement::Near,
            (_, 2, _) if year == Some(true) && self.day == month && self.month == day => Agreement::Near,
            _ => Agreement::None,
        }
    }
}

/// A date at the beginning of these words, and how many of them it takes.
pub(super) fn date(tokens: &[Token]) -> Option<(Born, usize)> {
    in_words(tokens).or_else(|| in_numbers(tokens))
}

/// `ngày 12 tháng 3 năm 1975`, from any of its parts on.
fn in_words(tokens: &[Token]) -> Option<(Born, usize)> {
    let mut taken = 0;
    let mut part = |word: &str, is_needed: bool| {
        let rest = &tokens[taken..];
        let is_said = rest.first().is_some_and(|token| fold::plain(&token.text) == word);
        let number = rest.get(usize::from(is_said)).filter(|token| token.is_number())?;
        if !is_said && is_needed {
            return None;
        }
        taken += 1 + usize::from(is_said);
        Some(number.text.as_str())
    };
    let day = part("ngay", true).or_else(|| {
        let is_followed = tokens.get(1).is_some_and(|token| fold::plain(&token.text) == "thang");
        if is_followed { part("ngay", false) } else { None }
    });
    let month = part("thang", true)?;
    let year = part("nam", false).and_then(year);
    let day = match day {
        Some(day) => Some(day.parse().ok()?),
        None => None,
    };
    let born = Born { day, month: month.parse().ok(), year };
    Some((born.ordered()?, taken))
}

fn in_numbers(tokens: &[Token]) -> Option<(Born, usize)> {
    let number = |place: usize| tokens.get(place).filter(|token| token.is_number());
    let (first, second) = (number(0)?, number(1)?);
    let short = |token: &Token| token.text.len() < 3;
    let third = number(2).filter(|third| third.is_glued == second.is_glued);
    if let Some(third) = third {
        let is_written = second.is_glued || short(first) && short(second) && third.text.len() == 4;
        let (day, year) = if first.text.len() == 4 { (third, first) } else { (first, third) };
        let born = is_written && short(day) && short(second);
        if let Some(born) = born.then(|| Born::new(&day.text, &second.text, &year.text)).flatten() {
            return Some((born, 3));
        }
    }
    if !second.is_glued || !short(first) || number(2).is_some_and(|third| third.is_glued) {
        return None;
    }
    let (first, second) = (first.text.parse().ok(), &second.text);
    let born = match second.len() {
        4 => Born { day: None, month: first, year: Some(year(second)?) },
        1 | 2 => Born { day: first, month: second.parse().ok(), year: None },
        _ => return None,
    };
    Some((born.ordered()?, 2))
}

/// A year of birth, or its last two digits.
pub(super) fn year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        2 => Some(year),
        4 => (1900..2100).contains(&year).then_some(year),
        _ => None,
    }
}

/// A telephone, or six digits and more of one, at the beginning of these words: as it is dialled at home, and how
/// many of the words it takes.
pub(super) fn phone(tokens: &[Token]) -> Option<(String, usize)> {
    let mut digits = String::new();
    let mut found = None;
    let groups = tokens.iter().take_while(|token| token.is_number()).take(8);
    let mut least = usize::MAX;
    let is_abroad = tokens.first().is_some_and(|token| token.follows_plus);
    for (place, token) in groups.enumerate() {
        digits.push_str(&token.text);
        least = least.min(token.text.len());
        let part = place > 0 && least > 2 && digits.len() > 5 || place > 1 && least > 1 && digits.len() > 5;
        let part = || (part && found.is_none()).then(|| digits.clone());
        let home = if is_abroad && digits.len() < 11 { begun_abroad(&digits) } else { at_home(&digits) };
        if let Some(home) = home.or_else(part) {
            found = Some((home, place + 1));
        }
        if digits.len() > 14 {
            break;
        }
    }
    found
}

/// The first digits of a number that begins with the country's code, as it is dialled at home.
pub(super) fn begun_abroad(digits: &str) -> Option<String> {
    let rest = digits.strip_prefix("84").filter(|rest| rest.len() > 2)?;
    Some(format!("0{}", rest.strip_prefix('0').unwrap_or(rest)))
}

/// A whole number with the country's code made a zero: nine digits after it, ten of a landline or of old.
fn at_home(digits: &str) -> Option<String> {
    let is_whole = |rest: &str| rest.len() == 9 || rest.len() == 10 && rest.starts_with(['1', '2']);
    let abroad = digits.strip_prefix("0084").or_else(|| digits.strip_prefix("84"));
    let abroad = abroad.map(|rest| rest.strip_prefix('0').unwrap_or(rest)).filter(|rest| is_whole(rest));
    let bare = (digits.len() == 9 && !digits.starts_with(['0', '1'])).then_some(digits);
    let national = abroad.or_else(|| digits.strip_prefix('0').filter(|rest| is_whole(rest))).or(bare)?;
    Some(format!("0{national}"))
}

/// A seat or badge without signs, words and zeros that are written or not: `C-04`, `c4` and `hàng C ghế 04` are one.
pub(super) fn code<'a>(tokens: impl IntoIterator<Item = &'a Token>) -> String {
    let mut code = String::new();
    for token in tokens {
        let plain = fold::plain(&token.text);
        if terms::is_cue(&plain) {
            continue;
        }
        for run in clean::runs(&plain) {
            let is_number = run.bytes().all(|letter| letter.is_ascii_digit());
            if is_number && code.ends_with(|c: char| c.is_ascii_digit()) {
                code.push('.');
            }
            code.push_str(if is_number { clean::bare(run) } else { run });
        }
    }
    code
}

/// A code of one letter run and one number the other way round: `14c` for `c14`.
pub(super) fn turned(code: &str) -> Option<String> {
    match clean::runs(code)[..] {
        [one, other] => Some(format!("{other}{one}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token> {
        clean::tokens(&clean::clean(text))
    }

    fn born(text: &str) -> Option<(Born, usize)> {
        date(&tokens(text))
    }

    #[test]
    fn a_date_is_read_as_it_is_written() {
        let day = |day, month, year| Some(Born { day, month, year });
        let whole = day(Some(12), Some(3), Some(1975));
        for text in [
            "12/3/1975",
            "12-03-1975",
            "12.3.1975 hạnh",
            "1975-03-12",
            "12 3 1975",
            "ngày 12 tháng 3 năm 1975",
            "12 tháng 3 năm 1975",
            "ngày 12 tháng 3/1975",
        ] {
            assert_eq!(born(text).map(|(born, _)| born), whole, "{text}");
        }
        assert_eq!(born("3/13/75").map(|(born, _)| born), day(Some(13), Some(3), Some(75)));
        assert_eq!(born("3/1975"), Some((day(None, Some(3), Some(1975)).unwrap(), 2)));
        assert_eq!(born("12/3 x"), Some((day(Some(12), Some(3), None).unwrap(), 2)));
        assert_eq!(Born::of_digits("12031975"), whole);
        for text in ["12 3", "12", "hạnh 12 3 75", "32/13/1975", "1/2/3/4", "2975", "ngày mai", "thang nam"] {
            assert_eq!(born(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_agrees_as_far_as_both_go() {
        let typed = born("12/3/1975").unwrap().0;
        let against = |known: &str| typed.against(known.parse().unwrap());
        assert_eq!(
            ["1975-03-12", "1975-03", "1975"].map(against),
            [Agreement::Whole, Agreement::Part, Agreement::Part]
        );
        assert_eq!(["1975-03-13", "1975-12-03", "1976-03-12"].map(against), [Agreement::Near; 3]);
        assert_eq!(["1976", "1970-03-13"].map(against), [Agreement::None; 2]);
        assert_eq!(Born::in_year(75).against("1975-01-02".parse().unwrap()), Agreement::Whole);
    }

    #[test]
    fn a_telephone_is_read_however_it_is_cut_up() {
        let read = |text: &str| phone(&tokens(text)).map(|(digits, _)| digits);
        for text in [
            "0905 123 456",
            "0905.123.456",
            "+84905123456",
            "(+84) 905-123-456",
            "84 905 123 456",
            "+84 (0)905 123 456",
            "905 123 456",
            "09 05 12 34 56",
            "0905123456 12",
            "0084905123456",
        ] {
            assert_eq!(read(text).as_deref(), Some("0905123456"), "{text}");
        }
        assert_eq!(read("123.456").as_deref(), Some("123456"));
        assert_eq!(
            ["+84 905", "+84905 1", "+84 905.123"].map(|text| read(text).unwrap()),
            ["0905", "09051", "0905123"]
        );
        assert_eq!(["12", "12 3", "1975", "hạnh", "12 1975"].map(read), [const { None }; 5]);
    }

    #[test]
    fn a_code_has_one_form() {
        let one = |text: &str| code(&tokens(text));
        assert_eq!(["C-14", "c14", "C 014", "hàng C, ghế 14", "c\u{2013}14"].map(one), ["c14"; 5]);
        assert_eq!(["A1-05", "0017", "ĐB-0017"].map(one), ["a1.5", "17", "db17"]);
        assert_eq!(turned("c14").as_deref(), Some("14c"));
        assert_eq!(turned("a1.5"), None);
    }
}
