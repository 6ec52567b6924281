//! The gallery: embeddings of the enrolled people, and the search for those most similar to a probe.

use std::{collections::HashMap, hash::Hash};

use super::{embed::Embedding, error::VisionError, vector_table::VectorTable};

/// Identifies a person in a gallery; this crate knows nothing else about them.
pub trait PersonId: Copy + Eq + Ord + Hash {}

impl<I: Copy + Eq + Ord + Hash> PersonId for I {}

/// A search result: an enrolled person and the similarity to the probe.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match<I> {
    /// The person's id.
    pub person: I,
    /// Cosine of probe and template (or single photo), -1 to 1.
    pub score: f32,
}

/// Embeddings of one model set by person, with a template for each: the normalised mean of the photos.
#[derive(Debug, Clone)]
pub struct Gallery<I> {
    model_set: String,
    people: HashMap<I, EnrolledPerson>,
    /// Ids in the order of the templates.
    ids: Vec<I>,
    /// All templates in one table, so that a search reads memory sequentially.
    templates: VectorTable,
}

/// Photos of one person, and where the template is.
#[derive(Debug, Clone)]
struct EnrolledPerson {
    /// Embeddings of the photos, oldest first.
    photos: Vec<Embedding>,
    /// Row of the template.
    place: usize,
}

impl<I: PersonId> Gallery<I> {
    /// An empty gallery for embeddings of one model set.
    pub fn new(model_set: impl Into<String>) -> Self {
        Self { model_set: model_set.into(), people: HashMap::new(), ids: Vec::new(), templates: VectorTable::default() }
    }

    /// A gallery of stored embeddings, in any order.
    pub fn from_embeddings(
        model_set: impl Into<String>,
        embeddings: impl IntoIterator<Item = (I, Embedding)>,
    ) -> Result<Self, VisionError> {
        let mut gallery = Self::new(model_set);
        for (id, embedding) in embeddings {
            gallery.add(id, embedding)?;
        }
        Ok(gallery)
    }

    /// The model set that made the embeddings; a probe of another set must not be searched.
    pub fn model_set(&self) -> &str {
        &self.model_set
    }

    /// Number of people enrolled.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether nobody is enrolled.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// A person's single embeddings, oldest first.
    pub fn photos(&self, id: I) -> &[Embedding] {
        self.people.get(&id).map_or(&[], |person| person.photos.as_slice())
    }

    /// Adds a photo and recomputes the person's template. An embedding of another length, or one that cancels the
    /// others out, is an error and changes nothing.
    pub fn add(&mut self, id: I, embedding: Embedding) -> Result<(), VisionError> {
        let found = embedding.as_slice().len();
        if self.is_empty() {
            self.templates = VectorTable::new(found);
        } else if found != self.templates.length() {
            return Err(VisionError::Embedding { expected: self.templates.length(), found });
        }
        if let Some(person) = self.people.get_mut(&id) {
            let template = Embedding::mean(person.photos.iter().chain([&embedding]))?;
            self.templates.replace(person.place, template.as_slice());
            person.photos.push(embedding);
        } else {
            self.templates.push(embedding.as_slice());
            self.people.insert(id, EnrolledPerson { photos: vec![embedding], place: self.ids.len() });
            self.ids.push(id);
        }
        Ok(())
    }

    /// Removes a person with all photos; an unknown id is ignored.
    pub fn remove(&mut self, id: I) {
        let Some(EnrolledPerson { place, .. }) = self.people.remove(&id) else { return };
        self.ids.swap_remove(place);
        self.templates.swap_remove(place);
        if let Some(moved) = self.ids.get(place).and_then(|moved| self.people.get_mut(moved)) {
            moved.place = place;
        }
    }

    /// The most similar single photo, among people for whom `fits` holds.
    pub fn nearest_photo(&self, probe: &Embedding, fits: impl Fn(I) -> bool) -> Option<Match<I>> {
        let people = self.people.iter().filter(|(id, person)| person.photos.len() > 1 && fits(**id));
        let photos = people.flat_map(|(id, person)| person.photos.iter().map(move |photo| (*id, photo)));
        let scored = photos.map(|(id, photo)| Match { person: id, score: photo.cosine(probe) });
        // Ties go by id, so that the result doesn't depend on the map's order.
        scored.max_by(|one, other| one.score.total_cmp(&other.score).then(one.person.cmp(&other.person)))
    }

    /// The `most` most similar people, each once, by falling score; there is no minimum score.
    pub fn search(&self, probe: &Embedding, most: usize) -> Vec<Match<I>> {
        let found = self.templates.nearest(probe.as_slice(), most);
        found.into_iter().map(|(place, score)| Match { person: self.ids[place], score }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embedding(numbers: &[f32]) -> Embedding {
        Embedding::new(numbers.to_vec()).expect("a direction")
    }

    fn gallery() -> Gallery<u32> {
        let rows = [(1, [1.0, 0.0, 0.0]), (2, [0.0, 1.0, 0.0]), (1, [0.8, 0.6, 0.0]), (3, [0.0, 0.0, 1.0])];
        Gallery::from_embeddings("set", rows.map(|(person, numbers)| (person, embedding(&numbers)))).expect("a gallery")
    }

    #[test]
    fn each_delegate_is_found_once_best_first() {
        let found = gallery().search(&embedding(&[0.9, 0.3, 0.1]), 2);
        assert_eq!(found.iter().map(|one| one.person).collect::<Vec<_>>(), [1, 2]);
        assert!(found[0].score > found[1].score);
        assert_eq!(gallery().search(&embedding(&[0.9, 0.3, 0.1]), 9).len(), 3);
        assert!(gallery().search(&embedding(&[1.0, 0.0, 0.0]), 0).is_empty());
    }

    #[test]
    fn the_score_is_the_cosine_with_the_mean_of_the_photos() {
        let gallery = gallery();
        assert_eq!(gallery.photos(1).len(), 2);
        let template = Embedding::mean(gallery.photos(1)).expect("a mean");
        let probe = embedding(&[1.0, 2.0, 0.0]);
        let found = gallery.search(&probe, 3);
        let score = found.iter().find(|one| one.person == 1).expect("found").score;
        assert!((score - template.cosine(&probe)).abs() < 1e-6);
    }

    #[test]
    fn a_single_photo_can_be_nearer_than_what_all_have_in_common() {
        let gallery = gallery();
        let probe = embedding(&[1.0, 0.0, 0.0]);
        let found = gallery.nearest_photo(&probe, |_| true).expect("somebody of several photos");
        assert!(found.person == 1 && (found.score - 1.0).abs() < 1e-6);
        assert!(gallery.search(&probe, 1)[0].score < 0.99);
        assert_eq!(gallery.nearest_photo(&probe, |person| person != 1), None, "a single photo is the template");
    }

    #[test]
    fn photos_come_and_delegates_go() {
        let mut gallery = gallery();
        let probe = embedding(&[0.0, 0.2, 1.0]);
        let before = gallery.search(&probe, 1)[0];
        gallery.add(3, probe.clone()).expect("added");
        let after = gallery.search(&probe, 1)[0];
        assert!(after.person == 3 && after.score > before.score);
        gallery.remove(3);
        gallery.remove(9);
        assert_eq!((gallery.len(), gallery.photos(3).len()), (2, 0));
        assert_eq!(gallery.search(&embedding(&[0.0, 1.0, 0.0]), 1)[0].person, 2);
    }

    #[test]
    fn embeddings_of_another_length_are_not_compared() {
        let mut gallery = gallery();
        let error = gallery.add(2, embedding(&[1.0, 0.0])).expect_err("short");
        assert!(matches!(error, VisionError::Embedding { expected: 3, found: 2 }));
        assert_eq!(gallery.photos(2).len(), 1);
        assert!(gallery.search(&embedding(&[1.0, 0.0]), 3).is_empty());
        assert!(Gallery::<u32>::new("set").search(&embedding(&[1.0]), 3).is_empty());
    }
}
