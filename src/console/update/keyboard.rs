//! Keys: a command's, a window's, or the screen's own.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind};
use tui_input::backend::crossterm::EventHandler;

use super::{commands, dashboard, lane, list, log, open, popup, settle};
use crate::console::{
    effect::Effect,
    model::{Model, Panel, Problem, Screen},
    popups::Purpose,
};

/// A key went down.
pub(super) fn key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    if key.kind == KeyEventKind::Release {
        return Vec::new();
    }
    if let Some(run) = commands::of_key(model, key) {
        return run(model);
    }
    if model.popup.is_some() {
        return popup::key(model, key);
    }
    match model.screen {
        Screen::CheckIn => check_in(model, key),
        Screen::Dashboard => dashboard::key(model, key.code),
        Screen::Delegates => delegates(model, key),
        Screen::Import => Vec::new(),
        Screen::Log => log::key(model, key),
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
        (_, Panel::Held(Problem::TwoDoors { .. } | Problem::NotExpected { wish: None, .. })) => settle(model),
        _ => Vec::new(),
    }
}

fn delegates(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    let last = model.delegates.hits.len().saturating_sub(1);
    if key.code == KeyCode::Esc {
        model.delegates.input.reset();
        search(model);
    } else if let Some(selected) = list::moved(key.code, model.delegates.selected, last) {
        model.delegates.selected = selected;
    } else if model.delegates.input.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
        search(model);
    }
    Vec::new()
}

fn search(model: &mut Model) {
    model.delegates.hits = model.snapshot.roster.finder.find(model.delegates.input.value());
    model.delegates.selected = 0;
}
