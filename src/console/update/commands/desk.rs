//! What can be done at the door.

use super::Command;
use crate::{
    app::lane::CameraState,
    console::{
        model::{LaneView, Model, Panel, Problem},
        popups::{Popup, Purpose},
        update::{attendance, dismiss, is_unread, lane, open},
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

pub(super) const COMMANDS: &[Command] = &[
    Command {
        keys: &["Enter"],
        name: |model| model.words().keys.accept,
        when: confirms,
        run: Some(attendance::affirm),
        foot: true,
    },
    Command {
        keys: &["Esc"],
        name: |model| model.words().keys.not_him,
        when: confirms,
        run: Some(dismiss),
        foot: true,
    },
    Command {
        keys: &["↑↓"],
        name: |model| model.words().keys.choose,
        when: |model| matches!(held(model), Some(Problem::Confirm(confirm)) if confirm.nearest.len() > 1),
        run: None,
        foot: true,
    },
    Command { keys: &["a-z"], name: |model| model.words().keys.type_name, when: unknown, run: None, foot: true },
    Command {
        keys: &["Enter"],
        name: |model| model.words().keys.find,
        when: unknown,
        run: Some(|model| if is_unread(model) { Vec::new() } else { open::find(model, Purpose::CheckIn, "") }),
        foot: false,
    },
    Command {
        keys: &["Enter"],
        name: |model| model.words().keys.came_back,
        when: came_back,
        run: Some(attendance::affirm),
        foot: true,
    },
    Command {
        keys: &["Enter"],
        name: |model| model.words().keys.check_in_anyway,
        when: all_the_same,
        run: Some(attendance::affirm),
        foot: true,
    },
    Command {
        keys: &["Enter"],
        name: |model| model.words().keys.retry,
        when: refused,
        run: Some(attendance::affirm),
        foot: true,
    },
    Command { keys: &["Esc"], name: |model| model.words().keys.give_up, when: refused, run: Some(dismiss), foot: true },
    Command {
        keys: &["Esc"],
        name: |model| model.words().keys.dismiss,
        when: |model| held(model).is_some() && !confirms(model) && !refused(model),
        run: Some(dismiss),
        foot: true,
    },
    Command {
        keys: &["Esc"],
        name: |model| model.words().keys.dismiss,
        when: |model| matches!(model.panel, Panel::Done { .. } | Panel::Already { .. }),
        run: Some(dismiss),
        foot: false,
    },
    Command {
        keys: &["/"],
        name: |model| model.words().keys.find,
        when: |_| true,
        run: Some(|model| open::find(model, Purpose::CheckIn, "")),
        foot: true,
    },
    Command {
        keys: &["q"],
        name: |model| model.words().badges.key,
        when: |_| true,
        run: Some(|model| open::window(model, Popup::Badge)),
        foot: true,
    },
    Command {
        keys: &["u"],
        name: |model| model.words().keys.undo,
        when: |model| model.undoable().is_some(),
        run: Some(open::undo),
        foot: true,
    },
    // Whoever presses it all the same is told.
    Command {
        keys: &["u"],
        name: |model| model.words().keys.undo,
        when: |model| model.undoable().is_none(),
        run: Some(open::undo),
        foot: false,
    },
    Command {
        keys: &["F3"],
        name: |model| model.words().keys.next_source,
        when: |model| {
            let over = |lane: &LaneView| {
                matches!(lane.camera, CameraState::Ended | CameraState::Lost | CameraState::Failed(_))
            };
            model.lanes.iter().any(over)
        },
        run: Some(lane::next_source),
        foot: true,
    },
    Command { keys: &["g"], name: |model| model.words().keys.unit, when: |_| true, run: Some(open::units), foot: true },
];
