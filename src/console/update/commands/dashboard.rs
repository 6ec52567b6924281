//! What can be done on the dashboard.

use crossterm::event::KeyCode;

use super::Command;
use crate::console::update::dashboard;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        keys: &["Esc"],
        name: |model| model.words().board.keys.back,
        when: |model| model.board.viewed.is_some(),
        run: Some(|model| dashboard::key(model, KeyCode::Esc)),
        foot: true,
    },
    Command { keys: &["↑↓←→"], name: |model| model.words().keys.choose, when: |_| true, run: None, foot: true },
    Command {
        keys: &["Enter"],
        name: |model| model.words().keys.names,
        when: |_| true,
        run: Some(|model| dashboard::key(model, KeyCode::Enter)),
        foot: true,
    },
    Command {
        keys: &["g"],
        name: |model| model.words().board.keys.group,
        when: |_| true,
        run: Some(|model| dashboard::key(model, KeyCode::Char('g'))),
        foot: true,
    },
    Command {
        keys: &["s"],
        name: |model| model.words().board.keys.sessions,
        when: |_| true,
        run: Some(|model| dashboard::key(model, KeyCode::Char('s'))),
        foot: true,
    },
    Command {
        keys: &["x"],
        name: |model| model.words().board.keys.xlsx,
        when: |_| true,
        run: Some(|model| dashboard::key(model, KeyCode::Char('x'))),
        foot: true,
    },
    Command {
        keys: &["c"],
        name: |model| model.words().board.keys.csv,
        when: |_| true,
        run: Some(|model| dashboard::key(model, KeyCode::Char('c'))),
        foot: true,
    },
];
