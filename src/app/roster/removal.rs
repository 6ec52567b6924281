//! Delegates who are taken off the roster by a decision: they are counted, exported and found no more. What was recorded of
//! them stays in the list of events and in the log, and a list that names them puts them back.

use jiff::Timestamp;

use crate::{
    app::{
        congress::Congress,
        error::AppError,
        operators::{self, Approved},
    },
    domain::{
        attendance::Roll,
        correction,
        delegate::{Delegate, DelegateId},
        permission::GuardedAction,
    },
    store::Removal,
};

/// Takes a delegate off the roster.
///
/// # Errors
/// The decision has no number, the delegate is not on the roster or is part of a substitution, nobody `approved` what needs
/// a supervisor; else what the store says.
pub fn remove(
    congress: &mut Congress,
    delegate: DelegateId,
    decision_no: &str,
    approved: Option<&Approved>,
    now: Timestamp,
) -> Result<(), AppError> {
    let decision_no = decision_no.trim();
    let delegates = congress.delegates()?;
    check(congress, &delegates, &[delegate], decision_no)?;
    let authority = operators::authority(&congress.store, &GuardedAction::Remove, approved)?;
    let context = congress.context(now).by(authority);
    congress.store.replace_delegates(&[], Removal { delegates: &[delegate], decision_no }, &context)?;
    Ok(())
}

/// Whether these may leave: by a decision with a number, and none of them has given a seat to somebody or taken one.
pub(super) fn check(
    congress: &Congress,
    delegates: &[Delegate],
    leaving: &[DelegateId],
    decision_no: &str,
) -> Result<(), AppError> {
    if decision_no.trim().is_empty() {
        return Err(correction::Impossible::NoDecision.into());
    }
    // A substitution holds for the whole congress, whichever session is asked.
    let roll = Roll::fold(delegates, &congress.store.events()?, &congress.session(None)?);
    for id in leaving {
        let delegate = delegates.iter().find(|delegate| delegate.id == *id);
        let delegate = delegate.ok_or_else(|| AppError::NoDelegate { query: id.to_string() })?;
        correction::judge_removal(delegate, &roll)?;
    }
    Ok(())
}
