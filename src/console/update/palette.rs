//! The palette: find a command as you type, and do it.

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use super::{list, run::run};
use crate::console::{
    commands,
    effect::Effect,
    model::Model,
    popups::{Palette, Popup},
};

/// A key in the palette.
pub(super) fn key(model: &mut Model, mut palette: Palette, key: KeyEvent) -> Vec<Effect> {
    let fitting = commands::fitting(model, palette.input.value());
    let last = fitting.len().saturating_sub(1);
    if key.code == KeyCode::Enter {
        return fitting.get(palette.selected).map_or_else(Vec::new, |(command, _)| run(*command, model));
    }
    if let Some(selected) = list::moved(key.code, palette.selected, last) {
        palette.selected = selected;
    } else if palette.input.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
        palette.selected = 0;
    }
    model.popup = Some(Popup::Palette(palette));
    Vec::new()
}
