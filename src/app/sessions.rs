//! The steps of a session: opened, its bell noted, closed.

use jiff::Timestamp;

use super::{congress::Congress, error::AppError};
use crate::domain::congress::Session;

/// A step in a session's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The roll call begins; a closed one goes on.
    Open,
    /// Who comes after it is late.
    Bell,
    /// The roll call ends; who is still expected is absent.
    Close,
}

/// Takes a step, noted at `now`.
pub fn step(congress: &mut Congress, name: &str, step: Step, now: Timestamp) -> Result<Session, AppError> {
    let mut session = congress.session(Some(name))?;
    match step {
        Step::Open => {
            session.opened.get_or_insert(now);
            session.closed = None;
        }
        Step::Bell => session.bell = Some(now),
        Step::Close => session.closed = Some(now),
    }
    let context = congress.context(now);
    congress.store.save_session(&session, &context)?;
    Ok(session)
}
