//! What is known of whoever stands in one place before the camera.

use std::time::Duration;

use crate::{
    domain::{
        challenge::Challenge,
        delegate::DelegateId,
        foreground::Stay,
        recognition::{Candidate, Decision, Sighting},
    },
    vision::{Bounds, Embedding, QualityRefusal},
};

/// Below this cosine to the frame before, another person has stepped into the same place: frames of one person follow
/// each other above 0.5, photos of two people lie below 0.3 almost always.
const SAME_PERSON: f32 = 0.2;
/// An accepted face is checked again after this time: somebody else may have stepped into the place.
const SETTLED: Duration = Duration::from_millis(500);
/// A face that is unknown, doubtful or hard to see is checked again after this time, where others wait.
const UNSETTLED: Duration = Duration::from_millis(150);
/// A box that overlaps less than this with the frame before has jumped.
const JUMPED: f32 = 0.6;
/// After this many tries without a decision a face gives way to others.
const TRIES: usize = 9;

/// A face over the frames of its track.
#[derive(Debug, Default)]
pub(super) struct Person {
    /// Of the usable frames, oldest first.
    pub(super) sightings: Vec<Sighting>,
    /// What was last said of it.
    pub(super) reported: Option<Reported>,
    /// Since when it stands where it stands.
    pub(super) stay: Stay,
    /// What was wrong with it when it was last checked.
    pub(super) refusal: Option<QualityRefusal>,
    /// What it has to prove, and what is decided once it has.
    pub(super) challenge: Option<(Challenge, Candidate, f32)>,
    /// It failed to; no second try on this track.
    pub(super) failed: bool,
    last: Option<Embedding>,
    looked: Option<Duration>,
    tries: usize,
    /// Where it was, and in which frame.
    seen: Option<(Bounds, u64)>,
    jumped: bool,
}

/// What was last said of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reported {
    Accepted(DelegateId),
    Asked(DelegateId),
    Unknown,
}

/// How soon a face is to be checked; the least comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// Being decided or challenged: begun ones are brought to their end first.
    Now {
        /// Tries that it has had, negated.
        begun: isize,
    },
    /// After those, the longest unseen first.
    Later {
        /// When it was last checked.
        looked: Duration,
    },
}

impl Person {
    /// Notes where the face is in the frame with this count.
    pub(super) fn place(&mut self, bounds: Bounds, count: u64) {
        let jumped = |(before, at): (Bounds, u64)| at + 1 != count || before.overlap(&bounds) < JUMPED;
        self.jumped |= self.seen.is_some_and(jumped);
        self.seen = Some((bounds, count));
    }

    /// Whether, and how soon, its face is to be described.
    pub(super) fn turn(&self, now: Duration) -> Option<Turn> {
        let looked = self.looked.unwrap_or_default();
        let since = self.looked.map_or(Duration::MAX, |looked| now.saturating_sub(looked));
        let undecided = self.reported.is_none() && self.refusal.is_none() && self.tries < TRIES;
        if self.challenge.is_some() || undecided {
            return Some(Turn::Now { begun: -(self.tries as isize) });
        }
        let rest = if matches!(self.reported, Some(Reported::Accepted(_))) { SETTLED } else { UNSETTLED };
        (self.jumped || since >= rest || self.reported.is_none()).then_some(Turn::Later { looked })
    }

    /// Notes a look.
    pub(super) fn looked(&mut self, now: Duration, refusal: Option<QualityRefusal>) {
        self.looked = Some(now);
        self.refusal = refusal;
        self.tries += 1;
        self.jumped = false;
    }

    /// Whether the detector took something for a face that turned out to be none.
    pub(super) fn is_no_face(&self) -> bool {
        matches!(self.refusal, Some(QualityRefusal::NotAFace(_)))
    }

    /// Takes one more usable frame in; another person in the same place starts from nothing.
    pub(super) fn see(&mut self, sighting: Sighting, embedding: &Embedding, keep: usize) {
        if self.challenge.is_none() && self.last.as_ref().is_some_and(|last| last.cosine(embedding) < SAME_PERSON) {
            let Self { stay, looked, seen, .. } = std::mem::take(self);
            (self.stay, self.looked, self.seen) = (stay, looked, seen);
        }
        self.last = Some(embedding.clone());
        self.sightings.push(sighting);
        if self.sightings.len() > keep.max(1) {
            self.sightings.remove(0);
        }
    }

    /// It went back, or out: what was seen of it there counts no more.
    pub(super) fn step_back(&mut self) {
        self.sightings.clear();
        self.challenge = None;
    }

    /// What is to be said, if it has not been said already. Who was accepted stays so, unless somebody else is.
    pub(super) fn report(&self, decision: &Decision) -> Option<Reported> {
        let reported = match decision {
            Decision::Wait => return None,
            Decision::Accept { candidate, .. } => Reported::Accepted(candidate.delegate),
            Decision::Confirm { candidate, .. } => Reported::Asked(candidate.delegate),
            Decision::Unknown => Reported::Unknown,
        };
        match self.reported {
            Some(before) if before == reported => None,
            Some(Reported::Accepted(_)) if !matches!(reported, Reported::Accepted(_)) => None,
            _ => Some(reported),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f32) -> Bounds {
        Bounds { x, y: 0.0, width: 100.0, height: 100.0 }
    }

    fn ms(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    #[test]
    fn who_was_accepted_rests_until_half_a_second_is_over_or_the_box_jumps() {
        let mut person = Person::default();
        assert_eq!(person.turn(ms(0)), Some(Turn::Now { begun: 0 }));
        person.place(at(0.0), 1);
        person.looked(ms(0), None);
        person.reported = Some(Reported::Accepted(DelegateId(uuid::Uuid::from_u128(1))));
        person.place(at(2.0), 2);
        assert_eq!(person.turn(ms(499)), None);
        assert_eq!(person.turn(ms(500)), Some(Turn::Later { looked: ms(0) }));
        person.place(at(60.0), 3);
        assert!(person.turn(ms(50)).is_some(), "jumped");
        person.looked(ms(50), None);
        assert_eq!(person.turn(ms(90)), None);
        // A frame without it: whoever is there now may be another.
        person.place(at(60.0), 5);
        assert!(person.turn(ms(90)).is_some());
    }

    #[test]
    fn what_was_begun_is_ended_before_the_next_begins() {
        let (mut begun, fresh, mut hard) = (Person::default(), Person::default(), Person::default());
        begun.looked(ms(0), None);
        hard.looked(ms(0), Some(QualityRefusal::TooDark(3.0)));
        assert!(begun.turn(ms(40)) < fresh.turn(ms(40)));
        assert!(fresh.turn(ms(40)) < hard.turn(ms(40)), "a face that can't be used keeps nobody waiting");
        for step in 0..TRIES {
            begun.looked(ms(step as u64), None);
        }
        assert!(matches!(begun.turn(ms(40)), Some(Turn::Later { .. })));
    }

    #[test]
    fn another_face_in_the_same_place_starts_from_nothing() {
        let face = |numbers: [f32; 2]| Embedding::new(numbers.to_vec()).expect("a direction");
        let mut person = Person::default();
        for _ in 0..4 {
            person.see(Sighting::default(), &face([1.0, 0.0]), 3);
        }
        person.reported = Some(Reported::Unknown);
        assert_eq!(person.sightings.len(), 3);
        person.see(Sighting::default(), &face([0.0, 1.0]), 3);
        assert_eq!((person.sightings.len(), person.reported), (1, None));
    }
}
