//! Badges: scanners that type, cameras that read, and badges that check nobody in.

use crossterm::event::KeyCode;
use daihoi::{
    app::desk::{badges::Found, records::Ask},
    console::{
        Effect, Message, Screen,
        model::{Panel, Problem},
        popups::Popup,
        update,
    },
    domain::event::Means,
    i18n::Language,
};

use crate::fixture::*;

const CODE: &str = "DH1:0047111234567890123456789055";

fn record(number: usize) -> Effect {
    Effect::Desk(Request::CheckIn(id(number), Evidence { means: Means::Qr, score: None, margin: None, reason: None }))
}

#[test]
fn a_scanner_works_on_every_screen_and_changes_nothing_else() {
    for screen in Screen::ALL {
        let mut model = console();
        model.screen = screen;
        let before = drawn(&model, (140, 45));
        let mut asked = type_text(&mut model, CODE);
        // The first letter began a name, whose photo is fetched beside it.
        asked.retain(|effect| !matches!(effect, Effect::Desk(Request::Photo(_))));
        // Lists that are narrowed by typing are asked for once more as the letters are taken back.
        let narrows = |effect: &Effect| {
            matches!(effect, Effect::Desk(Request::Dashboard(_) | Request::Records(Ask::Files(_))) | Effect::Library(_))
        };
        assert!(asked.iter().all(narrows), "{screen:?}: {asked:?}");
        assert!(!text(&drawn(&model, (140, 45))).contains("0047"), "{screen:?}: the digits are written nowhere");
        assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Desk(Request::Badge(CODE.to_owned()))], "{screen:?}");
        assert_eq!(model.screen, screen);
        if asked.is_empty() {
            assert_eq!(drawn(&model, (140, 45)), before, "{screen:?}");
        }
    }
}

#[test]
fn a_scan_in_the_middle_of_a_search_leaves_the_search() {
    let mut model = console();
    press(&mut model, KeyCode::Char('/'));
    type_text(&mut model, "hanh");
    type_text(&mut model, &CODE.to_lowercase());
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Desk(Request::Badge(CODE.to_lowercase()))]);
    let Some(Popup::Find(find)) = &model.popup else { panic!("the search is open") };
    assert_eq!(find.input.value(), "hanh");
}

#[test]
fn names_that_begin_like_a_code_are_names() {
    let mut model = console();
    press(&mut model, KeyCode::Char('/'));
    type_text(&mut model, "ddh dh1 dung");
    let Some(Popup::Find(find)) = &model.popup else { panic!("the search is open") };
    assert_eq!(find.input.value(), "ddh dh1 dung");
    // A scan that broke off does not swallow the person's keys for long.
    type_text(&mut model, "dh1:12");
    after(&mut model, 3);
    type_text(&mut model, "x");
    let Some(Popup::Find(find)) = &model.popup else { panic!("the search is open") };
    assert_eq!(find.input.value(), "ddh dh1 dungx");
}

#[test]
fn a_badge_checks_its_owner_in_once() {
    let mut model = console();
    control(&mut model, 'b');
    assert!(matches!(model.popup, Some(Popup::Badge)));
    assert_eq!(update(&mut model, Message::Desk(Reply::Badge(Found::Of(id(0))))), [record(0)]);
    assert!(model.popup.is_none());
    assert_eq!(update(&mut model, Message::Desk(Reply::Badge(Found::Of(id(0))))), [], "while it is written");
    commit(&mut model, present(9_000, 0, Means::Qr, now()));
    let shown = format!("{:?}", model.panel);
    update(&mut model, Message::Desk(Reply::Badge(Found::Of(id(0)))));
    assert_eq!(format!("{:?}", model.panel), shown, "the badge is still held up");
    after(&mut model, 30);
    assert_eq!(update(&mut model, Message::Desk(Reply::Badge(Found::Of(id(0))))), []);
    assert!(matches!(model.panel, Panel::Already { .. }), "present since");
    assert_eq!(update(&mut model, Message::Desk(Reply::Badge(Found::Of(id(3))))), [Effect::Alarm]);
    assert!(matches!(model.panel, Panel::Held(Problem::NotExpected { .. })), "not eligible");
}

#[test]
fn a_stray_code_never_hides_a_question() {
    let mut model = console();
    update(&mut model, confirm(1, 0));
    assert_eq!(update(&mut model, Message::Desk(Reply::Badge(Found::Stray))), []);
    assert_eq!(update(&mut model, Message::Desk(Reply::Badge(Found::Elsewhere))), [Effect::Alarm]);
    assert_eq!(update(&mut model, Message::Desk(Reply::Badge(Found::Elsewhere))), [], "said once");
    assert_eq!(model.problems(), 2);
}

#[test]
fn bad_badges_are_told_apart() {
    let all = [Found::Revoked(id(0), ago(3_600)), Found::Elsewhere, Found::Unknown, Found::Damaged, Found::Stray];
    for language in [Language::Vi, Language::En] {
        let mut screens = String::new();
        for found in all {
            let mut model = console();
            model.language = language;
            assert_eq!(update(&mut model, Message::Desk(Reply::Badge(found))), [Effect::Alarm]);
            screens += &text(&drawn(&model, (80, 24)));
            read(&mut model);
            press(&mut model, KeyCode::Esc);
            assert!(matches!(model.panel, Panel::Idle));
        }
        insta::assert_snapshot!(format!("bad_badges_{}", language.code()), screens);
    }
    let mut model = console();
    control(&mut model, 'b');
    insta::assert_snapshot!("hold_a_badge", text(&drawn(&model, (80, 24))));
}

#[test]
fn a_code_that_is_no_badge_is_no_command_and_is_said_to_be_none() {
    for code in ["079190012345|Nguyễn Văn A", "https://example.vn/u/3", "3819012345", "NV-2024/0381", "3sv00381x"] {
        let mut model = console();
        let effects = type_text(&mut model, code);
        assert!(effects.iter().all(|effect| !effect.writes()), "{effects:?}");
        assert_eq!((model.screen, model.popup.is_none()), (Screen::CheckIn, true), "{code}");
        assert_eq!(model.delegates.input.value(), "", "{code}");
        assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Desk(Request::Badge(code.to_owned()))]);
        control(&mut model, 'z');
        assert!(model.popup.is_some(), "then keys are the person's again");
    }
    // Before the window that waits for a badge.
    let mut model = console();
    control(&mut model, 'b');
    type_text(&mut model, "07919");
    assert!(matches!(model.popup, Some(Popup::Badge)), "it waits for the end");
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Desk(Request::Badge("07919".to_owned()))]);
    update(&mut model, Message::Desk(Reply::Badge(Found::Stray)));
    assert!(model.popup.is_none() && matches!(model.panel, Panel::Held(Problem::Badge(Found::Stray))));
    let mut model = console();
    control(&mut model, 'b');
    press(&mut model, KeyCode::Esc);
    assert!(model.popup.is_none());
}

#[test]
fn a_hand_that_is_quick_is_still_a_hand() {
    let mut model = console();
    for key in "qmmmmmmmmmm".chars() {
        press(&mut model, KeyCode::Esc);
        press(&mut model, KeyCode::Char(key));
    }
    assert!(matches!(&model.popup, Some(Popup::Find(find)) if find.input.value() == "m"), "a name of four letters");
    // A key that is held down, and what is pasted into a search.
    press(&mut model, KeyCode::Esc);
    type_text(&mut model, "2222222222");
    assert_eq!(model.screen, Screen::Dashboard);
    press(&mut model, KeyCode::F(12));
    type_text(&mut model, "/nguyen van hanh");
    let Some(Popup::Find(find)) = &model.popup else { panic!("the search is open") };
    assert_eq!(find.input.value(), "nguyen van hanh");
    press(&mut model, KeyCode::Esc);
    for key in "12121212".chars() {
        press(&mut model, KeyCode::Char(key));
        read(&mut model);
    }
    assert_eq!(model.screen, Screen::Dashboard);
}

#[test]
fn a_badge_before_a_camera_that_can_t_be_looked_up_is_said_to_the_operator() {
    let mut model = console();
    // The camera asked by itself: the console never sent this request.
    let refusal = || refused(Effect::Desk(Request::Badge(CODE.to_owned())), "Đĩa đầy.".to_owned());
    assert_eq!(update(&mut model, refusal()), [Effect::Alarm]);
    assert!(text(&drawn(&model, (140, 45))).contains("Đĩa đầy."));
    update(&mut model, refusal());
    assert_eq!(model.problems(), 1, "the badge is held up for a while: said once");
    read(&mut model);
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Desk(Request::Badge(CODE.to_owned()))], "read again");
}
