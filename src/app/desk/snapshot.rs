//! The congress at one moment, as the screens show it: the roster, the roll and its counts, made again after each
//! committed event and shared without copying.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jiff::SignedDuration;

use crate::{
    app::settings::WALK,
    domain::{
        attendance::{Counts, Roll},
        congress::Session,
        delegate::{Delegate, DelegateId},
        event::Event,
        find::Finder,
        quorum::QuorumRule,
    },
    store::Removed,
};

/// The roster, made ready for finding; shared by all snapshots until it changes.
pub struct Roster {
    /// Everybody, in the roster's order.
    pub delegates: Vec<Delegate>,
    /// Finds delegates by what is typed.
    pub finder: Finder,
    /// Delegates with an enrolled face.
    pub enrolled: HashSet<DelegateId>,
    /// Those who were taken off it: events still name them.
    pub removed: Vec<Removed>,
    places: HashMap<DelegateId, usize>,
}

impl Roster {
    /// Makes a roster ready.
    pub fn new(delegates: Vec<Delegate>, enrolled: impl IntoIterator<Item = DelegateId>) -> Self {
        let places = delegates.iter().enumerate().map(|(place, delegate)| (delegate.id, place)).collect();
        Self {
            finder: Finder::new(&delegates),
            delegates,
            enrolled: enrolled.into_iter().collect(),
            removed: Vec::new(),
            places,
        }
    }

    /// With those who were taken off it.
    #[must_use]
    pub fn with_removed(self, removed: Vec<Removed>) -> Self {
        Self { removed, ..self }
    }

    /// The name of somebody who is or was on the roster.
    pub fn name(&self, id: DelegateId) -> Option<&str> {
        let former = || self.removed.iter().map(|removed| &removed.delegate).find(|delegate| delegate.id == id);
        self.delegate(id).or_else(former).map(|delegate| delegate.full_name.as_str())
    }

    /// The delegate of this id, if on the roster.
    pub fn delegate(&self, id: DelegateId) -> Option<&Delegate> {
        self.places.get(&id).map(|place| &self.delegates[*place])
    }
}

/// Somebody who works at a desk, as far as the screens need to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffMember {
    pub name: String,
    /// A supervisor with a PIN.
    pub can_allow: bool,
}

/// The state of the congress at one moment.
pub struct Snapshot {
    /// The congress's name.
    pub congress: String,
    /// The session whose roll is called.
    pub session: Session,
    /// The name of this desk's door.
    pub door: String,
    /// The operator at this desk.
    pub operator: String,
    /// Everybody who may sign on; empty where the congress lists nobody.
    pub staff: Vec<StaffMember>,
    /// The delegates whose roll is called.
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
        let staff = Vec::new();
        Self {
            congress,
            session,
            door,
            operator,
            staff,
            roster,
            events,
            roll: Arc::new(roll),
            counts,
            rule,
            walk: WALK,
        }
    }

    /// Adds the operators who work at the desks.
    #[must_use]
    pub fn with_staff(self, staff: Vec<StaffMember>) -> Self {
        Self { staff, ..self }
    }

    /// Whether anything is locked: somebody can allow what an operator may not do alone.
    pub fn is_guarded(&self) -> bool {
        self.staff.iter().any(|member| member.can_allow)
    }
}
