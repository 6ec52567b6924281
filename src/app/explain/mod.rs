//! Every failure, warning and refusal as a sentence: what happened, to which file or delegate, what to do next.
//!
//! The sentences themselves stand in `i18n::errors`; here they get their values. One file a layer.

mod camera;
mod config;
mod documents;
mod publish;
mod roster;
mod store;
mod vision;
mod words;

pub use self::{
    camera::{explain_camera, explain_frame},
    documents::explain_matter,
    roster::{explain_map, explain_row},
    store::explain_flaw,
    vision::{explain_enrol, explain_evaluate, explain_photo, explain_photo_named},
};
use self::words::{detail, file, io_in, path};
use super::error::AppError;
use crate::i18n::{Language, errors::errors};

/// A failure in a person's language: one to three sentences, each with its full stop.
pub fn explain(error: &AppError, language: Language) -> String {
    let words = &errors(language).app;
    match error {
        AppError::Config(error) => config::explain(error, language),
        AppError::Settings(error) => config::setting(error, language),
        AppError::Store(error) => store::explain(error, language),
        AppError::Roster(error) => roster::explain(error, language),
        AppError::Map(error) => explain_map(error, language),
        AppError::Vision(error) => vision::explain(error, language),
        AppError::Camera(error) => explain_camera(error, language),
        AppError::Source(error) => camera::source(error, language),
        AppError::Document(error) => documents::explain(error, language),
        AppError::Search(error) => publish::search(error, language),
        AppError::Site(error) => publish::site(error, language),
        AppError::Io { path: at, source } => file(at, source, language),
        AppError::Picture { path: at, source } => match io_in(source) {
            Some(refusal) => file(at, refusal, language),
            None => (words.picture)(&path(at), &detail(source)),
        },
        AppError::Watch { path: at, source } => (words.watch)(&path(at), &detail(source)),
        AppError::NoPhotos { path: at } => (words.no_photos)(&path(at)),
        AppError::NoFrames { source_name } => (words.no_frames)(source_name),
        AppError::NoPassphrase => words.no_passphrase.to_owned(),
        AppError::PassphrasesDiffer => words.passphrases_differ.to_owned(),
        AppError::NoSession { name, known } if known.is_empty() => (words.no_sessions)(name),
        AppError::NoSession { name, known } => (words.no_session)(name, &known.join(", ")),
        AppError::SessionClosed { name } => (words.session_closed)(name),
        AppError::NoDelegate { query } => (words.no_delegate)(query),
        AppError::SeveralDelegates { query, names } => (words.several_delegates)(query, &names.join(", ")),
        AppError::Blocked { name } => (words.blocked)(name),
        AppError::ReasonMissing => words.reason_missing.to_owned(),
        AppError::NoConsent { name } => (words.no_consent)(name),
        AppError::NoEvent => words.no_event.to_owned(),
        AppError::NotADemo { path: at } => (words.not_a_demo)(&path(at)),
        AppError::NoHome => words.no_home.to_owned(),
        AppError::WorkerGone => words.worker_gone.to_owned(),
    }
}

/// Holds what every explanation must be, in both languages: sentences of their own, about the thing, for people.
#[cfg(test)]
fn check(sentence: impl Fn(Language) -> String, about: &str) {
    let (vi, en) = (sentence(Language::Vi), sentence(Language::En));
    assert_ne!(vi, en);
    for text in [&vi, &en] {
        assert!(text.contains(about), "not about {about}: {text}");
        assert!(text.ends_with('.') && !text.ends_with("..") && text.len() > 20, "no sentence: {text}");
        assert!(text.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "“`".contains(c)), "{text}");
        assert!(!text.contains('\n') && !text.contains("  ") && !text.contains("Error {"), "for programmers: {text}");
        assert!(!text.contains("Some(") && !text.contains("\\\\"), "for programmers: {text}");
    }
    // Letters that no other language writes, outside of names and details.
    let letters = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";
    assert!(vi.to_lowercase().replace(about, "").contains(|c| letters.contains(c)), "not Vietnamese: {vi}");
}

#[cfg(test)]
mod tests;
