//! Consent and enrolment: no consent, no picture.

use crate::{
    app::lane::EnrolState,
    console::{effect::Effect, model::Model, popups::Popup},
    domain::delegate::DelegateId,
};

/// Asks for consent where it is missing, else starts the camera's enrolment.
pub(super) fn begin(model: &mut Model, delegate: DelegateId) -> Vec<Effect> {
    if !model.delegate(delegate).is_some_and(crate::domain::delegate::Delegate::consents) {
        model.popup = Some(Popup::Consent { delegate, selected: 0, then_enrol: true });
        return Vec::new();
    }
    model.popup = Some(Popup::Enrol { delegate, state: None, consenting: false });
    vec![Effect::Enrol { delegate }]
}

/// The congress changed: a consent that enrolment waited for may be there now.
pub(super) fn consented(model: &mut Model) -> Vec<Effect> {
    match model.popup.as_mut().map(Popup::bottom) {
        Some(&mut Popup::Enrol { delegate, consenting: true, .. }) => {
            if model.delegate(delegate).is_some_and(crate::domain::delegate::Delegate::consents) {
                begin(model, delegate)
            } else {
                Vec::new()
            }
        }
        _ => Vec::new(),
    }
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
