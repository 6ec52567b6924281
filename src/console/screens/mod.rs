//! One file a screen.

pub(super) mod check_in;
pub(super) mod dashboard;
pub(super) mod delegates;
pub(super) mod import;
mod lanes;
pub(super) mod library;
mod lists;
pub(super) mod log;
mod over;
mod panel;
pub(super) mod popup;
mod preview;
mod prongs;
pub(super) mod publish;
mod record;
