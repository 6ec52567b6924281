//! From a folder of photos to embeddings of delegates: every photo is accepted, or refused with its reason.
//!
//! Nothing is stored here; what is accepted is handed on, one photo at a time.

mod files;
mod look;
mod matching;
mod session;

use std::{
    collections::{HashMap, HashSet},
    io,
    path::{Path, PathBuf},
};

use image::RgbImage;

use crate::{
    domain::delegate::{Delegate, DelegateId},
    vision::{Embedding, Face, Gallery, Limits, Quality, Recognizer, Refusal, VisionError},
};
pub use matching::{Matcher, Unmatched};
pub use session::{PICTURES, Session, Taken};

/// A second face at least this wide, compared with the largest, makes a photo one of several people.
const SECOND_FACE: f32 = 0.5;

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
    /// So many faces are in it.
    SeveralFaces(usize),
    /// The face has so few pixels in width.
    TooSmall(f32),
    /// The face is out of focus; its sharpness.
    Blurred(f32),
    /// The face is too dark or too bright, or turned away.
    Poor(Refusal),
    /// The face is nearer to another delegate's than can be a chance; the cosine.
    LooksLike(DelegateId, f32),
    /// The very same file has been taken already for this delegate in this run.
    Repeated,
}

/// A photo that is accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Enrolled {
    /// For the gallery and the store, with [`Recognizer::model_set`].
    pub embedding: Embedding,
    /// Only the five points aligned it.
    pub weak: bool,
    /// What was measured.
    pub quality: Quality,
}

/// What became of a photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Relative to the folder.
    pub photo: PathBuf,
    /// Whose it is, where that is known.
    pub delegate: Option<DelegateId>,
    /// SHA-256 of the file, hexadecimal; `None` where it wasn't read.
    pub sha256: Option<String>,
    /// Accepted or refused.
    pub result: Result<Enrolled, Rejection>,
}

/// How many of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Photos accepted.
    pub accepted: usize,
    /// Photos refused.
    pub refused: usize,
    /// Delegates with at least one photo accepted.
    pub delegates: usize,
}

/// Enrolment can't go on.
#[derive(Debug, thiserror::Error)]
pub enum EnrolError {
    /// A folder can't be read.
    #[error("{path}: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
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

/// Enrols the photos of a folder: `12.jpg`, `012 (2).jpg`, `Nguyen Van A.jpg`, `12 Nguyen Van A.jpg`, or folders so
/// named with any photos inside.
///
/// `gallery` are those who are enrolled already, so that a photo of one delegate is not taken for another's; photos
/// accepted in this run count too. Each recogniser works in a thread of its own; what comes out is the same for any
/// number of them. `outcome` is called once for each photo, in the order of their names, with how many there are.
pub fn enrol(
    folder: &Path,
    delegates: &[Delegate],
    gallery: &Gallery,
    recognizers: &mut [Recognizer],
    mut outcome: impl FnMut(Outcome, usize),
) -> Result<Tally, EnrolError> {
    let Some(first) = recognizers.first() else { return Ok(Tally::default()) };
    if gallery.model_set() != first.model_set() {
        return Err(EnrolError::OtherModelSet {
            gallery: gallery.model_set().to_owned(),
            recognizer: first.model_set().to_owned(),
        });
    }
    let accept = first.thresholds().accept;
    let photos = files::photos_of(folder)?;
    let matcher = Matcher::new(delegates);
    let owners: Vec<Result<&Delegate, Unmatched>> = photos.iter().map(|photo| matcher.find(&photo.key)).collect();
    let paths: Vec<PathBuf> = photos.iter().map(|photo| folder.join(&photo.path)).collect();
    // Without consent a file is not even opened.
    let consents = |owner: &Result<&Delegate, Unmatched>| owner.as_ref().is_ok_and(|delegate| delegate.consents());
    let open: Vec<Option<&Path>> =
        owners.iter().zip(&paths).map(|(owner, path)| consents(owner).then_some(path.as_path())).collect();

    let mut desk = Desk { delegates, gallery: gallery.clone(), taken: HashMap::new(), accept };
    let (mut tally, mut enrolled) = (Tally::default(), HashSet::new());
    look::look_at(&open, recognizers, |place, look| -> Result<(), EnrolError> {
        let result = match &owners[place] {
            Err(Unmatched::Nobody) => Err(Rejection::NoDelegate),
            Err(Unmatched::Several(several)) => Err(Rejection::Ambiguous(several.clone())),
            Ok(delegate) => match look.face {
                None => Err(Rejection::NoConsent),
                Some(face) => desk.take(delegate, face, look.sha256.as_deref())?,
            },
        };
        let delegate = owners[place].as_ref().ok().map(|delegate| delegate.id);
        if let (Ok(_), Some(delegate)) = (&result, delegate) {
            tally.accepted += 1;
            enrolled.insert(delegate);
        } else {
            tally.refused += 1;
        }
        outcome(Outcome { photo: photos[place].path.clone(), delegate, sha256: look.sha256, result }, photos.len());
        Ok(())
    })?;
    tally.delegates = enrolled.len();
    Ok(tally)
}

/// How many pictures a folder holds.
pub fn count(folder: &Path) -> Result<usize, EnrolError> {
    Ok(files::photos_of(folder)?.len())
}

/// Judges one photo of a known delegate, from a camera or a single file, by the rules for a folder. `twins` are the
/// look-alikes of [`twins_of`], whom the photo may resemble.
pub fn judge(
    image: &RgbImage,
    delegate: &Delegate,
    twins: &[DelegateId],
    gallery: &Gallery,
    recognizer: &mut Recognizer,
) -> Result<Result<Enrolled, Rejection>, VisionError> {
    if !delegate.consents() {
        return Ok(Err(Rejection::NoConsent));
    }
    let accept = recognizer.thresholds().accept;
    Ok(face_of(image, recognizer)?.and_then(|face| compared(face, delegate, twins, gallery, accept)))
}

/// The one good face of a picture.
fn face_of(image: &RgbImage, recognizer: &mut Recognizer) -> Result<Result<Face, Rejection>, VisionError> {
    let face = match only(recognizer.faces(image)?) {
        Ok(face) => face,
        Err(rejection) => return Ok(Err(rejection)),
    };
    Ok(match face.quality.refusal(&Limits::ENROLMENT) {
        None => Ok(face),
        Some(Refusal::NotAFace(_)) => Err(Rejection::NoFace),
        Some(Refusal::TooSmall(width)) => Err(Rejection::TooSmall(width)),
        Some(Refusal::Blurred(sharpness)) => Err(Rejection::Blurred(sharpness)),
        Some(other) => Err(Rejection::Poor(other)),
    })
}

/// A good face, unless it is somebody else's.
fn compared(
    face: Face,
    delegate: &Delegate,
    twins: &[DelegateId],
    gallery: &Gallery,
    accept: f32,
) -> Result<Enrolled, Rejection> {
    let is_other = |id: DelegateId| id != delegate.id && !twins.contains(&id);
    let like = gallery.search(&face.embedding, 3).into_iter().find(|one| one.score >= accept && is_other(one.delegate));
    match like {
        Some(other) => Err(Rejection::LooksLike(other.delegate, other.score)),
        None => Ok(Enrolled { weak: face.is_weak(), quality: face.quality, embedding: face.embedding }),
    }
}

/// Those who are recorded as look-alikes of a delegate, on either side.
pub fn twins_of(delegate: &Delegate, delegates: &[Delegate]) -> Vec<DelegateId> {
    let theirs = delegates.iter().filter(|other| other.twin_of == Some(delegate.id)).map(|other| other.id);
    theirs.chain(delegate.twin_of).collect()
}

/// The largest face, if no other is of its size.
fn only(faces: Vec<Face>) -> Result<Face, Rejection> {
    let widest = faces.iter().map(|face| face.bounds.width).fold(0.0, f32::max);
    let large =
        |face: &Face| face.bounds.width >= SECOND_FACE * widest && face.presence >= crate::vision::mesh::PRESENCE;
    let count = faces.iter().filter(|face| large(face)).count();
    if count > 1 {
        return Err(Rejection::SeveralFaces(count));
    }
    let best = faces.iter().position(large).unwrap_or(0);
    faces.into_iter().nth(best).ok_or(Rejection::NoFace)
}

/// What this run knows so far.
struct Desk<'a> {
    delegates: &'a [Delegate],
    gallery: Gallery,
    /// The files that were accepted, and for whom.
    taken: HashMap<String, DelegateId>,
    accept: f32,
}

impl Desk<'_> {
    /// Accepts a photo that was looked at, or refuses it.
    fn take(
        &mut self,
        delegate: &Delegate,
        face: Result<Face, Rejection>,
        sha256: Option<&str>,
    ) -> Result<Result<Enrolled, Rejection>, VisionError> {
        if sha256.and_then(|sha256| self.taken.get(sha256)) == Some(&delegate.id) {
            return Ok(Err(Rejection::Repeated));
        }
        let twins = twins_of(delegate, self.delegates);
        let result = face.and_then(|face| compared(face, delegate, &twins, &self.gallery, self.accept));
        if let Ok(enrolled) = &result {
            self.gallery.add(delegate.id, enrolled.embedding.clone())?;
            self.taken.extend(sha256.map(|sha256| (sha256.to_owned(), delegate.id)));
        }
        Ok(result)
    }
}
