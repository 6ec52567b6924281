//! The tables, by numbered steps. A step that was released is never changed; a new one is added at the end.

use rusqlite::TransactionBehavior;

use super::{Store, StoreError};

/// Step `n` brings tables of version `n` to version `n + 1`.
const STEPS: [&str; 2] = [include_str!("migrations/1.sql"), include_str!("migrations/2.sql")];

/// The version that this program writes.
pub(super) const VERSION: u32 = STEPS.len() as u32;

/// Brings the tables to [`VERSION`], each step in a transaction of its own; a reader only checks.
pub(super) fn migrate(store: &mut Store, writes: bool) -> Result<(), StoreError> {
    loop {
        let found = store.read(|connection| connection.pragma_query_value(None, "user_version", |row| row.get(0)))?;
        let path = store.path.clone();
        if found == VERSION {
            return Ok(());
        }
        if found > VERSION {
            return Err(StoreError::NewerVersion { path, found, known: VERSION });
        }
        if !writes {
            return Err(StoreError::OlderVersion { path, found, known: VERSION });
        }
        let step = || -> rusqlite::Result<()> {
            let transaction = store.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            transaction.execute_batch(STEPS[found as usize])?;
            transaction.pragma_update(None, "user_version", found + 1)?;
            transaction.commit()
        };
        let mut step = step;
        step().map_err(|source| StoreError::from_sqlite(&path, source))?;
    }
}
