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
        let failed = self.failed.iter().map(
            |failed| json!({ "row": failed.row, "cell": failed.cell.to_string(), "reason": of.row(&failed.reason) }),
        );
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{
        app::roster::import::{Known, Order, fresh_identity, merge},
        roster,
        store::Removed,
    };

    /// Reasons as the program names them.
    struct Debugged;

    impl Sentences for Debugged {
        fn row(&self, reason: &Reason) -> String {
            format!("{reason:?}")
        }

        fn shared(&self, shared: &Shared) -> String {
            format!("{shared:?}")
        }

        fn left_out(&self, row: &LeftOut) -> String {
            format!("{:?}", row.reason)
        }

        fn doubt(&self, doubt: &Doubt) -> String {
            format!("{doubt:?}")
        }

        fn returning(&self, returning: &Returning) -> String {
            format!("{returning:?}")
        }
    }

    fn load(text: &str, delegates: &[Delegate], removed: &[Removed], order: &Order) -> Import {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ds.csv");
        fs::write(&path, format!("STT;Họ và tên;Ngày sinh;Chi bộ;Số điện thoại\n{text}")).expect("written");
        let reading = roster::read(&path, &[]).expect("read");
        merge(&reading, Known { delegates, removed }, order, fresh_identity)
    }

    #[test]
    fn the_json_is_that_of_the_command_line() {
        let text = "1;Vũ Giang;31/02/1966;Chi bộ 1;\n2;Y Oanh;1978;Chi bộ 1;\n";
        let object = load(text, &[], &[], &Order::default()).json(&Debugged);
        assert_eq!((&object["added"], &object["updated"], &object["unchanged"]), (&json!(1), &json!(0), &json!(0)));
        let failed = &object["failed"][0];
        assert_eq!((&failed["row"], &failed["cell"]), (&json!(2), &json!("C2")));
        assert!(failed["reason"].as_str().is_some_and(|reason| reason.contains("31/02/1966")));
        assert_eq!(
            object["mapping"][1],
            json!({ "sheet": "", "column": "B", "header": "Họ và tên", "field": "full_name" })
        );
    }

    #[test]
    fn every_row_tells_what_it_changes_and_who_leaves_is_named() {
        let first = load(
            "1;Lê An;1970;Chi bộ 1;\n2;Vũ Bình;1980;Chi bộ 2;0905000002\n3;Trần Cao;1981;Chi bộ 2;\n",
            &[],
            &[],
            &Order::default(),
        );
        let order = Order { replaces: Some("12-QĐ/ĐU".to_owned()), ..Order::default() };
        let text = "1;Lê An;1970;Chi bộ 1;\n2;Vũ Bình;1980;Chi bộ 2;0905000003\n4;Ma Dũng;1990;Chi bộ 3;\n";
        let import = load(text, &first.delegates, &[], &order);
        let changes = import.changes();
        let told: Vec<_> = changes.iter().map(|it| json!([it["change"], it["cell"], it["full_name"]])).collect();
        assert_eq!(
            told,
            [
                json!(["unchanged", "B2", "Lê An"]),
                json!(["changed", "B3", "Vũ Bình"]),
                json!(["added", "B4", "Ma Dũng"]),
                json!(["removed", null, "Trần Cao"]),
            ]
        );
        assert_eq!(changes[1]["fields"], json!([{ "field": "phone", "from": "0905000002", "to": "0905000003" }]));
        assert_eq!((&changes[1]["delegate"], &changes[2]["delegate"]), (&json!(first.delegates[1].id), &Value::Null));
        let added = changes[2]["fields"].as_array().expect("fields");
        assert!(added.contains(&json!({ "field": "unit", "from": null, "to": "Chi bộ 3" })), "{added:?}");
        let gone = changes[3]["fields"].as_array().expect("fields");
        assert!(gone.contains(&json!({ "field": "unit", "from": "Chi bộ 2", "to": null })), "{gone:?}");
        assert_eq!(import.json(&Debugged)["removed"], 1);
    }

    #[test]
    fn who_was_taken_off_comes_back_as_the_same_person_and_is_told() {
        let first = load("1;Lê An;1970;Chi bộ 1;\n", &[], &[], &Order::default());
        let removed = [Removed { delegate: first.delegates[0].clone(), decision_no: "12-QĐ/ĐU".to_owned() }];
        let import =
            load("7;Lê An;1970;Chi bộ 1;0905000001\n8;Lê An;1971;Chi bộ 1;\n", &[], &removed, &Order::default());
        assert_eq!((import.added, import.delegates[0].id), (2, first.delegates[0].id));
        assert_eq!(import.delegates[0].phone, "0905000001");
        assert_ne!(import.delegates[1].id, first.delegates[0].id, "born in another year");
        let warnings = &import.json(&Debugged)["warnings"];
        assert_eq!(warnings[0]["cell"], "B2");
        assert!(warnings[0]["reason"].as_str().is_some_and(|reason| reason.contains("12-QĐ/ĐU")), "{warnings}");
    }
}
