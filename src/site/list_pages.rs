//! The pages that list documents: one for each facet, and one for each of its values.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{context, value::Serde};
use serde::Serialize;

use super::{
    Card, File, Renderer, SiteError,
    list_entry::ListEntry,
    listings::{FacetListing, SiteFacet},
};

/// Number of documents from which on a list is split under headings.
const LONG: usize = 12;

/// A link to a listing, or to a facet's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct FacetLink {
    name: String,
    href: String,
    count: usize,
    /// The number of documents in words: `4 văn bản`.
    count_text: String,
    /// Whether it is the current page.
    here: bool,
}

/// Links of one facet under its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct FacetLinks {
    name: &'static str,
    href: String,
    list: Vec<FacetLink>,
}

/// A section of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct ListSection {
    /// The heading; empty if the list is not split.
    name: String,
    /// Address of all documents under this heading.
    href: String,
    entries: Vec<ListEntry>,
}

impl Renderer<'_> {
    /// The facets that have any value, for the foot of every page. Without counts: those would change every page of a
    /// site with each document.
    pub(super) fn facets(&self) -> Vec<FacetLinks> {
        let has = |facet: &SiteFacet| self.listings.by(*facet).next().is_some();
        let ways =
            |facet: SiteFacet| FacetLinks { name: facet.name(self.strings), href: facet.path(), list: Vec::new() };
        SiteFacet::ALL.into_iter().filter(has).map(ways).collect()
    }

    /// Links to the listings of a facet that pass `wanted`; `here` is the address of the current page.
    pub(super) fn ways(&self, facet: SiteFacet, wanted: impl Fn(&FacetListing) -> bool, here: &str) -> FacetLinks {
        let way = |listing: &FacetListing| {
            let (href, count) = (listing.path(), listing.cards.len());
            let count_text = (self.strings.documents)(count);
            FacetLink { name: listing.name.clone(), here: href == here, href, count, count_text }
        };
        let list = self.listings.by(facet).filter(|listing| wanted(listing)).map(way).collect();
        FacetLinks { name: facet.name(self.strings), href: facet.path(), list }
    }

    /// The page of a facet: links to all its listings.
    pub(super) fn facet(&self, facet: SiteFacet) -> Result<File, SiteError> {
        let context = context! { facet => Serde(self.ways(facet, |_| true, "")) };
        self.file("facet.html", &facet.path(), context)
    }

    /// The page of a listing: its documents, the other listings of its facet, and those of other facets that its
    /// documents belong to.
    pub(super) fn listing(&self, own: &FacetListing) -> Result<File, SiteError> {
        let path = own.path();
        let related = SiteFacet::ALL.into_iter().filter(|facet| *facet != own.facet).map(|facet| {
            let others = own.cards.iter().flat_map(|card| self.listings.of(card));
            let found: BTreeSet<_> = others.filter(|other| other.facet == facet).map(|other| &*other.slug).collect();
            self.ways(facet, |other| found.contains(&*other.slug), "")
        });
        let related: Vec<_> = related.filter(|ways| !ways.list.is_empty()).collect();
        let context = context! {
            listing => context! {
                name => own.name.as_str(),
                count_text => (self.strings.documents)(own.cards.len()),
            },
            facet => Serde(self.ways(own.facet, |_| true, &path)),
            related => Serde(related),
            parts => Serde(self.parts(own)),
        };
        self.file("list.html", &path, context)
    }

    /// Splits a long list: a class's by year, all others by class.
    fn parts(&self, whole: &FacetListing) -> Vec<ListSection> {
        let by = if whole.facet == SiteFacet::Class { SiteFacet::Year } else { SiteFacet::Class };
        let mut parts: BTreeMap<usize, ListSection> = BTreeMap::new();
        if whole.cards.len() > LONG {
            let places: BTreeMap<String, usize> =
                self.listings.by(by).enumerate().map(|(place, listing)| (listing.path(), place)).collect();
            for card in &whole.cards {
                let under = self.listings.of(card).find(|other| other.facet == by);
                let (name, href) = under.map(|under| (under.name.clone(), under.path())).unwrap_or_default();
                let place = places.get(&href).copied().unwrap_or(usize::MAX);
                parts.entry(place).or_insert_with(|| ListSection::new(name, href)).entries.push(self.entry(card));
            }
        }
        if parts.len() < 2 {
            let all =
                ListSection { entries: self.entries(&whole.cards), ..ListSection::new(String::new(), String::new()) };
            return vec![all];
        }
        parts.into_values().collect()
    }

    pub(super) fn entries(&self, cards: &[&Card]) -> Vec<ListEntry> {
        cards.iter().map(|card| self.entry(card)).collect()
    }
}

impl ListSection {
    fn new(name: String, href: String) -> Self {
        Self { name, href, entries: Vec::new() }
    }
}
