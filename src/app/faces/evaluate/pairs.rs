//! Verification: every photo against every other, by the same person and by two.

use super::{
    Person,
    interval::{Interval, bootstrap, both, wilson},
};
use crate::vision::Embedding;

/// More impostor pairs than this are thinned out evenly.
const MOST: usize = 4_000_000;

/// Cosines of all pairs, each kind by falling score.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Of one person: the score, and who.
    pub(super) same: Vec<(f32, u32)>,
    /// Of two people.
    pub(super) other: Vec<(f32, u32, u32)>,
    people: usize,
}

impl Pairs {
    pub(super) fn of(people: &[Person]) -> Self {
        let all: Vec<(u32, &Embedding)> = people
            .iter()
            .enumerate()
            .flat_map(|(identity, person)| person.iter().flatten().map(move |face| (identity as u32, face)))
            .collect();
        let every = (all.len() * all.len() / 2).div_ceil(MOST).max(1);
        let (mut pairs, mut met) = (Self { people: people.len(), ..Self::default() }, 0_usize);
        for (place, (identity, face)) in all.iter().enumerate() {
            for (second, against) in &all[place + 1..] {
                if identity == second {
                    pairs.same.push((face.cosine(against), *identity));
                } else {
                    met += 1;
                    if met.is_multiple_of(every) {
                        pairs.other.push((face.cosine(against), *identity, *second));
                    }
                }
            }
        }
        pairs.same.sort_by(|a, b| b.0.total_cmp(&a.0));
        pairs.other.sort_by(|a, b| b.0.total_cmp(&a.0));
        pairs
    }

    /// Share of the pairs of one person above the threshold that a share `far` of the others passes; `None` where these
    /// are too few to tell.
    pub(super) fn true_accepts(&self, far: f64) -> Option<f64> {
        self.weighed(far, &vec![1; self.people])
    }

    /// Its 95% confidence interval: people are drawn, and it is never narrower than Wilson's over their number.
    pub(super) fn interval(&self, far: f64) -> Option<Interval> {
        let share = self.true_accepts(far)?;
        let with_pairs = self.same.iter().map(|(_, who)| who).collect::<std::collections::HashSet<_>>().len();
        both(bootstrap(self.people, |times| self.weighed(far, times)), wilson(share, with_pairs))
    }

    /// Like [`Self::true_accepts`], with each person counted as often as drawn.
    fn weighed(&self, far: f64, times: &[u32]) -> Option<f64> {
        let of_two = |a: u32, b: u32| u64::from(times[a as usize]) * u64::from(times[b as usize]);
        let total: u64 = self.other.iter().map(|(_, a, b)| of_two(*a, *b)).sum();
        let allowed = (far * total as f64).floor() as u64;
        if allowed == 0 {
            return None;
        }
        let mut passed = 0;
        let threshold = self.other.iter().find(|(_, a, b)| {
            passed += of_two(*a, *b);
            passed > allowed
        });
        let threshold = threshold.map_or(f32::NEG_INFINITY, |(score, ..)| *score);
        let weight = |(_, who): &(f32, u32)| u64::from(times[*who as usize]);
        let all: u64 = self.same.iter().map(weight).sum();
        let above: u64 = self.same.iter().take_while(|(score, _)| *score > threshold).map(weight).sum();
        (all > 0).then(|| above as f64 / all as f64)
    }

    /// The curve of errors: for falling thresholds the share of others that pass, and of the same that don't.
    pub(super) fn errors(&self) -> Vec<(f64, f64)> {
        let (others, sames) = (self.other.len(), self.same.len());
        if others == 0 || sames == 0 {
            return Vec::new();
        }
        let mut curve = Vec::new();
        // As many points as a line of some hundred pixels can show, evenly over the decades.
        let mut passed = 0.0_f64;
        while (passed as usize) < others {
            let threshold = self.other[passed as usize].0;
            let above = self.same.partition_point(|(score, _)| *score > threshold);
            curve.push((passed.floor() / others as f64, 1.0 - above as f64 / sames as f64));
            passed = (passed * 1.08).max(passed + 1.0);
        }
        curve
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_of_false_accepts_sets_the_threshold() {
        let other = (0..100).rev().map(|i| (i as f32 / 100.0, 0, 1)).collect();
        let same = [0.99, 0.95, 0.895, 0.5].map(|score| (score, 0)).to_vec();
        let pairs = Pairs { same, other, people: 2 };
        // 10% of the others pass 0.89.
        assert_eq!(pairs.true_accepts(0.1), Some(0.75));
        assert_eq!(pairs.true_accepts(1e-3), None);
        let [from, to] = pairs.interval(0.1).expect("an interval");
        assert!(from < 0.75 && to > 0.75, "{from} {to}");
        let curve = pairs.errors();
        assert!(curve.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 >= pair[1].1), "{curve:?}");
    }
}
