//! The audit log: an entry for every change and export, each chained to the one before by SHA-256.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Context, Store, StoreError, record::broken};

/// Previous hash of the first entry.
pub(super) const GENESIS: [u8; 32] = [0; 32];

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Sequence number, from 1, without gaps.
    pub seq: i64,
    /// Time by the machine's clock.
    pub at: Timestamp,
    /// Name of the operator, or of the command that ran.
    pub operator: String,
    /// Kind of action, such as `delegate.updated`.
    pub action: String,
    /// Object of the action: an id, a session's name, a file.
    pub subject: String,
    /// Details as JSON, without personal data, as the log outlives it.
    pub detail: String,
    /// Hash of the entry before; 32 zero bytes at the first.
    pub previous: [u8; 32],
    /// Hash of this entry; see [`AuditEntry::digest`].
    pub hash: [u8; 32],
}

impl AuditEntry {
    /// SHA-256 over the canonical encoding of the entry: `seq` as 8 bytes little-endian; then `at` (RFC 3339, as
    /// stored), `operator`, `action`, `subject` and `detail`, each as its length in bytes (8 bytes little-endian) and
    /// its UTF-8; then the 32 bytes of `previous`.
    pub fn digest(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(self.seq.to_le_bytes());
        for text in [&self.at.to_string(), &self.operator, &self.action, &self.subject, &self.detail] {
            hasher.update((text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        }
        hasher.update(self.previous);
        hasher.finalize().into()
    }

    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let at: String = row.get(1)?;
        Ok(Self {
            seq: row.get(0)?,
            at: at.parse().map_err(|source| broken(1, Box::new(source)))?,
            operator: row.get(2)?,
            action: row.get(3)?,
            subject: row.get(4)?,
            detail: row.get(5)?,
            previous: row.get(6)?,
            hash: row.get(7)?,
        })
    }
}

impl Store {
    /// Logs an action that changes no table: an export, a report, a login.
    pub fn log(&mut self, action: &str, subject: &str, detail: &Value, context: &Context) -> Result<(), StoreError> {
        self.write(|transaction| Ok(append(transaction, context, action, subject, detail)?))
    }

    /// The whole log, oldest first.
    pub fn audit(&self) -> Result<Vec<AuditEntry>, StoreError> {
        self.read(all)
    }
}

pub(super) fn all(connection: &Connection) -> rusqlite::Result<Vec<AuditEntry>> {
    connection
        .prepare_cached("SELECT seq, at, operator, action, subject, detail, previous, hash FROM audit ORDER BY seq")?
        .query_map([], AuditEntry::read)?
        .collect()
}

/// The greatest sequence number ever assigned, which `AUTOINCREMENT` remembers even when the entry is gone.
pub(super) fn last_number(connection: &Connection) -> rusqlite::Result<i64> {
    connection
        .query_row("SELECT seq FROM sqlite_sequence WHERE name = 'audit'", [], |row| row.get(0))
        .optional()
        .map(Option::unwrap_or_default)
}

/// Appends an entry inside the transaction of the change that it records.
pub(super) fn append(
    transaction: &Transaction<'_>,
    context: &Context,
    action: &str,
    subject: &str,
    detail: &Value,
) -> rusqlite::Result<()> {
    let last: Option<(i64, [u8; 32])> = transaction
        .prepare_cached("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (seq, previous) = last.unwrap_or((0, GENESIS));
    let mut detail = detail.clone();
    if let (Some(authority), Some(fields)) = (&context.authority, detail.as_object_mut()) {
        fields.insert("authority".to_owned(), json!(authority));
    }
    let mut entry = AuditEntry {
        seq: seq + 1,
        at: context.at,
        operator: context.operator.clone(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        detail: detail.to_string(),
        previous,
        hash: GENESIS,
    };
    entry.hash = entry.digest();
    transaction
        .prepare_cached(
            "INSERT INTO audit (seq, at, operator, action, subject, detail, previous, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            entry.seq,
            entry.at.to_string(),
            entry.operator,
            entry.action,
            entry.subject,
            entry.detail,
            entry.previous,
            entry.hash
        ])?;
    Ok(())
}
