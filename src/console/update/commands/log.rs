//! What can be done on the log screen, which takes its keys itself.

use super::Command;

pub(super) const COMMANDS: &[Command] = &[
    Command { keys: &["↑↓"], name: |model| model.words().keys.choose, when: |_| true, run: None, foot: true },
    Command { keys: &["Enter"], name: |model| model.words().log.record, when: |_| true, run: None, foot: true },
    Command { keys: &["Esc"], name: |model| model.words().log.clear, when: |_| true, run: None, foot: true },
];
