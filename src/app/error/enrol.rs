//! Why a photo or a folder of photos can't be enrolled.

use std::{io, path::PathBuf};

use crate::{
    domain::delegate::DelegateId,
    vision::{QualityRefusal, VisionError},
};

/// Why a photo is refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Rejection {
    /// No delegate has the number, badge or name.
    NoDelegate,
    /// Several delegates have it.
    Ambiguous(Vec<DelegateId>),
    /// The delegate hasn't agreed, or has withdrawn.
    NoConsent,
    /// The file is no readable photo.
    Unreadable,
    /// The file is a picture of this form, which is not read.
    Form(&'static str),
    /// The photo has more pixels than can be taken in.
    TooLarge,
    /// No face is in it.
    NoFace,
    /// The number of faces in it; it must be one.
    SeveralFaces(usize),
    /// The face has so few pixels in width.
    TooSmall(f32),
    /// The face is out of focus; its sharpness.
    Blurred(f32),
    /// The face is too dark or too bright, or turned away.
    Poor(QualityRefusal),
    /// The face is nearer to another delegate's than can be a chance; the cosine.
    LooksLike(DelegateId, f32),
    /// It is not the person of the delegate's other photos; the cosine with the one that speaks for them.
    AnotherPerson(f32),
    /// The very same file has been taken already for this delegate in this run.
    Repeated,
}

impl Rejection {
    /// A word for programs, the same in every language and version.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoDelegate => "no_delegate",
            Self::Ambiguous(_) => "ambiguous",
            Self::NoConsent => "no_consent",
            Self::Unreadable => "unreadable",
            Self::Form(_) => "unknown_form",
            Self::TooLarge => "too_large",
            Self::NoFace => "no_face",
            Self::SeveralFaces(_) => "several_faces",
            Self::TooSmall(_) => "too_small",
            Self::Blurred(_) => "blurred",
            Self::Poor(_) => "poor",
            Self::LooksLike(..) => "looks_like_another",
            Self::AnotherPerson(_) => "another_person",
            Self::Repeated => "repeated",
        }
    }
}

/// Enrolment can't go on.
#[derive(Debug, thiserror::Error)]
pub enum EnrolError {
    /// A folder can't be read.
    #[error("{path}: {source}")]
    Folder { path: PathBuf, source: io::Error },
    /// The gallery's embeddings were made by another set of models: all photos must be enrolled again.
    #[error("the gallery is of the set {gallery}, the recogniser of {recognizer}")]
    OtherModelSet {
        /// Of the gallery.
        gallery: String,
        /// Of the recogniser.
        recognizer: String,
    },
    /// The networks failed.
    #[error(transparent)]
    Vision(#[from] VisionError),
}
