//! Keys of the window that is open.

mod find;
mod forms;
mod pin;
mod unit;

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use super::{attendance, board, list::moved, open, palette, publish};
use crate::{
    app::records::{Ask, Field, FieldValue},
    console::{
        effect::Effect,
        model::Model,
        popups::{Operators, Popup, Why},
    },
    domain::{
        delegate::{ConsentMethod, DelegateId},
        event::Means,
    },
};

pub(super) use pin::{allowed, asked, given_up, refused};

/// In the order in which they are listed.
pub(in crate::console) const METHODS: [ConsentMethod; 3] =
    [ConsentMethod::Paper, ConsentMethod::Signed, ConsentMethod::Spoken];

/// A check-in of somebody who was found by name.
pub(super) fn by_name(delegate: DelegateId) -> Effect {
    Effect::Record { delegate, means: Means::Name, score: None, margin: None, reason: None }
}

/// A key while a window is open.
pub(super) fn key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    let Some(mut popup) = model.popup.take() else { return Vec::new() };
    if key.code == KeyCode::Char('?') && !popup.is_typed_into() && !matches!(popup, Popup::Help { .. }) {
        model.popup = Some(popup);
        return open::help(model);
    }
    if key.code == KeyCode::Esc {
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
        Popup::Pin(asked) => return pin::key(model, asked.clone(), key),
        Popup::Units(units) => return unit::which(model, units.clone(), key),
        Popup::Group(group) => return unit::names(model, group.clone(), key),
        Popup::Stick(stick) => return publish::stick(model, stick.clone(), key),
        Popup::Palette(typed) => return palette::key(model, typed.clone(), key),
        Popup::Operators(operators) => return sign_on(model, operators.clone(), key),
        Popup::UndoWhich { selected } => {
            let events = model.undoable_events();
            if enter {
                let why = events.get(*selected).map(|event| Why::Undo(event.id, event.delegate));
                return why.map_or_else(Vec::new, |why| open::reason(model, why));
            }
            *selected = moved(key.code, *selected, events.len().saturating_sub(1)).unwrap_or(*selected);
            Vec::new()
        }
        Popup::Names(names) => return board::names_key(model, names.clone(), key.code),
        Popup::Over(over) => return board::over_key(model, over.clone(), key.code),
        Popup::Consent { delegate, selected, then_enrol } => {
            if enter {
                let wish = Effect::Consent { delegate: *delegate, method: METHODS[*selected] };
                if *then_enrol {
                    model.popup = Some(Popup::Enrol { delegate: *delegate, state: None, consenting: true });
                }
                return vec![wish];
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
        Popup::Refused { effect, .. } => {
            if enter {
                let effect = effect.clone();
                return attendance::retry(model, effect);
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
                return vec![Effect::Records(Ask::Withdraw(*delegate))];
            }
            Vec::new()
        }
        Popup::Renew { delegate, page } => {
            if enter {
                let ask = page.is_none().then(|| Effect::Records(Ask::Renew(*delegate, model.language)));
                return ask.into_iter().collect();
            }
            Vec::new()
        }
        Popup::NewUnit { delegate, unit, .. } => {
            if enter {
                let value = FieldValue::Text(Field::Unit, unit.clone());
                return vec![Effect::Records(Ask::Edit(*delegate, Field::Unit, Some(value)))];
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

/// Somebody else sits down at the desk.
fn sign_on(model: &mut Model, mut operators: Operators, key: KeyEvent) -> Vec<Effect> {
    let crew = &model.snapshot.crew;
    if key.code == KeyCode::Enter {
        let typed = operators.input.value().trim();
        let name = crew.get(operators.selected).map_or(typed, |one| one.name.as_str()).to_owned();
        if !name.is_empty() {
            return if name == model.snapshot.operator { Vec::new() } else { vec![Effect::SignOn(name)] };
        }
    } else if crew.is_empty() {
        let _ = operators.input.handle_event(&Event::Key(key));
    } else {
        let last = crew.len() - 1;
        operators.selected = moved(key.code, operators.selected, last).unwrap_or(operators.selected);
    }
    model.popup = Some(Popup::Operators(operators));
    Vec::new()
}
