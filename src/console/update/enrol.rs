//! Consent and enrolment: no consent, no picture.

use crate::{
    app::{desk::front_desk::Request, faces::lane::EnrolState},
    console::{effect::Effect, model::Model, popups::Popup},
    domain::delegate::{Delegate, DelegateId},
};

/// Asks for consent where it is missing, else starts enrolment before the camera that is shown.
pub(super) fn begin(model: &mut Model, delegate: DelegateId) -> Vec<Effect> {
    if !model.delegate(delegate).is_some_and(Delegate::consents) {
        model.popup = Some(Popup::Consent { delegate, selected: 0, then_enrol: true });
        return Vec::new();
    }
    start(model, delegate, model.front)
}

fn start(model: &mut Model, delegate: DelegateId, lane: usize) -> Vec<Effect> {
    model.popup = Some(Popup::Enrol { delegate, lane, state: None, consenting: false });
    vec![Effect::Desk(Request::Enrol { lane, delegate })]
}

/// The congress changed: a consent that enrolment waited for may be there now.
pub(super) fn consented(model: &mut Model) -> Vec<Effect> {
    let Some(&mut Popup::Enrol { delegate, lane, consenting: true, .. }) = model.popup.as_mut().map(Popup::bottom)
    else {
        return Vec::new();
    };
    if model.delegate(delegate).is_some_and(Delegate::consents) { start(model, delegate, lane) } else { Vec::new() }
}

/// One step of enrolment.
pub(super) fn step(model: &mut Model, step: EnrolState) -> Vec<Effect> {
    let whom = match step {
        EnrolState::Taking { delegate, .. } | EnrolState::Done { delegate } => delegate,
    };
    let done = matches!(step, EnrolState::Done { .. });
    if let Some(Popup::Enrol { delegate, state, .. }) = model.popup.as_mut().map(Popup::bottom)
        && *delegate == whom
    {
        *state = Some(step);
        if done {
            return vec![Effect::Chime];
        }
    }
    Vec::new()
}
