//! What can be done at the door.

use super::{Command, Entry, Key};
use crate::{
    app::faces::lane::CameraState,
    console::{
        model::{LaneView, Model, Panel, Problem},
        popups::Purpose,
    },
    domain::attendance::Presence,
};

/// The problem that waits for a key.
fn held(model: &Model) -> Option<&Problem> {
    match &model.panel {
        Panel::Held(problem) => Some(problem),
        _ => None,
    }
}

fn confirms(model: &Model) -> bool {
    matches!(held(model), Some(Problem::Confirm(_)))
}

fn unknown(model: &Model) -> bool {
    matches!(held(model), Some(Problem::Unknown { .. }))
}

fn refused(model: &Model) -> bool {
    matches!(held(model), Some(Problem::Refused { .. }))
}

fn came_back(model: &Model) -> bool {
    matches!(held(model), Some(Problem::NotExpected { wish: Some(_), presence: Presence::Out, .. }))
}

fn all_the_same(model: &Model) -> bool {
    matches!(held(model), Some(Problem::NotExpected { wish: Some(_), .. })) && !came_back(model)
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        keys: &[Key::Enter],
        name: |model| model.words().keys.accept,
        when: confirms,
        command: Some(Command::Affirm),
        foot: true,
    },
    Entry {
        keys: &[Key::Escape],
        name: |model| model.words().keys.not_him,
        when: confirms,
        command: Some(Command::Dismiss),
        foot: true,
    },
    Entry {
        keys: &[Key::Vertical],
        name: |model| model.words().keys.choose,
        when: |model| matches!(held(model), Some(Problem::Confirm(confirm)) if confirm.nearest.len() > 1),
        command: None,
        foot: true,
    },
    // Its letters are a name, so that no command of this screen is a letter.
    Entry {
        keys: &[Key::Letters],
        name: |model| model.words().keys.type_name,
        when: unknown,
        command: None,
        foot: true,
    },
    Entry {
        keys: &[Key::Letters],
        name: |model| model.words().keys.type_name,
        when: |model| !unknown(model),
        command: None,
        foot: false,
    },
    Entry {
        keys: &[Key::Enter],
        name: |model| model.words().keys.find,
        when: unknown,
        command: Some(Command::NameUnknown),
        foot: false,
    },
    Entry {
        keys: &[Key::Enter],
        name: |model| model.words().keys.came_back,
        when: came_back,
        command: Some(Command::Affirm),
        foot: true,
    },
    Entry {
        keys: &[Key::Enter],
        name: |model| model.words().keys.check_in_anyway,
        when: all_the_same,
        command: Some(Command::Affirm),
        foot: true,
    },
    Entry {
        keys: &[Key::Enter],
        name: |model| model.words().keys.retry,
        when: refused,
        command: Some(Command::Affirm),
        foot: true,
    },
    Entry {
        keys: &[Key::Escape],
        name: |model| model.words().keys.give_up,
        when: refused,
        command: Some(Command::Dismiss),
        foot: true,
    },
    Entry {
        keys: &[Key::Escape],
        name: |model| model.words().keys.dismiss,
        when: |model| held(model).is_some() && !confirms(model) && !refused(model),
        command: Some(Command::Dismiss),
        foot: true,
    },
    Entry {
        keys: &[Key::Escape],
        name: |model| model.words().keys.dismiss,
        when: |model| matches!(model.panel, Panel::Done { .. } | Panel::Already { .. }),
        command: Some(Command::Dismiss),
        foot: false,
    },
    Entry {
        keys: &[Key::Char('/'), Key::Control('f')],
        name: |model| model.words().keys.find,
        when: |_| true,
        command: Some(Command::Find(Purpose::CheckIn)),
        foot: true,
    },
    Entry {
        keys: &[Key::Control('b')],
        name: |model| model.words().badges.key,
        when: |_| true,
        command: Some(Command::HoldBadge),
        foot: true,
    },
    Entry {
        keys: &[Key::Control('z')],
        name: |model| model.words().keys.undo,
        when: |model| model.undoable().is_some(),
        command: Some(Command::Undo),
        foot: true,
    },
    // Whoever presses it all the same is told.
    Entry {
        keys: &[Key::Control('z')],
        name: |model| model.words().keys.undo,
        when: |model| model.undoable().is_none(),
        command: Some(Command::Undo),
        foot: false,
    },
    Entry {
        keys: &[Key::Function(3)],
        name: |model| model.words().keys.next_source,
        when: |model| {
            let over = |lane: &LaneView| {
                matches!(lane.camera, CameraState::Ended | CameraState::Lost | CameraState::Failed(_))
            };
            model.lanes.iter().any(over)
        },
        command: Some(Command::NextSource),
        foot: true,
    },
    Entry {
        keys: &[Key::Control('g')],
        name: |model| model.words().keys.unit,
        when: |_| true,
        command: Some(Command::Units),
        foot: true,
    },
];
