//! Sessions, in the order in which they were first saved.

use daihoi_domain::congress::Session;
use serde_json::json;

use super::{Context, Store, StoreError, audit, record::RecordShape};

const SHAPE: RecordShape = RecordShape { columns: &["name", "title", "bell", "opened", "closed"], objects: &[] };

impl Store {
    /// All sessions, in that order.
    pub fn sessions(&self) -> Result<Vec<Session>, StoreError> {
        self.read(|connection| {
            let select = format!("SELECT {} FROM sessions ORDER BY ordinal", SHAPE.list());
            connection.prepare_cached(&select)?.query_map([], |row| SHAPE.record(row))?.collect()
        })
    }

    /// Adds a session, or changes the one with this name; nothing is written where nothing changes.
    pub fn save_session(&mut self, session: &Session, context: &Context) -> Result<(), StoreError> {
        if self.sessions()?.contains(session) {
            return Ok(());
        }
        self.write(|transaction| {
            let upsert = format!(
                "INSERT INTO sessions ({}) VALUES ({}) ON CONFLICT (name) DO UPDATE SET title = excluded.title,
                 bell = excluded.bell, opened = excluded.opened, closed = excluded.closed",
                SHAPE.list(),
                SHAPE.places()
            );
            transaction.prepare_cached(&upsert)?.execute(rusqlite::params_from_iter(&SHAPE.cells(session)?))?;
            audit::append(transaction, context, "session.saved", &session.name, &json!(session))?;
            Ok(())
        })
    }
}
