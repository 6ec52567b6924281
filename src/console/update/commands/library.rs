//! What can be done in the library. Letters are typed into the search, and are keys while a document is read.

use super::Command;
use crate::console::{model::Model, update::library};

fn reads(model: &Model) -> bool {
    model.library.reading.is_some()
}

fn chooses(model: &Model) -> bool {
    !reads(model) && model.library.choosing.is_some()
}

fn lists(model: &Model) -> bool {
    !reads(model) && !chooses(model)
}

fn has_hits(model: &Model) -> bool {
    lists(model) && !model.library.hits().is_empty()
}

fn has_marks(model: &Model) -> bool {
    model.library.reading.as_ref().is_some_and(|reading| !reading.laid.marks.is_empty())
}

pub(super) const COMMANDS: &[Command] = &[
    Command { keys: &["Enter"], name: |model| model.words().library.read, when: has_hits, run: None, foot: true },
    Command { keys: &["↑↓"], name: |model| model.words().keys.choose, when: has_hits, run: None, foot: true },
    Command {
        keys: &["F4"],
        name: |model| if chooses(model) { model.words().library.hits } else { model.words().library.filters },
        when: |model| !reads(model) && !model.library.choices().is_empty(),
        run: Some(library::switch),
        foot: true,
    },
    Command {
        keys: &["Ctrl+O"],
        name: |model| model.words().library.page,
        when: has_hits,
        run: Some(library::page),
        foot: true,
    },
    Command {
        keys: &["Ctrl+G"],
        name: |model| model.words().library.original,
        when: has_hits,
        run: Some(library::original),
        foot: false,
    },
    Command {
        keys: &["Esc"],
        name: |model| model.words().log.clear,
        when: |model| lists(model) && (!model.library.input.value().is_empty() || !model.library.filters.is_empty()),
        run: None,
        foot: true,
    },
    Command { keys: &["Space"], name: |model| model.words().keys.tick, when: chooses, run: None, foot: true },
    Command { keys: &["↑↓"], name: |model| model.words().keys.choose, when: chooses, run: None, foot: true },
    Command {
        keys: &["F5"],
        name: |model| model.words().library.all,
        when: |model| !reads(model) && !model.library.filters.is_empty(),
        run: Some(library::clear),
        foot: true,
    },
    Command { keys: &["Esc"], name: |model| model.words().library.hits, when: chooses, run: None, foot: true },
    Command { keys: &["↑↓"], name: |model| model.words().keys.scroll, when: reads, run: None, foot: true },
    Command {
        keys: &["n"],
        name: |model| model.words().library.next_mark,
        when: has_marks,
        run: Some(library::next_mark),
        foot: true,
    },
    Command {
        keys: &["p", "N"],
        name: |model| model.words().library.previous_mark,
        when: has_marks,
        run: Some(library::previous_mark),
        foot: false,
    },
    Command { keys: &["←→"], name: |model| model.words().library.other_hit, when: reads, run: None, foot: true },
    Command {
        keys: &["o"],
        name: |model| model.words().library.page,
        when: reads,
        run: Some(library::page),
        foot: true,
    },
    Command {
        keys: &["g"],
        name: |model| model.words().library.original,
        when: reads,
        run: Some(library::original),
        foot: true,
    },
    Command { keys: &["Esc"], name: |model| model.words().library.back, when: reads, run: None, foot: true },
];
