//! What a scanner that types has typed so far.

use std::collections::VecDeque;

use jiff::Timestamp;
use tui_input::Input;

use super::{Panel, Problem, Screen};
use crate::console::popups::Popup;

/// A code on its way.
#[derive(Debug, Default)]
pub struct Scan {
    /// Its first characters.
    pub text: String,
    /// When the last came.
    pub since: Option<Timestamp>,
    /// The console before it came.
    pub before: Option<Before>,
    /// Keys that spell no badge.
    pub foreign: Foreign,
}

/// A code that is no badge, on its way.
#[derive(Debug, Default)]
pub struct Foreign {
    /// What came.
    pub text: String,
    /// When the first key came.
    pub since: Option<Timestamp>,
    /// The console before it came, where it may have been a command.
    pub before: Option<Before>,
    /// What was typed into the screens by then: delegates, rosters, log, library.
    pub typed: [Input; 4],
    /// Whether it is known to be a scanner's.
    pub is_scan: bool,
}

/// How the last letters came: by hand, or as an input method hands a whole word over.
#[derive(Debug, Default)]
pub struct LastLetter {
    /// When the last came; none after any other key.
    pub at: Option<Timestamp>,
    /// Whether it came together with the one before.
    pub in_burst: bool,
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
