//! Keys as a stressed hand, a Vietnamese input method and a scanner send them.

use std::sync::Arc;

use crossterm::event::KeyCode;
use daihoi::{
    app::desk::snapshot::Roster,
    console::{
        Effect, Message, Model, Screen,
        popups::{Choice, Popup},
        update, view,
    },
    domain::event::{EventId, Means},
    i18n::Language,
};
use ratatui::{Terminal, backend::TestBackend, layout::Position};

use crate::fixture::*;
use crate::rules::by_name;

fn typed(model: &Model) -> &str {
    match &model.popup {
        Some(Popup::Find(find)) => find.input.value(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn enter_takes_nobody_who_was_neither_typed_for_nor_chosen() {
    let mut model = console();
    press(&mut model, KeyCode::Char('/'));
    for key in [KeyCode::Enter, KeyCode::Enter, KeyCode::Char(' '), KeyCode::Backspace] {
        assert_eq!(press(&mut model, key), []);
        pause(&mut model, 500);
        assert_eq!(press(&mut model, KeyCode::Enter), [], "after {key:?}");
        assert!(matches!(model.popup, Some(Popup::Find(_))));
    }
    let first = match &model.popup {
        Some(Popup::Find(find)) => model.snapshot.roster.delegates[find.hits[0].delegate].id,
        other => panic!("{other:?}"),
    };
    press(&mut model, KeyCode::Down);
    let effects = press(&mut model, KeyCode::Enter);
    let here = model.arrival(first).is_some();
    assert_eq!(effects.first().and_then(Effect::delegate), (!here).then_some(first), "an arrow chooses");

    let mut model = console();
    control(&mut model, 'p');
    assert_eq!(press(&mut model, KeyCode::Enter), []);
    assert!(matches!(model.popup, Some(Popup::Palette(_))), "no command is the first of the list");
    let mut model = console();
    update(&mut model, Message::Desk(Reply::Changed(snapshot(people(250), Vec::new()))));
    control(&mut model, 'g');
    press(&mut model, KeyCode::Enter);
    assert!(matches!(model.popup, Some(Popup::Units(_))), "nor a unit where nobody has come yet");
}

#[test]
fn the_enter_that_ends_a_word_in_an_input_method_only_filters() {
    let mut model = console();
    press(&mut model, KeyCode::Char('/'));
    // As ibus hands it over: the whole word, then Enter, within a few milliseconds.
    for letter in "trâm anh".chars() {
        press(&mut model, KeyCode::Char(letter));
        pause(&mut model, 1);
    }
    assert_eq!(press(&mut model, KeyCode::Enter), []);
    assert_eq!(typed(&model), "trâm anh", "the list is filtered");
    pause(&mut model, 400);
    assert_eq!(press(&mut model, KeyCode::Enter), [by_name(1)], "the hand's own Enter takes");
    // By hand: letters a tenth of a second apart, and Enter as soon.
    let mut model = console();
    press(&mut model, KeyCode::Char('/'));
    for letter in "tram anh".chars() {
        pause(&mut model, 90);
        press(&mut model, KeyCode::Char(letter));
    }
    pause(&mut model, 90);
    assert_eq!(press(&mut model, KeyCode::Enter), [by_name(1)]);
}

#[test]
fn the_terminals_cursor_stands_in_the_field() {
    let cursor = |model: &Model| {
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
        terminal.draw(|frame| view(model, frame)).expect("drawn");
        let shown = text(terminal.backend().buffer());
        let place = terminal.get_cursor_position().expect("a cursor");
        let row: String = shown.lines().nth(usize::from(place.y)).unwrap_or_default().chars().collect();
        (place, row)
    };
    assert_eq!(cursor(&console()).0, Position::ORIGIN, "nothing is typed into");
    for open in [KeyCode::Char('/'), KeyCode::Char('3'), KeyCode::Char('5'), KeyCode::Char('6')] {
        let mut model = console();
        press(&mut model, open);
        let before = cursor(&model).0;
        assert_ne!(before, Position::ORIGIN, "{open:?}");
        type_text(&mut model, "hạ");
        let (after, row) = cursor(&model);
        assert_eq!((after.x, after.y), (before.x + 2, before.y), "{open:?}: {row}");
        let left: String = row.chars().take(usize::from(after.x)).collect();
        assert!(left.ends_with("▸ hạ"), "{row}");
        press(&mut model, KeyCode::Left);
        assert_eq!(cursor(&model).0.x, before.x + 1, "{open:?}");
    }
}

#[test]
fn digits_of_a_badge_that_come_late_turn_no_screen() {
    let mut model = console();
    type_text(&mut model, "DH1:12");
    for digit in "3456789012".chars() {
        pause(&mut model, 4_000);
        press(&mut model, KeyCode::Char(digit));
        assert_eq!(model.screen, Screen::CheckIn);
    }
    let effects = press(&mut model, KeyCode::Enter);
    assert!(matches!(&effects[..], [Effect::Desk(Request::Badge(code))] if code == "DH1:123456789012"), "{effects:?}");
}

#[test]
fn a_word_that_an_input_method_hands_over_is_no_scan() {
    let mut model = console();
    for letter in "Nguyễn Thị ".chars() {
        press(&mut model, KeyCode::Char(letter));
    }
    assert_eq!(typed(&model), "Nguyễn Thị ");
}

#[test]
fn any_event_is_undone_from_the_record_and_from_the_log() {
    let mut model = console();
    let mut old = present(7_000, 1, Means::Name, ago(5_000));
    old.door = "9".to_owned();
    commit(&mut model, old);
    model.screen = Screen::Delegates;
    type_text(&mut model, "tram anh");
    control(&mut model, 'z');
    assert!(matches!(&model.popup, Some(Popup::UndoWhich(undo)) if undo.of == Some(id(1))));
    press(&mut model, KeyCode::Enter);
    let effects = press(&mut model, KeyCode::Enter);
    let event = EventId(uuid::Uuid::from_u128(0x9000 + 7_000));
    assert!(
        matches!(&effects[..], [Effect::Desk(Request::Undo { event: undone, delegate, .. })]
            if *undone == event && *delegate == id(1)),
        "another door's, and long ago: {effects:?}"
    );
    // At the door it is found by what is typed, and the newest of this door is on top before.
    let mut model = console();
    let mut old = present(7_000, 1, Means::Name, ago(5_000));
    old.door = "9".to_owned();
    commit(&mut model, old);
    control(&mut model, 'z');
    let Some(Popup::UndoWhich(undo)) = model.popup.clone() else { panic!("{:?}", model.popup) };
    assert!(model.undoable_events(&undo).iter().all(|event| event.door == "1"));
    type_text(&mut model, "tram anh");
    let Some(Popup::UndoWhich(undo)) = model.popup.clone() else { panic!("{:?}", model.popup) };
    let found: Vec<_> = model.undoable_events(&undo).iter().map(|event| event.id).collect();
    assert_eq!((found, undo.choice), (vec![event], Choice::of(0)));
}

#[test]
fn a_unit_opens_at_the_last_persons_and_its_ticks_are_not_dropped_by_one_key() {
    let mut model = console();
    commit(&mut model, present(7_001, 1, Means::Name, now()));
    control(&mut model, 'g');
    press(&mut model, KeyCode::Enter);
    let unit = model.delegate(id(1)).expect("known").unit.clone();
    let Some(Popup::Group(group)) = &model.popup else { panic!("{:?}", model.popup) };
    assert_eq!(group.unit, unit);
    let mut model = console();
    control(&mut model, 'g');
    type_text(&mut model, "thon 17");
    press(&mut model, KeyCode::Enter);
    for _ in 0..10 {
        press(&mut model, KeyCode::Char(' '));
    }
    let Some(Popup::Group(group)) = &model.popup else { panic!("{:?}", model.popup) };
    assert!(group.ticked() > 0);
    assert_eq!(press(&mut model, KeyCode::Esc), [Effect::Bell]);
    assert!(text(&drawn(&model, (80, 24))).contains("CHƯA GHI"));
    press(&mut model, KeyCode::Up);
    assert_eq!(press(&mut model, KeyCode::Esc), [Effect::Bell], "another key takes the question back");
    press(&mut model, KeyCode::Esc);
    assert!(model.popup.is_none());
}

#[test]
fn a_window_that_is_too_small_says_so_whole() {
    for (language, sentence) in [
        (Language::Vi, "Cửa sổ quá nhỏ: cần ít nhất 60 x 18"),
        (Language::En, "The window is too small: at least 60 x 18"),
    ] {
        let mut model = console();
        model.language = language;
        let shown = text(&drawn(&model, (20, 5)));
        let words: Vec<&str> = shown.split_whitespace().collect();
        assert_eq!(words.join(" "), sentence);
    }
}

#[test]
fn the_photo_of_the_one_whom_enter_takes_stands_beside_the_names() {
    let mut model = console();
    let mut with_faces = Arc::into_inner(snapshot(people(250), Vec::new())).expect("nobody else has it");
    with_faces.roster = Arc::new(Roster::new(people(250), [id(1)]));
    update(&mut model, Message::Desk(Reply::Changed(Arc::new(with_faces))));
    press(&mut model, KeyCode::Char('/'));
    let asked = type_text(&mut model, "trâm anh");
    assert_eq!(asked, [Effect::Desk(Request::Photo(id(1)))], "once, and for nobody else");
    let plain = drawn(&model, (140, 45));
    update(&mut model, Message::Desk(Reply::Photo(id(1), Some(Arc::new(face(96, 112))))));
    assert_ne!(drawn(&model, (140, 45)), plain);
}

#[test]
fn a_search_over_a_record_leaves_the_records_photo() {
    let mut model = console();
    let mut with_faces = Arc::into_inner(snapshot(people(250), Vec::new())).expect("nobody else has it");
    with_faces.roster = Arc::new(Roster::new(people(250), [id(1), id(2)]));
    update(&mut model, Message::Desk(Reply::Changed(Arc::new(with_faces))));
    model.screen = Screen::Delegates;
    type_text(&mut model, "trâm anh");
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Desk(Request::Photo(id(1)))]);
    update(&mut model, Message::Desk(Reply::Photo(id(1), Some(Arc::new(face(96, 112))))));
    let before = drawn(&model, (140, 45));
    control(&mut model, 'p');
    type_text(&mut model, "ra ngoài");
    press(&mut model, KeyCode::Enter);
    assert_eq!(type_text(&mut model, "nguyễn văn hạnh"), [Effect::Desk(Request::Photo(id(2)))]);
    update(&mut model, Message::Desk(Reply::Photo(id(2), Some(Arc::new(face(96, 112))))));
    press(&mut model, KeyCode::Esc);
    let after = text(&drawn(&model, (140, 45))).lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(after, text(&before).lines().skip(1).map(str::to_owned).collect::<Vec<_>>());
}

#[test]
fn a_reason_for_an_absence_is_typed_or_chosen() {
    let chosen = |keys: &[KeyCode]| {
        let mut model = console_of(250, 0);
        model.screen = Screen::Delegates;
        type_text(&mut model, "tram anh");
        press(&mut model, KeyCode::F(9));
        for key in keys {
            press(&mut model, *key);
        }
        match &model.popup {
            Some(Popup::Excuse(excuse)) => excuse.reason.value().to_owned(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(chosen(&[KeyCode::Right]), "ốm");
    assert_eq!(chosen(&[KeyCode::Right, KeyCode::Right]), "việc gia đình");
    assert_eq!(chosen(&[KeyCode::Left]), "đi học");
    assert_eq!(chosen(&[KeyCode::Char('x'), KeyCode::Left, KeyCode::Char('y')]), "yx", "what is typed is edited");
}

#[test]
fn the_system_can_end_the_console() {
    assert_eq!(update(&mut console(), Message::Terminate), [Effect::Quit]);
}
