//! From a folder of photos to embeddings of delegates: every photo is accepted, or refused with its reason.
//!
//! Nothing is stored here; what is accepted is handed on, one photo at a time.

mod agreement;
mod desk;
mod files;
mod look;
mod matching;
mod session;

use std::{
    collections::{HashMap, HashSet, VecDeque},
    path::{Path, PathBuf},
};

use image::RgbImage;

use self::desk::Desk;
use crate::{
    app::error::{EnrolError, Rejection},
    domain::delegate::{Delegate, DelegateId},
    vision::{
        Embedding, Face, Gallery, Quality, QualityLimits, QualityRefusal, Recognizer, VisionError,
        manifest::SetThresholds,
    },
};
pub use matching::{Matcher, Unmatched};
pub use session::{PICTURES, Session, Taken};

/// A second face at least this wide, compared with the largest, makes a photo one of several people.
const SECOND_FACE: f32 = 0.5;

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
    /// The delegate shown, where that is known.
    pub delegate: Option<DelegateId>,
    /// SHA-256 of the file, hexadecimal; `None` where it wasn't read.
    pub sha256: Option<String>,
    /// Accepted or refused.
    pub result: Result<Enrolled, Rejection>,
}

/// How many of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub accepted: usize,
    pub refused: usize,
    /// Delegates with at least one photo accepted.
    pub delegates: usize,
}

/// Enrols the photos of a folder: `12.jpg`, `012 (2).jpg`, `Nguyen Van A.jpg`, `12 Nguyen Van A.jpg`, or folders so
/// named with any photos inside.
///
/// `gallery` are those who are enrolled already, so that a photo of one delegate is not taken for another's; photos
/// accepted in this run count too. The photos of one delegate must show one person: they are judged together, once all
/// of them were read. The one that most of the others resemble speaks for the delegate (of those stored already
/// where there are any, else of this folder's, the first of equals), and a photo whose cosine with it is below the
/// threshold of review, from which recognition itself would call the face unknown, is refused.
///
/// Each recogniser works in a thread of its own; what comes out is the same for any number of them. `outcome` is called
/// once for each photo, in the order of their names, with how many there are.
pub fn enrol(
    folder: &Path,
    delegates: &[Delegate],
    gallery: &Gallery<DelegateId>,
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
    let thresholds = first.thresholds();
    let photos = files::photos_of(folder)?;
    let matcher = Matcher::new(delegates);
    let owners: Vec<Result<&Delegate, Unmatched>> = photos.iter().map(|photo| matcher.find(&photo.key)).collect();
    let paths: Vec<PathBuf> = photos.iter().map(|photo| folder.join(&photo.path)).collect();
    // Without consent a file is not even opened.
    let consents = |owner: &Result<&Delegate, Unmatched>| owner.as_ref().is_ok_and(|delegate| delegate.consents());
    let open: Vec<Option<&Path>> =
        owners.iter().zip(&paths).map(|(owner, path)| consents(owner).then_some(path.as_path())).collect();

    let mut left: HashMap<DelegateId, usize> = HashMap::new();
    owners.iter().flatten().for_each(|delegate| *left.entry(delegate.id).or_default() += 1);
    let mut desk = Desk::new(delegates, gallery.clone(), thresholds);
    let (mut tally, mut enrolled) = (Tally::default(), HashSet::new());
    let (mut hashes, mut due) = (VecDeque::new(), 0);
    look::read_photos(&open, recognizers, |place, look| -> Result<(), EnrolError> {
        if let Ok(delegate) = &owners[place] {
            if let Some(face) = look.face {
                desk.look(delegate.id, (place, look.sha256.clone(), face));
            }
            left.entry(delegate.id).and_modify(|left| *left -= 1);
        }
        hashes.push_back(look.sha256);
        // Reported in the order of the photos, each when all of its delegate's are there.
        while owners.get(due).is_some_and(|owner| owner.as_ref().map_or(true, |owner| left[&owner.id] == 0))
            && let Some(sha256) = hashes.pop_front()
        {
            let result = match &owners[due] {
                Err(Unmatched::Nobody) => Err(Rejection::NoDelegate),
                Err(Unmatched::Several(several)) => Err(Rejection::Ambiguous(several.clone())),
                Ok(delegate) => desk.judge(delegate, due)?.unwrap_or(Err(Rejection::NoConsent)),
            };
            let delegate = owners[due].as_ref().ok().map(|delegate| delegate.id);
            if let (Ok(_), Some(delegate)) = (&result, delegate) {
                tally.accepted += 1;
                enrolled.insert(delegate);
            } else {
                tally.refused += 1;
            }
            outcome(Outcome { photo: photos[due].path.clone(), delegate, sha256, result }, photos.len());
            due += 1;
        }
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
    gallery: &Gallery<DelegateId>,
    recognizer: &mut Recognizer,
) -> Result<Result<Enrolled, Rejection>, VisionError> {
    if !delegate.consents() {
        return Ok(Err(Rejection::NoConsent));
    }
    let thresholds = recognizer.thresholds();
    Ok(face_of(image, recognizer)?.and_then(|face| {
        let face = compared(face, delegate, twins, gallery, thresholds)?;
        let own = agreement::spokesman(gallery.photos(delegate.id), &[], thresholds.review);
        agrees(face, own, thresholds)
    }))
}

/// The one good face of a picture.
fn face_of(image: &RgbImage, recognizer: &mut Recognizer) -> Result<Result<Face, Rejection>, VisionError> {
    let face = match only(recognizer.faces(image)?) {
        Ok(face) => face,
        Err(rejection) => return Ok(Err(rejection)),
    };
    Ok(match face.quality.refusal(&QualityLimits::ENROLMENT) {
        None => Ok(face),
        Some(QualityRefusal::NotAFace(_)) => Err(Rejection::NoFace),
        Some(QualityRefusal::TooSmall(width)) => Err(Rejection::TooSmall(width)),
        Some(QualityRefusal::Blurred(sharpness)) => Err(Rejection::Blurred(sharpness)),
        Some(other) => Err(Rejection::Poor(other)),
    })
}

/// A good face, unless it is somebody else's: neither what an other delegate's photos have in common nor any single one
/// of them may be as near as recognition asks for.
fn compared(
    face: Face,
    delegate: &Delegate,
    twins: &[DelegateId],
    gallery: &Gallery<DelegateId>,
    thresholds: SetThresholds,
) -> Result<Enrolled, Rejection> {
    let is_other = |id: DelegateId| id != delegate.id && !twins.contains(&id);
    let templates = gallery.search(&face.embedding, 3).into_iter().find(|one| is_other(one.person));
    let photos = gallery.nearest_photo(&face.embedding, is_other);
    let like = templates.into_iter().chain(photos).find(|one| one.score >= thresholds.accept);
    match like {
        Some(other) => Err(Rejection::LooksLike(other.person, other.score)),
        None => Ok(Enrolled { weak: face.is_weak(), quality: face.quality, embedding: face.embedding }),
    }
}

/// A face, unless it is not the person of the photo that speaks for the delegate.
fn agrees(face: Enrolled, own: Option<&Embedding>, thresholds: SetThresholds) -> Result<Enrolled, Rejection> {
    match own.map(|own| own.cosine(&face.embedding)) {
        Some(score) if score < thresholds.review => Err(Rejection::AnotherPerson(score)),
        _ => Ok(face),
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
