//! A lane at a door, one a camera: what its camera and its recogniser report while frames flow.

use std::sync::Arc;

use image::RgbImage;

use crate::{
    domain::{
        challenge::Side,
        delegate::DelegateId,
        recognition::{Candidate, Decision},
    },
    vision::Refusal,
};

/// A rectangle in a frame, in pixels from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rectangle {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// To the right.
    pub width: f32,
    /// Downwards.
    pub height: f32,
}

/// What the preview writes at a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Not decided yet.
    Looking,
    /// Accepted.
    Known(DelegateId),
    /// A person is asked whether it is this delegate.
    Doubtful(DelegateId),
    /// Nobody who is enrolled.
    Unknown,
    /// Seen, but not usable: too small, blurred, turned away, too dark.
    Unusable(Unusable),
    /// Further back than the desk, or on the way in or out: nothing is decided about it.
    Behind,
    /// An unattended door asks this person to turn the head.
    Turn(Side),
}

/// Why a face can't be used, and so what to tell the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// Come closer.
    TooSmall,
    /// Hold still.
    Blurred,
    /// Look at the camera.
    TurnedAway,
    /// More light.
    TooDark,
    /// Less light.
    TooBright,
    /// Step back.
    TooNear,
    /// One person only.
    Several,
    /// Turn the head a little: pictures of one pose say less.
    OnePose,
}

/// What to tell a person whose face can't be used.
pub fn unusable(refusal: Refusal) -> Option<Unusable> {
    Some(match refusal {
        Refusal::NotAFace(_) => return None,
        Refusal::TooSmall(_) => Unusable::TooSmall,
        Refusal::TooDark(_) => Unusable::TooDark,
        Refusal::TooBright(_) => Unusable::TooBright,
        Refusal::Blurred(_) => Unusable::Blurred,
        Refusal::Turned(_) => Unusable::TurnedAway,
    })
}

/// A face in the preview.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeenFace {
    /// Where, in the pixels of the frame that recognition saw.
    pub bounds: Rectangle,
    /// What to write there.
    pub label: Label,
}

/// One frame as the preview shows it.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The picture, as the camera gave it.
    pub image: Arc<RgbImage>,
    /// The faces in it.
    pub faces: Vec<SeenFace>,
    /// Frames a second that the camera delivers.
    pub fps: f32,
    /// Milliseconds from frame to names.
    pub millis: f32,
}

/// Somebody before one of the desk's cameras: tracks are counted by each lane for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Track {
    /// The lane, from 0.
    pub lane: usize,
    /// The lane's own number for whoever stands there.
    pub number: u64,
}

/// A track came to a decision.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Which track of its lane; a track reports each change of its decision once.
    pub track: u64,
    /// The number of the frame that decided.
    pub frame: u64,
    /// Accept, confirm or unknown; never wait.
    pub decision: Decision,
    /// The nearest delegates, best first, at most three.
    pub nearest: Vec<Candidate>,
    /// The face, cut from the frame; shown beside the enrolled photo, never kept.
    pub crop: Arc<RgbImage>,
}

/// An unattended door asks a person whom it recognised to turn the head.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Asked {
    /// Which track.
    pub track: u64,
    /// The number of the frame that asked.
    pub frame: u64,
    /// Who it seems to be.
    pub candidate: Candidate,
    /// To which side, as the person feels it.
    pub side: Side,
}

/// How the camera is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CameraState {
    /// Opening.
    Starting,
    /// Frames flow; the format in short, such as `640x480 MJPEG`.
    Running(String),
    /// No frame for two seconds.
    Stalled,
    /// Unplugged; it is tried again.
    Lost,
    /// The clip is over.
    Ended,
    /// Can't be used; the sentence for the person at the desk.
    Failed(String),
}

/// How enrolment from the camera goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnrolState {
    /// So many good pictures of so many, and what stands in the way of the next.
    Taking {
        /// Whom.
        delegate: DelegateId,
        /// Good pictures so far.
        taken: usize,
        /// Enough.
        wanted: usize,
        /// What to tell the person; none when all is well, or nobody is there.
        hint: Option<Unusable>,
    },
    /// Stored; from now on the delegate is recognised.
    Done {
        /// Who.
        delegate: DelegateId,
    },
}

/// What the lane says. Previews may be dropped when nobody looks; everything else is delivered.
#[derive(Debug, Clone)]
pub enum Report {
    /// A frame.
    Preview(Preview),
    /// A decision.
    Verdict(Verdict),
    /// A change in the camera's state.
    Camera(CameraState),
    /// A step of enrolment.
    Enrol(EnrolState),
}
