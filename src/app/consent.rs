//! Consent to recognition by face, recorded before any face is enrolled.

use jiff::Timestamp;

use super::{congress::Congress, error::AppError};
use crate::{
    domain::{
        delegate::{Consent, ConsentMethod, Delegate},
        find::Finder,
    },
    text::fold,
};

/// The wording that people agree to; consent is bound to it.
const CONSENT_TEXT: &str = "2026-1";

/// More of several who may be meant are not named.
const MOST_NAMED: usize = 5;

/// Consent to that wording, given now.
pub fn given(method: ConsentMethod, now: Timestamp) -> Consent {
    Consent { text_version: CONSENT_TEXT.to_owned(), method, given_at: now, withdrawn_at: None }
}

/// The delegates that consent is recorded for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Everybody who has not consented or withdrawn already.
    All,
    /// The one delegate whom these words name.
    One(String),
}

/// Records consent; gives how many delegates it was recorded for.
pub fn record(congress: &mut Congress, whom: &Scope, method: ConsentMethod, now: Timestamp) -> Result<usize, AppError> {
    let delegates = congress.store.delegates()?;
    let chosen: Vec<&Delegate> = match whom {
        Scope::All => delegates.iter().filter(|delegate| delegate.consent.is_none()).collect(),
        Scope::One(query) => vec![one(&delegates, query)?],
    };
    let context = congress.context(now);
    for delegate in &chosen {
        congress.store.set_consent(delegate.id, Some(given(method, now)), &context)?;
    }
    Ok(chosen.len())
}

/// The delegate whom a number, a badge or a name names without doubt.
pub fn one<'a>(delegates: &'a [Delegate], query: &str) -> Result<&'a Delegate, AppError> {
    let query = query.trim();
    let exact: Vec<&Delegate> = delegates
        .iter()
        .filter(|delegate| {
            delegate.stt.is_some_and(|stt| stt.to_string() == query)
                || (!delegate.badge_no.is_empty() && delegate.badge_no == query)
                || fold::plain(&delegate.full_name) == fold::plain(query)
                || delegate.id.to_string() == query
        })
        .collect();
    let found = if exact.is_empty() {
        Finder::new(delegates).find(query).into_iter().map(|index| &delegates[index]).collect()
    } else {
        exact
    };
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(AppError::NoDelegate { query: query.to_owned() }),
        several => Err(AppError::SeveralDelegates {
            query: query.to_owned(),
            names: several
                .iter()
                .take(MOST_NAMED)
                .map(|delegate| format!("{} ({})", delegate.full_name, delegate.unit))
                .chain((several.len() > MOST_NAMED).then(|| "…".to_owned()))
                .collect(),
        }),
    }
}
