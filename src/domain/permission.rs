//! Who may do what: the one place that decides what needs a supervisor, and how long wrong PINs make one wait.
//!
//! The passphrase stands above all of it: it opens the database, so what asks for it on the command line (naming
//! operators, setting a PIN anew, changing the passphrase) asks for no PIN as well, and a forgotten PIN stops nobody
//! for good. A congress that has no supervisor with a PIN locks nothing: what would have needed one is done and marked
//! [`Authority::Unguarded`](super::event::Authority) in the list and in the log, because nobody may be stuck on the morning itself.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::event::{Action, Event};

/// How long a slip is the operator's own to take back. In a minute the delegate is still in sight of the desk, so that
/// the operator sees whom it concerns; later the figure may have been read out, and taking it back is a decision.
pub const SLIP: SignedDuration = SignedDuration::from_secs(60);

/// Wrong PINs in a row that cost nothing: the fingers of a person under stress, not a search through 10,000 PINs.
pub const FREE_TRIES: u32 = 5;

/// The wait after the last free try; it doubles with each further one.
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(30);

/// The longest wait: at this rate all PINs of four digits take over three months.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);

/// What a person at the desk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Receives delegates.
    #[default]
    Operator,
    /// Allows, by a PIN, what an operator may not do alone.
    Supervisor,
}

/// Somebody who works at a desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operator {
    /// As it is written beside every event; unique among those who were not removed.
    pub name: String,
    /// What this person may do.
    pub role: Role,
    /// The PIN's argon2id hash, as a PHC string.
    pub pin: Option<String>,
    /// When the name was added.
    pub added: Timestamp,
    /// Wrong PINs since the last right one.
    pub failed: u32,
    /// When the last wrong one was typed.
    pub last_failed: Option<Timestamp>,
}

impl Operator {
    /// Whether this person can allow anything: a supervisor with a PIN.
    pub fn can_allow(&self) -> bool {
        self.role == Role::Supervisor && self.pin.is_some()
    }

    /// How long no PIN is taken from this person at `now`, after too many wrong ones; none if one is.
    ///
    /// A clock that was set forward and back again can't make the wait longer than it was.
    pub fn wait(&self, now: Timestamp) -> Option<SignedDuration> {
        let doublings = self.failed.checked_sub(FREE_TRIES)?;
        let whole = FIRST_WAIT.checked_mul(1_i32.checked_shl(doublings.min(10))?)?.min(LONGEST_WAIT);
        let left = whole - now.duration_since(self.last_failed?);
        left.is_positive().then_some(left.min(whole))
    }
}

/// What somebody is about to do, as far as it matters who allows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Deed<'a> {
    /// Receive a delegate; note that one goes out or comes back; record consent; enrol; open, ring, close.
    Receive,
    /// Cancel this event, at this door and time.
    Undo {
        /// What is cancelled.
        event: &'a Event,
        /// Where.
        door: &'a str,
        /// When.
        now: Timestamp,
    },
    /// Record a leave of absence: it moves a delegate between the columns of the report.
    Excuse,
    /// Seat an alternate: it changes who votes.
    Substitute,
    /// Change a delegate's eligibility: the credentials committee's to decide.
    Eligibility,
    /// Make somebody an official delegate, or one no longer: it changes what the quorum counts.
    Summons,
    /// Open a closed roll call again: its figures may have been read out.
    Reopen,
    /// Note the bell a second time: it moves delegates in and out of those who were late.
    RingAgain,
    /// Put a backup in the place of the database.
    Restore,
    /// Name operators, set PINs, from the console. The command line asks for the passphrase instead.
    Operators,
}

impl Deed<'_> {
    /// Whether a supervisor has to allow it.
    ///
    /// An undo does where its event is older than [`SLIP`] (or from a clock that is ahead by more), was recorded at
    /// another door, whose operator saw what this one did not, or itself needed a supervisor.
    pub fn needs_supervisor(&self) -> bool {
        match self {
            Self::Receive => false,
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
    use crate::domain::{
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
        let undo = |event: &Event, door, second| Deed::Undo { event, door, now: time(second) }.needs_supervisor();
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
        let decisions = [Deed::Excuse, Deed::Substitute, Deed::Eligibility, Deed::Summons];
        let rest = [Deed::Reopen, Deed::RingAgain, Deed::Restore, Deed::Operators];
        for deed in decisions.into_iter().chain(rest) {
            assert!(deed.needs_supervisor(), "{deed:?}");
        }
        assert!(!Deed::Receive.needs_supervisor());
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
