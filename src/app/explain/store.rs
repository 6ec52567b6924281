//! What the database refuses, in sentences.

use super::words::{detail, file, path};
use crate::{
    i18n::{Language, errors::errors},
    store::{Flaw, StoreError},
};

pub(super) fn explain(error: &StoreError, language: Language) -> String {
    let words = &errors(language).store;
    match error {
        StoreError::Missing { path: at } => (words.missing)(&path(at)),
        StoreError::NoFolder { path: at } => (words.no_folder)(&path(at)),
        StoreError::Exists { path: at } => (words.exists)(&path(at)),
        StoreError::EmptyPassphrase => words.empty_passphrase.to_owned(),
        StoreError::WrongPassphrase { path: at } => (words.wrong_passphrase)(&path(at)),
        StoreError::NotACongress { path: at } => (words.not_a_congress)(&path(at)),
        StoreError::NewerVersion { path: at, found, known } => {
            (words.newer)(&path(at), &found.to_string(), &known.to_string())
        }
        StoreError::OlderVersion { path: at, found, known } => {
            (words.older)(&path(at), &found.to_string(), &known.to_string())
        }
        StoreError::Busy { path: at } => (words.busy)(&path(at)),
        StoreError::ReadOnly { path: at } => (words.read_only)(&path(at)),
        StoreError::DiskFull { path: at } => (words.disk_full)(&path(at)),
        StoreError::Damaged { path: at } => (words.damaged)(&path(at)),
        StoreError::DuplicateEvent { event } => (words.duplicate_event)(&event.to_string()),
        StoreError::StaleEvent { event, last: _ } => (words.stale_event)(&event.to_string()),
        StoreError::UnknownDelegate { delegate } => (words.unknown_delegate)(&delegate.to_string()),
        StoreError::UnknownSession { name } => (words.unknown_session)(name),
        StoreError::TokenTaken { delegate } => (words.token_taken)(&delegate.to_string()),
        StoreError::NoConsent { delegate } => (words.no_consent)(&delegate.to_string()),
        StoreError::NotABackup { path: at } => (words.not_a_backup)(&path(at)),
        StoreError::OverItself { path: at } => (words.over_itself)(&path(at)),
        StoreError::Flawed { path: at, flaw } => (words.flawed)(&path(at), &explain_flaw(flaw, language)),
        StoreError::Unreadable { path: at } => (words.unreadable)(&path(at)),
        StoreError::OtherCongress { path: at } => (words.other_congress)(&path(at)),
        StoreError::WouldLose { path: at, entries, events } => {
            (words.would_lose)(&path(at), &events.to_string(), &entries.to_string())
        }
        StoreError::Io { path: at, source } => file(at, source, language),
        StoreError::Sqlite { path: at, source } => (words.sqlite)(&path(at), &detail(source)),
    }
}

/// Where the log, or what it vouches for, is not what was written.
pub fn explain_flaw(flaw: &Flaw, language: Language) -> String {
    let words = &errors(language).store;
    match flaw {
        Flaw::Altered { seq } => (words.altered)(&seq.to_string()),
        Flaw::Unlinked { seq } => (words.unlinked)(&seq.to_string()),
        Flaw::Shortened { seq } => (words.shortened)(&seq.to_string()),
        Flaw::Event { seq, event } => (words.event_altered)(&seq.to_string(), &event.to_string()),
        Flaw::Pages { detail: pages } => (words.pages)(&detail(pages)),
        Flaw::Unlogged { event } => (words.unlogged)(&event.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::{io, path::PathBuf};

    use uuid::Uuid;

    use super::*;
    use crate::{
        app::explain::check,
        domain::{
            delegate::DelegateId,
            event::{EventId, LogicalTime},
        },
    };

    #[test]
    fn every_refusal_names_what_it_is_about() {
        let path = || PathBuf::from("hội/congress.db");
        let (event, delegate) = (EventId(Uuid::from_u128(7)), DelegateId(Uuid::from_u128(8)));
        let (event_text, delegate_text) = (event.to_string(), delegate.to_string());
        let file = "hội/congress.db";
        let cases = [
            (StoreError::Missing { path: path() }, file),
            (StoreError::NoFolder { path: path() }, file),
            (StoreError::Exists { path: path() }, file),
            (StoreError::EmptyPassphrase, ""),
            (StoreError::WrongPassphrase { path: path() }, file),
            (StoreError::NotACongress { path: path() }, file),
            (StoreError::NewerVersion { path: path(), found: 12, known: 3 }, "12"),
            (StoreError::OlderVersion { path: path(), found: 1, known: 13 }, "13"),
            (StoreError::Busy { path: path() }, file),
            (StoreError::ReadOnly { path: path() }, file),
            (StoreError::DiskFull { path: path() }, file),
            (StoreError::Damaged { path: path() }, file),
            (StoreError::DuplicateEvent { event }, &event_text),
            (StoreError::StaleEvent { event, last: LogicalTime::default() }, &event_text),
            (StoreError::UnknownDelegate { delegate }, &delegate_text),
            (StoreError::UnknownSession { name: "chiều".into() }, "chiều"),
            (StoreError::TokenTaken { delegate }, &delegate_text),
            (StoreError::NoConsent { delegate }, &delegate_text),
            (StoreError::NotABackup { path: path() }, file),
            (StoreError::OverItself { path: path() }, file),
            (StoreError::Flawed { path: path(), flaw: Box::new(Flaw::Altered { seq: 41 }) }, "41"),
            (StoreError::Unreadable { path: path() }, file),
            (StoreError::OtherCongress { path: path() }, file),
            (StoreError::WouldLose { path: path(), entries: 57, events: 33 }, "33"),
            (StoreError::Io { path: path(), source: io::ErrorKind::NotADirectory.into() }, file),
            (StoreError::Sqlite { path: path(), source: rusqlite::Error::QueryReturnedNoRows }, file),
        ];
        for (error, about) in cases {
            check(|language| explain(&error, language), about);
        }
    }

    #[test]
    fn every_flaw_of_the_log_names_its_place() {
        let event = EventId(Uuid::from_u128(7));
        for (flaw, about) in [
            (Flaw::Altered { seq: 41 }, "41".to_owned()),
            (Flaw::Unlinked { seq: 41 }, "41".to_owned()),
            (Flaw::Shortened { seq: 41 }, "41".to_owned()),
            (Flaw::Event { seq: 41, event }, event.to_string()),
            (Flaw::Pages { detail: "page 41".into() }, "page 41".to_owned()),
            (Flaw::Unlogged { event }, event.to_string()),
        ] {
            check(|language| explain_flaw(&flaw, language), &about);
        }
    }
}
