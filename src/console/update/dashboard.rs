//! The dashboard's choice, and the names behind it.

use crossterm::event::KeyCode;
use jiff::{SignedDuration, Timestamp};

use super::{board, roster};
use crate::{
    app::{attendance_export::Wanted, board::Ask},
    console::{
        effect::Effect,
        model::{COUNTERS, Chosen, Model},
        popups::Popup,
    },
    domain::{
        attendance::Presence,
        board::{Grouping, Number},
    },
    i18n::number::whole,
};

/// How many rows a page is.
const PAGE: usize = 10;

/// A key on the dashboard.
pub(super) fn key(model: &mut Model, code: KeyCode) -> Vec<Effect> {
    match code {
        KeyCode::Enter => return open(model),
        KeyCode::Char('g') => {
            model.board.grouping = model.board.grouping.other();
            if matches!(model.board.chosen(), Chosen::Group(_)) {
                model.board.chosen = None;
            }
        }
        KeyCode::Char(letter @ ('x' | 'c')) => return board::export(model, Wanted::Everything, letter),
        KeyCode::Char('s') => return vec![Effect::Board(Ask::Sessions)],
        KeyCode::Esc => {
            model.board.viewed = None;
            clamp(model);
        }
        code => model.board.chosen = Some(moved(model, code)),
    }
    Vec::new()
}

/// Where an arrow leads. The counters are above the prongs, these above the groups on the left and, on the right, the
/// arrivals and below them the events.
fn moved(model: &Model, code: KeyCode) -> Chosen {
    let chosen = model.board.chosen();
    let prongs = model.prongs();
    let last_group = model.groups().len().saturating_sub(1);
    let minutes = minutes(model);
    let events = model.last_events().len();
    let above = if prongs > 0 { Chosen::Prong(prongs - 1) } else { Chosen::Counter(0) };
    let right = match (minutes.last(), events) {
        (Some(minute), _) => Chosen::Minute(*minute),
        (None, 0) => chosen,
        (None, _) => Chosen::Event(0),
    };
    match (chosen, code) {
        (Chosen::Counter(place), KeyCode::Left) => Chosen::Counter(place.saturating_sub(1)),
        (Chosen::Counter(place), KeyCode::Right) => Chosen::Counter((place + 1).min(COUNTERS.len() - 1)),
        (Chosen::Counter(_), KeyCode::Down | KeyCode::PageDown) if prongs > 0 => Chosen::Prong(0),
        (Chosen::Prong(place), KeyCode::Down) if place + 1 < prongs => Chosen::Prong(place + 1),
        (Chosen::Counter(_) | Chosen::Prong(_), KeyCode::Down | KeyCode::PageDown)
        | (Chosen::Event(_), KeyCode::Left) => Chosen::Group(0),
        (Chosen::Prong(0), KeyCode::Up | KeyCode::PageUp) => Chosen::Counter(0),
        (Chosen::Prong(place), KeyCode::Up | KeyCode::PageUp) => Chosen::Prong(place - 1),
        (Chosen::Event(0), KeyCode::Up | KeyCode::PageUp) if !minutes.is_empty() => right,
        (Chosen::Prong(_) | Chosen::Group(_), KeyCode::Right) => right,
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
    let by_minute = model.board_roll().roll.arrivals_by_minute();
    by_minute.into_iter().filter(|(_, many)| *many > 0).map(|(start, _)| start).collect()
}

/// Roster or events may have become fewer.
pub(super) fn clamp(model: &mut Model) {
    model.board.chosen = match model.board.chosen() {
        Chosen::Group(place) => Some(Chosen::Group(place.min(model.groups().len().saturating_sub(1)))),
        Chosen::Event(place) => Some(Chosen::Event(place.min(model.last_events().len().saturating_sub(1)))),
        Chosen::Minute(at) if !minutes(model).contains(&at) => None,
        chosen => Some(chosen),
    };
}

/// Enter: the list behind the number, or the record behind the event.
fn open(model: &mut Model) -> Vec<Effect> {
    if let Chosen::Event(place) = model.board.chosen() {
        let delegate = model.last_events().get(place).map(|event| event.delegate);
        return delegate.map_or_else(Vec::new, |delegate| roster::show(model, delegate));
    }
    if let Some((title, number)) = number(model) {
        let mut names = board::names(model, title, number);
        // Whom one looks for in a group is who is missing.
        if let Popup::Names(names) = &mut names
            && matches!(names.number, Number::Group(..))
        {
            let roll = &model.board_roll().roll;
            names.delegates.sort_by_key(|id| roll.presence(*id) == Presence::Present);
        }
        model.popup = Some(names);
    }
    Vec::new()
}

/// What is chosen as a number, with its title: what is counted, and of what.
fn number(model: &Model) -> Option<(String, Number)> {
    let snapshot = model.board_roll();
    let (words, board, counts) = (&model.words().counts, &model.words().board, &snapshot.counts);
    let text = |number: usize| whole(number, model.language);
    let summoned = text(counts.summoned);
    Some(match model.board.chosen() {
        Chosen::Counter(place) => {
            let number = COUNTERS.get(place)?.clone();
            let (word, many) = match number {
                Number::Present => (words.present, counts.present),
                Number::Expected => (words.expected, counts.expected),
                Number::Excused => (words.excused, counts.excused),
                Number::Absent => (words.absent, counts.absent),
                _ => (words.late, counts.late),
            };
            ((board.counted)(word, &text(many), &summoned), number)
        }
        Chosen::Prong(0) => {
            let needed = counts.quorum?.delegates.needed;
            let title = match needed.saturating_sub(counts.present) {
                0 => (board.not_missing)(&text(counts.summoned - counts.present), &summoned),
                missing => (board.missing)(&text(missing), &text(needed), &summoned),
            };
            (title, Number::Missing)
        }
        Chosen::Prong(_) => {
            let missing = counts.quorum?.units?.needed.saturating_sub(counts.units.represented);
            let empty = counts.units.total - counts.units.represented;
            ((board.unrepresented)(&text(empty), &text(counts.units.total), &text(missing)), Number::Unrepresented)
        }
        Chosen::Group(place) => {
            let (name, share) = *model.groups().get(place)?;
            let title = match (name, model.board.grouping) {
                ("", Grouping::Unit) => words.no_unit,
                ("", Grouping::Delegation) => board.no_delegation,
                (name, _) => name,
            };
            let number = Number::Group(model.board.grouping, name.to_owned());
            ((board.counted)(title, &text(share.present), &text(share.total)), number)
        }
        Chosen::Minute(from) => {
            let seconds = SignedDuration::from_mins(1).as_secs();
            let by_minute = snapshot.roll.arrivals_by_minute();
            let many = by_minute.into_iter().find(|(start, _)| *start == from)?.1;
            ((board.minute)(&model.minute(from), &text(many)), Number::Between { from, seconds })
        }
        Chosen::Event(_) => return None,
    })
}
