//! The screens that load rosters and that show and change records: scripted, and drawn at both sizes in both languages.

use std::{path::PathBuf, sync::Arc};

use crossterm::event::KeyCode;
use daihoi::{
    app::{
        desk::records::{Answer, Ask, Field, FieldValue},
        roster::{
            import::{Answer as Said, Import, Known, Order, PersonRef, fresh_identity, merge},
            roster_files::Entry,
        },
    },
    console::{Effect, Message, Model, Screen, model::Stage, popups::Popup, update},
    domain::{
        delegate::{Consent, ConsentMethod},
        event::{Action, Means},
    },
    i18n::Language,
    roster,
};

use crate::{fixture::*, screens::compare};

const ROWS: &str = "STT;Họ và tên;Ngày sinh;Chi bộ;Số điện thoại;Ghi lại\n\
    301;Lò Thị Cờ;5/6/1964;Chi bộ thôn 3;905000001;a\n302;Nguyễn Văn Hạnh;1958;Chi bộ thôn 99;;b\n\
    303;Vũ Bình;31/02/1980;Chi bộ thôn 3;;c\n304;Trần Thị Mới;1970;Chi bộ thôn 4;0905000002;d\n";

/// What the roster above comes to with these answers, on the congress of the fixture.
fn import(model: &Model, order: &Order) -> Arc<Import> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ds.csv");
    std::fs::write(&path, ROWS).expect("written");
    let known = Known { delegates: &model.snapshot.roster.delegates, removed: &[] };
    let mut import = merge(&roster::read(&path, &[]).expect("read"), known, order, fresh_identity);
    // Screens don't show what is random.
    import.delegates.clear();
    Arc::new(import)
}

fn file() -> PathBuf {
    PathBuf::from("/media/lan/USB/danh-sach-dai-bieu.xlsx")
}

/// A letter with Ctrl.
/// Enters the screen, and has files listed.
fn picking(model: &mut Model) {
    model.screen = Screen::Delegates;
    let asked = press(model, KeyCode::Tab);
    assert_eq!(
        (model.screen, &asked[..]),
        (Screen::Import, &[Effect::Desk(Request::Records(Ask::Files(String::new())))][..])
    );
    let files = vec![
        Entry { path: PathBuf::from("/media/lan/USB/ảnh"), is_folder: true },
        Entry { path: file(), is_folder: false },
        Entry { path: PathBuf::from("/home/lan/Tải xuống/khach-moi.csv"), is_folder: false },
    ];
    update(model, Message::Desk(Reply::Records(Ask::Files(String::new()), Answer::Files(files))));
}

fn answer(model: &mut Model, effects: &[Effect]) {
    let [Effect::Desk(Request::Records(ask))] = effects else { panic!("one question: {effects:?}") };
    let (Ask::Look(order) | Ask::Load(order)) = ask else { panic!("of a roster: {ask:?}") };
    let import = import(model, order);
    let answer = match ask {
        Ask::Load(_) => Answer::Loaded(import, Some(PathBuf::from("/media/lan/USB/danh-sach-dai-bieu-can-sua.xlsx"))),
        _ => Answer::Looked(import),
    };
    update(model, Message::Desk(Reply::Records(ask.clone(), answer)));
}

fn looking(model: &mut Model) {
    picking(model);
    press(model, KeyCode::Down);
    let effects = press(model, KeyCode::Enter);
    assert_eq!(effects, [Effect::Desk(Request::Records(Ask::Look(Order::of(file()))))]);
    answer(model, &effects);
}

#[test]
fn the_screens_of_a_roster() {
    compare("import-pick", picking);
    compare("import-failed", looking);
    compare("import-columns", |model| {
        looking(model);
        press(model, KeyCode::Right);
    });
    compare("import-rows", |model| {
        looking(model);
        press(model, KeyCode::Left);
    });
    compare("import-field", |model| {
        looking(model);
        press(model, KeyCode::Right);
        press(model, KeyCode::Down);
        press(model, KeyCode::Char(' '));
    });
    compare("import-question", |model| {
        looking(model);
        press(model, KeyCode::Enter);
    });
    compare("import-done", |model| {
        looking(model);
        press(model, KeyCode::Enter);
        press(model, KeyCode::Esc);
        let effects = press(model, KeyCode::Enter);
        answer(model, &effects);
    });
    compare("import-refused", |model| {
        picking(model);
        press(model, KeyCode::Down);
        let effect = press(model, KeyCode::Enter).remove(0);
        let sentence = "“danh-sach-dai-bieu.xlsx” không phải là bảng tính. Hãy lưu dạng Excel rồi nhập lại.".to_owned();
        update(model, refused(effect, sentence));
    });
}

#[test]
fn homonyms_are_asked_one_by_one_before_anything_is_loaded() {
    let mut model = console();
    looking(&mut model);
    assert!(press(&mut model, KeyCode::Enter).is_empty(), "a question comes first");
    let question = model.import.question.clone().expect("a question");
    assert_eq!(question.cell.to_string(), "B3");
    let known = id(2);
    let effects = press(&mut model, KeyCode::Enter);
    let [Effect::Desk(Request::Records(Ask::Look(order)))] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(order.answers.given.get(&question.cell), Some(&Said::Same(PersonRef::Known(known))));
    answer(&mut model, &effects);
    assert_eq!(model.import.question, None);
    let effects = press(&mut model, KeyCode::Enter);
    assert!(
        matches!(&effects[..], [Effect::Desk(Request::Records(Ask::Load(order)))] if order.answers.given.len() == 1)
    );
    assert!(press(&mut model, KeyCode::Enter).is_empty(), "it is loaded once");
    answer(&mut model, &effects);
    assert_eq!(model.import.stage, Stage::Done);
    assert!(text(&drawn(&model, (80, 24))).contains("danh-sach-dai-bieu-can-sua.xlsx"));
    press(&mut model, KeyCode::Enter);
    assert_eq!(model.import.stage, Stage::Pick);
}

#[test]
fn a_column_is_given_another_field_and_back() {
    let mut model = console();
    looking(&mut model);
    press(&mut model, KeyCode::Right);
    let foot = |model: &Model| text(&drawn(model, (140, 45))).lines().last().unwrap_or_default().to_owned();
    assert!(foot(&model).contains("Space chọn lại nội dung cột"), "{}", foot(&model));
    press(&mut model, KeyCode::Char('?'));
    assert!(text(&drawn(&model, (140, 45))).contains("chọn lại nội dung cột"), "and in the help");
    press(&mut model, KeyCode::Esc);
    for _ in 0..5 {
        press(&mut model, KeyCode::Down);
    }
    press(&mut model, KeyCode::Char(' '));
    for _ in 0..80 {
        press(&mut model, KeyCode::Up);
    }
    let maps = |effects: &[Effect]| match effects {
        [Effect::Desk(Request::Records(Ask::Look(order)))] => {
            order.maps.iter().map(roster::Override::text).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let effects = press(&mut model, KeyCode::Enter);
    assert_eq!(maps(&effects), ["stt=F"]);
    answer(&mut model, &effects);
    press(&mut model, KeyCode::Char(' '));
    for _ in 0..60 {
        press(&mut model, KeyCode::Down);
    }
    assert_eq!(maps(&press(&mut model, KeyCode::Enter)), ["none=F"], "the last choice is none");
}

#[test]
fn an_answer_to_an_older_wish_changes_nothing() {
    let mut model = console();
    picking(&mut model);
    type_text(&mut model, "2026");
    assert_eq!(model.import.input.value(), "2026", "digits are typed");
    let before = model.import.files.len();
    update(&mut model, Message::Desk(Reply::Records(Ask::Files("20".to_owned()), Answer::Files(Vec::new()))));
    assert_eq!(model.import.files.len(), before);
    let late = Message::Desk(Reply::Records(
        Ask::Look(Order::of("cũ.csv")),
        Answer::Looked(import(&model, &Order::default())),
    ));
    update(&mut model, late);
    assert_eq!(model.import.stage, Stage::Pick);
}

fn opened(model: &mut Model) {
    model.screen = Screen::Delegates;
    commit(model, present(999, 2, Means::Face, ago(700)));
    commit(model, event(1_000, 2, Action::StepOut, ago(60)));
    type_text(model, "nguyen van hanh");
    assert_eq!(press(model, KeyCode::Enter), [Effect::Desk(Request::Photo(id(2)))]);
    update(model, Message::Desk(Reply::Photo(id(2), Some(Arc::new(face(90, 120))))));
}

#[test]
fn the_screens_of_a_record() {
    compare("record", opened);
    compare("record-wrong-date", |model| {
        opened(model);
        press(model, KeyCode::Down);
        press(model, KeyCode::Down);
        press(model, KeyCode::Enter);
        type_text(model, "31/02/1980");
    });
    compare("record-choice", |model| {
        opened(model);
        press(model, KeyCode::Right);
        press(model, KeyCode::Enter);
    });
    compare("record-withdraw", |model| {
        opened(model);
        press(model, KeyCode::F(5));
    });
    compare("record-new-badge", |model| {
        opened(model);
        press(model, KeyCode::F(4));
    });
    compare("record-badge-made", |model| {
        opened(model);
        let ask = Ask::Renew(id(2), model.language);
        let page = "/dai-hoi/exports/the-2.html".into();
        update(model, Message::Desk(Reply::Records(ask, Answer::Renewed(id(2), page))));
    });
    compare("delegate-new", |model| {
        model.screen = Screen::Delegates;
        control(model, 'n');
        type_text(model, "Lò Thị Khách");
    });
}

#[test]
fn one_field_at_a_time_is_changed_and_only_to_what_it_can_be() {
    let mut model = console();
    opened(&mut model);
    press(&mut model, KeyCode::Down);
    press(&mut model, KeyCode::Down);
    press(&mut model, KeyCode::Enter);
    type_text(&mut model, "15/3/2026");
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Bell], "tomorrow");
    assert!(text(&drawn(&model, (140, 45))).contains("còn chưa tới"));
    (0..9).for_each(|_| drop(press(&mut model, KeyCode::Backspace)));
    type_text(&mut model, "31/02/1980");
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Bell], "no such day");
    for _ in 0..10 {
        press(&mut model, KeyCode::Backspace);
    }
    type_text(&mut model, "5/1964");
    let effects = press(&mut model, KeyCode::Enter);
    let month = FieldValue::Date(Field::DateOfBirth, "1964-05".parse().expect("a month"));
    let ask = Ask::Edit(id(2), Field::DateOfBirth, Some(month));
    assert_eq!(effects, [Effect::Desk(Request::Records(ask.clone()))], "as precise as it was typed");
    update(&mut model, refused(effects[0].clone(), "Đĩa đầy.".to_owned()));
    let screen = text(&drawn(&model, (80, 24)));
    assert!(screen.contains("Đĩa đầy.") && screen.contains("5/1964"), "what was typed stays:\n{screen}");
    update(&mut model, Message::Desk(Reply::Records(ask, Answer::Saved(id(2)))));
    assert!(model.delegates.open.as_ref().is_some_and(|open| open.typing.is_none() && open.refusal.is_none()));
    // A name can't be wiped; a note can.
    for _ in 0..3 {
        press(&mut model, KeyCode::Left);
    }
    press(&mut model, KeyCode::Enter);
    for _ in 0..20 {
        press(&mut model, KeyCode::Backspace);
    }
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Bell]);
    press(&mut model, KeyCode::Esc);
    for _ in 0..40 {
        press(&mut model, KeyCode::Down);
    }
    press(&mut model, KeyCode::Up);
    press(&mut model, KeyCode::Enter);
    assert_eq!(
        press(&mut model, KeyCode::Enter),
        [Effect::Desk(Request::Records(Ask::Edit(id(2), Field::Note, None)))]
    );
}

#[test]
fn a_guest_is_added_and_the_record_opens() {
    let mut model = console();
    model.screen = Screen::Delegates;
    type_text(&mut model, "lo thi khach");
    control(&mut model, 'n');
    let effects = press(&mut model, KeyCode::Enter);
    assert_eq!(
        effects,
        [Effect::Desk(Request::Records(Ask::Add("lo thi khach".to_owned())))],
        "what was looked for is the name"
    );
    let mut all = people(250);
    all.push(daihoi::domain::delegate::Delegate::new(id(900), id(900).0, "Lò Thị Khách"));
    update(&mut model, Message::Desk(Reply::Changed(snapshot(all, Vec::new()))));
    update(&mut model, Message::Desk(Reply::Records(Ask::Add(String::new()), Answer::Saved(id(900)))));
    assert_eq!(model.delegates.open.as_ref().map(|open| open.delegate), Some(id(900)));
    assert_eq!(model.looked_at().map(|delegate| delegate.id), Some(id(900)));
}

#[test]
fn consent_that_stands_is_withdrawn_only_after_a_question() {
    let mut model = console();
    opened(&mut model);
    press(&mut model, KeyCode::F(5));
    assert!(matches!(model.popup, Some(Popup::Withdraw { delegate }) if delegate == id(2)));
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Desk(Request::Records(Ask::Withdraw(id(2))))]);
    let mut all = people(250);
    let given = all[2].consent.clone().expect("consent");
    all[2].consent = Some(Consent { withdrawn_at: Some(now()), method: ConsentMethod::Paper, ..given });
    update(&mut model, Message::Desk(Reply::Changed(snapshot(all, Vec::new()))));
    model.language = Language::En;
    assert!(text(&drawn(&model, (140, 45))).contains("withdrawn 14/03 07:41"));
    press(&mut model, KeyCode::F(5));
    assert!(matches!(model.popup, Some(Popup::Consent { .. })), "it can be given again");
}

#[test]
fn a_lost_badge_is_replaced_only_after_a_question() {
    let mut model = console();
    opened(&mut model);
    press(&mut model, KeyCode::F(4));
    press(&mut model, KeyCode::Esc);
    assert!(model.popup.is_none());
    press(&mut model, KeyCode::F(4));
    let ask = Ask::Renew(id(2), model.language);
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Desk(Request::Records(ask.clone()))]);
    update(
        &mut model,
        Message::Desk(Reply::Records(ask, Answer::Renewed(id(2), "/dai-hoi/exports/the-2.html".into()))),
    );
    assert!(text(&drawn(&model, (80, 24))).contains("/dai-hoi/exports/the-2.html"));
    assert_eq!(press(&mut model, KeyCode::Enter), [], "it was read");
    assert!(model.popup.is_none());
}

#[test]
fn a_unit_that_nobody_has_is_asked_about() {
    let mut model = console();
    opened(&mut model);
    press(&mut model, KeyCode::Right);
    press(&mut model, KeyCode::Down);
    press(&mut model, KeyCode::Enter);
    press(&mut model, KeyCode::Backspace);
    type_text(&mut model, "goddd");
    assert_eq!(press(&mut model, KeyCode::Enter), []);
    let screen = text(&drawn(&model, (80, 24)));
    assert!(screen.contains("Tổ chức đảng mới?") && screen.contains("Gần giống nhất: Chi bộ thôn"), "{screen}");
    press(&mut model, KeyCode::Esc);
    assert!(model.delegates.open.as_ref().is_some_and(|open| open.typing.is_some()), "what was typed stays");
    press(&mut model, KeyCode::Enter);
    let effects = press(&mut model, KeyCode::Enter);
    let [Effect::Desk(Request::Records(Ask::Edit(whose, Field::Unit, Some(FieldValue::Text(_, unit)))))] = &effects[..]
    else {
        panic!("{effects:?}")
    };
    assert!(*whose == id(2) && unit.ends_with("goddd"));
    (0..60).for_each(|_| drop(press(&mut model, KeyCode::Backspace)));
    type_text(&mut model, "Chi bộ thôn 1");
    assert!(
        matches!(&press(&mut model, KeyCode::Enter)[..], [Effect::Desk(Request::Records(Ask::Edit(..)))]),
        "known: not asked"
    );
}

#[test]
fn a_guest_without_a_name_is_told_why() {
    let mut model = console();
    model.screen = Screen::Delegates;
    control(&mut model, 'n');
    type_text(&mut model, "Khach 1");
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Bell]);
    assert!(text(&drawn(&model, (80, 24))).contains("không có chữ số"));
    press(&mut model, KeyCode::Esc);
    assert!(model.delegates.adding.is_some(), "what was typed stays");
}

#[test]
fn a_supervisor_is_told_what_a_roster_changes() {
    let mut model = console();
    looking(&mut model);
    press(&mut model, KeyCode::Enter);
    press(&mut model, KeyCode::Esc);
    let effect = press(&mut model, KeyCode::Enter).remove(0);
    let supervisors = vec!["Bà Mai".to_owned()];
    update(&mut model, needs_supervisor(effect.clone(), supervisors.clone()));
    let screen = text(&drawn(&model, (80, 24)));
    assert!(screen.contains("Nhập “danh-sach-dai-bieu.xlsx”") && screen.contains("Bà Mai"), "{screen}");
    type_text(&mut model, "2468");
    let wish = press(&mut model, KeyCode::Enter).remove(0);
    assert!(matches!(&wish, Effect::Desk(Request::Approved(inner, _)) if Some(&**inner) == effect.request()));
    update(&mut model, refused(wish, "Đĩa đầy.".to_owned()));
    assert!(model.popup.is_none() && !model.import.busy);
    assert!(text(&drawn(&model, (80, 24))).contains("Đĩa đầy."), "and it can be loaded again");
    let edit = Effect::Desk(Request::Records(Ask::Edit(id(2), Field::Kind, None)));
    update(&mut model, needs_supervisor(edit, supervisors));
    let screen = text(&drawn(&model, (80, 24)));
    assert!(screen.contains("Sửa mục “Thành phần” của  Nguyễn Văn Hạnh"), "{screen}");
}
