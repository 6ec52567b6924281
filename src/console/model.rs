//! Everything that the console knows; what is drawn is a function of it.

use std::{collections::VecDeque, sync::Arc};

use image::RgbImage;
use jiff::{Timestamp, tz::TimeZone};
use tui_input::Input;

use super::{effect::Effect, message::Worker, popups::Popup, theme::Theme};
use crate::{
    app::{
        lane::{CameraState, Preview},
        snapshot::Snapshot,
    },
    domain::{
        attendance::Presence,
        delegate::{Delegate, DelegateId},
        event::Event,
        recognition::{Candidate, Doubt},
    },
    i18n::{
        Language,
        console::{Console, words},
    },
};

/// A place to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Screen {
    /// The door.
    #[default]
    CheckIn,
    /// The numbers.
    Dashboard,
    /// The roster.
    Delegates,
    /// Spreadsheets into the roster.
    Import,
}

impl Screen {
    /// All, in the order of their number keys.
    pub const ALL: [Self; 4] = [Self::CheckIn, Self::Dashboard, Self::Delegates, Self::Import];

    /// Whether letters and digits are typed into it, so that they are no commands there.
    pub fn is_typed_into(self) -> bool {
        matches!(self, Self::Delegates | Self::Import)
    }

    /// The screen of a number key.
    pub fn of_digit(digit: char) -> Option<Self> {
        let place = digit.to_digit(10)?.checked_sub(1)?;
        Self::ALL.get(place as usize).copied()
    }

    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// The one before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::ALL[(self as usize + Self::ALL.len() - 1) % Self::ALL.len()]
    }
}

/// The camera and those who work for it.
#[derive(Debug)]
pub struct LaneView {
    /// How the camera is.
    pub camera: CameraState,
    /// The newest frame; none while the camera gives none, so that no old picture passes for a live one.
    pub preview: Option<Preview>,
    /// Who died and is not back yet.
    pub dead: Vec<Worker>,
}

/// The enrolled photo of who may be at the camera.
#[derive(Debug, Clone)]
pub enum Photo {
    /// Asked for.
    Loading,
    /// There is none.
    Absent,
    /// Here it is.
    Image(Arc<RgbImage>),
}

/// Something that a person has to decide or to know; it stays until a key.
#[derive(Debug, Clone)]
pub enum Problem {
    /// Perhaps this delegate.
    Confirm(Box<Confirm>),
    /// Nobody who is enrolled.
    Unknown {
        /// The track that came to this.
        track: u64,
        /// The face.
        crop: Arc<RgbImage>,
    },
    /// Recognised, but not expected: blocked, excused, out, absent, replaced.
    NotExpected {
        /// Who.
        delegate: DelegateId,
        /// Where the delegate stands.
        presence: Presence,
        /// The check-in that Enter records where it may; none where it may not.
        wish: Option<Effect>,
    },
    /// Present since a moment ago at another door.
    TwoDoors {
        /// The check-in that stands.
        arrival: Event,
    },
    /// The store or another service said no; Enter tries again.
    Refused {
        /// What was asked.
        effect: Effect,
        /// What happened and what to do.
        sentence: String,
    },
}

/// A question whether a face is a delegate's.
#[derive(Debug, Clone)]
pub struct Confirm {
    /// The track that asks.
    pub track: u64,
    /// The nearest delegates, best first.
    pub nearest: Vec<Candidate>,
    /// Which of them is looked at.
    pub selected: usize,
    /// How far the best leads.
    pub margin: f32,
    /// Why it is asked.
    pub doubt: Doubt,
    /// The face.
    pub crop: Arc<RgbImage>,
    /// The enrolled photo of the selected one.
    pub photo: Photo,
}

impl Confirm {
    /// Who is looked at.
    pub fn candidate(&self) -> Option<Candidate> {
        self.nearest.get(self.selected).copied()
    }
}

/// What stands beside the picture.
#[derive(Debug, Clone, Default)]
pub enum Panel {
    /// Nobody.
    #[default]
    Idle,
    /// A committed event, until a moment.
    Done {
        /// The event.
        event: Event,
        /// When it makes room.
        until: Timestamp,
    },
    /// Present already, until a moment.
    Already {
        /// The check-in that stands.
        arrival: Event,
        /// When it makes room.
        until: Timestamp,
    },
    /// Stays until a key.
    Held(Problem),
}

/// What is chosen on the dashboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// Present, expected, excused: the counter's place.
    Counter(usize),
    /// The unit's place in the list as shown.
    Unit(usize),
}

/// The roster screen.
#[derive(Debug, Default)]
pub struct Delegates {
    /// What is typed.
    pub input: Input,
    /// Who fits, as indices into the roster.
    pub hits: Vec<usize>,
    /// Which of them is looked at.
    pub selected: usize,
}

/// The console.
pub struct Model {
    /// The congress as of the last commit.
    pub snapshot: Arc<Snapshot>,
    /// The time of the last tick.
    pub now: Timestamp,
    /// Where the clock on the wall stands.
    pub zone: TimeZone,
    /// What is spoken.
    pub language: Language,
    /// How it is coloured.
    pub theme: Theme,
    /// Where the operator is.
    pub screen: Screen,
    /// What lies over the screen.
    pub popup: Option<Popup>,
    /// The camera.
    pub lane: LaneView,
    /// Beside the picture.
    pub panel: Panel,
    /// What comes after the panel's problem.
    pub waiting: VecDeque<Problem>,
    /// Effects that the store has not answered yet.
    pub writing: Vec<Effect>,
    /// What is chosen on the dashboard.
    pub chosen: Chosen,
    /// The roster screen.
    pub delegates: Delegates,
    /// Grows whenever the picture changes; equal numbers need no drawing.
    pub revision: u64,
}

impl Model {
    /// The console as it opens.
    pub fn new(snapshot: Arc<Snapshot>, now: Timestamp, zone: TimeZone, language: Language, theme: Theme) -> Self {
        let hits = snapshot.roster.finder.find("");
        Self {
            snapshot,
            now,
            zone,
            language,
            theme,
            screen: Screen::CheckIn,
            popup: None,
            lane: LaneView { camera: CameraState::Starting, preview: None, dead: Vec::new() },
            panel: Panel::Idle,
            waiting: VecDeque::new(),
            writing: Vec::new(),
            chosen: Chosen::Unit(0),
            delegates: Delegates { hits, ..Delegates::default() },
            revision: 0,
        }
    }

    /// The words in the language that is spoken now.
    pub fn words(&self) -> &'static Console {
        words(self.language)
    }

    /// One delegate.
    pub fn delegate(&self, id: DelegateId) -> Option<&Delegate> {
        self.snapshot.roster.delegate(id)
    }

    /// A delegate's name; empty for who is no longer on the roster.
    pub fn name(&self, id: DelegateId) -> &str {
        self.delegate(id).map_or("", |delegate| delegate.full_name.as_str())
    }

    /// Where a delegate stands.
    pub fn presence(&self, id: DelegateId) -> Presence {
        self.snapshot.roll.presence(id)
    }

    /// The check-in that stands.
    pub fn arrival(&self, id: DelegateId) -> Option<&Event> {
        self.snapshot.roll.entry(id)?.arrival.as_ref()
    }

    /// `07:41:09`, by the clock on the wall.
    pub fn clock(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone()).strftime("%H:%M:%S").to_string()
    }

    /// `07:41`.
    pub fn minute(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone()).strftime("%H:%M").to_string()
    }

    /// The delegate whom the roster screen shows.
    pub fn looked_at(&self) -> Option<&Delegate> {
        let index = *self.delegates.hits.get(self.delegates.selected)?;
        self.snapshot.roster.delegates.get(index)
    }

    /// The newest event of this door that still counts.
    pub fn undoable(&self) -> Option<&Event> {
        let snapshot = &self.snapshot;
        snapshot
            .events
            .iter()
            .filter(|event| event.door == snapshot.door && event.session == snapshot.session.name)
            .filter(|event| !matches!(event.action, crate::domain::event::Action::Undo { .. }))
            .filter(|event| !snapshot.roll.undone.contains(&event.id))
            .max_by_key(|event| event.order())
    }

    /// Problems that want a person: the one shown and those that wait.
    pub fn problems(&self) -> usize {
        usize::from(matches!(self.panel, Panel::Held(_))) + self.waiting.len()
    }

    /// The units as the dashboard lists them: most absent first, then by share, then by name.
    pub fn units(&self) -> Vec<(&str, crate::domain::quorum::Share)> {
        let mut units: Vec<_> =
            self.snapshot.counts.by_unit.iter().map(|(name, share)| (name.as_str(), *share)).collect();
        units.sort_by_cached_key(|(name, share)| {
            (std::cmp::Reverse(share.total - share.present), share.present, natural(name))
        });
        units
    }
}

/// A key by which `Chi bộ 2` comes before `Chi bộ 10`: every run of digits as a number of twelve.
fn natural(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 12);
    let mut digits = String::new();
    for letter in text.chars().chain(Some('\0')) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if !digits.is_empty() {
            key.extend(std::iter::repeat_n('0', 12_usize.saturating_sub(digits.len())));
            key.push_str(&digits);
            digits.clear();
        }
        key.push(letter);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn numbers_in_names_sort_by_their_size() {
        assert!(natural("Chi bộ thôn 2") < natural("Chi bộ thôn 10"));
        assert!(natural("Đoàn 9, tổ 1") < natural("Đoàn 9, tổ 2"));
    }
}
