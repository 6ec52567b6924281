//! The passphrase while a database is open: it shows itself nowhere, and is wiped from memory when dropped.

use std::fmt;

use rusqlite::Connection;
use zeroize::Zeroizing;

/// A database's passphrase.
#[derive(Clone)]
pub(super) struct Key(Zeroizing<String>);

impl Key {
    pub(super) fn new(passphrase: &str) -> Self {
        Self(Zeroizing::new(passphrase.to_owned()))
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Gives it to a connection that has read nothing yet.
    pub(super) fn give(&self, connection: &Connection) -> rusqlite::Result<()> {
        let quoted = Zeroizing::new(self.0.replace('\'', "''"));
        let key = Zeroizing::new(format!("PRAGMA key = '{}'", quoted.as_str()));
        // `SQLCipher` would write to the screen what comes back as an error anyway.
        connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
        // Not by `pragma_update`, which reads the file before it sets anything.
        connection.execute_batch(&key)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}
