//! What dashboard and log ask of the desk: the steps of sessions, other sessions' rolls, lists as files, the log.

use std::{fs, path::PathBuf, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};
use serde_json::json;

use crate::{
    app::{
        congress::Congress,
        desk::{
            attendance_export::{self, EXPORTED, Format, Manner, Wanted},
            log_view::{self, Chain, Page, Query},
            recorder::Desk,
            roll,
            sessions::Step,
            snapshot::Snapshot,
        },
        error::AppError,
        files::At as _,
        operators::Approved,
    },
    domain::congress::Session,
    i18n::Language,
    store::ChainLink,
};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// All sessions. Answered by `Sessions`.
    Sessions,
    /// Take a step of a session, by its name. Answered by `Stepped`.
    Step(String, Step),
    /// A session's roll, to be shown. Answered by `Roll`.
    Roll(String),
    /// Write a session's attendance into the congress's folder. Answered by `Exported`.
    Export {
        /// The session's name.
        session: String,
        /// The delegates to be written.
        wanted: Wanted,
        format: Format,
        language: Language,
    },
    /// A page of the log. Answered by `Log`.
    Log(Query),
    /// Follow the log's chain on, or from its beginning. Answered by `Checked`.
    Check {
        /// From the beginning.
        anew: bool,
    },
}

/// What comes of it.
#[derive(Clone)]
pub enum Answer {
    /// All sessions, in their order.
    Sessions(Vec<Session>),
    /// The session after the step.
    Stepped(Session, Step),
    /// A session's roll as it is now.
    Roll(Arc<Snapshot>),
    /// The file, and how many names are in it.
    Exported(PathBuf, usize),
    /// A part of the log.
    Log(Page),
    /// How far the chain holds.
    Checked(Chain),
}

/// Does what is asked; `link` is how far the chain was followed.
pub(super) fn serve(
    desk: &mut Desk,
    link: &mut ChainLink,
    ask: &Ask,
    approved: Option<&Approved>,
    now: Timestamp,
) -> Result<Answer, AppError> {
    Ok(match ask {
        Ask::Sessions => Answer::Sessions(desk.congress().sessions()?),
        Ask::Step(name, step) => Answer::Stepped(desk.step(name, *step, approved, now)?, *step),
        Ask::Roll(name) => Answer::Roll(Arc::new(desk.snapshot_of(name)?)),
        Ask::Export { session, wanted, format, language } => {
            let manner = Manner { language: *language, zone: TimeZone::system(), now };
            let snapshot = desk.snapshot_of(session)?;
            let path = attendance_export::path(&desk.congress().folder, session, wanted, *format, &manner);
            let folder = desk.congress().folder.exports();
            fs::create_dir_all(&folder).at(&folder)?;
            let names = export(desk.congress_mut(), &path, &snapshot, wanted, &manner)?;
            Answer::Exported(path, names)
        }
        Ask::Log(query) => Answer::Log(log_view::read(&desk.congress().store, desk.roster(), query)?),
        Ask::Check { anew } => {
            if *anew {
                *link = ChainLink::default();
            }
            Answer::Checked(log_view::follow(&desk.congress().store, link)?)
        }
    })
}

/// Writes a session's attendance to a file, and that it was written into the log; gives how many names it holds.
pub fn export(
    congress: &mut Congress,
    path: &std::path::Path,
    snapshot: &Snapshot,
    wanted: &Wanted,
    manner: &Manner,
) -> Result<usize, AppError> {
    let names = attendance_export::write(path, snapshot, wanted, manner)?;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let context = congress.context(manner.now);
    // The file's name may hold a unit's, which is no personal data; the names inside are not logged.
    congress.store.log(EXPORTED, &file, &json!({ "session": snapshot.session.name, "names": names }), &context)?;
    Ok(names)
}

/// Writes a session's whole attendance to a file that was named on the command line.
pub fn export_to(
    congress: &mut Congress,
    path: &std::path::Path,
    session: Option<&str>,
    manner: &Manner,
) -> Result<usize, AppError> {
    let snapshot = roll::snapshot(congress, session)?;
    export(congress, path, &snapshot, &Wanted::Everything, manner)
}
