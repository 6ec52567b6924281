//! What happens to the console.

use std::sync::Arc;

use crossterm::event::{KeyEvent, MouseEvent};
use jiff::Timestamp;

use crate::app::{desk::front_desk::Reply, library, publish::publisher};

/// One thing that happened. Time arrives in `Tick` alone.
#[derive(Clone)]
pub enum Message {
    /// A key.
    Key(KeyEvent),
    /// The mouse.
    Mouse(MouseEvent),
    /// The terminal has this size, in columns and rows.
    Resize(u16, u16),
    /// What time it is; sent several times a second.
    Tick(Timestamp),
    /// The front desk or one of its lanes says something, its errors put into words.
    Desk(Reply<Explained>),
    /// The system asks the program to end.
    Terminate,
    /// A picture is ready to be drawn.
    Painted,
    /// To what the library was asked; what happened and what to do where it could not answer.
    Library {
        /// What was asked.
        ask: library::Ask,
        /// The answer.
        answer: Result<library::Answer, String>,
    },
    /// How the publishing of the papers is now.
    Publisher(Arc<publisher::State>),
    /// A worker died; its supervisor starts it again.
    WorkerDied(Worker),
    /// A worker that had died works again.
    WorkerBack(Worker),
}

/// An error of the front desk as the operator reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// What happened and what to do, in the language in use.
    pub sentence: String,
    /// What is needed before the request can be carried out.
    pub needs: Needs,
}

/// What a refused request needs of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needs {
    /// To be read.
    Attention,
    /// The PIN of one of these supervisors.
    Supervisor(Vec<String>),
    /// Another PIN than the one that was typed.
    OtherPin,
}

impl Explained {
    /// An error that has only to be read.
    pub fn told(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), needs: Needs::Attention }
    }
}

/// What runs beside the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worker {
    /// Delivers frames.
    Camera,
    /// Finds and names faces.
    Recognition,
    /// Writes events.
    Store,
    /// Builds the site and keeps it open to the hall.
    Publisher,
}
