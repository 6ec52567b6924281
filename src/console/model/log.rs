//! The log screen: what is typed, what was read so far, and how far the chain was checked.

use tui_input::Input;

use crate::app::log_view::{Chain, Line};

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
