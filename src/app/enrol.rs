//! From a folder of photos to embeddings of delegates: every photo is accepted, or refused with its reason.
//!
//! Nothing is stored here; what is accepted is handed on, one photo at a time.

mod matching;
mod session;

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{
    domain::delegate::{Delegate, DelegateId},
    vision::{Embedding, Face, Gallery, Limits, Quality, Recognizer, Refusal, VisionError, manifest::hex, photo},
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
    /// The very same file has been taken already in this run.
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
/// accepted in this run count too. `outcome` is called once for each photo, in the order of their names.
pub fn enrol(
    folder: &Path,
    delegates: &[Delegate],
    gallery: &Gallery,
    recognizer: &mut Recognizer,
    mut outcome: impl FnMut(Outcome),
) -> Result<Tally, EnrolError> {
    if gallery.model_set() != recognizer.model_set() {
        return Err(EnrolError::OtherModelSet {
            gallery: gallery.model_set().to_owned(),
            recognizer: recognizer.model_set().to_owned(),
        });
    }
    let photos = photos_of(folder)?;
    let matcher = Matcher::new(delegates);
    let mut desk = Desk { delegates, gallery: gallery.clone(), seen: HashSet::new() };
    let (mut tally, mut enrolled) = (Tally::default(), HashSet::new());
    for (photo, key) in photos {
        let found = match matcher.find(&key) {
            Ok(delegate) => desk.look(&folder.join(&photo), delegate, recognizer)?,
            Err(Unmatched::Nobody) => Looked::refused(Rejection::NoDelegate),
            Err(Unmatched::Several(delegates)) => Looked::refused(Rejection::Ambiguous(delegates)),
        };
        if let (Ok(_), Some(delegate)) = (&found.result, found.delegate) {
            tally.accepted += 1;
            enrolled.insert(delegate);
        } else {
            tally.refused += 1;
        }
        let Looked { delegate, sha256, result } = found;
        outcome(Outcome { photo, delegate, sha256, result });
    }
    tally.delegates = enrolled.len();
    Ok(tally)
}

/// Judges one photo of a known delegate, from a camera or a single file, by the rules for a folder. `twins` are the
/// look-alikes of [`twins_of`], whom the photo may resemble.
pub fn judge(
    image: &image::RgbImage,
    delegate: &Delegate,
    twins: &[DelegateId],
    gallery: &Gallery,
    recognizer: &mut Recognizer,
) -> Result<Result<Enrolled, Rejection>, VisionError> {
    if !delegate.consents() {
        return Ok(Err(Rejection::NoConsent));
    }
    let faces = recognizer.faces(image)?;
    let face = match only(faces) {
        Ok(face) => face,
        Err(rejection) => return Ok(Err(rejection)),
    };
    if let Some(refusal) = face.quality.refusal(&Limits::ENROLMENT) {
        return Ok(Err(match refusal {
            Refusal::NotAFace(_) => Rejection::NoFace,
            Refusal::TooSmall(width) => Rejection::TooSmall(width),
            Refusal::Blurred(sharpness) => Rejection::Blurred(sharpness),
            other => Rejection::Poor(other),
        }));
    }
    let accept = recognizer.thresholds().accept;
    let is_other = |id: DelegateId| id != delegate.id && !twins.contains(&id);
    let like = gallery.search(&face.embedding, 3).into_iter().find(|one| one.score >= accept && is_other(one.delegate));
    if let Some(other) = like {
        return Ok(Err(Rejection::LooksLike(other.delegate, other.score)));
    }
    Ok(Ok(Enrolled { weak: face.is_weak(), quality: face.quality, embedding: face.embedding }))
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
    seen: HashSet<String>,
}

/// A photo as far as it got.
struct Looked {
    delegate: Option<DelegateId>,
    sha256: Option<String>,
    result: Result<Enrolled, Rejection>,
}

impl Looked {
    fn refused(rejection: Rejection) -> Self {
        Self { delegate: None, sha256: None, result: Err(rejection) }
    }
}

impl Desk<'_> {
    fn look(&mut self, path: &Path, delegate: &Delegate, recognizer: &mut Recognizer) -> Result<Looked, VisionError> {
        let mut looked = Looked { delegate: Some(delegate.id), sha256: None, result: Err(Rejection::Unreadable) };
        if !delegate.consents() {
            // Without consent the file is not even opened.
            looked.result = Err(Rejection::NoConsent);
            return Ok(looked);
        }
        let Ok(bytes) = photo::read(path) else { return Ok(looked) };
        let sha256 = hex(&Sha256::digest(&bytes));
        looked.sha256 = Some(sha256.clone());
        let Ok(image) = photo::decode(&bytes, path) else { return Ok(looked) };
        if !self.seen.insert(sha256) {
            looked.result = Err(Rejection::Repeated);
            return Ok(looked);
        }
        looked.result = judge(&image, delegate, &twins_of(delegate, self.delegates), &self.gallery, recognizer)?;
        if let Ok(enrolled) = &looked.result {
            self.gallery.add(delegate.id, enrolled.embedding.clone())?;
        }
        Ok(looked)
    }
}

/// The photos of a folder and of the folders in it, with the text that names the delegate: the folder's name, or the
/// file's without its ending; in the order of their names.
fn photos_of(folder: &Path) -> Result<Vec<(PathBuf, String)>, EnrolError> {
    let mut photos = Vec::new();
    for entry in sorted(folder)? {
        let Some(name) = entry.file_name().map(PathBuf::from) else { continue };
        if entry.is_dir() {
            let key = name.to_string_lossy().into_owned();
            for file in sorted(&entry)?.iter().filter(|file| photo::is_photo(file) && file.is_file()) {
                photos.extend(file.file_name().map(|file| (name.join(file), key.clone())));
            }
        } else if photo::is_photo(&entry) {
            let key = name.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            photos.push((name, key));
        }
    }
    Ok(photos)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, EnrolError> {
    let refuse = |source| EnrolError::Folder { path: folder.to_owned(), source };
    let entries = fs::read_dir(folder).map_err(refuse)?;
    let mut entries: Vec<PathBuf> =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(refuse)?;
    entries.sort();
    Ok(entries)
}
