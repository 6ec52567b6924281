//! The keys that do something now, for the last line of the screen.

use super::{
    model::{LaneView, Model, Panel, Problem, Screen},
    popups::{Over, Popup},
};
use crate::{
    app::lane::{CameraState, EnrolState},
    domain::{attendance::Presence, congress::Session, event::Means},
};

/// A key and what it does now; the most important first.
pub(crate) fn keys(model: &Model) -> Vec<(&'static str, String)> {
    let (words, board) = (&model.words().keys, &model.words().board.keys);
    if let Some(popup) = &model.popup {
        return own(&match popup {
            Popup::Find(find) if find.hits.is_empty() => vec![("Enter", words.manual), ("Esc", words.close)],
            Popup::Find(find) if find.means == Means::Manual => {
                vec![("Enter", words.manual), ("↑↓", words.choose), ("Esc", words.close)]
            }
            Popup::Find(_) => {
                vec![("Enter", words.check_in), ("↑↓", words.choose), ("F4", words.manual), ("Esc", words.close)]
            }
            Popup::Reason(_) | Popup::Consent { .. } => {
                vec![("Enter", words.record), ("↑↓", words.choose), ("Esc", words.close)]
            }
            Popup::Names(_) => vec![
                ("↑↓", words.scroll),
                ("Enter", board.record),
                ("x", board.xlsx),
                ("c", board.csv),
                ("Esc", words.close),
            ],
            Popup::Over(Over::Sessions(sessions)) => {
                let open = sessions.all.get(sessions.selected).is_some_and(Session::is_open);
                let mut keys = vec![("↑↓", words.choose), ("Enter", board.look)];
                keys.extend(if open { vec![("b", board.bell), ("c", board.close)] } else { vec![("o", board.open)] });
                keys.push(("Esc", words.close));
                keys
            }
            Popup::Over(Over::Sure(..)) => vec![("Enter", board.sure), ("Esc", words.close)],
            Popup::Over(Over::Exported { .. }) => vec![("Esc", words.close)],
            Popup::Enrol { state, .. } if !matches!(state, Some(EnrolState::Done { .. })) => vec![("Esc", words.stop)],
            Popup::Refused { .. } => vec![("Enter", words.retry), ("Esc", words.give_up)],
            Popup::Quit => vec![("Enter", words.quit), ("Esc", words.close)],
            Popup::Enrol { .. } | Popup::NothingToUndo | Popup::Help => vec![("Esc", words.close)],
        });
    }
    of_screen(model)
}

fn own(pairs: &[(&'static str, &'static str)]) -> Vec<(&'static str, String)> {
    pairs.iter().map(|(key, does)| (*key, (*does).to_owned())).collect()
}

/// The keys of the screen, whatever lies over it.
pub(crate) fn of_screen(model: &Model) -> Vec<(&'static str, String)> {
    let words = &model.words().keys;
    let mut keys = match model.screen {
        Screen::CheckIn => own(&check_in(model)),
        Screen::Dashboard => own(&dashboard(model)),
        Screen::Delegates => own(&delegates(model)),
        Screen::Import => Vec::new(),
        Screen::Log => {
            own(&[("↑↓", words.choose), ("Enter", model.words().log.record), ("Esc", model.words().log.clear)])
        }
    };
    let next = model.words().screens[model.screen.next() as usize];
    keys.push(("Tab", next.to_lowercase()));
    keys
}

fn check_in(model: &Model) -> Vec<(&'static str, &'static str)> {
    let words = &model.words().keys;
    let mut keys = match &model.panel {
        Panel::Held(Problem::Confirm(confirm)) => {
            let mut keys = vec![("Enter", words.accept), ("Esc", words.not_him)];
            if confirm.nearest.len() > 1 {
                keys.push(("↑↓", words.choose));
            }
            keys
        }
        Panel::Held(Problem::Unknown { .. }) => {
            return vec![("a-z", words.type_name), ("/", words.find), ("Esc", words.dismiss)];
        }
        Panel::Held(Problem::NotExpected { wish: Some(_), presence: Presence::Out, .. }) => {
            vec![("Enter", words.came_back), ("Esc", words.dismiss)]
        }
        Panel::Held(Problem::NotExpected { wish: Some(_), .. }) => {
            vec![("Enter", words.check_in_anyway), ("Esc", words.dismiss)]
        }
        Panel::Held(Problem::NotExpected { .. } | Problem::TwoDoors { .. }) => vec![("Esc", words.dismiss)],
        Panel::Held(Problem::Refused { .. }) => vec![("Enter", words.retry), ("Esc", words.give_up)],
        Panel::Idle | Panel::Done { .. } | Panel::Already { .. } => Vec::new(),
    };
    keys.push(("/", words.find));
    if model.undoable().is_some() {
        keys.push(("u", words.undo));
    }
    let over = |lane: &LaneView| matches!(lane.camera, CameraState::Ended | CameraState::Lost | CameraState::Failed(_));
    if model.lanes.iter().any(over) {
        keys.push(("F3", words.next_source));
    }
    keys
}

fn dashboard(model: &Model) -> Vec<(&'static str, &'static str)> {
    let (words, board) = (&model.words().keys, &model.words().board.keys);
    let mut keys = vec![
        ("↑↓←→", words.choose),
        ("Enter", words.names),
        ("g", board.group),
        ("s", board.sessions),
        ("x", board.xlsx),
        ("c", board.csv),
    ];
    if model.board.viewed.is_some() {
        keys.insert(0, ("Esc", board.back));
    }
    keys
}

fn delegates(model: &Model) -> Vec<(&'static str, &'static str)> {
    let words = &model.words().keys;
    let mut keys = vec![("↑↓", words.choose)];
    if let Some(delegate) = model.looked_at() {
        match model.presence(delegate.id) {
            Presence::Expected => keys.push(("F8", words.check_in)),
            Presence::Present => keys.push(("F7", words.went_out)),
            Presence::Out => keys.push(("F7", words.came_back)),
            _ => {}
        }
        keys.push(("F5", words.consent));
        keys.push(("F6", words.enrol));
    }
    keys
}
