//! The log screen: what is typed, what was read so far, and how far the chain was checked.

use tui_input::Input;

use crate::app::desk::log_view::{Chain, Line};

/// Lines that are kept at most. Who looks for something older types what it is.
pub(in crate::console) const MOST_LINES: usize = 5_000;

/// The log screen.
#[derive(Default)]
pub struct Log {
    /// What is typed.
    pub input: Input,
    /// What fits, newest first, as far as it was read.
    pub lines: Vec<Line>,
    /// Where reading goes on; none at the log's beginning.
    pub next: Option<i64>,
    /// Whether a page was asked for and has not come.
    pub asked: bool,
    /// Which line is looked at.
    pub selected: usize,
    /// The chain; none before it was looked at.
    pub chain: Option<Chain>,
}
