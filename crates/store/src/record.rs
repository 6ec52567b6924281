//! Mapping of records to rows: a record's JSON keys are its columns, those of a nested object prefixed
//! (`consent_method`).

use rusqlite::{
    Row, ToSql,
    types::{FromSqlError, ToSqlOutput, Type, Value as Sql, ValueRef},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Number, Value};

/// Columns of a table in order, and the nested objects of its record.
pub(super) struct RecordShape {
    pub(super) columns: &'static [&'static str],
    pub(super) objects: &'static [&'static str],
}

/// Value of one column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RecordCell(Value);

impl ToSql for RecordCell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match &self.0 {
            Value::Null => ToSqlOutput::Owned(Sql::Null),
            Value::Bool(truth) => ToSqlOutput::Owned(Sql::Integer(i64::from(*truth))),
            Value::Number(number) => ToSqlOutput::Owned(match number.as_i64() {
                Some(whole) => Sql::Integer(whole),
                None => Sql::Real(number.as_f64().unwrap_or(f64::NAN)),
            }),
            Value::String(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            nested => ToSqlOutput::Owned(Sql::Text(nested.to_string())),
        })
    }
}

impl RecordShape {
    /// Column names, comma-separated for SQL.
    pub(super) fn list(&self) -> String {
        self.columns.join(", ")
    }

    /// Placeholders `?1, ?2, …`, one for each column.
    pub(super) fn places(&self) -> String {
        (1..=self.columns.len()).map(|place| format!("?{place}")).collect::<Vec<_>>().join(", ")
    }

    /// Converts a record to cells in the order of the columns.
    pub(super) fn cells(&self, record: &impl Serialize) -> rusqlite::Result<Vec<RecordCell>> {
        let flat = flatten(record)?;
        debug_assert!(
            flat.keys().all(|key| self.columns.contains(&key.as_str()) || self.objects.contains(&key.as_str())),
            "every field has a column"
        );
        Ok(self.columns.iter().map(|&column| RecordCell(flat.get(column).cloned().unwrap_or(Value::Null))).collect())
    }

    /// Reads a record from a row whose first columns are this shape's.
    pub(super) fn record<T: DeserializeOwned>(&self, row: &Row<'_>) -> rusqlite::Result<T> {
        let mut record = Map::new();
        for (index, &column) in self.columns.iter().enumerate() {
            let value = match row.get_ref(index)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(whole) => Value::from(whole),
                ValueRef::Real(real) => Number::from_f64(real).map_or(Value::Null, Value::Number),
                ValueRef::Text(text) => {
                    Value::from(std::str::from_utf8(text).map_err(|source| broken(index, Box::new(source)))?)
                }
                ValueRef::Blob(_) => return Err(broken(index, Box::new(FromSqlError::InvalidType))),
            };
            let object =
                self.objects.iter().find_map(|&object| Some((object, column.strip_prefix(object)?.strip_prefix('_')?)));
            match object {
                None => {
                    record.insert(column.to_owned(), value);
                }
                Some((object, key)) => {
                    let object = record.entry(object).or_insert_with(|| Value::Object(Map::new()));
                    if let Value::Object(fields) = object {
                        fields.insert(key.to_owned(), value);
                    }
                }
            }
        }
        for &object in self.objects {
            if let Some(value) = record.get_mut(object)
                && value.as_object().is_some_and(|fields| fields.values().all(Value::is_null))
            {
                *value = Value::Null;
            }
        }
        serde_json::from_value(Value::Object(record)).map_err(|source| broken(0, Box::new(source)))
    }
}

/// Names of the fields that differ between two records of one type.
pub(super) fn differences(old: &impl Serialize, new: &impl Serialize) -> rusqlite::Result<Vec<String>> {
    let (old, new) = (flatten(old)?, flatten(new)?);
    let mut names: Vec<String> =
        old.keys().chain(new.keys()).filter(|key| old.get(*key) != new.get(*key)).cloned().collect();
    names.sort();
    names.dedup();
    Ok(names)
}

fn flatten(record: &impl Serialize) -> rusqlite::Result<Map<String, Value>> {
    let value =
        serde_json::to_value(record).map_err(|source| rusqlite::Error::ToSqlConversionFailure(Box::new(source)))?;
    let mut flat = Map::new();
    if let Value::Object(fields) = value {
        for (key, value) in fields {
            if let Value::Object(inner) = value {
                flat.extend(inner.into_iter().map(|(inner, value)| (format!("{key}_{inner}"), value)));
            } else {
                flat.insert(key, value);
            }
        }
    }
    Ok(flat)
}

pub(super) fn broken(index: usize, source: Box<dyn std::error::Error + Send + Sync + 'static>) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(index, Type::Text, source)
}
