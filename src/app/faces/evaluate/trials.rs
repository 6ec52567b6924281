//! The open set: some are enrolled and some are strangers, dealt out again and again.

use super::{OpenSet, Person, TEMPLATE, interval::wilson};
use crate::vision::Embedding;

/// Each identity is a stranger in 3 of 10 deals, and enrolled in the others.
const DEALS: usize = 10;
const STRANGERS: usize = 3;

/// Outcomes of all probes of an open-set trial over all deals.
#[derive(Default)]
pub(super) struct Trials {
    /// Best score of each of the enrolled's probes, and whether it is the owner's; no score where no face was found.
    enrolled: Vec<(f32, bool)>,
    /// Best score of each of the strangers' probes.
    strangers: Vec<f32>,
    /// Photos that were probes: each is used in many deals, and counts once for the confidence interval.
    probes: usize,
}

impl Trials {
    /// `photos` make a template. With one, each of the first three is the template in turn, so that both kinds of
    /// template are asked with the same probes: an identity's photos from the fourth on.
    pub(super) fn run(people: &[Person], photos: usize) -> Self {
        let probes = people.iter().map(|person| person.iter().skip(TEMPLATE).count()).sum();
        let mut trials = Self { probes, ..Self::default() };
        let starts = if photos < TEMPLATE { TEMPLATE - photos + 1 } else { 1 };
        for start in 0..starts {
            let template = |person: &Person| {
                let found: Vec<&Embedding> = person.iter().take(TEMPLATE).flatten().collect();
                Embedding::mean(found.into_iter().skip(start).take(photos)).ok()
            };
            let templates: Vec<Option<Embedding>> = people.iter().map(template).collect();
            for deal in 0..DEALS {
                trials.deal(people, &templates, |identity| (identity + deal) % DEALS < STRANGERS);
            }
        }
        trials
    }

    fn deal(&mut self, people: &[Person], templates: &[Option<Embedding>], is_stranger: impl Fn(usize) -> bool) {
        let enrolled: Vec<(usize, &Embedding)> = templates
            .iter()
            .enumerate()
            .filter(|(identity, _)| !is_stranger(*identity))
            .filter_map(|(identity, template)| Some((identity, template.as_ref()?)))
            .collect();
        if enrolled.is_empty() {
            return;
        }
        for (identity, person) in people.iter().enumerate() {
            let known = enrolled.iter().any(|(enrolled, _)| *enrolled == identity);
            for probe in person.iter().skip(TEMPLATE) {
                let scores = probe.iter().flat_map(|probe| enrolled.iter().map(|(who, it)| (it.cosine(probe), *who)));
                let best = scores.max_by(|a, b| a.0.total_cmp(&b.0));
                if known {
                    self.enrolled
                        .push(best.map_or((f32::NEG_INFINITY, false), |(score, who)| (score, who == identity)));
                } else if is_stranger(identity) {
                    self.strangers.push(best.map_or(f32::NEG_INFINITY, |(score, _)| score));
                }
            }
        }
    }

    pub(super) fn at(&self, threshold: f32) -> OpenSet {
        let count = |test: &dyn Fn(&(f32, bool)) -> bool| self.enrolled.iter().filter(|probe| test(probe)).count();
        let missed = share(count(&|&(score, right)| !right || score < threshold), self.enrolled.len());
        let mistaken = share(self.strangers.iter().filter(|&&score| score >= threshold).count(), self.strangers.len());
        let top1 = share(count(&|&(_, right)| right), self.enrolled.len());
        let interval = |share: Option<f64>| share.and_then(|share| wilson(share, self.probes));
        OpenSet {
            fnir: missed,
            fpir: mistaken,
            top1,
            fnir_interval: interval(missed),
            fpir_interval: interval(mistaken),
            top1_interval: interval(top1),
        }
    }
}

pub(super) fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A photo at an angle on the circle, in degrees.
    fn at(degrees: f32) -> Option<Embedding> {
        let radians = degrees.to_radians();
        Embedding::new(vec![radians.cos(), radians.sin()]).ok()
    }

    #[test]
    fn templates_of_one_photo_are_worse_where_photos_differ() {
        let spread = [-40.0, 0.0, 40.0, 1.0, -1.0];
        let people: Vec<Person> = (0..2).map(|i| spread.iter().map(|by| at(i as f32 * 180.0 + by)).collect()).collect();
        let trials = |photos| Trials::run(&people, photos).at(0.9);
        assert_eq!(trials(3).fnir, Some(0.0));
        assert!((trials(1).fnir.expect("probes") - 2.0 / 3.0).abs() < 1e-9);
        // Four photos are probes, however many deals they are in.
        assert_eq!(trials(3).fnir_interval, wilson(0.0, 4));
    }
}
