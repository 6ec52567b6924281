//! What can be done on the import screen; the screen takes all of these keys itself.

use super::{Entry, Key};
use crate::console::model::{ImportView, Model, Part, Stage};

/// Whether the file's list is shown, and not a question or a choice over it.
fn at(model: &Model, stage: Stage) -> bool {
    model.import.stage == stage && model.import.question.is_none() && model.import.field.is_none()
}

fn on_folder(view: &ImportView) -> bool {
    view.files.get(view.selected).is_some_and(|entry| entry.is_folder)
}

fn own(model: &Model, place: usize) -> &'static str {
    model.words().import.keys[place]
}

macro_rules! key {
    ($key:expr, $name:expr, $when:expr) => {
        Entry { keys: &[$key], name: $name, when: $when, command: None, foot: true }
    };
}

pub(super) const ENTRIES: &[Entry] = &[
    key!(Key::Enter, |model| own(model, 1), |model| at(model, Stage::Pick) && on_folder(&model.import)),
    key!(Key::Enter, |model| own(model, 0), |model| at(model, Stage::Pick) && !on_folder(&model.import)),
    key!(Key::Enter, |model| own(model, 7), |model| model.import.question.is_some()),
    key!(Key::Enter, |model| model.words().keys.record, |model| model.import.field.is_some()),
    key!(Key::Enter, |model| own(model, 2), |model| at(model, Stage::Look)),
    key!(Key::Enter, |model| own(model, 6), |model| at(model, Stage::Done)),
    key!(Key::Vertical, |model| model.words().keys.choose, |_| true),
    key!(Key::Horizontal, |model| own(model, 3), |model| at(model, Stage::Look) || at(model, Stage::Done)),
    key!(Key::Space, |model| own(model, 4), |model| at(model, Stage::Look) && model.import.part == Part::Columns),
    key!(Key::Function(4), |model| own(model, 5), |model| {
        at(model, Stage::Look) && model.import.import.as_ref().is_some_and(|import| import.sheets.len() > 1)
    }),
    key!(Key::Escape, |model| own(model, 6), |model| at(model, Stage::Look)),
    key!(
        Key::Function(6),
        |model| model.words().import.replace[usize::from(model.import.order.replaces.is_some())],
        |model| { at(model, Stage::Look) }
    ),
    key!(Key::Escape, |model| own(model, 8), |model| model.import.question.is_some()),
    key!(Key::Escape, |model| model.words().keys.close, |model| model.import.field.is_some()),
];
