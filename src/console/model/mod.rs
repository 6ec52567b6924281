//! Everything that the console knows; what is drawn is a function of it.

mod dashboard;
mod import;
mod lanes;
mod library;
mod log;
mod open;
mod panel;
mod publish;
mod scan;
mod screen;

pub(in crate::console) use dashboard::COUNTERS;
pub use dashboard::{Chosen, DashboardView};
pub(in crate::console) use import::answers;
pub use import::{ImportView, Part, Question, Stage};
pub use lanes::LaneView;
pub use library::{Library, Reading};
pub use log::Log;
pub(in crate::console) use log::MOST_LINES;
pub use open::{Field, GROUPS, Open, Typing};
pub(in crate::console) use open::{choices, typed};
pub use panel::{Confirm, Panel, Problem};
pub use publish::PublishView;
pub use scan::{Before, Foreign, LastLetter, Scan};
pub use screen::Screen;

pub use super::pictures::Photo;

use std::{collections::VecDeque, sync::Arc};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use tui_input::Input;

use super::{
    message::Worker,
    pictures::Pictures,
    popups::{Choice, Find, Operators, Popup, Purpose, Undo},
    theme::Theme,
};
use crate::{
    app::desk::{front_desk::Request, snapshot::Snapshot},
    domain::{
        attendance::Presence,
        delegate::{Delegate, DelegateId, Eligibility},
        event::{Action, Event, Means},
        find::Hit,
        permission::GuardedAction,
        reception::{Arrival, Certainty, Reception, receive},
    },
    i18n::{
        Language,
        console::{Console, words},
    },
    text::fold::plain,
};

/// The roster screen.
#[derive(Debug, Default)]
pub struct Delegates {
    /// What is typed.
    pub input: Input,
    /// Matching people.
    pub hits: Vec<Hit>,
    /// Which of them is looked at.
    pub selected: usize,
    /// The record that is open, field by field.
    pub open: Option<Open>,
    /// The name of somebody new, while it is typed.
    pub adding: Option<Typing>,
    /// The enrolled photo of whom is looked at, once it was fetched.
    pub photo: Option<(DelegateId, Photo)>,
}

/// The console.
pub struct Model {
    /// The congress as of the last commit.
    pub snapshot: Arc<Snapshot>,
    /// Why the last backup could not be made, if it could not.
    pub no_backup: Option<String>,
    /// The time of the last tick.
    pub now: Timestamp,
    /// Where the clock on the wall stands.
    pub zone: TimeZone,
    /// How pictures get onto the screen.
    pub pictures: Pictures,
    /// How pictures are to be drawn, by the settings; none where the terminal is asked.
    pub graphics: Option<String>,
    /// Whether the terminal has no letters beyond ASCII.
    pub ascii: bool,
    /// Columns and rows of the terminal; what a click falls on.
    pub size: (u16, u16),
    /// Whether the desk is heard.
    pub sound: bool,
    /// Whether the mouse is taken; where not, the terminal selects text with it.
    pub mouse: bool,
    /// The Vietnamese input method that is on, if one is: it keeps letters back.
    pub input_method: Option<String>,
    /// What is spoken.
    pub language: Language,
    /// How it is coloured.
    pub theme: Theme,
    /// Where the operator is.
    pub screen: Screen,
    /// What lies over the screen.
    pub popup: Option<Popup>,
    /// The desk's cameras, at least one.
    pub lanes: Vec<LaneView>,
    /// The lane where somebody was seen last.
    pub front: usize,
    /// Workers that died and are not back yet.
    pub dead: Vec<Worker>,
    /// Beside the picture.
    pub panel: Panel,
    /// What comes after the panel's problem.
    pub waiting: VecDeque<Problem>,
    /// People received while a problem stood on the panel, the latest last: shown once it is settled.
    pub meanwhile: Vec<Event>,
    /// Unknown faces that went away before anybody asked for their names.
    pub strangers_left: usize,
    /// Since when the panel's problem is seen: it came up, or what lay over it went.
    pub asked: Option<Timestamp>,
    /// Requests that the store has not answered yet.
    pub writing: Vec<Request>,
    /// The dashboard.
    pub dashboard: DashboardView,
    /// The log screen.
    pub log: Log,
    /// The documents.
    pub library: Library,
    /// The roster screen.
    pub delegates: Delegates,
    /// Spreadsheets into the roster.
    pub import: ImportView,
    /// The papers, published.
    pub publish: PublishView,
    /// What a scanner is typing.
    pub scan: Scan,
    /// How the last letters came.
    pub last_letter: LastLetter,
    /// Grows whenever the picture changes; equal numbers need no drawing.
    pub revision: u64,
}

impl Model {
    /// The console as it opens.
    pub fn new(snapshot: Arc<Snapshot>, now: Timestamp, zone: TimeZone, language: Language, theme: Theme) -> Self {
        let hits = snapshot.roster.finder.search("", |_| false);
        Self {
            no_backup: None,
            snapshot,
            now,
            zone,
            pictures: Pictures::default(),
            graphics: None,
            ascii: false,
            size: (80, 24),
            sound: true,
            mouse: true,
            input_method: None,
            language,
            theme,
            screen: Screen::CheckIn,
            popup: None,
            lanes: lanes::starting(1),
            front: 0,
            dead: Vec::new(),
            panel: Panel::Idle,
            waiting: VecDeque::new(),
            meanwhile: Vec::new(),
            strangers_left: 0,
            asked: None,
            writing: Vec::new(),
            dashboard: DashboardView::default(),
            log: Log::default(),
            library: Library::default(),
            delegates: Delegates { hits, ..Delegates::default() },
            import: ImportView::default(),
            publish: PublishView::default(),
            scan: Scan::default(),
            last_letter: LastLetter::default(),
            revision: 0,
        }
    }

    /// Asks who sits at the desk, where the congress lists its operators and the one of the settings is none of them.
    pub fn ask_who_sits_here(&mut self) {
        let (staff, operator) = (&self.snapshot.staff, &self.snapshot.operator);
        if !staff.is_empty() && !staff.iter().any(|member| member.name == *operator) {
            self.popup = Some(Popup::Operators(Operators { choice: Choice::default(), input: Input::default() }));
        }
    }

    /// The words in the language that is spoken now.
    pub fn words(&self) -> &'static Console {
        words(self.language)
    }

    /// Whether letters are typed into the screen, so that they are no commands.
    pub fn is_typed_into(&self) -> bool {
        match self.screen {
            Screen::Library => self.library.reading.is_none() && self.library.choosing.is_none(),
            Screen::Import => self.import.stage == Stage::Pick,
            screen => screen.is_typed_into(),
        }
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

    /// How the rule of reception judges a delegate who comes before this desk: somebody sits here who can be asked.
    pub fn reception(&self, delegate: DelegateId, means: Means, certainty: Certainty) -> Reception {
        let eligibility = self.delegate(delegate).map_or(Eligibility::Ineligible, |delegate| delegate.eligibility);
        receive(self.presence(delegate), eligibility, Arrival { means, attended: true }, certainty)
    }

    /// Whether a name on a unit's list can be ticked: one that is recorded without a question.
    pub fn can_be_ticked(&self, delegate: DelegateId) -> bool {
        self.reception(delegate, Means::Group, Certainty::Clear) == Reception::Record
    }

    /// The check-in that stands.
    pub fn arrival(&self, id: DelegateId) -> Option<&Event> {
        self.snapshot.roll.entry(id)?.arrival.as_deref()
    }

    /// `07:41:09`, by the clock on the wall.
    pub fn clock(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone()).strftime("%H:%M:%S").to_string()
    }

    /// The day, by the clock on the wall.
    pub fn today(&self) -> Date {
        self.now.to_zoned(self.zone.clone()).date()
    }

    /// `07:41`.
    pub fn minute(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone()).strftime("%H:%M").to_string()
    }

    /// The delegate whom the roster screen shows.
    pub fn looked_at(&self) -> Option<&Delegate> {
        let hit = self.delegates.hits.get(self.delegates.selected)?;
        self.snapshot.roster.delegates.get(hit.delegate)
    }

    /// Finds what is typed on the roster screen.
    pub fn find_delegates(&mut self) {
        self.delegates.hits = self.snapshot.roster.finder.search(self.delegates.input.value(), |_| false);
    }

    /// People who fit what is typed; of equals those first whom the purpose can be about.
    pub fn people_for(&self, purpose: Purpose, typed: &str) -> Vec<Hit> {
        let roster = &self.snapshot.roster;
        let presence = |place: usize| roster.delegates.get(place).map(|delegate| self.presence(delegate.id));
        roster.finder.search(typed, |place| match purpose {
            Purpose::StepOut => presence(place) != Some(Presence::Present),
            Purpose::Return => presence(place) != Some(Presence::Out),
            Purpose::CheckIn | Purpose::Manual | Purpose::Excuse | Purpose::Substitute => {
                presence(place) == Some(Presence::Present)
            }
        })
    }

    /// The one whom Enter takes in a search.
    pub fn chosen_of(&self, find: &Find) -> Option<&Delegate> {
        let hit = find.hits.get(find.choice.made()?)?;
        self.snapshot.roster.delegates.get(hit.delegate)
    }

    /// The newest event of this door that still counts.
    pub fn undoable(&self) -> Option<&Event> {
        self.counting().filter(|event| event.door == self.snapshot.door).max_by_key(|event| event.order())
    }

    /// The events that can be undone, newest first: a delegate's, those that fit what is typed, whatever their door and age,
    /// or else the last of this door.
    pub fn undoable_events(&self, undo: &Undo) -> Vec<&Event> {
        /// More than anybody walks through; what was done earlier is found by what is typed.
        const MOST: usize = 50;
        let typed = plain(undo.input.value());
        let any_door = undo.of.is_some() || !typed.trim().is_empty();
        let mut events: Vec<_> = self
            .counting()
            .filter(|event| any_door || event.door == self.snapshot.door)
            .filter(|event| undo.of.is_none_or(|delegate| event.delegate == delegate))
            .filter(|event| self.fits(event, &typed))
            .collect();
        events.sort_by_key(|event| std::cmp::Reverse(event.order()));
        events.truncate(MOST);
        events
    }

    /// Whether each word that is typed, without marks, stands in the name, unit, badge or time of an event.
    fn fits(&self, event: &Event, typed: &str) -> bool {
        let Some(delegate) = self.delegate(event.delegate) else { return typed.trim().is_empty() };
        let clock = self.clock(event.at);
        let written = [&*delegate.full_name, &delegate.unit, &delegate.badge_no, &delegate.seat, &clock].map(plain);
        typed.split_whitespace().all(|word| written.iter().any(|text| text.contains(word)))
    }

    /// Whether something can be undone that happened to a delegate.
    pub fn has_undoable(&self, delegate: DelegateId) -> bool {
        self.counting().any(|event| event.delegate == delegate)
    }

    /// The event of the log's line that is looked at, if it can be undone.
    pub fn undoable_line(&self) -> Option<&Event> {
        let event = self.log.lines.get(self.log.selected)?.event?;
        self.counting().find(|counting| counting.id == event)
    }

    fn counting(&self) -> impl Iterator<Item = &Event> {
        let snapshot = &self.snapshot;
        snapshot
            .events
            .iter()
            .map(|event| &**event)
            .filter(|event| event.session == snapshot.session.name)
            .filter(|event| !matches!(event.action, Action::Undo { .. }))
            .filter(|event| !snapshot.roll.undone.contains(&event.id))
    }

    /// Whether a supervisor has to allow that an event is undone now.
    pub fn undo_needs_supervisor(&self, event: &Event) -> bool {
        let guarded = GuardedAction::Undo { event, door: &self.snapshot.door, now: self.now };
        self.snapshot.is_guarded() && guarded.needs_supervisor()
    }

    /// Problems that want a person: the one shown and those that wait.
    pub fn problems(&self) -> usize {
        usize::from(matches!(self.panel, Panel::Held(_))) + self.waiting.len()
    }
}
