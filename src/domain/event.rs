//! Attendance events: what happened at a door, once and for good. State is what they fold to.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::delegate::DelegateId;

/// A `UUIDv7`, unique over all doors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(pub Uuid);

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// By what the delegate was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Means {
    /// Khuôn mặt.
    Face,
    /// Thẻ QR.
    Qr,
    /// Found by name.
    Name,
    /// By hand, with a reason.
    Manual,
    /// One by one from a unit's list.
    Group,
}

/// How far a leave of absence reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// This session alone.
    Session,
    /// The whole congress.
    Congress,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// Checked in.
    Present {
        /// By what.
        means: Means,
    },
    /// Went out.
    Leave,
    /// Came back.
    Return,
    /// A leave of absence was recorded.
    Excuse {
        /// How far it reaches.
        scope: Scope,
        /// Who approved it.
        approved_by: String,
    },
    /// An alternate was seated in this delegate's place.
    Substitute {
        /// The alternate.
        alternate: DelegateId,
        /// Number of the decision.
        decision_no: String,
    },
    /// Cancels an earlier event, which stays in the list.
    Undo {
        /// The event that no longer counts.
        event: EventId,
    },
}

/// Hybrid logical time (Kulkarni et al., "Logical Physical Clocks", 2014): orders the events of several doors
/// even where a clock jumps back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct LogicalTime {
    /// Milliseconds since 1970, never less than any seen before.
    pub millis: i64,
    /// Tells apart what falls into one millisecond, or under a clock that stands behind.
    pub counter: u32,
}

impl LogicalTime {
    /// The time of the next event at a door whose wall clock says `now`.
    #[must_use]
    pub fn tick(self, now: Timestamp) -> Self {
        let now = now.as_millisecond();
        if now > self.millis { Self { millis: now, counter: 0 } } else { Self { counter: self.counter + 1, ..self } }
    }
}

/// By whose leave something was done that needs a supervisor. Written as `supervisor:NAME` or `unguarded`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Authority {
    /// This supervisor typed the PIN.
    Supervisor(String),
    /// The congress had no supervisor with a PIN.
    Unguarded,
}

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Supervisor(name) => write!(f, "supervisor:{name}"),
            Self::Unguarded => f.write_str("unguarded"),
        }
    }
}

impl From<Authority> for String {
    fn from(authority: Authority) -> Self {
        authority.to_string()
    }
}

impl TryFrom<String> for Authority {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.strip_prefix("supervisor:") {
            Some(name) => Ok(Self::Supervisor(name.to_owned())),
            None if text == "unguarded" => Ok(Self::Unguarded),
            None => Err(format!("`{text}` is no authority")),
        }
    }
}

/// One line of the attendance list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Unique over all doors.
    pub id: EventId,
    /// The session's name.
    pub session: String,
    /// Whom it is about.
    pub delegate: DelegateId,
    /// What happened.
    #[serde(flatten)]
    pub action: Action,
    /// Cosine of probe and template, for a face.
    pub score: Option<f32>,
    /// Score less the runner-up's, for a face.
    pub margin: Option<f32>,
    /// The desk: one machine, one camera.
    pub door: String,
    /// Who was at the desk.
    pub operator: String,
    /// By whose leave, where it needed a supervisor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<Authority>,
    /// Why, where a reason is asked for.
    pub reason: Option<String>,
    /// By that door's clock.
    pub at: Timestamp,
    /// Orders events over doors; ties fall by id.
    pub logical: LogicalTime,
}

impl Event {
    /// The place in the order of all events.
    pub fn order(&self) -> (LogicalTime, EventId) {
        (self.logical, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logical_time_grows_when_the_clock_stands_or_jumps_back() {
        let at = |ms| Timestamp::from_millisecond(ms).expect("in range");
        let first = LogicalTime::default().tick(at(1000));
        let second = first.tick(at(1000));
        let third = second.tick(at(10));
        let fourth = third.tick(at(1001));
        assert!(first < second && second < third && third < fourth);
        assert_eq!(fourth, LogicalTime { millis: 1001, counter: 0 });
    }

    #[test]
    fn authority_is_written_and_read_again() {
        for authority in [Authority::Supervisor("Võ Thị Mai".to_owned()), Authority::Unguarded] {
            assert_eq!(Authority::try_from(authority.to_string()), Ok(authority));
        }
        assert!(Authority::try_from("Mai".to_owned()).is_err());
    }
}
