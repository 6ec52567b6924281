//! Whether the log and the attendance list are what was written.

use super::{congress::Congress, error::AppError};
use crate::store::{Flaw, Verified};

/// What a check came to.
pub enum Verdict {
    /// Whole: so many log entries, so many events.
    Whole(usize, usize),
    /// Broken, first here.
    Broken(Flaw),
}

/// Follows the chain of the log from its first entry and compares every event with the entry that logged it.
pub fn verify(congress: &Congress) -> Result<Verdict, AppError> {
    let Verified { entries, events, flaw } = congress.store.verify()?;
    Ok(flaw.map_or(Verdict::Whole(entries, events), Verdict::Broken))
}
