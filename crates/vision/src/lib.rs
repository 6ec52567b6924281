//! Face recognition: detection, alignment, quality, embeddings, and the search in a gallery of enrolled people.
//!
//! Only [`runtime`] knows what runs the networks. [`Recognizer::faces`] runs the stages in order: [`detect`], [`mesh`],
//! [`align`], [`quality`], [`embed`]; then come [`Gallery::search`] and [`track`].

pub mod align;
pub mod detect;
pub mod embed;
mod error;
pub mod expand;
pub mod gallery;
pub mod geometry;
mod liveness;
pub mod manifest;
pub mod mesh;
pub mod network;
pub mod photo;
mod pixels;
pub mod quality;
mod recognizer;
pub mod role;
pub mod runtime;
pub mod synth;
pub mod track;
mod vector_table;

pub use detect::Detection;
pub use embed::Embedding;
pub use error::{RuntimeFault, VisionError};
pub use gallery::{Gallery, Match, PersonId};
pub use geometry::{Bounds, Point};
pub use photo::PhotoError;
pub use quality::{Quality, QualityLimits, QualityRefusal};
pub use recognizer::{Alignment, Face, Recognizer, Timings};
pub use runtime::Runtime;
pub use track::{Track, TrackId, Tracks};
