//! Enrolment from the camera: picture by picture, with a hint for whoever stands there.

use std::time::Duration;

use crate::{
    app::{
        error::Rejection,
        faces::{
            enrol::Enrolled,
            lane::{Unusable, unusable},
        },
    },
    domain::delegate::{Delegate, DelegateId},
    vision::Embedding,
};

/// Pictures that make a template: the mean of three or more is far surer than one.
pub const PICTURES: usize = 5;
/// Between two pictures the person moves a little; pictures of one moment add nothing.
const BETWEEN: Duration = Duration::from_millis(250);
/// Two pictures of one enrolment are of one person from this cosine on.
const SAME_PERSON: f32 = 0.4;
/// This many pictures that resemble somebody else, or not the delegate's own photos, are no chance.
const ALIKE: usize = 3;
/// The most pictures of one pose; then another pose is asked for.
const OF_ONE_POSE: usize = 3;
/// Turns of the head within this angle, in degrees, are one pose.
const POSE: f32 = 6.0;
/// Another pose is asked for this long; a person who can't turn the head is enrolled all the same.
const FOR_A_POSE: Duration = Duration::from_secs(2);
/// A face wider than this part of the frame's shorter side is cut off by the next step forward.
const NEAREST: f32 = 0.6;

/// An enrolment on its way.
pub struct Session {
    delegate: Box<Delegate>,
    twins: Vec<DelegateId>,
    faces: Vec<(Embedding, bool)>,
    yaws: Vec<f32>,
    last: Option<Duration>,
    /// Since when another pose is asked for.
    posing: Option<Duration>,
    alike: usize,
}

/// What a picture came to.
#[derive(Debug, PartialEq)]
pub enum Taken {
    /// More are needed; what to tell the person, if anything.
    Hint(Option<Unusable>),
    /// These are enough: embeddings, and whether each is of the weaker alignment.
    All(Vec<(Embedding, bool)>),
    /// The person resembles somebody else who is enrolled, or is not the one of the delegate's photos.
    Refused(Rejection),
}

impl Session {
    /// Begins to enrol a delegate, who may resemble these.
    pub fn new(delegate: Box<Delegate>, twins: Vec<DelegateId>) -> Self {
        Self { delegate, twins, faces: Vec::new(), yaws: Vec::new(), last: None, posing: None, alike: 0 }
    }

    /// The delegate being enrolled.
    pub fn delegate(&self) -> &Delegate {
        &self.delegate
    }

    /// The look-alikes whom the pictures may resemble.
    pub fn twins(&self) -> &[DelegateId] {
        &self.twins
    }

    /// Good pictures so far.
    pub fn taken(&self) -> usize {
        self.faces.len()
    }

    /// Whether a frame of this time is to be judged.
    pub fn is_due(&self, now: Duration) -> bool {
        self.last.is_none_or(|last| now.saturating_sub(last) >= BETWEEN)
    }

    /// Takes what was judged of a frame of this size, in pixels, and time.
    pub fn take(&mut self, judged: Result<Enrolled, Rejection>, frame: (u32, u32), now: Duration) -> Taken {
        let enrolled = match judged {
            Ok(enrolled) => enrolled,
            Err(rejection @ (Rejection::LooksLike(..) | Rejection::AnotherPerson(_))) => {
                self.alike += 1;
                return if self.alike >= ALIKE { Taken::Refused(rejection) } else { Taken::Hint(None) };
            }
            Err(rejection) => return Taken::Hint(hint(&rejection)),
        };
        if enrolled.quality.width > NEAREST * frame.0.min(frame.1) as f32 {
            return Taken::Hint(Some(Unusable::TooNear));
        }
        // Somebody else has stepped before the camera.
        if self.faces.first().is_some_and(|(first, _)| first.cosine(&enrolled.embedding) < SAME_PERSON) {
            return Taken::Hint(None);
        }
        let yaw = enrolled.quality.yaw;
        let alike = self.yaws.iter().filter(|other| (**other - yaw).abs() < POSE).count();
        if alike >= OF_ONE_POSE && now.saturating_sub(*self.posing.get_or_insert(now)) < FOR_A_POSE {
            return Taken::Hint(Some(Unusable::OnePose));
        }
        self.last = Some(now);
        self.yaws.push(yaw);
        self.faces.push((enrolled.embedding, enrolled.weak));
        if self.faces.len() >= PICTURES {
            return Taken::All(std::mem::take(&mut self.faces));
        }
        Taken::Hint(None)
    }
}

/// What to tell the person before the camera.
fn hint(rejection: &Rejection) -> Option<Unusable> {
    match rejection {
        Rejection::TooSmall(_) => Some(Unusable::TooSmall),
        Rejection::Blurred(_) => Some(Unusable::Blurred),
        Rejection::SeveralFaces(_) => Some(Unusable::Several),
        Rejection::Poor(refusal) => unusable(*refusal),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::vision::{Quality, QualityRefusal};

    const FRAME: (u32, u32) = (640, 480);

    fn session() -> Session {
        let id = Uuid::from_u128(1);
        Session::new(Box::new(Delegate::new(DelegateId(id), id, "Mai Thị Khách")), Vec::new())
    }

    fn picture(yaw: f32, width: f32, numbers: [f32; 2]) -> Enrolled {
        let quality = Quality { width, sharpness: 300.0, brightness: 120.0, yaw, presence: 1.0 };
        let embedding = Embedding::new(numbers.to_vec()).expect("a direction");
        Enrolled { embedding, weak: false, quality }
    }

    fn ms(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    #[test]
    fn five_pictures_of_more_than_one_pose_make_an_enrolment() {
        let mut session = session();
        for step in 0..3 {
            assert!(
                session.is_due(ms(step * 250)) && !session.is_due(ms(step * 250).saturating_sub(ms(1))) || step == 0
            );
            assert_eq!(session.take(Ok(picture(1.0, 120.0, [1.0, 0.0])), FRAME, ms(step * 250)), Taken::Hint(None));
        }
        let same = session.take(Ok(picture(2.0, 120.0, [1.0, 0.0])), FRAME, ms(750));
        assert_eq!((same, session.taken()), (Taken::Hint(Some(Unusable::OnePose)), 3));
        assert_eq!(session.take(Ok(picture(12.0, 120.0, [1.0, 0.1])), FRAME, ms(1_000)), Taken::Hint(None));
        let Taken::All(faces) = session.take(Ok(picture(-12.0, 120.0, [1.0, 0.1])), FRAME, ms(1_250)) else {
            panic!("enough")
        };
        assert_eq!(faces.len(), PICTURES);
    }

    #[test]
    fn who_can_not_turn_the_head_is_enrolled_all_the_same() {
        let mut session = session();
        let mut now = ms(0);
        loop {
            match session.take(Ok(picture(0.0, 120.0, [1.0, 0.0])), FRAME, now) {
                Taken::All(_) => break,
                Taken::Hint(_) => now += ms(250),
                Taken::Refused(why) => panic!("{why:?}"),
            }
            assert!(now < ms(5_000));
        }
        assert!(now >= ms(2_000));
    }

    #[test]
    fn every_fault_has_its_hint_and_others_are_left_out() {
        let mut session = session();
        let mut hint = |judged| session.take(judged, FRAME, ms(0));
        assert_eq!(hint(Err(Rejection::TooSmall(20.0))), Taken::Hint(Some(Unusable::TooSmall)));
        assert_eq!(hint(Err(Rejection::SeveralFaces(2))), Taken::Hint(Some(Unusable::Several)));
        assert_eq!(hint(Err(Rejection::Poor(QualityRefusal::TooDark(9.0)))), Taken::Hint(Some(Unusable::TooDark)));
        assert_eq!(hint(Err(Rejection::NoFace)), Taken::Hint(None));
        assert_eq!(hint(Ok(picture(0.0, 300.0, [1.0, 0.0]))), Taken::Hint(Some(Unusable::TooNear)));
        assert_eq!(hint(Ok(picture(0.0, 120.0, [1.0, 0.0]))), Taken::Hint(None));
        assert_eq!(hint(Ok(picture(0.0, 120.0, [0.0, 1.0]))), Taken::Hint(None));
        assert_eq!(session.taken(), 1, "another person's picture is not taken");
        let like = || Err(Rejection::LooksLike(DelegateId(Uuid::from_u128(2)), 0.6));
        assert_eq!(session.take(like(), FRAME, ms(0)), Taken::Hint(None));
        session.take(like(), FRAME, ms(0));
        assert!(matches!(session.take(like(), FRAME, ms(0)), Taken::Refused(Rejection::LooksLike(..))));
        let mut session = self::session();
        let other = || Err(Rejection::AnotherPerson(0.1));
        assert_eq!(session.take(other(), FRAME, ms(0)), Taken::Hint(None));
        session.take(other(), FRAME, ms(0));
        assert_eq!(session.take(other(), FRAME, ms(0)), Taken::Refused(Rejection::AnotherPerson(0.1)));
    }
}
