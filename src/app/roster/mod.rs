//! Rosters in and out of a congress: which file, what it would change, who is who.

pub(super) mod answers;
pub mod import;
pub mod import_json;
pub(super) mod import_people;
pub(super) mod import_shared;
mod mended;
pub mod opener;
pub mod removal;
pub mod roster_files;
pub mod rosters;
