//! What loading a roster comes to, as JSON.

use std::collections::HashMap;

use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    answers::Reason,
    import::{Change, Changed, Import, Returning},
    import_shared::Shared,
};
use crate::{
    domain::delegate::{Delegate, DelegateId},
    roster::{Doubt, LeftOut},
};

/// Reasons in the language of whoever reads them.
pub trait Sentences {
    /// Why a row is not taken.
    fn row(&self, reason: &Reason) -> String;
    /// What several people have.
    fn shared(&self, shared: &Shared) -> String;
    /// What a row was taken for that is no person's.
    fn left_out(&self, row: &LeftOut) -> String;
    /// What should be looked at.
    fn doubt(&self, doubt: &Doubt) -> String;
    /// Somebody was taken off the roster and stands in the list.
    fn returning(&self, returning: &Returning) -> String;
}

impl Import {
    /// The object that `roster import --json` prints, its reasons in the reader's language.
    pub fn json(&self, of: &impl Sentences) -> Value {
        let failed = self.failed.iter().map(|failed| {
            json!({ "row": failed.row, "cell": failed.cell.to_string(), "reason": of.row(&failed.reason) })
        });
        let shared =
            self.shared.iter().map(|shared| json!({ "cell": shared.cell.to_string(), "reason": of.shared(shared) }));
        let left_out = self.left_out.iter().map(|row| {
            let cells = &row.first_cells;
            json!({ "row": row.cell.row, "cell": row.cell.to_string(), "cells": cells, "reason": of.left_out(row) })
        });
        let doubts = self.warnings.iter().map(|one| (&one.cell, of.doubt(&one.reason)));
        let returning = self.returning.iter().map(|one| (&one.cell, of.returning(one)));
        let warnings =
            returning.chain(doubts).map(|(cell, reason)| json!({ "cell": cell.to_string(), "reason": reason }));
        json!({
            "left_out": left_out.collect::<Vec<_>>(), "warnings": warnings.collect::<Vec<_>>(),
            "added": self.added, "updated": self.updated, "unchanged": self.unchanged, "skipped": self.skipped,
            "removed": self.leaving.len(), "failed": failed.collect::<Vec<_>>(),
            "shared": shared.collect::<Vec<_>>(), "mapping": self.mapping,
        })
    }

    /// What every row does, and who leaves: the field's name with its value before and after, null where there is none.
    pub fn changes(&self) -> Vec<Value> {
        let records: HashMap<DelegateId, &Delegate> = self.delegates.iter().map(|one| (one.id, one)).collect();
        let text = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
        let fields = |changes: &[Changed]| -> Vec<Value> {
            let one = |it: &Changed| json!({ "field": it.field.name(), "from": text(&it.from), "to": text(&it.to) });
            changes.iter().map(one).collect()
        };
        let blank = |id| Delegate::new(id, Uuid::nil(), "");
        let rows = self.rows.iter().map(|row| {
            let (change, fields) = match row.change {
                Change::New => {
                    let record = records.get(&row.delegate);
                    let all = record.map(|record| Changed::between(&blank(row.delegate), record));
                    ("added", fields(&all.unwrap_or_default()))
                }
                Change::Updated => ("changed", fields(&row.fields)),
                Change::Unchanged => ("unchanged", Vec::new()),
            };
            // Somebody new has no identity before the list is loaded.
            let id = (row.change != Change::New).then_some(row.delegate);
            json!({
                "change": change, "cell": row.cell.to_string(), "delegate": id, "full_name": row.full_name,
                "fields": fields,
            })
        });
        let leaving = self.leaving.iter().map(|delegate| {
            let all = Changed::between(delegate, &blank(delegate.id));
            json!({
                "change": "removed", "cell": null, "delegate": delegate.id, "full_name": delegate.full_name,
                "fields": fields(&all),
            })
        });
        rows.chain(leaving).collect()
    }
}
