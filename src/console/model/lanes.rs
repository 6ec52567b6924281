//! The desk's cameras, as the console knows them.

use super::Model;
use crate::app::faces::lane::{CameraState, Preview};

/// One of the desk's cameras.
#[derive(Debug)]
pub struct LaneView {
    /// How the camera is.
    pub camera: CameraState,
    /// The newest frame; none while the camera gives none, so that no old picture passes for a live one.
    pub preview: Option<Preview>,
}

impl LaneView {
    /// Whether it gives no frames, and will not without help.
    pub fn is_in_trouble(&self) -> bool {
        matches!(self.camera, CameraState::Stalled | CameraState::Lost | CameraState::Failed(_))
    }

    /// Whether somebody is before it.
    pub fn sees_somebody(&self) -> bool {
        self.preview.as_ref().is_some_and(|preview| !preview.faces.is_empty())
    }
}

impl Model {
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
    (0..many.max(1)).map(|_| LaneView { camera: CameraState::Starting, preview: None }).collect()
}
