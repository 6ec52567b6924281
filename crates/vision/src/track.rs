//! Face tracking from frame to frame by the overlap of boxes, so that a decision rests on several frames.

use super::geometry::Bounds;

/// Boxes of successive frames that overlap at least this much (intersection over union) are one face.
const OVERLAP: f32 = 0.3;
/// A track ends after this many frames without its face.
const MAX_MISSED: u32 = 5;

/// Identifies a track; never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TrackId(pub u64);

/// A face over several frames, with a sighting from each of the last ones.
#[derive(Debug, Clone)]
pub struct Track<S> {
    /// Identifier, for the lifetime of the tracker.
    pub id: TrackId,
    /// Box in the last frame that showed the face.
    pub bounds: Bounds,
    /// The last sightings, oldest first.
    pub sightings: Vec<S>,
    /// Frames since the face was last seen, 0 when it is in the current frame.
    pub missed: u32,
}

/// All tracks of one frame source. `S` is what is kept of a sighting.
#[derive(Debug, Clone)]
pub struct Tracks<S> {
    alive: Vec<Track<S>>,
    next: u64,
    keep: usize,
}

impl<S> Tracks<S> {
    /// A tracker without tracks; each will keep its last `keep` sightings (at least one).
    pub fn new(keep: usize) -> Self {
        Self { alive: Vec::new(), next: 0, keep: keep.max(1) }
    }

    /// Assigns the faces of the next frame to tracks and returns the track of each, in the same order.
    ///
    /// Pairs with the most overlap are matched first; a face that matches no track starts one. A track that has been
    /// missing for more than five frames is dropped.
    pub fn follow(&mut self, faces: impl IntoIterator<Item = (Bounds, S)>) -> Vec<TrackId> {
        let faces: Vec<(Bounds, S)> = faces.into_iter().collect();
        let places = self.assign(&faces);
        for track in &mut self.alive {
            track.missed += 1;
        }
        let mut ids = Vec::with_capacity(faces.len());
        for ((bounds, sighting), place) in faces.into_iter().zip(places) {
            let place = place.unwrap_or_else(|| self.begin(bounds));
            let track = &mut self.alive[place];
            (track.bounds, track.missed) = (bounds, 0);
            if track.sightings.len() == self.keep {
                track.sightings.remove(0);
            }
            track.sightings.push(sighting);
            ids.push(track.id);
        }
        self.alive.retain(|track| track.missed <= MAX_MISSED);
        ids
    }

    /// The live tracks, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Track<S>> {
        self.alive.iter()
    }

    /// A live track.
    pub fn get(&self, id: TrackId) -> Option<&Track<S>> {
        self.alive.iter().find(|track| track.id == id)
    }

    /// Drops all tracks, as when the source changes; their ids are not reused.
    pub fn clear(&mut self) {
        self.alive.clear();
    }

    /// For each face the index of its track.
    fn assign(&self, faces: &[(Bounds, S)]) -> Vec<Option<usize>> {
        let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
        for (place, track) in self.alive.iter().enumerate() {
            for (face, (bounds, _)) in faces.iter().enumerate() {
                let overlap = track.bounds.overlap(bounds);
                if overlap >= OVERLAP {
                    pairs.push((overlap, place, face));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut taken = vec![false; self.alive.len()];
        let mut places = vec![None; faces.len()];
        for (_, place, face) in pairs {
            if !taken[place] && places[face].is_none() {
                taken[place] = true;
                places[face] = Some(place);
            }
        }
        places
    }

    fn begin(&mut self, bounds: Bounds) -> usize {
        let id = TrackId(self.next);
        self.next += 1;
        self.alive.push(Track { id, bounds, sightings: Vec::with_capacity(self.keep), missed: 0 });
        self.alive.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f32) -> Bounds {
        Bounds { x, y: 0.0, width: 100.0, height: 100.0 }
    }

    #[test]
    fn a_face_that_moves_a_little_stays_the_same() {
        let mut tracks = Tracks::new(3);
        let first = tracks.follow([(at(0.0), 1), (at(300.0), 10)]);
        let second = tracks.follow([(at(310.0), 11), (at(20.0), 2)]);
        assert_eq!(second, [first[1], first[0]]);
        tracks.follow([(at(40.0), 3)]);
        tracks.follow([(at(60.0), 4)]);
        assert_eq!(tracks.get(first[0]).expect("lives").sightings, [2, 3, 4]);
        let other = tracks.get(first[1]).expect("lives");
        assert_eq!((other.missed, other.sightings.as_slice()), (2, &[10, 11][..]));
    }

    #[test]
    fn the_nearer_of_two_faces_gets_the_track() {
        let mut tracks = Tracks::new(3);
        let first = tracks.follow([(at(0.0), ())])[0];
        let next = tracks.follow([(at(30.0), ()), (at(5.0), ())]);
        assert_eq!(next[1], first);
        assert_ne!(next[0], first);
    }

    #[test]
    fn a_face_that_jumps_or_returns_late_is_a_new_one() {
        let mut tracks = Tracks::new(3);
        let first = tracks.follow([(at(0.0), ())])[0];
        assert_ne!(tracks.follow([(at(200.0), ())])[0], first);
        for _ in 0..4 {
            tracks.follow([]);
        }
        assert!(tracks.get(first).is_some());
        tracks.follow([]);
        assert!(tracks.get(first).is_none());
        assert_ne!(tracks.follow([(at(0.0), ())])[0], first);
        tracks.clear();
        assert_eq!(tracks.iter().count(), 0);
    }
}
