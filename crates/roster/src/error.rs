//! Why a roster can't be read or written at all.

use std::{
    io,
    path::{Path, PathBuf},
};

/// How the process that opened a file ended without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// It asked for more memory than it may have.
    Memory,
    /// It took more time than it may have.
    Time,
    /// It ended in another way.
    Crashed,
    /// It could not be started.
    NotStarted(io::ErrorKind),
}

/// The file as a whole can't be used. What is wrong with one row is a [`super::Failed`].
#[derive(Debug, thiserror::Error)]
pub enum RosterError {
    /// It can't be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It is locked with a password.
    #[error("{path}: encrypted")]
    Encrypted {
        /// The file.
        path: PathBuf,
    },
    /// It is neither a spreadsheet nor text.
    #[error("{path}: not a spreadsheet")]
    NotASpreadsheet {
        /// The file.
        path: PathBuf,
    },
    /// It is a spreadsheet, but a broken one.
    #[error("{path}: {detail}")]
    Broken {
        /// The file.
        path: PathBuf,
        /// Where and why, as its reader says.
        detail: String,
    },
    /// The process that opened it ended without an answer.
    #[error("{path}: {ended:?}")]
    Stopped {
        /// The file.
        path: PathBuf,
        /// How.
        ended: Stopped,
    },
    /// It is larger than any roster: more bytes, or more when unpacked, than the limits allow.
    #[error("{path}: too large")]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// No cell is filled.
    #[error("{path}: empty")]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// No row in its first forty looks like the header of a roster, with a column of names.
    #[error("{path}: no header")]
    NoHeader {
        /// The file.
        path: PathBuf,
    },
    /// `--map` names a column that the header lacks.
    #[error("{path}: no column {column}")]
    NoSuchColumn {
        /// The file.
        path: PathBuf,
        /// As it was asked for.
        column: String,
    },
    /// `--sheet` names a sheet that the file lacks.
    #[error("{path}: no sheet {sheet}")]
    NoSuchSheet {
        /// The file.
        path: PathBuf,
        /// As it was asked for.
        sheet: String,
        /// Those that it has.
        known: Vec<String>,
    },
    /// The name does not end in `.xlsx`.
    #[error("{path}: can be written as .xlsx")]
    NotXlsx {
        /// The file.
        path: PathBuf,
    },
    /// The name ends in neither `.xlsx` nor `.csv`.
    #[error("{path}: can be written as .xlsx or .csv")]
    UnknownFormat {
        /// The file.
        path: PathBuf,
    },
    /// The spreadsheet can't be written.
    #[error("{path}: {source}")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: Box<rust_xlsxwriter::XlsxError>,
    },
}

impl RosterError {
    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        Self::Io { path: path.to_owned(), source }
    }
}
