//! Permissions: which actions need a supervisor, and how wrong PINs delay the next attempt.
//!
//! The passphrase outranks all of it, as it opens the database: command-line actions that ask for it (naming operators,
//! resetting a PIN, changing the passphrase) ask for no PIN, so that a forgotten PIN locks nobody out for good. In a
//! congress without a supervisor with a PIN nothing is locked: actions that would need one are done and marked
//! [`Authority::Unguarded`](super::event::Authority) in the list and in the log, because nobody may be stuck on the
//! morning itself.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{
    delegate::{Delegate, DelegateKind},
    event::{Action, Event},
};

/// Time within which operators may undo their own slips. Within a minute the delegate is still in sight of the desk, so
/// that the operator sees whom it concerns; later the figure may have been read out, and undoing is a decision.
pub const SLIP: SignedDuration = SignedDuration::from_secs(60);

/// Wrong PINs in a row without a delay: enough for slips under stress, useless for a search through 10,000 PINs.
pub const FREE_TRIES: u32 = 5;

/// Delay after the last free try; it doubles with each further one.
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(30);

/// Longest delay: at this rate all four-digit PINs take over three months.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);

/// Role of a person at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Checks delegates in.
    #[default]
    Operator,
    /// Approves, by a PIN, what an operator may not do alone.
    Supervisor,
}

/// A person who works at a desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operator {
    /// Name, as it is recorded with every event; unique among operators who were not removed.
    pub name: String,
    /// Role that decides on permissions.
    pub role: Role,
    /// Argon2id hash of the PIN, as a PHC string.
    pub pin: Option<String>,
    /// When the name was added.
    pub added: Timestamp,
    /// Wrong PINs since the last right one.
    pub failed: u32,
    /// When the last wrong PIN was typed.
    pub last_failed: Option<Timestamp>,
}

impl Operator {
    /// Whether this person can approve actions: a supervisor with a PIN.
    pub fn can_allow(&self) -> bool {
        self.role == Role::Supervisor && self.pin.is_some()
    }

    /// Time until this person's PIN is accepted again after too many wrong ones; `None` if it is accepted at `now`.
    ///
    /// A clock that was set forward and back again can't make the delay longer than it was.
    pub fn wait(&self, now: Timestamp) -> Option<SignedDuration> {
        let doublings = self.failed.checked_sub(FREE_TRIES)?;
        let whole = FIRST_WAIT.checked_mul(1_i32.checked_shl(doublings.min(10))?)?.min(LONGEST_WAIT);
        let left = whole - now.duration_since(self.last_failed?);
        left.is_positive().then_some(left.min(whole))
    }
}

/// An action, as far as it matters for who may do it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum GuardedAction<'a> {
    /// No approval needed: check in, step out, come back, record consent, enrol; open, ring, close a session.
    Ordinary,
    /// Cancel an event.
    Undo {
        /// The event to be cancelled.
        event: &'a Event,
        /// Door at which the undo is made.
        door: &'a str,
        /// Time of the undo.
        now: Timestamp,
    },
    /// Record a leave of absence: it moves a delegate between the columns of the report.
    Excuse,
    /// Seat an alternate: it changes who votes.
    Substitute,
    /// Change a delegate's eligibility, which is the credentials committee's decision.
    Eligibility,
    /// Make a delegate official, or no longer official: it changes what the quorum counts.
    Summons,
    /// Take a delegate off the roster: it changes whom the quorum counts.
    Remove,
    /// Reopen a closed roll call: its figures may have been read out.
    Reopen,
    /// Record the bell a second time: it changes who is late.
    RingAgain,
    /// Replace the database by a backup.
    Restore,
    /// Name operators or set PINs from the console. The command line asks for the passphrase instead.
    Operators,
}

impl GuardedAction<'static> {
    /// Classifies a change of a record, whichever way it is made: becoming an official delegate, or ceasing to be one,
    /// changes what the quorum counts, and eligibility is the credentials committee's decision.
    pub fn of_change(old: &Delegate, new: &Delegate) -> Self {
        if old.eligibility != new.eligibility {
            Self::Eligibility
        } else if (old.kind == DelegateKind::Official) != (new.kind == DelegateKind::Official) {
            Self::Summons
        } else {
            Self::Ordinary
        }
    }
}

impl GuardedAction<'static> {
    /// Classifies several changes of records, each old and new, by the first that needs a supervisor.
    pub fn of_changes<'a>(changes: impl IntoIterator<Item = (&'a Delegate, &'a Delegate)>) -> Self {
        let mut all = changes.into_iter().map(|(old, new)| Self::of_change(old, new));
        all.find(GuardedAction::needs_supervisor).unwrap_or(Self::Ordinary)
    }
}

impl GuardedAction<'_> {
    /// Whether a supervisor has to approve it.
    ///
    /// An undo needs approval if its event is older than [`SLIP`] (or from a clock that is ahead by more), was recorded
    /// at another door, whose operator saw what this one did not, or itself needed a supervisor.
    pub fn needs_supervisor(&self) -> bool {
        match self {
            Self::Ordinary => false,
            Self::Undo { event, door, now } => {
                now.duration_since(event.at).abs() > SLIP
                    || event.door != *door
                    || event.authority.is_some()
                    || matches!(event.action, Action::Excuse { .. } | Action::Substitute { .. })
            }
            Self::Excuse
            | Self::Substitute
            | Self::Eligibility
            | Self::Summons
            | Self::Remove
            | Self::Reopen
            | Self::RingAgain
            | Self::Restore
            | Self::Operators => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        delegate::DelegateId,
        event::{Authority, EventId, LogicalTime, Means, Scope},
    };

    fn time(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    fn event(action: Action) -> Event {
        Event {
            id: EventId(Uuid::nil()),
            session: "s".to_owned(),
            delegate: DelegateId(Uuid::nil()),
            action,
            score: None,
            margin: None,
            door: "1".to_owned(),
            operator: "Lan".to_owned(),
            authority: None,
            reason: None,
            at: time(1_000),
            logical: LogicalTime::default(),
        }
    }

    #[test]
    fn a_slip_is_the_operators_own_for_a_minute_at_this_door() {
        let present = event(Action::Present { means: Means::Name });
        let undo =
            |event: &Event, door, second| GuardedAction::Undo { event, door, now: time(second) }.needs_supervisor();
        assert!(!undo(&present, "1", 1_000) && !undo(&present, "1", 1_060));
        assert!(undo(&present, "1", 1_061));
        assert!(undo(&present, "2", 1_001), "what another door saw");
        assert!(undo(&present, "1", 900), "a clock that was set back makes nothing young again");
        let excused = event(Action::Excuse { scope: Scope::Session, approved_by: "Đoàn Chủ tịch".to_owned() });
        assert!(undo(&excused, "1", 1_001), "what took a supervisor takes one to undo");
        let undone = Event { authority: Some(Authority::Unguarded), ..present };
        assert!(undo(&undone, "1", 1_001));
    }

    #[test]
    fn what_changes_the_figures_by_decision_needs_a_supervisor() {
        let decisions =
            [GuardedAction::Excuse, GuardedAction::Substitute, GuardedAction::Eligibility, GuardedAction::Summons];
        let rest = [
            GuardedAction::Remove,
            GuardedAction::Reopen,
            GuardedAction::RingAgain,
            GuardedAction::Restore,
            GuardedAction::Operators,
        ];
        for action in decisions.into_iter().chain(rest) {
            assert!(action.needs_supervisor(), "{action:?}");
        }
        assert!(!GuardedAction::Ordinary.needs_supervisor());
    }

    #[test]
    fn of_several_changes_the_first_that_needs_a_supervisor_counts() {
        let official = Delegate::new(DelegateId(Uuid::from_u128(1)), Uuid::nil(), "Lê An");
        let guest = Delegate { kind: DelegateKind::Guest, ..official.clone() };
        let renamed = Delegate { full_name: "Lê Ân".to_owned(), ..official.clone() };
        assert_eq!(GuardedAction::of_changes([(&official, &renamed)]), GuardedAction::Ordinary);
        assert_eq!(GuardedAction::of_changes([(&official, &renamed), (&official, &guest)]), GuardedAction::Summons);
        assert_eq!(GuardedAction::of_changes([]), GuardedAction::Ordinary);
    }

    #[test]
    fn wrong_pins_make_one_wait_longer_and_longer_but_never_for_good() {
        let operator = |failed| Operator {
            name: "Mai".to_owned(),
            role: Role::Supervisor,
            pin: Some(String::new()),
            added: time(0),
            failed,
            last_failed: Some(time(1_000)),
        };
        let wait = |failed, now| operator(failed).wait(time(now)).map(|left| left.as_secs());
        assert_eq!(wait(0, 1_000), None);
        assert_eq!(wait(4, 1_000), None);
        assert_eq!(wait(5, 1_000), Some(30));
        assert_eq!(wait(5, 1_029), Some(1));
        assert_eq!(wait(5, 1_030), None);
        assert_eq!(wait(6, 1_000), Some(60));
        assert_eq!(wait(9, 1_000), Some(480));
        for failed in [10, 20, 100, u32::MAX] {
            assert_eq!(wait(failed, 1_000), Some(900), "{failed}");
        }
        assert_eq!(wait(5, -90_000), Some(30), "the clock was set back a day");
    }
}
