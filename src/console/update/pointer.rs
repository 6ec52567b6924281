//! The mouse: a click on a key at the bottom presses it, a click on a line of a list or on a number chooses it and on the
//! chosen one takes it, the wheel moves the choice. With Shift held down terminals keep the mouse for selecting text.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::{keyboard, library};
use crate::console::{
    effect::Effect,
    layout::{self, screens},
    model::{Model, Part, Screen, Stage},
    popups::Popup,
};

/// The mouse did something.
pub(super) fn mouse(model: &mut Model, event: MouseEvent) -> Vec<Effect> {
    match event.kind {
        MouseEventKind::ScrollUp => keyboard::key(model, plain(KeyCode::Up)),
        MouseEventKind::ScrollDown => keyboard::key(model, plain(KeyCode::Down)),
        MouseEventKind::Down(MouseButton::Left) => click(model, Position { x: event.column, y: event.row }),
        _ => {
            model.revision -= 1; // a mouse that only moves changes nothing
            Vec::new()
        }
    }
}

fn plain(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

fn click(model: &mut Model, at: Position) -> Vec<Effect> {
    let screen = Rect::new(0, 0, model.size.0, model.size.1);
    let [_, _, body, foot] = layout::parts(screen, layout::strips(model).len());
    if let Some(hit) = layout::foot(model, foot).into_iter().find(|key| key.area.contains(at)) {
        return hit.key.event().map_or_else(Vec::new, |key| keyboard::key(model, key));
    }
    let Some(popup) = &model.popup else { return on_screen(model, body, at) };
    let inside = layout::inside(layout::centred(body, layout::size(popup)));
    let Some(list) = layout::list(model, popup).filter(|_| inside.contains(at)) else { return Vec::new() };
    let Some(line) = list.line_at(inside, at.y) else { return Vec::new() };
    if popup.choice().is_some_and(|choice| choice.made().is_none()) {
        // The first arrow key from no choice chooses the first line.
        let chosen = keyboard::key(model, plain(KeyCode::Down));
        return chosen.into_iter().chain(walk(model, line as isize, KeyCode::Null)).collect();
    }
    let take = take(popup);
    walk(model, list.distance(line), take)
}

/// A click beside the last line, with no window open.
fn on_screen(model: &mut Model, body: Rect, at: Position) -> Vec<Effect> {
    if model.screen == Screen::Dashboard {
        return match screens::chosen_at(model, body, at) {
            Some(found) if found == model.dashboard.chosen() => keyboard::key(model, plain(KeyCode::Enter)),
            found => {
                model.dashboard.chosen = found.or(model.dashboard.chosen);
                Vec::new()
            }
        };
    }
    if model.screen == Screen::Library {
        let spot = layout::library::spot_at(model, body, at);
        return spot.map_or_else(Vec::new, |spot| library::clicked(model, spot));
    }
    let Some((list, area)) = screens::screen_list(model, body).filter(|(_, area)| area.contains(at)) else {
        return Vec::new();
    };
    let take = match (model.screen, model.import.stage, model.import.part) {
        // A file is loaded by the key alone: two clicks in one place are soon made.
        (Screen::Import, Stage::Look | Stage::Done, part) if model.import.is_walked() => match part {
            Part::Columns => KeyCode::Char(' '),
            Part::Rows | Part::Failed => KeyCode::Null,
        },
        _ => KeyCode::Enter,
    };
    list.line_at(area, at.y).map_or_else(Vec::new, |line| walk(model, list.distance(line), take))
}

/// Moves a list's choice by so many lines; where it is there already, presses the key that takes it.
fn walk(model: &mut Model, distance: isize, take: KeyCode) -> Vec<Effect> {
    if distance == 0 {
        return keyboard::key(model, plain(take));
    }
    let step = if distance < 0 { KeyCode::Up } else { KeyCode::Down };
    (0..distance.unsigned_abs()).flat_map(|_| keyboard::key(model, plain(step))).collect()
}

/// What a click on the chosen line presses: a name on a unit's list is ticked, anything else taken.
fn take(popup: &Popup) -> KeyCode {
    match popup {
        Popup::Group(_) => KeyCode::Char(' '),
        // Names behind a number are only looked at, and a PIN has to be typed.
        Popup::Names(_) | Popup::Pin(_) => KeyCode::Null,
        _ => KeyCode::Enter,
    }
}
