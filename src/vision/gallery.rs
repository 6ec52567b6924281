//! The enrolled faces, and who of them a probe resembles.

use std::collections::{BTreeMap, HashSet};

use super::{
    embed::{Embedding, dot},
    error::VisionError,
};
use crate::domain::{delegate::DelegateId, recognition::Candidate};

/// Embeddings of one set of models by delegate, with a template for each: the normalised mean of the photos.
#[derive(Debug, Clone)]
pub struct Gallery {
    model_set: String,
    photos: BTreeMap<DelegateId, Vec<Embedding>>,
    /// In the order of the templates.
    delegates: Vec<DelegateId>,
    /// All templates in one row, so that a search reads memory in order.
    templates: Vec<f32>,
    length: usize,
}

impl Gallery {
    /// An empty gallery for embeddings of one set of models.
    pub fn new(model_set: impl Into<String>) -> Self {
        Self {
            model_set: model_set.into(),
            photos: BTreeMap::new(),
            delegates: Vec::new(),
            templates: Vec::new(),
            length: 0,
        }
    }

    /// A gallery of stored embeddings, as they come.
    pub fn from_embeddings(
        model_set: impl Into<String>,
        embeddings: impl IntoIterator<Item = (DelegateId, Embedding)>,
    ) -> Result<Self, VisionError> {
        let mut gallery = Self::new(model_set);
        let mut touched = HashSet::new();
        for (delegate, embedding) in embeddings {
            gallery.keep(delegate, embedding)?;
            touched.insert(delegate);
        }
        gallery.rebuild(|delegate| touched.contains(&delegate))?;
        Ok(gallery)
    }

    /// The set that made the embeddings; a probe of another is not to be searched.
    pub fn model_set(&self) -> &str {
        &self.model_set
    }

    /// How many delegates.
    pub fn len(&self) -> usize {
        self.delegates.len()
    }

    /// Whether nobody is enrolled.
    pub fn is_empty(&self) -> bool {
        self.delegates.is_empty()
    }

    /// A delegate's single embeddings, oldest first.
    pub fn photos(&self, delegate: DelegateId) -> &[Embedding] {
        self.photos.get(&delegate).map_or(&[], Vec::as_slice)
    }

    /// Adds a photo and renews the delegate's template. An embedding of another length is refused and changes nothing.
    pub fn add(&mut self, delegate: DelegateId, embedding: Embedding) -> Result<(), VisionError> {
        self.keep(delegate, embedding)?;
        self.rebuild(|other| other == delegate)
    }

    /// Takes a delegate out.
    pub fn remove(&mut self, delegate: DelegateId) {
        self.photos.remove(&delegate);
        if let Some(place) = self.delegates.iter().position(|&other| other == delegate) {
            self.delegates.remove(place);
            self.templates.drain(place * self.length..(place + 1) * self.length);
        }
    }

    /// The `most` nearest delegates, each once, by falling score; however unlike they are.
    pub fn search(&self, probe: &Embedding, most: usize) -> Vec<Candidate> {
        let probe = probe.as_slice();
        if probe.len() != self.length || most == 0 {
            return Vec::new();
        }
        let scores = self.templates.chunks_exact(self.length.max(1)).map(|template| dot(template, probe));
        let mut found: Vec<Candidate> =
            self.delegates.iter().zip(scores).map(|(&delegate, score)| Candidate { delegate, score }).collect();
        let best_first = |a: &Candidate, b: &Candidate| b.score.total_cmp(&a.score);
        if found.len() > most {
            found.select_nth_unstable_by(most - 1, best_first);
            found.truncate(most);
        }
        found.sort_by(best_first);
        found
    }

    fn keep(&mut self, delegate: DelegateId, embedding: Embedding) -> Result<(), VisionError> {
        let found = embedding.as_slice().len();
        if self.photos.is_empty() {
            self.length = found;
        } else if found != self.length {
            return Err(VisionError::Embedding { expected: self.length, found });
        }
        self.photos.entry(delegate).or_default().push(embedding);
        Ok(())
    }

    fn rebuild(&mut self, touched: impl Fn(DelegateId) -> bool) -> Result<(), VisionError> {
        for (&delegate, photos) in self.photos.iter().filter(|(delegate, _)| touched(**delegate)) {
            let template = Embedding::mean(photos)?;
            let place = self.delegates.iter().position(|&other| other == delegate).map(|place| place * self.length);
            if let Some(start) = place {
                self.templates[start..start + self.length].copy_from_slice(template.as_slice());
            } else {
                self.delegates.push(delegate);
                self.templates.extend_from_slice(template.as_slice());
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn id(number: u128) -> DelegateId {
        DelegateId(Uuid::from_u128(number))
    }

    fn embedding(numbers: &[f32]) -> Embedding {
        Embedding::new(numbers.to_vec()).expect("a direction")
    }

    fn gallery() -> Gallery {
        let rows = [(1, [1.0, 0.0, 0.0]), (2, [0.0, 1.0, 0.0]), (1, [0.8, 0.6, 0.0]), (3, [0.0, 0.0, 1.0])];
        Gallery::from_embeddings("set", rows.map(|(delegate, numbers)| (id(delegate), embedding(&numbers))))
            .expect("a gallery")
    }

    #[test]
    fn each_delegate_is_found_once_best_first() {
        let found = gallery().search(&embedding(&[0.9, 0.3, 0.1]), 2);
        assert_eq!(found.iter().map(|one| one.delegate).collect::<Vec<_>>(), [id(1), id(2)]);
        assert!(found[0].score > found[1].score);
        assert_eq!(gallery().search(&embedding(&[0.9, 0.3, 0.1]), 9).len(), 3);
        assert!(gallery().search(&embedding(&[1.0, 0.0, 0.0]), 0).is_empty());
    }

    #[test]
    fn the_score_is_the_cosine_with_the_mean_of_the_photos() {
        let gallery = gallery();
        assert_eq!(gallery.photos(id(1)).len(), 2);
        let template = Embedding::mean(gallery.photos(id(1))).expect("a mean");
        let probe = embedding(&[1.0, 2.0, 0.0]);
        let found = gallery.search(&probe, 3);
        let score = found.iter().find(|one| one.delegate == id(1)).expect("found").score;
        assert!((score - template.cosine(&probe)).abs() < 1e-6);
    }

    #[test]
    fn photos_come_and_delegates_go() {
        let mut gallery = gallery();
        let probe = embedding(&[0.0, 0.2, 1.0]);
        let before = gallery.search(&probe, 1)[0];
        gallery.add(id(3), probe.clone()).expect("added");
        let after = gallery.search(&probe, 1)[0];
        assert!(after.delegate == id(3) && after.score > before.score);
        gallery.remove(id(3));
        gallery.remove(id(9));
        assert_eq!((gallery.len(), gallery.photos(id(3)).len()), (2, 0));
        assert_eq!(gallery.search(&embedding(&[0.0, 1.0, 0.0]), 1)[0].delegate, id(2));
    }

    #[test]
    fn embeddings_of_another_length_are_not_compared() {
        let mut gallery = gallery();
        let error = gallery.add(id(2), embedding(&[1.0, 0.0])).expect_err("short");
        assert!(matches!(error, VisionError::Embedding { expected: 3, found: 2 }));
        assert_eq!(gallery.photos(id(2)).len(), 1);
        assert!(gallery.search(&embedding(&[1.0, 0.0]), 3).is_empty());
        assert!(Gallery::new("set").search(&embedding(&[1.0]), 3).is_empty());
    }
}
