//! The rule of reception over every presence and every means, and against the fold that counts what it lets through.

use jiff::Timestamp;
use uuid::Uuid;

use super::*;
use crate::{
    attendance::Roll,
    congress::Session,
    delegate::{Delegate, DelegateId, DelegateKind},
    event::{Action, Event, EventId, LogicalTime, Scope},
};

const PRESENCES: [Presence; 7] = [
    Presence::Expected,
    Presence::Present,
    Presence::Out,
    Presence::Excused,
    Presence::Absent,
    Presence::Substituted,
    Presence::Blocked,
];
const MEANS: [Means; 5] = [Means::Face, Means::Qr, Means::Name, Means::Manual, Means::Group];
const DOUBTS: [Doubt; 4] = [Doubt::LowScore, Doubt::ThinMargin, Doubt::Twin, Doubt::Liveness];

fn ask(presence: Presence, means: Means, attended: bool, certainty: Certainty) -> Reception {
    receive(presence, Eligibility::Eligible, Arrival { means, attended }, certainty)
}

/// For each presence: attended, attended after a yes, and where nobody can be asked.
fn table(presence: Presence) -> [Reception; 3] {
    match presence {
        Presence::Expected => [Reception::Record; 3],
        Presence::Present => [Reception::Already; 3],
        Presence::Out => [Reception::Ask(Question::Out), Reception::Return, Reception::Return],
        Presence::Excused => [Reception::Ask(Question::Excused), Reception::Record, Reception::Record],
        Presence::Absent => [Reception::Refuse(Obstacle::Closed); 3],
        Presence::Substituted => [Reception::Refuse(Obstacle::Substituted); 3],
        Presence::Blocked => [Reception::Refuse(Obstacle::Blocked); 3],
    }
}

#[test]
fn every_presence_by_every_means() {
    for presence in PRESENCES {
        for means in MEANS {
            let [attended, affirmed, alone] = table(presence);
            assert_eq!(ask(presence, means, true, Certainty::Clear), attended, "{presence:?} {means:?}");
            assert_eq!(ask(presence, means, true, Certainty::Affirmed), affirmed, "{presence:?} {means:?}");
            assert_eq!(ask(presence, means, false, Certainty::Clear), alone, "{presence:?} {means:?}");
            assert_eq!(ask(presence, means, false, Certainty::Affirmed), alone, "{presence:?} {means:?}");
            for doubt in DOUBTS {
                for attended in [true, false] {
                    let found = ask(presence, means, attended, Certainty::Doubtful(doubt));
                    assert_eq!(found, Reception::Ask(Question::Doubt(doubt)), "{presence:?} {means:?}");
                }
            }
        }
    }
}

#[test]
fn by_hand_takes_a_reason_and_only_by_hand() {
    for presence in PRESENCES {
        for means in MEANS {
            let found = ask(presence, means, true, Certainty::Unreasoned);
            let expected = match (means, table(presence)[0]) {
                (Means::Manual, refused @ Reception::Refuse(_)) => refused,
                (Means::Manual, _) => Reception::Ask(Question::Reason),
                (_, other) => other,
            };
            assert_eq!(found, expected, "{presence:?} {means:?}");
        }
    }
}

#[test]
fn who_is_not_eligible_is_refused_wherever_the_roll_has_them() {
    for presence in PRESENCES {
        for (means, attended) in MEANS.into_iter().zip([true, false].into_iter().cycle()) {
            for certainty in [Certainty::Clear, Certainty::Affirmed, Certainty::Unreasoned] {
                let found = receive(presence, Eligibility::Ineligible, Arrival { means, attended }, certainty);
                assert_eq!(found, Reception::Refuse(Obstacle::Blocked), "{presence:?} {means:?}");
            }
            let pending = receive(presence, Eligibility::Pending, Arrival { means, attended }, Certainty::Clear);
            assert_eq!(pending, ask(presence, means, attended, Certainty::Clear), "not decided yet is not denied");
        }
    }
}

const WHO: DelegateId = DelegateId(Uuid::from_u128(1));
const ALTERNATE: DelegateId = DelegateId(Uuid::from_u128(2));

fn event(number: i64, action: Action) -> Event {
    let at = Timestamp::from_second(number).expect("in range");
    Event {
        id: EventId(Uuid::from_u128(number as u128)),
        session: "a".to_owned(),
        delegate: WHO,
        action,
        score: None,
        margin: None,
        door: "1".to_owned(),
        operator: String::new(),
        authority: None,
        reason: None,
        at,
        logical: LogicalTime { millis: number * 1_000, counter: 0 },
    }
}

/// The events that lead to a presence, and the roster and session in which they do.
fn history(presence: Presence) -> (Vec<Event>, Vec<Delegate>, Session) {
    let come = || event(1, Action::Present { means: Means::Name });
    let excuse = |scope| event(1, Action::Excuse { scope, approved_by: "Đoàn Chủ tịch".to_owned() });
    let seat = || event(2, Action::Substitute { alternate: ALTERNATE, decision_no: "1-QĐ".to_owned() });
    let events = match presence {
        Presence::Expected | Presence::Absent | Presence::Blocked => Vec::new(),
        Presence::Present => vec![come()],
        Presence::Out => vec![come(), event(2, Action::StepOut)],
        Presence::Excused => vec![excuse(Scope::Session)],
        Presence::Substituted => vec![excuse(Scope::Congress), seat()],
    };
    let mut delegate = Delegate::new(WHO, Uuid::nil(), "Lê An");
    if presence == Presence::Blocked {
        delegate.eligibility = Eligibility::Ineligible;
    }
    let alternate = Delegate { kind: DelegateKind::Alternate, ..Delegate::new(ALTERNATE, Uuid::nil(), "Lê Ba") };
    let opened = Timestamp::from_second(0).ok();
    let closed = (presence == Presence::Absent).then(|| Timestamp::from_second(9).expect("in range"));
    (events, vec![delegate, alternate], Session { opened, closed, ..Session::new("a", "") })
}

#[test]
fn the_fold_counts_what_the_rule_records_and_ignores_what_it_refuses() {
    for presence in PRESENCES {
        let (mut events, delegates, session) = history(presence);
        assert_eq!(Roll::fold(&delegates, &events, &session).presence(WHO), presence);
        let eligibility = delegates[0].eligibility;
        for means in MEANS {
            let arrival = Arrival { means, attended: true };
            let action = match receive(presence, eligibility, arrival, Certainty::Affirmed) {
                Reception::Return => Action::Return,
                _ => Action::Present { means },
            };
            events.push(event(20, action));
            let roll = Roll::fold(&delegates, &events, &session);
            events.pop();
            match receive(presence, eligibility, arrival, Certainty::Affirmed) {
                // A closed session takes an event that comes late: it is the desk that refuses to make one.
                Reception::Record | Reception::Return | Reception::Refuse(Obstacle::Closed) => {
                    assert_eq!(roll.presence(WHO), Presence::Present);
                }
                Reception::Already => assert_eq!(roll.duplicates.len(), 1, "{means:?}"),
                Reception::Refuse(_) => assert_eq!(roll.presence(WHO), presence, "{means:?}"),
                Reception::Ask(question) => panic!("{presence:?} {means:?}: {question:?} after a yes"),
            }
        }
    }
}
