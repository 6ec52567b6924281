//! The congress at one moment, as the screens show it: the roster, the roll and its counts, made anew after each
//! committed event and shared without copying.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jiff::SignedDuration;

use super::settings::WALK;
use crate::domain::{
    attendance::{Counts, Roll},
    congress::Session,
    delegate::{Delegate, DelegateId},
    event::Event,
    find::Finder,
    quorum::QuorumRule,
};

/// The roster, made ready for finding; shared by all snapshots until it changes.
pub struct Roster {
    /// Everybody, in the roster's order.
    pub delegates: Vec<Delegate>,
    /// Finds them.
    pub finder: Finder,
    /// Who has an enrolled face.
    pub enrolled: HashSet<DelegateId>,
    places: HashMap<DelegateId, usize>,
}

impl Roster {
    /// Makes a roster ready.
    pub fn new(delegates: Vec<Delegate>, enrolled: impl IntoIterator<Item = DelegateId>) -> Self {
        let places = delegates.iter().enumerate().map(|(place, delegate)| (delegate.id, place)).collect();
        Self { finder: Finder::new(&delegates), delegates, enrolled: enrolled.into_iter().collect(), places }
    }

    /// One delegate.
    pub fn delegate(&self, id: DelegateId) -> Option<&Delegate> {
        self.places.get(&id).map(|place| &self.delegates[*place])
    }
}

/// Somebody who works at a desk, as far as the screens need to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mate {
    /// The name.
    pub name: String,
    /// A supervisor with a PIN.
    pub can_allow: bool,
}

/// One moment.
pub struct Snapshot {
    /// The congress's name.
    pub congress: String,
    /// The session whose roll is called.
    pub session: Session,
    /// This desk.
    pub door: String,
    /// Who sits at it.
    pub operator: String,
    /// Who may sit at it; nobody where the congress lists nobody.
    pub crew: Vec<Mate>,
    /// Who is called.
    pub roster: Arc<Roster>,
    /// All committed events, oldest first.
    pub events: Vec<Arc<Event>>,
    /// Where everybody stands.
    pub roll: Arc<Roll>,
    /// What that comes to.
    pub counts: Counts,
    /// What makes the congress valid.
    pub rule: QuorumRule,
    /// How long it takes to walk from one door to another; see [`Roll::two_doors`].
    pub walk: SignedDuration,
}

impl Snapshot {
    /// Folds the events of a congress with the usual walk between its doors.
    pub fn new(
        congress: String,
        (door, operator): (String, String),
        session: Session,
        roster: Arc<Roster>,
        events: impl IntoIterator<Item = impl Into<Arc<Event>>>,
        rule: QuorumRule,
    ) -> Self {
        let events: Vec<Arc<Event>> = events.into_iter().map(Into::into).collect();
        let roll = Roll::fold(&roster.delegates, events.iter().map(|event| &**event), &session);
        let counts = roll.count(&roster.delegates, &rule);
        let crew = Vec::new();
        Self { congress, session, door, operator, crew, roster, events, roll: Arc::new(roll), counts, rule, walk: WALK }
    }

    /// The same with those who work at the desks.
    #[must_use]
    pub fn with_crew(self, crew: Vec<Mate>) -> Self {
        Self { crew, ..self }
    }

    /// Whether anything is locked: somebody can allow what an operator may not do alone.
    pub fn is_guarded(&self) -> bool {
        self.crew.iter().any(|mate| mate.can_allow)
    }
}
