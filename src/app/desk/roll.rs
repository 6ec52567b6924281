//! A session's roll and counts, read from the store as it is now.

use std::{collections::HashSet, sync::Arc};

use crate::{
    app::{
        congress::Congress,
        desk::snapshot::{Roster, Snapshot},
        error::AppError,
    },
    domain::attendance::{Counts, Roll},
};

/// Folds the committed events of a session (see [`Congress::session`] for which) and counts.
pub fn counts(congress: &Congress, session: Option<&str>) -> Result<Counts, AppError> {
    let session = congress.session(session)?;
    let delegates = congress.store.delegates()?;
    let events = congress.store.events()?;
    Ok(Roll::fold(&delegates, &events, &session).count(&delegates, &congress.settings.rule))
}

/// Like [`counts`], with everything that the screens show.
pub fn snapshot(congress: &Congress, session: Option<&str>) -> Result<Snapshot, AppError> {
    let session = congress.session(session)?;
    let enrolled: HashSet<_> = congress.store.enrolled()?.into_iter().collect();
    let store = &congress.store;
    let roster = Arc::new(Roster::new(store.delegates()?, enrolled).with_removed(store.removed()?));
    let settings = &congress.settings;
    Ok(Snapshot::new(
        settings.name.clone(),
        (settings.door.clone(), settings.operator.clone()),
        session,
        roster,
        congress.store.events()?,
        settings.rule.clone(),
    ))
}
