//! Finds delegates by what is typed at a desk: any words of the name in any order, initials, unit, seat, with or
//! without marks, from the first letter on; best first.
//!
//! Words are looked for as they are typed, then as they may be meant: Telex and VNI that no input method took, `cb 12`,
//! `đ/c`, a telephone or a date however it is written, words run together. Where that does not fill a screen people
//! follow whom the words fit with slips, or all words but some; these are told apart, as nobody may be taken for
//! another.
//!
//! It is asked at every key, so no text is looked at for each delegate: every distinct word, unit and code of the roster
//! is known once, a typed word is held against these, and people are then looked up by numbers.

mod clean;
mod distance;
mod elsewhere;
mod fit;
mod index;
mod near;
mod needle;
mod number;
mod query;
mod rank;
mod runs;
mod sound;
mod terms;
#[cfg(test)]
mod tests;
mod vocabulary;

use self::{
    index::Index,
    rank::{Found, Tier},
};
use super::delegate::Delegate;

/// By how much somebody falls behind who is hardly looked for: below everybody whom the words fit as well, above those
/// whom they fit less.
const LATER: u32 = 12;

/// A roster made ready for finding. Build it once for a roster, ask it at every key.
pub struct Finder {
    index: Index,
}

/// Somebody found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The place in the roster that the finder was made of.
    pub delegate: usize,
    /// Some of the words fit only with slips, or not at all: to be shown apart, and never to be taken without a look.
    pub near: bool,
}

impl Finder {
    /// Reads names, units, seats, badges, phones, birth dates, offices. Without a query the answers come in Vietnamese
    /// name order.
    pub fn new(delegates: &[Delegate]) -> Self {
        Self { index: Index::new(delegates) }
    }

    /// Indices into the roster, best first; all of them, in name order, for an empty query. Nobody whom the words fit
    /// only nearly; nobody whom they fit as they may be meant, if they fit somebody as they are typed.
    pub fn find(&self, query: &str) -> Vec<usize> {
        let found = self.ranked(query, |_| false);
        let best = found.first().map(|one| one.tier);
        let exact = found.iter().take_while(|one| best == Some(one.tier) && !is_near(one));
        exact.map(|one| self.index.places[one.person]).collect()
    }

    /// Everybody, best first: those whom the words fit, then those whom they fit nearly; all, in name order, for an
    /// empty query. Of those whom the words fit as well, people who are hardly looked for (such as those who are present
    /// already) come last: `is_later` is asked by their places in the roster.
    pub fn search(&self, query: &str, is_later: impl Fn(usize) -> bool) -> Vec<Hit> {
        let found = self.ranked(query, is_later);
        found.iter().map(|one| Hit { delegate: self.index.places[one.person], near: is_near(one) }).collect()
    }

    fn ranked(&self, query: &str, is_later: impl Fn(usize) -> bool) -> Vec<Found> {
        let clean = clean::clean(query);
        let everybody = || (0..self.index.people()).map(|person| Found { person, tier: Tier::Typed, worth: 0 });
        let mut found = if clean.trim().is_empty() { everybody().collect() } else { rank::search(&self.index, &clean) };
        for one in &mut found {
            // So that nobody falls below nothing.
            one.worth += if is_later(self.index.places[one.person]) { 0 } else { LATER };
        }
        found.sort_by_key(|one| (one.tier.min(Tier::Slipped), std::cmp::Reverse(one.worth), one.person));
        found
    }
}

fn is_near(found: &Found) -> bool {
    found.tier > Tier::Meant
}
