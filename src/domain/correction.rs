//! Whether an action makes sense where a delegate stands. The fold ignores what makes none; the desk says so instead.

use super::{
    attendance::{Presence, Roll},
    delegate::{Delegate, Eligibility, Kind},
    event::{Action, Scope},
};

/// Why an action would change nothing, or something that it must not. The delegate's name goes with each, for the
/// sentence; the message for the log has none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Impossible {
    /// Suspended or ineligible.
    #[error("a delegate is blocked")]
    Blocked(String),
    /// Who is in the hall, or was, has no leave of absence; the check-in has to be undone first.
    #[error("a delegate is present")]
    Present(String),
    /// Who is not in the hall can't go out.
    #[error("a delegate is not present")]
    NotPresent(String),
    /// Who did not go out can't come back.
    #[error("a delegate is not out")]
    NotOut(String),
    /// The same leave is recorded already.
    #[error("a delegate is excused already")]
    Excused(String),
    /// An alternate sits in this place already.
    #[error("a delegate is substituted already")]
    Substituted(String),
    /// Only an official delegate's seat can be taken.
    #[error("a delegate has no seat to be taken")]
    NotOfficial(String),
    /// Only who is excused from the whole congress gives the seat free.
    #[error("a delegate is not excused from the whole congress")]
    NoLeave(String),
    /// Not an alternate.
    #[error("not an alternate")]
    NotAnAlternate(String),
    /// An alternate whose eligibility is not settled, or denied.
    #[error("an alternate is not eligible")]
    NotEligible(String),
    /// An alternate who sits for somebody already.
    #[error("an alternate is seated already")]
    Seated(String),
    /// An alternate who has leave.
    #[error("an alternate is excused")]
    AlternateExcused(String),
    /// A leave of absence without anybody who approved it.
    #[error("nobody approved it")]
    NotApproved,
    /// A substitution without a decision.
    #[error("no decision")]
    NoDecision,
}

/// Judges an action about `delegate` against the roll. `alternate` is the record of a substitution's alternate.
///
/// A leave of absence can be recorded after the close as well: the letter may come late.
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
        Action::Leave if presence != Presence::Present => Err(Impossible::NotPresent(name())),
        Action::Return if presence != Presence::Out => Err(Impossible::NotOut(name())),
        Action::Present { .. } | Action::Undo { .. } | Action::Leave | Action::Return => Ok(()),
        Action::Excuse { scope, approved_by } => {
            let leave = roll.entry(delegate.id).and_then(|entry| entry.leave);
            match presence {
                Presence::Present | Presence::Out => Err(Impossible::Present(name())),
                Presence::Substituted => Err(Impossible::Substituted(name())),
                Presence::Excused if leave == Some(Scope::Congress) || leave == Some(*scope) => {
                    Err(Impossible::Excused(name()))
                }
                _ if approved_by.trim().is_empty() => Err(Impossible::NotApproved),
                _ => Ok(()),
            }
        }
        Action::Substitute { decision_no, .. } => {
            if delegate.kind != Kind::Official {
                return Err(Impossible::NotOfficial(name()));
            }
            let leave = roll.entry(delegate.id).and_then(|entry| entry.leave);
            match presence {
                Presence::Substituted => return Err(Impossible::Substituted(name())),
                Presence::Excused if leave == Some(Scope::Congress) => {}
                _ => return Err(Impossible::NoLeave(name())),
            }
            seat(alternate, roll)?;
            if decision_no.trim().is_empty() { Err(Impossible::NoDecision) } else { Ok(()) }
        }
    }
}

fn seat(alternate: Option<&Delegate>, roll: &Roll) -> Result<(), Impossible> {
    let Some(alternate) = alternate else { return Err(Impossible::NotAnAlternate(String::new())) };
    let name = || alternate.full_name.clone();
    if alternate.kind != Kind::Alternate {
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
