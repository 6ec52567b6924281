//! Rosters in and out of a congress: what a file would do, doing it, and the file of rows to mend.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use crate::{
    app::{
        congress::Congress,
        error::AppError,
        operators::{self, Approved},
        roster::{
            answers::Reason,
            import::{Import, Known, Order, fresh_identity, merge},
            removal,
        },
    },
    domain::{
        delegate::{Delegate, DelegateId},
        permission::GuardedAction,
    },
    i18n::Language,
    roster::{self, Reading, RosterError},
    store::Removal,
};

/// What loading a file did.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The counts, and what was not taken.
    pub import: Import,
    /// The file of rows to mend, where there are any and it could be written.
    pub mend: Option<PathBuf>,
}

/// What an order would do to those who are known; nothing is written.
pub fn look(order: &Order, known: Known<'_>) -> Result<(Reading, Import), AppError> {
    let reading = order.read()?;
    let import = merge(&reading, known, order, fresh_identity);
    Ok((reading, import))
}

/// Like [`look`], with other answers, for a file that was read before.
pub fn look_again(reading: &Reading, order: &Order, known: Known<'_>) -> Import {
    merge(reading, known, order, fresh_identity)
}

/// What needs a supervisor in a look: the first of its changes that does.
pub fn guarded(import: &Import, known: &[Delegate]) -> GuardedAction<'static> {
    if !import.leaving.is_empty() {
        return GuardedAction::Remove;
    }
    let before: HashMap<DelegateId, &Delegate> = known.iter().map(|delegate| (delegate.id, delegate)).collect();
    GuardedAction::of_changes(import.delegates.iter().filter_map(|new| Some((*before.get(&new.id)?, new))))
}

/// Whether a supervisor has to allow what a look came to, in this congress.
pub fn is_guarded(congress: &Congress, import: &Import, known: &[Delegate]) -> Result<bool, AppError> {
    Ok(guarded(import, known).needs_supervisor() && !operators::supervisors(&congress.store)?.is_empty())
}

/// Saves what a look came to, all or nothing. Nobody else writes in between: the congress is open. What a supervisor must
/// allow by hand must be allowed here as well: see [`GuardedAction::of_change`].
///
/// # Errors
/// [`AppError::NeedsSupervisor`] where a row changes such a thing of a known delegate, or somebody leaves, and nobody has
/// `approved` it. Where the list replaces the roster: [`AppError::ReplacementUnclear`], or that somebody can't leave. Else
/// what the store says.
pub fn save(
    congress: &mut Congress,
    (import, order): (&Import, &Order),
    known: &[Delegate],
    approved: Option<&Approved>,
    now: Timestamp,
) -> Result<(), AppError> {
    let leaving: Vec<DelegateId> = import.leaving.iter().map(|delegate| delegate.id).collect();
    if let Some(decision_no) = &order.replaces {
        match import.rows_unclear() {
            0 => removal::check(congress, known, &leaving, decision_no)?,
            rows => return Err(AppError::ReplacementUnclear { rows }),
        }
    }
    let authority = operators::authority(&congress.store, &guarded(import, known), approved)?;
    let context = congress.context(now).by(authority);
    let decision_no = order.replaces.as_deref().unwrap_or_default().trim();
    congress.store.replace_delegates(&import.delegates, Removal { delegates: &leaving, decision_no }, &context)?;
    Ok(())
}

/// Loads what was read at the desk, as [`save`] does.
pub fn load(
    congress: &mut Congress,
    reading: &Reading,
    order: &Order,
    approved: Option<&Approved>,
    now: Timestamp,
) -> Result<Import, AppError> {
    let (delegates, removed) = (congress.store.delegates()?, congress.store.removed()?);
    let import = merge(reading, Known { delegates: &delegates, removed: &removed }, order, fresh_identity);
    save(congress, (&import, order), &delegates, approved, now)?;
    Ok(import)
}

/// Where rows to mend may go, best first: beside the roster's file, and into the congress's folder, where the file's
/// cannot be written to. An older such file is left as it is, as somebody may be mending it.
fn places(file: &Path, congress: &Path, bytes: &[u8]) -> Vec<PathBuf> {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = roster::is_mended_name(&stem).unwrap_or(&stem).to_owned();
    let folders = [file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")), congress];
    let free = |folder: &Path| {
        let name = |number: u32| match number {
            1 => folder.join(format!("{stem}-can-sua.xlsx")),
            number => folder.join(format!("{stem}-can-sua-{number}.xlsx")),
        };
        let same = |path: &Path| path != file && fs::read(path).is_ok_and(|content| content == bytes);
        (1..1_000).map(name).find(|path| !path.exists() || same(path))
    };
    folders.into_iter().filter_map(free).collect()
}

/// Writes the rows that were not taken as a file to mend and load again; to `wish`, or beside the roster. None where
/// there are no such rows. `sentence` says in `language` why a row was not taken.
pub fn write_failed(
    reading: &Reading,
    import: &Import,
    file: &Path,
    (wish, congress): (Option<&Path>, &Path),
    (language, sentence): (Language, impl Fn(&Reason) -> String),
) -> Result<Option<PathBuf>, AppError> {
    if import.failed.is_empty() {
        return Ok(None);
    }
    let failed: Vec<_> = import.failed.iter().map(|failed| (failed.cell.clone(), sentence(&failed.reason))).collect();
    let words = usize::from(language == Language::En);
    if let Some(wish) = wish {
        roster::write_failed(wish, reading, &failed, words)?;
        return Ok(Some(wish.to_owned()));
    }
    let bytes = roster::failed_as_bytes(file, reading, &failed, words)?;
    let mut refused = None;
    for path in places(file, congress, &bytes) {
        match roster::save(&path, &bytes) {
            Ok(()) => return Ok(Some(path)),
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    Err(refused.unwrap_or_else(|| RosterError::NotXlsx { path: file.to_owned() }).into())
}

/// Writes the roster; gives how many delegates it holds.
pub fn export(congress: &Congress, file: &Path) -> Result<usize, AppError> {
    let delegates = congress.delegates()?;
    roster::write(file, &delegates)?;
    Ok(delegates.len())
}
