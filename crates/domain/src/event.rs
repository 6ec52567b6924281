//! Attendance events, recorded once and never changed. A delegate's state is their fold.

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

/// Evidence by which the delegate was identified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Means {
    /// Khuôn mặt: face recognition.
    Face,
    /// Thẻ QR: the badge's code.
    Qr,
    /// Found by name.
    Name,
    /// Entered by hand, with a reason.
    Manual,
    /// Ticked off in a unit's list.
    Group,
}

/// Scope of a leave of absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// One session only.
    Session,
    /// The whole congress.
    Congress,
}

/// The kind of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// The delegate was checked in.
    Present {
        /// How the delegate was identified.
        means: Means,
    },
    /// The delegate stepped out of the hall.
    #[serde(rename = "leave")]
    StepOut,
    /// The delegate came back into the hall.
    Return,
    /// A leave of absence was recorded.
    Excuse {
        /// Sessions that it covers.
        scope: Scope,
        /// Name of the person or body that approved it.
        approved_by: String,
    },
    /// An alternate was seated in this delegate's place.
    Substitute {
        /// The alternate who is seated.
        alternate: DelegateId,
        /// Number of the decision.
        decision_no: String,
    },
    /// An earlier event was cancelled; it stays in the list.
    Undo {
        /// The event that no longer counts.
        event: EventId,
    },
}

/// Hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014): orders the events of several doors even
/// where a wall clock jumps back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct LogicalTime {
    /// Milliseconds since 1970, never less than any seen before.
    pub millis: i64,
    /// Orders events within one millisecond, or while the wall clock is behind.
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

/// The approval for an action that needs a supervisor. Written as `supervisor:NAME` or `unguarded`.
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

/// One event in the attendance list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Unique over all doors.
    pub id: EventId,
    /// Name of the session.
    pub session: String,
    /// The delegate whom the event concerns.
    pub delegate: DelegateId,
    /// The event's kind and details.
    #[serde(flatten)]
    pub action: Action,
    /// Cosine of probe and template, for a check-in by face.
    pub score: Option<f32>,
    /// Lead over the runner-up's score, for a check-in by face.
    pub margin: Option<f32>,
    /// Name of the desk: one machine, one camera.
    pub door: String,
    /// Name of the operator at the desk.
    pub operator: String,
    /// Approval, where the action needed a supervisor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<Authority>,
    /// Reason, for actions that ask for one.
    pub reason: Option<String>,
    /// Wall clock time of the door.
    pub at: Timestamp,
    /// Position in the order of all events, over all doors; ties go by id.
    pub logical: LogicalTime,
}

impl Event {
    /// Sort key in the order of all events.
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
