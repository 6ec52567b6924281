//! Messages in, effects out: every rule of the desk.

use std::sync::Arc;

use crossterm::event::KeyCode;
use daihoi::{
    app::lane::{CameraState, EnrolState, Label, Report, Unusable},
    console::{
        Effect, Message, Model, Screen, Worker,
        model::{Panel, Photo, Problem},
        popups::Popup,
        update,
    },
    domain::{
        delegate::{Consent, ConsentMethod},
        event::{Action, EventId, Means, Scope},
        recognition::Decision,
    },
};

use crate::fixture::*;

fn held(model: &Model) -> &Problem {
    match &model.panel {
        Panel::Held(problem) => problem,
        other => panic!("no problem is shown: {other:?}"),
    }
}

fn by_name(number: usize) -> Effect {
    Effect::Record { delegate: id(number), means: Means::Name, score: None, margin: None, reason: None }
}

fn unknown(track: u64) -> Message {
    verdict(track, Decision::Unknown, &[(30, 0.2)])
}

#[test]
fn an_accepted_face_is_recorded_once_and_shown_when_it_is_committed() {
    let mut model = console();
    assert_eq!(update(&mut model, accept(1, 0)), [face_record(0, 0.71, 0.4)]);
    assert!(matches!(model.panel, Panel::Idle), "nothing is green before the commit");
    assert_eq!(update(&mut model, accept(2, 0)), [], "it is on its way already");
    let effects = commit(&mut model, present(1_000, 0, Means::Face, now()));
    assert_eq!(effects, [Effect::Bell]);
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
    let mut events = model.snapshot.events.clone();
    events.push(elsewhere);
    update(&mut model, Message::Changed(snapshot(people(250), events)));
    assert_eq!(update(&mut model, accept(1, 0)), [Effect::Bell]);
    after(&mut model, 600);
    assert!(matches!(held(&model), Problem::TwoDoors { arrival } if arrival.door == "2"));
    press(&mut model, KeyCode::Char(' '));
    assert!(matches!(model.panel, Panel::Idle), "any key");
}

#[test]
fn the_blocked_are_never_recorded() {
    let mut model = console();
    assert_eq!(update(&mut model, accept(1, 3)), [Effect::Bell]);
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
    assert_eq!(press(&mut model, KeyCode::Enter), [face_record(4, 0.71, 0.4)]);
}

#[test]
fn who_went_out_comes_back_by_a_key() {
    let mut model = console();
    assert_eq!(update(&mut model, accept(1, 5)), [Effect::Bell]);
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Return { delegate: id(5) }]);
    assert_eq!(commit(&mut model, event(1_000, 5, Action::Return, now())), [Effect::Bell]);
    assert!(model.writing.is_empty());
}

#[test]
fn enter_confirms_the_first_or_another_of_the_nearest() {
    let mut model = console();
    assert_eq!(update(&mut model, confirm(1, 0)), [Effect::Photo { delegate: id(0) }, Effect::Bell]);
    assert_eq!(press(&mut model, KeyCode::Enter), [face_record(0, 0.43, 0.12)]);

    let mut model = console();
    update(&mut model, confirm(1, 0));
    assert_eq!(press(&mut model, KeyCode::Down), [Effect::Photo { delegate: id(1) }]);
    assert_eq!(press(&mut model, KeyCode::Enter), [face_record(1, 0.31, 0.0)]);
}

#[test]
fn esc_says_that_it_is_somebody_else() {
    let mut model = console();
    update(&mut model, confirm(1, 0));
    assert_eq!(press(&mut model, KeyCode::Esc), []);
    assert!(matches!(model.panel, Panel::Idle));
}

#[test]
fn the_photo_arrives_for_whom_it_was_asked() {
    let mut model = console();
    update(&mut model, confirm(1, 0));
    let photo = Some(Arc::new(face(30, 40)));
    update(&mut model, Message::Photo { delegate: id(9), photo: photo.clone() });
    assert!(matches!(held(&model), Problem::Confirm(confirm) if matches!(confirm.photo, Photo::Loading)));
    update(&mut model, Message::Photo { delegate: id(0), photo });
    assert!(matches!(held(&model), Problem::Confirm(confirm) if matches!(confirm.photo, Photo::Image(_))));
    update(&mut model, Message::Photo { delegate: id(0), photo: None });
    assert!(matches!(held(&model), Problem::Confirm(confirm) if matches!(confirm.photo, Photo::Absent)));
}

#[test]
fn a_question_is_settled_by_what_its_track_comes_to_later() {
    let mut model = console();
    update(&mut model, confirm(1, 0));
    update(&mut model, confirm(2, 6));
    assert_eq!(model.waiting.len(), 1);
    let effects = update(&mut model, accept(1, 0));
    assert_eq!(effects, [Effect::Photo { delegate: id(6) }, face_record(0, 0.71, 0.4)], "the next question comes up");
    update(&mut model, accept(2, 6));
    assert!(matches!(model.panel, Panel::Idle) && model.waiting.is_empty());
}

#[test]
fn an_acceptance_does_not_wipe_a_question_away() {
    let mut model = console();
    update(&mut model, confirm(1, 0));
    assert_eq!(update(&mut model, accept(2, 1)), [face_record(1, 0.71, 0.4)]);
    commit(&mut model, present(1_000, 1, Means::Face, now()));
    assert!(matches!(held(&model), Problem::Confirm(confirm) if confirm.track == 1));
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
fn an_unknown_face_stays_and_letters_find_its_name() {
    let mut model = console();
    assert_eq!(update(&mut model, unknown(1)), [Effect::Bell]);
    after(&mut model, 600);
    assert!(matches!(held(&model), Problem::Unknown { .. }));
    type_text(&mut model, "nvh");
    let Some(Popup::Find(find)) = &model.popup else { panic!("the search is open") };
    assert_eq!(find.input.value(), "nvh");
    let best = find.hits[0];
    assert_eq!(model.snapshot.roster.delegates[best].full_name, "Nguyễn Văn Hạnh");
    assert_eq!(press(&mut model, KeyCode::Enter), [by_name(2)]);
    assert!(model.popup.is_none() && matches!(model.panel, Panel::Idle), "the question is answered");
}

#[test]
fn a_name_with_u_is_a_name_before_an_unknown_face_and_undo_otherwise() {
    let mut model = console();
    update(&mut model, unknown(1));
    press(&mut model, KeyCode::Char('u'));
    assert!(matches!(&model.popup, Some(Popup::Find(find)) if find.input.value() == "u"));
    press(&mut model, KeyCode::Esc);
    assert!(matches!(held(&model), Problem::Unknown { .. }), "closing the search answers nothing");
    press(&mut model, KeyCode::Esc);
    press(&mut model, KeyCode::Char('u'));
    assert!(matches!(model.popup, Some(Popup::Reason(_))));
}

#[test]
fn the_search_finds_with_and_without_marks_and_moves() {
    let mut model = console();
    press(&mut model, KeyCode::Char('/'));
    type_text(&mut model, "hanh");
    let Some(Popup::Find(find)) = &model.popup else { panic!("the search is open") };
    let (many, second) = (find.hits.len(), find.hits[1]);
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
    assert_eq!(press(&mut model, KeyCode::Enter), []);
    type_text(&mut model, "tram anh");
    assert_eq!(press(&mut model, KeyCode::Enter), [], "a reason is asked first");
    type_text(&mut model, "  quên thẻ ");
    let record = Effect::Record {
        delegate: id(1),
        means: Means::Manual,
        score: None,
        margin: None,
        reason: Some("quên thẻ".to_owned()),
    };
    assert_eq!(press(&mut model, KeyCode::Enter), [record]);
}

#[test]
fn undo_names_the_last_event_of_this_door_and_has_a_reason() {
    let mut model = console();
    let mut other = present(2_000, 40, Means::Name, now());
    other.door = "2".to_owned();
    commit(&mut model, present(1_999, 1, Means::Name, now()));
    commit(&mut model, other);
    press(&mut model, KeyCode::Char('u'));
    press(&mut model, KeyCode::Down);
    let effects = press(&mut model, KeyCode::Enter);
    let event = EventId(uuid::Uuid::from_u128(0x9000 + 1_999));
    assert_eq!(effects, [Effect::Undo { event, delegate: id(1), reason: "bấm nhầm".to_owned() }]);
    commit(&mut model, self::event(2_001, 1, Action::Undo { event }, now()));
    assert!(model.writing.is_empty());
    assert_ne!(model.undoable().map(|event| event.delegate), Some(id(1)), "the next undo is of the event before");
}

#[test]
fn with_nothing_to_undo_nothing_is_undone() {
    let mut model = console_of(250, 0);
    update(&mut model, Message::Changed(snapshot(people(250), Vec::new())));
    press(&mut model, KeyCode::Char('u'));
    assert!(matches!(model.popup, Some(Popup::NothingToUndo)));
    assert_eq!(press(&mut model, KeyCode::Enter), []);
    assert!(model.popup.is_none());
}

#[test]
fn a_lost_camera_shows_no_old_picture_and_comes_back() {
    let mut model = console();
    update(&mut model, preview([Label::Looking, Label::Unusable(Unusable::TooSmall)]));
    assert!(model.lane.preview.is_some());
    assert_eq!(update(&mut model, Message::Lane(Report::Camera(CameraState::Lost))), [Effect::Bell]);
    assert!(model.lane.preview.is_none());
    assert_eq!(update(&mut model, Message::Lane(Report::Camera(CameraState::Lost))), [], "said once");
    press(&mut model, KeyCode::Char('/'));
    type_text(&mut model, "tram anh");
    assert_eq!(press(&mut model, KeyCode::Enter), [by_name(1)], "names work without a camera");
    update(&mut model, Message::Lane(Report::Camera(CameraState::Running("640x480".to_owned()))));
    update(&mut model, preview([Label::Looking, Label::Unknown]));
    assert!(model.lane.preview.is_some());
}

#[test]
fn a_dead_worker_is_seen_until_it_is_back() {
    let mut model = console();
    update(&mut model, preview([Label::Known(id(0)), Label::Unknown]));
    assert_eq!(update(&mut model, Message::WorkerDied(Worker::Recognition)), [Effect::Bell]);
    update(&mut model, Message::WorkerDied(Worker::Recognition));
    assert_eq!(model.lane.dead, [Worker::Recognition]);
    let faces = model.lane.preview.as_ref().map(|preview| preview.faces.len());
    assert_eq!(faces, Some(0), "names are not shown that nobody checks any more");
    update(&mut model, Message::WorkerBack(Worker::Recognition));
    assert!(model.lane.dead.is_empty());
}

#[test]
fn what_a_dead_store_had_not_answered_is_asked_again() {
    let mut model = console();
    update(&mut model, accept(1, 0));
    update(&mut model, accept(2, 1));
    update(&mut model, Message::WorkerDied(Worker::Store));
    assert_eq!(model.problems(), 2);
    let effect = face_record(0, 0.71, 0.4);
    update(&mut model, Message::Refused { effect, sentence: "Đĩa đầy.".to_owned() });
    assert_eq!(model.problems(), 2, "the same wish is asked about once");
    update(&mut model, Message::WorkerBack(Worker::Store));
    let mut again = press(&mut model, KeyCode::Enter);
    again.extend(press(&mut model, KeyCode::Enter));
    again.sort_by_key(Effect::delegate);
    assert_eq!(again, [face_record(0, 0.71, 0.4), face_record(1, 0.71, 0.4)]);
}

#[test]
fn a_refused_check_in_says_why_and_is_not_lost() {
    let mut model = console();
    let wish = update(&mut model, accept(1, 0)).remove(0);
    let refusal = Message::Refused {
        effect: wish.clone(),
        sentence: "Đĩa đầy: hãy xóa bớt tệp rồi ghi lại.".to_owned(),
    };
    assert_eq!(update(&mut model, refusal.clone()), [Effect::Bell]);
    after(&mut model, 600);
    assert!(text(&drawn(&model, (140, 45))).contains("Đĩa đầy: hãy xóa bớt tệp rồi ghi lại."));
    assert_eq!(press(&mut model, KeyCode::Enter), [wish]);
    update(&mut model, refusal);
    assert_eq!(press(&mut model, KeyCode::Esc), [], "given up by a person alone");
    assert!(matches!(model.panel, Panel::Idle) && model.writing.is_empty());
}

#[test]
fn a_refusal_elsewhere_opens_over_the_screen() {
    let mut model = console();
    model.screen = Screen::Delegates;
    type_text(&mut model, "tram anh");
    assert_eq!(press(&mut model, KeyCode::F(8)), [by_name(1)]);
    update(&mut model, Message::Refused { effect: by_name(1), sentence: "Phiên chưa mở.".to_owned() });
    assert!(text(&drawn(&model, (80, 24))).contains("Phiên chưa mở."));
    assert_eq!(press(&mut model, KeyCode::Enter), [by_name(1)]);
}

#[test]
fn a_duplicate_that_another_door_committed_first_is_said() {
    let mut model = console();
    update(&mut model, accept(1, 0));
    commit(&mut model, present(1_000, 0, Means::Qr, ago(30)));
    assert_eq!(commit(&mut model, present(1_001, 0, Means::Face, now())), [Effect::Bell]);
    let Panel::Already { arrival, .. } = &model.panel else { panic!("said") };
    assert_eq!(arrival.at, ago(30), "the earliest stands");
}

#[test]
fn consent_comes_before_enrolment() {
    let mut model = console();
    model.screen = Screen::Delegates;
    type_text(&mut model, "tram anh");
    assert_eq!(press(&mut model, KeyCode::F(6)), [], "no consent, no picture");
    press(&mut model, KeyCode::Down);
    let consent = Effect::Consent { delegate: id(1), method: ConsentMethod::Signed };
    assert_eq!(press(&mut model, KeyCode::Enter), [consent]);
    let mut people = people(250);
    people[1].consent = Some(Consent {
        text_version: "1".to_owned(),
        method: ConsentMethod::Signed,
        given_at: now(),
        withdrawn_at: None,
    });
    let next = snapshot(people, model.snapshot.events.clone());
    assert_eq!(update(&mut model, Message::Changed(next)), [Effect::Enrol { delegate: id(1) }]);
    let taking = EnrolState::Taking { delegate: id(1), taken: 2, wanted: 5, hint: Some(Unusable::TurnedAway) };
    update(&mut model, Message::Lane(Report::Enrol(taking)));
    let screen = text(&drawn(&model, (80, 24)));
    assert!(screen.contains("2/5 ảnh tốt") && screen.contains("Xin nhìn vào camera"), "{screen}");
    assert_eq!(press(&mut model, KeyCode::Esc), [Effect::StopEnrol]);
    assert!(model.popup.is_none());
}

#[test]
fn enrolment_ends_by_itself() {
    let mut model = console();
    model.screen = Screen::Delegates;
    type_text(&mut model, "nguyen van hanh");
    assert_eq!(press(&mut model, KeyCode::F(6)), [Effect::Enrol { delegate: id(2) }]);
    let done = EnrolState::Done { delegate: id(2) };
    assert_eq!(update(&mut model, Message::Lane(Report::Enrol(done))), [Effect::Bell]);
    assert_eq!(press(&mut model, KeyCode::Esc), [], "there is nothing left to stop");
}

#[test]
fn leave_and_return_from_the_roster() {
    let mut model = console();
    model.screen = Screen::Delegates;
    let seat = model.snapshot.roster.delegates[12].seat.clone();
    type_text(&mut model, &seat);
    assert_eq!(press(&mut model, KeyCode::F(7)), [Effect::Leave { delegate: id(12) }]);
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
    assert_eq!(press(&mut model, KeyCode::Enter), [by_name(1)]);
}
