//! A session's counts, read from the store as it is now.

use super::{congress::Congress, error::AppError};
use crate::domain::attendance::{Counts, Roll};

/// Folds the committed events of a session (see [`Congress::session`] for which) and counts.
pub fn counts(congress: &Congress, session: Option<&str>) -> Result<Counts, AppError> {
    let session = congress.session(session)?;
    let delegates = congress.store.delegates()?;
    let events = congress.store.events()?;
    Ok(Roll::fold(&delegates, &events, &session).count(&delegates, &congress.settings.rule))
}
