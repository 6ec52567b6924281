//! Check-in state transitions one by one, and invariants for any sequence of events.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::event::{LogicalTime, Means};

const BELL: i64 = 1_000;
const CLOSE: i64 = 5_000;
/// Officials are numbered from 1, alternates are 101 and 102, the guest is 201.
const ALTERNATES: [u8; 2] = [101, 102];
const GUEST: u8 = 201;

fn id(number: u8) -> DelegateId {
    DelegateId(Uuid::from_u128(u128::from(number)))
}

fn time(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("in range")
}

fn delegates(officials: u8) -> Vec<Delegate> {
    let make = |number: u8, kind: DelegateKind| Delegate {
        kind,
        unit: format!("Chi bộ {}", number % 3),
        ..Delegate::new(id(number), Uuid::nil(), format!("Đại biểu {number}"))
    };
    let officials = (1..=officials).map(|number| make(number, DelegateKind::Official));
    let others = ALTERNATES.map(|number| make(number, DelegateKind::Alternate));
    officials.chain(others).chain([make(GUEST, DelegateKind::Guest)]).collect()
}

fn session(name: &str) -> Session {
    Session { bell: Some(time(BELL)), opened: Some(time(0)), ..Session::new(name, "") }
}

fn closed() -> Session {
    Session { closed: Some(time(CLOSE)), ..session("a") }
}

/// An event at a second, which also gives its logical time; its id sorts differently.
fn event(second: i64, delegate: u8, action: Action) -> Event {
    Event {
        id: event_id(second),
        session: "a".to_owned(),
        delegate: id(delegate),
        action,
        score: None,
        margin: None,
        door: "1".to_owned(),
        operator: String::new(),
        authority: None,
        reason: None,
        at: time(second),
        logical: LogicalTime { millis: second * 1_000, counter: 0 },
    }
}

fn event_id(second: i64) -> EventId {
    EventId(Uuid::from_u128((second as u128).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1 << 127))
}

fn elsewhere(event: Event) -> Event {
    Event { session: "b".to_owned(), ..event }
}

fn present(second: i64, delegate: u8) -> Event {
    event(second, delegate, Action::Present { means: Means::Face })
}

fn undo(second: i64, delegate: u8, target: i64) -> Event {
    event(second, delegate, Action::Undo { event: event_id(target) })
}

fn excuse(second: i64, delegate: u8, scope: Scope) -> Event {
    event(second, delegate, Action::Excuse { scope, approved_by: "Chủ tịch đoàn".to_owned() })
}

fn substitute(second: i64, delegate: u8, alternate: u8) -> Event {
    event(second, delegate, Action::Substitute { alternate: id(alternate), decision_no: "3-QĐ".to_owned() })
}

fn step_out(second: i64, delegate: u8) -> Event {
    event(second, delegate, Action::StepOut)
}

fn back(second: i64, delegate: u8) -> Event {
    event(second, delegate, Action::Return)
}

fn fold(events: &[Event]) -> Roll {
    Roll::fold(&delegates(6), events, &session("a"))
}

fn presence(events: &[Event]) -> Presence {
    fold(events).presence(id(1))
}

fn count(events: &[Event], session: &Session) -> Counts {
    let delegates = delegates(6);
    Roll::fold(&delegates, events, session).count(&delegates, &QuorumRule::delegates_congress())
}

#[test]
fn every_transition_of_the_diagram() {
    use Presence::{Excused, Expected, Out, Present, Substituted};
    let congress = || excuse(1, 1, Scope::Congress);
    assert_eq!(presence(&[]), Expected);
    assert_eq!(presence(&[present(1, 1)]), Present);
    assert_eq!(presence(&[present(1, 1), step_out(2, 1)]), Out);
    assert_eq!(presence(&[present(1, 1), step_out(2, 1), back(3, 1)]), Present);
    assert_eq!(presence(&[present(1, 1), undo(2, 1, 1)]), Expected);
    assert_eq!(presence(&[excuse(1, 1, Scope::Session)]), Excused);
    assert_eq!(presence(&[congress()]), Excused);
    assert_eq!(presence(&[congress(), substitute(2, 1, 101)]), Substituted);
}

#[test]
fn what_the_diagram_lacks_changes_nothing() {
    use Presence::{Excused, Expected, Present, Substituted};
    assert_eq!(presence(&[step_out(1, 1)]), Expected, "who was not here can't leave");
    assert_eq!(presence(&[back(1, 1)]), Expected);
    assert_eq!(presence(&[present(1, 1), back(2, 1)]), Present);
    assert_eq!(presence(&[present(1, 1), excuse(2, 1, Scope::Congress)]), Present, "who came needs no leave");
    assert_eq!(presence(&[substitute(1, 1, 101)]), Expected, "no leave, no substitute");
    let of_session = [excuse(1, 1, Scope::Session), substitute(2, 1, 101)];
    assert_eq!(presence(&of_session), Excused, "leave for a session seats no alternate");
    let seated = [excuse(1, 1, Scope::Congress), substitute(2, 1, 101), present(3, 1)];
    assert_eq!(presence(&seated), Substituted, "the seat is taken");
    assert_eq!(fold(&[]).presence(id(250)), Presence::Blocked, "not on the roster");
    assert!(fold(&[present(1, 250)]).arrivals().is_empty());
}

#[test]
fn who_has_leave_and_comes_is_present_even_after_two_leaves() {
    assert_eq!(presence(&[excuse(1, 1, Scope::Session), present(2, 1)]), Presence::Present);
    let widened = [excuse(1, 1, Scope::Session), excuse(2, 1, Scope::Congress), substitute(3, 1, 101)];
    assert_eq!(presence(&widened), Presence::Substituted);
    let not_narrowed = [excuse(1, 1, Scope::Congress), excuse(2, 1, Scope::Session), substitute(3, 1, 101)];
    assert_eq!(presence(&not_narrowed), Presence::Substituted);
}

#[test]
fn two_doors_are_one_head_and_the_earliest_stands() {
    let late_door = Event { door: "2".to_owned(), ..present(20, 1) };
    let roll = fold(&[late_door, present(10, 1), present(30, 1)]);
    let arrival = roll.entry(id(1)).and_then(|entry| entry.arrival.clone()).expect("here");
    assert_eq!((arrival.id, &arrival.door[..]), (event_id(10), "1"));
    assert_eq!(roll.duplicates, [event_id(20), event_id(30)]);
    assert_eq!(count(&[present(10, 1), present(20, 1)], &session("a")).present, 1);
    let twice = [present(10, 1), present(10, 1)];
    assert!(fold(&twice).duplicates.is_empty(), "one event that two doors sent is one event");
    let came_back = fold(&[present(10, 1), step_out(20, 1), present(30, 1)]);
    assert_eq!((came_back.presence(id(1)), came_back.duplicates.len()), (Presence::Present, 0));
}

#[test]
fn when_the_first_is_undone_the_next_stands() {
    let roll = fold(&[present(10, 1), present(1_500, 1), undo(1_600, 1, 10)]);
    let entry = roll.entry(id(1)).expect("on the roster");
    assert_eq!(entry.arrival.as_ref().map(|event| event.id), Some(event_id(1_500)));
    assert!(entry.late && roll.duplicates.is_empty(), "the one that stands came after the bell");
}

#[test]
fn an_undo_can_be_undone_and_that_too() {
    let mut events = vec![present(1, 1), undo(2, 1, 1)];
    for (second, expected) in [(3, Presence::Present), (4, Presence::Expected), (5, Presence::Present)] {
        events.push(undo(second, 1, second - 1));
        assert_eq!(presence(&events), expected, "after {second}");
    }
    assert_eq!(presence(&[present(1, 1), step_out(2, 1), undo(3, 1, 2)]), Presence::Present);
    assert_eq!(presence(&[present(1, 1), step_out(2, 1), undo(3, 1, 1)]), Presence::Expected);
    let reseated = [excuse(1, 1, Scope::Congress), substitute(2, 1, 101), undo(3, 1, 2)];
    assert_eq!(presence(&reseated), Presence::Excused);
    assert!(fold(&reseated).seated.is_empty());
}

#[test]
fn an_undo_reaches_only_what_came_before() {
    assert_eq!(presence(&[undo(1, 1, 2), present(2, 1)]), Presence::Present);
    assert_eq!(presence(&[present(1, 1), undo(2, 1, 2)]), Presence::Present, "it can't undo itself");
    assert_eq!(presence(&[present(1, 1), undo(2, 1, 77)]), Presence::Present, "nor what is not there");
}

#[test]
fn late_is_after_the_bell_by_the_doors_clock() {
    let late = |second| fold(&[present(second, 1)]).entry(id(1)).is_some_and(|entry| entry.late);
    assert!(!late(BELL) && late(BELL + 1));
    let no_bell = Roll::fold(&delegates(6), &[present(BELL + 1, 1)], &Session::new("a", ""));
    assert!(no_bell.entry(id(1)).is_some_and(|entry| !entry.late));
    assert_eq!(count(&[present(1, 1), present(BELL + 1, 2), present(BELL + 2, GUEST)], &session("a")).late, 1);
}

#[test]
fn other_sessions_reach_in_only_by_leave_for_the_congress() {
    assert_eq!(presence(&[elsewhere(present(1, 1))]), Presence::Expected);
    assert_eq!(presence(&[elsewhere(excuse(1, 1, Scope::Session))]), Presence::Expected);
    assert_eq!(presence(&[elsewhere(excuse(1, 1, Scope::Congress))]), Presence::Excused);
    let all = [excuse(1, 1, Scope::Congress), substitute(2, 1, 101)].map(elsewhere);
    assert_eq!(presence(&all), Presence::Substituted);
    let taken_back = [elsewhere(excuse(1, 1, Scope::Congress)), elsewhere(undo(2, 1, 1))];
    assert_eq!(presence(&taken_back), Presence::Expected);
}

#[test]
fn the_close_makes_absent_and_later_sessions_change_nothing() {
    let at_close = |events: &[Event]| Roll::fold(&delegates(6), events, &closed()).presence(id(1));
    assert_eq!(at_close(&[]), Presence::Absent);
    assert_eq!(at_close(&[present(1, 1)]), Presence::Present);
    assert_eq!(at_close(&[present(1, 1), step_out(2, 1)]), Presence::Out);
    assert_eq!(at_close(&[excuse(1, 1, Scope::Session)]), Presence::Excused);
    assert_eq!(at_close(&[elsewhere(excuse(CLOSE, 1, Scope::Congress))]), Presence::Excused);
    assert_eq!(at_close(&[elsewhere(excuse(CLOSE + 1, 1, Scope::Congress))]), Presence::Absent);
    assert_eq!(at_close(&[present(1, 1), undo(CLOSE + 1, 1, 1)]), Presence::Absent, "a correction counts");
}

#[test]
fn the_blocked_are_never_checked_in() {
    let mut delegates = delegates(6);
    delegates[0].eligibility = Eligibility::Ineligible;
    delegates[1].eligibility = Eligibility::Pending;
    delegates[6].eligibility = Eligibility::Ineligible;
    let events = [
        present(1, 1),
        excuse(2, 1, Scope::Congress),
        present(3, 2),
        excuse(4, 3, Scope::Congress),
        substitute(5, 3, 101),
        present(6, 101),
    ];
    let roll = Roll::fold(&delegates, &events, &closed());
    assert_eq!(roll.presence(id(1)), Presence::Blocked);
    assert!(roll.entry(id(1)).is_some_and(|entry| entry.arrival.is_none()));
    assert_eq!(roll.presence(id(2)), Presence::Present, "pending is not ineligible");
    assert_eq!(roll.presence(id(3)), Presence::Excused, "an ineligible alternate is not seated");
    assert_eq!(roll.count(&delegates, &QuorumRule::members_congress()).blocked, 1);
}

#[test]
fn an_alternate_counts_from_being_seated_and_sits_once() {
    let seat = [excuse(1, 1, Scope::Congress), substitute(2, 1, 101), present(3, 101)];
    let counts = count(&seat, &session("a"));
    assert_eq!((counts.summoned, counts.present, counts.excused), (6, 1, 0));
    assert_eq!((counts.others.total, counts.others.present), (3, 0), "the official, an alternate and the guest");
    let unseated = count(&[present(1, 102), present(2, GUEST)], &session("a"));
    assert_eq!((unseated.summoned, unseated.present, unseated.others.present), (6, 0, 2));

    let twice = [&seat[..], &[excuse(4, 2, Scope::Congress), substitute(5, 2, 101)]].concat();
    assert_eq!(fold(&twice).presence(id(2)), Presence::Excused, "the alternate sits already");
    assert_eq!(count(&twice, &session("a")).summoned, 6);
    let nobody = [excuse(1, 1, Scope::Congress), substitute(2, 1, GUEST), substitute(3, 1, 2)];
    assert_eq!(presence(&nobody), Presence::Excused, "only an alternate is seated");
    assert_eq!(presence(&[excuse(1, 1, Scope::Congress), substitute(2, 1, 240)]), Presence::Excused);
}

/// `units[n]` officials from each unit; the first `present` of them in rounds over the first `from` units.
fn quorum(units: &[usize], present_count: usize, from: usize) -> Quorum {
    let mut delegates = Vec::new();
    for (unit, &size) in units.iter().enumerate() {
        for place in 0..size {
            let number = Uuid::from_u128((unit * 1_000 + place + 1) as u128);
            let unit = format!("Chi bộ {unit}");
            delegates.push(Delegate { unit, ..Delegate::new(DelegateId(number), number, "Đại biểu") });
        }
    }
    let mut arriving: Vec<(usize, &Delegate)> = Vec::new();
    for (unit, _) in units.iter().enumerate().take(from) {
        let name = format!("Chi bộ {unit}");
        arriving.extend(delegates.iter().filter(|delegate| delegate.unit == name).enumerate());
    }
    arriving.sort_by_key(|(place, _)| *place);
    assert!(arriving.len() >= present_count, "the vector asks for more than those units have");
    let events: Vec<Event> = arriving[..present_count]
        .iter()
        .enumerate()
        .map(|(n, (_, delegate))| Event { delegate: delegate.id, ..present(n as i64 + 1, 0) })
        .collect();
    let roll = Roll::fold(&delegates, &events, &session("a"));
    let counts = roll.count(&delegates, &QuorumRule::delegates_congress());
    assert_eq!((counts.present, counts.units.represented), (present_count, from.min(present_count)));
    counts.quorum.expect("judged")
}

#[test]
fn the_published_vectors_of_the_quorum() {
    let units = [10; 18];
    let short = quorum(&units, 115, 18);
    assert!(!short.valid && !short.delegates.valid && short.delegates.needed == 120);
    let few_units = [20, 20, 20, 20, 20, 20, 10, 10, 10, 10, 10, 10];
    let narrow = quorum(&few_units, 120, 7);
    assert!(!narrow.valid && narrow.delegates.valid && !narrow.units.is_some_and(|condition| condition.valid));
    let exact = quorum(&units, 120, 12);
    assert!(exact.valid && exact.units.is_some_and(|condition| condition.needed == 12), "exactly two thirds of both");
    assert_eq!(quorum(&[10; 25], 166, 25).delegates.needed, 167);
    assert!(!quorum(&[10; 25], 166, 25).valid && quorum(&[10; 25], 167, 25).valid);
}

#[test]
fn two_doors_within_a_walk_are_told() {
    let door = |event: Event, door: &str| Event { door: door.to_owned(), ..event };
    let walk = SignedDuration::from_secs(120);
    let reported = |events: &[Event]| fold(events).two_doors(walk).cloned().collect::<Vec<_>>();
    let here = present(10, 1);
    let there = door(present(100, 1), "2");
    let crossing = Crossing { delegate: id(1), from: here.id, to: there.id, apart: SignedDuration::from_secs(90) };
    assert_eq!(reported(&[here.clone(), there.clone()]), [crossing]);
    assert!(reported(&[here.clone(), door(present(130, 1), "2")]).is_empty(), "there was time to walk");
    assert!(reported(&[here.clone(), present(100, 1)]).is_empty(), "one door");
    assert!(reported(&[here.clone(), door(present(100, 2), "2")]).is_empty(), "two people");
    assert!(reported(&[here.clone(), undo(50, 1, 10), there.clone()]).is_empty(), "the first was a slip");
    let behind = Event { at: time(5), ..there };
    assert_eq!(reported(&[here, behind])[0].apart.as_secs(), 5, "a door whose clock is behind");
}

#[test]
fn arrivals_by_minute_keep_quiet_minutes() {
    let roll = fold(&[present(10, 1), present(50, 2), present(200, 3), present(210, 1)]);
    let minutes: Vec<usize> = roll.arrivals_by_minute().into_iter().map(|(_, count)| count).collect();
    assert_eq!(minutes, [2, 0, 0, 1]);
    assert_eq!(roll.arrivals()[0].id, event_id(200), "newest first");
    assert!(fold(&[]).arrivals_by_minute().is_empty());
}

fn any_event(second: i64) -> impl Strategy<Value = Event> {
    let who = prop_oneof![1..=6u8, Just(101), Just(102), Just(GUEST), Just(240)];
    let scope = prop_oneof![Just(Scope::Session), Just(Scope::Congress)];
    let action = prop_oneof![
        4 => Just(Action::Present { means: Means::Qr }),
        2 => Just(Action::StepOut),
        2 => Just(Action::Return),
        2 => scope.prop_map(|scope| Action::Excuse { scope, approved_by: String::new() }),
        2 => who.clone().prop_map(|n| Action::Substitute { alternate: id(n), decision_no: String::new() }),
        3 => (0..60i64).prop_map(|n| Action::Undo { event: event_id(n * 200) }),
    ];
    (who, action, any::<bool>(), any::<bool>()).prop_map(move |(delegate, action, other, door)| Event {
        session: if other { "b" } else { "a" }.to_owned(),
        door: if door { "1" } else { "2" }.to_owned(),
        ..event(second * 200, delegate, action)
    })
}

fn any_events() -> impl Strategy<Value = Vec<Event>> {
    (0..60usize).prop_flat_map(|length| (0..length).map(|n| any_event(n as i64)).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(daihoi_testing::proptest_config(256))]

    #[test]
    fn any_events_fold_to_a_legal_state(events in any_events(), shut in any::<bool>(), ineligible in 0..8usize) {
        let mut delegates = delegates(6);
        delegates[ineligible].eligibility = Eligibility::Ineligible;
        let session = if shut { closed() } else { session("a") };
        let roll = Roll::fold(&delegates, &events, &session);
        for delegate in &delegates {
            let entry = roll.entry(delegate.id).expect("everybody has a line");
            let arrived = entry.arrival.is_some();
            let legal = match entry.presence {
                Presence::Present | Presence::Out => arrived && entry.absence.is_none(),
                Presence::Expected => !arrived && !shut && entry.absence.is_none(),
                Presence::Absent => !arrived && shut && entry.absence.is_none(),
                Presence::Excused => !arrived && entry.absence.is_some(),
                Presence::Substituted => !arrived && entry.absence == Some(Scope::Congress),
                Presence::Blocked => !arrived && delegate.eligibility == Eligibility::Ineligible,
            };
            prop_assert!(legal, "{entry:?}");
            prop_assert!(arrived || !entry.late);
            if let Some(arrival) = &entry.arrival {
                prop_assert!(arrival.delegate == delegate.id && arrival.session == "a");
                prop_assert!(!roll.undone.contains(&arrival.id));
            }
        }
        let substituted = delegates.iter().filter(|d| roll.presence(d.id) == Presence::Substituted).count();
        prop_assert_eq!(substituted, roll.seated.len(), "one seat, one alternate");
    }

    #[test]
    fn counts_add_up_to_the_summoned(events in any_events(), shut in any::<bool>()) {
        let session = if shut { closed() } else { session("a") };
        let counts = count(&events, &session);
        let parts = [counts.present, counts.out, counts.excused, counts.absent, counts.expected, counts.blocked];
        prop_assert_eq!(parts.iter().sum::<usize>(), counts.summoned);
        prop_assert_eq!(counts.by_unit.iter().map(|(_, share)| share.total).sum::<usize>(), counts.summoned);
        prop_assert_eq!(counts.by_unit.iter().map(|(_, share)| share.present).sum::<usize>(), counts.present);
        prop_assert!(counts.late <= counts.present + counts.out);
        prop_assert!(counts.units.represented <= counts.units.total);
        prop_assert_eq!(counts.summoned + counts.others.total, 9);
    }

    #[test]
    fn the_order_of_arrival_does_not_matter(
        (events, shuffled) in any_events().prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle())),
        repeated in any::<bool>(),
    ) {
        let again = if repeated { [shuffled.clone(), events.clone()].concat() } else { shuffled };
        let (one, other) = (fold(&events), fold(&again));
        for delegate in delegates(6) {
            prop_assert_eq!(one.entry(delegate.id), other.entry(delegate.id));
        }
        prop_assert_eq!(one.duplicates, other.duplicates);
        prop_assert_eq!((one.undone, one.seated), (other.undone, other.seated));
    }

    #[test]
    fn whatever_is_undone_is_as_if_it_had_never_been(events in any_events(), which in any::<prop::sample::Index>()) {
        prop_assume!(!events.is_empty());
        let which = which.index(events.len());
        let target = &events[which];
        let undo = Event {
            session: target.session.clone(),
            delegate: target.delegate,
            ..event(60 * 200, 1, Action::Undo { event: target.id })
        };
        let undone = fold(&[&events[..], &[undo]].concat());
        let never = fold(&[&events[..which], &events[which + 1..]].concat());
        for delegate in delegates(6) {
            prop_assert_eq!(undone.entry(delegate.id), never.entry(delegate.id));
        }
        prop_assert_eq!((undone.duplicates, undone.seated), (never.duplicates, never.seated));
    }

    #[test]
    fn a_roll_that_advances_is_the_roll_that_is_folded(events in any_events(), shut in any::<bool>()) {
        let (delegates, session) = (delegates(6), if shut { closed() } else { session("a") });
        let mut roll = Roll::fold(&delegates, [], &session);
        for (place, event) in events.iter().enumerate() {
            let whole = Roll::fold(&delegates, &events[..=place], &session);
            let before = roll.clone();
            let advanced = roll.advance(event, &session);
            prop_assert_eq!(advanced, !shut && !matches!(event.action, Action::Undo { .. }));
            if !advanced {
                prop_assert_eq!(&roll, &before, "what was refused left no trace");
                roll = whole.clone();
            }
            prop_assert_eq!(&roll, &whole);
            prop_assert!(!roll.advance(event, &session), "once is enough");
        }
    }
}
