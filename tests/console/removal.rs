//! Leaving the roster in the console: one delegate from the record, and whoever a list that replaces it does not name.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use daihoi::{
    app::{
        desk::records::{Answer, Ask},
        error::AppError,
        explain::explain,
        roster::import::{Import, Known, Order, fresh_identity, merge},
    },
    console::{Effect, Explained, Message, Model, Needs, Screen, model::Stage, popups::Popup, update},
    i18n::Language,
    roster,
};

use crate::fixture::*;

fn control(model: &mut Model, letter: char) -> Vec<Effect> {
    update(model, Message::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL)))
}

fn opened(model: &mut Model) {
    model.screen = Screen::Delegates;
    type_text(model, "nguyen van hanh");
    press(model, KeyCode::Enter);
}

#[test]
fn a_delegate_leaves_from_the_record_by_a_decision() {
    let mut model = console();
    opened(&mut model);
    assert_eq!(control(&mut model, 'd'), []);
    assert!(matches!(&model.popup, Some(Popup::Removal(form)) if form.delegate == Some(id(2))));
    assert_eq!(press(&mut model, KeyCode::Enter), [], "no decision yet");
    for size in [(80, 24), (140, 45)] {
        let screen = text(&drawn(&model, size));
        assert!(screen.contains("Nguyễn Văn Hạnh") && screen.contains("Hãy ghi số quyết định"), "{screen}");
    }
    type_text(&mut model, "12-QĐ");
    let ask = Ask::Remove(id(2), "12-QĐ".to_owned());
    let request = Request::Records(ask.clone());
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Desk(request.clone())]);

    // Nobody has approved it: the window for the PIN comes up, and the same request goes with it.
    let supervisors = vec!["Mai".to_owned()];
    let explained = Explained {
        sentence: explain(&AppError::NeedsSupervisor { supervisors: supervisors.clone() }, Language::Vi),
        needs: Needs::Supervisor(supervisors),
    };
    update(&mut model, Message::Desk(Reply::Refused(request.clone(), explained)));
    assert!(matches!(&model.popup, Some(Popup::Pin(pin)) if pin.request == request), "{:?}", model.popup);
    press(&mut model, KeyCode::Esc);

    let mut all = people(250);
    all.retain(|delegate| delegate.id != id(2));
    update(&mut model, Message::Desk(Reply::Changed(snapshot(all, Vec::new()))));
    update(&mut model, Message::Desk(Reply::Records(ask, Answer::Removed(id(2)))));
    assert!(model.delegates.open.is_none());
    assert!(model.delegate(id(2)).is_none());
    assert_eq!(control(&mut model, 'd'), [], "no record is open");
    assert!(!matches!(model.popup, Some(Popup::Removal(_))));
}

#[test]
fn a_window_of_a_decision_is_left_by_escape() {
    let mut model = console();
    opened(&mut model);
    control(&mut model, 'd');
    type_text(&mut model, "12");
    assert_eq!(press(&mut model, KeyCode::Esc), []);
    assert!(model.popup.is_none() && model.delegates.open.is_some());
}

/// What a list of the first three people comes to.
fn import(model: &Model, order: &Order) -> Arc<Import> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ds.csv");
    let rows: Vec<String> =
        people(250)[..3].iter().map(|one| format!("{};{}\n", one.badge_no, one.full_name)).collect();
    std::fs::write(&path, format!("Số thẻ;Họ và tên\n{}", rows.concat())).expect("written");
    let known = Known { delegates: &model.snapshot.roster.delegates, removed: &[] };
    Arc::new(merge(&roster::read(&path, &[]).expect("read"), known, order, fresh_identity))
}

fn answer(model: &mut Model, effects: &[Effect]) {
    let [Effect::Desk(Request::Records(ask @ Ask::Look(order)))] = effects else { panic!("a look: {effects:?}") };
    let import = import(model, order);
    update(model, Message::Desk(Reply::Records(ask.clone(), Answer::Looked(import))));
}

#[test]
fn a_list_replaces_the_roster_after_the_names_of_who_leaves_were_shown() {
    let mut model = console();
    model.screen = Screen::Delegates;
    press(&mut model, KeyCode::Tab);
    type_text(&mut model, "/dai-hoi/ds.csv");
    let effects = press(&mut model, KeyCode::Enter);
    answer(&mut model, &effects);
    assert_eq!(model.import.stage, Stage::Look);
    assert_eq!(press(&mut model, KeyCode::F(6)), []);
    assert!(matches!(&model.popup, Some(Popup::Removal(form)) if form.delegate.is_none()));
    type_text(&mut model, "1-QĐ");
    let effects = press(&mut model, KeyCode::Enter);
    let [Effect::Desk(Request::Records(Ask::Look(order)))] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(order.replaces.as_deref(), Some("1-QĐ"));
    answer(&mut model, &effects);
    let leaving = model.import.import.as_ref().map_or(0, |import| import.leaving.len());
    assert_eq!(leaving, 247);
    let name = people(250)[3].full_name.clone();
    for size in [(80, 24), (140, 45)] {
        let screen = text(&drawn(&model, size));
        assert!(screen.contains(&name) && screen.contains("− 247 ra khỏi danh sách"), "{screen}");
    }
    let effects = press(&mut model, KeyCode::Enter);
    assert!(
        matches!(&effects[..], [Effect::Desk(Request::Records(Ask::Load(order)))] if order.replaces.is_some()),
        "{effects:?}"
    );
    let Effect::Desk(request) = effects[0].clone() else { panic!("a request") };
    update(&mut model, Message::Desk(Reply::Refused(request, Explained::told("Còn 1 dòng chưa nạp được."))));
    let effects = press(&mut model, KeyCode::F(6));
    assert!(
        matches!(&effects[..], [Effect::Desk(Request::Records(Ask::Look(order)))] if order.replaces.is_none()),
        "taken back: {effects:?}"
    );
}
