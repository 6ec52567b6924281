//! Whether an action is possible in a delegate's state. The fold ignores impossible actions; the desk reports them
//! instead.

use super::{
    attendance::{Presence, Roll},
    delegate::{Delegate, DelegateKind, Eligibility},
    event::{Action, Scope},
};

/// Why an action would have no effect, or a forbidden one. Each holds the delegate's name, for the sentence on screen;
/// the message for the log has none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Impossible {
    /// Suspended or ineligible.
    #[error("a delegate is blocked")]
    Blocked(String),
    /// Present, or was: leave of absence needs the check-in undone first.
    #[error("a delegate is present")]
    Present(String),
    /// Not in the hall, so can't step out.
    #[error("a delegate is not present")]
    NotPresent(String),
    /// Did not step out, so can't come back.
    #[error("a delegate is not out")]
    NotOut(String),
    /// The leave of absence is already recorded.
    #[error("a delegate is excused already")]
    Excused(String),
    /// An alternate is already seated in this place.
    #[error("a delegate is substituted already")]
    Substituted(String),
    /// Not an official delegate, whose seat alone can be taken.
    #[error("a delegate has no seat to be taken")]
    NotOfficial(String),
    /// Not excused from the whole congress, which alone frees the seat.
    #[error("a delegate is not excused from the whole congress")]
    NotExcused(String),
    /// Not an alternate, so can't be seated.
    #[error("not an alternate")]
    NotAnAlternate(String),
    /// An alternate whose eligibility is pending or denied.
    #[error("an alternate is not eligible")]
    NotEligible(String),
    /// An alternate who is already seated.
    #[error("an alternate is seated already")]
    Seated(String),
    /// An alternate with leave of absence.
    #[error("an alternate is excused")]
    AlternateExcused(String),
    /// Substituted, or seated in somebody's place: taking the delegate off the roster would change who votes unseen.
    #[error("a delegate is part of a substitution")]
    InSubstitution(String),
    /// A leave of absence without the name of whoever approved it.
    #[error("nobody approved it")]
    NotApproved,
    /// A substitution without the number of a decision.
    #[error("no decision")]
    NoDecision,
}

/// Checks an action on `delegate` against the roll. `alternate` is the record of a substitution's alternate.
///
/// A leave of absence can be recorded after the close too, as the letter may come late.
pub fn judge(
    action: &Action,
    delegate: &Delegate,
    alternate: Option<&Delegate>,
    roll: &Roll,
) -> Result<(), Impossible> {
    let name = || delegate.full_name.clone();
    let presence = roll.presence(delegate.id);
    if presence == Presence::Blocked && !matches!(action, Action::Undo { .. }) {
        return Err(Impossible::Blocked(name()));
    }
    match action {
        Action::StepOut if presence != Presence::Present => Err(Impossible::NotPresent(name())),
        Action::Return if presence != Presence::Out => Err(Impossible::NotOut(name())),
        Action::Present { .. } | Action::Undo { .. } | Action::StepOut | Action::Return => Ok(()),
        Action::Excuse { scope, approved_by } => {
            let absence = roll.entry(delegate.id).and_then(|entry| entry.absence);
            match presence {
                Presence::Present | Presence::Out => Err(Impossible::Present(name())),
                Presence::Substituted => Err(Impossible::Substituted(name())),
                Presence::Excused if absence == Some(Scope::Congress) || absence == Some(*scope) => {
                    Err(Impossible::Excused(name()))
                }
                _ if approved_by.trim().is_empty() => Err(Impossible::NotApproved),
                _ => Ok(()),
            }
        }
        Action::Substitute { decision_no, .. } => {
            if delegate.kind != DelegateKind::Official {
                return Err(Impossible::NotOfficial(name()));
            }
            let absence = roll.entry(delegate.id).and_then(|entry| entry.absence);
            match presence {
                Presence::Substituted => return Err(Impossible::Substituted(name())),
                Presence::Excused if absence == Some(Scope::Congress) => {}
                _ => return Err(Impossible::NotExcused(name())),
            }
            seat(alternate, roll)?;
            if decision_no.trim().is_empty() { Err(Impossible::NoDecision) } else { Ok(()) }
        }
    }
}

/// Checks that a delegate may be taken off the roster.
///
/// # Errors
/// [`Impossible::InSubstitution`], which is undone first.
pub fn judge_removal(delegate: &Delegate, roll: &Roll) -> Result<(), Impossible> {
    let is_part = roll.presence(delegate.id) == Presence::Substituted || roll.seated.contains(&delegate.id);
    if is_part { Err(Impossible::InSubstitution(delegate.full_name.clone())) } else { Ok(()) }
}

fn seat(alternate: Option<&Delegate>, roll: &Roll) -> Result<(), Impossible> {
    let Some(alternate) = alternate else { return Err(Impossible::NotAnAlternate(String::new())) };
    let name = || alternate.full_name.clone();
    if alternate.kind != DelegateKind::Alternate {
        return Err(Impossible::NotAnAlternate(name()));
    }
    if alternate.eligibility != Eligibility::Eligible {
        return Err(Impossible::NotEligible(name()));
    }
    if roll.seated.contains(&alternate.id) {
        return Err(Impossible::Seated(name()));
    }
    if roll.presence(alternate.id) == Presence::Excused { Err(Impossible::AlternateExcused(name())) } else { Ok(()) }
}
