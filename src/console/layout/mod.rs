//! Where things stand on the screen, for drawing them and for finding what a click falls on.

pub(crate) mod library;
pub(crate) mod screens;

use std::cmp::Ordering;

use ratatui::layout::{Constraint, Layout, Rect};
use unicode_width::UnicodeWidthStr;

use super::{
    commands::{self, Command, Key},
    message::Worker,
    model::{Model, Panel, Screen},
    popups::{DashboardPopup, Popup},
    theme::Tone,
    widgets::text::joined,
};
use crate::domain::{event::Action, find::Hit};

/// Clocks are set right by so many milliseconds while one works; that is no jump.
const CLOCK_SLACK: i64 = 60_000;

/// The least that the screens are made for.
pub(crate) const LEAST: (u16, u16) = (60, 18);

/// The four parts of the screen, from above: first line, strips, body, last line.
pub(crate) fn parts(area: Rect, strips: usize) -> [Rect; 4] {
    Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(strips as u16),
        Constraint::Fill(1),
        Constraint::Length(1),
    ])
    .areas(area)
}

/// Columns and rows of a document that is read: inside the frame of the body, without a column at each side.
pub(crate) fn paper(model: &Model) -> (usize, usize) {
    let screen = Rect::new(0, 0, model.size.0, model.size.1);
    let [_, _, body, _] = parts(screen, strips(model).len());
    (usize::from(body.width.saturating_sub(6)).max(1), usize::from(body.height.saturating_sub(2)).max(1))
}

/// What must be seen on every screen: the dead, and questions that wait elsewhere.
pub(crate) fn strips(model: &Model) -> Vec<(Tone, String)> {
    let words = model.words();
    let dead = |worker: &Worker| match worker {
        Worker::Camera => (Tone::Offline, words.camera.camera_died.to_owned()),
        Worker::Recognition => (Tone::Offline, words.camera.recognition_died.to_owned()),
        Worker::Store => (Tone::Bad, words.camera.store_died.to_owned()),
        Worker::Publisher => (Tone::Offline, words.publish.died.to_owned()),
    };
    let mut strips: Vec<_> = model.dead.iter().map(dead).collect();
    if clock_behind(model) {
        strips.push((Tone::Doubt, words.header.clock_behind.to_owned()));
    }
    if let Some(why) = &model.no_backup {
        strips.push((Tone::Doubt, (words.header.no_backup)(why)));
    }
    if model.publish.is_shut() {
        strips.push((Tone::Bad, words.publish.shut.to_owned()));
    }
    if model.screen != Screen::CheckIn && model.problems() > 0 {
        let key = commands::key_of(model, Command::Go(Screen::CheckIn)).map(|key| key.to_string());
        strips.push((Tone::Doubt, (words.header.attention)(model.problems(), &key.unwrap_or_default())));
    }
    strips.extend(received_elsewhere(model));
    strips
}

/// Who was received while the door's panel is out of sight: a badge is read on every screen and over every window.
fn received_elsewhere(model: &Model) -> Option<(Tone, String)> {
    if model.screen == Screen::CheckIn && model.popup.is_none() {
        return None;
    }
    let (event, tone) = match &model.panel {
        Panel::Done { event, .. } if matches!(event.action, Action::Present { .. } | Action::Return) => {
            (event, Tone::Good)
        }
        // At the door itself the panel stays in sight beside a window.
        Panel::Already { arrival, .. } if model.screen != Screen::CheckIn => (arrival, Tone::Plain),
        _ => return None,
    };
    let words = &model.words().panel;
    let title = if tone == Tone::Good { words.accepted } else { words.already };
    let delegate = model.delegate(event.delegate)?;
    let seat = if delegate.seat.is_empty() { String::new() } else { (words.seat)(&delegate.seat) };
    Some((tone, joined(&[title, &delegate.full_name, &delegate.unit, &seat])))
}

/// Whether the machine's clock says an earlier time than what was recorded last: events keep their order all the same,
/// but the times beside them are wrong.
fn clock_behind(model: &Model) -> bool {
    let last = model.snapshot.events.last().map(|event| event.logical.millis);
    last.is_some_and(|last| last - model.now.as_millisecond() > CLOCK_SLACK)
}

/// A key of the last line, where it stands.
pub(crate) struct FootKey {
    /// Key, blank and name.
    pub area: Rect,
    /// What a click on it presses.
    pub key: Key,
    /// What it does.
    pub name: String,
    /// Whether it is the screen that is shown.
    pub current: bool,
}

/// The last line: the keys that do something now, as many as fit, then the screens by their numbers, then help.
pub(crate) fn foot(model: &Model, area: Rect) -> Vec<FootKey> {
    /// Columns from which on the screens have their names.
    const ROOMY: u16 = 150;
    let words = model.words();
    let mut keys = Vec::new();
    let help = words.keys.help;
    let typed = model.popup.as_ref().is_some_and(Popup::is_typed_into);
    let key = if typed { Key::Function(1) } else { Key::Char('?') };
    let width = (key.to_string().width() + 1 + help.width()) as u16;
    let mut edge = area.right().saturating_sub(width + 1);
    keys.push(FootKey { area: Rect { x: edge, width, ..area }, key, name: help.to_owned(), current: false });
    if model.input_method.is_some() {
        let (key, name) = (Key::Letters, words.keys.kept_back);
        let width = (key.to_string().width() + 1 + name.width()) as u16;
        edge = edge.saturating_sub(width + 2);
        keys.push(FootKey { area: Rect { x: edge, width, ..area }, key, name: name.to_owned(), current: false });
    }
    // Where digits are typed they lead to no screen.
    if model.popup.is_none() && area.width >= 100 && !model.screen.is_typed_into() {
        for (place, screen) in Screen::ALL.iter().enumerate().rev() {
            let Some(key) = commands::first_key(Command::Go(*screen)) else { continue };
            let name = if area.width >= ROOMY { words.screens[place] } else { "" };
            let width = 1 + if name.is_empty() { 0 } else { name.width() as u16 + 1 };
            edge = edge.saturating_sub(width + 2);
            let current = *screen == model.screen;
            let area = Rect { x: edge, width, ..area };
            keys.push(FootKey { area, key, name: name.to_owned(), current });
        }
    }
    let mut x = area.x + 1;
    for (key, name) in commands::foot(model) {
        let width = (key.to_string().width() + name.width() + 1) as u16;
        if x + width + 1 < edge {
            keys.push(FootKey { area: Rect { x, width, ..area }, key, name: name.to_owned(), current: false });
            x += width + 3;
        }
    }
    keys
}

/// The window over the middle of the screen: as large as it wants to be, as far as there is room.
pub(crate) fn centred(screen: Rect, (width, height): (u16, u16)) -> Rect {
    let (width, height) = (width.min(screen.width.saturating_sub(2)), height.min(screen.height));
    Rect { x: screen.x + (screen.width - width) / 2, y: screen.y + (screen.height - height) / 2, width, height }
}

/// What is inside the frame of a window or a part, without a column at each side.
pub(crate) fn inside(window: Rect) -> Rect {
    Rect {
        x: window.x + 2,
        y: window.y + 1,
        width: window.width.saturating_sub(4),
        height: window.height.saturating_sub(2),
    }
}

/// How large a window wants to be.
pub(crate) fn size(popup: &Popup) -> (u16, u16) {
    match popup {
        Popup::Find(_) => (104, 16),
        Popup::Operators(_) => (76, 16),
        Popup::Reason(_) => (60, 11),
        Popup::UndoWhich(_) => (72, 15),
        Popup::Excuse(_) => (70, 11),
        Popup::Substitute(_) => (76, 18),
        Popup::Pin(_) => (64, 15),
        Popup::Units(_) => (70, 20),
        Popup::Group(_) => (76, 30),
        Popup::Palette(_) => (64, 20),
        Popup::UsbCopy(_) => (70, 14),
        Popup::Names(_) => (92, 32),
        Popup::Dashboard(DashboardPopup::Sessions(sessions)) => (76, sessions.all.len() as u16 + 2),
        Popup::Dashboard(DashboardPopup::Sure(..)) => (64, 7),
        Popup::Dashboard(DashboardPopup::Exported { .. }) => (76, 6),
        Popup::Consent { .. } => (64, 14),
        Popup::Enrol { .. } => (84, 32),
        Popup::Refused { .. } | Popup::Withdraw { .. } | Popup::Told { .. } | Popup::NewUnit { .. } => (60, 9),
        Popup::Renew { .. } | Popup::Removal(_) => (72, 10),
        Popup::NothingToUndo => (50, 5),
        Popup::Badge => (66, 7),
        Popup::Help { .. } => (84, 34),
        Popup::Quit => (56, 6),
    }
}

/// A list in a window: how many rows stand above it, how many below it, how long it is, and which line is chosen.
pub(crate) struct List {
    above: u16,
    below: u16,
    len: usize,
    chosen: usize,
    /// The line before which a row stands that is none.
    parted: Option<usize>,
}

/// A list of people found, those found only nearly below a row of words.
pub(crate) fn people(above: u16, hits: &[Hit], chosen: usize) -> List {
    let parted = hits.iter().position(|hit| hit.near);
    List { above, below: 0, len: hits.len(), chosen, parted }
}

/// The list of a window, where it has one that a click can choose from.
pub(crate) fn list(model: &Model, popup: &Popup) -> Option<List> {
    let list = |above, below, len, chosen| Some(List { above, below, len, chosen, parted: None });
    match popup {
        Popup::Find(find) => Some(people(2, &find.hits, find.choice.place())),
        Popup::UndoWhich(undo) => list(3, 0, model.undoable_events(undo).len(), undo.choice.place()),
        Popup::Substitute(form) => list(5, 0, form.alternates.len(), form.selected),
        Popup::Operators(form) => list(2, 0, model.snapshot.staff.len(), form.choice.place()),
        Popup::Units(units) => list(2, 0, units.units.len(), units.choice.place()),
        Popup::Group(group) => list(2, 1, group.people.len(), group.selected),
        Popup::Palette(typed) => list(2, 0, commands::fitting(model, typed.input.value()).len(), typed.choice.place()),
        Popup::UsbCopy(drive) => list(4, 0, model.publish.state.usb_drives.len(), drive.selected),
        Popup::Dashboard(DashboardPopup::Sessions(sessions)) => list(0, 0, sessions.all.len(), sessions.selected),
        Popup::Names(names) => list(0, 0, names.delegates.len(), names.selected),
        Popup::Pin(pin) => list(4, 0, pin.supervisors.len(), pin.selected),
        _ => None,
    }
}

impl List {
    /// Its rows inside a window.
    pub(crate) fn area(&self, inside: Rect) -> Rect {
        Rect {
            y: inside.y + self.above.min(inside.height),
            height: inside.height.saturating_sub(self.above + self.below),
            ..inside
        }
    }

    /// The line that stands at a row of the screen.
    pub(crate) fn line_at(&self, inside: Rect, row: u16) -> Option<usize> {
        let area = self.area(inside);
        let row = Some(row).filter(|row| *row < area.bottom())?;
        self.lines(area.height).nth(usize::from(row.checked_sub(area.y)?)).flatten()
    }

    /// What stands in so many rows from the first in sight: a line, or the row that parts the lines.
    pub(crate) fn lines(&self, height: u16) -> impl Iterator<Item = Option<usize>> {
        let before = |line: usize| usize::from(self.parted.is_some_and(|parted| parted <= line));
        let height = usize::from(height);
        let rows = self.len + usize::from(self.parted.is_some());
        let first = scroll(self.chosen + before(self.chosen), rows, height);
        let parted = self.parted.unwrap_or(usize::MAX);
        (first..rows).take(height).map(move |row| match row.cmp(&parted) {
            Ordering::Less => Some(row),
            Ordering::Equal => None,
            Ordering::Greater => Some(row - 1),
        })
    }

    /// How many lines a click on `line` moves the choice, downwards.
    pub(crate) fn distance(&self, line: usize) -> isize {
        line as isize - self.chosen as isize
    }
}

/// The first line of a list of which `chosen` must be in sight.
pub(crate) fn scroll(chosen: usize, len: usize, room: usize) -> usize {
    chosen.saturating_sub(room / 2).min(len.saturating_sub(room))
}
