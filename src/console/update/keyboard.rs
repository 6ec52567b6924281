//! Keys: a command's, a window's, or the screen's own.

use crossterm::event::{KeyCode, KeyEvent};

use super::{dashboard, delegates, dismiss, import, lane, library, log, open, popup, publish, run::run};
use crate::console::{
    commands,
    effect::Effect,
    model::{Model, Panel, Problem, Screen},
    popups::Purpose,
};

/// A person's key went down.
pub(super) fn key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    if let Some(command) = commands::of_key(model, key) {
        return run(command, model);
    }
    if model.popup.is_some() {
        return popup::key(model, key);
    }
    match model.screen {
        Screen::CheckIn => check_in(model, key),
        Screen::Dashboard => dashboard::key(model, key.code),
        Screen::Delegates => delegates::key(model, key),
        Screen::Import => import::key(model, key),
        Screen::Log => log::key(model, key),
        Screen::Library => library::key(model, key),
        Screen::Publish => publish::key(model, key.code),
    }
}

fn check_in(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    match (key.code, &model.panel) {
        (KeyCode::Up, _) => lane::choose(model, -1),
        (KeyCode::Down, _) => lane::choose(model, 1),
        (KeyCode::Char(letter), Panel::Held(Problem::Unknown { .. })) if letter.is_alphabetic() => {
            open::find(model, Purpose::CheckIn, &letter.to_string())
        }
        (KeyCode::Enter, _) => Vec::new(),
        // What only has to be read goes at any key.
        (_, Panel::Held(Problem::TwoDoors { .. } | Problem::Badge(_) | Problem::NotExpected { wish: None, .. })) => {
            dismiss(model)
        }
        _ => Vec::new(),
    }
}
