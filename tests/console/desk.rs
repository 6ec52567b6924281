//! Operators at the desk, what a supervisor allows, whole units, absence and substitution.

use std::sync::Arc;

use crossterm::event::KeyCode;
use daihoi::{
    app::{
        desk::{
            badges::Found,
            recorder::Absence,
            snapshot::{Snapshot, StaffMember},
        },
        operators::Approval,
        pin::Pin,
    },
    console::{
        Effect, Message, Model, Screen,
        model::{Panel, Problem},
        popups::Popup,
        update,
    },
    domain::{
        congress::Session,
        delegate::DelegateKind,
        event::{Action, EventId, Means, Scope},
    },
};

use crate::{fixture::*, rules::held};

/// The congress with a supervisor and two operators.
fn guarded() -> Model {
    let mut model = console();
    let member = |name: &str, can_allow| StaffMember { name: name.to_owned(), can_allow };
    let staff = vec![member("Lan", false), member("Minh", false), member("Bà Mai", true), member("Ông Thắng", true)];
    let old = &model.snapshot;
    let identity = (old.door.clone(), old.operator.clone());
    let next = Snapshot::new(
        old.congress.clone(),
        identity,
        old.session.clone(),
        Arc::clone(&old.roster),
        old.events.clone(),
        old.rule.clone(),
    )
    .with_staff(staff);
    update(&mut model, Message::Desk(Reply::Changed(Arc::new(next))));
    model
}

/// Asks for an undo of the newest event and lets the store answer that a supervisor is needed.
fn asked(model: &mut Model) -> Effect {
    press(model, KeyCode::Char('u'));
    press(model, KeyCode::Enter);
    let effect = press(model, KeyCode::Enter).remove(0);
    let supervisors = vec!["Bà Mai".to_owned(), "Ông Thắng".to_owned()];
    let effects = update(model, needs_supervisor(effect.clone(), supervisors));
    assert_eq!(effects, [Effect::Bell]);
    effect
}

fn approved(effect: &Effect, supervisor: &str, pin: &str) -> Effect {
    let approval = Approval { supervisor: supervisor.to_owned(), pin: Pin::new(pin) };
    let request = effect.request().expect("asked of the desk").clone();
    Effect::Desk(Request::Approved(Box::new(request), approval))
}

#[test]
fn a_supervisor_allows_by_pin_and_the_same_wish_goes_on() {
    let mut model = guarded();
    let effect = asked(&mut model);
    assert!(model.writing.is_empty(), "it waits for the supervisor, not for the store");
    assert_eq!(press(&mut model, KeyCode::Enter), [], "no PIN yet");
    press(&mut model, KeyCode::Down);
    type_text(&mut model, "24x68");
    let screen = text(&drawn(&model, (80, 24)));
    assert!(screen.contains("● ● ● ●") && !screen.contains("2468"), "{screen}");
    let wish = approved(&effect, "Ông Thắng", "2468");
    assert_eq!(press(&mut model, KeyCode::Enter), std::slice::from_ref(&wish));
    assert_eq!(press(&mut model, KeyCode::Enter), [], "sent once");
    let Effect::Desk(Request::Undo { event, delegate, .. }) = effect else { panic!("an undo") };
    let number = (0..250).find(|number| id(*number) == delegate).expect("on the roster");
    commit(&mut model, self::event(9_999, number, Action::Undo { event }, now()));
    assert!(model.popup.is_none() && model.writing.is_empty());
}

#[test]
fn a_wrong_pin_says_so_and_another_can_be_typed() {
    let mut model = guarded();
    let effect = asked(&mut model);
    type_text(&mut model, "1111");
    let wrong = press(&mut model, KeyCode::Enter).remove(0);
    let sentence = "Mã PIN của Bà Mai không đúng. Hãy nhập lại; còn 4 lần.".to_owned();
    assert_eq!(update(&mut model, wrong_pin(wrong, sentence)), [Effect::Alarm]);
    assert!(text(&drawn(&model, (80, 24))).contains("còn 4 lần"));
    assert!(model.writing.is_empty());
    type_text(&mut model, "2468");
    assert_eq!(press(&mut model, KeyCode::Enter), [approved(&effect, "Bà Mai", "2468")]);
    let mut model = guarded();
    asked(&mut model);
    assert_eq!(press(&mut model, KeyCode::Esc), [], "given up");
    assert!(model.popup.is_none() && model.writing.is_empty());
}

#[test]
fn what_is_refused_for_another_reason_is_not_lost_and_keeps_no_pin() {
    let mut model = guarded();
    let effect = asked(&mut model);
    type_text(&mut model, "2468");
    let wish = press(&mut model, KeyCode::Enter).remove(0);
    update(&mut model, refused(wish, "Đĩa đầy.".to_owned()));
    assert!(model.popup.is_none());
    assert!(matches!(held(&model), Problem::Refused { request, .. } if Some(request) == effect.request()));
}

#[test]
fn the_list_of_undoes_says_which_needs_a_supervisor() {
    let mut model = guarded();
    commit(&mut model, present(8_000, 1, Means::Name, now()));
    // `commit` makes a congress without staff; it sits down again.
    let staff = guarded().snapshot.staff.clone();
    let snapshot = snapshot(people(250), model.snapshot.events.iter().map(|event| (**event).clone()).collect());
    let snapshot = Arc::into_inner(snapshot).expect("nobody else has it").with_staff(staff);
    update(&mut model, Message::Desk(Reply::Changed(Arc::new(snapshot))));
    press(&mut model, KeyCode::Char('u'));
    let screen = text(&drawn(&model, (80, 24)));
    let lines: Vec<&str> = screen.lines().filter(|line| line.contains("▸")).collect();
    assert!(!lines[0].contains("cần PIN"), "a slip of this minute: {screen}");
    assert!(screen.matches("cần PIN").count() >= 2, "{screen}");
    press(&mut model, KeyCode::Down);
    press(&mut model, KeyCode::Enter);
    let effects = press(&mut model, KeyCode::Enter);
    let newest = EventId(uuid::Uuid::from_u128(0x9000 + 8_000));
    assert!(
        matches!(&effects[..], [Effect::Desk(Request::Undo { event, .. })] if *event != newest),
        "the one that was chosen"
    );
}

#[test]
fn somebody_else_sits_down() {
    let mut model = guarded();
    press(&mut model, KeyCode::Char('o'));
    press(&mut model, KeyCode::Down);
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Desk(Request::SignOn("Minh".to_owned()))]);
    press(&mut model, KeyCode::Char('o'));
    assert_eq!(press(&mut model, KeyCode::Enter), [], "who sits here already");
    let mut model = console();
    press(&mut model, KeyCode::Char('o'));
    type_text(&mut model, " Hoa ");
    assert_eq!(
        press(&mut model, KeyCode::Enter),
        [Effect::Desk(Request::SignOn("Hoa".to_owned()))],
        "nobody is listed: a name is typed"
    );
}

#[test]
fn the_desk_asks_who_sits_there_where_the_settings_name_nobody_it_knows() {
    let mut model = guarded();
    model.ask_who_sits_here();
    assert!(model.popup.is_none(), "Lan is listed");
    let staff = vec![StaffMember { name: "Minh".to_owned(), can_allow: false }];
    let snapshot = Arc::into_inner(snapshot(people(250), Vec::new())).expect("nobody else has it").with_staff(staff);
    update(&mut model, Message::Desk(Reply::Changed(Arc::new(snapshot))));
    model.ask_who_sits_here();
    assert!(matches!(model.popup, Some(Popup::Operators(_))));
}

fn group(delegate: usize) -> Effect {
    Effect::Desk(Request::CheckIn(
        id(delegate),
        Evidence { means: Means::Group, score: None, margin: None, reason: None },
    ))
}

#[test]
fn a_unit_is_ticked_name_by_name() {
    let mut model = console_of(30, 0);
    update(&mut model, Message::Desk(Reply::Changed(snapshot(people(30), vec![present(1, 6, Means::Name, ago(300))]))));
    press(&mut model, KeyCode::Char('g'));
    read(&mut model);
    type_text(&mut model, "chi bo thon 1");
    press(&mut model, KeyCode::Enter);
    let Some(Popup::Group(list)) = &model.popup else { panic!("the unit's names") };
    assert!(list.people.len() > 6 && list.people.iter().all(|person| !person.ticked), "nobody is ticked beforehand");
    let everybody: Vec<_> = list.people.iter().map(|person| person.delegate).collect();
    assert_eq!(press(&mut model, KeyCode::Enter), [], "nobody ticked, nobody recorded");
    for letter in ['a', '*', '+'] {
        press(&mut model, KeyCode::Char(letter));
    }
    let Some(Popup::Group(list)) = &model.popup else { panic!("the unit's names") };
    assert!(list.people.iter().all(|person| !person.ticked), "no key ticks everybody");
    for _ in 0..everybody.len() {
        press(&mut model, KeyCode::Char(' '));
    }
    let Some(Popup::Group(list)) = &model.popup else { panic!("the unit's names") };
    let here = list.people.iter().find(|person| person.delegate == id(6)).expect("in this unit");
    assert!(!here.ticked, "who is here already is not ticked");
    press(&mut model, KeyCode::Home);
    press(&mut model, KeyCode::Char(' '));
    let effects = press(&mut model, KeyCode::Enter);
    let first = everybody[0];
    assert!(effects.iter().all(|effect| effect.delegate() != Some(first) || first == id(6)), "left open: not come");
    assert_eq!(effects.len(), everybody.len() - 2, "one event each");
    assert!(effects.iter().all(|effect| effect.delegate().is_some_and(|whom| everybody.contains(&whom))));
    let seated_last = (0..30).find(|number| id(*number) == everybody[everybody.len() - 1]).expect("on the roster");
    assert!(effects.contains(&group(seated_last)));
}

#[test]
fn a_leave_of_absence_has_a_reason_and_somebody_who_approved_it() {
    let mut model = console();
    model.screen = Screen::Delegates;
    type_text(&mut model, "tram anh");
    press(&mut model, KeyCode::F(9));
    let says = |model: &Model, sentence: &str| text(&drawn(model, (80, 24))).contains(sentence);
    assert!(!says(&model, "Hãy ghi lý do."));
    assert_eq!(press(&mut model, KeyCode::Enter), [], "a reason is missing");
    assert!(says(&model, "Hãy ghi lý do."));
    type_text(&mut model, "nằm viện");
    assert_eq!(press(&mut model, KeyCode::Enter), [], "who approved it is missing");
    assert!(says(&model, "Hãy ghi ai cho phép."));
    type_text(&mut model, "Ban tổ chức");
    press(&mut model, KeyCode::Up);
    press(&mut model, KeyCode::Up);
    press(&mut model, KeyCode::Right);
    let leave =
        Absence { scope: Scope::Congress, reason: "nằm viện".to_owned(), approved_by: "Ban tổ chức".to_owned() };
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Desk(Request::Excuse(id(1), leave))]);
    assert_eq!(model.writing.len(), 1);
    let action = Action::Excuse { scope: Scope::Congress, approved_by: "Ban tổ chức".to_owned() };
    commit(&mut model, event(7_000, 1, action, now()));
    assert!(model.writing.is_empty());
}

#[test]
fn an_alternate_takes_a_place_by_a_decision() {
    let mut model = console();
    let mut people = people(250);
    for (number, rank) in [(200, 2), (201, 1)] {
        people[number].kind = DelegateKind::Alternate;
        people[number].alternate_rank = Some(rank);
    }
    let scope = Scope::Congress;
    let excused = event(1, 1, Action::Excuse { scope, approved_by: "BTC".to_owned() }, ago(900));
    update(&mut model, Message::Desk(Reply::Changed(snapshot(people, vec![excused]))));
    model.screen = Screen::Delegates;
    type_text(&mut model, "tram anh");
    press(&mut model, KeyCode::F(10));
    assert_eq!(press(&mut model, KeyCode::Enter), [], "a decision is missing");
    assert!(text(&drawn(&model, (80, 24))).contains("Hãy ghi số quyết định."));
    type_text(&mut model, "12-QĐ/ĐU");
    let wish =
        Effect::Desk(Request::Substitute { delegate: id(1), alternate: id(201), decision_no: "12-QĐ/ĐU".to_owned() });
    assert_eq!(press(&mut model, KeyCode::Enter), [wish], "the first in rank is offered first");
}

#[test]
fn several_at_once_are_all_named() {
    let mut model = console();
    commit(&mut model, present(6_000, 0, Means::Face, now()));
    commit(&mut model, present(6_001, 1, Means::Face, now()));
    commit(&mut model, present(6_002, 2, Means::Face, now()));
    let Panel::Done { also, .. } = &model.panel else { panic!("green") };
    assert_eq!(also, &[id(1), id(0)]);
    assert!(text(&drawn(&model, (140, 45))).contains("cùng lúc: "));
    after(&mut model, 3);
    commit(&mut model, present(6_003, 6, Means::Face, now()));
    assert!(matches!(&model.panel, Panel::Done { also, .. } if also.is_empty()), "a new glance");
}

fn received(model: &mut Model, number: u128, delegate: usize, means: Means) -> Vec<Effect> {
    let event = present(number, delegate, means, model.now);
    commit(model, event)
}

#[test]
fn who_is_received_while_a_question_stands_is_shown_after_it() {
    let mut model = console();
    update(&mut model, confirm(1, 0));
    read(&mut model);
    assert_eq!(received(&mut model, 6_000, 1, Means::Face), [Effect::Chime]);
    received(&mut model, 6_001, 2, Means::Face);
    assert!(matches!(model.panel, Panel::Held(_)), "the question stays");
    press(&mut model, KeyCode::Esc);
    let Panel::Done { event, also, .. } = &model.panel else { panic!("green: {:?}", model.panel) };
    assert_eq!((event.delegate, &also[..]), (id(2), &[id(1)][..]));
    after(&mut model, 3);
    assert!(matches!(model.panel, Panel::Idle) && model.meanwhile.is_empty());
    // What is old by then is not reported.
    update(&mut model, confirm(2, 0));
    received(&mut model, 6_002, 6, Means::Face);
    after(&mut model, 120);
    press(&mut model, KeyCode::Esc);
    assert!(matches!(model.panel, Panel::Idle), "{:?}", model.panel);
}

#[test]
fn a_badge_that_was_no_good_makes_room_for_the_next_one() {
    let mut model = console();
    update(&mut model, Message::Desk(Reply::Badge(Found::Stray)));
    read(&mut model);
    assert!(matches!(model.panel, Panel::Held(Problem::Badge(_))));
    received(&mut model, 6_000, 1, Means::Qr);
    assert!(matches!(&model.panel, Panel::Done { event, .. } if event.delegate == id(1)), "{:?}", model.panel);
}

#[test]
fn faces_ask_for_nothing_before_the_roll_call_and_after_it() {
    for (opened, closed, title) in
        [(None, None, "Chưa mở điểm danh"), (Some(ago(60)), Some(ago(5)), "Đã khóa điểm danh")]
    {
        let mut model = console();
        let snapshot = snapshot(people(250), Vec::new());
        let session = Session { opened, closed, ..snapshot.session.clone() };
        let mut snapshot = Arc::into_inner(snapshot).expect("no other hand on it");
        snapshot.session = session;
        update(&mut model, Message::Desk(Reply::Changed(Arc::new(snapshot))));
        assert_eq!(update(&mut model, accept(1, 0)), []);
        assert_eq!(update(&mut model, confirm(2, 1)), []);
        assert!(matches!(model.panel, Panel::Idle));
        assert!(text(&drawn(&model, (80, 24))).contains(title), "{title}");
    }
}
