//! What can be done on the log screen, which takes its keys itself.

use super::{Command, Entry, Key};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        keys: &[Key::Vertical],
        name: |model| model.words().keys.choose,
        when: |_| true,
        command: None,
        foot: true,
    },
    Entry { keys: &[Key::Enter], name: |model| model.words().log.record, when: |_| true, command: None, foot: true },
    Entry {
        keys: &[Key::Control('z')],
        name: |model| model.words().keys.undo,
        when: |model| model.undoable_line().is_some(),
        command: Some(Command::UndoLine),
        foot: true,
    },
    Entry { keys: &[Key::Escape], name: |model| model.words().log.clear, when: |_| true, command: None, foot: true },
];
