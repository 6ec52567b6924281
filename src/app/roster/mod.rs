//! Rosters in and out of a congress: which file, what it would change, who is who.

pub mod import;
pub(super) mod import_people;
pub(super) mod import_shared;
pub mod roster_files;
pub mod rosters;
