//! Errors between a picture and its embeddings.

use std::{error::Error, io, path::PathBuf};

use super::{expand::ExpandError, role::ModelRole};

/// An error of whichever runtime runs the networks.
pub type RuntimeFault = Box<dyn Error + Send + Sync + 'static>;

/// A model set can't be loaded, or a network fails on a picture.
#[derive(Debug, thiserror::Error)]
pub enum VisionError {
    /// A file of the model set can't be read.
    #[error("{path}: {source}")]
    ReadModel {
        /// File that can't be read.
        path: PathBuf,
        /// The operating system's error.
        source: io::Error,
    },
    /// The manifest is not as expected; `source` names an unknown role.
    #[error("{path}: {source}")]
    Manifest {
        /// Path of the manifest file.
        path: PathBuf,
        /// Line and cause, from the TOML parser.
        source: Box<toml::de::Error>,
    },
    /// The manifest names no model, or more than one, for a role.
    #[error("{path}: {count} models for the role {role}, not one")]
    RoleCount {
        /// Path of the manifest file.
        path: PathBuf,
        /// Role in question.
        role: ModelRole,
        /// Number of models named for it.
        count: usize,
    },
    /// A setting in the manifest is out of range.
    #[error("{path}: {role}: {setting} = {value} can't be used")]
    Setting {
        /// Path of the manifest file.
        path: PathBuf,
        /// Role of the model with this setting.
        role: ModelRole,
        /// Name of the setting.
        setting: &'static str,
        /// Value that is out of range.
        value: f32,
    },
    /// A model's SHA-256 is not the one in the manifest.
    #[error("{path}: sha256 is {found}, not {expected}")]
    Checksum {
        /// Path of the model file.
        path: PathBuf,
        /// SHA-256 in the manifest, hexadecimal.
        expected: String,
        /// SHA-256 of the file, hexadecimal.
        found: String,
    },
    /// A model can't be rewritten for the runtime.
    #[error("{path}: {source}")]
    Expand {
        /// Path of the model file.
        path: PathBuf,
        /// Reason that the graph can't be rewritten.
        source: ExpandError,
    },
    /// The ONNX Runtime library can't be loaded; tract is still available.
    #[error("{library}: {source}")]
    Library {
        /// Path of the library file.
        library: PathBuf,
        /// The loader's error.
        source: RuntimeFault,
    },
    /// A library already failed to load in this process; another needs a restart, tract does not.
    #[error("{library}: not tried, as {failed} failed before")]
    LibraryAgain {
        /// Library that was requested now.
        library: PathBuf,
        /// Library that failed earlier.
        failed: PathBuf,
    },
    /// The process already runs on another runtime; there is one runtime per process.
    #[error("this process runs on {running} already")]
    RuntimeFixed {
        /// Name of the runtime in use.
        running: String,
    },
    /// The runtime rejects a model.
    #[error("{path}: {source}")]
    Load {
        /// Path of the model file.
        path: PathBuf,
        /// The runtime's error.
        source: RuntimeFault,
    },
    /// A model's input is not one picture with fixed sides.
    #[error("{path}: the input is not one picture of fixed sides")]
    InputShape {
        /// Path of the model file.
        path: PathBuf,
    },
    /// A network fails on an input.
    #[error("{role}: {source}")]
    Run {
        /// Role of the network.
        role: ModelRole,
        /// The runtime's error.
        source: RuntimeFault,
    },
    /// A network lacks an expected output.
    #[error("{role}: no output {output}")]
    NoOutput {
        /// Role of the network.
        role: ModelRole,
        /// Name or index of the output.
        output: String,
    },
    /// An output's length is not what its role requires.
    #[error("{role}: output {output} has {found} numbers, not {expected}")]
    OutputLength {
        /// Role of the network.
        role: ModelRole,
        /// Index of the output.
        output: usize,
        /// Number of values required.
        expected: usize,
        /// Number of values found.
        found: usize,
    },
    /// The picture has no pixels, or is too large, or too elongated.
    #[error("a picture of {width} x {height}")]
    Picture {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// An embedding has the wrong length, length zero or non-finite numbers: another model set made it, or it is
    /// damaged.
    #[error("an embedding of {found} numbers, not {expected}")]
    Embedding {
        /// Number of components that the gallery's embeddings have.
        expected: usize,
        /// Number of components found.
        found: usize,
    },
}
