//! What stands beside the picture, and what a person has to decide.

use std::sync::Arc;

use image::RgbImage;
use jiff::Timestamp;

use crate::{
    app::{
        desk::{badges::Found, front_desk::Request},
        faces::lane::Track,
    },
    console::pictures::Photo,
    domain::{
        attendance::Presence,
        delegate::DelegateId,
        event::Event,
        recognition::{Candidate, Doubt},
    },
};

/// Something that a person has to decide or to know; it stays until a key.
#[derive(Debug, Clone)]
pub enum Problem {
    /// Perhaps this delegate.
    Confirm(Box<Confirm>),
    /// Nobody who is enrolled.
    Unknown {
        /// The track that came to this.
        track: Track,
        /// The face.
        crop: Arc<RgbImage>,
    },
    /// Recognised, but not expected: blocked, excused, out, absent, replaced.
    NotExpected {
        delegate: DelegateId,
        /// Where the delegate stands.
        presence: Presence,
        /// What Enter records where it may; none where it may not.
        wish: Option<Request>,
    },
    /// A badge that checks nobody in.
    Badge(Found),
    /// Present since a moment ago at another door.
    TwoDoors {
        /// The check-in that stands.
        arrival: Event,
    },
    /// The front desk said no; Enter tries again.
    Refused {
        /// What was asked.
        request: Request,
        /// What happened and what to do.
        sentence: String,
    },
}

impl Problem {
    /// The track that a camera asks about; none for what no face has raised.
    pub fn track(&self) -> Option<Track> {
        match self {
            Self::Confirm(confirm) => Some(confirm.track),
            Self::Unknown { track, .. } => Some(*track),
            Self::NotExpected { .. } | Self::Badge(_) | Self::TwoDoors { .. } | Self::Refused { .. } => None,
        }
    }
}

/// A question whether a face is a delegate's.
#[derive(Debug, Clone)]
pub struct Confirm {
    /// The track that asks.
    pub track: Track,
    /// The nearest delegates, best first.
    pub nearest: Vec<Candidate>,
    /// Which of them is looked at.
    pub selected: usize,
    /// How far the best leads.
    pub margin: f32,
    /// Why it is asked.
    pub doubt: Doubt,
    /// The face.
    pub crop: Arc<RgbImage>,
    /// The enrolled photo of the selected one.
    pub photo: Photo,
}

impl Confirm {
    /// The delegate on the screen.
    pub fn candidate(&self) -> Option<Candidate> {
        self.nearest.get(self.selected).copied()
    }
}

/// What stands beside the picture.
#[derive(Debug, Clone, Default)]
pub enum Panel {
    /// Nobody.
    #[default]
    Idle,
    /// A committed event, until a moment.
    Done {
        /// The event.
        event: Event,
        /// Received just before, within the same glance.
        also: Vec<DelegateId>,
        /// When it makes room.
        until: Timestamp,
    },
    /// Present already, until a moment.
    Already {
        /// The check-in that stands.
        arrival: Event,
        /// When it makes room.
        until: Timestamp,
    },
    /// Stays until a key.
    Held(Problem),
}
