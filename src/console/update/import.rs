//! Keys of the screen that loads rosters, and what the desk answers to it.

use std::sync::Arc;

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::{Input, backend::crossterm::EventHandler};

use crate::{
    app::{
        desk::{
            front_desk::Request,
            records::{Answer, Ask},
        },
        roster::import::{Order, Override, meanings},
    },
    console::{
        effect::Effect,
        model::{ImportView, Model, Part, Question, Stage, answers},
        popups::{Popup, Removal},
    },
};

/// The screen is entered: the files are looked for.
pub(super) fn entered(model: &Model) -> Vec<Effect> {
    match model.import.stage {
        Stage::Pick => vec![files(&model.import)],
        Stage::Look | Stage::Done => Vec::new(),
    }
}

fn files(view: &ImportView) -> Effect {
    Effect::Desk(Request::Records(Ask::Files(view.input.value().to_owned())))
}

/// Asks what the order would do.
fn look(view: &mut ImportView) -> Vec<Effect> {
    view.busy = true;
    view.refusal = None;
    vec![Effect::Desk(Request::Records(Ask::Look(view.order.clone())))]
}

/// An answer of the desk. What was asked before the wish changed is of no use any more.
pub(super) fn answered(model: &mut Model, ask: &Ask, answer: Answer) -> Vec<Effect> {
    let view = &mut model.import;
    match (ask, answer) {
        (Ask::Files(typed), Answer::Files(files)) if *typed == view.input.value() => {
            view.files = files;
            view.selected = view.selected.min(view.files.len().saturating_sub(1));
        }
        (Ask::Look(order), Answer::Looked(import)) if *order == view.order => {
            view.busy = false;
            if view.stage == Stage::Pick {
                view.part = if import.remarks() == 0 { Part::Rows } else { Part::Failed };
            }
            view.stage = Stage::Look;
            let asking = view.question.is_some();
            view.import = Some(import);
            clamp(view);
            if asking {
                ask_next(view);
            }
        }
        (Ask::Load(order), Answer::Loaded(import, mend)) if *order == view.order => {
            view.busy = false;
            view.stage = Stage::Done;
            view.part = Part::Failed;
            (view.import, view.mend, view.question) = (Some(import), mend, None);
            clamp(view);
        }
        _ => {}
    }
    Vec::new()
}

/// The desk said no; the wish can be changed.
pub(super) fn refused(model: &mut Model, sentence: String) {
    let view = &mut model.import;
    (view.busy, view.question, view.refusal) = (false, None, Some(sentence));
}

fn clamp(view: &mut ImportView) {
    let shown = view.part;
    for part in Part::ALL {
        view.part = part;
        let last = view.len().saturating_sub(1);
        view.lines[part as usize] = view.lines[part as usize].min(last);
    }
    view.part = shown;
}

/// A key.
pub(super) fn key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    let view = &mut model.import;
    if view.stage == Stage::Pick {
        return pick(view, key);
    }
    if view.question.is_some() {
        return question(view, key.code);
    }
    if let Some(field) = view.field {
        return assign(view, field, key.code);
    }
    let last = view.len().saturating_sub(1);
    let (place, line) = (view.part as usize, view.line());
    match key.code {
        KeyCode::Left => view.part = Part::ALL[(place + 2) % 3],
        KeyCode::Right => view.part = Part::ALL[(place + 1) % 3],
        KeyCode::Up => view.lines[place] = line.saturating_sub(1),
        KeyCode::Down => view.lines[place] = (line + 1).min(last),
        KeyCode::PageUp => view.lines[place] = line.saturating_sub(10),
        KeyCode::PageDown => view.lines[place] = (line + 10).min(last),
        KeyCode::Esc => return back(view),
        KeyCode::Enter if view.stage == Stage::Done => return back(view),
        KeyCode::Enter if !view.busy && view.import.is_some() => return load(view),
        KeyCode::F(4) if view.stage == Stage::Look => return next_sheet(view),
        KeyCode::F(6) if view.stage == Stage::Look && !view.busy => return replaces(model),
        KeyCode::Char(' ') if view.stage == Stage::Look && view.part == Part::Columns => {
            let column = view.import.as_ref().and_then(|import| import.mapping.get(line));
            let all = meanings();
            view.field = column.map(|column| {
                column.field.and_then(|field| all.iter().position(|one| *one == field)).unwrap_or(all.len())
            });
        }
        _ => {}
    }
    Vec::new()
}

/// Back to the choice of a file.
fn back(view: &mut ImportView) -> Vec<Effect> {
    let (input, selected) = (view.input.clone(), view.selected);
    *view = ImportView { input, selected, ..ImportView::default() };
    vec![files(view)]
}

fn pick(view: &mut ImportView, key: KeyEvent) -> Vec<Effect> {
    let last = view.files.len().saturating_sub(1);
    let chosen = view.files.get(view.selected).cloned();
    match (key.code, chosen) {
        (KeyCode::Up, _) => view.selected = view.selected.saturating_sub(1),
        (KeyCode::Down, _) => view.selected = (view.selected + 1).min(last),
        (KeyCode::PageUp, _) => view.selected = view.selected.saturating_sub(10),
        (KeyCode::PageDown, _) => view.selected = (view.selected + 10).min(last),
        (KeyCode::Esc, _) => {
            view.input.reset();
            (view.selected, view.refusal) = (0, None);
            return vec![files(view)];
        }
        (KeyCode::Enter | KeyCode::Right, Some(entry)) if entry.is_folder => {
            let inside = format!("{}/", entry.path.display());
            (view.input, view.selected) = (Input::new(inside), 0);
            return vec![files(view)];
        }
        (KeyCode::Enter, _) if view.busy => {}
        (KeyCode::Enter, Some(entry)) => {
            view.order = Order::of(entry.path);
            return look(view);
        }
        // A path that is typed in full, though no list has it.
        (KeyCode::Enter, None) if !view.input.value().trim().is_empty() => {
            view.order = Order::of(view.input.value().trim());
            return look(view);
        }
        _ => {
            if view.input.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
                (view.selected, view.refusal) = (0, None);
                return vec![files(view)];
            }
        }
    }
    Vec::new()
}

/// Enter: first the homonyms, then the roster.
fn load(view: &mut ImportView) -> Vec<Effect> {
    if !view.put_off {
        ask_next(view);
        if view.question.is_some() {
            return Vec::new();
        }
    }
    view.busy = true;
    view.refusal = None;
    vec![Effect::Desk(Request::Records(Ask::Load(view.order.clone())))]
}

/// Takes up the next homonym that nobody answered for.
fn ask_next(view: &mut ImportView) {
    let next = view.import.as_ref().and_then(|import| import.questions().next().map(|asked| asked.cell.clone()));
    view.question = next.map(|cell| Question { cell, selected: 0 });
}

fn question(view: &mut ImportView, code: KeyCode) -> Vec<Effect> {
    let (Some(question), Some(import)) = (&mut view.question, &view.import) else { return Vec::new() };
    let all = answers(&Arc::clone(import), question);
    match code {
        KeyCode::Up => question.selected = question.selected.saturating_sub(1),
        KeyCode::Down => question.selected = (question.selected + 1).min(all.len() - 1),
        KeyCode::Enter if !view.busy => {
            let (cell, answer) = (question.cell.clone(), all[question.selected].clone());
            view.order.answers.given.insert(cell, answer);
            return look(view);
        }
        // Whoever does not know puts it off: the rows are not taken, and stand in the file to mend.
        KeyCode::Esc => (view.question, view.put_off) = (None, true),
        _ => {}
    }
    Vec::new()
}

fn assign(view: &mut ImportView, field: usize, code: KeyCode) -> Vec<Effect> {
    let all = meanings();
    match code {
        KeyCode::Up => view.field = Some(field.saturating_sub(1)),
        KeyCode::Down => view.field = Some((field + 1).min(all.len())),
        KeyCode::PageUp => view.field = Some(field.saturating_sub(8)),
        KeyCode::PageDown => view.field = Some((field + 8).min(all.len())),
        KeyCode::Esc => view.field = None,
        KeyCode::Enter if !view.busy => {
            view.field = None;
            let column = view.import.as_ref().and_then(|import| import.mapping.get(view.lines[0]));
            let Some(column) = column else { return Vec::new() };
            let Ok(wish) = Override::of_column(&column.column, all.get(field).copied()) else { return Vec::new() };
            view.order.maps.retain(|other| !other.clashes(&wish));
            view.order.maps.push(wish);
            return look(view);
        }
        _ => {}
    }
    Vec::new()
}

/// Whether the list replaces the roster: a decision is asked for, or taken back.
fn replaces(model: &mut Model) -> Vec<Effect> {
    if model.import.order.replaces.take().is_some() {
        return look(&mut model.import);
    }
    model.popup = Some(Popup::Removal(Removal::of(None)));
    Vec::new()
}

/// By this decision whoever the list does not name leaves: who that is comes with the next look.
pub(super) fn replace(model: &mut Model, decision_no: String) -> Vec<Effect> {
    let view = &mut model.import;
    view.order.replaces = Some(decision_no);
    (view.part, view.lines[Part::Failed as usize]) = (Part::Failed, 0);
    look(view)
}

/// All sheets that are rosters, then one after the other alone.
fn next_sheet(view: &mut ImportView) -> Vec<Effect> {
    let Some(import) = view.import.as_ref().filter(|import| import.sheets.len() > 1) else { return Vec::new() };
    let names: Vec<&String> = import.sheets.iter().map(|sheet| &sheet.name).collect();
    let place = view.order.sheet.as_ref().and_then(|sheet| names.iter().position(|name| *name == sheet));
    view.order.sheet = names.get(place.map_or(0, |place| place + 1)).map(|name| (*name).clone());
    view.order.maps.clear();
    look(view)
}
