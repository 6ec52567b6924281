//! Delegates: read and saved as whole records, each change with its entry in the audit log.

use std::sync::LazyLock;

use daihoi_domain::delegate::{Consent, Delegate, DelegateId, Eligibility};
use rusqlite::{OptionalExtension, Transaction};
use serde_json::json;

use super::{
    Context, Rollback, Store, StoreError, audit,
    record::{RecordShape, differences},
};

const SHAPE: RecordShape = RecordShape {
    columns: &[
        "id",
        "stt",
        "full_name",
        "sex",
        "date_of_birth",
        "ethnicity",
        "religion",
        "home_town",
        "position",
        "workplace",
        "unit",
        "delegation",
        "kind",
        "seated_by",
        "alternate_rank",
        "substitutes",
        "decision_no",
        "admitted_on",
        "official_on",
        "general_education",
        "education",
        "academic_title",
        "political_theory",
        "occupation",
        "awards",
        "party_badge",
        "discipline",
        "phone",
        "badge_no",
        "qr_token",
        "seat",
        "twin_of",
        "eligibility",
        "consent_text_version",
        "consent_method",
        "consent_given_at",
        "consent_withdrawn_at",
        "purge_after",
        "note",
    ],
    objects: &["consent"],
};

static SELECT: LazyLock<String> = LazyLock::new(|| format!("SELECT {} FROM delegates", SHAPE.list()));
static ONE: LazyLock<String> = LazyLock::new(|| format!("{} WHERE id = ?1", *SELECT));
static UPSERT: LazyLock<String> = LazyLock::new(|| {
    let changes = SHAPE.columns.iter().map(|column| format!("{column} = excluded.{column}")).collect::<Vec<_>>();
    format!(
        "INSERT INTO delegates ({}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET {}",
        SHAPE.list(),
        SHAPE.places(),
        changes.join(", ")
    )
});

/// Numbers of delegates that saving affected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Saved {
    /// Delegates that were new.
    pub added: usize,
    /// Delegates whose record changed.
    pub updated: usize,
    /// Delegates whose record was equal; nothing was written for them.
    pub unchanged: usize,
    /// Delegates who were taken off the roster.
    pub removed: usize,
}

/// Delegates to take off the roster.
#[derive(Debug, Clone, Copy, Default)]
pub struct Removal<'a> {
    /// Who leaves.
    pub delegates: &'a [DelegateId],
    /// Number of the decision, for the log.
    pub decision_no: &'a str,
}

/// A delegate who was taken off the roster; events still name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// The record as it was.
    pub delegate: Delegate,
    /// Number of the decision.
    pub decision_no: String,
}

impl Store {
    /// All delegates on the roster, in the order in which they were first saved.
    pub fn delegates(&self) -> Result<Vec<Delegate>, StoreError> {
        self.read(|connection| {
            let query = format!("{} WHERE removed IS NULL ORDER BY ordinal", *SELECT);
            let mut statement = connection.prepare_cached(&query)?;
            statement.query_map([], |row| SHAPE.record(row))?.collect()
        })
    }

    /// Those who were taken off the roster, in the order in which they were first saved.
    pub fn removed(&self) -> Result<Vec<Removed>, StoreError> {
        self.read(|connection| {
            let query =
                format!("SELECT {}, removed FROM delegates WHERE removed IS NOT NULL ORDER BY ordinal", SHAPE.list());
            let mut statement = connection.prepare_cached(&query)?;
            let one = |row: &rusqlite::Row<'_>| {
                Ok(Removed { delegate: SHAPE.record(row)?, decision_no: row.get("removed")? })
            };
            statement.query_map([], one)?.collect()
        })
    }

    /// A delegate on the roster, by id.
    pub fn delegate(&self, id: DelegateId) -> Result<Option<Delegate>, StoreError> {
        self.read(|connection| {
            let query = format!("{} AND removed IS NULL", *ONE);
            connection.prepare_cached(&query)?.query_row([id.to_string()], |row| SHAPE.record(row)).optional()
        })
    }

    /// Saves records in one transaction, all or none. Each record that is new or differs gets an audit entry with the
    /// names of the changed fields but not their values, as the log outlives an erased record. Saving a record without
    /// standing consent erases its embeddings.
    pub fn save_delegates(&mut self, delegates: &[Delegate], context: &Context) -> Result<Saved, StoreError> {
        self.replace_delegates(delegates, Removal::default(), context)
    }

    /// As [`Store::save_delegates`], and takes others off the roster in the same transaction. Their records and events
    /// stay; saving such a record again puts it back on the roster.
    ///
    /// # Errors
    /// [`StoreError::UnknownDelegate`] where one of those who leave is not on the roster.
    pub fn replace_delegates(
        &mut self,
        delegates: &[Delegate],
        removal: Removal<'_>,
        context: &Context,
    ) -> Result<Saved, StoreError> {
        self.write(|transaction| {
            let mut saved = Saved::default();
            for id in removal.delegates {
                let changed = transaction
                    .prepare_cached("UPDATE delegates SET removed = ?2 WHERE id = ?1 AND removed IS NULL")?
                    .execute([id.to_string().as_str(), removal.decision_no])?;
                if changed == 0 {
                    return Err(StoreError::UnknownDelegate { delegate: *id }.into());
                }
                let detail = json!({ "decision_no": removal.decision_no });
                audit::append(transaction, context, "delegate.removed", &id.to_string(), &detail)?;
                saved.removed += 1;
            }
            for delegate in delegates {
                let old = one(transaction, delegate.id)?;
                let is_back = transaction
                    .prepare_cached("UPDATE delegates SET removed = NULL WHERE id = ?1 AND removed IS NOT NULL")?
                    .execute([delegate.id.to_string()])?
                    > 0;
                let (action, detail) = match &old {
                    None => ("delegate.added", json!({})),
                    Some(old) if is_back => ("delegate.restored", json!({ "fields": differences(old, delegate)? })),
                    Some(old) if old == delegate => {
                        saved.unchanged += 1;
                        continue;
                    }
                    Some(old) => ("delegate.updated", json!({ "fields": differences(old, delegate)? })),
                };
                put(transaction, delegate)?;
                audit::append(transaction, context, action, &delegate.id.to_string(), &detail)?;
                if old.is_none() || is_back { saved.added += 1 } else { saved.updated += 1 }
            }
            Ok(saved)
        })
    }

    /// Records that consent was given or withdrawn. Without standing consent the delegate's embeddings are erased in
    /// the same transaction.
    pub fn set_consent(
        &mut self,
        delegate: DelegateId,
        consent: Option<Consent>,
        context: &Context,
    ) -> Result<(), StoreError> {
        self.write(|transaction| {
            let mut record = one(transaction, delegate)?.ok_or(StoreError::UnknownDelegate { delegate })?;
            let detail = serde_json::to_value(&consent).unwrap_or_default();
            let action = if consent.as_ref().is_some_and(Consent::stands) { "consent.given" } else { "consent.ended" };
            record.consent = consent;
            put(transaction, &record)?;
            audit::append(transaction, context, action, &delegate.to_string(), &detail)?;
            Ok(())
        })
    }

    /// Changes a delegate's eligibility; the log names the decision.
    pub fn set_eligibility(
        &mut self,
        delegate: DelegateId,
        eligibility: Eligibility,
        decision_no: &str,
        context: &Context,
    ) -> Result<(), StoreError> {
        self.write(|transaction| {
            let old = one(transaction, delegate)?.ok_or(StoreError::UnknownDelegate { delegate })?;
            let detail = json!({ "from": old.eligibility, "to": eligibility, "decision_no": decision_no });
            put(transaction, &Delegate { eligibility, ..old })?;
            audit::append(transaction, context, "eligibility.changed", &delegate.to_string(), &detail)?;
            Ok(())
        })
    }
}

fn one(transaction: &Transaction<'_>, id: DelegateId) -> rusqlite::Result<Option<Delegate>> {
    transaction.prepare_cached(&ONE)?.query_row([id.to_string()], |row| SHAPE.record(row)).optional()
}

fn put(transaction: &Transaction<'_>, delegate: &Delegate) -> Result<(), Rollback> {
    let cells = SHAPE.cells(delegate)?;
    match transaction.prepare_cached(&UPSERT)?.execute(rusqlite::params_from_iter(&cells)) {
        Ok(_) => Ok(()),
        Err(error) if super::events::is_unique(&error) => Err(StoreError::TokenTaken { delegate: delegate.id }.into()),
        Err(error) => Err(error.into()),
    }
}
