//! Somebody is looked for by name.

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use crate::{
    app::desk::{front_desk::Request, recorder::Evidence},
    console::{
        effect::Effect,
        model::{Model, Panel, Photo, Problem, Screen},
        popups::{Choice, Find, Popup, Purpose, Why},
        update::{attendance, go_on, list, open},
    },
    domain::{delegate::DelegateId, event::Means},
};

pub(super) fn key(model: &mut Model, mut find: Find, key: KeyEvent) -> Vec<Effect> {
    let last = find.hits.len().saturating_sub(1);
    let chosen = model.chosen_of(&find).map(|delegate| delegate.id);
    match (key.code, chosen) {
        (KeyCode::Enter, Some(delegate)) => return chose(model, find.purpose, delegate),
        // Nothing fits, or the one that fits is not written so on the paper: by hand. What was typed stays, so that
        // nobody is chosen whom no hand looked for.
        (KeyCode::Enter, None) if find.purpose == Purpose::CheckIn && find.hits.is_empty() => {
            find.purpose = Purpose::Manual;
        }
        (KeyCode::F(4), _) if find.purpose == Purpose::CheckIn => find.purpose = Purpose::Manual,
        // Nobody was typed for or chosen: a key too many takes nobody.
        (KeyCode::Enter, None) => {}
        (code @ (KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown), _) => {
            find.choice = list::chosen(code, find.choice, last).unwrap_or(find.choice);
        }
        _ => {
            if find.input.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
                find.hits = model.people_for(find.purpose, find.input.value());
                find.choice = Choice::of_found(&find.input, &find.hits);
            }
        }
    }
    let effects = photo_of_chosen(model, &mut find);
    model.popup = Some(Popup::Find(find));
    effects
}

/// Asks for the enrolled photo of the one whom Enter would take, to be seen beside the name.
fn photo_of_chosen(model: &Model, find: &mut Find) -> Vec<Effect> {
    let chosen = model.chosen_of(find).map(|delegate| delegate.id);
    let Some(delegate) = chosen.filter(|delegate| model.snapshot.roster.enrolled.contains(delegate)) else {
        return Vec::new();
    };
    if find.photo.as_ref().is_some_and(|(whose, _)| *whose == delegate) {
        return Vec::new();
    }
    find.photo = Some((delegate, Photo::Loading));
    vec![Effect::Desk(Request::Photo(delegate))]
}

fn chose(model: &mut Model, purpose: Purpose, delegate: DelegateId) -> Vec<Effect> {
    match purpose {
        Purpose::CheckIn => {
            found(model);
            let mut effects = attendance::check_in(model, delegate, Evidence::by(Means::Name, None));
            effects.extend(go_on(model));
            effects
        }
        Purpose::Manual => open::reason(model, Why::Manual(delegate)),
        Purpose::StepOut => attendance::write(model, Request::StepOut(delegate)),
        Purpose::Return => attendance::write(model, Request::Return(delegate)),
        Purpose::Excuse => open::excuse(model, delegate),
        Purpose::Substitute => open::substitute(model, delegate),
    }
}

/// Somebody was found: the question about the face, if there was one, is answered.
pub(super) fn found(model: &mut Model) {
    let asked = matches!(model.panel, Panel::Held(Problem::Unknown { .. } | Problem::Confirm(_)));
    if asked && model.screen == Screen::CheckIn {
        model.panel = Panel::Idle;
    }
}
