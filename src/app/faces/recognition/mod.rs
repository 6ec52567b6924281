//! From a frame to names: detection, tracks, who stands at the desk, quality gate, gallery, and the domain's decision over
//! each track's last frames.

mod person;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

use image::{RgbImage, imageops};

use super::lane::{Asked, Label, Rectangle, SeenFace, Verdict, unusable};
use crate::{
    app::{
        error::Rejection,
        faces::enrol::{self, Enrolled},
    },
    domain::{
        challenge::{Challenge, ChallengeOutcome, Side},
        delegate::{Delegate, DelegateId},
        foreground::Behind,
        recognition::{Candidate, Decision, Doubt, FaceRules, Sighting, decide},
    },
    vision::{
        Bounds, Detection, Face, Gallery, QualityLimits, QualityRefusal, Recognizer, TrackId, Tracks, VisionError,
    },
};
use person::{Person, Reported};

/// How many of the nearest delegates a person is shown.
const NEAREST: usize = 3;
/// A face is cut out with so much of its surroundings on each side, in parts of its size.
const CROP_MARGIN: f32 = 0.35;

/// What one frame came to.
#[derive(Debug, Clone, Default)]
pub struct Step {
    /// Every face, with what is to be written at it.
    pub faces: Vec<SeenFace>,
    /// Decisions that this frame completed or changed.
    pub verdicts: Vec<Verdict>,
    /// People who are asked to turn the head from this frame on.
    pub asked: Vec<Asked>,
}

/// Recognises the people before one camera.
pub struct Recognition {
    recognizer: Recognizer,
    gallery: Arc<Gallery<DelegateId>>,
    twins: Arc<HashSet<DelegateId>>,
    rules: FaceRules,
    tracks: Tracks<()>,
    people: HashMap<TrackId, Person>,
    /// Frames so far.
    count: u64,
    /// Faces described so far.
    described: u64,
    /// Faces that are described in one frame at most; as many as there are where nothing is left out.
    most: Option<usize>,
    /// Sides are drawn from it.
    random: u64,
}

impl Recognition {
    /// Takes a recogniser and the rules of the door; the gallery is empty at first.
    ///
    /// In each frame one face is described, the most urgent, so that several people slow the picture no more than one:
    /// who is being decided first, who was accepted half a second ago last.
    pub fn new(recognizer: Recognizer, rules: FaceRules) -> Self {
        let gallery = Arc::new(Gallery::new(recognizer.model_set()));
        Self {
            recognizer,
            gallery,
            twins: Arc::default(),
            rules,
            tracks: Tracks::new(1),
            people: HashMap::new(),
            count: 0,
            described: 0,
            most: Some(1),
            random: u64::from_le_bytes(uuid::Uuid::new_v4().into_bytes()[8..].try_into().unwrap_or_default()),
        }
    }

    /// From now on every face of every frame is described: for clips, which wait for recognition.
    pub fn look_at_all(&mut self) {
        self.most = None;
    }

    /// Draws the sides of challenges from this number, so that a test knows them.
    pub fn draw_from(&mut self, random: u64) {
        self.random = random;
    }

    /// How many faces were described so far, mesh and embedding: what costs most.
    pub fn described(&self) -> u64 {
        self.described
    }

    /// Compares with another gallery from now on; `twins` are never accepted without a person's eyes.
    pub fn set_gallery(&mut self, gallery: Arc<Gallery<DelegateId>>, twins: Arc<HashSet<DelegateId>>) {
        self.gallery = gallery;
        self.twins = twins;
        // Faces that were unknown may now be known.
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

    /// Processes one frame, taken at `at` by the clock of its source. `number` is only passed on.
    pub fn step(&mut self, image: &RgbImage, number: u64, at: Duration) -> Result<Step, VisionError> {
        self.count += 1;
        let found = self.recognizer.detect(image)?;
        let ids = self.tracks.follow(found.iter().map(|detection| (detection.bounds, ())));
        let behind = self.judge_places(&found, &ids, image.dimensions(), at);
        let mut step = Step::default();
        for place in self.chosen(&ids, &behind, at) {
            let Some(face) = self.recognizer.describe(image, &found[place])? else { continue };
            self.described += 1;
            self.see(ids[place], &face, at);
            if behind[place].is_none() {
                self.settle(ids[place], image, &face, (number, at), &mut step);
            }
        }
        for ((detection, id), behind) in found.iter().zip(&ids).zip(behind) {
            let Some(person) = self.people.get(id).filter(|person| !person.is_no_face()) else { continue };
            step.faces.push(SeenFace { bounds: rectangle(&detection.bounds), label: label(person, behind) });
        }
        let alive: HashSet<TrackId> = self.tracks.iter().map(|track| track.id).collect();
        self.people.retain(|id, _| alive.contains(id));
        Ok(step)
    }

    /// Judges which of the found faces are at the desk.
    fn judge_places(
        &mut self,
        found: &[Detection],
        ids: &[TrackId],
        frame: (u32, u32),
        at: Duration,
    ) -> Vec<Option<Behind>> {
        let is_face = |id: &TrackId| self.people.get(id).is_none_or(|person| !person.is_no_face());
        let faces = found.iter().zip(ids).filter(|(_, id)| is_face(id));
        let widest = faces.map(|(detection, _)| detection.bounds.width).fold(0.0, f32::max);
        let mut judged = Vec::with_capacity(found.len());
        for (Detection { bounds, .. }, id) in found.iter().zip(ids) {
            let person = self.people.entry(*id).or_default();
            person.place(*bounds, self.count);
            let place = (bounds.x, bounds.y, bounds.width, bounds.height);
            let behind = self.rules.foreground.judge(place, frame, widest, at, &mut person.stay);
            if matches!(behind, Some(Behind::Far | Behind::Cut)) {
                person.step_back();
            }
            judged.push(behind);
        }
        judged
    }

    /// Places of the faces that are described in this frame.
    fn chosen(&self, ids: &[TrackId], behind: &[Option<Behind>], at: Duration) -> Vec<usize> {
        let near = |place: &usize| !matches!(behind[*place], Some(Behind::Far | Behind::Cut));
        let mut places: Vec<usize> = (0..ids.len()).filter(near).collect();
        if let Some(most) = self.most {
            let turn = |place: usize| self.people.get(&ids[place]).and_then(|person| person.turn(at));
            // The largest of the equally urgent comes first, as detections do.
            let mut turns: Vec<_> = places.iter().filter_map(|&place| Some((turn(place)?, place))).collect();
            turns.sort_unstable();
            places = turns.into_iter().map(|(_, place)| place).take(most).collect();
        }
        places
    }

    /// Compares a face with the gallery.
    fn see(&mut self, id: TrackId, face: &Face, at: Duration) {
        let refusal = face.quality.refusal(&QualityLimits::PROBE);
        let person = self.people.entry(id).or_default();
        person.looked(at, refusal);
        // A person who turns the head as asked to is still compared: it must be the same head.
        if refusal.is_none() || (person.challenge.is_some() && matches!(refusal, Some(QualityRefusal::Turned(_)))) {
            let nearest = self.gallery.search(&face.embedding, NEAREST).into_iter();
            let candidates = nearest.map(|one| Candidate { delegate: one.person, score: one.score }).collect();
            let sighting = Sighting { candidates, suspect: face.suspect };
            person.see(sighting, &face.embedding, self.rules.thresholds.agreeing_frames);
        }
    }

    /// Decides about a person at the desk.
    fn settle(&mut self, id: TrackId, image: &RgbImage, face: &Face, (number, at): (u64, Duration), step: &mut Step) {
        let Some(person) = self.people.get_mut(&id) else { return };
        let decision = if let Some((challenge, candidate, margin)) = &mut person.challenge {
            let same = |sighting: &Sighting| {
                sighting.best().is_some_and(|best| {
                    best.delegate == candidate.delegate && best.score >= self.rules.thresholds.review
                })
            };
            let yaw = person.sightings.last().filter(|sighting| same(sighting) && !face.is_weak()).map(|_| face.yaw);
            let (candidate, margin) = (*candidate, *margin);
            match challenge.look(at, yaw) {
                ChallengeOutcome::Open => Decision::Wait,
                ChallengeOutcome::Passed => {
                    person.challenge = None;
                    Decision::Accept { candidate, margin }
                }
                ChallengeOutcome::Failed => {
                    (person.challenge, person.failed) = (None, true);
                    Decision::Confirm { candidate, margin, doubt: Doubt::Liveness }
                }
            }
        } else {
            let is_twin = |delegate| self.twins.contains(&delegate);
            match decide(&person.sightings, &self.rules.thresholds, is_twin) {
                Decision::Accept { candidate, margin } if person.failed => {
                    Decision::Confirm { candidate, margin, doubt: Doubt::Liveness }
                }
                Decision::Accept { candidate, margin }
                    if self.rules.unattended && person.reported != Some(Reported::Accepted(candidate.delegate)) =>
                {
                    let side = draw(&mut self.random);
                    person.challenge = Some((Challenge::new(side, at), candidate, margin));
                    step.asked.push(Asked { track: id.0, frame: number, candidate, side });
                    Decision::Wait
                }
                decision => decision,
            }
        };
        if let Some(reported) = person.report(&decision) {
            person.reported = Some(reported);
            let nearest: Vec<Candidate> =
                person.sightings.last().map(|sighting| sighting.candidates.clone()).unwrap_or_default();
            let crop = Arc::new(crop(image, &face.bounds));
            step.verdicts.push(Verdict { track: id.0, frame: number, decision, nearest, crop });
        }
    }
}

/// The next side, by `SplitMix64` (Steele, Lea, Flood 2014): its high bit is as good as a coin.
fn draw(random: &mut u64) -> Side {
    *random = random.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut bits = *random;
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    Side::by((bits ^ (bits >> 31)) >> 63)
}

/// What is written at a face.
fn label(person: &Person, behind: Option<Behind>) -> Label {
    if let Some((challenge, ..)) = &person.challenge {
        return Label::Turn(challenge.side());
    }
    match (person.reported, behind, person.refusal) {
        (Some(Reported::Accepted(delegate)), ..) => Label::Known(delegate),
        (_, Some(Behind::Far | Behind::Cut), _) => Label::Behind,
        (_, _, Some(refusal)) => unusable(refusal).map_or(Label::Looking, Label::Unusable),
        (Some(Reported::Asked(delegate)), ..) => Label::Doubtful(delegate),
        (Some(Reported::Unknown), ..) => Label::Unknown,
        (None, ..) => Label::Looking,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_drawn_as_by_a_coin() {
        let mut random = 7;
        let sides: Vec<Side> = (0..1_000).map(|_| draw(&mut random)).collect();
        let left = sides.iter().filter(|side| **side == Side::Left).count();
        assert!((440..560).contains(&left), "{left}");
        let same = sides.windows(2).filter(|pair| pair[0] == pair[1]).count();
        assert!((440..560).contains(&same), "one side does not foretell the next: {same}");
    }
}
