//! The enrolled faces, and who of them a probe resembles.

use std::collections::HashMap;

use super::{embed::Embedding, error::VisionError, scan::Table};
use crate::domain::{delegate::DelegateId, recognition::Candidate};

/// Embeddings of one set of models by delegate, with a template for each: the normalised mean of the photos.
#[derive(Debug, Clone)]
pub struct Gallery {
    model_set: String,
    people: HashMap<DelegateId, Person>,
    /// In the order of the templates.
    delegates: Vec<DelegateId>,
    /// All templates in one row, so that a search reads memory in order.
    templates: Table,
}

/// One delegate.
#[derive(Debug, Clone)]
struct Person {
    /// Oldest first.
    photos: Vec<Embedding>,
    /// Of the template.
    place: usize,
}

impl Gallery {
    /// An empty gallery for embeddings of one set of models.
    pub fn new(model_set: impl Into<String>) -> Self {
        Self { model_set: model_set.into(), people: HashMap::new(), delegates: Vec::new(), templates: Table::default() }
    }

    /// A gallery of stored embeddings, as they come.
    pub fn from_embeddings(
        model_set: impl Into<String>,
        embeddings: impl IntoIterator<Item = (DelegateId, Embedding)>,
    ) -> Result<Self, VisionError> {
        let mut gallery = Self::new(model_set);
        for (delegate, embedding) in embeddings {
            gallery.add(delegate, embedding)?;
        }
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
        self.people.get(&delegate).map_or(&[], |person| person.photos.as_slice())
    }

    /// Adds a photo and renews the delegate's template. An embedding of another length, or one that cancels the others,
    /// is refused and changes nothing.
    pub fn add(&mut self, delegate: DelegateId, embedding: Embedding) -> Result<(), VisionError> {
        let found = embedding.as_slice().len();
        if self.is_empty() {
            self.templates = Table::new(found);
        } else if found != self.templates.length() {
            return Err(VisionError::Embedding { expected: self.templates.length(), found });
        }
        if let Some(person) = self.people.get_mut(&delegate) {
            let template = Embedding::mean(person.photos.iter().chain([&embedding]))?;
            self.templates.replace(person.place, template.as_slice());
            person.photos.push(embedding);
        } else {
            self.templates.push(embedding.as_slice());
            self.people.insert(delegate, Person { photos: vec![embedding], place: self.delegates.len() });
            self.delegates.push(delegate);
        }
        Ok(())
    }

    /// Takes a delegate out.
    pub fn remove(&mut self, delegate: DelegateId) {
        let Some(Person { place, .. }) = self.people.remove(&delegate) else { return };
        self.delegates.swap_remove(place);
        self.templates.swap_remove(place);
        if let Some(moved) = self.delegates.get(place).and_then(|moved| self.people.get_mut(moved)) {
            moved.place = place;
        }
    }

    /// The single photo that is nearest, of those delegates who fit.
    pub fn nearest_photo(&self, probe: &Embedding, fits: impl Fn(DelegateId) -> bool) -> Option<Candidate> {
        let people = self.people.iter().filter(|(delegate, person)| person.photos.len() > 1 && fits(**delegate));
        let photos = people.flat_map(|(delegate, person)| person.photos.iter().map(move |photo| (*delegate, photo)));
        let scored = photos.map(|(delegate, photo)| Candidate { delegate, score: photo.cosine(probe) });
        // The same delegate whatever the order of the map.
        scored.max_by(|one, other| one.score.total_cmp(&other.score).then(one.delegate.cmp(&other.delegate)))
    }

    /// The `most` nearest delegates, each once, by falling score; however unlike they are.
    pub fn search(&self, probe: &Embedding, most: usize) -> Vec<Candidate> {
        let found = self.templates.nearest(probe.as_slice(), most);
        found.into_iter().map(|(place, score)| Candidate { delegate: self.delegates[place], score }).collect()
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
    fn a_single_photo_can_be_nearer_than_what_all_have_in_common() {
        let gallery = gallery();
        let probe = embedding(&[1.0, 0.0, 0.0]);
        let found = gallery.nearest_photo(&probe, |_| true).expect("somebody of several photos");
        assert!(found.delegate == id(1) && (found.score - 1.0).abs() < 1e-6);
        assert!(gallery.search(&probe, 1)[0].score < 0.99);
        assert_eq!(gallery.nearest_photo(&probe, |delegate| delegate != id(1)), None, "a single photo is the template");
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
