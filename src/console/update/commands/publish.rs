//! What can be done on the publish screen.

use super::Command;
use crate::{
    app::press::{Hall, Watching},
    console::{model::Model, update::publish},
};

fn is_open(model: &Model) -> bool {
    matches!(model.publish.state.hall, Hall::Open { .. })
}

pub(super) const COMMANDS: &[Command] = &[
    Command {
        keys: &["s"],
        name: |model| model.words().publish.keys[usize::from(is_open(model))],
        when: |_| true,
        run: Some(publish::open),
        foot: true,
    },
    Command {
        keys: &["w"],
        name: |model| {
            let on = matches!(model.publish.state.watch, Watching::On);
            model.words().publish.keys[2 + usize::from(on)]
        },
        when: |_| true,
        run: Some(publish::watch),
        foot: true,
    },
    Command {
        keys: &["b"],
        name: |model| model.words().publish.keys[4],
        when: |model| !model.publish.state.building,
        run: Some(publish::build),
        foot: true,
    },
    Command {
        keys: &["c"],
        name: |model| model.words().publish.keys[5],
        when: |model| !publish::copies(model),
        run: Some(publish::which_stick),
        foot: true,
    },
    Command {
        keys: &["x"],
        name: |model| model.words().publish.keys[6],
        when: publish::copies,
        run: Some(publish::end_copy),
        foot: true,
    },
    Command {
        keys: &["↑↓"],
        name: |model| model.words().publish.keys[7],
        when: |model| model.publish.warnings().len() > 1,
        run: None,
        foot: true,
    },
];
