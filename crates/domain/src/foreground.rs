//! Tells faces at the desk from those that walk by behind: by size, by place in the frame, and by how long they have
//! stayed.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A face has stayed while its centre is within this many of its widths. With the default dwell of a tenth of a second
/// that is 1.2 m/s for a face of 16 cm: slower than people walk (1.4 m/s), faster than they sway.
const STAYS: f32 = 0.75;

/// Conditions that a face must meet before anything is decided about it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Foreground {
    /// Least width of the face over the longer side of the frame. A camera of 66 degrees shows a face 2 m away at 0.06.
    pub size: f32,
    /// Least width of the face over that of the widest face in the frame.
    pub share: f32,
    /// Greatest share of the face's area that may lie beyond the edge of the frame.
    pub cut: f32,
    /// Time for which the face must have stayed in its place.
    pub dwell: Duration,
}

impl Default for Foreground {
    fn default() -> Self {
        Self { size: 0.06, share: 0.6, cut: 0.2, dwell: Duration::from_millis(100) }
    }
}

/// A face's box: left edge, upper edge, width, height in pixels of the frame.
pub type FaceBox = (f32, f32, f32, f32);

/// Why a face is not at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Behind {
    /// Too small for the frame, or next to a larger face: further back.
    Far,
    /// Cut off by the edge of the frame: coming in or going out.
    Cut,
    /// Has not stayed long enough yet.
    Passing,
}

/// Recent positions of a face: as far back as it has stayed in its place, but no longer than the dwell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stay {
    /// Times and centres, oldest first.
    seen: Vec<(Duration, (f32, f32))>,
}

impl Stay {
    /// Adds a position, drops those too far back in space or time, and returns how long the face has stayed.
    fn note(&mut self, now: Duration, at: (f32, f32), reach: f32, dwell: Duration) -> Duration {
        // A clock that was set back restarts the stay.
        let left = |(then, was): &(Duration, (f32, f32))| *then > now || (was.0 - at.0).hypot(was.1 - at.1) > reach;
        let after = self.seen.iter().rposition(left).map_or(0, |last| last + 1);
        self.seen.push((now, at));
        let early = self.seen.iter().rposition(|(then, _)| now.saturating_sub(*then) >= dwell);
        self.seen.drain(..after.max(early.unwrap_or(0)));
        self.seen.first().map_or(Duration::ZERO, |(then, _)| now.saturating_sub(*then))
    }
}

impl Foreground {
    /// Judges one face of a frame taken at `now`; `widest` is the greatest face width in the frame.
    ///
    /// The caller keeps `stay` from frame to frame for each face. For a face that is far or cut off the stay doesn't
    /// start.
    pub fn judge(
        &self,
        (x, y, width, height): FaceBox,
        frame: (u32, u32),
        widest: f32,
        now: Duration,
        stay: &mut Stay,
    ) -> Option<Behind> {
        let (across, down) = (frame.0 as f32, frame.1 as f32);
        if width < self.size * across.max(down) || width < self.share * widest {
            *stay = Stay::default();
            return Some(Behind::Far);
        }
        let inside = (x + width).min(across) - x.max(0.0);
        let inside = inside.max(0.0) * ((y + height).min(down) - y.max(0.0)).max(0.0);
        if inside < (1.0 - self.cut) * width * height {
            *stay = Stay::default();
            return Some(Behind::Cut);
        }
        let middle = (x + width / 2.0, y + height / 2.0);
        let stayed = stay.note(now, middle, STAYS * width, self.dwell);
        (stayed < self.dwell).then_some(Behind::Passing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: (u32, u32) = (640, 480);

    fn ms(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    /// Judgements of a face over frames 33 ms apart.
    fn over(places: impl IntoIterator<Item = FaceBox>, widest: f32) -> Vec<Option<Behind>> {
        let (rules, mut stay) = (Foreground::default(), Stay::default());
        let judged = places.into_iter().enumerate();
        judged.map(|(step, place)| rules.judge(place, FRAME, widest, ms(step as u64 * 34), &mut stay)).collect()
    }

    #[test]
    fn who_stands_at_the_desk_is_taken_after_the_dwell() {
        let found = over([(270.0, 150.0, 100.0, 120.0); 5], 100.0);
        assert_eq!(found, [Some(Behind::Passing), Some(Behind::Passing), Some(Behind::Passing), None, None]);
    }

    #[test]
    fn who_is_far_is_not_taken_however_long() {
        assert_eq!(over([(300.0, 200.0, 30.0, 36.0); 40], 30.0), [Some(Behind::Far); 40]);
        // As large as one at the desk, but next to a nearer face.
        assert_eq!(over([(500.0, 150.0, 80.0, 96.0); 40], 150.0), [Some(Behind::Far); 40]);
        assert_eq!(over([(500.0, 150.0, 100.0, 120.0); 40], 150.0)[39], None);
    }

    #[test]
    fn who_walks_by_never_stays() {
        // 1.4 m a second past the camera: nine face widths a second.
        let walk = (0..20).map(|step| (20.0 + step as f32 * 30.0, 150.0, 100.0, 120.0));
        assert!(over(walk, 100.0).iter().all(Option::is_some));
        let sways = (0..20).map(|step| (270.0 + (step as f32 * 0.7).sin() * 20.0, 150.0, 100.0, 120.0));
        assert_eq!(over(sways, 100.0)[19], None);
    }

    #[test]
    fn who_comes_up_and_slows_down_is_taken_once_the_last_steps_are_short() {
        let middle = [152.9, 192.1, 226.1, 255.5, 280.9, 296.3, 306.0, 310.3];
        let found = over(middle.map(|x| (x - 40.0, 150.0, 80.0, 96.0)), 80.0);
        assert_eq!(found.iter().filter(|judged| judged.is_none()).count(), 2, "{found:?}");
        assert_eq!(found[7], None);
    }

    #[test]
    fn who_is_cut_by_the_edge_is_still_coming() {
        for place in [(-30.0, 150.0, 100.0, 120.0), (570.0, 150.0, 100.0, 120.0), (300.0, -40.0, 100.0, 120.0)] {
            let found = over([place; 9], 100.0);
            assert!(found.iter().all(|judged| *judged == Some(Behind::Cut)), "{place:?} {found:?}");
        }
        assert_eq!(over([(-5.0, 150.0, 100.0, 120.0); 9], 100.0)[8], None);
        assert_eq!(over([(900.0, 150.0, 100.0, 120.0); 9], 100.0)[8], Some(Behind::Cut));
    }

    #[test]
    fn stepping_back_begins_anew() {
        let (rules, mut stay) = (Foreground::default(), Stay::default());
        let (near, far) = ((270.0, 150.0, 100.0, 120.0), (300.0, 200.0, 30.0, 36.0));
        for step in 0..6 {
            rules.judge(near, FRAME, 100.0, ms(step * 34), &mut stay);
        }
        assert_eq!(rules.judge(near, FRAME, 100.0, ms(204), &mut stay), None);
        assert_eq!(rules.judge(far, FRAME, 30.0, ms(238), &mut stay), Some(Behind::Far));
        assert_eq!(rules.judge(near, FRAME, 100.0, ms(272), &mut stay), Some(Behind::Passing));
        // A clock that jumps back restarts the dwell, and never panics.
        assert_eq!(rules.judge(near, FRAME, 100.0, ms(10), &mut stay), Some(Behind::Passing));
        assert_eq!(rules.judge(near, FRAME, 100.0, ms(110), &mut stay), None);
    }
}
