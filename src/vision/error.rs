//! What can go wrong between a picture and its embeddings.

use std::{error::Error, io, path::PathBuf};

use super::{expand::ExpandError, role::Role};

/// An error of the runtime behind the networks, whichever it is.
pub type RuntimeFault = Box<dyn Error + Send + Sync + 'static>;

/// Faces can't be looked at.
#[derive(Debug, thiserror::Error)]
pub enum VisionError {
    /// A file of the set of models can't be read.
    #[error("{path}: {source}")]
    ReadModel {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The manifest is not what is expected; an unknown role is named in `source`.
    #[error("{path}: {source}")]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// Where and why.
        source: Box<toml::de::Error>,
    },
    /// The manifest names no model, or two, for a role.
    #[error("{path}: {count} models for the role {role}, not one")]
    RoleCount {
        /// The manifest.
        path: PathBuf,
        /// The role.
        role: Role,
        /// How many there are.
        count: usize,
    },
    /// A setting of the manifest can't be used.
    #[error("{path}: {role}: {setting} = {value} can't be used")]
    Setting {
        /// The manifest.
        path: PathBuf,
        /// The role it stands under.
        role: Role,
        /// Its name.
        setting: &'static str,
        /// Its value.
        value: f32,
    },
    /// A model's bytes are not those that the manifest names.
    #[error("{path}: sha256 is {found}, not {expected}")]
    Checksum {
        /// The file.
        path: PathBuf,
        /// What the manifest says.
        expected: String,
        /// What the file has.
        found: String,
    },
    /// A model can't be made ready for the runtime.
    #[error("{path}: {source}")]
    Expand {
        /// The file.
        path: PathBuf,
        /// Why.
        source: ExpandError,
    },
    /// The ONNX Runtime library can't be loaded; tract still can.
    #[error("{library}: {source}")]
    Library {
        /// The library.
        library: PathBuf,
        /// Why.
        source: RuntimeFault,
    },
    /// A library failed to load in this process before; another can be tried after a restart, tract at once.
    #[error("{library}: not tried, as {failed} failed before")]
    LibraryAgain {
        /// The one that is asked for.
        library: PathBuf,
        /// The one that failed.
        failed: PathBuf,
    },
    /// The process runs on another runtime already; one process has one.
    #[error("this process runs on {running} already")]
    RuntimeFixed {
        /// The one in use.
        running: String,
    },
    /// The runtime refuses a model.
    #[error("{path}: {source}")]
    Load {
        /// The model's file.
        path: PathBuf,
        /// Why.
        source: RuntimeFault,
    },
    /// A model doesn't take one picture of fixed sides.
    #[error("{path}: the input is not one picture of fixed sides")]
    InputShape {
        /// The model's file.
        path: PathBuf,
    },
    /// A network failed on an input.
    #[error("{role}: {source}")]
    Run {
        /// Which network.
        role: Role,
        /// Why.
        source: RuntimeFault,
    },
    /// A network has no such output.
    #[error("{role}: no output {output}")]
    NoOutput {
        /// Which network.
        role: Role,
        /// The output's name, or its number.
        output: String,
    },
    /// A network's output has another length than its role asks for.
    #[error("{role}: output {output} has {found} numbers, not {expected}")]
    OutputLength {
        /// Which network.
        role: Role,
        /// The output's place.
        output: usize,
        /// What is needed.
        expected: usize,
        /// What came.
        found: usize,
    },
    /// The picture has no pixels, or too many, or a shape too long and thin.
    #[error("a picture of {width} x {height}")]
    Picture {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// An embedding of another length, of length zero or not of numbers: made by another set, or damaged.
    #[error("an embedding of {found} numbers, not {expected}")]
    Embedding {
        /// What the gallery holds.
        expected: usize,
        /// What came.
        found: usize,
    },
}
