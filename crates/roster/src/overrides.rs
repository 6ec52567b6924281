//! `--map field=column`: what a person says about a column goes before what its heading seems to mean.

use super::{column::key, meaning::Meaning};

/// One such statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// None: the column is not read.
    pub(super) meaning: Option<Meaning>,
    pub(super) column: String,
}

/// What stands for "not read".
const NONE: &str = "none";

/// A `--map` that can't be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MapError {
    /// No `=` with something on both sides.
    #[error("not field=column: {text}")]
    NoEquals {
        /// What was given.
        text: String,
    },
    /// No field has this name.
    #[error("no field {field}")]
    UnknownField {
        /// What was given.
        field: String,
    },
}

impl std::str::FromStr for Override {
    type Err = MapError;

    /// The field by its name in the record, or `family_name`, `given_name`, `male`, `female`,
    /// `position_and_workplace`, or `none` for a column that is not to be read; the column by its heading or letters.
    fn from_str(text: &str) -> Result<Self, MapError> {
        let no_equals = || MapError::NoEquals { text: text.to_owned() };
        let (field, column) = text.split_once('=').ok_or_else(no_equals)?;
        let (field, column) = (field.trim(), column.trim());
        if field.is_empty() || column.is_empty() {
            return Err(no_equals());
        }
        let meaning = match field {
            NONE => None,
            field => Some(Meaning::by_name(field).ok_or_else(|| MapError::UnknownField { field: field.to_owned() })?),
        };
        Ok(Self { meaning, column: column.to_owned() })
    }
}

impl Override {
    /// The column of these letters holds this field (by its name), or is not read.
    pub fn of_column(letters: &str, field: Option<&str>) -> Result<Self, MapError> {
        format!("{}={letters}", field.unwrap_or(NONE)).parse()
    }

    /// As `--map` takes it.
    pub fn text(&self) -> String {
        format!("{}={}", self.meaning.map_or(NONE, Meaning::name), self.column)
    }

    /// Whether two say something of the same column, or give the same field to two.
    pub fn clashes(&self, other: &Self) -> bool {
        self.column == other.column || self.meaning.is_some() && self.meaning == other.meaning
    }

    /// Whether it is about this column.
    pub(super) fn names(&self, letters: &str, heading: &str) -> bool {
        self.column.eq_ignore_ascii_case(letters) || key(&self.column) == key(heading) && !key(heading).is_empty()
    }
}
