//! Rosters in and out of a congress.

use std::{path::Path, str::FromStr};

use jiff::Timestamp;

use super::{
    congress::Congress,
    error::AppError,
    import::{self, Import, Mode},
};
use crate::roster::{self, Override};

/// Loads a roster; `maps` are the words of `--map field=column`.
pub fn import(
    congress: &mut Congress,
    file: &Path,
    maps: &[String],
    mode: Mode,
    now: Timestamp,
) -> Result<Import, AppError> {
    let overrides = maps.iter().map(|text| Override::from_str(text)).collect::<Result<Vec<_>, _>>()?;
    let context = congress.context(now);
    Ok(import::import(&mut congress.store, file, &overrides, &context, mode)?)
}

/// Writes the roster; gives how many delegates it holds.
pub fn export(congress: &Congress, file: &Path) -> Result<usize, AppError> {
    let delegates = congress.delegates()?;
    roster::write(file, &delegates)?;
    Ok(delegates.len())
}
