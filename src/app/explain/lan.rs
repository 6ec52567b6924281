//! Why the site can't be served on the LAN, in sentences.

use super::words::{because, path};
use crate::{
    app::error::{AppError, LanError},
    i18n::{Language, errors::errors},
};

pub(super) fn explain(error: &LanError, language: Language) -> String {
    let words = &errors(language).lan;
    match error {
        LanError::NoAddress { text } => (words.no_address)(text),
        LanError::ShortCode { least } => (words.short_code)(*least),
        LanError::NoSite { folder } => (words.no_site)(&path(folder)),
        LanError::Internal { documents } => (words.internal)(*documents),
        LanError::InUse { listen, other } => (words.in_use)(listen, &other.to_string()),
        LanError::Listen { listen, source } => match source.kind() {
            std::io::ErrorKind::AddrNotAvailable => (words.not_ours)(listen),
            std::io::ErrorKind::PermissionDenied => (words.denied)(listen),
            _ => because(source, |why| (words.listen)(listen, why), language),
        },
    }
}

/// Like `explain`, for the console, which has no flags: the advice names `congress.toml` and keys instead.
pub fn explain_in_console(error: &AppError, language: Language) -> String {
    let words = &errors(language).lan.console;
    match error {
        AppError::Lan(LanError::NoSite { folder }) => (words.no_site)(&path(folder)),
        AppError::Lan(LanError::Internal { documents }) => (words.internal)(*documents),
        AppError::Lan(LanError::InUse { listen, other }) => (words.in_use)(listen, &other.to_string()),
        AppError::Lan(LanError::Listen { listen, source }) if source.kind() == std::io::ErrorKind::AddrNotAvailable => {
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
        let listen = |kind: io::ErrorKind| LanError::Listen { listen: "10.0.0.9:80".to_owned(), source: kind.into() };
        for (error, about) in [
            (LanError::NoAddress { text: "hall".to_owned() }, "“hall”"),
            (LanError::ShortCode { least: 6 }, "6"),
            (LanError::NoSite { folder: "hội/site".into() }, "hội/site"),
            (LanError::Internal { documents: 3 }, "code"),
            (LanError::InUse { listen: "0.0.0.0:8080".to_owned(), other: 8081 }, "--listen 8081"),
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
