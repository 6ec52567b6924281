//! What the front desk is asked to do, and what it answers: the one vocabulary of screens and desk.

use std::{path::PathBuf, sync::Arc};

use image::RgbImage;

use crate::{
    app::{
        desk::{
            badges::Found,
            dashboard::{Answer, Ask},
            recorder::{Evidence, Absence},
            records,
            snapshot::Snapshot,
        },
        error::AppError,
        faces::lane::Report,
        operators::Approval,
    },
    domain::{
        delegate::{ConsentMethod, DelegateId, Eligibility},
        event::{Action, Event, EventId},
    },
};

/// What the desk is asked to do. Whatever is not carried out comes back in `Reply::Refused`, as it was asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Check a delegate in. Answered by `Recorded`.
    CheckIn(DelegateId, Evidence),
    /// Cancel an event. Answered by `Recorded`.
    Undo {
        /// The event that is to count no longer.
        event: EventId,
        /// The delegate of that event; refused where it is another's.
        delegate: DelegateId,
        /// The reason as typed or chosen; it is kept beside the event.
        reason: String,
    },
    /// A delegate goes out. Answered by `Recorded`.
    StepOut(DelegateId),
    /// A delegate comes back. Answered by `Recorded`.
    Return(DelegateId),
    /// A delegate agrees to recognition by face. Answered by `Changed`.
    Consent(DelegateId, ConsentMethod),
    /// Enrol a delegate from a camera. Answered by reports of that lane.
    Enrol {
        /// The lane before which the delegate stands, from 0.
        lane: usize,
        /// The delegate who stands there and has given consent.
        delegate: DelegateId,
    },
    /// Stop enrolling; what was not stored is forgotten. Not answered.
    StopEnrol,
    /// Fetch a delegate's enrolled photo. Answered by `Photo`.
    Photo(DelegateId),
    /// Record an excused absence. Answered by `Recorded`.
    Excuse(DelegateId, Absence),
    /// Seat an alternate in a delegate's place. Answered by `Recorded`.
    Substitute {
        /// The official delegate, who is excused from the whole congress.
        delegate: DelegateId,
        /// The alternate who takes the seat.
        alternate: DelegateId,
        /// The number of the decision.
        decision_no: String,
    },
    /// Change a delegate's eligibility, by the decision of this number. Answered by `Changed`.
    Eligibility(DelegateId, Eligibility, String),
    /// Somebody else sits at the desk from now on. Answered by `Changed`.
    SignOn(String),
    /// A request that was refused with `AppError::NeedsSupervisor`, with the approval of one whom that error named. A wrong
    /// PIN comes back as `Refused` with this same request; send it again with another PIN.
    Approved(Box<Request>, Approval),
    /// What a scanner or a camera read. Answered by `Badge`.
    Badge(String),
    /// For dashboard and log. Answered by `Snapshot`.
    Dashboard(Ask),
    /// A lane, by its number, turns to the next source that no other lane reads. Answered by reports of that lane.
    NextSource(usize),
    /// For delegates and rosters. Answered by `Records`.
    Records(records::Ask),
}

impl Request {
    /// Whether an event is the answer to it, and so whether it must not be lost.
    pub fn writes(&self) -> bool {
        match self {
            Self::CheckIn(..)
            | Self::Undo { .. }
            | Self::StepOut(_)
            | Self::Return(_)
            | Self::Excuse(..)
            | Self::Substitute { .. } => true,
            Self::Approved(request, _) => request.writes(),
            _ => false,
        }
    }

    /// The delegate whom it is about.
    pub fn delegate(&self) -> Option<DelegateId> {
        match self {
            Self::CheckIn(delegate, _)
            | Self::Undo { delegate, .. }
            | Self::StepOut(delegate)
            | Self::Return(delegate)
            | Self::Consent(delegate, _)
            | Self::Enrol { delegate, .. }
            | Self::Photo(delegate)
            | Self::Excuse(delegate, _)
            | Self::Substitute { delegate, .. }
            | Self::Eligibility(delegate, ..) => Some(*delegate),
            Self::Approved(request, _) => request.delegate(),
            Self::StopEnrol
            | Self::SignOn(_)
            | Self::Badge(_)
            | Self::Dashboard(_)
            | Self::NextSource(_)
            | Self::Records(_) => None,
        }
    }

    /// Whether a committed event is the answer to it.
    pub fn is_answered_by(&self, event: &Event) -> bool {
        if let Self::Approved(request, _) = self {
            return request.is_answered_by(event);
        }
        self.delegate() == Some(event.delegate)
            && match (self, &event.action) {
                (Self::CheckIn(..), Action::Present { .. })
                | (Self::StepOut(_), Action::StepOut)
                | (Self::Return(_), Action::Return)
                | (Self::Excuse(..), Action::Excuse { .. }) => true,
                (Self::Substitute { alternate, .. }, Action::Substitute { alternate: seated, .. }) => {
                    alternate == seated
                }
                (Self::Undo { event: asked, .. }, Action::Undo { event: done }) => asked == done,
                _ => false,
            }
    }

    /// The request itself, without an approval and its PIN.
    #[must_use]
    pub fn without_approval(self) -> Self {
        if let Self::Approved(request, _) = self { request.without_approval() } else { self }
    }
}

/// What the desk answers. `E` says why something failed: the error itself, or what is made of it for the screen.
#[derive(Clone)]
pub enum Reply<E = AppError> {
    /// The desk backed the database up by itself, or could not. Nothing that was recorded is concerned.
    Backup(Result<PathBuf, E>),
    /// From a lane, by its number.
    Lane(usize, Report),
    /// A lane's camera can't be used.
    CameraFailed(usize, E),
    /// The congress changed.
    Changed(Arc<Snapshot>),
    /// An event is committed.
    Recorded {
        /// As it stands in the store.
        event: Event,
        /// Somebody who was present already; no count changed.
        duplicate: bool,
    },
    /// A request was not carried out, and nothing was lost; also one that a camera made by itself.
    Refused(Request, E),
    /// A photo, where there is one.
    Photo(DelegateId, Option<Arc<RgbImage>>),
    /// To what dashboard or log asked.
    Dashboard(Ask, Answer),
    /// A badge was read, by a scanner or a camera.
    Badge(Found),
    /// A lane's recognition died and is started again.
    LaneDied,
    /// It works again.
    LaneBack,
    /// To what the screens of delegates and rosters asked.
    Records(records::Ask, records::Answer),
    /// A lane's recognition ended; check-in goes on by name.
    LaneBroken(usize, E),
}

impl<E> Reply<E> {
    /// Converts the error of a reply that has one.
    pub fn map_error<F>(self, put: impl FnOnce(E) -> F) -> Reply<F> {
        match self {
            Self::Backup(outcome) => Reply::Backup(outcome.map_err(put)),
            Self::CameraFailed(lane, error) => Reply::CameraFailed(lane, put(error)),
            Self::Refused(request, error) => Reply::Refused(request, put(error)),
            Self::LaneBroken(lane, error) => Reply::LaneBroken(lane, put(error)),
            Self::Lane(lane, report) => Reply::Lane(lane, report),
            Self::Changed(snapshot) => Reply::Changed(snapshot),
            Self::Recorded { event, duplicate } => Reply::Recorded { event, duplicate },
            Self::Photo(delegate, photo) => Reply::Photo(delegate, photo),
            Self::Dashboard(ask, answer) => Reply::Dashboard(ask, answer),
            Self::Badge(found) => Reply::Badge(found),
            Self::LaneDied => Reply::LaneDied,
            Self::LaneBack => Reply::LaneBack,
            Self::Records(ask, answer) => Reply::Records(ask, answer),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::app::pin::Pin;

    #[test]
    fn what_a_supervisor_approves_is_answered_as_it_would_be_without() {
        let delegate = DelegateId(Uuid::from_u128(1));
        let plain = Request::Undo { event: EventId(Uuid::nil()), delegate, reason: "x".to_owned() };
        let approval = Approval { supervisor: "Mai".to_owned(), pin: Pin::new("2468") };
        let approved = Request::Approved(Box::new(plain.clone()), approval);
        assert!(approved.writes() && approved.delegate() == Some(delegate));
        assert!(!format!("{approved:?}").contains("2468"), "no PIN gets into a log");
        assert_ne!(approved, plain);
        assert_eq!(approved.without_approval(), plain);
    }
}
