//! Messages in, effects out: every rule of the door.

use std::sync::Arc;

use crossterm::event::KeyCode;
use daihoi::{
    console::{
        Effect, Message, Model,
        model::{Panel, Photo, Problem},
        update,
    },
    domain::{
        event::{Action, Means},
        recognition::Decision,
    },
};

use crate::fixture::*;

pub(crate) fn held(model: &Model) -> &Problem {
    match &model.panel {
        Panel::Held(problem) => problem,
        other => panic!("no problem is shown: {other:?}"),
    }
}

pub(crate) fn by_name(number: usize) -> Effect {
    Effect::Desk(Request::CheckIn(id(number), Evidence { means: Means::Name, score: None, margin: None, reason: None }))
}

pub(crate) fn unknown(track: u64) -> Message {
    verdict(track, Decision::Unknown, &[(30, 0.2)])
}

#[test]
fn an_accepted_face_is_recorded_once_and_shown_when_it_is_committed() {
    let mut model = console();
    assert_eq!(update(&mut model, accept(1, 0)), [face_record(0, 0.71, 0.4)]);
    assert!(matches!(model.panel, Panel::Idle), "nothing is green before the commit");
    assert_eq!(update(&mut model, accept(2, 0)), [], "it is on its way already");
    let effects = commit(&mut model, present(1_000, 0, Means::Face, now()));
    assert_eq!(effects, [Effect::Chime]);
    assert!(matches!(&model.panel, Panel::Done { event, .. } if event.delegate == id(0)));
    assert!(model.writing.is_empty());
    after(&mut model, 1);
    assert!(matches!(model.panel, Panel::Done { .. }));
    after(&mut model, 1);
    assert!(matches!(model.panel, Panel::Idle), "it goes on by itself after two seconds");
}

#[test]
fn the_next_face_takes_the_place_of_an_acceptance() {
    let mut model = console();
    update(&mut model, accept(1, 0));
    commit(&mut model, present(1_000, 0, Means::Face, now()));
    assert_eq!(update(&mut model, accept(2, 1)), [face_record(1, 0.71, 0.4)]);
    commit(&mut model, present(1_001, 1, Means::Face, now()));
    assert!(matches!(&model.panel, Panel::Done { event, .. } if event.delegate == id(1)));
}

#[test]
fn who_is_present_is_not_recorded_again() {
    let mut model = console();
    assert_eq!(update(&mut model, accept(1, 10)), []);
    assert!(matches!(&model.panel, Panel::Already { arrival, .. } if arrival.delegate == id(10)));
    after(&mut model, 4);
    assert!(matches!(model.panel, Panel::Idle));
}

#[test]
fn who_lingers_at_the_desk_is_no_news_and_asks_nothing() {
    let mut model = console();
    commit(&mut model, present(1_000, 0, Means::Face, now()));
    after(&mut model, 5);
    assert_eq!(update(&mut model, accept(7, 0)), []);
    assert_eq!(update(&mut model, confirm(8, 0)), []);
    assert!(matches!(model.panel, Panel::Idle));
}

#[test]
fn a_delegate_at_two_doors_in_a_moment_is_an_alert_that_stays() {
    let mut model = console();
    let mut elsewhere = present(1_000, 0, Means::Face, now());
    elsewhere.door = "2".to_owned();
    let mut events = events_of(&model);
    events.push(elsewhere);
    update(&mut model, Message::Desk(Reply::Changed(snapshot(people(250), events))));
    assert_eq!(update(&mut model, accept(1, 0)), [Effect::Alarm]);
    after(&mut model, 600);
    assert!(matches!(held(&model), Problem::TwoDoors { arrival } if arrival.door == "2"));
    press(&mut model, KeyCode::Char(' '));
    assert!(matches!(model.panel, Panel::Idle), "any key");
}

#[test]
fn the_blocked_are_never_recorded() {
    let mut model = console();
    assert_eq!(update(&mut model, accept(1, 3)), [Effect::Alarm]);
    assert!(matches!(held(&model), Problem::NotExpected { wish: None, .. }));
    assert_eq!(press(&mut model, KeyCode::Enter), []);
    after(&mut model, 60);
    assert!(matches!(model.panel, Panel::Held(_)), "a problem stays");
    assert_eq!(press(&mut model, KeyCode::Esc), []);
    assert!(matches!(model.panel, Panel::Idle));
}

#[test]
fn the_excused_who_come_all_the_same_are_recorded_by_a_person() {
    let mut model = console();
    assert_eq!(update(&mut model, accept(1, 4)), [Effect::Bell]);
    assert_eq!(update(&mut model, accept(2, 4)), [], "asked once");
    read(&mut model);
    assert_eq!(press(&mut model, KeyCode::Enter), [face_record(4, 0.71, 0.4)]);
}

#[test]
fn who_went_out_comes_back_by_a_key() {
    let mut model = console();
    assert_eq!(update(&mut model, accept(1, 5)), [Effect::Bell]);
    read(&mut model);
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Desk(Request::Return(id(5)))]);
    assert_eq!(commit(&mut model, event(1_000, 5, Action::Return, now())), [Effect::Chime]);
    assert!(model.writing.is_empty());
}

#[test]
fn enter_confirms_the_first_or_another_of_the_nearest() {
    let mut model = console();
    assert_eq!(update(&mut model, confirm(1, 0)), [Effect::Desk(Request::Photo(id(0))), Effect::Bell]);
    read(&mut model);
    assert_eq!(press(&mut model, KeyCode::Enter), [face_record(0, 0.43, 0.12)]);

    let mut model = console();
    update(&mut model, confirm(1, 0));
    assert_eq!(press(&mut model, KeyCode::Down), [Effect::Desk(Request::Photo(id(1)))]);
    read(&mut model);
    assert_eq!(press(&mut model, KeyCode::Enter), [face_record(1, 0.31, 0.0)]);
}

#[test]
fn esc_says_that_it_is_somebody_else() {
    let mut model = console();
    update(&mut model, confirm(1, 0));
    read(&mut model);
    assert_eq!(press(&mut model, KeyCode::Esc), []);
    assert!(matches!(model.panel, Panel::Idle));
}

#[test]
fn the_photo_arrives_for_whom_it_was_asked() {
    let mut model = console();
    update(&mut model, confirm(1, 0));
    let photo = Some(Arc::new(face(30, 40)));
    update(&mut model, Message::Desk(Reply::Photo(id(9), photo.clone())));
    assert!(matches!(held(&model), Problem::Confirm(confirm) if matches!(confirm.photo, Photo::Loading)));
    update(&mut model, Message::Desk(Reply::Photo(id(0), photo)));
    assert!(matches!(held(&model), Problem::Confirm(confirm) if matches!(confirm.photo, Photo::Image(_))));
    update(&mut model, Message::Desk(Reply::Photo(id(0), None)));
    assert!(matches!(held(&model), Problem::Confirm(confirm) if matches!(confirm.photo, Photo::Absent)));
}

#[test]
fn a_question_is_settled_by_what_its_track_comes_to_later() {
    let mut model = console();
    update(&mut model, confirm(1, 0));
    update(&mut model, confirm(2, 6));
    assert_eq!(model.waiting.len(), 1);
    let effects = update(&mut model, accept(1, 0));
    assert_eq!(effects, [Effect::Desk(Request::Photo(id(6))), face_record(0, 0.71, 0.4)], "the next question comes up");
    update(&mut model, accept(2, 6));
    assert!(matches!(model.panel, Panel::Idle) && model.waiting.is_empty());
}

#[test]
fn an_acceptance_does_not_wipe_a_question_away() {
    let mut model = console();
    update(&mut model, confirm(1, 0));
    assert_eq!(update(&mut model, accept(2, 1)), [face_record(1, 0.71, 0.4)]);
    commit(&mut model, present(1_000, 1, Means::Face, now()));
    assert!(matches!(held(&model), Problem::Confirm(confirm) if confirm.track.number == 1));
}

#[test]
fn questions_do_not_pile_up_without_end() {
    let mut model = console();
    for track in 0..100 {
        update(&mut model, confirm(track, 0));
        update(&mut model, unknown(1_000 + track));
    }
    assert_eq!(model.problems(), 9);
}

#[test]
fn a_duplicate_that_another_door_committed_first_is_said() {
    let mut model = console();
    update(&mut model, accept(1, 0));
    commit(&mut model, present(1_000, 0, Means::Qr, ago(30)));
    assert_eq!(commit(&mut model, present(1_001, 0, Means::Face, now())), [Effect::Chime]);
    let Panel::Already { arrival, .. } = &model.panel else { panic!("said") };
    assert_eq!(arrival.at, ago(30), "the earliest stands");
}

#[test]
fn a_key_pressed_twice_answers_one_question_and_what_it_did_is_seen() {
    let mut model = console();
    update(&mut model, confirm(1, 0));
    update(&mut model, confirm(2, 6));
    assert_eq!(press(&mut model, KeyCode::Enter), [], "the question came up under the finger");
    read(&mut model);
    assert_eq!(press(&mut model, KeyCode::Enter), [face_record(0, 0.43, 0.12)]);
    for key in [KeyCode::Enter, KeyCode::Esc] {
        assert_eq!(press(&mut model, key), []);
    }
    assert_eq!(model.waiting.len(), 1);
    commit(&mut model, present(1_000, 0, Means::Face, now()));
    assert!(matches!(&model.panel, Panel::Done { event, .. } if event.delegate == id(0)), "green before the next");
    after(&mut model, 1);
    assert!(matches!(held(&model), Problem::Confirm(confirm) if confirm.track.number == 2));
    for key in [KeyCode::Enter, KeyCode::Esc] {
        assert_eq!(press(&mut model, key), [], "not looked at yet");
    }
    assert!(matches!(held(&model), Problem::Confirm(confirm) if confirm.track.number == 2));
    read(&mut model);
    assert_eq!(press(&mut model, KeyCode::Enter), [face_record(6, 0.43, 0.12)]);
}

#[test]
fn a_question_beneath_a_window_is_not_answered_by_the_key_that_closed_the_window() {
    let mut model = console();
    update(&mut model, accept(1, 4));
    read(&mut model);
    press(&mut model, KeyCode::Char('/'));
    type_text(&mut model, "tram anh");
    read(&mut model);
    assert_eq!(press(&mut model, KeyCode::Enter), [by_name(1)]);
    assert_eq!(press(&mut model, KeyCode::Enter), [], "the excused one stood beneath");
    read(&mut model);
    assert_eq!(press(&mut model, KeyCode::Enter), [face_record(4, 0.71, 0.4)]);
}
