//! Refusals that stay the same as long as the file does, and need not be found out again.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::documents::{DocumentError, Ended, Limit};

/// Why a file can't be read, without its path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Refusal {
    Encrypted,
    OldWord,
    Damaged,
    MissingPart {
        part: String,
    },
    Doctype {
        part: String,
    },
    Limit {
        limit: Limit,
        found: u64,
    },
    Memory,
    Crashed,
    /// On another day, or a machine with less to do, it may be read.
    Slow,
}

impl Refusal {
    /// The refusal, if it lies in the file alone.
    pub(super) fn of(error: &DocumentError) -> Option<Self> {
        Some(match error {
            DocumentError::Encrypted { .. } => Self::Encrypted,
            DocumentError::OldWord { .. } => Self::OldWord,
            DocumentError::Damaged { .. } => Self::Damaged,
            DocumentError::MissingPart { part, .. } => Self::MissingPart { part: part.clone() },
            DocumentError::Doctype { part, .. } => Self::Doctype { part: part.clone() },
            // That one lies in the file beside it.
            DocumentError::Limit { limit: Limit::FrontMatter, .. } => return None,
            DocumentError::Limit { limit, found, .. } => Self::Limit { limit: *limit, found: *found },
            DocumentError::Foreign { why: Ended::Memory, .. } => Self::Memory,
            DocumentError::Foreign { why: Ended::Crashed, .. } => Self::Crashed,
            DocumentError::Foreign { why: Ended::Slow, .. } => Self::Slow,
            _ => return None,
        })
    }

    /// The error as reading the file gave it.
    pub(super) fn error(&self, path: &Path) -> DocumentError {
        let path = path.to_owned();
        match self {
            Self::Encrypted => DocumentError::Encrypted { path },
            Self::OldWord => DocumentError::OldWord { path },
            Self::Damaged => DocumentError::Damaged { path },
            Self::MissingPart { part } => DocumentError::MissingPart { path, part: part.clone() },
            Self::Doctype { part } => DocumentError::Doctype { path, part: part.clone() },
            Self::Limit { limit, found } => DocumentError::Limit { path, limit: *limit, found: *found },
            Self::Memory => DocumentError::Foreign { path, why: Ended::Memory },
            Self::Crashed => DocumentError::Foreign { path, why: Ended::Crashed },
            Self::Slow => DocumentError::Foreign { path, why: Ended::Slow },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_the_same_again() {
        let path = || "a.pdf".into();
        let part = || "word/document.xml".to_owned();
        for error in [
            DocumentError::Encrypted { path: path() },
            DocumentError::OldWord { path: path() },
            DocumentError::Damaged { path: path() },
            DocumentError::MissingPart { path: path(), part: part() },
            DocumentError::Doctype { path: path(), part: part() },
            DocumentError::Limit { path: path(), limit: Limit::Ratio, found: 1_000 },
            DocumentError::Foreign { path: path(), why: Ended::Memory },
            DocumentError::Foreign { path: path(), why: Ended::Crashed },
            DocumentError::Foreign { path: path(), why: Ended::Slow },
        ] {
            let refusal = Refusal::of(&error).unwrap_or_else(|| panic!("kept: {error}"));
            let json = serde_json::to_string(&refusal).expect("written");
            let refusal: Refusal = serde_json::from_str(&json).expect("read");
            assert_eq!(refusal.error(Path::new("a.pdf")).to_string(), error.to_string());
        }
        let started = DocumentError::Foreign { path: path(), why: Ended::NotStarted(std::io::ErrorKind::NotFound) };
        assert_eq!(Refusal::of(&started), None);
    }
}
