//! What happens to the console.

use std::sync::Arc;

use crossterm::event::{KeyEvent, MouseEvent};
use image::RgbImage;
use jiff::Timestamp;

use super::effect::Effect;
use crate::{
    app::{badges::Found, board::Answer, lane::Report, library, press, records, snapshot::Snapshot},
    domain::{delegate::DelegateId, event::Event},
};

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
    /// A camera or its recogniser says something; the lane's number, from 0.
    Lane(usize, Report),
    /// The congress changed: after each committed event, and when the roster did.
    Changed(Arc<Snapshot>),
    /// An event is in the store for good.
    Recorded {
        /// The event.
        event: Event,
        /// A check-in of somebody who was present already; it changes no count.
        duplicate: bool,
    },
    /// An effect could not be carried out.
    Refused {
        /// Which; it can be tried again.
        effect: Effect,
        /// What happened and what to do, for the person at the desk, in the language in use.
        sentence: String,
    },
    /// An effect needs a supervisor's leave.
    NeedsSupervisor {
        /// Which.
        effect: Effect,
        /// Who can allow it.
        supervisors: Vec<String>,
    },
    /// A supervisor's PIN was not taken; another can be typed.
    WrongPin {
        /// What was to be allowed, with the leave that was none.
        effect: Effect,
        /// Why, and how many tries are left or how long to wait.
        sentence: String,
    },
    /// The enrolled photo that was asked for.
    Photo {
        /// Whose.
        delegate: DelegateId,
        /// The photo, where there is one.
        photo: Option<Arc<RgbImage>>,
    },
    /// To what the screens of delegates and rosters asked.
    Records {
        /// What was asked.
        ask: records::Ask,
        /// The answer.
        answer: records::Answer,
    },
    /// A picture is ready to be drawn.
    Painted,
    /// To what dashboard or log asked.
    Board(Answer),
    /// To what the library was asked.
    Library {
        /// What was asked.
        ask: library::Ask,
        /// The answer.
        answer: library::Answer,
    },
    /// How the publishing of the papers is now.
    Press(Arc<press::State>),
    /// The database was backed up, or why it could not be.
    Backup(Option<String>),
    /// A badge was read.
    Badge(Found),
    /// A worker died; its supervisor starts it again.
    WorkerDied(Worker),
    /// A worker that had died works again.
    WorkerBack(Worker),
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
    Press,
}
