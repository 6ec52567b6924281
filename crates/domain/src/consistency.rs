//! Consistency check of the attendance list: events that can't have happened where they stand.

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
    /// The delegate is not on the roster.
    UnknownDelegate(DelegateId),
    /// The session doesn't exist.
    UnknownSession(String),
    /// It undoes an event that doesn't exist or comes later.
    UndoOfNothing(EventId),
    /// The delegate's state at that moment doesn't allow it.
    Senseless(Impossible),
}

/// All contradictions, in the order of the events. Each event is compared with the roll just before it, so that a later
/// undo doesn't invalidate an event that was sound.
///
/// Eligibility at that moment is not known here; everybody is taken to have been eligible.
pub fn find(delegates: &[Delegate], sessions: &[Session], events: &[Event]) -> Vec<(EventId, Contradiction)> {
    let eligible = |delegate: &Delegate| Delegate { eligibility: Eligibility::Eligible, ..delegate.clone() };
    let everybody: Vec<Delegate> = delegates.iter().map(eligible).collect();
    let people: HashMap<DelegateId, &Delegate> = everybody.iter().map(|delegate| (delegate.id, delegate)).collect();
    // A session that is closed now was open when its events were recorded.
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

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::{
        delegate::DelegateKind,
        event::{LogicalTime, Means, Scope},
    };

    fn id(number: u128) -> DelegateId {
        DelegateId(Uuid::from_u128(number))
    }

    /// Four officials, and the alternates 11 and 12.
    fn delegates() -> Vec<Delegate> {
        let make = |number, kind| Delegate {
            kind,
            ..Delegate::new(id(number), Uuid::nil(), format!("Đại biểu {number}"))
        };
        (1..=4)
            .map(|n| make(n, DelegateKind::Official))
            .chain([11, 12].map(|n| make(n, DelegateKind::Alternate)))
            .collect()
    }

    fn sessions() -> [Session; 2] {
        let closed = Session { closed: Some(Timestamp::UNIX_EPOCH), ..Session::new("a", "") };
        [closed, Session::new("b", "")]
    }

    fn event(place: u128, session: &str, delegate: u128, action: Action) -> Event {
        Event {
            id: EventId(Uuid::from_u128(place)),
            session: session.to_owned(),
            delegate: id(delegate),
            action,
            score: None,
            margin: None,
            door: "1".to_owned(),
            operator: String::new(),
            authority: None,
            reason: None,
            at: Timestamp::UNIX_EPOCH,
            logical: LogicalTime { millis: place as i64, counter: 0 },
        }
    }

    const PRESENT: Action = Action::Present { means: Means::Name };

    fn excuse(scope: Scope) -> Action {
        Action::Excuse { scope, approved_by: "Đoàn Chủ tịch".to_owned() }
    }

    fn wrong(events: &[Event]) -> Vec<(u128, Contradiction)> {
        find(&delegates(), &sessions(), events).into_iter().map(|(event, wrong)| (event.0.as_u128(), wrong)).collect()
    }

    #[test]
    fn each_kind_is_found_where_it_stands() {
        let undo = |target| Action::Undo { event: EventId(Uuid::from_u128(target)) };
        let found = wrong(&[
            event(1, "a", 99, PRESENT),
            event(2, "c", 1, PRESENT),
            event(3, "a", 1, Action::StepOut),
            event(4, "a", 1, undo(5)),
            event(5, "a", 1, PRESENT),
            event(6, "a", 1, Action::Return),
            event(7, "a", 1, excuse(Scope::Session)),
        ]);
        let name = || "Đại biểu 1".to_owned();
        let expected = [
            (1, Contradiction::UnknownDelegate(id(99))),
            (2, Contradiction::UnknownSession("c".to_owned())),
            (3, Contradiction::Senseless(Impossible::NotPresent(name()))),
            (4, Contradiction::UndoOfNothing(EventId(Uuid::from_u128(5)))),
            (6, Contradiction::Senseless(Impossible::NotOut(name()))),
            (7, Contradiction::Senseless(Impossible::Present(name()))),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_later_undo_makes_nothing_senseless() {
        let undo = Action::Undo { event: EventId(Uuid::from_u128(1)) };
        let events = [
            event(1, "b", 1, PRESENT),
            event(2, "b", 1, Action::StepOut),
            event(3, "b", 1, undo),
            event(4, "b", 1, PRESENT),
        ];
        assert_eq!(wrong(&events), []);
    }

    fn any_event(place: u128) -> impl Strategy<Value = Event> {
        let scope = prop_oneof![Just(Scope::Session), Just(Scope::Congress)];
        let action = prop_oneof![
            4 => Just(PRESENT),
            1 => Just(Action::StepOut),
            1 => Just(Action::Return),
            2 => scope.prop_map(excuse),
            2 => (11..14u128).prop_map(|n| Action::Substitute { alternate: id(n), decision_no: "1".to_owned() }),
            2 => (0..40u128).prop_map(|n| Action::Undo { event: EventId(Uuid::from_u128(n)) }),
        ];
        let who = prop_oneof![1..=5u128, 11..=12u128];
        (who, action, prop_oneof![Just("a"), Just("b"), Just("c")])
            .prop_map(move |(who, action, session)| event(place, session, who, action))
    }

    proptest! {
        #![proptest_config(daihoi_testing::proptest_config(256))]

        #[test]
        fn what_is_left_without_the_contradictions_is_sound(
            events in (0..40usize).prop_flat_map(|n| (0..n as u128).map(any_event).collect::<Vec<_>>()),
        ) {
            // Removing one may leave its undo without a target, and so on; each iteration removes at least one.
            let mut events = events;
            loop {
                let found = wrong(&events);
                if found.is_empty() {
                    break;
                }
                let before = events.len();
                let first = found[0].0;
                events.retain(|event| event.id.0.as_u128() != first);
                prop_assert_eq!(events.len(), before - 1, "each is named by an event that is there");
            }
            for session in sessions() {
                let roll = Roll::fold(&delegates(), &events, &session);
                prop_assert!(delegates().iter().all(|delegate| roll.entry(delegate.id).is_some()));
            }
        }
    }
}
