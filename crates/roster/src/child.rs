//! Opening files away from the program: spreadsheets come from anywhere, and what reads them may ask for more memory or
//! time than there is, or end in a way that can't be caught.
//!
//! The program calls itself for each file. That process limits itself (memory, processor time, no files, no children),
//! calls [`serve`], and ends; [`Opener`] is the side that started it. What crosses are sheets of cells: what they mean is
//! made out by the one who asked.

use std::{
    io::{self, Write},
    path::Path,
};

use serde::{Deserialize, Serialize};

use super::{
    RosterError,
    error::Stopped,
    grid::Sheet,
    load::{self, Refusal},
};

/// Bytes that an answer of [`serve`] may have; who reads it need not read more.
pub const MOST_BYTES: u64 = 384 << 20;

/// Memory that the process should be able to map, in bytes.
pub const MEMORY: u64 = 1 << 30;

/// Processor time that it should have, in seconds: a hundred thousand rows take three.
pub const SECONDS: u64 = 20;

/// Where files are opened.
pub trait Opener {
    /// What [`serve`] answers for a file, from a process that limits itself to [`MEMORY`] and [`SECONDS`].
    ///
    /// # Errors
    /// How that process ended, if it did not answer.
    fn open(&self, path: &Path) -> Result<Vec<u8>, Stopped>;
}

#[derive(Debug, Serialize, Deserialize)]
enum Answer {
    Sheets(Vec<Sheet>),
    Refused(Refusal),
}

/// Opens a file and writes what it holds, for [`Opener`] to hand on. Call it on a process that does nothing else and has
/// set its limits: a panic inside of a reader becomes an answer, and is not printed.
///
/// # Errors
/// Where the answer can't be written: nobody waits for it any more.
pub fn serve(path: &Path, out: &mut impl Write) -> io::Result<()> {
    // What went wrong inside of a reader is an answer, not a report to whoever sits before the screen.
    std::panic::set_hook(Box::new(|_| {}));
    let answer = load::load(path).map_or_else(Answer::Refused, Answer::Sheets);
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    serde_json::to_writer(&mut out, &answer).map_err(io::Error::other)?;
    out.flush()
}

/// Opens a file with an opener, or here where there is none.
pub(super) fn sheets(path: &Path, opener: Option<&dyn Opener>) -> Result<Vec<Sheet>, RosterError> {
    let answer = match opener {
        None => load::load(path).map_or_else(Answer::Refused, Answer::Sheets),
        Some(opener) => {
            let stopped = |ended| RosterError::Stopped { path: path.to_owned(), ended };
            let bytes = opener.open(path).map_err(stopped)?;
            serde_json::from_slice(&bytes).map_err(|_| stopped(Stopped::Crashed))?
        }
    };
    match answer {
        Answer::Sheets(sheets) => Ok(sheets),
        Answer::Refused(refusal) => Err(error(path, refusal)),
    }
}

fn error(path: &Path, refusal: Refusal) -> RosterError {
    let path = path.to_owned();
    match refusal {
        Refusal::Io { code, said } => {
            let source = code.map_or_else(|| io::Error::other(said), io::Error::from_raw_os_error);
            RosterError::Io { path, source }
        }
        Refusal::Encrypted => RosterError::Encrypted { path },
        Refusal::NotASpreadsheet => RosterError::NotASpreadsheet { path },
        Refusal::Broken(detail) => RosterError::Broken { path, detail },
        Refusal::TooLarge => RosterError::TooLarge { path },
        Refusal::Empty => RosterError::Empty { path },
    }
}
