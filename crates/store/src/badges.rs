//! Badges: the congress's number, the token of each delegate, and revoked tokens.

use daihoi_domain::delegate::DelegateId;
use jiff::Timestamp;
use rusqlite::params;
use serde_json::json;
use uuid::Uuid;

use super::{Context, Store, StoreError, audit, record::broken};

/// A token that no longer checks anybody in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevokedBadge {
    /// Token on the lost badge.
    pub token: Uuid,
    /// Delegate to whom it belonged.
    pub delegate: DelegateId,
    /// Time of revocation.
    pub at: Timestamp,
}

impl Store {
    /// The congress's number on its badges: random, and unchanged by copying the folder.
    pub fn badge_congress(&self) -> Result<u32, StoreError> {
        self.read(|connection| connection.query_row("SELECT number FROM badge_congress", [], |row| row.get(0)))
    }

    /// All revoked tokens, oldest first.
    pub fn revoked_badges(&self) -> Result<Vec<RevokedBadge>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT token, delegate, at FROM revoked_badges ORDER BY at")?
                .query_map([], |row| {
                    let uuid = |index: usize| {
                        let text: String = row.get(index)?;
                        Uuid::parse_str(&text).map_err(|source| broken(index, Box::new(source)))
                    };
                    let at: String = row.get(2)?;
                    let at = at.parse().map_err(|source: jiff::Error| broken(2, Box::new(source)))?;
                    Ok(RevokedBadge { token: uuid(0)?, delegate: DelegateId(uuid(1)?), at })
                })?
                .collect()
        })
    }

    /// Replaces a delegate's token and revokes the old one, in one transaction.
    pub fn renew_badge(&mut self, delegate: DelegateId, token: Uuid, context: &Context) -> Result<(), StoreError> {
        let old = self.delegate(delegate)?.ok_or(StoreError::UnknownDelegate { delegate })?.qr_token;
        self.write(|transaction| {
            transaction.execute(
                "INSERT INTO revoked_badges (token, delegate, at) VALUES (?1, ?2, ?3)",
                params![old.to_string(), delegate.to_string(), context.at.to_string()],
            )?;
            transaction.execute(
                "UPDATE delegates SET qr_token = ?1 WHERE id = ?2",
                params![token.to_string(), delegate.to_string()],
            )?;
            audit::append(transaction, context, "badge.renewed", &delegate.to_string(), &json!({}))?;
            Ok(())
        })
    }
}
