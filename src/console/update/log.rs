//! The log screen: filter as you type, read on as the list is walked down, follow the chain.

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use super::{list::moved, open, roster};
use crate::{
    app::desk::{
        dashboard::Ask,
        front_desk::Request,
        log_view::{Chain, Page, Query},
    },
    console::{
        effect::Effect,
        model::{MOST_LINES, Model, Screen},
        popups::Why,
    },
};

/// Lines that are read ahead of the one that is looked at: more than the tallest screen shows.
const AHEAD: usize = 80;
/// The screen is turned to.
pub(super) fn entered(model: &mut Model) -> Vec<Effect> {
    let mut effects = afresh(model);
    effects.push(Effect::Desk(Request::Dashboard(Ask::Check { anew: true })));
    effects
}

/// The event of the line that is looked at is to be undone.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    let why = model.undoable_line().map(|event| Why::Undo(event.id, event.delegate));
    why.map_or_else(Vec::new, |why| open::reason(model, why))
}

/// Something was committed.
pub(super) fn changed(model: &mut Model) -> Vec<Effect> {
    if model.screen != Screen::Log {
        return Vec::new();
    }
    let newer = Query { after: model.log.lines.first().map(|line| line.seq), ..query(model) };
    vec![
        Effect::Desk(Request::Dashboard(Ask::Log(newer))),
        Effect::Desk(Request::Dashboard(Ask::Check { anew: false })),
    ]
}

/// A key on the screen.
pub(super) fn key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    let last = model.log.lines.len().saturating_sub(1);
    if let Some(selected) = moved(key.code, model.log.selected, last) {
        model.log.selected = selected;
        return more(model);
    }
    match key.code {
        KeyCode::Enter => {
            let delegate = model.log.lines.get(model.log.selected).and_then(|line| line.delegate);
            delegate.map_or_else(Vec::new, |delegate| roster::show(model, delegate))
        }
        KeyCode::Esc => {
            model.log.input.reset();
            afresh(model)
        }
        _ => {
            if model.log.input.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
                return afresh(model);
            }
            Vec::new()
        }
    }
}

fn query(model: &Model) -> Query {
    let filter = model.log.input.value().trim().to_owned();
    Query { filter, language: model.language, before: None, after: None }
}

fn afresh(model: &mut Model) -> Vec<Effect> {
    model.log.selected = 0;
    model.log.asked = true;
    vec![Effect::Desk(Request::Dashboard(Ask::Log(query(model))))]
}

/// Asks for the next page where the lines that were read will not last.
fn more(model: &mut Model) -> Vec<Effect> {
    let enough = model.log.selected + AHEAD < model.log.lines.len() || model.log.lines.len() >= MOST_LINES;
    if enough || model.log.asked || model.log.next.is_none() {
        return Vec::new();
    }
    model.log.asked = true;
    vec![Effect::Desk(Request::Dashboard(Ask::Log(Query { before: model.log.next, ..query(model) })))]
}

/// A page has come.
pub(super) fn read(model: &mut Model, page: Page) -> Vec<Effect> {
    if page.query.filter != query(model).filter {
        return Vec::new();
    }
    let log = &mut model.log;
    if page.query.after.is_some() {
        let newest = log.lines.first().map(|line| line.seq);
        let newer: Vec<_> =
            page.lines.into_iter().filter(|line| newest.is_none_or(|newest| line.seq > newest)).collect();
        // A reader further down goes on reading there.
        if log.selected > 0 {
            log.selected += newer.len();
        }
        log.lines.splice(0..0, newer);
        log.lines.truncate(MOST_LINES);
        return Vec::new();
    }
    if page.query.before.is_none() {
        log.lines.clear();
    }
    log.asked = false;
    log.lines.extend(page.lines);
    log.next = page.next;
    log.selected = log.selected.min(log.lines.len().saturating_sub(1));
    more(model)
}

/// A part of the chain was followed.
pub(super) fn checked(model: &mut Model, chain: Chain) -> Vec<Effect> {
    model.log.chain = Some(chain);
    let goes_on = chain.broken.is_none() && chain.held < chain.end && model.screen == Screen::Log;
    if goes_on { vec![Effect::Desk(Request::Dashboard(Ask::Check { anew: false }))] } else { Vec::new() }
}
