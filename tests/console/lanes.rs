//! Two cameras at one desk: one queue of questions, nobody checked in twice, both pictures on the screen.

use crossterm::event::KeyCode;
use daihoi::{
    app::faces::lane::{CameraState, Label, Report},
    console::{Effect, Message, Model, Screen, popups::Popup, update},
    domain::{delegate::DelegateId, event::Means},
    i18n::Language,
};

use crate::fixture::*;

/// A console with two cameras that run.
fn desk() -> Model {
    let mut model = console().with_lanes(2);
    for lane in [0, 1] {
        update(
            &mut model,
            Message::Desk(Reply::Lane(lane, Report::Camera(CameraState::Running("640x480".to_owned())))),
        );
    }
    model
}

/// A message as it comes from the second camera.
fn second(message: Message) -> Message {
    match message {
        Message::Desk(Reply::Lane(_, report)) => Message::Desk(Reply::Lane(1, report)),
        other => other,
    }
}

fn nobody(lane: usize) -> Message {
    match preview([Label::Looking, Label::Looking]) {
        Message::Desk(Reply::Lane(_, Report::Preview(mut preview))) => {
            preview.faces.clear();
            Message::Desk(Reply::Lane(lane, Report::Preview(preview)))
        }
        other => other,
    }
}

#[test]
fn one_person_before_both_cameras_is_one_check_in() {
    let mut model = desk();
    assert_eq!(update(&mut model, accept(7, 0)), [face_record(0, 0.71, 0.4)]);
    assert_eq!(update(&mut model, second(accept(7, 0))), [], "while it is being written");
    commit(&mut model, present(9_000, 0, Means::Face, now()));
    let shown = format!("{:?}", model.panel);
    assert_eq!(update(&mut model, second(accept(8, 0))), [], "and after");
    assert_eq!(format!("{:?}", model.panel), shown, "no alarm");
}

#[test]
fn tracks_of_two_cameras_are_not_mixed_up() {
    let mut model = desk();
    update(&mut model, confirm(3, 0));
    update(&mut model, second(confirm(3, 20)));
    assert_eq!(model.problems(), 2, "two people, two questions, one queue");
    update(&mut model, second(accept(3, 20)));
    assert_eq!(model.problems(), 1, "the second camera's question is settled, the first's stands");
    assert!(text(&drawn(&model, (80, 24))).contains("CÓ PHẢI LÀ"));
}

#[test]
fn what_one_camera_asks_the_other_may_answer() {
    let mut model = desk();
    update(&mut model, confirm(3, 0));
    assert_eq!(update(&mut model, second(confirm(5, 0))), [], "the same person is asked about once");
    assert_eq!(model.problems(), 1);
    assert_eq!(update(&mut model, second(accept(5, 0))), [face_record(0, 0.71, 0.4)]);
    assert_eq!(model.problems(), 0);
}

#[test]
fn the_picture_stays_where_somebody_stands() {
    let mut model = desk();
    update(&mut model, second(preview([Label::Looking, Label::Looking])));
    assert_eq!(model.front, 1);
    update(&mut model, preview([Label::Looking, Label::Looking]));
    assert_eq!(model.front, 1, "two people: it does not jump");
    update(&mut model, nobody(1));
    update(&mut model, preview([Label::Looking, Label::Looking]));
    assert_eq!(model.front, 0);
    update(&mut model, second(confirm(3, 0)));
    assert_eq!(model.front, 1, "a question is about who stands there");
}

#[test]
fn another_source_is_for_the_camera_in_trouble() {
    let mut model = desk();
    assert_eq!(press(&mut model, KeyCode::F(3)), [Effect::Desk(Request::NextSource(0))]);
    update(&mut model, second(preview([Label::Looking, Label::Looking])));
    assert_eq!(press(&mut model, KeyCode::F(3)), [Effect::Desk(Request::NextSource(1))]);
    update(&mut model, Message::Desk(Reply::Lane(0, Report::Camera(CameraState::Lost))));
    assert_eq!(press(&mut model, KeyCode::F(3)), [Effect::Desk(Request::NextSource(0))]);
    assert_eq!(
        update(&mut model, Message::Desk(Reply::Lane(9, Report::Camera(CameraState::Lost)))),
        [],
        "no such lane"
    );
}

#[test]
fn both_pictures_are_on_the_screen() {
    for language in [Language::Vi, Language::En] {
        let mut model = desk();
        model.language = language;
        update(&mut model, preview([Label::Known(id(0)), Label::Unknown]));
        update(&mut model, nobody(1));
        for size in [(80, 24), (140, 45)] {
            let name = format!("two_cameras_{}_{}x{}", language.code(), size.0, size.1);
            insta::assert_snapshot!(name, text(&drawn(&model, size)));
        }
        update(&mut model, Message::Desk(Reply::Lane(1, Report::Camera(CameraState::Lost))));
        let name = format!("two_cameras_one_lost_{}", language.code());
        insta::assert_snapshot!(name, text(&drawn(&model, (80, 24))));
    }
}

/// The lane that the requests of these effects name.
fn enrols(effects: &[Effect]) -> Vec<(usize, DelegateId)> {
    let lane = |effect: &Effect| match effect.request() {
        Some(Request::Enrol { lane, delegate }) => Some((*lane, *delegate)),
        _ => None,
    };
    effects.iter().filter_map(lane).collect()
}

#[test]
fn enrolment_is_before_the_camera_that_is_shown_and_stays_there() {
    let mut model = desk();
    // Somebody stands before the second camera, and then somebody before the first too: the picture stays.
    update(&mut model, second(preview([Label::Looking, Label::Looking])));
    update(&mut model, preview([Label::Looking, Label::Looking]));
    model.screen = Screen::Delegates;
    type_text(&mut model, "nguyen van hanh");
    assert_eq!(enrols(&press(&mut model, KeyCode::F(6))), [(1, id(2))]);
    // While pictures are taken the other camera's people change nothing about which is shown.
    update(&mut model, nobody(1));
    update(&mut model, preview([Label::Looking, Label::Looking]));
    assert!(matches!(model.popup, Some(Popup::Enrol { lane: 1, .. })));
    update(&mut model, Message::Desk(Reply::Lane(1, Report::Camera(CameraState::Lost))));
    let lost = text(&drawn(&model, (140, 45)));
    update(&mut model, Message::Desk(Reply::Lane(0, Report::Camera(CameraState::Lost))));
    assert_eq!(text(&drawn(&model, (140, 45))), lost, "the window shows the second camera, which is lost already");
}

#[test]
fn enrolment_that_waits_for_consent_is_before_the_camera_that_its_window_shows() {
    let mut model = desk();
    update(&mut model, second(preview([Label::Looking, Label::Looking])));
    model.screen = Screen::Delegates;
    type_text(&mut model, "tram anh");
    press(&mut model, KeyCode::F(6));
    press(&mut model, KeyCode::Enter);
    update(&mut model, nobody(1));
    update(&mut model, preview([Label::Looking, Label::Looking]));
    let mut people = people(250);
    people[1].consent = people[2].consent.clone();
    let next = snapshot(people, events_of(&model));
    assert_eq!(enrols(&update(&mut model, Message::Desk(Reply::Changed(next)))), [(1, id(1))]);
}
