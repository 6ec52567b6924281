//! What the console asks of the world; carried out by the driver (bell, quit, redraw) or by its services.

use crate::{
    app::board::Ask,
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
    /// For dashboard and log. Answered by `Board` or `Refused`.
    Board(Ask),
    /// A lane turns to the next source of frames: the camera, the clip.
    NextSource {
        /// Which lane.
        lane: usize,
    },
    /// Sentences are wanted in this language from now on.
    Speak(Language),
    /// Sound the terminal's bell.
    Bell,
    /// Draw the whole screen again.
    Redraw,
    /// Leave.
    Quit,
}

impl Effect {
    /// Whether the store answers it with an event, and so whether it must not be lost.
    pub fn writes(&self) -> bool {
        matches!(self, Self::Record { .. } | Self::Undo { .. } | Self::Leave { .. } | Self::Return { .. })
    }

    /// Whom it is about.
    pub fn delegate(&self) -> Option<DelegateId> {
        match self {
            Self::Record { delegate, .. }
            | Self::Undo { delegate, .. }
            | Self::Leave { delegate }
            | Self::Return { delegate }
            | Self::Consent { delegate, .. }
            | Self::Enrol { delegate }
            | Self::Photo { delegate } => Some(*delegate),
            Self::StopEnrol
            | Self::Board(_)
            | Self::NextSource { .. }
            | Self::Speak(_)
            | Self::Bell
            | Self::Redraw
            | Self::Quit => None,
        }
    }

    /// Whether a committed event is the answer to it.
    pub fn is_answered_by(&self, event: &Event) -> bool {
        self.delegate() == Some(event.delegate)
            && match (self, &event.action) {
                (Self::Record { .. }, Action::Present { .. })
                | (Self::Leave { .. }, Action::Leave)
                | (Self::Return { .. }, Action::Return) => true,
                (Self::Undo { event: wished, .. }, Action::Undo { event: done }) => wished == done,
                _ => false,
            }
    }
}
