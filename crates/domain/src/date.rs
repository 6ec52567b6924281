//! Dates as precise as their source: `1958`, `1958-07` or `1958-07-15`.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A calendar date of which only the year may be known; rosters often give no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum PartialDate {
    /// Year alone, as `YYYY`.
    Year(i16),
    /// Year and month (1 to 12), as `YYYY-MM`.
    Month(i16, i8),
    /// Complete date, as `YYYY-MM-DD`.
    Day(Date),
}

impl PartialDate {
    /// The year, which is always known.
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(date) => date.year(),
        }
    }

    /// Whether both may be one day, each as precise as it is.
    pub fn agrees(self, other: Self) -> bool {
        let parts = |date| match date {
            Self::Year(year) => (year, None, None),
            Self::Month(year, month) => (year, Some(month), None),
            Self::Day(date) => (date.year(), Some(date.month()), Some(date.day())),
        };
        let ((year, month, day), (other_year, other_month, other_day)) = (parts(self), parts(other));
        let same = |one: Option<i8>, other: Option<i8>| one.zip(other).is_none_or(|(one, other)| one == other);
        year == other_year && same(month, other_month) && same(day, other_day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => write!(f, "{date}"),
        }
    }
}

/// The text is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or names a day that doesn't exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date: {0}")]
pub struct NotADate(pub String);

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let wrong = || NotADate(text.to_owned());
        match text.len() {
            4 => text.parse().map(Self::Year).map_err(|_| wrong()),
            7 => {
                let (year, month) = text.split_once('-').ok_or_else(wrong)?;
                let (year, month) = (year.parse().map_err(|_| wrong())?, month.parse().map_err(|_| wrong())?);
                if (1..=12).contains(&month) { Ok(Self::Month(year, month)) } else { Err(wrong()) }
            }
            _ => text.parse().map(Self::Day).map_err(|_| wrong()),
        }
    }
}

impl TryFrom<String> for PartialDate {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, NotADate> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_agree_as_far_as_both_go() {
        let date = |text: &str| text.parse::<PartialDate>().expect("a date");
        for (one, other, wanted) in [
            ("1964", "1964-05-06", true),
            ("1964-05", "1964-05-06", true),
            ("1964-05", "1964-06-05", false),
            ("1964-05-06", "1964-05-06", true),
            ("1964-05-06", "1964-05-07", false),
            ("1964", "1965", false),
        ] {
            assert_eq!(date(one).agrees(date(other)), wanted, "{one} {other}");
            assert_eq!(date(other).agrees(date(one)), wanted, "{other} {one}");
        }
    }

    #[test]
    fn keeps_its_precision() {
        for text in ["1958", "1958-07", "1958-07-15"] {
            assert_eq!(text.parse::<PartialDate>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "58", "1958-13", "1980-02-31", "năm 58"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }
}
