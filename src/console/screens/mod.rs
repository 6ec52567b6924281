//! One file a screen.

pub(super) mod check_in;
pub(super) mod dashboard;
pub(super) mod delegates;
pub(super) mod import;
mod lanes;
pub(super) mod library;
mod lists;
pub(super) mod log;
mod panel;
pub(super) mod popup;
mod preview;
pub(super) mod publish;
mod quorum_bars;
mod record;
mod session_popups;
