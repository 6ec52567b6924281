//! What a reading has to say of single cells and rows: why one can't be used, why one was left out, what to look at.

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

/// A row that was not taken for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The row's first filled cell.
    pub cell: Address,
    /// What stands in its first filled cells, to know the row by.
    pub first_cells: Vec<String>,
    /// What it was taken for.
    pub reason: NoPerson,
}

/// What a row below a header is, if not a person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoPerson {
    /// The heading of a section; what it says holds for the rows below it.
    Section,
    /// A sum, or a sentence that counts the list.
    Total,
    /// A signature, a place and date, a distribution list.
    Signature,
    /// It stands below a signature and neither has a number nor fills the list's columns.
    BelowSignature,
    /// It stands alone below the total, as the name of who signs does.
    BelowTotal,
    /// The headings once more.
    Headings,
    /// The columns' numbers.
    ColumnNumbers,
    /// It is struck out.
    StruckOut,
    /// A line of a numbered list that nobody filled.
    Unfilled,
    /// A title or a remark: no name, and at most one column filled.
    Words,
    /// It fills several columns, and stands above the first headings.
    AboveHeadings,
}

/// Something that was read, and that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Where, or where it begins.
    pub cell: Address,
    /// Why.
    pub reason: Doubt,
}

/// What is to be looked at in a cell that was read, or in a column that was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Rows that the sheet hides or filters out were read like the others.
    HiddenRows {
        /// How many, from this one on.
        count: usize,
    },
    /// The sheet hides this column, and it was read.
    HiddenColumn,
    /// Some cells of the row are struck out, and it was read.
    PartlyStruck,
    /// All dates of the column were read month first, as some can be read in no other way.
    MonthFirst,
    /// The column has dates that can only be day first and dates that can only be month first.
    MixedDates,
    /// Days in a column of month-first texts, whose day and month the spreadsheet program may have swapped.
    SwappedDates {
        /// How many.
        count: usize,
    },
    /// Letters that look like Latin ones and are of another alphabet were replaced.
    LookAlikes {
        /// What stands there.
        found: String,
        /// How it was read.
        kept: String,
    },
    /// Characters that nobody sees were removed between letters.
    Invisible {
        /// What stands there.
        found: String,
        /// How it was read.
        kept: String,
    },
    /// A title, a degree, a number or a remark in the cell of a name is not part of it.
    NameTrimmed {
        /// What stands there.
        found: String,
        /// How it was read.
        kept: String,
    },
    /// The texts of the column, or of this cell, were read in an encoding from before Unicode.
    OldLetters {
        /// What stands there.
        found: String,
        /// How it was read.
        kept: String,
    },
    /// UTF-8 that another program took for single bytes was put right.
    Mojibake {
        /// What stands there.
        found: String,
        /// How it was read.
        kept: String,
    },
    /// Letters were lost before the file came: `Chi b? 1`.
    LostLetters {
        /// What stands there.
        found: String,
    },
    /// The column is not read: none of its words is one of the field's.
    OtherWords {
        /// The field that its heading names.
        field: Field,
        /// The first of its words.
        found: String,
    },
    /// The column is not read: its numbers are not the identities that an export writes.
    OtherIds {
        /// The first of them.
        found: String,
    },
    /// The heading is not known; the column was taken for the names because names stand in it.
    GuessedNames {
        /// The heading.
        heading: String,
    },
    /// The names seem to stand given name first.
    GivenNameFirst,
    /// The number has too few or too many digits to be dialled.
    OddPhone {
        /// As it was read.
        found: String,
    },
    /// Cells beyond the columns that are read.
    BeyondColumns,
    /// A quotation mark that opens and never closes; quotation marks were read as letters.
    OpenQuote,
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
    /// Two people stand in one cell.
    TwoPeople {
        /// What stands there.
        found: String,
    },
    /// It is longer than anything that belongs there.
    TooLong {
        /// How it begins.
        found: String,
        /// How many letters it has.
        letters: usize,
    },
    /// Letters were lost or broken before the file came: `Nguy?n`.
    BrokenLetters {
        /// What stands there.
        found: String,
    },
    /// Marks that nobody sees show the letters in another order than that in which they stand.
    TurnedLetters {
        /// The letters, in the order in which they stand.
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
    /// The spreadsheet program made a date, or a rounded number, of what was typed.
    BecameDate {
        /// What stands there now.
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
    /// The cell holds a formula that no program has calculated yet.
    NotCalculated,
}
