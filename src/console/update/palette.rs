//! The palette: find a command as you type, and do it.

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use super::{list, run::run};
use crate::console::{
    commands,
    effect::Effect,
    model::Model,
    popups::{Choice, Palette, Popup},
};

/// A key in the palette.
pub(super) fn key(model: &mut Model, mut palette: Palette, key: KeyEvent) -> Vec<Effect> {
    let fitting = commands::fitting(model, palette.input.value());
    let last = fitting.len().saturating_sub(1);
    if key.code == KeyCode::Enter {
        if let Some(place) = palette.choice.made() {
            return fitting.get(place).map_or_else(Vec::new, |(command, _)| run(*command, model));
        }
    } else if let Some(choice) = list::chosen(key.code, palette.choice, last) {
        palette.choice = choice;
    } else if palette.input.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
        palette.choice = Choice::first(&palette.input);
    }
    model.popup = Some(Popup::Palette(palette));
    Vec::new()
}
