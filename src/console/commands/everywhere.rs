//! What can be done on every screen.

use super::{Command, Entry, Key};
use crate::console::{model::Screen, popups::Purpose};

macro_rules! screen {
    ([$($key:expr),*], $screen:expr) => {
        Entry {
            keys: &[$($key),*],
            name: |model| model.words().screens[$screen as usize],
            when: |model| model.screen != $screen,
            command: Some(Command::Go($screen)),
            foot: false,
        }
    };
}

/// Not while a window is open.
pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        keys: &[Key::Tab],
        name: |model| model.words().screens[model.screen.next() as usize],
        when: |_| true,
        command: Some(Command::NextScreen),
        foot: true,
    },
    Entry {
        keys: &[Key::BackTab],
        name: |model| model.words().screens[model.screen.previous() as usize],
        when: |_| true,
        command: Some(Command::PreviousScreen),
        foot: false,
    },
    // From where digits are typed as well: somebody may be waiting there.
    screen!([Key::Char('1'), Key::Function(12)], Screen::CheckIn),
    screen!([Key::Char('2')], Screen::Dashboard),
    screen!([Key::Char('3')], Screen::Delegates),
    screen!([Key::Char('4')], Screen::Import),
    screen!([Key::Char('5')], Screen::Log),
    screen!([Key::Char('6')], Screen::Library),
    screen!([Key::Char('7')], Screen::Publish),
    Entry {
        keys: &[],
        name: |model| model.words().dashboard.keys.sessions,
        when: |_| true,
        command: Some(Command::Sessions),
        foot: false,
    },
    Entry {
        keys: &[],
        name: |model| model.words().keys.unit_long,
        when: |_| true,
        command: Some(Command::Units),
        foot: false,
    },
    Entry {
        keys: &[],
        name: |model| model.words().keys.manual_long,
        when: |_| true,
        command: Some(Command::Find(Purpose::Manual)),
        foot: false,
    },
    Entry {
        keys: &[],
        name: |model| model.words().keys.went_out_long,
        when: |_| true,
        command: Some(Command::Find(Purpose::StepOut)),
        foot: false,
    },
    Entry {
        keys: &[],
        name: |model| model.words().keys.came_back_long,
        when: |_| true,
        command: Some(Command::Find(Purpose::Return)),
        foot: false,
    },
    Entry {
        keys: &[],
        name: |model| model.words().keys.excuse_long,
        when: |_| true,
        command: Some(Command::Find(Purpose::Excuse)),
        foot: false,
    },
    Entry {
        keys: &[],
        name: |model| model.words().keys.substitute_long,
        when: |_| true,
        command: Some(Command::Find(Purpose::Substitute)),
        foot: false,
    },
    Entry {
        keys: &[],
        name: |model| model.words().keys.undo_long,
        when: |model| model.undoable().is_some(),
        command: Some(Command::Undo),
        foot: false,
    },
    Entry {
        keys: &[Key::Char('o')],
        name: |model| model.words().keys.operator,
        when: |_| true,
        command: Some(Command::Operators),
        foot: false,
    },
    Entry {
        keys: &[Key::Char('m')],
        name: |model| if model.sound { model.words().keys.sound_off } else { model.words().keys.sound_on },
        when: |_| true,
        command: Some(Command::Sound),
        foot: false,
    },
    Entry {
        keys: &[Key::Char(':')],
        name: |model| model.words().keys.palette,
        when: |_| true,
        command: Some(Command::Palette),
        foot: false,
    },
    Entry {
        keys: &[Key::Char('?')],
        name: |model| model.words().keys.help,
        when: |_| true,
        command: Some(Command::Help),
        foot: false,
    },
];

/// Over a window too.
pub(super) const ALWAYS: &[Entry] = &[
    Entry {
        keys: &[Key::Control('p')],
        name: |model| model.words().keys.palette,
        when: |_| true,
        command: Some(Command::Palette),
        foot: true,
    },
    Entry {
        keys: &[Key::Function(1)],
        name: |model| model.words().keys.help,
        when: |_| true,
        command: Some(Command::Help),
        foot: false,
    },
    Entry {
        keys: &[Key::Function(2)],
        name: |model| model.words().keys.language,
        when: |_| true,
        command: Some(Command::Language),
        foot: false,
    },
    Entry {
        keys: &[Key::Function(3)],
        name: |model| model.words().keys.next_source,
        when: |_| true,
        command: Some(Command::NextSource),
        foot: false,
    },
    Entry {
        keys: &[Key::Control('l')],
        name: |model| model.words().keys.redraw,
        when: |_| true,
        command: Some(Command::Redraw),
        foot: false,
    },
    Entry {
        keys: &[Key::Control('q'), Key::Control('c')],
        name: |model| model.words().keys.quit,
        when: |_| true,
        command: Some(Command::Quit),
        foot: false,
    },
];
