//! Faces: cameras at work, recognition at a door, enrolment, and how well recognition does.

pub(super) mod badges_seen;
pub mod cameras;
pub mod enrol;
pub mod enrolment;
pub mod evaluate;
pub(super) mod gallery;
pub mod lane;
pub(super) mod lane_thread;
pub mod recognition;
