//! Operators at the desks, with the hashes of their PINs and the number of wrong ones.

use daihoi_domain::permission::Operator;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::json;

use super::{Context, Store, StoreError, audit, record::RecordShape};

const SHAPE: RecordShape =
    RecordShape { columns: &["name", "role", "pin", "added", "failed", "last_failed"], objects: &[] };

impl Store {
    /// All operators that were not removed, in the order in which they were added.
    pub fn operators(&self) -> Result<Vec<Operator>, StoreError> {
        self.read(|connection| {
            let select = format!("SELECT {} FROM operators WHERE removed IS NULL ORDER BY ordinal", SHAPE.list());
            connection.prepare_cached(&select)?.query_map([], |row| SHAPE.record(row))?.collect()
        })
    }

    /// An operator by name.
    pub fn operator(&self, name: &str) -> Result<Option<Operator>, StoreError> {
        self.read(|connection| one(connection, name))
    }

    /// Adds an operator, or changes the one with this name. The log says what changed, never a PIN or its hash.
    pub fn save_operator(&mut self, operator: &Operator, context: &Context) -> Result<(), StoreError> {
        self.write(|transaction| {
            let old = one(transaction, &operator.name)?;
            let detail = json!({
                "role": operator.role,
                "pin": operator.pin.is_some(),
                "pin_changed": old.as_ref().is_none_or(|old| old.pin != operator.pin),
            });
            let action = if old.is_some() { "operator.changed" } else { "operator.added" };
            put(transaction, operator)?;
            audit::append(transaction, context, action, &operator.name, &detail)?;
            Ok(())
        })
    }

    /// Removes an operator; the name stays with recorded events. False if there was none.
    pub fn remove_operator(&mut self, name: &str, context: &Context) -> Result<bool, StoreError> {
        self.write(|transaction| {
            let removed = transaction
                .prepare_cached("UPDATE operators SET removed = ?2, pin = NULL WHERE name = ?1 AND removed IS NULL")?
                .execute(params![name, context.at.to_string()])?;
            if removed > 0 {
                audit::append(transaction, context, "operator.removed", name, &json!({}))?;
            }
            Ok(removed > 0)
        })
    }

    /// Records an attempt at a PIN: a right one resets the count, a wrong one increments it.
    pub fn note_pin(&mut self, name: &str, right: bool, context: &Context) -> Result<(), StoreError> {
        self.write(|transaction| {
            let Some(mut operator) = one(transaction, name)? else { return Ok(()) };
            operator.failed = if right { 0 } else { operator.failed.saturating_add(1) };
            operator.last_failed = if right { None } else { Some::<Timestamp>(context.at) };
            put(transaction, &operator)?;
            let action = if right { "pin.accepted" } else { "pin.refused" };
            audit::append(transaction, context, action, name, &json!({}))?;
            Ok(())
        })
    }
}

fn one(connection: &Connection, name: &str) -> rusqlite::Result<Option<Operator>> {
    let select = format!("SELECT {} FROM operators WHERE removed IS NULL AND name = ?1", SHAPE.list());
    connection.prepare_cached(&select)?.query_row([name], |row| SHAPE.record(row)).optional()
}

fn put(connection: &Connection, operator: &Operator) -> rusqlite::Result<()> {
    let upsert = format!(
        "INSERT INTO operators ({}) VALUES ({}) ON CONFLICT (name) WHERE removed IS NULL DO UPDATE SET
         role = excluded.role, pin = excluded.pin, failed = excluded.failed, last_failed = excluded.last_failed",
        SHAPE.list(),
        SHAPE.places()
    );
    connection.prepare_cached(&upsert)?.execute(rusqlite::params_from_iter(&SHAPE.cells(operator)?)).map(drop)
}
