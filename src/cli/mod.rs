//! The command line.
use std::{ffi::OsString, process::ExitCode};

/// Runs the program.
pub fn run(_arguments: impl Iterator<Item = OsString>) -> ExitCode {
    ExitCode::SUCCESS
}
