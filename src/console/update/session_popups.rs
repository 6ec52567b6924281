//! What lies over the dashboard: the names behind a number, sessions and their steps, where an export went.

use crossterm::event::KeyCode;

use super::{list::moved, roster};
use crate::{
    app::desk::{
        attendance_export::{Format, Wanted, behind},
        dashboard::{Answer, Ask},
        front_desk::Request,
        sessions::Step,
    },
    console::{
        effect::Effect,
        model::Model,
        popups::{DashboardPopup, Names, Popup, Sessions},
    },
    domain::{congress::Session, dashboard::DashboardNumber},
};

/// The names behind a number.
pub(super) fn names(model: &Model, title: String, number: DashboardNumber) -> Popup {
    let delegates = behind(model.dashboard_roll(), &number).into_iter().map(|delegate| delegate.id).collect();
    Popup::Names(Names { title, number, delegates, selected: 0 })
}

/// A key while names are shown.
pub(super) fn names_key(model: &mut Model, mut names: Names, code: KeyCode) -> Vec<Effect> {
    let last = names.delegates.len().saturating_sub(1);
    let effects = match code {
        KeyCode::Enter => {
            return match names.delegates.get(names.selected) {
                Some(delegate) => roster::show(model, *delegate),
                None => Vec::new(),
            };
        }
        KeyCode::Char(letter @ ('x' | 'c')) => {
            let format = if letter == 'x' { Format::Xlsx } else { Format::Csv };
            export(model, Wanted::Names(names.number.clone(), names.title.clone()), format)
        }
        code => {
            names.selected = moved(code, names.selected, last).unwrap_or(names.selected);
            Vec::new()
        }
    };
    model.popup = Some(Popup::Names(names));
    effects
}

/// Has a list written to a file.
pub(super) fn export(model: &Model, wanted: Wanted, format: Format) -> Vec<Effect> {
    let session = model.dashboard_roll().session.name.clone();
    vec![Effect::Desk(Request::Dashboard(Ask::Export { session, wanted, format, language: model.language }))]
}

/// A key while something of the dashboard's lies over the screen.
pub(super) fn dashboard_key(model: &mut Model, over: DashboardPopup, code: KeyCode) -> Vec<Effect> {
    match over {
        DashboardPopup::Exported { .. } => Vec::new(),
        DashboardPopup::Sure(name, step) => {
            if code == KeyCode::Enter {
                return vec![Effect::Desk(Request::Dashboard(Ask::Step(name.name, step)))];
            }
            model.popup = Some(Popup::Dashboard(DashboardPopup::Sure(name, step)));
            Vec::new()
        }
        DashboardPopup::Sessions(sessions) => sessions_key(model, sessions, code),
    }
}

fn sessions_key(model: &mut Model, mut sessions: Sessions, code: KeyCode) -> Vec<Effect> {
    let chosen = sessions.all.get(sessions.selected).cloned();
    let step = chosen.as_ref().and_then(|session| match code {
        KeyCode::Char('o') if !session.is_open() => Some(Step::Open),
        KeyCode::Char('b') if session.is_open() => Some(Step::Bell),
        KeyCode::Char('c') if session.is_open() => Some(Step::Close),
        _ => None,
    });
    match (chosen, step) {
        (Some(session), Some(step)) => {
            model.popup = Some(Popup::Dashboard(DashboardPopup::Sure(session, step)));
            Vec::new()
        }
        (Some(session), None) if code == KeyCode::Enter => show_session(model, session.name),
        _ => {
            let last = sessions.all.len().saturating_sub(1);
            sessions.selected = moved(code, sessions.selected, last).unwrap_or(sessions.selected);
            model.popup = Some(Popup::Dashboard(DashboardPopup::Sessions(sessions)));
            Vec::new()
        }
    }
}

fn show_session(model: &mut Model, session: String) -> Vec<Effect> {
    if session == model.snapshot.session.name {
        model.dashboard.viewed = None;
        return Vec::new();
    }
    vec![Effect::Desk(Request::Dashboard(Ask::Roll(session)))]
}

/// What dashboard and log asked for has come.
pub(super) fn answered(model: &mut Model, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Sessions(all) => {
            let here = |session: &Session| session.name == model.dashboard_roll().session.name;
            let selected = all.iter().position(here).unwrap_or(0);
            model.popup = Some(Popup::Dashboard(DashboardPopup::Sessions(Sessions { all, selected })));
            Vec::new()
        }
        Answer::Stepped(session, _) => {
            // What is only looked at may be what was just changed.
            match &model.dashboard.viewed {
                Some(viewed) if viewed.session.name == model.snapshot.session.name => model.dashboard.viewed = None,
                Some(viewed) if viewed.session.name == session.name => {
                    return vec![Effect::Desk(Request::Dashboard(Ask::Roll(session.name))), Effect::Bell];
                }
                _ => {}
            }
            vec![Effect::Bell]
        }
        Answer::Roll(snapshot) => {
            model.dashboard.viewed = (snapshot.session.name != model.snapshot.session.name).then_some(snapshot);
            model.dashboard.chosen = None;
            Vec::new()
        }
        Answer::Exported(path, names) => {
            model.popup = Some(Popup::Dashboard(DashboardPopup::Exported { path, names }));
            Vec::new()
        }
        Answer::Log(page) => super::log::read(model, page),
        Answer::Checked(chain) => super::log::checked(model, chain),
    }
}
