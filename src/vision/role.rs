//! What the networks of a set are for; the manifest and the errors name models by it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a model is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Boxes and five points.
    Detector,
    /// 468 landmarks and the presence of a face.
    Mesh,
    /// The vector that tells people apart.
    Embedder,
    /// Tells a living face from a photo; a set may do without.
    Liveness,
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Detector => "detector",
            Self::Mesh => "mesh",
            Self::Embedder => "embedder",
            Self::Liveness => "liveness",
        })
    }
}
