//! What a scanner that types has typed so far.

use std::collections::VecDeque;

use jiff::Timestamp;

use super::{Panel, Problem, Screen};
use crate::console::popups::Popup;

/// A code on its way.
#[derive(Debug, Default)]
pub struct Scan {
    /// Its first characters.
    pub text: String,
    /// When the first came.
    pub since: Option<Timestamp>,
    /// The console before it came.
    pub before: Option<Before>,
}

/// What keys may have changed.
#[derive(Debug)]
pub struct Before {
    /// The screen.
    pub screen: Screen,
    /// Whether they were typed into it.
    pub typed: bool,
    /// What lay over it.
    pub popup: Option<Popup>,
    /// Beside the picture.
    pub panel: Panel,
    /// What came after.
    pub waiting: VecDeque<Problem>,
}
