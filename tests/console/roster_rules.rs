//! What is done from the roster: consent, enrolment, going out.

use crossterm::event::KeyCode;
use daihoi::{
    app::faces::lane::{EnrolState, Report, Unusable},
    console::{Effect, Message, Screen, update},
    domain::{
        delegate::{Consent, ConsentMethod},
        event::{Action, Scope},
    },
};

use crate::fixture::*;
use crate::rules::*;

#[test]
fn consent_comes_before_enrolment() {
    let mut model = console();
    model.screen = Screen::Delegates;
    type_text(&mut model, "tram anh");
    assert_eq!(press(&mut model, KeyCode::F(6)), [], "no consent, no picture");
    press(&mut model, KeyCode::Down);
    let consent = Effect::Desk(Request::Consent(id(1), ConsentMethod::Signed));
    assert_eq!(press(&mut model, KeyCode::Enter), [consent]);
    let mut people = people(250);
    people[1].consent = Some(Consent {
        text_version: "1".to_owned(),
        method: ConsentMethod::Signed,
        given_at: now(),
        withdrawn_at: None,
    });
    let next = snapshot(people, events_of(&model));
    assert_eq!(
        update(&mut model, Message::Desk(Reply::Changed(next))),
        [Effect::Desk(Request::Enrol { lane: 0, delegate: id(1) })]
    );
    let taking = EnrolState::Taking { delegate: id(1), taken: 2, wanted: 5, hint: Some(Unusable::TurnedAway) };
    update(&mut model, Message::Desk(Reply::Lane(0, Report::Enrol(taking))));
    let screen = text(&drawn(&model, (80, 24)));
    assert!(screen.contains("2/5 ảnh tốt") && screen.contains("Xin nhìn vào camera"), "{screen}");
    assert_eq!(press(&mut model, KeyCode::Esc), [Effect::Desk(Request::StopEnrol)]);
    assert!(model.popup.is_none());
}

#[test]
fn enrolment_ends_by_itself() {
    let mut model = console();
    model.screen = Screen::Delegates;
    type_text(&mut model, "nguyen van hanh");
    assert_eq!(press(&mut model, KeyCode::F(6)), [Effect::Desk(Request::Enrol { lane: 0, delegate: id(2) })]);
    let done = EnrolState::Done { delegate: id(2) };
    assert_eq!(update(&mut model, Message::Desk(Reply::Lane(0, Report::Enrol(done)))), [Effect::Chime]);
    assert_eq!(press(&mut model, KeyCode::Esc), [], "there is nothing left to stop");
}

#[test]
fn leave_and_return_from_the_roster() {
    let mut model = console();
    model.screen = Screen::Delegates;
    let seat = model.snapshot.roster.delegates[12].seat.clone();
    type_text(&mut model, &seat);
    assert_eq!(press(&mut model, KeyCode::F(7)), [Effect::Desk(Request::StepOut(id(12)))]);
    assert_eq!(press(&mut model, KeyCode::F(8)), [], "who is present is not checked in again");
}

#[test]
fn an_excused_delegate_found_by_name_is_asked_about() {
    let mut model = console();
    let excuse = Action::Excuse { scope: Scope::Congress, approved_by: "Ban tổ chức".to_owned() };
    commit(&mut model, event(1_000, 1, excuse, ago(60)));
    after(&mut model, 10);
    press(&mut model, KeyCode::Char('/'));
    type_text(&mut model, "tram anh");
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Bell]);
    read(&mut model);
    assert_eq!(press(&mut model, KeyCode::Enter), [by_name(1)]);
}
