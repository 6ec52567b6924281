//! Keys of the publish screen, and what is told about the papers.

use std::{path::PathBuf, sync::Arc};

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use super::list::moved;
use crate::{
    app::press::{Ask, Copying, Hall, State, Watching},
    console::{
        effect::Effect,
        model::Model,
        popups::{Popup, Stick},
    },
};

/// How everything is now.
pub(super) fn told(model: &mut Model, state: Arc<State>) -> Vec<Effect> {
    let view = &mut model.publish;
    let was_shut = view.is_shut();
    match state.hall {
        Hall::Open { .. } => view.was_open = true,
        Hall::Closed => view.was_open = false,
        Hall::Failed(_) => {}
    }
    view.state = state;
    view.selected = view.selected.min(view.warnings().len().saturating_sub(1));
    if let Some(Popup::Stick(stick)) = &mut model.popup {
        stick.selected = stick.selected.min(model.publish.state.sticks.len().saturating_sub(1));
    }
    // The hall has lost its papers: somebody has to know, whatever they are doing.
    if model.publish.is_shut() && !was_shut { vec![Effect::Alarm] } else { Vec::new() }
}

/// A key on the screen that no command has.
pub(super) fn key(model: &mut Model, code: KeyCode) -> Vec<Effect> {
    let last = model.publish.warnings().len().saturating_sub(1);
    if let Some(selected) = moved(code, model.publish.selected, last) {
        model.publish.selected = selected;
    }
    Vec::new()
}

/// Documents are watched, or not any more.
pub(super) fn watch(model: &mut Model) -> Vec<Effect> {
    vec![Effect::Press(Ask::Watch(!matches!(model.publish.state.watch, Watching::On)))]
}

/// The site is open to the hall, or not any more.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    vec![Effect::Press(Ask::Open(!matches!(model.publish.state.hall, Hall::Open { .. })))]
}

/// The site is built now.
pub(super) fn build(_: &mut Model) -> Vec<Effect> {
    vec![Effect::Press(Ask::Build)]
}

/// Where is it copied to?
pub(super) fn which_stick(model: &mut Model) -> Vec<Effect> {
    model.popup = Some(Popup::Stick(Stick::default()));
    vec![Effect::Press(Ask::Sticks)]
}

/// The copy is given up.
pub(super) fn end_copy(_: &mut Model) -> Vec<Effect> {
    vec![Effect::Press(Ask::EndCopy)]
}

/// Whether a copy is being made.
pub(super) fn copies(model: &Model) -> bool {
    matches!(model.publish.state.copy, Copying::Runs { .. })
}

/// A key in the window that asks for a stick.
pub(super) fn stick(model: &mut Model, mut stick: Stick, key: KeyEvent) -> Vec<Effect> {
    let sticks = &model.publish.state.sticks;
    let typed = stick.input.value().trim();
    if key.code == KeyCode::Enter {
        let target = if typed.is_empty() { sticks.get(stick.selected).cloned() } else { Some(PathBuf::from(typed)) };
        if let Some(target) = target {
            return vec![Effect::Press(Ask::Copy(target))];
        }
    } else if let Some(selected) =
        moved(key.code, stick.selected, sticks.len().saturating_sub(1)).filter(|_| typed.is_empty())
    {
        stick.selected = selected;
    } else {
        let _ = stick.input.handle_event(&Event::Key(key));
    }
    model.popup = Some(Popup::Stick(stick));
    Vec::new()
}
