//! Faces: found in a picture, aligned, measured, turned into embeddings, compared with the gallery.
//!
//! Only [`runtime`] knows what runs the networks. The order of the work is [`Recognizer::faces`]: [`detect`], [`mesh`],
//! [`align`], [`quality`], [`embed`]; then [`Gallery::search`] and [`track`].

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
mod scan;
pub mod synth;
pub mod track;

pub use detect::Detection;
pub use embed::Embedding;
pub use error::{RuntimeFault, VisionError};
pub use gallery::Gallery;
pub use geometry::{Bounds, Point};
pub use photo::PhotoError;
pub use quality::{Limits, Quality, Refusal};
pub use recognizer::{Alignment, Face, Recognizer, Timings};
pub use runtime::Runtime;
pub use track::{Track, TrackId, Tracks};
