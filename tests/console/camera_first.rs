//! Whoever stands at the camera comes first; what is about people who left waits, and is counted.

use daihoi::{
    app::desk::badges::Found,
    app::faces::lane::Label,
    console::{
        Message, Model, Screen,
        model::{Panel, Problem},
        update,
    },
    domain::event::Means,
};

use crate::fixture::*;
use crate::rules::{held, unknown};

/// A frame with tracks 1 and 2 in it.
fn frame(model: &mut Model) {
    update(model, preview([Label::Looking, Label::Looking]));
}

#[test]
fn an_unknown_face_drops_off_two_seconds_after_it_left_and_is_counted() {
    let mut model = console();
    update(&mut model, unknown(1));
    frame(&mut model);
    after(&mut model, 60);
    assert!(matches!(held(&model), Problem::Unknown { .. }), "it is still there");
    let mut model = console();
    update(&mut model, unknown(7));
    frame(&mut model);
    after(&mut model, 1);
    frame(&mut model);
    assert!(matches!(held(&model), Problem::Unknown { .. }), "a head may turn away for a moment");
    after(&mut model, 1);
    assert!(matches!(model.panel, Panel::Idle));
    assert_eq!(model.strangers_left, 1);
    assert!(text(&drawn(&model, (140, 45))).contains("1 người chưa nhận ra đã đi khỏi"));
    // A camera that gives no picture says nothing of who is there.
    let mut model = console();
    update(&mut model, unknown(7));
    after(&mut model, 60);
    assert!(matches!(held(&model), Problem::Unknown { .. }));
}

#[test]
fn a_question_about_somebody_who_left_steps_back_and_is_not_lost() {
    let mut model = console();
    update(&mut model, confirm(7, 0));
    frame(&mut model);
    after(&mut model, 3);
    assert!(matches!(held(&model), Problem::Confirm(confirm) if confirm.track.number == 7), "nobody else waits");
    update(&mut model, confirm(1, 2));
    assert!(matches!(held(&model), Problem::Confirm(confirm) if confirm.track.number == 1), "who is there comes first");
    assert_eq!(model.problems(), 2, "the other question waits");
    update(&mut model, unknown(2));
    assert!(matches!(held(&model), Problem::Confirm(confirm) if confirm.track.number == 1));
}

#[test]
fn an_acceptance_shows_above_a_question_about_somebody_who_left() {
    let mut model = console();
    update(&mut model, confirm(7, 0));
    frame(&mut model);
    after(&mut model, 3);
    commit(&mut model, present(8_000, 4, Means::Face, now()));
    assert!(matches!(&model.panel, Panel::Done { event, .. } if event.delegate == id(4)));
    after(&mut model, 3);
    assert!(matches!(held(&model), Problem::Confirm(_)), "then the question is back");
    // While the one whom it is about stands there the question stays, and the other is shown after it.
    let mut model = console();
    update(&mut model, confirm(1, 0));
    frame(&mut model);
    commit(&mut model, present(8_000, 4, Means::Face, now()));
    assert!(matches!(held(&model), Problem::Confirm(_)));
}

#[test]
fn a_scan_shows_above_a_question_and_on_every_screen() {
    let mut model = console();
    update(&mut model, confirm(1, 0));
    frame(&mut model);
    commit(&mut model, present(8_000, 4, Means::Qr, now()));
    assert!(matches!(&model.panel, Panel::Done { event, .. } if event.delegate == id(4)));
    for screen in [Screen::Dashboard, Screen::Delegates, Screen::Log] {
        model.screen = screen;
        let name = model.name(id(4)).to_owned();
        let shown = text(&drawn(&model, (140, 45)));
        assert!(
            shown.lines().skip(1).take(2).any(|strip| strip.contains("ĐÃ ĐIỂM DANH") && strip.contains(&name)),
            "{shown}"
        );
    }
    let mut model = console();
    update(&mut model, confirm(1, 0));
    commit(&mut model, present(8_000, 0, Means::Qr, now()));
    after(&mut model, 30);
    assert_eq!(model.problems(), 0, "whoever is asked about and shows the badge has answered");
    let mut model = console();
    update(&mut model, Message::Desk(Reply::Badge(Found::Stray)));
    commit(&mut model, present(8_000, 4, Means::Face, now()));
    assert!(matches!(held(&model), Problem::Badge(_)), "what was refused is to be read");
}
