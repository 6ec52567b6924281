//! Builds the site again whenever a document changes, until told to stop.

use std::{path::Path, sync::mpsc, time::Duration};

use notify::RecursiveMode;
use notify_debouncer_full::{DebounceEventResult, new_debouncer};

use super::{
    congress::Folder,
    error::AppError,
    publish::{self, Built},
    settings::Settings,
};

/// Editors save in several steps; a build starts once nothing has changed for so long.
const QUIET: Duration = Duration::from_millis(400);

/// Builds once, then after each change below `docs-content/` and `site-template/`, and tells the outcome of each build;
/// a failed build leaves the last good site. Ends when `told` says so or the watch breaks.
pub fn watch(
    folder: &Folder,
    settings: &Settings,
    out: &Path,
    mut told: impl FnMut(Result<Built, AppError>) -> bool,
) -> Result<(), AppError> {
    let (sender, changes) = mpsc::channel::<DebounceEventResult>();
    let watched = folder.documents();
    let failed = |source| AppError::Watch { path: watched.clone(), source };
    let mut debouncer = new_debouncer(QUIET, None, sender).map_err(failed)?;
    debouncer.watch(&watched, RecursiveMode::Recursive).map_err(failed)?;
    if folder.templates().is_dir() {
        debouncer.watch(folder.templates(), RecursiveMode::Recursive).map_err(failed)?;
    }
    if !told(publish::build(folder, settings, out)) {
        return Ok(());
    }
    while let Ok(change) = changes.recv() {
        let relevant = match change {
            Ok(events) => events.iter().any(|event| {
                !event.kind.is_access()
                    && event.paths.iter().any(|path| {
                        path.file_name().is_some_and(|name| publish::is_document_name(&name.to_string_lossy()))
                            || path.starts_with(folder.templates())
                            || path.extension().is_some_and(|extension| extension == "toml")
                    })
            }),
            // Events may have been lost: building once too often is the safe side.
            Err(_) => true,
        };
        if relevant && !told(publish::build(folder, settings, out)) {
            break;
        }
    }
    Ok(())
}
