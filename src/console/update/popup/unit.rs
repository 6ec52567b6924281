//! A unit arrives together: its names are listed and ticked one by one. There is no key that ticks them all.

use crossterm::event::{KeyCode, KeyEvent};

use crate::{
    app::desk::recorder::Evidence,
    console::{
        effect::Effect,
        model::Model,
        popups::{Group, Popup, Units},
        update::{attendance, list, open},
    },
    domain::event::Means,
    text::fold::plain,
};

pub(super) fn which(model: &mut Model, mut units: Units, key: KeyEvent) -> Vec<Effect> {
    let last = units.units.len().saturating_sub(1);
    if key.code == KeyCode::Enter {
        if let Some(unit) = units.choice.made().and_then(|place| units.units.get(place)).cloned() {
            return open::group(model, unit);
        }
    } else if list::filtered(key, &mut units.input, &mut units.choice, last) {
        let typed = plain(units.input.value().trim());
        units.units = open::unit_names(model);
        units.units.retain(|name| typed.split_whitespace().all(|part| plain(name).contains(part)));
    }
    model.popup = Some(Popup::Units(units));
    Vec::new()
}

pub(super) fn names(model: &mut Model, mut group: Group, key: KeyEvent) -> Vec<Effect> {
    let last = group.people.len().saturating_sub(1);
    group.leaving = false;
    match key.code {
        KeyCode::Enter => {
            let ticked: Vec<_> =
                group.people.iter().filter(|person| person.ticked).map(|person| person.delegate).collect();
            if !ticked.is_empty() {
                let come = |id| attendance::check_in(model, id, Evidence::by(Means::Group, None));
                return ticked.into_iter().flat_map(come).collect();
            }
        }
        KeyCode::Char(' ') => {
            if let Some(person) = group.people.get_mut(group.selected)
                && model.can_be_ticked(person.delegate)
            {
                person.ticked = !person.ticked;
            }
            // On to the next name, so that a finger stays on one key while eyes go down the line of people.
            group.selected = (group.selected + 1).min(last);
        }
        code => group.selected = list::moved(code, group.selected, last).unwrap_or(group.selected),
    }
    model.popup = Some(Popup::Group(group));
    Vec::new()
}
