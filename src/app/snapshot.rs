//! The congress at one moment, as the screens show it: the roster, the roll and its counts, made anew after each
//! committed event and shared without copying.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

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
    /// Who is called.
    pub roster: Arc<Roster>,
    /// All committed events, oldest first.
    pub events: Vec<Event>,
    /// Where everybody stands.
    pub roll: Roll,
    /// What that comes to.
    pub counts: Counts,
    /// What makes the congress valid.
    pub rule: QuorumRule,
}

impl Snapshot {
    /// Folds the events.
    pub fn new(
        congress: String,
        (door, operator): (String, String),
        session: Session,
        roster: Arc<Roster>,
        events: Vec<Event>,
        rule: QuorumRule,
    ) -> Self {
        let roll = Roll::fold(&roster.delegates, &events, &session);
        let counts = roll.count(&roster.delegates, &rule);
        Self { congress, session, door, operator, roster, events, roll, counts, rule }
    }
}
