//! Why the site can't be opened to the hall, in sentences.

use super::words::{because, path};
use crate::{
    app::{error::AppError, hall::HallError},
    i18n::{Language, errors::errors},
};

pub(super) fn explain(error: &HallError, language: Language) -> String {
    let words = &errors(language).hall;
    match error {
        HallError::NoAddress { text } => (words.no_address)(text),
        HallError::ShortCode { least } => (words.short_code)(*least),
        HallError::NoSite { folder } => (words.no_site)(&path(folder)),
        HallError::Internal { documents } => (words.internal)(*documents),
        HallError::InUse { listen, other } => (words.in_use)(listen, &other.to_string()),
        HallError::Listen { listen, source } => match source.kind() {
            std::io::ErrorKind::AddrNotAvailable => (words.not_ours)(listen),
            std::io::ErrorKind::PermissionDenied => (words.denied)(listen),
            _ => because(source, |why| (words.listen)(listen, why), language),
        },
    }
}

/// The same for who sits at the console, which has no flags: `congress.toml` and keys are what there is.
pub fn explain_in_console(error: &AppError, language: Language) -> String {
    let words = &errors(language).hall.console;
    match error {
        AppError::Hall(HallError::NoSite { folder }) => (words.no_site)(&path(folder)),
        AppError::Hall(HallError::Internal { documents }) => (words.internal)(*documents),
        AppError::Hall(HallError::InUse { listen, other }) => (words.in_use)(listen, &other.to_string()),
        AppError::Hall(HallError::Listen { listen, source })
            if source.kind() == std::io::ErrorKind::AddrNotAvailable =>
        {
            (words.not_ours)(listen)
        }
        error => super::explain(error, language),
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::app::explain::check;

    #[test]
    fn every_refusal_says_what_to_do() {
        let listen = |kind: io::ErrorKind| HallError::Listen { listen: "10.0.0.9:80".to_owned(), source: kind.into() };
        for (error, about) in [
            (HallError::NoAddress { text: "hall".to_owned() }, "“hall”"),
            (HallError::ShortCode { least: 6 }, "6"),
            (HallError::NoSite { folder: "hội/site".into() }, "hội/site"),
            (HallError::Internal { documents: 3 }, "code"),
            (HallError::InUse { listen: "0.0.0.0:8080".to_owned(), other: 8081 }, "--listen 8081"),
            (listen(io::ErrorKind::AddrNotAvailable), "10.0.0.9:80"),
            (listen(io::ErrorKind::PermissionDenied), "10.0.0.9:80"),
            (listen(io::ErrorKind::Other), "10.0.0.9:80"),
        ] {
            check(|language| explain(&error, language), about);
            let error = AppError::from(error);
            check(
                |language| explain_in_console(&error, language),
                about.trim_start_matches("--").trim_start_matches("listen "),
            );
            for language in [Language::Vi, Language::En] {
                let said = explain_in_console(&error, language);
                assert!(!said.contains("--"), "a flag: {said}");
            }
        }
    }
}
