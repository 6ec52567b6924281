//! The steps of a session: opened, its bell noted, closed.

use jiff::Timestamp;

use crate::{
    app::{
        congress::Congress,
        error::AppError,
        operators::{self, Approved},
    },
    domain::{congress::Session, permission::GuardedAction},
};

/// A step in a session's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The roll call begins; a closed one goes on.
    Open,
    /// Arrivals after it are late.
    Bell,
    /// The roll call ends; who is still expected is absent.
    Close,
}

/// Takes a step, noted at `now`. Opening what was closed and a second bell need a supervisor.
pub fn step(
    congress: &mut Congress,
    name: &str,
    step: Step,
    approved: Option<&Approved>,
    now: Timestamp,
) -> Result<Session, AppError> {
    let mut session = congress.session(Some(name))?;
    let guarded = match step {
        Step::Open if session.closed.is_some() => GuardedAction::Reopen,
        Step::Bell if session.bell.is_some() => GuardedAction::RingAgain,
        Step::Open | Step::Bell | Step::Close => GuardedAction::Ordinary,
    };
    let authority = operators::authority(&congress.store, &guarded, approved)?;
    match step {
        Step::Open => {
            session.opened.get_or_insert(now);
            session.closed = None;
        }
        Step::Bell => session.bell = Some(now),
        Step::Close => session.closed = Some(now),
    }
    let context = congress.context(now).by(authority);
    congress.store.save_session(&session, &context)?;
    Ok(session)
}
