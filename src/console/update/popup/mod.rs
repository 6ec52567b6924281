//! Keys of the window that is open.

mod find;
mod forms;
mod pin;
mod removal;
mod unit;

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use super::{
    attendance,
    list::{self, moved},
    open, palette, publish, session_popups,
};
use crate::{
    app::desk::{
        front_desk::Request,
        records::{Ask, Field, FieldValue},
    },
    console::{
        effect::Effect,
        model::Model,
        popups::{Operators, Popup, Undo, Why},
    },
    domain::delegate::ConsentMethod,
};

pub(super) use pin::{allowed, asked, given_up, refused};

/// In the order in which they are listed.
const METHODS: [ConsentMethod; 3] = [ConsentMethod::Paper, ConsentMethod::Signed, ConsentMethod::Spoken];

/// A key while a window is open.
pub(super) fn key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    let Some(mut popup) = model.popup.take() else { return Vec::new() };
    if key.code == KeyCode::Char('?') && !popup.is_typed_into() && !matches!(popup, Popup::Help { .. }) {
        model.popup = Some(popup);
        return open::help(model);
    }
    if key.code == KeyCode::Esc {
        if let Popup::Group(group) = &mut popup
            && group.ticked() > 0
            && !group.leaving
        {
            group.leaving = true;
            model.popup = Some(popup);
            return vec![Effect::Bell];
        }
        if let Popup::Help { under } = popup {
            model.popup = under.map(|under| *under);
            return Vec::new();
        }
        return open::closed(&popup);
    }
    let enter = key.code == KeyCode::Enter;
    let effects = match &mut popup {
        Popup::Find(find) => return find::key(model, find.clone(), key),
        Popup::Reason(reason) => return forms::reason(model, reason.clone(), key),
        Popup::Excuse(excuse) => return forms::excuse(model, excuse.clone(), key),
        Popup::Substitute(substitute) => return forms::substitute(model, substitute.clone(), key),
        Popup::Removal(form) => return removal::key(model, form.clone(), key),
        Popup::Pin(asked) => return pin::key(model, asked.clone(), key),
        Popup::Units(units) => return unit::which(model, units.clone(), key),
        Popup::Group(group) => return unit::names(model, group.clone(), key),
        Popup::UsbCopy(drive) => return publish::drive(model, drive.clone(), key),
        Popup::Palette(typed) => return palette::key(model, typed.clone(), key),
        Popup::Operators(operators) => return sign_on(model, operators.clone(), key),
        Popup::UndoWhich(undo) => return undo_which(model, undo.clone(), key),
        Popup::Names(names) => return session_popups::names_key(model, names.clone(), key),
        Popup::Dashboard(over) => return session_popups::dashboard_key(model, over.clone(), key),
        Popup::Consent { delegate, selected, then_enrol } => {
            if enter {
                let request = Request::Consent(*delegate, METHODS[*selected]);
                if *then_enrol {
                    let (delegate, lane) = (*delegate, model.front);
                    model.popup = Some(Popup::Enrol { delegate, lane, state: None, consenting: true });
                }
                return vec![Effect::Desk(request)];
            }
            *selected = moved(key.code, *selected, METHODS.len() - 1).unwrap_or(*selected);
            Vec::new()
        }
        Popup::Enrol { .. } => {
            if enter && open::closed(&popup).is_empty() {
                return Vec::new();
            }
            Vec::new()
        }
        Popup::Refused { request, .. } => {
            if enter {
                let request = request.clone();
                return attendance::retry(model, request);
            }
            Vec::new()
        }
        Popup::Quit => {
            if enter {
                return vec![Effect::Quit];
            }
            Vec::new()
        }
        Popup::Withdraw { delegate } => {
            if key.code == KeyCode::Enter {
                return vec![Effect::Desk(Request::Records(Ask::Withdraw(*delegate)))];
            }
            Vec::new()
        }
        Popup::Renew { delegate, page } => {
            if enter {
                let ask = page.is_none().then(|| Effect::Desk(Request::Records(Ask::Renew(*delegate, model.language))));
                return ask.into_iter().collect();
            }
            Vec::new()
        }
        Popup::NewUnit { delegate, unit, .. } => {
            if enter {
                let value = FieldValue::Text(Field::Unit, unit.clone());
                return vec![Effect::Desk(Request::Records(Ask::Edit(*delegate, Field::Unit, Some(value))))];
            }
            Vec::new()
        }
        Popup::Help { under } => {
            model.popup = under.take().map(|under| *under);
            return Vec::new();
        }
        Popup::NothingToUndo | Popup::Badge | Popup::Told { .. } => return Vec::new(),
    };
    model.popup = Some(popup);
    effects
}

/// Which event is undone.
fn undo_which(model: &mut Model, mut undo: Undo, key: KeyEvent) -> Vec<Effect> {
    let events = model.undoable_events(&undo);
    let last = events.len().saturating_sub(1);
    if key.code == KeyCode::Enter {
        let why = undo.choice.made().and_then(|place| events.get(place));
        if let Some(why) = why.map(|event| Why::Undo(event.id, event.delegate)) {
            return open::reason(model, why);
        }
    } else {
        list::filtered(key, &mut undo.input, &mut undo.choice, last);
    }
    model.popup = Some(Popup::UndoWhich(undo));
    Vec::new()
}

/// Somebody else sits down at the desk.
fn sign_on(model: &mut Model, mut operators: Operators, key: KeyEvent) -> Vec<Effect> {
    let staff = &model.snapshot.staff;
    if key.code == KeyCode::Enter {
        let typed = operators.input.value().trim();
        let chosen = operators.choice.made().and_then(|place| staff.get(place));
        let name = if staff.is_empty() { typed } else { chosen.map_or("", |one| one.name.as_str()) }.to_owned();
        if !name.is_empty() {
            return if name == model.snapshot.operator {
                Vec::new()
            } else {
                vec![Effect::Desk(Request::SignOn(name))]
            };
        }
    } else if staff.is_empty() {
        let _ = operators.input.handle_event(&Event::Key(key));
    } else {
        let last = staff.len() - 1;
        operators.choice = list::chosen(key.code, operators.choice, last).unwrap_or(operators.choice);
    }
    model.popup = Some(Popup::Operators(operators));
    Vec::new()
}
