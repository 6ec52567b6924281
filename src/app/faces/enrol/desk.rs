//! What a run of enrolment knows so far: who is in the gallery, and which photos of each delegate were read.

use std::collections::{HashMap, HashSet};

use crate::{
    app::{
        error::Rejection,
        faces::enrol::{Enrolled, agreement::spokesman, agrees, compared, twins_of},
    },
    domain::delegate::{Delegate, DelegateId},
    vision::{Embedding, Face, Gallery, VisionError, manifest::SetThresholds},
};

/// A photo that was read: its place among all, the file's SHA-256, and its one good face or what is wrong with it.
type Seen = (usize, Option<String>, Result<Face, Rejection>);

pub(super) struct Desk<'a> {
    delegates: &'a [Delegate],
    gallery: Gallery<DelegateId>,
    thresholds: SetThresholds,
    /// Not judged yet, in their order.
    seen: HashMap<DelegateId, Vec<Seen>>,
    /// Judged, by their places.
    judged: HashMap<usize, Result<Enrolled, Rejection>>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(delegates: &'a [Delegate], gallery: Gallery<DelegateId>, thresholds: SetThresholds) -> Self {
        Self { delegates, gallery, thresholds, seen: HashMap::new(), judged: HashMap::new() }
    }

    /// Remembers a photo of a delegate until all of them are there.
    pub(super) fn look(&mut self, delegate: DelegateId, seen: Seen) {
        self.seen.entry(delegate).or_default().push(seen);
    }

    /// What becomes of the photo at a place, all photos of its delegate having been read; none where it was not to
    /// be read.
    pub(super) fn judge(
        &mut self,
        delegate: &Delegate,
        place: usize,
    ) -> Result<Option<Result<Enrolled, Rejection>>, VisionError> {
        if let Some(seen) = self.seen.remove(&delegate.id) {
            self.judge_all(delegate, seen)?;
        }
        Ok(self.judged.remove(&place))
    }

    fn judge_all(&mut self, delegate: &Delegate, seen: Vec<Seen>) -> Result<(), VisionError> {
        let twins = twins_of(delegate, self.delegates);
        let judged: Vec<_> = seen
            .into_iter()
            .map(|(place, sha256, face)| {
                let face = face.and_then(|face| compared(face, delegate, &twins, &self.gallery, self.thresholds));
                (place, sha256, face)
            })
            .collect();
        // A file that is there twice has one voice.
        let mut voices = HashSet::new();
        let voters: Vec<&Embedding> = judged
            .iter()
            .filter_map(|(_, sha256, face)| Some((sha256, face.as_ref().ok()?)))
            .filter(|(sha256, _)| sha256.as_ref().is_none_or(|sha256| voices.insert(sha256)))
            .map(|(_, face)| &face.embedding)
            .collect();
        let own = spokesman(self.gallery.photos(delegate.id), &voters, self.thresholds.review).cloned();
        let mut taken = HashSet::new();
        for (place, sha256, face) in judged {
            let face = face.and_then(|face| agrees(face, own.as_ref(), self.thresholds)).and_then(|face| {
                let first = sha256.is_none_or(|sha256| taken.insert(sha256));
                if first { Ok(face) } else { Err(Rejection::Repeated) }
            });
            if let Ok(enrolled) = &face {
                self.gallery.add(delegate.id, enrolled.embedding.clone())?;
            }
            self.judged.insert(place, face);
        }
        Ok(())
    }
}
