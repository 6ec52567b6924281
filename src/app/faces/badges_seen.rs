//! Badges held before the camera: some of the frames are searched for codes, and each code is reported once.

use std::time::Duration;

use image::RgbImage;

use crate::camera::qr;

/// Every third frame is searched for a code: a badge is held up for a second, thirty frames.
const EVERY: u64 = 3;
/// While a face is being decided, codes wait this long at most.
const LONGEST_WAIT: Duration = Duration::from_millis(500);
/// A code that was out of sight for this long is reported again.
const FORGOTTEN: Duration = Duration::from_secs(3);

/// The codes before one camera.
#[derive(Debug, Default)]
pub(in crate::app) struct BadgesSeen {
    frames: u64,
    looked: Option<Duration>,
    last: Option<(String, Duration)>,
}

impl BadgesSeen {
    /// The text of a code that came into sight, if one did. `at` is the frame's time; `busy` says that a face in it is
    /// not decided yet, which goes first.
    pub(in crate::app) fn look(&mut self, image: &RgbImage, at: Duration, busy: bool) -> Option<String> {
        self.due(at, busy).then(|| qr::read(image)).flatten().and_then(|text| self.first_seen(text, at))
    }

    fn due(&mut self, at: Duration, busy: bool) -> bool {
        self.frames += 1;
        let waited = self.looked.is_none_or(|looked| at.saturating_sub(looked) >= LONGEST_WAIT);
        let due = waited || (!busy && self.frames.is_multiple_of(EVERY));
        if due {
            self.looked = Some(at);
        }
        due
    }

    /// A code that stays in sight is no news, however long it is held up.
    fn first_seen(&mut self, text: String, at: Duration) -> Option<String> {
        let known =
            self.last.as_ref().is_some_and(|(last, seen)| *last == text && at.saturating_sub(*seen) < FORGOTTEN);
        self.last = Some((text.clone(), at));
        (!known).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_code_is_told_when_it_comes_into_sight() {
        let mut seen = BadgesSeen::default();
        let mut look = |text: &str, at: u32| seen.first_seen(text.to_owned(), SECOND * at);
        assert_eq!(look("a", 0), Some("a".to_owned()));
        assert_eq!([look("a", 1), look("a", 3), look("a", 5)], [None, None, None], "held up for five seconds");
        assert_eq!(look("b", 6), Some("b".to_owned()));
        assert_eq!(look("a", 7), Some("a".to_owned()));
        assert_eq!(look("a", 20), Some("a".to_owned()), "it was away");
    }

    #[test]
    fn faces_go_first_but_codes_do_not_starve() {
        let mut seen = BadgesSeen::default();
        let frame = Duration::from_millis(33);
        let looked = |seen: &mut BadgesSeen, busy| (1..=30).filter(|number| seen.due(frame * *number, busy)).count();
        assert_eq!(looked(&mut seen, false), 11, "the first, and every third");
        let mut seen = BadgesSeen::default();
        assert_eq!(looked(&mut seen, true), 2, "every half second");
    }
}
