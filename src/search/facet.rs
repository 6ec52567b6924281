//! What hits can be narrowed down by: class, issuing body, year and session.
//!
//! The values stand in tantivy's fast fields; the export hands out the same numbers. Counts follow the query: beside each
//! value stands how many hits there are with it under what is chosen for the other facets.

use serde::Serialize;
use tantivy::{DocId, SegmentReader};

use crate::text::{fold, squeeze};

/// One way to narrow hits down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facet {
    /// Tên loại.
    Class,
    /// Cơ quan ban hành.
    Body,
    /// The year of issue.
    Year,
    /// The session that the paper belongs to.
    Session,
}

impl Facet {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Class, Self::Body, Self::Year, Self::Session];

    /// Its name in addresses, in JSON and in the index.
    pub fn name(self) -> &'static str {
        ["class", "body", "year", "session"][self as usize]
    }
}

/// What is chosen: of each facet any of the values, none for all. Values are compared without case and marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters([Vec<String>; 4]);

impl Filters {
    /// What is chosen of a facet.
    pub fn of(&self, facet: Facet) -> &[String] {
        &self.0[facet as usize]
    }

    /// Chooses a value as well.
    pub fn add(&mut self, facet: Facet, value: &str) {
        if !self.has(facet, value) {
            self.0[facet as usize].push(value.to_owned());
        }
    }

    /// Chooses a value, or no longer.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        if self.has(facet, value) {
            self.0[facet as usize].retain(|chosen| !same(chosen, value));
        } else {
            self.add(facet, value);
        }
    }

    /// Whether a value is chosen.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.of(facet).iter().any(|chosen| same(chosen, value))
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }
}

/// A value that hits have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// As it is shown.
    pub value: String,
    /// Hits with it.
    pub count: usize,
}

/// The values that hits have, by facet: the most frequent first, equal ones by name; years from the last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets([Vec<Choice>; 4]);

impl Facets {
    /// The values of a facet.
    pub fn of(&self, facet: Facet) -> &[Choice] {
        &self.0[facet as usize]
    }
}

/// The key under which two spellings of a value are one.
pub(super) fn key(value: &str) -> String {
    fold::plain(&squeeze(value))
}

fn same(left: &str, right: &str) -> bool {
    left == right || key(left) == key(right)
}

/// The values of every entry, by facet.
pub(super) struct Columns([Column; 4]);

/// One facet of every entry.
#[derive(Default)]
pub(super) struct Column {
    /// The values in the order of their bytes.
    pub(super) values: Vec<String>,
    /// Of each entry the place of its value, from 1; 0 for none.
    pub(super) places: Vec<u32>,
}

impl Columns {
    /// Reads the fast fields.
    pub(super) fn read(segment: Option<&SegmentReader>) -> tantivy::Result<Self> {
        let mut columns = Facet::ALL.map(|_| Column::default());
        let Some(segment) = segment else { return Ok(Self(columns)) };
        for (facet, column) in Facet::ALL.into_iter().zip(&mut columns) {
            column.places = vec![0; segment.max_doc() as usize];
            let Some(stored) = segment.fast_fields().str(facet.name())? else { continue };
            for (document, place) in (0..).zip(&mut column.places) {
                *place = stored.term_ords(document).next().map_or(0, |ord| ord as u32 + 1);
            }
            let mut value = String::new();
            for ord in 0..stored.num_terms() as u64 {
                value.clear();
                stored.ord_to_str(ord, &mut value)?;
                column.values.push(value.clone());
            }
        }
        Ok(Self(columns))
    }

    pub(super) fn of(&self, facet: Facet) -> &Column {
        &self.0[facet as usize]
    }

    /// The filters by the places of their values.
    pub(super) fn gate<'a>(&'a self, filters: &Filters) -> Gate<'a> {
        let chosen = Facet::ALL.map(|facet| {
            let wanted = filters.of(facet);
            if wanted.is_empty() {
                return None;
            }
            let passes = |value: &String| wanted.iter().any(|wanted| same(wanted, value));
            Some(std::iter::once(false).chain(self.of(facet).values.iter().map(passes)).collect())
        });
        Gate { columns: self, chosen }
    }
}

/// Lets the entries through that have the chosen values.
pub(super) struct Gate<'a> {
    columns: &'a Columns,
    /// By facet, for the place of each value whether it is chosen.
    chosen: [Option<Vec<bool>>; 4],
}

impl Gate<'_> {
    fn passes(&self, facet: Facet, document: DocId) -> bool {
        let place = self.columns.of(facet).places[document as usize] as usize;
        self.chosen[facet as usize].as_ref().is_none_or(|chosen| chosen[place])
    }

    /// Whether an entry has all that is chosen.
    pub(super) fn lets(&self, document: DocId) -> bool {
        Facet::ALL.into_iter().all(|facet| self.passes(facet, document))
    }

    /// The values that entries have, each counted where the other facets let the entry through.
    pub(super) fn count(&self, documents: impl Iterator<Item = DocId>) -> Facets {
        let mut counts = Facet::ALL.map(|facet| vec![0_usize; self.columns.of(facet).values.len() + 1]);
        for document in documents {
            let passes = Facet::ALL.map(|facet| self.passes(facet, document));
            let stopped = passes.iter().filter(|passes| !**passes).count();
            for (facet, counts) in Facet::ALL.into_iter().zip(&mut counts) {
                if stopped == usize::from(!passes[facet as usize]) {
                    counts[self.columns.of(facet).places[document as usize] as usize] += 1;
                }
            }
        }
        Facets(Facet::ALL.map(|facet| {
            let values = &self.columns.of(facet).values;
            let counted = values.iter().zip(&counts[facet as usize][1..]).filter(|(_, count)| **count > 0);
            let mut choices: Vec<_> =
                counted.map(|(value, count)| Choice { value: value.clone(), count: *count }).collect();
            match facet {
                Facet::Year => choices.reverse(),
                _ => choices.sort_by_key(|choice| std::cmp::Reverse(choice.count)),
            }
            choices
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_chosen_once_however_it_is_spelled() {
        let mut filters = Filters::default();
        filters.add(Facet::Class, "Báo cáo");
        filters.add(Facet::Class, "BÁO  CÁO");
        assert_eq!(filters.of(Facet::Class), ["Báo cáo"]);
        filters.toggle(Facet::Class, "bao cao");
        assert!(filters.is_empty());
    }
}
