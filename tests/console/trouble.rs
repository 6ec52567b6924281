//! Cameras, workers and disks that fail.

use crossterm::event::KeyCode;
use daihoi::{
    app::faces::lane::{CameraState, Label, Report, Unusable},
    console::{Effect, Message, Screen, Worker, model::Panel, update},
};

use crate::fixture::*;
use crate::rules::*;

#[test]
fn a_lost_camera_shows_no_old_picture_and_comes_back() {
    let mut model = console();
    update(&mut model, preview([Label::Looking, Label::Unusable(Unusable::TooSmall)]));
    assert!(model.lanes[0].preview.is_some());
    assert_eq!(update(&mut model, Message::Desk(Reply::Lane(0, Report::Camera(CameraState::Lost)))), [Effect::Alarm]);
    assert!(model.lanes[0].preview.is_none());
    assert_eq!(update(&mut model, Message::Desk(Reply::Lane(0, Report::Camera(CameraState::Lost)))), [], "said once");
    press(&mut model, KeyCode::Char('/'));
    type_text(&mut model, "tram anh");
    assert_eq!(press(&mut model, KeyCode::Enter), [by_name(1)], "names work without a camera");
    update(&mut model, Message::Desk(Reply::Lane(0, Report::Camera(CameraState::Running("640x480".to_owned())))));
    update(&mut model, preview([Label::Looking, Label::Unknown]));
    assert!(model.lanes[0].preview.is_some());
}

#[test]
fn a_dead_worker_is_seen_until_it_is_back() {
    let mut model = console();
    update(&mut model, preview([Label::Known(id(0)), Label::Unknown]));
    assert_eq!(update(&mut model, Message::WorkerDied(Worker::Recognition)), [Effect::Alarm]);
    update(&mut model, Message::WorkerDied(Worker::Recognition));
    assert_eq!(model.dead, [Worker::Recognition]);
    let faces = model.lanes[0].preview.as_ref().map(|preview| preview.faces.len());
    assert_eq!(faces, Some(0), "names are not shown that nobody checks any more");
    update(&mut model, Message::WorkerBack(Worker::Recognition));
    assert!(model.dead.is_empty());
}

#[test]
fn what_a_dead_store_had_not_answered_is_asked_again() {
    let mut model = console();
    update(&mut model, accept(1, 0));
    update(&mut model, accept(2, 1));
    update(&mut model, Message::WorkerDied(Worker::Store));
    assert_eq!(model.problems(), 2);
    let effect = face_record(0, 0.71, 0.4);
    update(&mut model, refused(effect, "Đĩa đầy.".to_owned()));
    assert_eq!(model.problems(), 2, "the same wish is asked about once");
    update(&mut model, Message::WorkerBack(Worker::Store));
    read(&mut model);
    let mut again = press(&mut model, KeyCode::Enter);
    read(&mut model);
    again.extend(press(&mut model, KeyCode::Enter));
    again.sort_by_key(Effect::delegate);
    assert_eq!(again, [face_record(0, 0.71, 0.4), face_record(1, 0.71, 0.4)]);
}

#[test]
fn a_refused_check_in_says_why_and_is_not_lost() {
    let mut model = console();
    let wish = update(&mut model, accept(1, 0)).remove(0);
    let refusal = refused(wish.clone(), "Đĩa đầy: hãy xóa bớt tệp rồi ghi lại.".to_owned());
    assert_eq!(update(&mut model, refusal.clone()), [Effect::Alarm]);
    after(&mut model, 600);
    assert!(text(&drawn(&model, (140, 45))).contains("Đĩa đầy: hãy xóa bớt tệp rồi ghi lại."));
    assert_eq!(press(&mut model, KeyCode::Enter), [wish]);
    update(&mut model, refusal);
    read(&mut model);
    assert_eq!(press(&mut model, KeyCode::Esc), [], "given up by a person alone");
    assert!(matches!(model.panel, Panel::Idle) && model.writing.is_empty());
}

#[test]
fn a_refusal_elsewhere_opens_over_the_screen() {
    let mut model = console();
    model.screen = Screen::Delegates;
    type_text(&mut model, "tram anh");
    assert_eq!(press(&mut model, KeyCode::F(8)), [by_name(1)]);
    update(&mut model, refused(by_name(1), "Phiên chưa mở.".to_owned()));
    assert!(text(&drawn(&model, (80, 24))).contains("Phiên chưa mở."));
    assert_eq!(press(&mut model, KeyCode::Enter), [by_name(1)]);
}
