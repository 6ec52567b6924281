//! The audit log: every access that changes or exports, each entry chained to the one before by SHA-256.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Context, Store, StoreError, events, record::broken};
use crate::domain::event::{Event, EventId};

/// The action under which an attendance event is logged; its detail is the whole event.
pub(super) const EVENT: &str = "event.recorded";

/// What the first entry is chained to.
const GENESIS: [u8; 32] = [0; 32];

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// From 1, without gaps.
    pub seq: i64,
    /// When, by the machine's clock.
    pub at: Timestamp,
    /// Who.
    pub operator: String,
    /// What was done, such as `delegate.updated`.
    pub action: String,
    /// To whom or what: an id, a session's name, a file.
    pub subject: String,
    /// Particulars, as JSON. They carry no personal data, as the log outlives it.
    pub detail: String,
    /// The hash of the entry before; 32 zero bytes at the first.
    pub previous: [u8; 32],
    /// This entry's own hash.
    pub hash: [u8; 32],
}

impl AuditEntry {
    /// SHA-256 over the canonical encoding of the entry: `seq` as 8 bytes little-endian; then `at` (RFC 3339, as
    /// stored), `operator`, `action`, `subject` and `detail`, each as its length in bytes (8 bytes little-endian) and
    /// its UTF-8; then the 32 bytes of `previous`.
    pub fn digest(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(self.seq.to_le_bytes());
        for text in [&self.at.to_string(), &self.operator, &self.action, &self.subject, &self.detail] {
            hasher.update((text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        }
        hasher.update(self.previous);
        hasher.finalize().into()
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let at: String = row.get(1)?;
        Ok(Self {
            seq: row.get(0)?,
            at: at.parse().map_err(|source| broken(1, Box::new(source)))?,
            operator: row.get(2)?,
            action: row.get(3)?,
            subject: row.get(4)?,
            detail: row.get(5)?,
            previous: row.get(6)?,
            hash: row.get(7)?,
        })
    }
}

/// Where the log and the attendance list first fail to agree with what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// An entry's bytes are not those of its hash.
    Altered {
        /// The entry.
        seq: i64,
    },
    /// An entry does not follow the one before: its number or its link is wrong, so something was taken out or put in.
    Unlinked {
        /// The entry.
        seq: i64,
    },
    /// The end of the log was cut off.
    Shortened {
        /// The first entry that is missing.
        seq: i64,
    },
    /// An attendance event is not what was logged, or is gone.
    Event {
        /// The entry that logged it.
        seq: i64,
        /// The event.
        event: EventId,
    },
    /// An attendance event that was never logged.
    Unlogged {
        /// The event.
        event: EventId,
    },
}

/// What a check of the log came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Entries that were read.
    pub entries: usize,
    /// Attendance events that were compared with their entries.
    pub events: usize,
    /// The first flaw in the order of the log; none if all is well.
    pub flaw: Option<Flaw>,
}

impl Store {
    /// Logs what the program did without changing a table of its own: an export, a report, a login.
    pub fn log(&mut self, action: &str, subject: &str, detail: &Value, context: &Context) -> Result<(), StoreError> {
        self.write(|transaction| Ok(append(transaction, context, action, subject, detail)?))
    }

    /// The whole log, oldest first.
    pub fn audit(&self) -> Result<Vec<AuditEntry>, StoreError> {
        self.read(all)
    }

    /// Walks the chain and compares each attendance event with its entry.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        // One transaction, so that an event committed in between is in both lists or in none.
        let transaction = self.connection.unchecked_transaction().map_err(|source| self.error(source))?;
        let (entries, events, last) = (all(&transaction), events::all(&transaction), last_number(&transaction));
        let (entries, events) =
            (entries.map_err(|source| self.error(source))?, events.map_err(|source| self.error(source))?);
        let last = last.map_err(|source| self.error(source))?;
        Ok(Verified { entries: entries.len(), events: events.len(), flaw: flaw(&entries, &events, last) })
    }
}

fn flaw(entries: &[AuditEntry], events: &[Event], last: i64) -> Option<Flaw> {
    let mut events: HashMap<String, &Event> = events.iter().map(|event| (event.id.to_string(), event)).collect();
    let mut previous = (0, GENESIS);
    for entry in entries {
        let seq = entry.seq;
        if (seq, entry.previous) != (previous.0 + 1, previous.1) {
            return Some(Flaw::Unlinked { seq });
        }
        if entry.digest() != entry.hash {
            return Some(Flaw::Altered { seq });
        }
        previous = (seq, entry.hash);
        if entry.action == EVENT {
            let logged: Event = match serde_json::from_str(&entry.detail) {
                Ok(logged) => logged,
                Err(_) => return Some(Flaw::Altered { seq }),
            };
            if events.remove(&entry.subject) != Some(&logged) {
                return Some(Flaw::Event { seq, event: logged.id });
            }
        }
    }
    if previous.0 < last {
        return Some(Flaw::Shortened { seq: previous.0 + 1 });
    }
    events.into_values().min_by_key(|event| event.order()).map(|event| Flaw::Unlogged { event: event.id })
}

fn all(connection: &Connection) -> rusqlite::Result<Vec<AuditEntry>> {
    connection
        .prepare_cached("SELECT seq, at, operator, action, subject, detail, previous, hash FROM audit ORDER BY seq")?
        .query_map([], AuditEntry::read)?
        .collect()
}

/// The greatest number that was ever given, which `AUTOINCREMENT` remembers even when the entry is gone.
fn last_number(connection: &Connection) -> rusqlite::Result<i64> {
    connection
        .query_row("SELECT seq FROM sqlite_sequence WHERE name = 'audit'", [], |row| row.get(0))
        .optional()
        .map(Option::unwrap_or_default)
}

/// Adds an entry inside the transaction of what it tells about.
pub(super) fn append(
    transaction: &Transaction<'_>,
    context: &Context,
    action: &str,
    subject: &str,
    detail: &Value,
) -> rusqlite::Result<()> {
    let last: Option<(i64, [u8; 32])> = transaction
        .prepare_cached("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (seq, previous) = last.unwrap_or((0, GENESIS));
    let mut entry = AuditEntry {
        seq: seq + 1,
        at: context.at,
        operator: context.operator.clone(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        detail: detail.to_string(),
        previous,
        hash: GENESIS,
    };
    entry.hash = entry.digest();
    transaction
        .prepare_cached(
            "INSERT INTO audit (seq, at, operator, action, subject, detail, previous, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            entry.seq,
            entry.at.to_string(),
            entry.operator,
            entry.action,
            entry.subject,
            entry.detail,
            entry.previous,
            entry.hash
        ])?;
    Ok(())
}
