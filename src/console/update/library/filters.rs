//! Narrowing hits down: a list of values beside them, each ticked or not.

use crossterm::event::KeyCode;

use super::afresh;
use crate::{
    app::library::Filters,
    console::{effect::Effect, model::Model, update::list::moved},
};

/// Turns to the list of values, or back to the hits.
pub(in crate::console::update) fn switch(model: &mut Model) -> Vec<Effect> {
    let library = &mut model.library;
    library.choosing = match library.choosing {
        None if !library.choices().is_empty() => Some(0),
        _ => None,
    };
    Vec::new()
}

/// Gives all that is chosen up.
pub(in crate::console::update) fn clear(model: &mut Model) -> Vec<Effect> {
    model.library.filters = Filters::default();
    model.library.choosing = None;
    afresh(model, false)
}

/// A key in the list of values.
pub(super) fn key(model: &mut Model, code: KeyCode) -> Vec<Effect> {
    let last = model.library.choices().len().saturating_sub(1);
    let place = model.library.choosing.unwrap_or(0);
    if let Some(place) = moved(code, place, last) {
        model.library.choosing = Some(place);
        return Vec::new();
    }
    match code {
        KeyCode::Enter | KeyCode::Char(' ') => toggle(model, place),
        KeyCode::Esc => {
            model.library.choosing = None;
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Ticks a value, or takes the tick off.
pub(super) fn toggle(model: &mut Model, place: usize) -> Vec<Effect> {
    let choices = model.library.choices();
    let Some((facet, choice)) = choices.get(place) else { return Vec::new() };
    model.library.filters.toggle(*facet, &choice.value);
    afresh(model, false)
}
