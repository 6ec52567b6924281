//! A lane at a door, one a camera: what its camera and its recogniser report while frames flow.

use std::sync::Arc;

use image::RgbImage;

use crate::{
    domain::{
        challenge::Side,
        delegate::DelegateId,
        recognition::{Candidate, Decision},
    },
    vision::QualityRefusal,
};

/// A rectangle in a frame, in pixels from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rectangle {
    /// Distance of the left edge, in pixels.
    pub x: f32,
    /// Distance of the upper edge, in pixels.
    pub y: f32,
    /// Extent to the right, in pixels.
    pub width: f32,
    /// Extent downwards, in pixels.
    pub height: f32,
}

/// What the preview writes at a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Not decided yet.
    Looking,
    /// Recognised as this delegate.
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
    /// The face is too small: come closer.
    TooSmall,
    /// The face is blurred: hold still.
    Blurred,
    /// The face is turned away: turn to the camera.
    TurnedAway,
    /// The face is too dark: more light is needed.
    TooDark,
    /// The face is too bright: less light is needed.
    TooBright,
    /// The face is too near: step back.
    TooNear,
    /// One person only.
    Several,
    /// Turn the head a little: pictures of one pose say less.
    OnePose,
}

/// What to tell a person whose face can't be used.
pub fn unusable(refusal: QualityRefusal) -> Option<Unusable> {
    Some(match refusal {
        QualityRefusal::NotAFace(_) => return None,
        QualityRefusal::TooSmall(_) => Unusable::TooSmall,
        QualityRefusal::TooDark(_) => Unusable::TooDark,
        QualityRefusal::TooBright(_) => Unusable::TooBright,
        QualityRefusal::Blurred(_) => Unusable::Blurred,
        QualityRefusal::Turned(_) => Unusable::TurnedAway,
    })
}

/// A face in the preview.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeenFace {
    /// The lane's own number for whoever stands there.
    pub track: u64,
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
    /// The track of the person, as its lane numbers it.
    pub track: u64,
    /// The number of the frame that asked.
    pub frame: u64,
    /// The delegate whom the person resembles most.
    pub candidate: Candidate,
    /// To which side, as the person feels it.
    pub side: Side,
}

/// How the camera is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CameraState {
    /// The camera is being opened.
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
    /// Pictures are being taken: how many of how many, and what stands in the way of the next.
    Taking {
        delegate: DelegateId,
        /// Good pictures so far.
        taken: usize,
        /// Good pictures needed.
        wanted: usize,
        /// What to tell the person; none when all is well, or nobody is there.
        hint: Option<Unusable>,
    },
    /// Stored; from now on the delegate is recognised.
    Done { delegate: DelegateId },
}

/// What the lane says. Previews may be dropped when nobody reads them; everything else is delivered.
#[derive(Debug, Clone)]
pub enum Report {
    /// A frame for the screen, with its faces marked.
    Preview(Preview),
    /// The recogniser's decision on one track.
    Verdict(Verdict),
    /// A change in the camera's state.
    Camera(CameraState),
    /// A step of enrolment.
    Enrol(EnrolState),
}
