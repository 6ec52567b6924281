//! The attendance list: events are appended, and never changed or deleted.

use std::sync::LazyLock;

use daihoi_domain::event::{Event, LogicalTime};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Transaction, ffi};
use serde_json::json;

use super::{Context, Store, StoreError, audit, record::RecordShape};

/// Action under which an event is logged; the entry's detail is the whole event.
pub(super) const RECORDED: &str = "event.recorded";

const SHAPE: RecordShape = RecordShape {
    columns: &[
        "id",
        "session",
        "delegate",
        "action",
        "means",
        "scope",
        "approved_by",
        "alternate",
        "decision_no",
        "event",
        "score",
        "margin",
        "door",
        "operator",
        "authority",
        "reason",
        "at",
        "logical_millis",
        "logical_counter",
    ],
    objects: &["logical"],
};

static INSERT: LazyLock<String> =
    LazyLock::new(|| format!("INSERT INTO events ({}) VALUES ({})", SHAPE.list(), SHAPE.places()));
static SELECT: LazyLock<String> =
    LazyLock::new(|| format!("SELECT {} FROM events ORDER BY logical_millis, logical_counter, id", SHAPE.list()));

impl Store {
    /// Appends an event and its audit entry in one transaction. When this returns `Ok` the event is on the disk.
    ///
    /// Refused: an id that is already recorded, an unknown delegate or session, and a logical time that is not after
    /// the last one of the event's door (take [`Store::last_logical_time`] and tick it).
    pub fn record(&mut self, event: &Event) -> Result<(), StoreError> {
        self.write(|transaction| {
            refuse(transaction, event)?;
            let cells = SHAPE.cells(event)?;
            transaction.prepare_cached(&INSERT)?.execute(rusqlite::params_from_iter(&cells))?;
            let context = Context::new(event.operator.as_str(), event.at);
            audit::append(transaction, &context, RECORDED, &event.id.to_string(), &json!(event))?;
            Ok(())
        })
    }

    /// All events of all sessions in their logical order.
    pub fn events(&self) -> Result<Vec<Event>, StoreError> {
        self.read(all)
    }

    /// The greatest logical time of any event; the next event's is this one's `tick`.
    pub fn last_logical_time(&self) -> Result<LogicalTime, StoreError> {
        self.read(|connection| {
            let last = connection
                .prepare_cached(
                    "SELECT logical_millis, logical_counter FROM events
                     ORDER BY logical_millis DESC, logical_counter DESC LIMIT 1",
                )?
                .query_row([], |row| Ok(LogicalTime { millis: row.get(0)?, counter: row.get(1)? }))
                .optional()?;
            Ok(last.unwrap_or_default())
        })
    }
}

pub(super) fn all(connection: &Connection) -> rusqlite::Result<Vec<Event>> {
    connection.prepare_cached(&SELECT)?.query_map([], |row| SHAPE.record(row))?.collect()
}

fn refuse(transaction: &Transaction<'_>, event: &Event) -> Result<(), super::Rollback> {
    let exists =
        |query: &str, key: &str| -> rusqlite::Result<bool> { transaction.prepare_cached(query)?.exists([key]) };
    if exists("SELECT 1 FROM events WHERE id = ?1", &event.id.to_string())? {
        return Err(StoreError::DuplicateEvent { event: event.id }.into());
    }
    if !exists("SELECT 1 FROM delegates WHERE id = ?1", &event.delegate.to_string())? {
        return Err(StoreError::UnknownDelegate { delegate: event.delegate }.into());
    }
    if !exists("SELECT 1 FROM sessions WHERE name = ?1", &event.session)? {
        return Err(StoreError::UnknownSession { name: event.session.clone() }.into());
    }
    let last = transaction
        .prepare_cached(
            "SELECT logical_millis, logical_counter FROM events WHERE door = ?1
             ORDER BY logical_millis DESC, logical_counter DESC LIMIT 1",
        )?
        .query_row([&event.door], |row| Ok(LogicalTime { millis: row.get(0)?, counter: row.get(1)? }))
        .optional()?;
    match last {
        Some(last) if last >= event.logical => Err(StoreError::StaleEvent { event: event.id, last }.into()),
        _ => Ok(()),
    }
}

/// Whether a statement failed because of a UNIQUE constraint.
pub(super) fn is_unique(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation)
        && error.sqlite_error().is_some_and(|error| error.extended_code == ffi::SQLITE_CONSTRAINT_UNIQUE)
}
