//! The tables, as numbered migrations. A released migration is never changed; new ones are appended.

use rusqlite::TransactionBehavior;

use super::{Store, StoreError, error::AtPath};

/// Migration `n` brings tables of version `n` to version `n + 1`.
const STEPS: [&str; 3] = [include_str!("1.sql"), include_str!("2.sql"), include_str!("3.sql")];

/// Version of the tables that this program writes.
pub(super) const VERSION: u32 = STEPS.len() as u32;

/// Migrates the tables to [`VERSION`], each step in a transaction of its own; a read-only connection only checks.
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
        let mut step = || -> rusqlite::Result<()> {
            let transaction = store.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            transaction.execute_batch(STEPS[found as usize])?;
            transaction.pragma_update(None, "user_version", found + 1)?;
            transaction.commit()
        };
        step().at(&path)?;
    }
}
