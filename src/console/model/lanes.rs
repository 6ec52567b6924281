//! The desk's cameras, as the console knows them.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use super::{Model, Problem};
use crate::app::faces::lane::{CameraState, Preview};

/// Out of the picture for as long, somebody has gone: longer than a head turns away or a hand hides it.
const GONE: SignedDuration = SignedDuration::from_secs(2);

/// One of the desk's cameras.
#[derive(Debug)]
pub struct LaneView {
    /// How the camera is.
    pub camera: CameraState,
    /// The newest frame; none while the camera gives none, so that no old picture passes for a live one.
    pub preview: Option<Preview>,
    /// Since when those are out of the picture whom a question on the panel, or a waiting one, is about, by their tracks.
    pub left: HashMap<u64, Timestamp>,
}

impl LaneView {
    /// Whether it gives no frames, and will not without help.
    pub fn is_in_trouble(&self) -> bool {
        matches!(self.camera, CameraState::Stalled | CameraState::Lost | CameraState::Failed(_))
    }

    /// Takes in who is in the picture now, of those whom questions are about.
    pub fn look_for(&mut self, asked: &[u64], now: Timestamp) {
        let Some(preview) = &self.preview else { return };
        let is_there = |track: &u64| preview.faces.iter().any(|face| face.track == *track);
        self.left.retain(|track, _| asked.contains(track) && !is_there(track));
        for track in asked.iter().filter(|track| !is_there(track)) {
            self.left.entry(*track).or_insert(now);
        }
    }

    /// Whether somebody is before it.
    pub fn sees_somebody(&self) -> bool {
        self.preview.as_ref().is_some_and(|preview| !preview.faces.is_empty())
    }
}

impl Model {
    /// Whether the one whom a question is about has gone from the camera, and is not only hidden for a moment. What no face
    /// has raised is about nobody there.
    pub fn is_about_one_who_left(&self, problem: &Problem) -> bool {
        let Some(track) = problem.track() else { return false };
        let since = self.lanes.get(track.lane).and_then(|lane| lane.left.get(&track.number));
        since.is_some_and(|since| self.now.duration_since(*since) >= GONE)
    }

    /// As above, at a desk with several cameras.
    #[must_use]
    pub fn with_lanes(self, many: usize) -> Self {
        Self { lanes: starting(many), ..self }
    }

    /// The lane that F3 is about: one that gives no frames, else the one where somebody was seen last.
    pub fn turning(&self) -> usize {
        let over = |lane: &LaneView| lane.is_in_trouble() || lane.camera == CameraState::Ended;
        self.lanes.iter().position(over).unwrap_or(self.front)
    }
}

/// Lanes whose cameras are being opened, at least one.
pub(super) fn starting(many: usize) -> Vec<LaneView> {
    (0..many.max(1)).map(|_| LaneView { camera: CameraState::Starting, preview: None, left: HashMap::new() }).collect()
}
