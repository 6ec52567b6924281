//! What can be done on the publish screen.

use super::{Command, Entry, Key};
use crate::{
    app::publish::publisher::{LanState, Watching},
    console::model::Model,
};

fn is_open(model: &Model) -> bool {
    matches!(model.publish.state.lan, LanState::Open { .. })
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        keys: &[Key::Char('s'), Key::Control('s')],
        name: |model| model.words().publish.keys[usize::from(is_open(model))],
        when: |_| true,
        command: Some(Command::OpenSite),
        foot: true,
    },
    Entry {
        keys: &[Key::Char('w'), Key::Control('w')],
        name: |model| {
            let on = matches!(model.publish.state.watch, Watching::On);
            model.words().publish.keys[2 + usize::from(on)]
        },
        when: |_| true,
        command: Some(Command::Watch),
        foot: true,
    },
    Entry {
        keys: &[Key::Char('b'), Key::Control('b')],
        name: |model| model.words().publish.keys[4],
        when: |model| !model.publish.state.building,
        command: Some(Command::Build),
        foot: true,
    },
    Entry {
        keys: &[Key::Char('c'), Key::Control('k')],
        name: |model| model.words().publish.keys[5],
        when: |model| !model.publish.copies(),
        command: Some(Command::Copy),
        foot: true,
    },
    Entry {
        keys: &[Key::Char('x'), Key::Control('x')],
        name: |model| model.words().publish.keys[6],
        when: |model| model.publish.copies(),
        command: Some(Command::EndCopy),
        foot: true,
    },
    Entry {
        keys: &[Key::Vertical],
        name: |model| model.words().publish.keys[7],
        when: |model| model.publish.warnings().len() > 1,
        command: None,
        foot: true,
    },
];
