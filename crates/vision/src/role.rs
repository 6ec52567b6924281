//! Roles of the networks in a set, as the manifest and the errors name them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The role of a model in a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ModelRole {
    /// Finds faces: boxes and five landmarks.
    Detector,
    /// Places 468 landmarks and gives the probability of a face.
    Mesh,
    /// Computes the vector that tells people apart.
    Embedder,
    /// Tells a living face from a photo; optional.
    Liveness,
}

impl fmt::Display for ModelRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Detector => "detector",
            Self::Mesh => "mesh",
            Self::Embedder => "embedder",
            Self::Liveness => "liveness",
        })
    }
}
