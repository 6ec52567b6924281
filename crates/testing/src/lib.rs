//! Helpers shared by the tests of all packages. Nothing that ships depends on this crate.

#[cfg(feature = "disk")]
mod disk;
#[cfg(feature = "faces")]
pub mod faces;
#[cfg(feature = "papers")]
pub mod hostile;
#[cfg(feature = "papers")]
pub mod papers;
pub mod people;
#[cfg(feature = "proptest")]
mod property;
#[cfg(feature = "rosters")]
pub mod rosters;
mod seed;

use std::{
    env,
    path::{Path, PathBuf},
};

#[cfg(feature = "disk")]
pub use disk::Disk;
#[cfg(feature = "proptest")]
pub use property::proptest_config;
pub use seed::Seed;

/// Root of the repository: the folder of the workspace's `Cargo.toml`.
pub fn repository() -> &'static Path {
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    packages.and_then(Path::parent).unwrap_or(Path::new("."))
}

/// Path of test data that lies beside the repository, such as `data/search`: under `DAIHOI_SHARED`, else under
/// `../shared`.
pub fn beside(part: &str) -> PathBuf {
    let usual = || repository().join("../shared");
    env::var_os("DAIHOI_SHARED").map_or_else(usual, PathBuf::from).join(part)
}

/// Path of such test data if it exists; otherwise prints `SKIPPED` with the test's name and the reason.
pub fn shared(test: &str, part: &str) -> Option<PathBuf> {
    let found = beside(part);
    if found.exists() {
        return Some(found);
    }
    eprintln!("SKIPPED: {test}: {part} is not beside the project");
    None
}

/// A part of that data where it is; none where it is missing, and nothing said: for tests that did their work on made data
/// already and measure on more.
pub fn measured(part: &str) -> Option<PathBuf> {
    Some(beside(part)).filter(|found| found.exists())
}
