//! Reading a document that was found: scroll, from mark to mark, from hit to hit; its page and its file outside.

use std::sync::Arc;

use crossterm::event::KeyCode;

use super::more;
use crate::{
    app::library::{Ask, Paper},
    console::{
        effect::Effect,
        layout,
        model::{Model, Reading},
        reading,
    },
};

/// Lines above a place that is jumped to.
const LEAD: usize = 2;

/// Asks for the document of a hit.
pub(super) fn read(model: &mut Model, place: usize) -> Vec<Effect> {
    let library = &mut model.library;
    let Some(hit) = library.hits().get(place) else { return Vec::new() };
    let ask = Ask::Read { url: hit.url.clone(), typed: library.words().to_owned() };
    (library.asked, library.opened) = (Some(place), None);
    vec![Effect::Library(ask)]
}

/// The document has come: it opens at the section of the hit, its first mark in sight.
pub(super) fn opened(model: &mut Model, url: &str, paper: Arc<Paper>) {
    let Some(place) = model.library.asked.take() else { return };
    let Some(hit) = model.library.hits().get(place).filter(|hit| hit.url == url).cloned() else { return };
    let (width, height) = layout::paper(model);
    let laid = reading::lay(&paper, width, model.words());
    let anchor = url.split_once('#').map_or("", |(_, anchor)| anchor);
    let top = laid.line_of(anchor);
    model.library.selected = place;
    model.library.refusal = None;
    model.library.reading = Some(Reading { place, hit, paper, laid, top, current: None });
    if let Some(reading) = &mut model.library.reading {
        // A section may be long: its first mark is what was looked for.
        let first = reading.laid.marks.iter().copied().find(|line| *line >= top);
        if let Some(line) = first.filter(|line| *line >= top + height.saturating_sub(1)) {
            reading.top = line.saturating_sub(LEAD);
        }
    }
    scroll(model, 0);
}

/// The terminal has another size, or other words are spoken.
pub(in crate::console::update) fn resized(model: &mut Model) {
    let ((width, _), words) = (layout::paper(model), model.words());
    if let Some(reading) = &mut model.library.reading {
        // Whoever reads stays about where the lines were.
        let share = reading.top as f64 / reading.laid.lines.len().max(1) as f64;
        reading.laid = reading::lay(&reading.paper, width, words);
        reading.top = (share * reading.laid.lines.len() as f64) as usize;
        reading.current = None;
    }
    scroll(model, 0);
}

/// A key while a document is read.
pub(super) fn key(model: &mut Model, code: KeyCode) -> Vec<Effect> {
    let (_, height) = layout::paper(model);
    let page = height.saturating_sub(2).max(1) as isize;
    match code {
        KeyCode::Up => scroll(model, -1),
        KeyCode::Down | KeyCode::Enter => scroll(model, 1),
        KeyCode::PageUp | KeyCode::Char('b') => scroll(model, -page),
        KeyCode::PageDown | KeyCode::Char(' ') => scroll(model, page),
        KeyCode::Home => scroll(model, isize::MIN),
        KeyCode::End => scroll(model, isize::MAX),
        KeyCode::Left => return another(model, -1),
        KeyCode::Right => return another(model, 1),
        KeyCode::Esc | KeyCode::Backspace => (model.library.reading, model.library.opened) = (None, None),
        _ => {}
    }
    Vec::new()
}

fn scroll(model: &mut Model, lines: isize) {
    let (_, height) = layout::paper(model);
    if let Some(reading) = &mut model.library.reading {
        let last = reading.laid.lines.len().saturating_sub(height);
        reading.top = reading.top.saturating_add_signed(lines).min(last);
    }
}

/// The document of the next hit, or of the one before.
fn another(model: &mut Model, step: isize) -> Vec<Effect> {
    let Some(reading) = &model.library.reading else { return Vec::new() };
    let Some(place) = reading.place.checked_add_signed(step) else { return Vec::new() };
    if place >= model.library.hits().len() {
        return Vec::new();
    }
    let mut effects = read(model, place);
    model.library.selected = place;
    effects.extend(more(model));
    effects
}

/// To the next place that is marked.
pub(in crate::console::update) fn next_mark(model: &mut Model) -> Vec<Effect> {
    jump(model, |marks, at| marks.iter().copied().find(|line| *line > at).or_else(|| marks.first().copied()))
}

/// To the marked place before.
pub(in crate::console::update) fn previous_mark(model: &mut Model) -> Vec<Effect> {
    jump(model, |marks, at| marks.iter().rev().copied().find(|line| *line < at).or_else(|| marks.last().copied()))
}

fn jump(model: &mut Model, to: impl Fn(&[usize], usize) -> Option<usize>) -> Vec<Effect> {
    if let Some(reading) = &mut model.library.reading {
        let at = reading.current.unwrap_or(reading.top);
        if let Some(line) = to(&reading.laid.marks, at) {
            reading.current = Some(line);
            reading.top = line.saturating_sub(LEAD);
        }
    }
    scroll(model, 0);
    Vec::new()
}

/// Opens the page in the browser.
pub(in crate::console::update) fn page(model: &mut Model) -> Vec<Effect> {
    let typed = model.library.words().to_owned();
    let Some(hit) = model.library.hit() else { return Vec::new() };
    vec![Effect::Library(Ask::Page { url: hit.url.clone(), typed })]
}

/// Opens the file that the page was made from.
pub(in crate::console::update) fn original(model: &mut Model) -> Vec<Effect> {
    let Some(hit) = model.library.hit() else { return Vec::new() };
    vec![Effect::Library(Ask::Original { url: hit.url.clone() })]
}
