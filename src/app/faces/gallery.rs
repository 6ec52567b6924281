//! The gallery of a congress, read from its store for one set of models.

use std::collections::HashSet;

use crate::{
    app::error::AppError,
    domain::delegate::{Delegate, DelegateId},
    store::Store,
    vision::{Embedding, Gallery},
};

/// Reads the embeddings that this set of models made. Delegates whose consent does not stand are left out, whatever
/// the store still holds.
pub(in crate::app) fn load(store: &Store, model_set: &str) -> Result<Gallery<DelegateId>, AppError> {
    let consenting: HashSet<DelegateId> =
        store.delegates()?.iter().filter(|delegate| delegate.consents()).map(|delegate| delegate.id).collect();
    let faces = store.embeddings(model_set)?;
    let embeddings = faces
        .into_iter()
        .filter(|face| consenting.contains(&face.delegate))
        .map(|face| Ok((face.delegate, Embedding::new(face.vector)?)))
        .collect::<Result<Vec<_>, AppError>>()?;
    Ok(Gallery::from_embeddings(model_set, embeddings)?)
}

/// Everybody who is marked as somebody's look-alike, in either direction.
pub(in crate::app) fn twins(delegates: &[Delegate]) -> HashSet<DelegateId> {
    delegates.iter().filter_map(|delegate| Some([delegate.id, delegate.twin_of?])).flatten().collect()
}
