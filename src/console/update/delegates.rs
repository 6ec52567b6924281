//! Keys of the roster's screen: finding, opening a record, changing it field by field.

use crossterm::event::{Event, KeyCode, KeyEvent};
use jiff::civil::Date;
use tui_input::{Input, backend::crossterm::EventHandler};

use crate::{
    app::{
        desk::{
            edit,
            front_desk::Request,
            records::{Ask, FieldValue},
        },
        error::AppError,
        explain::explain,
    },
    console::{
        effect::Effect,
        model::{Field, GROUPS, Model, Open, Photo, Typing, choices, typed},
        popups::Popup,
    },
    domain::delegate::DelegateId,
    text::nearest::nearest,
};

/// A key while the screen is shown and nothing lies over it.
pub(super) fn key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    if model.delegates.adding.is_some() {
        return adding(model, key);
    }
    if model.delegates.open.is_some() {
        return opened(model, key);
    }
    let last = model.delegates.hits.len().saturating_sub(1);
    let selected = model.delegates.selected;
    let who = model.looked_at().map(|delegate| delegate.id);
    match (key.code, who) {
        (KeyCode::Up, _) => model.delegates.selected = selected.saturating_sub(1),
        (KeyCode::Down, _) => model.delegates.selected = (selected + 1).min(last),
        (KeyCode::PageUp, _) => model.delegates.selected = selected.saturating_sub(10),
        (KeyCode::PageDown, _) => model.delegates.selected = (selected + 10).min(last),
        (KeyCode::Esc, _) => {
            model.delegates.input.reset();
            search(model);
        }
        (KeyCode::Enter, Some(delegate)) => return open(model, delegate),
        _ => {
            if model.delegates.input.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
                search(model);
            }
        }
    }
    Vec::new()
}

pub(super) fn search(model: &mut Model) {
    model.find_delegates();
    model.delegates.selected = 0;
}

/// Opens a record, and has its photo fetched.
fn open(model: &mut Model, delegate: DelegateId) -> Vec<Effect> {
    model.delegates.open = Some(Open { delegate, selected: 0, typing: None, refusal: None });
    if model.snapshot.roster.enrolled.contains(&delegate) {
        model.delegates.photo = Some((delegate, Photo::Loading));
        vec![Effect::Desk(Request::Photo(delegate))]
    } else {
        model.delegates.photo = None;
        Vec::new()
    }
}

fn opened(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    let Some(mut open) = model.delegates.open.take() else { return Vec::new() };
    if open.typing.is_some() {
        let effects = changing(&mut open, key, model.today());
        model.delegates.open = Some(open);
        if let [Effect::Desk(Request::Records(Ask::Edit(delegate, Field::Unit, Some(FieldValue::Text(_, unit)))))] =
            &effects[..]
            && is_new_unit(model, *delegate, unit)
        {
            let known = model.snapshot.roster.delegates.iter().map(|other| other.unit.as_str());
            let nearest = nearest(unit, known.filter(|known| !known.is_empty())).map(str::to_owned);
            model.popup = Some(Popup::NewUnit { delegate: *delegate, unit: unit.clone(), nearest });
            return Vec::new();
        }
        return effects;
    }
    let last = GROUPS.iter().map(|group| group.len()).sum::<usize>() - 1;
    match key.code {
        KeyCode::Esc => return Vec::new(),
        KeyCode::Up => open.selected = open.selected.saturating_sub(1),
        KeyCode::Down => open.selected = (open.selected + 1).min(last),
        KeyCode::PageUp | KeyCode::Left => open.selected = start_before(open.selected),
        KeyCode::PageDown | KeyCode::Right => open.selected = start_after(open.selected).min(last),
        KeyCode::Enter if edit::is_editable(open.field()) => {
            let field = open.field();
            let value = model.delegate(open.delegate).and_then(|delegate| FieldValue::get(field, delegate));
            open.refusal = None;
            open.typing = Some(match choices(field) {
                [] => Typing::Text(Input::new(value.map_or_else(String::new, |value| value.text()))),
                all => Typing::Choice(all.iter().position(|choice| *choice == value).unwrap_or(0)),
            });
        }
        _ => {}
    }
    model.delegates.open = Some(open);
    Vec::new()
}

/// Whether nobody has this unit yet: the quorum counts units, and one that is mistyped would be one more.
fn is_new_unit(model: &Model, delegate: DelegateId, unit: &str) -> bool {
    let roster = &model.snapshot.roster.delegates;
    let others = roster.iter().any(|other| other.id != delegate && other.unit == unit);
    !others && model.delegate(delegate).is_some_and(|own| own.unit != unit)
}

/// The first field of the group before, or of this one.
fn start_before(selected: usize) -> usize {
    let starts = starts();
    starts.into_iter().rfind(|start| *start < selected).unwrap_or(0)
}

fn start_after(selected: usize) -> usize {
    starts().into_iter().find(|start| *start > selected).unwrap_or(usize::MAX)
}

fn starts() -> Vec<usize> {
    let mut next = 0;
    GROUPS
        .iter()
        .map(|group| {
            let start = next;
            next += group.len();
            start
        })
        .collect()
}

fn changing(open: &mut Open, key: KeyEvent, today: Date) -> Vec<Effect> {
    let (field, delegate) = (open.field(), open.delegate);
    let Some(typing) = &mut open.typing else { return Vec::new() };
    match (key.code, typing) {
        (KeyCode::Esc, _) => open.typing = None,
        (KeyCode::Up, Typing::Choice(place)) => *place = place.saturating_sub(1),
        (KeyCode::Down, Typing::Choice(place)) => *place = (*place + 1).min(choices(field).len() - 1),
        (KeyCode::Enter, Typing::Choice(place)) => {
            let value = choices(field)[*place].clone();
            return vec![Effect::Desk(Request::Records(Ask::Edit(delegate, field, value)))];
        }
        (KeyCode::Enter, Typing::Text(input)) => {
            // What can't be understood stays, with its reason beside it.
            let Ok(value) = typed(field, input, today) else { return vec![Effect::Bell] };
            return vec![Effect::Desk(Request::Records(Ask::Edit(delegate, field, value)))];
        }
        (_, Typing::Text(input)) => {
            let _ = input.handle_event(&Event::Key(key));
        }
        _ => {}
    }
    Vec::new()
}

fn adding(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    let today = model.today();
    let Some(Typing::Text(input)) = &mut model.delegates.adding else { return Vec::new() };
    match key.code {
        KeyCode::Esc => model.delegates.adding = None,
        KeyCode::Enter if typed(Field::FullName, input, today).is_ok() => {
            return vec![Effect::Desk(Request::Records(Ask::Add(input.value().to_owned())))];
        }
        KeyCode::Enter => {
            model.popup = Some(Popup::Told { sentence: explain(&AppError::NameMissing, model.language) });
            return vec![Effect::Bell];
        }
        _ => {
            let _ = input.handle_event(&Event::Key(key));
        }
    }
    Vec::new()
}

/// A change is in the store.
pub(super) fn saved(model: &mut Model, ask: &Ask, delegate: DelegateId) -> Vec<Effect> {
    if let Some(open) = &mut model.delegates.open {
        (open.typing, open.refusal) = (None, None);
    }
    if !matches!(ask, Ask::Add(_)) {
        return Vec::new();
    }
    model.delegates.adding = None;
    model.delegates.input.reset();
    search(model);
    let roster = &model.snapshot.roster;
    let place = model.delegates.hits.iter().position(|hit| roster.delegates[hit.delegate].id == delegate);
    model.delegates.selected = place.unwrap_or(0);
    open(model, delegate)
}

/// Somebody is on the roster no more: the record closes, and the roster follows by itself.
pub(super) fn removed(model: &mut Model) -> Vec<Effect> {
    model.delegates.open = None;
    search(model);
    Vec::new()
}

/// A change was refused; what was typed stays.
pub(super) fn refused(model: &mut Model, sentence: String) {
    match &mut model.delegates.open {
        Some(open) => open.refusal = Some(sentence),
        None => {
            model.popup = Some(Popup::Told { sentence });
        }
    }
}
