//! What all explanations share: paths, the system's reasons, details for support, sizes.

use std::{error::Error, fmt::Display, io, path::Path};

use crate::i18n::{
    Language,
    errors::{Two, errors, system::Cause},
    number,
};

/// Longer details are cut: they are for support, and must not drown the sentence.
const LONGEST_DETAIL: usize = 200;

/// A path as people know it.
pub(super) fn path(path: &Path) -> String {
    path.display().to_string()
}

/// A library's own words on one line, without the full stop that would end a sentence early.
pub(super) fn detail(error: &dyn Display) -> String {
    let text = error.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_end_matches(['.', ':', ' ']);
    if text.chars().count() <= LONGEST_DETAIL {
        return text.to_owned();
    }
    text.chars().take(LONGEST_DETAIL).chain(['…']).collect()
}

/// A file or folder that the system refuses.
pub(super) fn file(path: &Path, source: &io::Error, language: Language) -> String {
    refused(path, source, errors(language).system.file, language)
}

/// Like [`file`], with a sentence that says what the file is for; it takes path and reason.
pub(super) fn refused(path: &Path, source: &io::Error, sentence: Two, language: Language) -> String {
    because(source, |why| sentence(&self::path(path), why), language)
}

/// A sentence that takes the reason of a refusal, and the advice that goes with it.
pub(super) fn because(source: &io::Error, sentence: impl FnOnce(&str) -> String, language: Language) -> String {
    let words = &errors(language).system;
    match cause(source, language) {
        Some(cause) => format!("{} {}", sentence(cause.why), cause.next),
        None => format!("{} {}", sentence(&(words.other)(&detail(source))), words.other_next),
    }
}

fn cause(source: &io::Error, language: Language) -> Option<&'static Cause> {
    let words = &errors(language).system;
    Some(match source.kind() {
        io::ErrorKind::NotFound => &words.not_found,
        io::ErrorKind::PermissionDenied => &words.denied,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => &words.full,
        io::ErrorKind::ReadOnlyFilesystem => &words.read_only,
        io::ErrorKind::AlreadyExists => &words.exists,
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => &words.in_use,
        io::ErrorKind::IsADirectory => &words.is_a_folder,
        io::ErrorKind::NotADirectory => &words.not_a_folder,
        io::ErrorKind::DirectoryNotEmpty => &words.not_empty,
        io::ErrorKind::UnexpectedEof => &words.cut,
        io::ErrorKind::InvalidData => &words.malformed,
        io::ErrorKind::InvalidFilename => &words.bad_name,
        // EIO: a USB drive that was pulled out, or a disk that fails. Windows' 5 is reported as a denial above.
        _ if source.raw_os_error() == Some(5) => &words.device,
        _ => return None,
    })
}

/// The system's refusal that a library's error wraps, if that is what it is.
pub(super) fn io_in<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a io::Error> {
    let mut next = Some(error);
    while let Some(error) = next {
        // One without a number is a library's own words in the system's clothes.
        if let Some(io) = error.downcast_ref::<io::Error>()
            && io.raw_os_error().is_some()
        {
            return Some(io);
        }
        next = error.source();
    }
    None
}

/// What is wrong in a TOML file, and in which line, from 1.
///
/// The error knows bytes alone; its text begins with `TOML parse error at line 2, column 1`.
pub(super) fn toml(error: &toml::de::Error) -> (Option<usize>, String) {
    let text = error.to_string();
    let after = text.lines().next().and_then(|line| line.split_once("at line "));
    let line = after.and_then(|(_, rest)| rest.split(',').next()?.trim().parse().ok());
    (line, detail(&error.message()))
}

/// Bytes as people count them: `50 MB`, `1,5 GB`; steps of 1,024.
pub(super) fn bytes(bytes: u64, language: Language) -> String {
    let (unit, size) = match bytes {
        0..1_048_576 => ("KB", bytes as f64 / 1024.0),
        1_048_576..1_073_741_824 => ("MB", bytes as f64 / 1_048_576.0),
        _ => ("GB", bytes as f64 / 1_073_741_824.0),
    };
    // Rounded up, so that what is just over a limit never reads like the limit.
    let tenths = (size * 10.0).ceil();
    let decimals = usize::from(tenths % 10.0 != 0.0);
    format!("{} {unit}", number::decimal(tenths / 10.0, decimals, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_are_one_short_line() {
        assert_eq!(detail(&"a\n  b.\n"), "a b");
        assert_eq!(detail(&"x".repeat(1_000)).chars().count(), LONGEST_DETAIL + 1);
    }

    #[test]
    fn sizes_over_a_limit_never_read_like_it() {
        assert_eq!(bytes(50 << 20, Language::Vi), "50 MB");
        assert_eq!(bytes((50 << 20) + 1, Language::Vi), "50,1 MB");
        assert_eq!(bytes(3 << 29, Language::En), "1.5 GB");
        assert_eq!(bytes(1 << 10, Language::En), "1 KB");
    }

    #[test]
    fn the_line_of_a_slip_is_found() {
        let error = toml::from_str::<toml::Table>("a = 1\nb = \n").expect_err("no value");
        let (line, why) = toml(&error);
        assert_eq!(line, Some(2));
        assert!(!why.is_empty() && !why.contains('\n'), "{why}");
    }

    #[test]
    fn a_wrapped_refusal_is_found() {
        let wrapped = crate::config::ConfigError::Read { path: "x".into(), source: io::Error::from_raw_os_error(2) };
        assert_eq!(io_in(&wrapped).map(io::Error::kind), Some(io::ErrorKind::NotFound));
        let words = crate::config::ConfigError::Read { path: "x".into(), source: io::Error::other("words") };
        assert!(io_in(&words).is_none());
    }

    #[test]
    fn every_reason_has_advice_in_both_languages() {
        let kinds = [
            io::ErrorKind::NotFound,
            io::ErrorKind::PermissionDenied,
            io::ErrorKind::StorageFull,
            io::ErrorKind::ReadOnlyFilesystem,
            io::ErrorKind::AlreadyExists,
            io::ErrorKind::ResourceBusy,
            io::ErrorKind::IsADirectory,
            io::ErrorKind::NotADirectory,
            io::ErrorKind::DirectoryNotEmpty,
            io::ErrorKind::UnexpectedEof,
            io::ErrorKind::InvalidData,
            io::ErrorKind::InvalidFilename,
            io::ErrorKind::Other,
        ];
        let mut seen = std::collections::HashSet::new();
        for language in [Language::Vi, Language::En] {
            for kind in kinds {
                let sentence = file(Path::new("a/b c.docx"), &kind.into(), language);
                assert!(sentence.contains("a/b c.docx") && sentence.ends_with('.'), "{sentence}");
                assert!(seen.insert(sentence.clone()), "twice: {sentence}");
            }
        }
        let full = file(Path::new("x"), &io::ErrorKind::StorageFull.into(), Language::Vi);
        assert!(full.contains("đĩa đã đầy"), "{full}");
    }
}
