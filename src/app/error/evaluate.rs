//! Why recognition can't be measured on a folder of photos.

use std::{io, path::PathBuf};

use crate::vision::VisionError;

/// It can't be measured.
#[derive(Debug, thiserror::Error)]
pub enum EvaluateError {
    /// A folder can't be read.
    #[error("{path}: {source}")]
    Folder { path: PathBuf, source: io::Error },
    /// Two identities at least are needed, each a folder of photos.
    #[error("{folder}: {found} identities, at least 2 are needed")]
    TooFew {
        folder: PathBuf,
        /// How many were found.
        found: usize,
    },
    /// The networks failed.
    #[error(transparent)]
    Vision(#[from] VisionError),
}
