//! The dashboard's choice, and the names behind it.

use crossterm::event::KeyCode;
use jiff::{SignedDuration, Timestamp};

use super::{roster, session_popups};
use crate::{
    console::{
        effect::Effect,
        model::{COUNTERS, Chosen, Model},
        popups::Popup,
    },
    domain::{
        attendance::Presence,
        dashboard::{DashboardNumber, Grouping},
    },
    i18n::number::whole,
};

/// How many rows a page is.
const PAGE: usize = 10;

/// A key on the dashboard that no command has.
pub(super) fn key(model: &mut Model, code: KeyCode) -> Vec<Effect> {
    model.dashboard.chosen = Some(moved(model, code));
    Vec::new()
}

/// By units or by delegations.
pub(super) fn regroup(model: &mut Model) -> Vec<Effect> {
    model.dashboard.grouping = model.dashboard.grouping.other();
    if matches!(model.dashboard.chosen(), Chosen::Group(_)) {
        model.dashboard.chosen = None;
    }
    Vec::new()
}

/// From another session's roll back to the desk's own.
pub(super) fn own_session(model: &mut Model) -> Vec<Effect> {
    model.dashboard.viewed = None;
    clamp(model);
    Vec::new()
}

/// Where an arrow leads. The counters are above the prongs, these above the groups on the left and, on the right, the
/// arrivals and below them the events.
fn moved(model: &Model, code: KeyCode) -> Chosen {
    let chosen = model.dashboard.chosen();
    let conditions = model.conditions();
    let last_group = model.groups().len().saturating_sub(1);
    let minutes = minutes(model);
    let events = model.last_events().len();
    let above = if conditions > 0 { Chosen::Condition(conditions - 1) } else { Chosen::Counter(0) };
    let right = match (minutes.last(), events) {
        (Some(minute), _) => Chosen::Minute(*minute),
        (None, 0) => chosen,
        (None, _) => Chosen::Event(0),
    };
    match (chosen, code) {
        (Chosen::Counter(place), KeyCode::Left) => Chosen::Counter(place.saturating_sub(1)),
        (Chosen::Counter(place), KeyCode::Right) => Chosen::Counter((place + 1).min(COUNTERS.len() - 1)),
        (Chosen::Counter(_), KeyCode::Down | KeyCode::PageDown) if conditions > 0 => Chosen::Condition(0),
        (Chosen::Condition(place), KeyCode::Down) if place + 1 < conditions => Chosen::Condition(place + 1),
        (Chosen::Counter(_) | Chosen::Condition(_), KeyCode::Down | KeyCode::PageDown)
        | (Chosen::Event(_), KeyCode::Left) => Chosen::Group(0),
        (Chosen::Condition(0), KeyCode::Up | KeyCode::PageUp) => Chosen::Counter(0),
        (Chosen::Condition(place), KeyCode::Up | KeyCode::PageUp) => Chosen::Condition(place - 1),
        (Chosen::Event(0), KeyCode::Up | KeyCode::PageUp) if !minutes.is_empty() => right,
        (Chosen::Condition(_) | Chosen::Group(_), KeyCode::Right) => right,
        (Chosen::Group(0) | Chosen::Minute(_) | Chosen::Event(0), KeyCode::Up | KeyCode::PageUp) => above,
        (Chosen::Group(place), KeyCode::Up) => Chosen::Group(place - 1),
        (Chosen::Group(place), KeyCode::Down) => Chosen::Group((place + 1).min(last_group)),
        (Chosen::Group(place), KeyCode::PageUp) => Chosen::Group(place.saturating_sub(PAGE)),
        (Chosen::Group(place), KeyCode::PageDown) => Chosen::Group((place + PAGE).min(last_group)),
        (Chosen::Minute(_), KeyCode::Down | KeyCode::PageDown) if events > 0 => Chosen::Event(0),
        (Chosen::Minute(at), KeyCode::Right) => minutes.iter().find(|minute| **minute > at).map_or(chosen, minute_of),
        (Chosen::Minute(at), KeyCode::Left) => {
            minutes.iter().rev().find(|minute| **minute < at).map_or(Chosen::Group(0), minute_of)
        }
        (Chosen::Event(place), KeyCode::Up) => Chosen::Event(place - 1),
        (Chosen::Event(_), KeyCode::PageUp) => Chosen::Event(0),
        (Chosen::Event(place), KeyCode::Down) => Chosen::Event((place + 1).min(events.saturating_sub(1))),
        (Chosen::Event(_), KeyCode::PageDown) => Chosen::Event(events.saturating_sub(1)),
        (chosen, _) => chosen,
    }
}

fn minute_of(at: &Timestamp) -> Chosen {
    Chosen::Minute(*at)
}

/// The minutes in which somebody came.
fn minutes(model: &Model) -> Vec<Timestamp> {
    let by_minute = model.dashboard_roll().roll.arrivals_by_minute();
    by_minute.into_iter().filter(|(_, many)| *many > 0).map(|(start, _)| start).collect()
}

/// Roster or events may have become fewer.
pub(super) fn clamp(model: &mut Model) {
    model.dashboard.chosen = match model.dashboard.chosen() {
        Chosen::Group(place) => Some(Chosen::Group(place.min(model.groups().len().saturating_sub(1)))),
        Chosen::Event(place) => Some(Chosen::Event(place.min(model.last_events().len().saturating_sub(1)))),
        Chosen::Minute(at) if !minutes(model).contains(&at) => None,
        chosen => Some(chosen),
    };
}

/// The list behind the number that is chosen, or the record behind the event.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if let Chosen::Event(place) = model.dashboard.chosen() {
        let delegate = model.last_events().get(place).map(|event| event.delegate);
        return delegate.map_or_else(Vec::new, |delegate| roster::show(model, delegate));
    }
    if let Some((title, number)) = number(model) {
        let mut names = session_popups::names(model, title, number);
        // In a group the missing are looked for.
        if let Popup::Names(names) = &mut names
            && matches!(names.number, DashboardNumber::Group(..))
        {
            let roll = &model.dashboard_roll().roll;
            names.delegates.sort_by_key(|id| roll.presence(*id) == Presence::Present);
        }
        model.popup = Some(names);
    }
    Vec::new()
}

/// What is chosen as a number, with its title: what is counted, and of what.
fn number(model: &Model) -> Option<(String, DashboardNumber)> {
    let snapshot = model.dashboard_roll();
    let (words, texts, counts) = (&model.words().counts, &model.words().dashboard, &snapshot.counts);
    let text = |number: usize| whole(number, model.language);
    let summoned = text(counts.summoned);
    Some(match model.dashboard.chosen() {
        Chosen::Counter(place) => {
            let number = COUNTERS.get(place)?.clone();
            let (word, many) = match number {
                DashboardNumber::Present => (words.present, counts.present),
                DashboardNumber::Expected => (words.expected, counts.expected),
                DashboardNumber::Excused => (words.excused, counts.excused),
                DashboardNumber::Absent => (words.absent, counts.absent),
                _ => (words.late, counts.late),
            };
            ((texts.counted)(word, &text(many), &summoned), number)
        }
        Chosen::Condition(0) => {
            let needed = counts.quorum?.delegates.needed;
            let title = match needed.saturating_sub(counts.present) {
                0 => (texts.not_missing)(&text(counts.summoned - counts.present), &summoned),
                missing => (texts.missing)(&text(missing), &text(needed), &summoned),
            };
            (title, DashboardNumber::Missing)
        }
        Chosen::Condition(_) => {
            let missing = counts.quorum?.units?.needed.saturating_sub(counts.units.represented);
            let empty = counts.units.total - counts.units.represented;
            (
                (texts.unrepresented)(&text(empty), &text(counts.units.total), &text(missing)),
                DashboardNumber::Unrepresented,
            )
        }
        Chosen::Group(place) => {
            let (name, share) = *model.groups().get(place)?;
            let title = match (name, model.dashboard.grouping) {
                ("", Grouping::Unit) => words.no_unit,
                ("", Grouping::Delegation) => texts.no_delegation,
                (name, _) => name,
            };
            let number = DashboardNumber::Group(model.dashboard.grouping, name.to_owned());
            ((texts.counted)(title, &text(share.present), &text(share.total)), number)
        }
        Chosen::Minute(from) => {
            let seconds = SignedDuration::from_mins(1).as_secs();
            let by_minute = snapshot.roll.arrivals_by_minute();
            let many = by_minute.into_iter().find(|(start, _)| *start == from)?.1;
            ((texts.minute)(&model.minute(from), &text(many)), DashboardNumber::Between { from, seconds })
        }
        Chosen::Event(_) => return None,
    })
}
