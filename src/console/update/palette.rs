//! The palette: find a command as you type, and do it.

use crossterm::event::{KeyCode, KeyEvent};

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
        if let Some(place) = palette.choice.made() {
            return fitting.get(place).map_or_else(Vec::new, |(command, _)| run(*command, model));
        }
    } else {
        list::filtered(key, &mut palette.input, &mut palette.choice, last);
    }
    model.popup = Some(Popup::Palette(palette));
    Vec::new()
}
