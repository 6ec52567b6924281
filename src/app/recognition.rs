//! From a frame to names: faces, quality gate, gallery, tracks, and the domain's decision over each track's last frames.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use image::{RgbImage, imageops};

use super::enrol::{self, Enrolled, Rejection};
use super::lane::{Label, Rectangle, SeenFace, Unusable, Verdict};
use crate::{
    domain::{
        delegate::{Delegate, DelegateId},
        recognition::{Decision, Sighting, Thresholds, decide},
    },
    vision::{Bounds, Embedding, Face, Gallery, Limits, Recognizer, Refusal, TrackId, Tracks, VisionError},
};

/// How many of the nearest delegates a person is shown.
const NEAREST: usize = 3;
/// A face is cut out with so much of its surroundings on each side, in parts of its size.
const CROP_MARGIN: f32 = 0.35;
/// Below this cosine to the frame before, another person has stepped into the same place: frames of one person follow
/// each other above 0.5, photos of two people lie below 0.3 almost always.
const SAME_PERSON: f32 = 0.2;

/// What one frame came to.
#[derive(Debug, Clone, Default)]
pub struct Step {
    /// Every face, with what is to be written at it.
    pub faces: Vec<SeenFace>,
    /// New decisions.
    pub verdicts: Vec<Verdict>,
}

/// Recognises the people before one camera.
pub struct Recognition {
    recognizer: Recognizer,
    gallery: Arc<Gallery>,
    twins: Arc<HashSet<DelegateId>>,
    thresholds: Thresholds,
    tracks: Tracks<()>,
    people: HashMap<TrackId, Person>,
}

/// What is known of whoever stands in one place.
#[derive(Debug, Default)]
struct Person {
    /// Of the usable frames, oldest first.
    sightings: Vec<Sighting>,
    last: Option<Embedding>,
    told: Option<Told>,
}

/// What was last said of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Accepted(DelegateId),
    Asked(DelegateId),
    Unknown,
}

impl Recognition {
    /// Takes a recogniser and the thresholds of the congress; the gallery is empty at first.
    pub fn new(recognizer: Recognizer, thresholds: Thresholds) -> Self {
        let gallery = Arc::new(Gallery::new(recognizer.model_set()));
        Self { recognizer, gallery, twins: Arc::default(), thresholds, tracks: Tracks::new(1), people: HashMap::new() }
    }

    /// Compares with another gallery from now on; `twins` are never accepted without a person's eyes.
    pub fn set_gallery(&mut self, gallery: Arc<Gallery>, twins: Arc<HashSet<DelegateId>>) {
        self.gallery = gallery;
        self.twins = twins;
        // Who was unknown may now be known.
        self.restart();
    }

    /// Forgets all tracks: another source, another clip.
    pub fn restart(&mut self) {
        self.tracks.clear();
        self.people.clear();
    }

    /// The identity of the set of models in use.
    pub fn model_set(&self) -> &str {
        self.recognizer.model_set()
    }

    /// Judges a picture that is to enrol a delegate, by the rules for photos.
    pub fn judge(
        &mut self,
        image: &RgbImage,
        delegate: &Delegate,
        twins: &[DelegateId],
    ) -> Result<Result<Enrolled, Rejection>, VisionError> {
        enrol::judge(image, delegate, twins, &self.gallery, &mut self.recognizer)
    }

    /// Looks at one frame. `number` is only passed on to the verdicts.
    pub fn step(&mut self, image: &RgbImage, number: u64) -> Result<Step, VisionError> {
        let faces = self.recognizer.faces(image)?;
        let looked: Vec<(Face, Option<Refusal>)> = faces
            .into_iter()
            .map(|face| {
                let refusal = face.quality.refusal(&Limits::PROBE);
                (face, refusal)
            })
            .filter(|(_, refusal)| !matches!(refusal, Some(Refusal::NotAFace(_))))
            .collect();
        let ids = self.tracks.follow(looked.iter().map(|(face, _)| (face.bounds, ())));
        let mut step = Step::default();
        for ((face, refusal), id) in looked.iter().zip(ids) {
            let person = self.people.entry(id).or_default();
            if refusal.is_none() {
                let sighting = Sighting { candidates: self.gallery.search(&face.embedding, NEAREST) };
                person.see(sighting, &face.embedding, self.thresholds.agreeing_frames);
            }
            let decision = decide(&person.sightings, &self.thresholds, |delegate| self.twins.contains(&delegate));
            if let Some(told) = person.news(&decision) {
                person.told = Some(told);
                step.verdicts.push(Verdict {
                    track: id.0,
                    frame: number,
                    decision,
                    nearest: person.sightings.last().map(|sighting| sighting.candidates.clone()).unwrap_or_default(),
                    crop: Arc::new(crop(image, &face.bounds)),
                });
            }
            let label = match (person.told, refusal) {
                (Some(Told::Accepted(delegate)), _) => Label::Known(delegate),
                (_, Some(refusal)) => unusable(*refusal).map_or(Label::Looking, Label::Unusable),
                (Some(Told::Asked(delegate)), _) => Label::Doubtful(delegate),
                (Some(Told::Unknown), _) => Label::Unknown,
                (None, None) => Label::Looking,
            };
            step.faces.push(SeenFace { bounds: rectangle(&face.bounds), label });
        }
        let alive: HashSet<TrackId> = self.tracks.iter().map(|track| track.id).collect();
        self.people.retain(|id, _| alive.contains(id));
        Ok(step)
    }
}

impl Person {
    /// Takes one more usable frame in; another person in the same place starts from nothing.
    fn see(&mut self, sighting: Sighting, embedding: &Embedding, keep: usize) {
        if self.last.as_ref().is_some_and(|last| last.cosine(embedding) < SAME_PERSON) {
            *self = Self::default();
        }
        self.last = Some(embedding.clone());
        self.sightings.push(sighting);
        if self.sightings.len() > keep {
            self.sightings.remove(0);
        }
    }

    /// What is to be said, if it has not been said already. Who was accepted stays so, unless somebody else is.
    fn news(&self, decision: &Decision) -> Option<Told> {
        let told = match decision {
            Decision::Wait => return None,
            Decision::Accept { candidate, .. } => Told::Accepted(candidate.delegate),
            Decision::Confirm { candidate, .. } => Told::Asked(candidate.delegate),
            Decision::Unknown => Told::Unknown,
        };
        match self.told {
            Some(before) if before == told => None,
            Some(Told::Accepted(_)) if !matches!(told, Told::Accepted(_)) => None,
            _ => Some(told),
        }
    }
}

/// What to tell a person whose face can't be used.
pub fn unusable(refusal: Refusal) -> Option<Unusable> {
    Some(match refusal {
        Refusal::NotAFace(_) => return None,
        Refusal::TooSmall(_) => Unusable::TooSmall,
        Refusal::TooDark(_) => Unusable::TooDark,
        Refusal::TooBright(_) => Unusable::TooBright,
        Refusal::Blurred(_) => Unusable::Blurred,
        Refusal::Turned(_) => Unusable::TurnedAway,
    })
}

fn rectangle(bounds: &Bounds) -> Rectangle {
    Rectangle { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height }
}

/// The face with some of its surroundings, as far as the frame reaches.
fn crop(image: &RgbImage, bounds: &Bounds) -> RgbImage {
    let within = |at: f32, limit: u32| at.clamp(0.0, limit as f32) as u32;
    let (across, down) = (bounds.width * CROP_MARGIN, bounds.height * CROP_MARGIN);
    let (left, top) = (within(bounds.x - across, image.width()), within(bounds.y - down, image.height()));
    let right = within(bounds.x + bounds.width + across, image.width());
    let bottom = within(bounds.y + bounds.height + down, image.height());
    imageops::crop_imm(image, left, top, (right - left).max(1), (bottom - top).max(1)).to_image()
}
