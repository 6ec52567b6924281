//! Reception at a door: the one rule for who is recorded, who is asked about and who is refused. The console, badges,
//! whole units and doors without a screen ask it; the fold in `attendance` counts what it lets through.

use super::{attendance::Presence, delegate::Eligibility, event::Means, recognition::Doubt};

/// The way in which somebody comes before a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// By what the delegate is known.
    pub means: Means,
    /// Whether somebody at the door can answer a question.
    pub attended: bool,
}

/// How sure it is that the delegate stands there and is to be received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// An accepted face, a badge in force, a name that a person chose, a check-in by hand with its reason.
    Clear,
    /// A face that may be the delegate's.
    Doubtful(Doubt),
    /// A check-in by hand whose reason is still missing.
    Unreasoned,
    /// A person was asked and said yes.
    Affirmed,
}

/// What becomes of an arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reception {
    /// A check-in is recorded.
    Record,
    /// The delegate was out: a return is recorded.
    Return,
    /// A person decides; asked again with [`Certainty::Affirmed`] this rule says what a yes records.
    Ask(Question),
    /// In the hall already: there is nothing to record.
    Already,
    /// Nothing is recorded, whatever anybody at the door says.
    Refuse(Obstacle),
}

/// What a person is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Whether the face is the delegate's.
    Doubt(Doubt),
    /// Why by hand.
    Reason,
    /// Whether somebody with leave of absence is received all the same.
    Excused,
    /// Whether somebody who went out has come back.
    Out,
}

/// Why a delegate is not received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Not eligible, or not on the roster.
    Blocked,
    /// An alternate sits in the delegate's place.
    Substituted,
    /// The session was closed without the delegate.
    Closed,
}

/// Judges an arrival of a delegate who stands at `presence` in the session's roll.
///
/// A doubtful face comes before everything else: as long as nobody knows who it is, no delegate's state matters. Where
/// nobody can be asked, leave of absence and having gone out stop nobody: who comes is here.
pub fn receive(presence: Presence, eligibility: Eligibility, arrival: Arrival, certainty: Certainty) -> Reception {
    if let Certainty::Doubtful(doubt) = certainty {
        return Reception::Ask(Question::Doubt(doubt));
    }
    if let Some(obstacle) = obstacle(presence, eligibility) {
        return Reception::Refuse(obstacle);
    }
    if arrival.means == Means::Manual && certainty == Certainty::Unreasoned {
        return Reception::Ask(Question::Reason);
    }
    let asks = arrival.attended && certainty != Certainty::Affirmed;
    match presence {
        Presence::Present => Reception::Already,
        Presence::Excused if asks => Reception::Ask(Question::Excused),
        Presence::Out if asks => Reception::Ask(Question::Out),
        Presence::Out => Reception::Return,
        _ => Reception::Record,
    }
}

fn obstacle(presence: Presence, eligibility: Eligibility) -> Option<Obstacle> {
    match presence {
        _ if eligibility == Eligibility::Ineligible => Some(Obstacle::Blocked),
        Presence::Blocked => Some(Obstacle::Blocked),
        Presence::Substituted => Some(Obstacle::Substituted),
        Presence::Absent => Some(Obstacle::Closed),
        Presence::Expected | Presence::Present | Presence::Out | Presence::Excused => None,
    }
}

#[cfg(test)]
#[path = "reception_tests.rs"]
mod tests;
