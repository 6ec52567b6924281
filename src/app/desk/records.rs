//! What the screens of delegates and of rosters ask of the desk: files, a preview of a roster, loading it, one
//! record changed.

use std::{path::PathBuf, sync::Arc, thread};

use jiff::Timestamp;

pub use crate::roster::{Field, FieldValue, Reason as FieldReason, parse};
use crate::{
    app::{
        congress::Folder,
        desk::{badges_sheet, edit, recorder::Desk, snapshot::Roster},
        error::AppError,
        explain::explain_row,
        operators::Approved,
        roster::{
            import::{Import, Known, Order},
            roster_files::{self, Entry},
            rosters,
        },
    },
    domain::delegate::DelegateId,
    i18n::Language,
    roster::Reading,
};

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Files that fit what was typed.
    Files(String),
    /// What a roster would do.
    Look(Order),
    /// Load the roster as it was previewed.
    Load(Order),
    /// Change one field of a record; none wipes it.
    Edit(DelegateId, Field, Option<FieldValue>),
    /// Add a guest of this name.
    Add(String),
    /// Take a delegate off the roster, by the decision of this number.
    Remove(DelegateId, String),
    /// Withdraw the consent to recognition by face; the faces are erased with it.
    Withdraw(DelegateId),
    /// Give a new badge for a lost one, whose code is revoked; its page is in this language.
    Renew(DelegateId, Language),
}

/// What is answered.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Files, newest first.
    Files(Vec<Entry>),
    /// What it would do.
    Looked(Arc<Import>),
    /// What it did, and where the rows to mend are.
    Loaded(Arc<Import>, Option<PathBuf>),
    /// The record is changed, or there.
    Saved(DelegateId),
    /// The delegate is on the roster no more.
    Removed(DelegateId),
    /// A new badge is in force; its page is there.
    Renewed(DelegateId, PathBuf),
}

/// What a thread of its own made of a question that takes time.
pub(super) enum Made {
    /// The reply for the screen.
    Answer(Answer),
    /// A roster that is to be loaded.
    Reading(Box<Reading>),
}

/// Answers what must not keep the desk waiting, on a thread of its own; gives back what the desk itself has to do.
pub(super) fn aside(
    ask: &Ask,
    folder: &Folder,
    roster: &Arc<Roster>,
    done: impl FnOnce(Ask, Result<Made, AppError>) + Send + 'static,
) -> Result<bool, AppError> {
    let (ask, folder, roster) = (ask.clone(), folder.clone(), Arc::clone(roster));
    if !matches!(ask, Ask::Files(_) | Ask::Look(_) | Ask::Load(_)) {
        return Ok(false);
    }
    let work = move || {
        let made = match &ask {
            Ask::Files(typed) => Ok(Made::Answer(Answer::Files(roster_files::list(&folder, typed)))),
            Ask::Load(order) => order.read().map(|reading| Made::Reading(Box::new(reading))).map_err(AppError::from),
            Ask::Look(order) => {
                let known = Known { delegates: &roster.delegates, removed: &roster.removed };
                rosters::look(order, known).map(|(_, import)| Made::Answer(Answer::Looked(Arc::new(import))))
            }
            Ask::Edit(..) | Ask::Add(_) | Ask::Remove(..) | Ask::Withdraw(_) | Ask::Renew(..) => return,
        };
        done(ask, made);
    };
    thread::Builder::new().name("roster".to_owned()).spawn(work).map_err(|_| AppError::WorkerGone)?;
    Ok(true)
}

/// Loads what was read, all or nothing, and writes the rows that were not taken beside the file.
pub(super) fn load(
    desk: &mut Desk,
    (order, reading): (&Order, &Reading),
    approved: Option<&Approved>,
    now: Timestamp,
) -> Result<Answer, AppError> {
    let congress = desk.congress_mut();
    let import = rosters::load(congress, reading, order, approved, now)?;
    let (folder, language) = (congress.folder.path().to_owned(), congress.settings.language);
    let mend = rosters::write_failed(
        reading,
        &import,
        &order.file,
        (None, &folder),
        (language, |reason: &_| explain_row(reason, language)),
    );
    // The roster is loaded whatever becomes of the file to mend; the rows stand on the screen as well.
    let mend = mend.unwrap_or_else(|error| {
        tracing::warn!(%error, "no file to mend");
        None
    });
    desk.reload()?;
    Ok(Answer::Loaded(Arc::new(import), mend))
}

/// Changes one record.
pub(super) fn change(
    desk: &mut Desk,
    ask: &Ask,
    approved: Option<&Approved>,
    now: Timestamp,
) -> Result<Option<Answer>, AppError> {
    let delegate = match ask {
        Ask::Edit(delegate, field, value) => {
            edit::field(desk, *delegate, (*field, value.as_ref()), approved, now)?;
            *delegate
        }
        Ask::Add(name) => edit::add_guest(desk, name, now)?,
        Ask::Remove(delegate, decision_no) => {
            desk.remove(*delegate, decision_no, approved, now)?;
            return Ok(Some(Answer::Removed(*delegate)));
        }
        Ask::Withdraw(delegate) => {
            edit::withdraw(desk, *delegate, now)?;
            *delegate
        }
        Ask::Renew(delegate, language) => {
            let page = badges_sheet::renew(desk, *delegate, *language, now)?;
            return Ok(Some(Answer::Renewed(*delegate, page)));
        }
        Ask::Files(_) | Ask::Look(_) | Ask::Load(_) => return Ok(None),
    };
    Ok(Some(Answer::Saved(delegate)))
}
