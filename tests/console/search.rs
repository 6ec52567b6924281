//! Finding somebody, by hand too, and undoing.

use crossterm::event::KeyCode;
use daihoi::{
    console::{
        Effect, Message, Model,
        model::{Panel, Problem},
        popups::{Choice, Popup, Purpose},
        update,
    },
    domain::{
        attendance::Presence,
        event::{Action, EventId, Means},
    },
};

use crate::commands::{click, place};
use crate::fixture::*;
use crate::rules::*;

#[test]
fn an_unknown_face_stays_and_letters_find_its_name() {
    let mut model = console();
    assert_eq!(update(&mut model, unknown(1)), [Effect::Bell]);
    after(&mut model, 600);
    assert!(matches!(held(&model), Problem::Unknown { .. }));
    type_text(&mut model, "nvh");
    let Some(Popup::Find(find)) = &model.popup else { panic!("the search is open") };
    assert_eq!(find.input.value(), "nvh");
    let best = find.hits[0].delegate;
    assert_eq!(model.snapshot.roster.delegates[best].full_name, "Nguyễn Văn Hạnh");
    assert_eq!(press(&mut model, KeyCode::Enter), [by_name(2)]);
    assert!(model.popup.is_none() && matches!(model.panel, Panel::Idle), "the question is answered");
}

#[test]
fn a_letter_at_the_door_begins_a_name_and_undo_is_no_letter() {
    for letter in ['u', 'q', 'g', 'o', 'm', 'đ', 'H'] {
        let mut model = console();
        press(&mut model, KeyCode::Char(letter));
        assert!(matches!(&model.popup, Some(Popup::Find(find)) if find.input.value() == letter.to_string()));
    }
    let mut model = console();
    update(&mut model, unknown(1));
    press(&mut model, KeyCode::Char('u'));
    assert!(matches!(&model.popup, Some(Popup::Find(find)) if find.input.value() == "u"));
    press(&mut model, KeyCode::Esc);
    assert!(matches!(held(&model), Problem::Unknown { .. }), "closing the search answers nothing");
    read(&mut model);
    press(&mut model, KeyCode::Esc);
    control(&mut model, 'z');
    assert!(matches!(model.popup, Some(Popup::UndoWhich(ref undo)) if undo.choice == Choice::of(0)));
}

#[test]
fn the_search_finds_with_and_without_marks_and_moves() {
    let mut model = console();
    press(&mut model, KeyCode::Char('/'));
    type_text(&mut model, "hanh");
    let Some(Popup::Find(find)) = &model.popup else { panic!("the search is open") };
    let (many, second) = (find.hits.len(), find.hits[1].delegate);
    assert!(many > 2);
    press(&mut model, KeyCode::Down);
    let expected = model.snapshot.roster.delegates[second].id;
    let effects = press(&mut model, KeyCode::Enter);
    let present = model.arrival(expected).is_some();
    assert_eq!(effects.first().and_then(Effect::delegate), (!present).then_some(expected));
}

#[test]
fn finding_somebody_who_is_present_says_since_when() {
    let mut model = console();
    press(&mut model, KeyCode::Char('/'));
    let seat = model.snapshot.roster.delegates[12].full_name.clone() + " 13";
    type_text(&mut model, &seat);
    let effects = press(&mut model, KeyCode::Enter);
    assert_eq!(effects, []);
    assert!(matches!(&model.panel, Panel::Already { arrival, .. } if arrival.delegate == id(12)));
}

#[test]
fn when_nothing_fits_the_check_in_is_by_hand_and_has_a_reason() {
    let mut model = console();
    press(&mut model, KeyCode::Char('/'));
    type_text(&mut model, "zzzz");
    for _ in 0..3 {
        assert_eq!(press(&mut model, KeyCode::Enter), []);
    }
    let asked = |model: &Model| match &model.popup {
        Some(Popup::Find(find)) => (find.purpose, find.input.value().to_owned(), find.hits.len()),
        other => panic!("{other:?}"),
    };
    assert_eq!(asked(&model), (Purpose::Manual, "zzzz".to_owned(), 0), "nobody is chosen whom no hand looked for");
    (0..4).for_each(|_| drop(press(&mut model, KeyCode::Backspace)));
    type_text(&mut model, "tram anh");
    for _ in 0..3 {
        let effects = press(&mut model, KeyCode::Enter);
        assert!(!effects.iter().any(Effect::writes), "a reason is asked first, and none is chosen beforehand");
    }
    type_text(&mut model, "  quên thẻ ");
    let record = Effect::Desk(Request::CheckIn(
        id(1),
        Evidence { means: Means::Manual, score: None, margin: None, reason: Some("quên thẻ".to_owned()) },
    ));
    assert_eq!(press(&mut model, KeyCode::Enter), [record]);
}

#[test]
fn undo_names_the_last_event_of_this_door_and_has_a_reason() {
    let mut model = console();
    let mut other = present(2_000, 40, Means::Name, now());
    other.door = "2".to_owned();
    commit(&mut model, present(1_999, 1, Means::Name, now()));
    commit(&mut model, other);
    control(&mut model, 'z');
    press(&mut model, KeyCode::Enter);
    press(&mut model, KeyCode::Down);
    let effects = press(&mut model, KeyCode::Enter);
    let event = EventId(uuid::Uuid::from_u128(0x9000 + 1_999));
    assert_eq!(effects, [Effect::Desk(Request::Undo { event, delegate: id(1), reason: "bấm nhầm".to_owned() })]);
    commit(&mut model, self::event(2_001, 1, Action::Undo { event }, now()));
    assert!(model.writing.is_empty());
    assert_ne!(model.undoable().map(|event| event.delegate), Some(id(1)), "the next undo is of the event before");
}

#[test]
fn with_nothing_to_undo_nothing_is_undone() {
    let mut model = console_of(250, 0);
    update(&mut model, Message::Desk(Reply::Changed(snapshot(people(250), Vec::new()))));
    control(&mut model, 'z');
    assert!(matches!(model.popup, Some(Popup::NothingToUndo)));
    assert_eq!(press(&mut model, KeyCode::Enter), []);
    assert!(model.popup.is_none());
}

#[test]
fn somebody_found_only_nearly_stands_apart_and_is_taken_by_a_choice_alone() {
    let mut model = console();
    press(&mut model, KeyCode::Char('/'));
    type_text(&mut model, "nguyen vna hanhh");
    let Some(Popup::Find(find)) = &model.popup else { panic!("the search is open") };
    assert!(find.hits.iter().all(|hit| hit.near), "{:?}", find.hits);
    let first = model.snapshot.roster.delegates[find.hits[0].delegate].id;
    assert_eq!(model.name(first), "Nguyễn Văn Hạnh");
    let (_, words) = place(&model, "gần giống");
    assert_eq!(place(&model, "Nguyễn Văn Hạnh").1, words + 1);
    assert_eq!(press(&mut model, KeyCode::Enter), [], "a slip takes nobody for another");
    assert!(matches!(model.popup, Some(Popup::Find(_))));
    press(&mut model, KeyCode::Down);
    assert_eq!(press(&mut model, KeyCode::Enter).first().and_then(Effect::delegate), Some(first));
}

#[test]
fn an_unknown_word_hides_nobody_and_the_row_of_words_is_no_line() {
    let mut model = console();
    press(&mut model, KeyCode::Char('/'));
    type_text(&mut model, "hanh qwxk");
    let Some(Popup::Find(find)) = &model.popup else { panic!("the search is open") };
    let second = model.snapshot.roster.delegates[find.hits[1].delegate].id;
    let (column, row) = place(&model, "gần giống");
    click(&mut model, column, row);
    assert_eq!(press(&mut model, KeyCode::Enter), []);
    click(&mut model, column, row + 2);
    assert_eq!(press(&mut model, KeyCode::Enter).first().and_then(Effect::delegate), Some(second));
}

#[test]
fn of_people_whom_the_words_fit_as_well_those_come_first_whom_the_purpose_can_be_about() {
    let mut model = console();
    let first = |model: &Model, purpose| model.people_for(purpose, "hanh")[0].delegate;
    let arrived = first(&model, Purpose::CheckIn);
    commit(&mut model, present(1_999, arrived, Means::Name, now()));
    assert_ne!(first(&model, Purpose::CheckIn), arrived);
    let leaves = first(&model, Purpose::StepOut);
    assert_eq!(model.presence(model.snapshot.roster.delegates[leaves].id), Presence::Present);
}
