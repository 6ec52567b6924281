//! Flaws that a check of the log, the attendance list and the pages can find.

use daihoi_domain::event::EventId;
use serde::Serialize;

/// First place where the log, the attendance list or the pages differ from what was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Flaw {
    /// An entry's content doesn't match its hash.
    Altered {
        /// Sequence number of the entry.
        seq: i64,
    },
    /// An entry doesn't follow the one before: its number or its previous hash is wrong, so that entries were removed
    /// or inserted.
    Unlinked {
        /// Sequence number of the entry.
        seq: i64,
    },
    /// Entries at the end of the log are missing.
    Shortened {
        /// Sequence number of the first missing entry.
        seq: i64,
    },
    /// An attendance event differs from its log entry, or is missing.
    Event {
        /// Sequence number of the entry that logged it.
        seq: i64,
        /// Id of the event.
        event: EventId,
    },
    /// Pages of the file are damaged.
    Pages {
        /// The message of `SQLite` or `SQLCipher` on the first one.
        detail: String,
    },
    /// An attendance event was never logged.
    Unlogged {
        /// Id of the event.
        event: EventId,
    },
}
