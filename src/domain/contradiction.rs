//! Events that can't have happened where they stand: what a check of the attendance list looks for.

use std::collections::{HashMap, HashSet};

use super::{
    attendance::Roll,
    congress::Session,
    correction::{self, Impossible},
    delegate::{Delegate, DelegateId, Eligibility},
    event::{Action, Event, EventId},
};

/// Why an event can't have happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contradiction {
    /// About somebody who is not on the roster.
    UnknownDelegate(DelegateId),
    /// In a session that there is not.
    UnknownSession(String),
    /// Cancels an event that is not there, or comes after it.
    UndoOfNothing(EventId),
    /// Made no sense where the delegate stood at that moment.
    Senseless(Impossible),
}

/// All of them, in the order of the events. Each event is held against the roll as it was just before it, so that a later
/// undo makes nothing senseless that was sound.
///
/// Whether somebody was eligible at that moment is not known here; everybody is taken to have been.
pub fn find(delegates: &[Delegate], sessions: &[Session], events: &[Event]) -> Vec<(EventId, Contradiction)> {
    let eligible = |delegate: &Delegate| Delegate { eligibility: Eligibility::Eligible, ..delegate.clone() };
    let everybody: Vec<Delegate> = delegates.iter().map(eligible).collect();
    let people: HashMap<DelegateId, &Delegate> = everybody.iter().map(|delegate| (delegate.id, delegate)).collect();
    // What was recorded late stands in a roll call that was open once.
    let open: Vec<Session> = sessions.iter().map(|session| Session { closed: None, ..session.clone() }).collect();
    let mut rolls: Vec<Roll> = open.iter().map(|session| Roll::fold(&everybody, [], session)).collect();
    let mut ordered: Vec<&Event> = events.iter().collect();
    ordered.sort_by_key(|event| event.order());
    let mut before = HashSet::new();
    let mut found = Vec::new();
    for (place, event) in ordered.iter().enumerate() {
        let roll = open.iter().position(|session| session.name == event.session).map(|place| &rolls[place]);
        let wrong = match (people.get(&event.delegate), roll, &event.action) {
            (None, ..) => Some(Contradiction::UnknownDelegate(event.delegate)),
            (_, None, _) => Some(Contradiction::UnknownSession(event.session.clone())),
            (_, _, Action::Undo { event }) if !before.contains(event) => Some(Contradiction::UndoOfNothing(*event)),
            (Some(delegate), Some(roll), action) => {
                let alternate = match action {
                    Action::Substitute { alternate, .. } => people.get(alternate).copied(),
                    _ => None,
                };
                correction::judge(action, delegate, alternate, roll).err().map(Contradiction::Senseless)
            }
        };
        found.extend(wrong.map(|wrong| (event.id, wrong)));
        before.insert(event.id);
        for (roll, session) in rolls.iter_mut().zip(&open) {
            if !roll.advance(event, session) {
                *roll = Roll::fold(&everybody, ordered[..=place].iter().copied(), session);
            }
        }
    }
    found
}
