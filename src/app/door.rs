//! Sets a door up: which source it looks at, and recognition with the congress's gallery.

use std::{path::PathBuf, str::FromStr, sync::Arc};

use super::{congress::Congress, desk::Desk, error::AppError, gallery, recognition::Recognition};
pub use crate::camera::SourceSpec as Source;
use crate::{
    camera::{self, CameraError, SourceSpec},
    vision::Recognizer,
};

/// The source that was asked for, else the one in `congress.toml`, whose relative paths start at the congress's folder.
pub fn source(congress: &Congress, asked: Option<&str>) -> Result<SourceSpec, AppError> {
    if let Some(text) = asked {
        return Ok(SourceSpec::from_str(text)?);
    }
    Ok(match SourceSpec::from_str(&congress.settings.source)? {
        SourceSpec::Clip(path) => SourceSpec::Clip(inside(congress, path)),
        camera @ SourceSpec::Camera(_) => camera,
    })
}

fn inside(congress: &Congress, path: PathBuf) -> PathBuf {
    congress.folder.path().join(path)
}

/// Whether the source is there: a clip that can be read, a camera that the system lists.
pub fn look_for(source: &SourceSpec) -> Result<(), AppError> {
    match source {
        SourceSpec::Clip(_) => {
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

/// Recognition with everybody who is enrolled.
pub fn recognition(desk: &Desk, recognizer: Recognizer) -> Result<Recognition, AppError> {
    let gallery = gallery::load(&desk.congress().store, recognizer.model_set())?;
    let twins = gallery::twins(&desk.roster().delegates);
    let mut recognition = Recognition::new(recognizer, desk.congress().settings.faces);
    recognition.set_gallery(Arc::new(gallery), Arc::new(twins));
    Ok(recognition)
}
