//! Liveness challenge of an unattended door: the screen names a side and a living head turns to it, which a still photo
//! can't.

use std::time::Duration;

use serde::Serialize;

/// Yaw below which a head faces the camera, in degrees. The mesh itself jitters by 0.8 degrees.
pub const FRONTAL: f32 = 10.0;
/// Yaw above which a head is turned aside, in degrees.
pub const TURNED: f32 = 20.0;
/// A larger step between two frames is another picture and not a turning head; degrees.
const JUMP: f32 = 25.0;
/// Number of successive frames that must show the head turned, so that one stray measurement passes nobody.
const HELD: u32 = 2;
/// Time allowed for the turn, from the moment the side is named.
pub const TURN_TIMEOUT: Duration = Duration::from_secs(8);

/// A side, as seen by the person before the camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The person's own left: the right of the frame, as cameras don't mirror.
    Left,
    /// The person's own right: the left of the frame.
    Right,
}

impl Side {
    /// Picks a side by a number that nobody can predict.
    pub fn by(random: u64) -> Self {
        if random.is_multiple_of(2) { Self::Left } else { Self::Right }
    }

    /// Turn of the head to this side in degrees; `yaw` is positive towards the right of the frame.
    fn turn(self, yaw: f32) -> f32 {
        match self {
            Self::Left => yaw,
            Self::Right => -yaw,
        }
    }
}

/// State of a challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChallengeOutcome {
    /// Not decided yet.
    Open,
    /// The head turned to the named side.
    Passed,
    /// The head turned to the other side, or not in time: an operator has to decide.
    Failed,
}

/// One challenge to one face, updated with every frame of its track.
#[derive(Debug, Clone, PartialEq)]
pub struct Challenge {
    side: Side,
    since: Duration,
    /// Last yaw towards the side, once the head has faced the camera since the side was named.
    begun: Option<f32>,
    held: u32,
    outcome: ChallengeOutcome,
}

impl Challenge {
    /// Starts a challenge for a face in the frame taken at `now`.
    pub fn new(side: Side, now: Duration) -> Self {
        Self { side, since: now, begun: None, held: 0, outcome: ChallengeOutcome::Open }
    }

    /// The side that the screen names.
    pub fn side(&self) -> Side {
        self.side
    }

    /// Updates the challenge with a frame taken at `now`; `yaw` is in degrees, positive towards the right of the frame,
    /// and `None` for a frame without the face's mesh or with another face. A decided outcome stands.
    ///
    /// The head must first face the camera, then turn without a jump, and be seen turned in two successive frames.
    pub fn look(&mut self, now: Duration, yaw: Option<f32>) -> ChallengeOutcome {
        if self.outcome != ChallengeOutcome::Open {
            return self.outcome;
        }
        if now.saturating_sub(self.since) > TURN_TIMEOUT {
            self.outcome = ChallengeOutcome::Failed;
            return self.outcome;
        }
        let Some(turn) = yaw.filter(|yaw| yaw.is_finite()).map(|yaw| self.side.turn(yaw)) else {
            self.held = 0;
            return self.outcome;
        };
        match self.begun {
            Some(last) if (turn - last).abs() <= JUMP => self.begun = Some(turn),
            // Another picture, or the first frame.
            _ => {
                self.begun = (turn.abs() < FRONTAL).then_some(turn);
                self.held = 0;
                return self.outcome;
            }
        }
        if turn.abs() <= TURNED {
            self.held = 0;
            return self.outcome;
        }
        self.held += 1;
        if self.held >= HELD {
            self.outcome = if turn > 0.0 { ChallengeOutcome::Passed } else { ChallengeOutcome::Failed };
        }
        self.outcome
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ms(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    /// Runs a challenge over yaws 50 ms apart.
    fn over(side: Side, turns: &[f32]) -> ChallengeOutcome {
        let mut challenge = Challenge::new(side, ms(1_000));
        let looks =
            turns.iter().enumerate().map(|(step, &yaw)| challenge.look(ms(1_000 + step as u64 * 50), Some(yaw)));
        looks.last().unwrap_or(ChallengeOutcome::Open)
    }

    #[test]
    fn a_head_that_turns_to_the_side_passes() {
        assert_eq!(over(Side::Left, &[2.0, 5.0, 12.0, 19.0, 23.0, 27.0]), ChallengeOutcome::Passed);
        assert_eq!(over(Side::Right, &[2.0, -5.0, -12.0, -19.0, -23.0, -27.0]), ChallengeOutcome::Passed);
        assert_eq!(over(Side::Left, &[2.0, 5.0, 12.0, 19.0, 23.0]), ChallengeOutcome::Open);
    }

    #[test]
    fn the_other_side_fails() {
        assert_eq!(over(Side::Right, &[0.0, 12.0, 22.0, 27.0, 0.0, -15.0, -25.0, -30.0]), ChallengeOutcome::Failed);
    }

    #[test]
    fn a_head_turned_from_the_start_must_first_look_here() {
        assert_eq!(over(Side::Left, &[25.0, 26.0, 27.0, 28.0]), ChallengeOutcome::Open);
        assert_eq!(over(Side::Left, &[25.0, 15.0, 5.0, 15.0, 24.0, 26.0]), ChallengeOutcome::Passed);
    }

    #[test]
    fn a_picture_that_is_swapped_for_another_is_no_turn() {
        assert_eq!(over(Side::Left, &[0.0, 0.0, 30.0, 30.0, 30.0]), ChallengeOutcome::Open);
        assert_eq!(over(Side::Left, &[0.0, 21.0, 0.0, 21.0, 0.0, 21.0]), ChallengeOutcome::Open);
    }

    #[test]
    fn who_takes_too_long_fails_and_an_outcome_stands() {
        let mut slow = Challenge::new(Side::Left, ms(0));
        assert_eq!(slow.look(ms(7_900), Some(0.0)), ChallengeOutcome::Open);
        assert_eq!(slow.look(ms(8_100), None), ChallengeOutcome::Failed);
        assert_eq!(slow.look(ms(8_150), Some(25.0)), ChallengeOutcome::Failed);
        let mut gone = Challenge::new(Side::Left, ms(0));
        for (step, yaw) in [Some(0.0), Some(15.0), Some(22.0), None, Some(22.0)].into_iter().enumerate() {
            assert_eq!(gone.look(ms(step as u64 * 50), yaw), ChallengeOutcome::Open);
        }
    }

    proptest! {
        #![proptest_config(daihoi_testing::proptest_config(256))]

        /// However it moves, tilts or shakes: a head that never turns past 20 degrees never passes.
        #[test]
        fn what_does_not_turn_never_passes(turns in prop::collection::vec(-20.0_f32..20.0, 1..200), side: bool) {
            let mut challenge = Challenge::new(if side { Side::Left } else { Side::Right }, ms(0));
            for (step, yaw) in turns.into_iter().enumerate() {
                prop_assert_ne!(challenge.look(ms(step as u64 * 50), Some(yaw)), ChallengeOutcome::Passed);
            }
        }
    }
}
