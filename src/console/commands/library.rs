//! What can be done in the library. Letters are typed into the search, and are keys while a document is read.

use super::{Command, Entry, Key};
use crate::console::model::Model;

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

pub(super) const ENTRIES: &[Entry] = &[
    Entry { keys: &[Key::Enter], name: |model| model.words().library.read, when: has_hits, command: None, foot: true },
    Entry {
        keys: &[Key::Vertical],
        name: |model| model.words().keys.choose,
        when: has_hits,
        command: None,
        foot: true,
    },
    Entry {
        keys: &[Key::Function(4)],
        name: |model| if chooses(model) { model.words().library.hits } else { model.words().library.filters },
        when: |model| !reads(model) && !model.library.choices().is_empty(),
        command: Some(Command::Filters),
        foot: true,
    },
    Entry {
        keys: &[Key::Control('o')],
        name: |model| model.words().library.page,
        when: has_hits,
        command: Some(Command::Page),
        foot: true,
    },
    Entry {
        keys: &[Key::Control('g')],
        name: |model| model.words().library.original,
        when: has_hits,
        command: Some(Command::Original),
        foot: false,
    },
    Entry {
        keys: &[Key::Escape],
        name: |model| model.words().log.clear,
        when: |model| lists(model) && (!model.library.input.value().is_empty() || !model.library.filters.is_empty()),
        command: None,
        foot: true,
    },
    Entry { keys: &[Key::Space], name: |model| model.words().keys.tick, when: chooses, command: None, foot: true },
    Entry { keys: &[Key::Vertical], name: |model| model.words().keys.choose, when: chooses, command: None, foot: true },
    Entry {
        keys: &[Key::Function(5)],
        name: |model| model.words().library.all,
        when: |model| !reads(model) && !model.library.filters.is_empty(),
        command: Some(Command::ClearFilters),
        foot: true,
    },
    Entry { keys: &[Key::Escape], name: |model| model.words().library.hits, when: chooses, command: None, foot: true },
    Entry { keys: &[Key::Vertical], name: |model| model.words().keys.scroll, when: reads, command: None, foot: true },
    Entry {
        keys: &[Key::Char('n'), Key::Control('n')],
        name: |model| model.words().library.next_mark,
        when: has_marks,
        command: Some(Command::NextMark),
        foot: true,
    },
    Entry {
        keys: &[Key::Char('p'), Key::Char('N'), Key::Control('b')],
        name: |model| model.words().library.previous_mark,
        when: has_marks,
        command: Some(Command::PreviousMark),
        foot: false,
    },
    Entry {
        keys: &[Key::Horizontal],
        name: |model| model.words().library.other_hit,
        when: reads,
        command: None,
        foot: true,
    },
    Entry {
        keys: &[Key::Char('o'), Key::Control('o')],
        name: |model| model.words().library.page,
        when: reads,
        command: Some(Command::Page),
        foot: true,
    },
    Entry {
        keys: &[Key::Char('g'), Key::Control('g')],
        name: |model| model.words().library.original,
        when: reads,
        command: Some(Command::Original),
        foot: true,
    },
    Entry { keys: &[Key::Escape], name: |model| model.words().library.back, when: reads, command: None, foot: true },
];
