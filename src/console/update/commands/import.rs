//! What can be done on the import screen.

use super::Command;

pub(super) const COMMANDS: &[Command] = &[];
