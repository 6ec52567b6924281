//! A supervisor's approval: who gives it, and the PIN.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::{
    app::{
        desk::{front_desk::Request, records::Ask},
        operators::Approval,
        pin,
    },
    console::{
        effect::Effect,
        model::Model,
        popups::{Pin, Popup, Secret},
        update::{attendance, list, open},
    },
};

/// More digits than any PIN has.
const LONGEST: usize = 12;

/// A request needs one of these supervisors.
pub(in crate::console::update) fn asked(model: &mut Model, request: Request, supervisors: Vec<String>) -> Vec<Effect> {
    model.writing.retain(|writing| *writing != request);
    if let Request::Records(Ask::Load(_)) = request {
        // Whoever gives the leave up can look at the roster again.
        model.import.busy = false;
    }
    let pin = Pin { request, supervisors, selected: 0, typed: Secret::default(), checking: false, sentence: None };
    let mut effects = open::window(model, Popup::Pin(pin));
    effects.push(Effect::Bell);
    effects
}

/// The PIN was not taken: why is said, and another can be typed.
pub(in crate::console::update) fn refused(model: &mut Model, request: &Request, sentence: String) -> Vec<Effect> {
    model.writing.retain(|writing| writing != request);
    let Request::Approved(request, approval) = request else { return Vec::new() };
    match model.popup.as_mut().map(Popup::bottom) {
        Some(Popup::Pin(pin)) if pin.request == **request => {
            pin.checking = false;
            pin.sentence = Some(sentence);
            pin.typed = Secret::default();
        }
        // Help or another window came in between; the wish is not lost.
        _ => {
            let pin = Pin {
                request: (**request).clone(),
                supervisors: vec![approval.supervisor.clone()],
                selected: 0,
                typed: Secret::default(),
                checking: false,
                sentence: Some(sentence),
            };
            model.popup = Some(Popup::Pin(pin));
        }
    }
    vec![Effect::Alarm]
}

/// What was allowed could not be done all the same: its window closes.
pub(in crate::console::update) fn given_up(model: &mut Model, request: &Request) {
    if matches!(model.popup.as_mut().map(Popup::bottom), Some(Popup::Pin(pin)) if pin.request == *request) {
        model.popup = None;
    }
}

/// The congress changed: what makes no event, and so has no other answer, was done.
pub(in crate::console::update) fn allowed(model: &mut Model) {
    if matches!(&model.popup, Some(Popup::Pin(pin)) if pin.checking && !pin.request.writes()) {
        model.popup = None;
    }
}

pub(super) fn key(model: &mut Model, mut asked: Pin, key: KeyEvent) -> Vec<Effect> {
    let mut effects = Vec::new();
    let last = asked.supervisors.len().saturating_sub(1);
    match key.code {
        _ if asked.checking => {}
        KeyCode::Enter if !asked.typed.0.is_empty() => {
            let Some(supervisor) = asked.supervisors.get(asked.selected).cloned() else { return Vec::new() };
            let approval = Approval { supervisor, pin: pin::Pin::new(&asked.typed.0) };
            let request = Request::Approved(Box::new(asked.request.clone()), approval);
            asked.checking = true;
            effects = attendance::retry(model, request);
        }
        KeyCode::Backspace => {
            asked.typed.0.pop();
        }
        KeyCode::Char(digit) if digit.is_ascii_digit() && key.modifiers == KeyModifiers::NONE => {
            if asked.typed.0.len() < LONGEST {
                asked.typed.0.push(digit);
            }
        }
        code => asked.selected = list::moved(code, asked.selected, last).unwrap_or(asked.selected),
    }
    model.popup = Some(Popup::Pin(asked));
    effects
}
