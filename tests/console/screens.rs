//! Whole screens at 80x24 and 140x45, in both languages, and what colours say.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use daihoi::{
    app::faces::lane::{CameraState, EnrolState, Label, Report, Unusable},
    console::{Depth, Effect, Message, Model, Screen, Theme, Worker, update},
    domain::{
        challenge::Side,
        event::{Action, Means},
        recognition::Decision,
    },
    i18n::Language,
};
use ratatui::style::{Color, Modifier};

use crate::fixture::*;

/// Draws at both sizes in both languages and compares with the stored screens.
pub(crate) fn compare(name: &str, make: impl Fn(&mut Model)) {
    let mut all = String::new();
    for size in [(80, 24), (140, 45)] {
        for language in [Language::Vi, Language::En] {
            let mut model = console();
            model.language = language;
            make(&mut model);
            let screen = text(&drawn(&model, size));
            let rule = format!("── {}x{} {} ", size.0, size.1, language.code());
            let line = "─".repeat(usize::from(size.0) - rule.chars().count());
            all.extend([rule.as_str(), &line, "\n", &screen]);
        }
    }
    insta::assert_snapshot!(name, all);
}

fn pictured(model: &mut Model) {
    update(model, preview([Label::Known(id(0)), Label::Doubtful(id(1))]));
}

#[test]
fn ready() {
    compare("ready", |model| {
        update(model, preview([Label::Looking, Label::Unusable(Unusable::TooSmall)]));
    });
}

#[test]
fn an_unattended_door_asks_to_turn_the_head() {
    compare("challenge", |model| {
        let side = if model.language == Language::Vi { Side::Left } else { Side::Right };
        update(model, preview([Label::Turn(side), Label::Behind]));
    });
}

#[test]
fn accepted() {
    compare("accepted", |model| {
        pictured(model);
        commit(model, present(1_000, 0, Means::Face, now()));
    });
}

#[test]
fn accepted_with_a_long_name_and_unit() {
    compare("accepted-long", |model| {
        commit(model, present(1_000, 1, Means::Name, now()));
    });
}

#[test]
fn confirmed() {
    compare("confirm", |model| {
        pictured(model);
        update(model, confirm(1, 1));
        update(model, confirm(2, 30));
        update(model, Message::Desk(Reply::Photo(id(1), Some(Arc::new(face(90, 120))))));
    });
    compare("confirm-present", |model| {
        commit(model, present(1_000, 0, Means::Face, ago(300)));
        read(model);
        update(model, confirm(1, 0));
        update(model, Message::Desk(Reply::Photo(id(0), None)));
    });
    compare("confirm-no-photo", |model| {
        update(model, confirm(1, 0));
        update(model, Message::Desk(Reply::Photo(id(0), None)));
    });
}

#[test]
fn unknown() {
    compare("unknown", |model| {
        update(model, preview([Label::Unknown, Label::Looking]));
        update(model, verdict(1, Decision::Unknown, &[(30, 0.2)]));
    });
}

#[test]
fn not_expected() {
    compare("blocked", |model| {
        update(model, accept(1, 3));
    });
    compare("excused", |model| {
        update(model, accept(1, 4));
    });
    compare("already", |model| {
        update(model, accept(1, 10));
    });
}

#[test]
fn trouble() {
    compare("camera-lost", |model| {
        update(model, Message::Desk(Reply::Lane(0, Report::Camera(CameraState::Lost))));
    });
    compare("dead-and-refused", |model| {
        let effect = update(model, accept(1, 0)).remove(0);
        update(model, Message::WorkerDied(Worker::Recognition));
        update(model, Message::WorkerDied(Worker::Store));
        let sentence = "daihoi.db: disk full. Make room, then try again.".to_owned();
        update(model, refused(effect, sentence));
    });
}

#[test]
fn searches() {
    compare("find", |model| {
        press(model, KeyCode::Char('/'));
        type_text(model, "hanh");
        press(model, KeyCode::Down);
    });
    compare("find-nothing", |model| {
        press(model, KeyCode::Char('/'));
        type_text(model, "zzzz");
    });
    compare("manual", |model| {
        press(model, KeyCode::Char('/'));
        type_text(model, "zzzz");
        press(model, KeyCode::Enter);
        (0..4).for_each(|_| drop(press(model, KeyCode::Backspace)));
        type_text(model, "tram anh");
        press(model, KeyCode::Enter);
    });
    compare("undo-which", |model| {
        control(model, 'z');
        press(model, KeyCode::Down);
    });
    compare("undo", |model| {
        control(model, 'z');
        press(model, KeyCode::Enter);
    });
}

#[test]
fn dashboard() {
    compare("dashboard", |model| model.screen = Screen::Dashboard);
    compare("dashboard-names", |model| {
        model.screen = Screen::Dashboard;
        press(model, KeyCode::Enter);
    });
}

#[test]
fn delegates() {
    compare("delegates", |model| {
        model.screen = Screen::Delegates;
        let event = event(1_000, 2, Action::StepOut, now());
        commit(model, present(999, 2, Means::Face, ago(700)));
        commit(model, event);
        type_text(model, "hạnh");
    });
    compare("consent", |model| {
        model.screen = Screen::Delegates;
        type_text(model, "tram anh");
        press(model, KeyCode::F(6));
    });
    compare("enrol", |model| {
        model.screen = Screen::Delegates;
        type_text(model, "nguyen van hanh");
        press(model, KeyCode::F(6));
        update(model, preview([Label::Looking, Label::Unknown]));
        let taking = EnrolState::Taking { delegate: id(2), taken: 2, wanted: 5, hint: Some(Unusable::TurnedAway) };
        update(model, Message::Desk(Reply::Lane(0, Report::Enrol(taking))));
    });
}

#[test]
fn the_desk() {
    compare("palette", |model| {
        press(model, KeyCode::Char(':'));
        type_text(model, "d");
    });
    compare("whole-unit", |model| {
        control(model, 'g');
        type_text(model, "thon 3");
        press(model, KeyCode::Enter);
        for _ in 0..3 {
            press(model, KeyCode::Char(' '));
        }
    });
    compare("pin", |model| {
        control(model, 'z');
        press(model, KeyCode::Enter);
        let effect = press(model, KeyCode::Enter).remove(0);
        let supervisors = vec!["Bà Mai".to_owned(), "Ông Thắng".to_owned()];
        update(model, needs_supervisor(effect, supervisors));
        type_text(model, "11");
    });
    compare("pin-own", |model| {
        let effect = Effect::Desk(Request::SignOn("Minh".to_owned()));
        update(model, needs_supervisor(effect, vec!["Minh".to_owned()]));
        type_text(model, "24");
    });
    compare("excuse", |model| {
        model.screen = Screen::Delegates;
        type_text(model, "tram anh");
        press(model, KeyCode::F(9));
        type_text(model, "nằm viện");
    });
    compare("operators", |model| {
        control(model, 'r');
    });
}

#[test]
fn help_and_leaving() {
    compare("help-window", |model| {
        press(model, KeyCode::Char('/'));
        press(model, KeyCode::F(1));
    });
    compare("help", |model| {
        press(model, KeyCode::Char('?'));
    });
    compare("quit", |model| {
        update(model, Message::Key(KeyEvent::new(KeyCode::Char('q'), KeyModifiers::CONTROL)));
    });
}

#[test]
fn a_national_congress_and_an_empty_one() {
    for (name, many, here) in [("national", 1_600, 1_067), ("empty", 250, 0)] {
        let mut all = String::new();
        for screen in [Screen::CheckIn, Screen::Dashboard] {
            let mut model = console_of(many, here);
            model.screen = screen;
            all += &text(&drawn(&model, (80, 24)));
            all += &text(&drawn(&model, (140, 45)));
        }
        insta::assert_snapshot!(name, all);
    }
}

#[test]
fn an_acceptance_is_a_green_surface_and_a_problem_is_not() {
    let mut model = console();
    commit(&mut model, present(1_000, 0, Means::Face, now()));
    let green = Color::Rgb(0, 122, 88);
    let green_cells = |model: &Model| {
        let buffer = drawn(model, (80, 24));
        buffer.content.iter().filter(|cell| cell.bg == green).count()
    };
    assert!(green_cells(&model) > 300, "it is seen from afar");
    update(&mut model, accept(1, 3));
    assert_eq!(green_cells(&model), 0);
}

#[test]
fn every_screen_is_drawn_without_colours_too() {
    for depth in [Depth::None, Depth::Indexed] {
        let mut model = console();
        model.theme = Theme { depth };
        pictured(&mut model);
        update(&mut model, confirm(1, 1));
        for screen in Screen::ALL {
            model.screen = screen;
            let buffer = drawn(&model, (140, 45));
            for cell in &buffer.content {
                for colour in [cell.fg, cell.bg] {
                    let allowed = match depth {
                        Depth::None => colour == Color::Reset,
                        _ => matches!(colour, Color::Reset | Color::Indexed(_)),
                    };
                    assert!(allowed, "{colour:?} with {depth:?}");
                }
            }
        }
    }
    let mut model = console();
    model.theme = Theme { depth: Depth::None };
    commit(&mut model, present(1_000, 0, Means::Face, now()));
    let buffer = drawn(&model, (80, 24));
    assert!(text(&buffer).contains("✓  ĐÃ ĐIỂM DANH"));
    assert!(buffer.content.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).count() > 300);
}

#[test]
fn no_size_breaks_a_screen() {
    let mut model = console();
    pictured(&mut model);
    for width in (1..160).step_by(19) {
        for height in (1..50).step_by(8) {
            for problem in [accept(1, 3), confirm(2, 1), verdict(3, Decision::Unknown, &[])] {
                model.panel = daihoi::console::model::Panel::Idle;
                update(&mut model, problem);
                for screen in Screen::ALL {
                    model.screen = screen;
                    drawn(&model, (width, height));
                }
            }
            model.screen = Screen::CheckIn;
            for key in ['/', '?', 'u'] {
                model.panel = daihoi::console::model::Panel::Idle;
                press(&mut model, KeyCode::Char(key));
                drawn(&model, (width, height));
                press(&mut model, KeyCode::Esc);
            }
        }
    }
}

#[test]
fn keys_at_the_bottom_do_something() {
    let mut model = console();
    let bottom = |model: &Model| text(&drawn(model, (140, 45))).lines().last().map(str::to_owned).unwrap_or_default();
    assert!(!bottom(&model).contains("Enter"));
    update(&mut model, confirm(1, 0));
    assert!(bottom(&model).contains("Enter nhận") && bottom(&model).contains("Esc không phải"));
    read(&mut model);
    assert!(matches!(press(&mut model, KeyCode::Enter).first(), Some(Effect::Desk(Request::CheckIn(..)))));
    let nobody = console_of(250, 0);
    let mut model = nobody;
    update(&mut model, Message::Desk(Reply::Changed(snapshot(people(250), Vec::new()))));
    assert!(!bottom(&model).contains("hoàn tác"), "there is nothing to undo");
}
