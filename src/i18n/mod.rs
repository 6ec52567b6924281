//! Every word that a person reads, in Vietnamese (the default) and English. A missing string does not compile.
//!
//! A group of words is written by `words!`, each word with both languages side by side. Words that carry values are
//! functions, so that each language orders them as it needs.

#[macro_use]
mod words;

pub mod attendance;
pub mod cli;
pub mod console;
pub mod doctor;
pub mod errors;
pub mod lan;
pub mod log;
pub mod number;
pub mod site;

use std::str::FromStr;

/// The language that a person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// The code that `--lang` takes and that pages carry.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The one of two values that is in this language.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// The code of a language that the program does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no such language: {0}")]
pub struct UnknownLanguage(pub String);

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, UnknownLanguage> {
        match code {
            "vi" => Ok(Self::Vi),
            "en" => Ok(Self::En),
            _ => Err(UnknownLanguage(code.to_owned())),
        }
    }
}
