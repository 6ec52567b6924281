//! The sources that lanes can turn to: those that the desk started with, and this machine's first camera.

use crate::camera::SourceSpec;

pub(super) struct Sources {
    known: Vec<SourceSpec>,
    /// For each lane, the place of its source among the known.
    lanes: Vec<usize>,
}

impl Sources {
    /// Each lane reads the source of its own number.
    pub(super) fn new(sources: Vec<SourceSpec>) -> Self {
        let lanes = (0..sources.len()).collect();
        let mut known = sources;
        if !known.contains(&SourceSpec::Camera(0)) {
            known.push(SourceSpec::Camera(0));
        }
        Self { known, lanes }
    }

    /// Turns a lane to the next source that no other lane reads; to its own again where there is no other. None where
    /// there is no such lane.
    pub(super) fn next(&mut self, lane: usize) -> Option<SourceSpec> {
        let now = *self.lanes.get(lane)?;
        let free = |place: &usize| *place == now || !self.lanes.contains(place);
        let next = (1..=self.known.len()).map(|step| (now + step) % self.known.len()).find(free)?;
        self.lanes[lane] = next;
        Some(self.known[next].clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_turns_to_what_no_other_looks_at() {
        let clip = |name: &str| SourceSpec::Clip(name.into());
        let mut one = Sources::new(vec![clip("a")]);
        assert_eq!(one.next(0), Some(SourceSpec::Camera(0)));
        assert_eq!(one.next(0), Some(clip("a")));
        let mut two = Sources::new(vec![clip("a"), SourceSpec::Camera(2)]);
        assert_eq!(two.next(0), Some(SourceSpec::Camera(0)));
        assert_eq!(two.next(1), Some(clip("a")));
        assert_eq!(two.next(0), Some(SourceSpec::Camera(2)));
        let mut full = Sources::new(vec![SourceSpec::Camera(0), SourceSpec::Camera(2)]);
        assert_eq!(full.next(1), Some(SourceSpec::Camera(2)), "opened again");
        assert_eq!(full.next(7), None);
    }
}
