//! Facets that narrow hits down: class, issuing body, year and session.
//!
//! Their values are stored in tantivy's fast fields; the export contains the same numbers. Counts follow the query:
//! each value has the number of hits it would give under the filters of the other facets.

use daihoi_text::{fold, squeeze};
use serde::Serialize;
use tantivy::{DocId, SegmentReader};

/// A facet by which hits can be narrowed down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facet {
    /// Tên loại, the document's class.
    Class,
    /// Cơ quan ban hành, the issuing body.
    Body,
    /// The year of issue.
    Year,
    /// The session that the document belongs to.
    Session,
}

impl Facet {
    /// All facets in display order.
    pub const ALL: [Self; 4] = [Self::Class, Self::Body, Self::Year, Self::Session];

    /// Its name in addresses, in JSON and in the index.
    pub fn name(self) -> &'static str {
        ["class", "body", "year", "session"][self as usize]
    }
}

/// The chosen values: of each facet any one matches, none matches all. Values are compared without case and marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters([Vec<String>; 4]);

impl Filters {
    /// The chosen values of a facet.
    pub fn of(&self, facet: Facet) -> &[String] {
        &self.0[facet as usize]
    }

    /// Adds a value to the chosen ones.
    pub fn add(&mut self, facet: Facet, value: &str) {
        if !self.has(facet, value) {
            self.0[facet as usize].push(value.to_owned());
        }
    }

    /// Adds a value, or removes it if it was chosen.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        if self.has(facet, value) {
            self.0[facet as usize].retain(|chosen| !same(chosen, value));
        } else {
            self.add(facet, value);
        }
    }

    /// Whether a value is chosen, in any spelling.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.of(facet).iter().any(|chosen| same(chosen, value))
    }

    /// Whether no facet has a chosen value.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }
}

/// A facet value with its number of hits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The value as shown.
    pub value: String,
    /// Number of hits with it.
    pub count: usize,
}

/// The values of the hits, by facet: the most frequent first, ties by name; years latest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets([Vec<Choice>; 4]);

impl Facets {
    /// The values of a facet.
    pub fn of(&self, facet: Facet) -> &[Choice] {
        &self.0[facet as usize]
    }
}

/// The key that all spellings of a value share.
pub(super) fn key(value: &str) -> String {
    fold::plain(&squeeze(value))
}

fn same(left: &str, right: &str) -> bool {
    left == right || key(left) == key(right)
}

/// The values of every entry, by facet.
pub(super) struct FacetColumns([FacetColumn; 4]);

/// One facet of every entry.
#[derive(Default)]
pub(super) struct FacetColumn {
    /// The distinct values in byte order.
    pub(super) values: Vec<String>,
    /// For each entry the position of its value, from 1; 0 for none.
    pub(super) places: Vec<u32>,
}

impl FacetColumns {
    /// Reads the fast fields.
    pub(super) fn read(segment: Option<&SegmentReader>) -> tantivy::Result<Self> {
        let mut columns = Facet::ALL.map(|_| FacetColumn::default());
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

    pub(super) fn of(&self, facet: Facet) -> &FacetColumn {
        &self.0[facet as usize]
    }

    /// The filters, resolved to positions of values.
    pub(super) fn gate<'a>(&'a self, filters: &Filters) -> FilterGate<'a> {
        let chosen = Facet::ALL.map(|facet| {
            let wanted = filters.of(facet);
            if wanted.is_empty() {
                return None;
            }
            let passes = |value: &String| wanted.iter().any(|wanted| same(wanted, value));
            Some(std::iter::once(false).chain(self.of(facet).values.iter().map(passes)).collect())
        });
        FilterGate { columns: self, chosen }
    }
}

/// Decides whether an entry has the chosen values.
pub(super) struct FilterGate<'a> {
    columns: &'a FacetColumns,
    /// By facet, for the position of each value whether it is chosen; none if the facet is not filtered.
    chosen: [Option<Vec<bool>>; 4],
}

impl FilterGate<'_> {
    fn passes(&self, facet: Facet, document: DocId) -> bool {
        let place = self.columns.of(facet).places[document as usize] as usize;
        self.chosen[facet as usize].as_ref().is_none_or(|chosen| chosen[place])
    }

    /// Whether an entry has all that is chosen.
    pub(super) fn lets(&self, document: DocId) -> bool {
        Facet::ALL.into_iter().all(|facet| self.passes(facet, document))
    }

    /// The values that entries have, each counted where the filters of the other facets pass.
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
