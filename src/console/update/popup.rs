//! Keys of the popup that is open.

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::{Input, backend::crossterm::EventHandler};

use super::{attendance, board, list::moved, settle};
use crate::{
    console::{
        effect::Effect,
        model::{Model, Panel, Problem, Screen},
        popups::{Find, Popup, Reason, Why},
    },
    domain::{
        delegate::{ConsentMethod, DelegateId},
        event::Means,
    },
};

/// In the order in which they are listed.
pub(in crate::console) const METHODS: [ConsentMethod; 3] =
    [ConsentMethod::Paper, ConsentMethod::Signed, ConsentMethod::Spoken];

/// A check-in of somebody who was found by name.
pub(super) fn by_name(delegate: DelegateId) -> Effect {
    Effect::Record { delegate, means: Means::Name, score: None, margin: None, reason: None }
}

/// Opens a popup in place of the one that is open, which is closed as by Esc.
pub(super) fn close_then(model: &mut Model, next: Popup) -> Vec<Effect> {
    let effects = match model.popup.take() {
        Some(popup) => closed(&popup),
        None => Vec::new(),
    };
    model.popup = Some(next);
    effects
}

fn closed(popup: &Popup) -> Vec<Effect> {
    match popup {
        Popup::Enrol { state, .. } if !matches!(state, Some(crate::app::lane::EnrolState::Done { .. })) => {
            vec![Effect::StopEnrol]
        }
        _ => Vec::new(),
    }
}

/// A key while a popup is open.
pub(super) fn key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    let Some(mut popup) = model.popup.take() else { return Vec::new() };
    if key.code == KeyCode::Esc {
        return closed(&popup);
    }
    let effects = match &mut popup {
        Popup::Find(find) => return find_key(model, find.clone(), key),
        Popup::Reason(reason) => return reason_key(model, reason.clone(), key),
        Popup::Names(names) => return board::names_key(model, names.clone(), key.code),
        Popup::Over(over) => return board::over_key(model, over.clone(), key.code),
        Popup::Consent { delegate, selected, then_enrol } => {
            if key.code == KeyCode::Enter {
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
            if key.code == KeyCode::Enter && closed(&popup).is_empty() {
                return Vec::new();
            }
            Vec::new()
        }
        Popup::Refused { effect, .. } => {
            if key.code == KeyCode::Enter {
                let effect = effect.clone();
                return attendance::retry(model, effect);
            }
            Vec::new()
        }
        Popup::Quit => {
            if key.code == KeyCode::Enter {
                return vec![Effect::Quit];
            }
            Vec::new()
        }
        Popup::NothingToUndo | Popup::Help => return Vec::new(),
    };
    model.popup = Some(popup);
    effects
}

fn find_key(model: &mut Model, mut find: Find, key: KeyEvent) -> Vec<Effect> {
    let last = find.hits.len().saturating_sub(1);
    let chosen = find.hits.get(find.selected).and_then(|&index| model.snapshot.roster.delegates.get(index));
    let chosen = chosen.map(|delegate| delegate.id);
    match (key.code, chosen) {
        (KeyCode::Enter, Some(delegate)) if find.means == Means::Manual => {
            model.popup =
                Some(Popup::Reason(Reason { why: Why::Manual(delegate), input: Input::default(), selected: 0 }));
            return Vec::new();
        }
        (KeyCode::Enter, Some(delegate)) => {
            let mut effects = found(model);
            effects.extend(attendance::check_in(model, by_name(delegate)));
            return effects;
        }
        // Nothing fits, or the one that fits is not written so on the paper: by hand, from the whole list.
        (KeyCode::Enter, None) | (KeyCode::F(4), _) => {
            let input = if chosen.is_some() { find.input } else { Input::default() };
            let hits = model.snapshot.roster.finder.find(input.value());
            let selected = if chosen.is_some() { find.selected } else { 0 };
            find = Find { input, hits, selected, means: Means::Manual };
        }
        (code, _) => match code {
            KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown => {
                find.selected = moved(code, find.selected, last).unwrap_or(find.selected);
            }
            _ => {
                if find.input.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
                    find.hits = model.snapshot.roster.finder.find(find.input.value());
                    find.selected = 0;
                }
            }
        },
    }
    model.popup = Some(Popup::Find(find));
    Vec::new()
}

/// Somebody was found: the question about the face, if there was one, is answered.
fn found(model: &mut Model) -> Vec<Effect> {
    let asked = matches!(model.panel, Panel::Held(Problem::Unknown { .. } | Problem::Confirm(_)));
    if asked && model.screen == Screen::CheckIn { settle(model) } else { Vec::new() }
}

fn reason_key(model: &mut Model, mut reason: Reason, key: KeyEvent) -> Vec<Effect> {
    let words = &model.words().popup;
    let ready = match reason.why {
        Why::Undo(..) => words.undo_reasons,
        Why::Manual(_) => words.manual_reasons,
    };
    match key.code {
        KeyCode::Up | KeyCode::Down => {
            reason.selected = moved(key.code, reason.selected, ready.len() - 1).unwrap_or(reason.selected);
        }
        KeyCode::Enter => {
            let typed = reason.input.value().trim();
            let text = if typed.is_empty() { ready[reason.selected] } else { typed }.to_owned();
            return match reason.why {
                Why::Undo(event, delegate) => attendance::write(model, Effect::Undo { event, delegate, reason: text }),
                Why::Manual(delegate) => {
                    let mut effects = found(model);
                    let wish = Effect::Record {
                        delegate,
                        means: Means::Manual,
                        score: None,
                        margin: None,
                        reason: Some(text),
                    };
                    effects.extend(attendance::check_in(model, wish));
                    effects
                }
            };
        }
        _ => {
            let _ = reason.input.handle_event(&Event::Key(key));
        }
    }
    model.popup = Some(Popup::Reason(reason));
    Vec::new()
}
