//! The dashboard: every number opens its names, sessions take their steps, lists leave as files.

use std::sync::Arc;

use crossterm::event::KeyCode;
use daihoi::{
    app::desk::{
        attendance_export::{Format, Wanted},
        dashboard::{Answer, Ask},
        sessions::Step,
        snapshot::Snapshot,
    },
    console::{
        Effect, Message, Model, Screen,
        model::Chosen,
        popups::{DashboardPopup, Names, Popup},
        update,
    },
    domain::{
        congress::Session,
        dashboard::{DashboardNumber, Grouping},
        event::Means,
    },
    i18n::Language,
};

use crate::{fixture::*, screens::compare};

fn dashboard() -> Model {
    on_dashboard(console())
}

fn on_dashboard(mut model: Model) -> Model {
    model.screen = Screen::Dashboard;
    model
}

/// The names behind what is chosen.
#[track_caller]
fn opened(model: &mut Model) -> Names {
    assert!(press(model, KeyCode::Enter).is_empty());
    match model.popup.take() {
        Some(Popup::Names(names)) => names,
        other => panic!("names, not {other:?}"),
    }
}

/// Another session of the same congress, closed an hour ago.
fn afternoon(model: &Model) -> Arc<Snapshot> {
    let mut session = Session::new("tru-bi", "Phiên trù bị");
    session.opened = Some(ago(9_000));
    session.closed = Some(ago(3_600));
    let mut events = model.snapshot.events.clone();
    for (number, delegate) in [20_usize, 21, 22].into_iter().enumerate() {
        let mut event = present(70_000 + number as u128, delegate, Means::Qr, ago(8_000 - number as i64 * 60));
        session.name.clone_into(&mut event.session);
        events.push(Arc::new(event));
    }
    let current = &model.snapshot;
    Arc::new(Snapshot::new(
        current.congress.clone(),
        ("1".to_owned(), "Lan".to_owned()),
        session,
        Arc::clone(&current.roster),
        events,
        current.rule.clone(),
    ))
}

fn sessions(model: &Model) -> Vec<Session> {
    vec![afternoon(model).session.clone(), model.snapshot.session.clone(), Session::new("be-mac", "Phiên bế mạc")]
}

fn answer(model: &mut Model, answer: Answer) -> Vec<Effect> {
    update(model, Message::Desk(Reply::Dashboard(Ask::Sessions, answer)))
}

#[test]
fn every_counter_and_prong_opens_as_many_names_as_it_says() {
    let mut model = dashboard();
    let counts = model.snapshot.counts.clone();
    model.dashboard.chosen = Some(Chosen::Counter(0));
    for many in [counts.present, counts.expected, counts.excused, counts.absent, counts.late] {
        let names = opened(&mut model);
        assert_eq!(names.delegates.len(), many, "{}", names.title);
        assert!(names.title.ends_with("/249 được triệu tập"), "of whom is said: {}", names.title);
        press(&mut model, KeyCode::Right);
    }
    model.dashboard.chosen = Some(Chosen::Condition(0));
    let names = opened(&mut model);
    assert_eq!(names.delegates.len(), counts.summoned - counts.present);
    let missing = counts.quorum.expect("a rule").delegates.needed - counts.present;
    assert!(names.title.contains(&format!("thiếu {missing} ")), "{}", names.title);
    press(&mut model, KeyCode::Down);
    assert_eq!(model.dashboard.chosen(), Chosen::Condition(1));
    let names = opened(&mut model);
    let roll = &model.snapshot;
    let units: std::collections::BTreeSet<&str> = names
        .delegates
        .iter()
        .filter_map(|id| roll.roster.delegate(*id))
        .map(|delegate| delegate.unit.as_str())
        .collect();
    assert_eq!(units.len(), counts.units.total - counts.units.represented, "the missing units and no others");
}

#[test]
fn groups_are_of_units_or_delegations_the_emptiest_first_and_open_those_who_are_missing_first() {
    for (grouping, many) in [(Grouping::Unit, 26), (Grouping::Delegation, 6)] {
        let mut model = dashboard();
        if grouping == Grouping::Delegation {
            press(&mut model, KeyCode::Char('g'));
        }
        assert_eq!(model.dashboard.grouping, grouping);
        let groups: Vec<_> = model.groups().into_iter().map(|(name, share)| (name.to_owned(), share)).collect();
        assert_eq!(groups.len(), many);
        assert!(groups.is_sorted_by_key(|(_, share)| std::cmp::Reverse(share.total - share.present)));
        for (place, (name, share)) in groups.iter().enumerate() {
            assert_eq!(model.dashboard.chosen(), Chosen::Group(place));
            let names = opened(&mut model);
            assert!(names.title.starts_with(&format!("{name}: {}/{}", share.present, share.total)));
            assert_eq!(names.delegates.len(), share.total);
            let here = |place: usize| model.arrival(names.delegates[place]).is_some();
            assert!(share.present == 0 || here(share.total - 1), "who is here comes last");
            press(&mut model, KeyCode::Down);
        }
    }
}

#[test]
fn a_minute_of_the_chart_opens_who_came_in_it() {
    let mut model = dashboard();
    press(&mut model, KeyCode::Right);
    let mut seen = 0;
    while let Chosen::Minute(minute) = model.dashboard.chosen() {
        let names = opened(&mut model);
        assert!(!names.delegates.is_empty(), "quiet minutes are passed over");
        let times: Vec<_> =
            names.delegates.iter().filter_map(|id| model.arrival(*id)).map(|event| event.at.as_second()).collect();
        let seconds = minute.as_second()..minute.as_second() + 60;
        assert!(times.len() == names.delegates.len() && times.iter().all(|second| seconds.contains(second)));
        assert!(times.is_sorted());
        seen += times.len();
        press(&mut model, KeyCode::Left);
    }
    assert_eq!(seen, model.snapshot.roll.arrivals().len(), "everybody came in some minute");
    assert_eq!(model.dashboard.chosen(), Chosen::Group(0));
}

#[test]
fn an_event_and_a_name_lead_to_the_record() {
    let mut model = dashboard();
    model.dashboard.chosen = Some(Chosen::Event(0));
    press(&mut model, KeyCode::Down);
    let delegate = model.last_events()[1].delegate;
    press(&mut model, KeyCode::Enter);
    assert_eq!((model.screen, model.looked_at().map(|delegate| delegate.id)), (Screen::Delegates, Some(delegate)));

    let mut model = dashboard();
    press(&mut model, KeyCode::Enter);
    press(&mut model, KeyCode::Down);
    let Some(Popup::Names(names)) = &model.popup else { panic!("names") };
    let delegate = names.delegates[1];
    press(&mut model, KeyCode::Enter);
    assert!(model.popup.is_none());
    assert_eq!((model.screen, model.looked_at().map(|delegate| delegate.id)), (Screen::Delegates, Some(delegate)));
}

#[test]
fn what_is_seen_is_exported_and_the_path_is_told() {
    let mut model = dashboard();
    let session = || "chinh-thuc".to_owned();
    let export = |wanted, format| {
        [Effect::Desk(Request::Dashboard(Ask::Export { session: session(), wanted, format, language: Language::Vi }))]
    };
    assert_eq!(press(&mut model, KeyCode::Char('x')), export(Wanted::Everything, Format::Xlsx));
    assert_eq!(press(&mut model, KeyCode::Char('c')), export(Wanted::Everything, Format::Csv));
    model.dashboard.chosen = Some(Chosen::Counter(0));
    press(&mut model, KeyCode::Enter);
    let Some(Popup::Names(names)) = model.popup.clone() else { panic!("names") };
    let wanted = Wanted::Names(DashboardNumber::Present, names.title);
    assert_eq!(press(&mut model, KeyCode::Char('c')), export(wanted, Format::Csv));
    assert!(matches!(model.popup, Some(Popup::Names(_))), "the names stay");
    answer(&mut model, Answer::Exported("dai-hoi/exports/danh-sach-co-mat.csv".into(), 151));
    let screen = text(&drawn(&model, (80, 24)));
    assert!(screen.contains("dai-hoi/exports/danh-sach-co-mat.csv") && screen.contains("151"), "{screen}");
    press(&mut model, KeyCode::Esc);
    assert!(model.popup.is_none());
}

#[test]
fn a_session_takes_a_step_only_when_it_is_confirmed() {
    let mut model = dashboard();
    let open = |model: &mut Model, session: usize| {
        assert_eq!(press(model, KeyCode::Char('s')), [Effect::Desk(Request::Dashboard(Ask::Sessions))]);
        let all = sessions(model);
        answer(model, Answer::Sessions(all));
        // The desk's own session is chosen at first.
        press(model, KeyCode::Up);
        for _ in 0..session {
            press(model, KeyCode::Down);
        }
    };
    for (session, name, key, step) in [
        (1, "chinh-thuc", 'b', Step::Bell),
        (1, "chinh-thuc", 'c', Step::Close),
        (0, "tru-bi", 'o', Step::Open),
        (2, "be-mac", 'o', Step::Open),
    ] {
        open(&mut model, session);
        assert_eq!(press(&mut model, KeyCode::Char(key)), []);
        assert!(
            matches!(&model.popup, Some(Popup::Dashboard(DashboardPopup::Sure(asked, _))) if asked.name == name),
            "{name}"
        );
        press(&mut model, KeyCode::Esc);
        assert!(model.popup.is_none(), "nothing was done");
        open(&mut model, session);
        press(&mut model, KeyCode::Char(key));
        assert_eq!(
            press(&mut model, KeyCode::Enter),
            [Effect::Desk(Request::Dashboard(Ask::Step(name.to_owned(), step)))]
        );
        assert!(model.popup.is_none());
    }
    // What can't be done now is not asked about.
    for (session, key) in [(1, 'o'), (0, 'b'), (0, 'c'), (2, 'b')] {
        open(&mut model, session);
        press(&mut model, KeyCode::Char(key));
        assert!(
            matches!(model.popup, Some(Popup::Dashboard(DashboardPopup::Sessions(_)))),
            "{key} on session {session}"
        );
        press(&mut model, KeyCode::Esc);
    }
}

#[test]
fn another_sessions_roll_is_looked_at_and_changes_nothing_at_the_door() {
    let mut model = dashboard();
    let all = sessions(&model);
    answer(&mut model, Answer::Sessions(all));
    press(&mut model, KeyCode::Up);
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Desk(Request::Dashboard(Ask::Roll("tru-bi".to_owned())))]);
    let roll = afternoon(&model);
    answer(&mut model, Answer::Roll(roll));
    model.dashboard.chosen = Some(Chosen::Counter(0));
    let names = opened(&mut model);
    assert_eq!(names.delegates.len(), 3);
    assert!(text(&drawn(&model, (80, 24))).contains("Chỉ xem: Phiên trù bị"));
    let Effect::Desk(Request::Dashboard(Ask::Export { session, .. })) = press(&mut model, KeyCode::Char('x')).remove(0)
    else {
        panic!("an export")
    };
    assert_eq!(session, "tru-bi", "what is seen is what is written");
    model.screen = Screen::CheckIn;
    assert_eq!(update(&mut model, accept(1, 20)).len(), 0, "present in this session already, by its own roll");
    assert!(matches!(update(&mut model, accept(2, 0)).first(), Some(Effect::Desk(Request::CheckIn(..)))));
    model.screen = Screen::Dashboard;
    press(&mut model, KeyCode::Esc);
    assert!(model.dashboard.viewed.is_none());
    assert!(opened(&mut model).delegates.len() > 100);
}

#[test]
fn no_key_leads_astray_whatever_there_is_to_see() {
    let keys = [
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Char('g'),
    ];
    for (many, here) in [(30, 0), (30, 20), (250, 150)] {
        let mut model = on_dashboard(console_of(many, here));
        if here == 0 {
            update(&mut model, Message::Desk(Reply::Changed(snapshot(people(many), Vec::new()))));
        }
        // A walk that takes every key after every other.
        let mut step = 7_usize;
        for _ in 0..600 {
            step = step.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            press(&mut model, keys[step / 65_536 % keys.len()]);
            model.screen = Screen::Dashboard;
            drawn(&model, (80, 24));
        }
    }
}

#[test]
fn the_choice_follows_when_the_roster_shrinks() {
    let mut model = dashboard();
    for _ in 0..3 {
        press(&mut model, KeyCode::PageDown);
    }
    assert_eq!(model.dashboard.chosen(), Chosen::Group(25));
    update(&mut model, Message::Desk(Reply::Changed(snapshot(people(30), morning(30, 5)))));
    assert_eq!(model.dashboard.chosen(), Chosen::Group(3), "the last there is");
    opened(&mut model);
}

#[test]
fn screens() {
    compare("dashboard-minute", |model| {
        model.screen = Screen::Dashboard;
        press(model, KeyCode::Right);
        press(model, KeyCode::Left);
    });
    compare("dashboard-delegations", |model| {
        model.screen = Screen::Dashboard;
        press(model, KeyCode::Char('g'));
    });
    compare("dashboard-condition-names", |model| {
        model.screen = Screen::Dashboard;
        model.dashboard.chosen = Some(Chosen::Condition(0));
        press(model, KeyCode::Enter);
    });
    compare("dashboard-present-names", |model| {
        model.screen = Screen::Dashboard;
        model.dashboard.chosen = Some(Chosen::Counter(0));
        press(model, KeyCode::Enter);
    });
    compare("sessions", |model| {
        model.screen = Screen::Dashboard;
        let all = sessions(model);
        answer(model, Answer::Sessions(all));
    });
    compare("session-close", |model| {
        model.screen = Screen::Dashboard;
        let all = sessions(model);
        answer(model, Answer::Sessions(all));
        press(model, KeyCode::Char('c'));
    });
    compare("session-looked-at", |model| {
        model.screen = Screen::Dashboard;
        let roll = afternoon(model);
        answer(model, Answer::Roll(roll));
    });
    compare("exported", |model| {
        model.screen = Screen::Dashboard;
        answer(
            model,
            Answer::Exported("/home/lan/dai-hoi/exports/diem-danh-chinh-thuc-20260314-074109.xlsx".into(), 250),
        );
    });
}
