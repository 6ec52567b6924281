//! What the console asks of the world; carried out by the driver (bell, quit, redraw) or by its services.

use crate::{
    app::{board::Ask, desk::Leave, library, operators::Approval, press, records},
    domain::{
        delegate::{ConsentMethod, DelegateId},
        event::{Action, Event, EventId, Means},
    },
    i18n::Language,
};

/// One wish. Its outcome comes back as a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Record a check-in. Answered by `Recorded` or `Refused`.
    Record {
        /// Whom.
        delegate: DelegateId,
        /// By what the delegate was known.
        means: Means,
        /// Cosine, for a face.
        score: Option<f32>,
        /// Lead over the runner-up, for a face.
        margin: Option<f32>,
        /// Why, for a check-in by hand.
        reason: Option<String>,
    },
    /// Record that an event is cancelled. Answered by `Recorded` or `Refused`.
    Undo {
        /// Which event.
        event: EventId,
        /// Whom that event is about.
        delegate: DelegateId,
        /// Why.
        reason: String,
    },
    /// Record that a delegate went out. Answered by `Recorded` or `Refused`.
    Leave {
        /// Who.
        delegate: DelegateId,
    },
    /// Record that a delegate came back. Answered by `Recorded` or `Refused`.
    Return {
        /// Who.
        delegate: DelegateId,
    },
    /// Record a leave of absence. Answered by `Recorded` or `Refused`.
    Excuse {
        /// Whose.
        delegate: DelegateId,
        /// How far it reaches, why, and who approved it.
        leave: Leave,
    },
    /// Record that an alternate takes a delegate's place. Answered by `Recorded` or `Refused`.
    Substitute {
        /// Whose place.
        delegate: DelegateId,
        /// Who takes it.
        alternate: DelegateId,
        /// The number of the decision.
        decision_no: String,
    },
    /// Record consent to recognition by face. Answered by `Changed` or `Refused`.
    Consent {
        /// Whose.
        delegate: DelegateId,
        /// How it was given.
        method: ConsentMethod,
    },
    /// Enrol from the camera. Answered by the lane's reports, or `Refused`.
    Enrol {
        /// Whom.
        delegate: DelegateId,
    },
    /// Stop enrolling; what was not stored is forgotten.
    StopEnrol,
    /// Fetch the enrolled photo. Answered by `Photo`.
    Photo {
        /// Whose.
        delegate: DelegateId,
    },
    /// For delegates and rosters. Answered by `Records` or `Refused`.
    Records(records::Ask),
    /// A scanner read this. Answered by `Badge` or `Refused`.
    Badge(String),
    /// For dashboard and log. Answered by `Board` or `Refused`.
    Board(Ask),
    /// For the library. Answered by `Library` or `Refused`.
    Library(library::Ask),
    /// For the publish screen. Answered by `Press`.
    Press(press::Ask),
    /// A lane turns to the next source of frames: the camera, the clip.
    NextSource {
        /// Which lane.
        lane: usize,
    },
    /// Sentences are wanted in this language from now on.
    Speak(Language),
    /// Somebody else sits at the desk from now on. Answered by `Changed` or `Refused`.
    SignOn(String),
    /// What was refused because it needs a supervisor, with one's leave. Answered as the effect inside, or by `WrongPin`.
    Approved {
        /// What is allowed.
        effect: Box<Effect>,
        /// By whom, and the PIN as typed.
        approval: Approval,
    },
    /// Sound: a committed check-in.
    Chime,
    /// Sound: a person has to look.
    Bell,
    /// Sound: something is wrong.
    Alarm,
    /// Draw the whole screen again.
    Redraw,
    /// Leave.
    Quit,
}

impl Effect {
    /// Whether the store answers it with an event, and so whether it must not be lost.
    pub fn writes(&self) -> bool {
        match self {
            Self::Record { .. }
            | Self::Undo { .. }
            | Self::Leave { .. }
            | Self::Return { .. }
            | Self::Excuse { .. }
            | Self::Substitute { .. } => true,
            Self::Approved { effect, .. } => effect.writes(),
            _ => false,
        }
    }

    /// Whom it is about.
    pub fn delegate(&self) -> Option<DelegateId> {
        match self {
            Self::Record { delegate, .. }
            | Self::Undo { delegate, .. }
            | Self::Leave { delegate }
            | Self::Return { delegate }
            | Self::Excuse { delegate, .. }
            | Self::Substitute { delegate, .. }
            | Self::Consent { delegate, .. }
            | Self::Enrol { delegate }
            | Self::Photo { delegate } => Some(*delegate),
            Self::Approved { effect, .. } => effect.delegate(),
            Self::StopEnrol
            | Self::Board(_)
            | Self::Library(_)
            | Self::Records(_)
            | Self::Badge(_)
            | Self::Press(_)
            | Self::NextSource { .. }
            | Self::Speak(_)
            | Self::SignOn(_)
            | Self::Chime
            | Self::Alarm
            | Self::Bell
            | Self::Redraw
            | Self::Quit => None,
        }
    }

    /// Whether a committed event is the answer to it.
    pub fn is_answered_by(&self, event: &Event) -> bool {
        if let Self::Approved { effect, .. } = self {
            return effect.is_answered_by(event);
        }
        self.delegate() == Some(event.delegate)
            && match (self, &event.action) {
                (Self::Record { .. }, Action::Present { .. })
                | (Self::Leave { .. }, Action::Leave)
                | (Self::Return { .. }, Action::Return)
                | (Self::Excuse { .. }, Action::Excuse { .. }) => true,
                (Self::Substitute { alternate, .. }, Action::Substitute { alternate: seated, .. }) => {
                    alternate == seated
                }
                (Self::Undo { event: wished, .. }, Action::Undo { event: done }) => wished == done,
                _ => false,
            }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::app::pin::Pin;

    #[test]
    fn what_a_supervisor_allows_is_answered_as_it_would_be_without() {
        let delegate = DelegateId(Uuid::from_u128(1));
        let plain = Effect::Undo { event: EventId(Uuid::nil()), delegate, reason: "x".to_owned() };
        let approval = Approval { supervisor: "Mai".to_owned(), pin: Pin::new("2468") };
        let allowed = Effect::Approved { effect: Box::new(plain.clone()), approval };
        assert!(allowed.writes() && allowed.delegate() == Some(delegate));
        assert!(!format!("{allowed:?}").contains("2468"), "no PIN gets into a log");
        assert_ne!(allowed, plain);
    }
}
