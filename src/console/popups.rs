//! What lies over a screen: one at a time, each with its own state.

use std::{fmt, path::PathBuf};

use tui_input::Input;
use zeroize::Zeroizing;

use super::pictures::Photo;
use crate::{
    app::{
        desk::{front_desk::Request, sessions::Step},
        faces::lane::EnrolState,
    },
    domain::{
        congress::Session,
        dashboard::DashboardNumber,
        delegate::DelegateId,
        event::{EventId, Scope},
        find::Hit,
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
    Dashboard(DashboardPopup),
    /// How consent was given.
    Consent {
        delegate: DelegateId,
        /// The chosen method.
        selected: usize,
        /// Whether enrolment follows.
        then_enrol: bool,
    },
    /// Consent is to be withdrawn?
    Withdraw {
        delegate: DelegateId,
    },
    /// A new badge is to be given for a lost one?
    Renew {
        delegate: DelegateId,
        /// The page to print, once it is given.
        page: Option<PathBuf>,
    },
    /// A decision by which delegates leave the roster.
    Removal(Removal),
    /// A unit that no other delegate has: is it meant?
    NewUnit {
        delegate: DelegateId,
        /// As typed.
        unit: String,
        /// The known unit that is written most like it.
        nearest: Option<String>,
    },
    /// Something that only has to be read.
    Told {
        /// What.
        sentence: String,
    },
    /// A face is being enrolled.
    Enrol {
        delegate: DelegateId,
        /// The lane whose camera takes the pictures, and whose picture is shown.
        lane: usize,
        /// The last step; none before the first.
        state: Option<EnrolState>,
        /// Whether the consent is still being written.
        consenting: bool,
    },
    /// Something said no outside the check-in screen.
    Refused {
        /// What was asked.
        request: Request,
        /// What happened and what to do.
        sentence: String,
    },
    /// There is nothing to undo.
    NothingToUndo,
    /// Which event is to be undone.
    UndoWhich(Undo),
    /// A leave of absence.
    Excuse(Excuse),
    /// An alternate in a delegate's place.
    Substitute(Substitute),
    /// A supervisor's PIN.
    Pin(Pin),
    Operators(Operators),
    /// Which unit is checked in name by name.
    Units(Units),
    /// The names of a unit.
    Group(Group),
    /// All that can be done now.
    Palette(Palette),
    /// Where the site is copied to.
    UsbCopy(UsbCopy),
    /// How to hold a badge.
    Badge,
    /// Help.
    Help {
        /// The window that it is about, and that comes back; none for help about the screen.
        under: Option<Box<Popup>>,
    },
    /// Leave?
    Quit,
}

/// Where the site is copied to: a drive of the list, or what is typed.
#[derive(Debug, Clone, Default)]
pub struct UsbCopy {
    /// What is typed; empty where the chosen drive is meant.
    pub input: Input,
    /// The chosen drive.
    pub selected: usize,
}

/// Find as you type.
#[derive(Debug, Clone)]
pub struct Find {
    /// What is typed.
    pub input: Input,
    /// Matching people.
    pub hits: Vec<Hit>,
    /// Which of them Enter takes.
    pub choice: Choice,
    /// The enrolled photo of the one whom Enter takes, once it was asked for.
    pub photo: Option<(DelegateId, Photo)>,
    /// What for.
    pub purpose: Purpose,
}

/// A line of a list that is filtered by what is typed. Before a letter or an arrow key there is no choice: a key too many
/// takes nobody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choice {
    /// The line.
    place: usize,
    /// Whether a hand has made it.
    made: bool,
}

impl Choice {
    /// The first line, as what was typed has led to it; no choice where nothing was typed.
    pub fn first(typed: &Input) -> Self {
        Self { place: 0, made: !typed.value().trim().is_empty() }
    }

    /// The same where it is of people found: nobody found only nearly is chosen by the letters alone.
    pub fn of_found(typed: &Input, hits: &[Hit]) -> Self {
        let says_something = typed.value().chars().any(char::is_alphanumeric);
        if hits.first().is_none_or(|hit| !hit.near) && says_something { Self::first(typed) } else { Self::default() }
    }

    /// This line.
    pub fn of(place: usize) -> Self {
        Self { place, made: true }
    }

    /// The line that is chosen.
    pub fn made(self) -> Option<usize> {
        self.made.then_some(self.place)
    }

    /// Moved to another line; the first step from no choice chooses the first line.
    #[must_use]
    pub fn moved_to(self, place: usize) -> Self {
        Self::of(if self.made { place } else { self.place })
    }

    /// The line that must be in sight.
    pub fn place(self) -> usize {
        self.place
    }
}

/// Which event is to be undone: one of this door's last, of a delegate's, or of any that fit what is typed.
#[derive(Debug, Clone)]
pub struct Undo {
    /// What is typed.
    pub input: Input,
    /// The delegate whose events alone are listed.
    pub of: Option<DelegateId>,
    /// Which of `Model::undoable_events` Enter takes.
    pub choice: Choice,
}

/// What somebody is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be checked in at once.
    CheckIn,
    /// To be checked in by hand: a reason is asked first.
    Manual,
    /// Goes out.
    StepOut,
    /// Came back.
    Return,
    /// Has leave of absence.
    Excuse,
    /// Is replaced by an alternate.
    Substitute,
}

impl Popup {
    /// The choice in a list that is filtered by what is typed.
    pub fn choice(&self) -> Option<Choice> {
        match self {
            Self::Find(find) => Some(find.choice),
            Self::Units(units) => Some(units.choice),
            Self::Palette(palette) => Some(palette.choice),
            Self::Operators(operators) => Some(operators.choice),
            Self::UndoWhich(undo) => Some(undo.choice),
            _ => None,
        }
    }

    /// The window itself, also while help lies over it.
    pub fn bottom(&mut self) -> &mut Self {
        match self {
            Self::Help { under: Some(under) } => under.bottom(),
            other => other,
        }
    }

    /// Whether letters are typed into it.
    pub fn is_typed_into(&self) -> bool {
        matches!(
            self,
            Self::Find(_)
                | Self::Reason(_)
                | Self::Excuse(_)
                | Self::Substitute(_)
                | Self::Removal(_)
                | Self::Operators(_)
                | Self::Units(_)
                | Self::Palette(_)
                | Self::UndoWhich(_)
                | Self::UsbCopy(_)
        )
    }
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
    /// The chosen ready reason; none before one is chosen.
    pub selected: Option<usize>,
}

/// Names behind a number.
#[derive(Debug, Clone)]
pub struct Names {
    pub title: String,
    /// The number.
    pub number: DashboardNumber,
    /// In the order shown.
    pub delegates: Vec<DelegateId>,
    /// Index of the chosen one.
    pub selected: usize,
}

/// What lies over the dashboard.
#[derive(Debug, Clone)]
pub enum DashboardPopup {
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

/// A leave of absence as it is written down.
#[derive(Debug, Clone)]
pub struct Excuse {
    pub delegate: DelegateId,
    /// How far it reaches.
    pub scope: Scope,
    /// Why.
    pub reason: Input,
    pub approved_by: Input,
    /// Which field has the keys.
    pub field: usize,
    /// Whether Enter was pressed before all was said.
    pub missing: bool,
}

impl Excuse {
    /// How far it reaches.
    pub const SCOPE: usize = 0;
    /// Why.
    pub const REASON: usize = 1;
    pub const APPROVED_BY: usize = 2;
}

/// An alternate takes a delegate's place.
#[derive(Debug, Clone)]
pub struct Substitute {
    pub delegate: DelegateId,
    /// Alternates who can take it, the next in rank first.
    pub alternates: Vec<DelegateId>,
    /// Index of the chosen one.
    pub selected: usize,
    /// The number of the decision.
    pub decision: Input,
    /// Whether Enter was pressed before it was typed.
    pub missing: bool,
}

/// The number of the decision by which delegates leave the roster.
#[derive(Debug, Clone)]
pub struct Removal {
    /// Who leaves; none where whoever the list that is previewed does not name.
    pub delegate: Option<DelegateId>,
    pub decision: Input,
    /// Whether Enter was pressed before it was typed.
    pub missing: bool,
}

impl Removal {
    /// Nothing typed yet.
    pub fn of(delegate: Option<DelegateId>) -> Self {
        Self { delegate, decision: Input::default(), missing: false }
    }
}

/// What is typed and shown to nobody; wiped from memory when it is dropped.
#[derive(Clone, Default)]
pub struct Secret(pub Zeroizing<String>);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A supervisor's approval is asked for.
#[derive(Debug, Clone)]
pub struct Pin {
    /// What is to be allowed; it goes on its way again with the approval.
    pub request: Request,
    /// Supervisors who can allow it.
    pub supervisors: Vec<String>,
    /// Index of the one who does.
    pub selected: usize,
    /// What is typed.
    pub typed: Secret,
    /// Being checked.
    pub checking: bool,
    /// Why the last one was refused, with the tries that are left.
    pub sentence: Option<String>,
}

impl Pin {
    /// Whether it is no approval: somebody sits down, and proves to be that person.
    pub fn is_own(&self) -> bool {
        matches!(self.request, Request::SignOn(_))
    }
}

#[derive(Debug, Clone)]
pub struct Operators {
    /// Which of the operators whom the congress lists.
    pub choice: Choice,
    /// A name, where it lists nobody.
    pub input: Input,
}

/// Which unit.
#[derive(Debug, Clone)]
pub struct Units {
    /// What is typed.
    pub input: Input,
    /// The units that fit.
    pub units: Vec<String>,
    /// Which of them Enter opens.
    pub choice: Choice,
}

/// A unit's names, to be ticked one by one.
#[derive(Debug, Clone)]
pub struct Group {
    /// Which unit.
    pub unit: String,
    /// Everybody of it, in name order.
    pub people: Vec<Ticked>,
    /// The delegate on the screen.
    pub selected: usize,
    /// Whether Esc was pressed while somebody is ticked: once more, and the ticks are dropped.
    pub leaving: bool,
}

impl Group {
    /// How many are ticked.
    pub fn ticked(&self) -> usize {
        self.people.iter().filter(|person| person.ticked).count()
    }
}

/// A name on a unit's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticked {
    pub delegate: DelegateId,
    /// Seen by the operator, to be recorded.
    pub ticked: bool,
}

/// The palette.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// What is typed.
    pub input: Input,
    /// Which of the fitting commands Enter carries out.
    pub choice: Choice,
}
