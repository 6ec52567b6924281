//! The complete check: the log's chain, and each attendance event against its log entry.

use std::collections::HashMap;

use daihoi_domain::event::Event;

use super::{
    Store, StoreError,
    audit::{self, AuditEntry},
    error::AtPath,
    events,
    flaw::Flaw,
};

/// Result of a complete check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Number of log entries read.
    pub entries: usize,
    /// Number of attendance events compared with their entries.
    pub events: usize,
    /// First flaw in the order of the log; `None` if there is none.
    pub flaw: Option<Flaw>,
}

impl Store {
    /// Checks every page: its checksum and the structure of the file. Returns the first damaged one.
    pub fn damaged_pages(&self) -> Result<Option<Flaw>, StoreError> {
        self.read(|connection| {
            // The first gives a line for each page with a wrong checksum, the second `ok` where all is well.
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

    /// Checks the whole chain and compares each attendance event with its entry.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        // One transaction, so that an event committed in between is in both lists or in none.
        let transaction = self.connection.unchecked_transaction().at(&self.path)?;
        let (entries, events, last) =
            (audit::all(&transaction), events::all(&transaction), audit::last_number(&transaction));
        let (entries, events) = (entries.at(&self.path)?, events.at(&self.path)?);
        let last = last.at(&self.path)?;
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
