//! Badges: whose a code is, a new one for a lost one, and the codes of everybody.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    app::{congress::Congress, consent, error::AppError},
    domain::{
        badge::{BadgeCode, BadgeReading, token},
        delegate::{Delegate, DelegateId},
    },
    store::Store,
};

/// What a scanned code belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A delegate's, and in force.
    Of(DelegateId),
    /// Was a delegate's until this moment; another was given out since.
    Revoked(DelegateId, Timestamp),
    /// A badge of another congress.
    Elsewhere,
    /// A badge of this congress that nobody on the roster has.
    Unknown,
    /// Begins like a badge, but was not read whole or was altered.
    Damaged,
    /// No badge at all: an address, a ticket.
    Stray,
}

/// Finds the delegate whose badge says `text`. Reads all delegates, which takes under a millisecond for ten thousand.
pub fn find(store: &Store, delegates: &[Delegate], text: &str) -> Result<Found, AppError> {
    let code = match BadgeCode::read(text) {
        BadgeReading::Stray => return Ok(Found::Stray),
        BadgeReading::Damaged => return Ok(Found::Damaged),
        BadgeReading::Code(code) => code,
    };
    if code.congress != store.badge_congress()? {
        return Ok(Found::Elsewhere);
    }
    if let Some(delegate) = delegates.iter().find(|delegate| token(delegate.qr_token) == code.token) {
        return Ok(Found::Of(delegate.id));
    }
    let revoked = store.revoked_badges()?.into_iter().find(|revoked| token(revoked.token) == code.token);
    Ok(revoked.map_or(Found::Unknown, |revoked| Found::Revoked(revoked.delegate, revoked.at)))
}

/// Revokes the badge of the delegate whom `query` names and makes a new code.
pub fn renew(congress: &mut Congress, query: &str, now: Timestamp) -> Result<Delegate, AppError> {
    let delegates = congress.delegates()?;
    let renewed = with_new_code(consent::one(&delegates, query)?);
    revoke_others(congress, &renewed, now)?;
    Ok(renewed)
}

/// The delegate with a code that nobody has, and that is worth nothing before the one in force is revoked.
pub(super) fn with_new_code(delegate: &Delegate) -> Delegate {
    Delegate { qr_token: Uuid::new_v4(), ..delegate.clone() }
}

/// Puts the code of `renewed` in force and revokes the one before.
pub(super) fn revoke_others(congress: &mut Congress, renewed: &Delegate, now: Timestamp) -> Result<(), AppError> {
    let context = congress.context(now);
    Ok(congress.store.renew_badge(renewed.id, renewed.qr_token, &context)?)
}

/// A delegate's code at a congress of this number.
pub fn code(congress: u32, delegate: &Delegate) -> BadgeCode {
    BadgeCode { congress, token: token(delegate.qr_token) }
}
