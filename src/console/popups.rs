//! What lies over a screen: one at a time, each with its own state.

use std::path::PathBuf;

use tui_input::Input;

use super::effect::Effect;
use crate::{
    app::{lane::EnrolState, sessions::Step},
    domain::{
        board::Number,
        congress::Session,
        delegate::DelegateId,
        event::{EventId, Means},
    },
};

/// A small window that has the keys while it is open.
#[derive(Debug, Clone)]
pub enum Popup {
    /// Find somebody to check in.
    Find(Find),
    /// A reason is asked for.
    Reason(Reason),
    /// Names behind a number.
    Names(Names),
    /// Of the dashboard's.
    Over(Over),
    /// How consent was given.
    Consent {
        /// Whose.
        delegate: DelegateId,
        /// The chosen method.
        selected: usize,
        /// Whether enrolment follows.
        then_enrol: bool,
    },
    /// A face is being enrolled.
    Enrol {
        /// Whose.
        delegate: DelegateId,
        /// The last step; none before the first.
        state: Option<EnrolState>,
        /// Whether the consent is still being written.
        consenting: bool,
    },
    /// Something said no outside the check-in screen.
    Refused {
        /// What was asked.
        effect: Effect,
        /// What happened and what to do.
        sentence: String,
    },
    /// There is nothing to undo.
    NothingToUndo,
    /// Help.
    Help,
    /// Leave?
    Quit,
}

/// Find as you type.
#[derive(Debug, Clone)]
pub struct Find {
    /// What is typed.
    pub input: Input,
    /// Who fits, as indices into the roster.
    pub hits: Vec<usize>,
    /// Which of them is chosen.
    pub selected: usize,
    /// `Name` checks in at once, `Manual` asks for a reason first.
    pub means: Means,
}

/// What a reason is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Undo this event.
    Undo(EventId, DelegateId),
    /// Check in by hand.
    Manual(DelegateId),
}

/// A reason, typed or chosen.
#[derive(Debug, Clone)]
pub struct Reason {
    /// For what.
    pub why: Why,
    /// What is typed; it goes before what is chosen.
    pub input: Input,
    /// The chosen ready reason.
    pub selected: usize,
}

/// Names behind a number.
#[derive(Debug, Clone)]
pub struct Names {
    /// Whose names.
    pub title: String,
    /// The number.
    pub number: Number,
    /// In the order shown.
    pub delegates: Vec<DelegateId>,
    /// Who of them is chosen.
    pub selected: usize,
}

/// What lies over the dashboard.
#[derive(Debug, Clone)]
pub enum Over {
    /// All sessions.
    Sessions(Sessions),
    /// Whether this step of a session is meant.
    Sure(Session, Step),
    /// A list was written.
    Exported {
        /// Where.
        path: PathBuf,
        /// How many names are in it.
        names: usize,
    },
}

/// All sessions.
#[derive(Debug, Clone)]
pub struct Sessions {
    /// In their order.
    pub all: Vec<Session>,
    /// Which of them is chosen.
    pub selected: usize,
}
