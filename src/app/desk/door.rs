//! Sets a door up: the sources that it reads from, and recognition with the congress's gallery.

use std::{str::FromStr, sync::Arc};

pub use crate::camera::SourceSpec as Source;
use crate::{
    app::{
        congress::{Congress, Folder},
        desk::recorder::Desk,
        error::AppError,
        faces::{gallery, recognition::Recognition},
        settings::Settings,
    },
    camera::{self, CameraError, SourceSpec},
    vision::Recognizer,
};

/// Cameras at one desk: each takes a recogniser's memory and its share of the processor.
pub const MOST_SOURCES: usize = 2;

/// The sources that were asked for, else those in `congress.toml`, whose relative paths start at the congress's folder.
/// At least one, at most [`MOST_SOURCES`].
pub fn sources<'a>(
    congress: &Congress,
    asked: impl IntoIterator<Item = &'a String>,
) -> Result<Vec<SourceSpec>, AppError> {
    let mut sources = asked.into_iter().map(|text| SourceSpec::from_str(text)).collect::<Result<Vec<_>, _>>()?;
    if sources.is_empty() {
        sources = configured(&congress.folder, &congress.settings)?;
    }
    if sources.len() > MOST_SOURCES {
        return Err(AppError::TooManySources { most: MOST_SOURCES });
    }
    Ok(sources)
}

/// The sources of `congress.toml`.
pub(in crate::app) fn configured(folder: &Folder, settings: &Settings) -> Result<Vec<SourceSpec>, AppError> {
    let source = |text: &String| {
        Ok(match SourceSpec::from_str(text)? {
            SourceSpec::Clip(path) => SourceSpec::Clip(folder.path().join(path)),
            other => other,
        })
    };
    settings.sources.iter().map(source).collect()
}

/// Whether the source is there: a clip that can be read, a camera that the system lists.
pub fn look_for(source: &SourceSpec) -> Result<(), AppError> {
    match source {
        SourceSpec::Clip(_) | SourceSpec::Http(_) => {
            camera::open(source)?;
        }
        SourceSpec::Camera(index) => {
            // Where cameras can't be listed, opening it says why.
            let absent = camera::list().is_ok_and(|all| !all.iter().any(|device| device.index == *index));
            if absent {
                return Err(CameraError::Absent { index: *index }.into());
            }
        }
    }
    Ok(())
}

/// Recognition with everybody who is enrolled, once for each of the recognisers.
pub fn recognition(desk: &Desk, recognizers: Vec<Recognizer>) -> Result<Vec<Recognition>, AppError> {
    let Some(first) = recognizers.first() else { return Ok(Vec::new()) };
    let gallery = Arc::new(gallery::load(&desk.congress().store, first.model_set())?);
    let twins = Arc::new(gallery::twins(&desk.roster().delegates));
    let ready = |recognizer| {
        let mut recognition = Recognition::new(recognizer, desk.congress().settings.faces);
        recognition.set_gallery(Arc::clone(&gallery), Arc::clone(&twins));
        recognition
    };
    Ok(recognizers.into_iter().map(ready).collect())
}
