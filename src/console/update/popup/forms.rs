//! What has to be written down: a reason, a leave of absence, a substitution.

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use super::find::found;
use crate::{
    app::desk::{
        front_desk::Request,
        recorder::{Evidence, Absence},
    },
    console::{
        effect::Effect,
        model::Model,
        popups::{Excuse, Popup, Reason, Substitute, Why},
        update::{attendance, go_on, list::moved},
    },
    domain::event::{Means, Scope},
};

pub(super) fn reason(model: &mut Model, mut reason: Reason, key: KeyEvent) -> Vec<Effect> {
    let words = &model.words().popup;
    let ready = match reason.why {
        Why::Undo(..) => words.undo_reasons,
        Why::Manual(_) => words.manual_reasons,
    };
    match key.code {
        KeyCode::Up | KeyCode::Down => {
            let next = reason.selected.map(|place| moved(key.code, place, ready.len() - 1).unwrap_or(place));
            reason.selected = next.or(Some(if key.code == KeyCode::Up { ready.len() - 1 } else { 0 }));
        }
        KeyCode::Enter => {
            let typed = Some(reason.input.value().trim()).filter(|typed| !typed.is_empty());
            let Some(text) = typed.or_else(|| ready.get(reason.selected?).copied()).map(str::to_owned) else {
                model.popup = Some(Popup::Reason(reason));
                return vec![Effect::Bell];
            };
            return match reason.why {
                Why::Undo(event, delegate) => attendance::write(model, Request::Undo { event, delegate, reason: text }),
                Why::Manual(delegate) => {
                    found(model);
                    let evidence = Evidence::by(Means::Manual, Some(text));
                    let mut effects = attendance::check_in(model, delegate, evidence);
                    effects.extend(go_on(model));
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

pub(super) fn excuse(model: &mut Model, mut excuse: Excuse, key: KeyEvent) -> Vec<Effect> {
    match (key.code, excuse.field) {
        (KeyCode::Up | KeyCode::BackTab, field) => excuse.field = field.saturating_sub(1),
        (KeyCode::Down | KeyCode::Tab, field) => excuse.field = (field + 1).min(Excuse::APPROVED_BY),
        (KeyCode::Left | KeyCode::Right | KeyCode::Char(' '), Excuse::SCOPE) => {
            excuse.scope = match excuse.scope {
                Scope::Session => Scope::Congress,
                Scope::Congress => Scope::Session,
            };
        }
        (KeyCode::Enter, _) => {
            let written = |text: &str| text.trim().to_owned();
            let absence = Absence {
                scope: excuse.scope,
                reason: written(excuse.reason.value()),
                approved_by: written(excuse.approved_by.value()),
            };
            // Enter leads through what is still to be said, names it, and records when all is said.
            excuse.missing = true;
            if absence.reason.is_empty() {
                excuse.field = Excuse::REASON;
            } else if absence.approved_by.is_empty() {
                excuse.field = Excuse::APPROVED_BY;
            } else {
                return attendance::write(model, Request::Excuse(excuse.delegate, absence));
            }
        }
        (_, Excuse::REASON) => {
            let _ = excuse.reason.handle_event(&Event::Key(key));
        }
        (_, Excuse::APPROVED_BY) => {
            let _ = excuse.approved_by.handle_event(&Event::Key(key));
        }
        _ => {}
    }
    model.popup = Some(Popup::Excuse(excuse));
    Vec::new()
}

pub(super) fn substitute(model: &mut Model, mut form: Substitute, key: KeyEvent) -> Vec<Effect> {
    let last = form.alternates.len().saturating_sub(1);
    let decision_no = form.decision.value().trim().to_owned();
    match (key.code, form.alternates.get(form.selected)) {
        (KeyCode::Enter, Some(&alternate)) if !decision_no.is_empty() => {
            let delegate = form.delegate;
            return attendance::write(model, Request::Substitute { delegate, alternate, decision_no });
        }
        (KeyCode::Enter, Some(_)) => form.missing = true,
        (KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown, _) => {
            form.selected = moved(key.code, form.selected, last).unwrap_or(form.selected);
        }
        _ => {
            let _ = form.decision.handle_event(&Event::Key(key));
        }
    }
    model.popup = Some(Popup::Substitute(form));
    Vec::new()
}
