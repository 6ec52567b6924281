//! The audit log a page at a time, newest first, and its chain checked incrementally: neither reads the whole log.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::{
    Store, StoreError,
    audit::{self, AuditEntry},
    flaw::Flaw,
    record::broken,
};

/// Progress of a check of the chain: sequence number and hash of the last entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainLink {
    /// Sequence number of the entry; 0 before the first.
    pub seq: i64,
    hash: [u8; 32],
}

impl Default for ChainLink {
    /// The position before the first entry.
    fn default() -> Self {
        Self { seq: 0, hash: audit::GENESIS }
    }
}

impl Store {
    /// Up to `most` entries, newest first, with numbers below `before`; from the newest entry on without it.
    pub fn log_before(&self, before: Option<i64>, most: usize) -> Result<Vec<AuditEntry>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT seq, at, operator, action, subject, detail, previous, hash FROM audit
                     WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2",
                )?
                .query_map(params![before.unwrap_or(i64::MAX), most as i64], AuditEntry::read)?
                .collect()
        })
    }

    /// The greatest sequence number ever assigned, even if the entry is gone.
    pub fn log_end(&self) -> Result<i64, StoreError> {
        self.read(audit::last_number)
    }

    /// The latest time of any entry, whatever their order: a clock may have been set back since.
    pub fn latest_time(&self) -> Result<Option<Timestamp>, StoreError> {
        self.read(|connection| {
            let latest: Option<String> = connection
                .query_row("SELECT at FROM audit ORDER BY julianday(at) DESC, at DESC LIMIT 1", [], |row| row.get(0))
                .optional()?;
            latest.map(|at| at.parse().map_err(|source| broken(0, Box::new(source)))).transpose()
        })
    }

    /// Checks the chain over up to `most` entries after `link`; returns the new position, and the flaw at which it
    /// stopped. A log whose end was cut off is a flaw as well. Attendance events are not compared; [`Store::verify`]
    /// does that.
    pub fn follow_log(&self, link: ChainLink, most: usize) -> Result<(ChainLink, Option<Flaw>), StoreError> {
        let (entries, end) = self.read(|connection| {
            // One transaction, so that no entry is added between the two queries.
            let transaction = connection.unchecked_transaction()?;
            let entries: Vec<AuditEntry> = transaction
                .prepare_cached(
                    "SELECT seq, at, operator, action, subject, detail, previous, hash FROM audit
                     WHERE seq > ?1 ORDER BY seq LIMIT ?2",
                )?
                .query_map(params![link.seq, most as i64], AuditEntry::read)?
                .collect::<Result<_, _>>()?;
            Ok((entries, audit::last_number(&transaction)?))
        })?;
        let came_to_the_end = entries.len() < most;
        let mut link = link;
        for entry in entries {
            let seq = entry.seq;
            if (seq, entry.previous) != (link.seq + 1, link.hash) {
                return Ok((link, Some(Flaw::Unlinked { seq })));
            }
            if entry.digest() != entry.hash {
                return Ok((link, Some(Flaw::Altered { seq })));
            }
            link = ChainLink { seq, hash: entry.hash };
        }
        let shortened = (came_to_the_end && link.seq < end).then_some(Flaw::Shortened { seq: link.seq + 1 });
        Ok((link, shortened))
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;
    use serde_json::json;

    use super::*;
    use crate::Context;

    const KEY: &str = "khóa thử";

    fn store(entries: usize) -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = Store::create(&folder.path().join("congress.db"), KEY).expect("made");
        for number in 0..entries {
            let context = Context::new("Lan", Timestamp::from_second(number as i64).expect("in range"));
            store.log("test.done", &number.to_string(), &json!({}), &context).expect("logged");
        }
        (folder, store)
    }

    fn by_hand(store: &Store, sql: &str) {
        let connection = Connection::open(store.path()).expect("opened");
        connection.execute_batch(&format!("PRAGMA key = '{KEY}'")).expect("a key");
        connection.execute_batch(sql).expect("done");
    }

    #[test]
    fn pages_come_newest_first_and_meet_without_a_gap() {
        let (_folder, store) = store(25);
        let end = store.log_end().expect("an end");
        let (mut before, mut seen) = (None, Vec::new());
        loop {
            let page = store.log_before(before, 10).expect("a page");
            let Some(last) = page.last() else { break };
            before = Some(last.seq);
            seen.extend(page.into_iter().map(|entry| entry.seq));
        }
        assert_eq!(seen, (1..=end).rev().collect::<Vec<_>>());
    }

    #[test]
    fn the_latest_time_is_that_before_the_clock_was_set_back() {
        let (_folder, mut store) = store(25);
        let at = |text: &str| text.parse::<Timestamp>().expect("a time");
        for time in ["2026-03-14T08:00:00.25Z", "2026-03-14T08:00:00Z", "2026-03-13T23:00:00.5Z"] {
            store.log("test.done", "x", &json!({}), &Context::new("Lan", at(time))).expect("logged");
        }
        let latest = store.latest_time().expect("read").expect("entries");
        assert!(latest == at("2026-03-14T08:00:00.25Z"), "{latest}");
    }

    #[test]
    fn the_chain_is_followed_in_steps_and_a_hand_in_it_is_found() {
        let (_folder, store) = store(25);
        let end = store.log_end().expect("an end");
        let (first, flaw) = store.follow_log(ChainLink::default(), 10).expect("followed");
        assert_eq!((first.seq, flaw), (10, None));
        let (whole, flaw) = store.follow_log(first, 1_000).expect("followed");
        assert_eq!((whole.seq, flaw), (end, None));
        by_hand(&store, "DROP TRIGGER audit_is_never_changed; UPDATE audit SET operator = 'Mai' WHERE seq = 20");
        assert_eq!(store.follow_log(first, 1_000).expect("followed").1, Some(Flaw::Altered { seq: 20 }));
        by_hand(&store, "DROP TRIGGER audit_is_never_deleted; DELETE FROM audit WHERE seq > 14");
        assert_eq!(store.follow_log(first, 1_000).expect("followed").1, Some(Flaw::Shortened { seq: 15 }));
        by_hand(&store, "DELETE FROM audit WHERE seq = 12");
        let (held, flaw) = store.follow_log(first, 1_000).expect("followed");
        assert_eq!((held.seq, flaw), (11, Some(Flaw::Unlinked { seq: 13 })));
    }
}
