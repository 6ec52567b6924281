//! Rosters are opened by a process of its own, which limits its memory and time: a spreadsheet comes from anywhere, and a
//! small one may unpack to more than the machine has, or end its reader in a way that can't be caught.

use std::{
    io,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use crate::{
    documents::{
        Ended,
        foreign::{limit, run},
    },
    roster::{Stopped, child},
};

/// The hidden command that serves.
pub const COMMAND: &str = "read-roster";

/// The program that has this command. Nothing else can be known to have it: a test that calls the library is another
/// program, and reads in its own process.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Has rosters opened by this very program from now on. For the program's entry alone.
pub fn open_with_this_program() {
    if let Ok(program) = std::env::current_exe() {
        // Set before: the first holds.
        let _ = PROGRAM.set(program);
    }
}

/// Opens with the program that was set, if one was.
pub(super) fn this_program() -> Option<Opener> {
    PROGRAM.get().map(|program| Opener { program: program.clone() })
}

/// Starts a process for each file.
pub(super) struct Opener {
    program: PathBuf,
}

impl child::Opener for Opener {
    fn open(&self, path: &Path) -> Result<Vec<u8>, Stopped> {
        let mut command = Command::new(&self.program);
        command.arg(COMMAND).arg("--").arg(path);
        let stopped = |ended| match ended {
            Ended::Slow => Stopped::Time,
            Ended::Memory => Stopped::Memory,
            Ended::Crashed => Stopped::Crashed,
            Ended::NotStarted(kind) => Stopped::NotStarted(kind),
        };
        let output = run(&mut command, child::MOST_BYTES).map_err(stopped)?;
        if output.success { Ok(output.stdout) } else { Err(stopped(output.end)) }
    }
}

/// The body of that process.
///
/// # Errors
/// Limits can't be set, or nobody waits for the answer any more.
pub fn serve(file: &Path) -> io::Result<()> {
    limit(child::MEMORY, child::SECONDS)?;
    child::serve(file, &mut io::stdout().lock())
}
