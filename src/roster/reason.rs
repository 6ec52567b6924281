//! Why one cell can't be used, with its address.

use std::fmt;

use super::Field;

/// A cell, as spreadsheets name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The sheet, where the file has several that are read.
    pub sheet: Option<String>,
    /// From 1.
    pub row: u32,
    /// From 0 (`A`).
    pub column: usize,
}

impl fmt::Display for Address {
    /// `D12`, or `Sheet!D12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "{sheet}!")?;
        }
        write!(f, "{}{}", letters(self.column), self.row)
    }
}

/// A column's letters: 0 is `A`, 26 is `AA`.
pub(super) fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    if column < 26 { last.to_string() } else { format!("{}{last}", letters(column / 26 - 1)) }
}

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// The cell to mend.
    pub cell: Address,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The row has data, but no name.
    NoName,
    /// A name has no digits.
    NotAName {
        /// What stands there.
        found: String,
    },
    /// Both the column for men and that for women are filled.
    BothSexes,
    /// The date is in neither of the known forms.
    NotADate {
        /// What stands there.
        found: String,
    },
    /// The calendar has no such day, or the year is not of this or the last century.
    NoSuchDay {
        /// What stands there.
        found: String,
    },
    /// Nobody was born after today.
    NotYet {
        /// What stands there.
        found: String,
    },
    /// Digits of a telephone were expected.
    NotAPhone {
        /// What stands there.
        found: String,
    },
    /// A whole number was expected.
    NotANumber {
        /// What stands there.
        found: String,
    },
    /// The field takes one of a few words, and this is none of them.
    UnknownWord {
        /// The field.
        field: Field,
        /// What stands there.
        found: String,
    },
    /// The identity is not one that an export wrote.
    NotAnId {
        /// What stands there.
        found: String,
    },
    /// The cell holds an error such as `#REF!`.
    FormulaError,
}
