//! Moving about: screens, languages, leaving, and the names behind numbers.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use daihoi::{
    app::faces::lane::{CameraState, Label, Report},
    console::{Effect, Message, Screen, update},
    i18n::Language,
};

use crate::fixture::*;

#[test]
fn tab_and_numbers_change_the_screen_and_digits_are_typed_where_names_are() {
    let mut model = console();
    press(&mut model, KeyCode::Tab);
    assert_eq!(model.screen, Screen::Dashboard);
    press(&mut model, KeyCode::Char('3'));
    assert_eq!(model.screen, Screen::Delegates);
    press(&mut model, KeyCode::Char('1'));
    assert_eq!((model.screen, model.delegates.input.value()), (Screen::Delegates, "1"));
    press(&mut model, KeyCode::BackTab);
    assert_eq!(model.screen, Screen::Dashboard);
    press(&mut model, KeyCode::Char('1'));
    assert_eq!(model.screen, Screen::CheckIn);
}

#[test]
fn the_language_changes_while_running() {
    let mut model = console();
    assert!(text(&drawn(&model, (80, 24))).contains("Vừa điểm danh"));
    assert_eq!(press(&mut model, KeyCode::F(2)), [Effect::Speak(Language::En)]);
    assert_eq!(model.language, Language::En);
    assert!(text(&drawn(&model, (80, 24))).contains("Last check-ins"));
}

#[test]
fn another_source_is_turned_to_and_offered_when_the_camera_fails() {
    let mut model = console();
    assert_eq!(press(&mut model, KeyCode::F(3)), [Effect::Desk(Request::NextSource(0))]);
    assert!(!text(&drawn(&model, (140, 45))).contains("F3"));
    update(&mut model, Message::Desk(Reply::Lane(0, Report::Camera(CameraState::Ended))));
    assert!(text(&drawn(&model, (140, 45))).contains("F3 đổi nguồn hình"));
}

#[test]
fn leaving_is_asked_about() {
    let mut model = console();
    let quit = || Message::Key(KeyEvent::new(KeyCode::Char('q'), KeyModifiers::CONTROL));
    assert_eq!(update(&mut model, quit()), []);
    press(&mut model, KeyCode::Esc);
    assert!(model.popup.is_none());
    update(&mut model, quit());
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Quit]);
}

#[test]
fn nothing_is_drawn_again_that_did_not_change() {
    let mut model = console();
    let revision = model.revision;
    after(&mut model, 0);
    assert_eq!(model.revision, revision, "the same second");
    after(&mut model, 1);
    assert_ne!(model.revision, revision, "the clock moved");
    model.screen = Screen::Dashboard;
    let revision = model.revision;
    update(&mut model, preview([Label::Looking, Label::Looking]));
    assert_eq!(model.revision, revision, "no picture on this screen");
}
