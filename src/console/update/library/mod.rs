//! The library screen: find as you type, narrow down, read, open.

mod filters;
mod paper;

use crossterm::event::{Event, KeyCode, KeyEvent};
use jiff::{SignedDuration, Timestamp};
use tui_input::backend::crossterm::EventHandler;

use super::list::moved;
use crate::{
    app::library::{Answer, Ask},
    console::{
        effect::Effect,
        layout::library::Spot,
        model::{Model, Screen},
    },
};

pub(super) use self::{
    filters::{clear, switch},
    paper::{next_mark, original, page, previous_mark, resized},
};

/// After so long without a letter, what was typed is taken as finished: then it may be corrected.
const PAUSE: SignedDuration = SignedDuration::from_millis(500);

/// The screen is turned to: the documents may have changed.
pub(super) fn entered(model: &mut Model) -> Vec<Effect> {
    find(model, false)
}

/// Asks for what is typed and chosen.
fn find(model: &mut Model, unfinished: bool) -> Vec<Effect> {
    let library = &mut model.library;
    library.opened = None;
    library.wanted = library.question(unfinished);
    vec![Effect::Library(Ask::Find(library.wanted.clone()))]
}

/// Asks from the first hit on.
fn afresh(model: &mut Model, unfinished: bool) -> Vec<Effect> {
    model.library.selected = 0;
    find(model, unfinished)
}

/// Time passed.
pub(super) fn tick(model: &mut Model, now: Timestamp) -> Vec<Effect> {
    let library = &mut model.library;
    if library.typed_at.is_none_or(|at| now.duration_since(at) < PAUSE) {
        return Vec::new();
    }
    library.typed_at = None;
    let nothing = library.found.as_ref().is_some_and(|found| found.total == 0);
    if nothing && library.wanted.unfinished && model.screen == Screen::Library {
        find(model, false)
    } else {
        Vec::new()
    }
}

/// A key on the screen.
pub(super) fn key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    if model.library.reading.is_some() {
        return paper::key(model, key.code);
    }
    if model.library.choosing.is_some() {
        return filters::key(model, key.code);
    }
    let last = model.library.hits().len().saturating_sub(1);
    if let Some(selected) = moved(key.code, model.library.selected, last) {
        model.library.selected = selected;
        return more(model);
    }
    match key.code {
        KeyCode::Enter => paper::read(model, model.library.selected),
        KeyCode::Esc => {
            model.library.input.reset();
            clear(model)
        }
        _ => {
            if model.library.input.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
                model.library.typed_at = Some(model.now);
                return afresh(model, true);
            }
            Vec::new()
        }
    }
}

/// A click on the screen: a hit is chosen, and the chosen one read; a value of the filters is ticked.
pub(super) fn clicked(model: &mut Model, spot: Spot) -> Vec<Effect> {
    match spot {
        Spot::Choice(place) => filters::toggle(model, place),
        Spot::Hit(place) if place == model.library.selected => paper::read(model, place),
        Spot::Hit(place) => {
            model.library.selected = place;
            more(model)
        }
    }
}

/// Asks for more hits where those that were read will not last.
fn more(model: &mut Model) -> Vec<Effect> {
    let library = &model.library;
    let total = library.found.as_ref().map_or(0, |found| found.total);
    let wanted = library.question(library.wanted.unfinished);
    if wanted.limit > library.wanted.limit && library.hits().len() < total { find(model, false) } else { Vec::new() }
}

/// The library answers.
pub(super) fn answered(model: &mut Model, ask: &Ask, answer: Answer) -> Vec<Effect> {
    match (ask, answer) {
        (Ask::Find(wanted), Answer::Found(found)) if *wanted == model.library.wanted => {
            let library = &mut model.library;
            library.refusal = None;
            library.selected = library.selected.min(found.hits.len().saturating_sub(1));
            library.found = Some(found);
            let choices = library.choices().len();
            library.choosing = library.choosing.filter(|_| choices > 0).map(|place| place.min(choices - 1));
        }
        (Ask::Read { url, .. }, Answer::Paper(paper)) => paper::opened(model, url, paper),
        (Ask::Page { .. } | Ask::Original { .. }, Answer::Opened(path)) => {
            model.library.opened = Some(path.display().to_string());
        }
        _ => {}
    }
    Vec::new()
}

/// The library can't answer.
pub(super) fn refused(model: &mut Model, ask: &Ask, sentence: String) {
    let library = &mut model.library;
    if matches!(ask, Ask::Find(_)) {
        library.found = None;
    }
    (library.asked, library.opened, library.refusal) = (None, None, Some(sentence));
}
