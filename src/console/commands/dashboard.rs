//! What can be done on the dashboard.

use super::{Command, Entry, Key};
use crate::app::desk::attendance_export::Format;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        keys: &[Key::Escape],
        name: |model| model.words().dashboard.keys.back,
        when: |model| model.dashboard.viewed.is_some(),
        command: Some(Command::OwnSession),
        foot: true,
    },
    Entry { keys: &[Key::Arrows], name: |model| model.words().keys.choose, when: |_| true, command: None, foot: true },
    Entry {
        keys: &[Key::Enter],
        name: |model| model.words().keys.names,
        when: |_| true,
        command: Some(Command::OpenChosen),
        foot: true,
    },
    Entry {
        keys: &[Key::Char('g'), Key::Control('g')],
        name: |model| model.words().dashboard.keys.group,
        when: |_| true,
        command: Some(Command::Regroup),
        foot: true,
    },
    Entry {
        keys: &[Key::Char('s'), Key::Control('s')],
        name: |model| model.words().dashboard.keys.sessions,
        when: |_| true,
        command: Some(Command::Sessions),
        foot: true,
    },
    Entry {
        keys: &[Key::Char('x'), Key::Control('x')],
        name: |model| model.words().dashboard.keys.xlsx,
        when: |_| true,
        command: Some(Command::Export(Format::Xlsx)),
        foot: true,
    },
    Entry {
        keys: &[Key::Char('c'), Key::Control('e')],
        name: |model| model.words().dashboard.keys.csv,
        when: |_| true,
        command: Some(Command::Export(Format::Csv)),
        foot: true,
    },
];
