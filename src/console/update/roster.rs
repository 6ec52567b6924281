//! The way from a line that names a delegate to the delegate's record.

use crate::{
    console::{
        effect::Effect,
        model::{Model, Screen},
    },
    domain::{delegate::DelegateId, find::Hit},
};

/// Turns to the roster screen with this delegate looked at.
pub(super) fn show(model: &mut Model, delegate: DelegateId) -> Vec<Effect> {
    let roster = &model.snapshot.roster;
    let hits = roster.finder.search("", |_| false);
    let here = |hit: &Hit| roster.delegates.get(hit.delegate).is_some_and(|other| other.id == delegate);
    let Some(selected) = hits.iter().position(here) else { return Vec::new() };
    model.delegates.input.reset();
    model.delegates.hits = hits;
    model.delegates.selected = selected;
    (model.delegates.open, model.delegates.adding) = (None, None);
    model.popup = None;
    model.screen = Screen::Delegates;
    Vec::new()
}
