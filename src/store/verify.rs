//! The check of the whole: the log's chain, and each attendance event against the entry that logged it.

use std::collections::HashMap;

use serde::Serialize;

use super::{
    Store, StoreError,
    audit::{self, AuditEntry},
    events,
};
use crate::domain::event::{Event, EventId};

/// Where the log and the attendance list first fail to agree with what was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
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
    /// Pages of the file are not what was written.
    Pages {
        /// What `SQLite` or `SQLCipher` says of the first.
        detail: String,
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
    /// Reads every page: its seal, and whether it fits into the whole. Gives the first that is broken.
    pub fn damaged_pages(&self) -> Result<Option<Flaw>, StoreError> {
        self.read(|connection| {
            // The first gives a line for each page whose seal is broken, the second `ok` where all is well.
            for check in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check(1)"] {
                let lines =
                    connection.prepare(check)?.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
                if let Some(detail) = lines.into_iter().find(|line| line != "ok") {
                    return Ok(Some(Flaw::Pages { detail }));
                }
            }
            Ok(None)
        })
    }

    /// Walks the chain and compares each attendance event with its entry.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        // One transaction, so that an event committed in between is in both lists or in none.
        let transaction = self.connection.unchecked_transaction().map_err(|source| self.error(source))?;
        let (entries, events, last) =
            (audit::all(&transaction), events::all(&transaction), audit::last_number(&transaction));
        let (entries, events) =
            (entries.map_err(|source| self.error(source))?, events.map_err(|source| self.error(source))?);
        let last = last.map_err(|source| self.error(source))?;
        Ok(Verified { entries: entries.len(), events: events.len(), flaw: flaw(&entries, &events, last) })
    }
}

fn flaw(entries: &[AuditEntry], events: &[Event], last: i64) -> Option<Flaw> {
    let mut events: HashMap<String, &Event> = events.iter().map(|event| (event.id.to_string(), event)).collect();
    let mut previous = (0, audit::GENESIS);
    for entry in entries {
        let seq = entry.seq;
        if (seq, entry.previous) != (previous.0 + 1, previous.1) {
            return Some(Flaw::Unlinked { seq });
        }
        if entry.digest() != entry.hash {
            return Some(Flaw::Altered { seq });
        }
        previous = (seq, entry.hash);
        if entry.action == events::RECORDED {
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
