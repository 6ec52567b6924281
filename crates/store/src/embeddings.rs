//! Face embeddings, stored apart from the delegate's record so that they can be erased alone. They require standing
//! consent.

use daihoi_domain::delegate::DelegateId;
use rusqlite::params;
use serde_json::json;
use uuid::Uuid;

use super::{Context, Store, StoreError, audit, record::broken};

/// An embedding to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewEmbedding<'a> {
    /// Delegate whose face it is.
    pub delegate: DelegateId,
    /// Name of the photo, unique for the delegate; a photo taken again replaces its embedding.
    pub photo: &'a str,
    /// SHA-256 of the photo's bytes, so that an unchanged photo is not embedded again.
    pub photo_sha256: [u8; 32],
    /// Id of the model set; embeddings of different sets are not comparable.
    pub model_set: &'a str,
    /// Components, as the network returned them.
    pub vector: &'a [f32],
    /// Whether the photo was poor, so that a match against it needs confirmation.
    pub weak: bool,
}

/// A stored embedding.
#[derive(Debug, Clone, PartialEq)]
pub struct EnrolledFace {
    /// Delegate whose face it is.
    pub delegate: DelegateId,
    /// Name of the photo, unique for the delegate.
    pub photo: String,
    /// SHA-256 of the photo's bytes.
    pub photo_sha256: [u8; 32],
    /// Components of the embedding.
    pub vector: Vec<f32>,
    /// Whether the photo was poor, so that a match against it needs confirmation.
    pub weak: bool,
}

impl Store {
    /// Stores an embedding; replaces one of the same delegate, photo and model set.
    pub fn save_embedding(&mut self, face: &NewEmbedding<'_>, context: &Context) -> Result<(), StoreError> {
        let delegate = self.delegate(face.delegate)?.ok_or(StoreError::UnknownDelegate { delegate: face.delegate })?;
        if !delegate.consents() {
            return Err(StoreError::NoConsent { delegate: face.delegate });
        }
        let vector: Vec<u8> = face.vector.iter().flat_map(|number| number.to_le_bytes()).collect();
        self.write(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT INTO embeddings (delegate, photo, photo_sha256, model_set, vector, weak, at)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                     ON CONFLICT (delegate, photo, model_set) DO UPDATE SET photo_sha256 = excluded.photo_sha256,
                     vector = excluded.vector, weak = excluded.weak, at = excluded.at",
                )?
                .execute(params![
                    face.delegate.to_string(),
                    face.photo,
                    face.photo_sha256,
                    face.model_set,
                    vector,
                    face.weak,
                    context.at.to_string()
                ])?;
            let detail = json!({ "model_set": face.model_set, "weak": face.weak });
            audit::append(transaction, context, "face.enrolled", &face.delegate.to_string(), &detail)?;
            Ok(())
        })
    }

    /// All embeddings of one model set, by delegate and photo.
    pub fn embeddings(&self, model_set: &str) -> Result<Vec<EnrolledFace>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT delegate, photo, photo_sha256, vector, weak FROM embeddings WHERE model_set = ?1
                     ORDER BY delegate, photo",
                )?
                .query_map([model_set], |row| {
                    let delegate: String = row.get(0)?;
                    let delegate = Uuid::parse_str(&delegate).map_err(|source| broken(0, Box::new(source)))?;
                    let vector = row.get_ref(3)?.as_blob().map_err(|source| broken(3, Box::new(source)))?;
                    let (numbers, rest) = vector.as_chunks::<4>();
                    if !rest.is_empty() {
                        return Err(broken(3, "not a row of f32".into()));
                    }
                    Ok(EnrolledFace {
                        delegate: DelegateId(delegate),
                        photo: row.get(1)?,
                        photo_sha256: row.get(2)?,
                        vector: numbers.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect(),
                        weak: row.get(4)?,
                    })
                })?
                .collect()
        })
    }

    /// Delegates with an embedding of any model set.
    pub fn enrolled(&self) -> Result<Vec<DelegateId>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT DISTINCT delegate FROM embeddings ORDER BY delegate")?
                .query_map([], |row| {
                    let delegate: String = row.get(0)?;
                    Uuid::parse_str(&delegate).map(DelegateId).map_err(|source| broken(0, Box::new(source)))
                })?
                .collect()
        })
    }

    /// Erases a delegate's embeddings of all model sets and returns their number. The bytes are overwritten
    /// (`secure_delete`), in the write-ahead log as well.
    pub fn erase_embeddings(&mut self, delegate: DelegateId, context: &Context) -> Result<usize, StoreError> {
        let erased = self.write(|transaction| {
            let erased = transaction.execute("DELETE FROM embeddings WHERE delegate = ?1", [delegate.to_string()])?;
            if erased > 0 {
                let detail = json!({ "embeddings": erased });
                audit::append(transaction, context, "face.erased", &delegate.to_string(), &detail)?;
            }
            Ok(erased)
        })?;
        // The write-ahead log still has the old pages; a reader may keep them there a little longer.
        self.read(|connection| connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())))?;
        Ok(erased)
    }
}
