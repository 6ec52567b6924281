//! The dashboard's choice and the names behind it.

use crossterm::event::KeyCode;

use crate::{
    console::{
        effect::Effect,
        model::{Chosen, Model},
        popups::{Names, Popup},
    },
    domain::{attendance::Presence, delegate::Delegate},
};

/// A key on the dashboard.
pub(super) fn key(model: &mut Model, code: KeyCode) -> Vec<Effect> {
    let last = model.units().len().saturating_sub(1);
    model.chosen = match (model.chosen, code) {
        (Chosen::Unit(0) | Chosen::Counter(_), KeyCode::Up) => match model.chosen {
            Chosen::Unit(_) => Chosen::Counter(0),
            counter @ Chosen::Counter(_) => counter,
        },
        (Chosen::Unit(place), KeyCode::Up) => Chosen::Unit(place - 1),
        (Chosen::Unit(place), KeyCode::Down) => Chosen::Unit((place + 1).min(last)),
        (Chosen::Unit(place), KeyCode::PageDown) => Chosen::Unit((place + 10).min(last)),
        (Chosen::Unit(place), KeyCode::PageUp) => Chosen::Unit(place.saturating_sub(10)),
        (Chosen::Counter(_), KeyCode::Down | KeyCode::PageDown) => Chosen::Unit(0),
        (Chosen::Counter(place), KeyCode::Right) => Chosen::Counter((place + 1).min(2)),
        (Chosen::Counter(place), KeyCode::Left) => Chosen::Counter(place.saturating_sub(1)),
        (Chosen::Unit(_), KeyCode::Left) => Chosen::Counter(0),
        (Chosen::Unit(_), KeyCode::Right) => Chosen::Counter(2),
        (chosen, KeyCode::Enter) => {
            model.popup = Some(Popup::Names(names(model, chosen)));
            chosen
        }
        (chosen, _) => chosen,
    };
    Vec::new()
}

/// The roster may have become shorter.
pub(super) fn clamp(model: &mut Model) {
    if let Chosen::Unit(place) = model.chosen {
        model.chosen = Chosen::Unit(place.min(model.units().len().saturating_sub(1)));
    }
}

/// Whether a delegate is meant.
type Wanted<'a> = Box<dyn Fn(&Delegate) -> bool + 'a>;

/// The voting delegates behind a number, those who are missing first, each part in name order.
fn names(model: &Model, chosen: Chosen) -> Names {
    let words = &model.words().counts;
    let snapshot = &model.snapshot;
    let unit = match chosen {
        Chosen::Unit(place) => model.units().get(place).map(|(name, _)| (*name).to_owned()),
        Chosen::Counter(_) => None,
    };
    let (title, wanted): (String, Wanted) = match chosen {
        Chosen::Unit(_) => {
            let unit = unit.unwrap_or_default();
            let title = if unit.is_empty() { words.no_unit.to_owned() } else { unit.clone() };
            (title, Box::new(move |delegate| delegate.unit == unit))
        }
        Chosen::Counter(0) => (words.present.to_owned(), of(model, &[Presence::Present])),
        Chosen::Counter(1) => (words.expected.to_owned(), of(model, &[Presence::Expected, Presence::Absent])),
        Chosen::Counter(_) => (words.excused.to_owned(), of(model, &[Presence::Excused, Presence::Substituted])),
    };
    let roster = &snapshot.roster;
    let mut delegates: Vec<&Delegate> = roster
        .finder
        .find("")
        .into_iter()
        .filter_map(|index| roster.delegates.get(index))
        .filter(|delegate| snapshot.roll.votes(delegate) && wanted(delegate))
        .collect();
    delegates.sort_by_key(|delegate| snapshot.roll.presence(delegate.id) == Presence::Present);
    Names { title, delegates: delegates.into_iter().map(|delegate| delegate.id).collect(), selected: 0 }
}

fn of<'a>(model: &'a Model, presences: &'static [Presence]) -> Wanted<'a> {
    Box::new(move |delegate| presences.contains(&model.snapshot.roll.presence(delegate.id)))
}
