//! The decision about a tracked face: thresholds, margin, and agreement over the last frames of its track.

use serde::{Deserialize, Serialize};

use super::{delegate::DelegateId, foreground::Foreground};

/// Decision thresholds, as cosines. Measured on 780 photos of 90 people: FNIR 0.4%, FPIR 0.2% at 0.45 with the mean of
/// three photos a person.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Thresholds {
    /// A score of at least this is accepted without an operator's confirmation.
    pub accept: f32,
    /// A score of at least this, but below `accept`, is shown to an operator; below it the face is unknown.
    pub review: f32,
    /// Least lead over the runner-up for acceptance.
    pub margin: f32,
    /// Number of a track's last frames that must name one delegate.
    pub agreeing_frames: usize,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { accept: 0.45, review: 0.38, margin: 0.08, agreeing_frames: 3 }
    }
}

/// Settings of face recognition at a door.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct FaceRules {
    /// Thresholds of the decision.
    pub thresholds: Thresholds,
    /// Conditions for a face to be at the desk.
    pub foreground: Foreground,
    /// No operator at the door: a recognised person must turn the head as the screen asks.
    pub unattended: bool,
}

/// A gallery entry similar to a probe.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Candidate {
    /// The enrolled delegate.
    pub delegate: DelegateId,
    /// Cosine of probe and template, -1 to 1.
    pub score: f32,
}

/// The result of one frame for one face: the most similar delegates, best first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sighting {
    /// A few at most, each delegate once, sorted by falling score.
    pub candidates: Vec<Candidate>,
    /// Whether a liveness model takes the face for a photo or a screen; always false without such a model.
    pub suspect: bool,
}

impl Sighting {
    /// The most similar delegate.
    pub fn best(&self) -> Option<Candidate> {
        self.candidates.first().copied()
    }

    /// Lead of the best over the runner-up; the best score where there is no other.
    pub fn margin(&self) -> f32 {
        match self.candidates.as_slice() {
            [] => 0.0,
            [only] => only.score,
            [best, second, ..] => best.score - second.score,
        }
    }
}

/// Why an operator has to confirm a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The score is between `review` and `accept`.
    LowScore,
    /// The lead over the runner-up is below `margin`.
    ThinMargin,
    /// The delegate has a look-alike on the roster.
    Twin,
    /// It may be a photo or a screen: by a liveness model, or because the head was not turned as the screen asked.
    Liveness,
}

/// The decision about a track.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Decision {
    /// Too few frames agree so far.
    Wait,
    /// Accept this delegate, by the weakest of the agreeing frames.
    Accept {
        /// The delegate, with the lowest score of the agreeing frames.
        candidate: Candidate,
        /// Least lead over the runner-up.
        margin: f32,
    },
    /// Ask the operator whether it is this delegate.
    Confirm {
        /// The delegate, with the lowest score of the agreeing frames.
        candidate: Candidate,
        /// Least lead over the runner-up.
        margin: f32,
        /// Why it is asked.
        doubt: Doubt,
    },
    /// Nobody who is enrolled.
    Unknown,
}

/// Decides over the newest `agreeing_frames` sightings of one track, given oldest first.
///
/// They must all name one delegate (or all name nobody); the weakest of them decides, so that one lucky frame checks
/// nobody in. `is_twin` identifies delegates with a look-alike. A liveness model is advisory: where it suspects more
/// than half of the frames, the operator is asked.
pub fn decide(track: &[Sighting], thresholds: &Thresholds, is_twin: impl Fn(DelegateId) -> bool) -> Decision {
    let needed = thresholds.agreeing_frames.max(1);
    let Some(start) = track.len().checked_sub(needed) else { return Decision::Wait };
    let last = &track[start..];
    let known = |sighting: &Sighting| sighting.best().filter(|best| best.score >= thresholds.review);
    let Some(first) = known(&last[0]) else {
        return if last.iter().all(|sighting| known(sighting).is_none()) { Decision::Unknown } else { Decision::Wait };
    };
    if !last.iter().all(|sighting| known(sighting).is_some_and(|best| best.delegate == first.delegate)) {
        return Decision::Wait;
    }
    let score = last.iter().filter_map(Sighting::best).map(|best| best.score).fold(f32::INFINITY, f32::min);
    let margin = last.iter().map(Sighting::margin).fold(f32::INFINITY, f32::min);
    let candidate = Candidate { delegate: first.delegate, score };
    let doubt = if is_twin(candidate.delegate) {
        Some(Doubt::Twin)
    } else if score < thresholds.accept {
        Some(Doubt::LowScore)
    } else if margin < thresholds.margin {
        Some(Doubt::ThinMargin)
    } else if last.iter().filter(|sighting| sighting.suspect).count() * 2 > last.len() {
        Some(Doubt::Liveness)
    } else {
        None
    };
    match doubt {
        None => Decision::Accept { candidate, margin },
        Some(doubt) => Decision::Confirm { candidate, margin, doubt },
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const ANH: DelegateId = DelegateId(Uuid::from_u128(1));
    const BINH: DelegateId = DelegateId(Uuid::from_u128(2));

    fn seen(best: f32, second: f32) -> Sighting {
        Sighting {
            candidates: vec![Candidate { delegate: ANH, score: best }, Candidate { delegate: BINH, score: second }],
            suspect: false,
        }
    }

    fn run(track: &[Sighting]) -> Decision {
        decide(track, &Thresholds::default(), |_| false)
    }

    #[test]
    fn agreeing_frames_accept_by_their_weakest() {
        assert_eq!(run(&[seen(0.7, 0.2), seen(0.7, 0.2)]), Decision::Wait);
        let Decision::Accept { candidate, margin } = run(&[seen(0.7, 0.2), seen(0.5, 0.3), seen(0.8, 0.1)]) else {
            panic!("must accept");
        };
        assert_eq!((candidate.delegate, candidate.score), (ANH, 0.5));
        assert!((margin - 0.2).abs() < 1e-6);
    }

    #[test]
    fn one_strong_frame_among_strange_ones_checks_nobody_in() {
        assert_eq!(run(&[seen(0.2, 0.1), seen(0.9, 0.1), seen(0.2, 0.1)]), Decision::Wait);
    }

    #[test]
    fn strangers_stay_unknown_even_when_somebody_is_nearest() {
        assert_eq!(run(&[seen(0.37, 0.1), seen(0.3, 0.1), seen(0.2, 0.1)]), Decision::Unknown);
        let empty = Sighting::default();
        assert_eq!(run(&[empty.clone(), empty.clone(), empty]), Decision::Unknown);
    }

    #[test]
    fn doubt_goes_to_a_person() {
        let doubt = |track: &[Sighting], twin: bool| match decide(track, &Thresholds::default(), |_| twin) {
            Decision::Confirm { doubt, .. } => Some(doubt),
            _ => None,
        };
        let (low, thin, clear) = (vec![seen(0.4, 0.1); 3], vec![seen(0.6, 0.55); 3], vec![seen(0.7, 0.1); 3]);
        assert_eq!(doubt(&low, false), Some(Doubt::LowScore));
        assert_eq!(doubt(&thin, false), Some(Doubt::ThinMargin));
        assert_eq!(doubt(&clear, true), Some(Doubt::Twin));
        assert_eq!(doubt(&clear, false), None);
    }

    #[test]
    fn a_liveness_model_asks_and_never_refuses() {
        let suspect = |suspects: [bool; 3]| {
            let track = suspects.map(|suspect| Sighting { suspect, ..seen(0.7, 0.1) });
            match run(&track) {
                Decision::Accept { .. } => None,
                Decision::Confirm { candidate, doubt, .. } => Some((candidate.delegate, doubt)),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(suspect([false, true, false]), None);
        assert_eq!(suspect([true, true, false]), Some((ANH, Doubt::Liveness)));
        assert_eq!(suspect([true; 3]), Some((ANH, Doubt::Liveness)));
        let unknown = Sighting { suspect: true, ..seen(0.2, 0.1) };
        assert_eq!(run(&[unknown.clone(), unknown.clone(), unknown]), Decision::Unknown);
    }
}
