//! The passphrase of an open database: never displayed, and wiped from memory on drop.

use std::fmt;

use rusqlite::Connection;
use zeroize::Zeroizing;

/// Passphrase of a database.
#[derive(Clone)]
pub(super) struct Passphrase(Zeroizing<String>);

impl Passphrase {
    pub(super) fn new(passphrase: &str) -> Self {
        Self(Zeroizing::new(passphrase.to_owned()))
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Sets the key of a connection that has not read anything yet.
    pub(super) fn give(&self, connection: &Connection) -> rusqlite::Result<()> {
        let quoted = Zeroizing::new(self.0.replace('\'', "''"));
        let key = Zeroizing::new(format!("PRAGMA key = '{}'", quoted.as_str()));
        // `SQLCipher` would print errors to the screen that are returned anyway.
        connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
        // Not by `pragma_update`, which reads the file before it sets anything.
        connection.execute_batch(&key)
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}
