//! The program's own log, a file in the congress's folder: what went wrong and when, never who is who.

use std::{fs, fs::OpenOptions, sync::Mutex};

use tracing::Level;

use super::{congress::Folder, error::AppError, files::At as _};

/// Begins to write `log/daihoi.log`; what was there stays. The console's screen is never written to.
pub fn start(folder: &Folder) -> Result<(), AppError> {
    let path = folder.log().join("daihoi.log");
    fs::create_dir_all(folder.log()).at(&path)?;
    let file = OpenOptions::new().create(true).append(true).open(&path).at(&path)?;
    // A second start in one process goes on with the first log.
    let _ =
        tracing_subscriber::fmt().with_ansi(false).with_max_level(Level::INFO).with_writer(Mutex::new(file)).try_init();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "started");
    Ok(())
}
