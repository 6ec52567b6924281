//! The pages that list documents: what there is of a facet, and what stands on a shelf.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{context, value::Serde};
use serde::Serialize;

use super::{
    Card, File, Press, SiteError,
    listing::Entry,
    shelves::{Facet, Shelf},
};

/// A list that is longer than this is parted under headings.
const LONG: usize = 12;

/// A shelf, or a facet, in a list of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Way {
    name: String,
    href: String,
    count: usize,
    /// `4 văn bản`.
    count_text: String,
    /// The page that it stands on.
    here: bool,
}

/// Ways of one kind under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Ways {
    name: &'static str,
    href: String,
    list: Vec<Way>,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Part {
    /// Empty where the list is not parted.
    name: String,
    /// Where all documents under this name are.
    href: String,
    entries: Vec<Entry>,
}

impl Press<'_> {
    /// The facets that have anything, for the foot of every page. No counts: those would make every page of a site
    /// new with each document.
    pub(super) fn facets(&self) -> Vec<Ways> {
        let has = |facet: &Facet| self.shelves.by(*facet).next().is_some();
        let ways = |facet: Facet| Ways { name: facet.name(self.strings), href: facet.path(), list: Vec::new() };
        Facet::ALL.into_iter().filter(has).map(ways).collect()
    }

    /// The shelves of a facet that are wanted; `here` is the page that they are listed on.
    pub(super) fn ways(&self, facet: Facet, wanted: impl Fn(&Shelf) -> bool, here: &str) -> Ways {
        let way = |shelf: &Shelf| {
            let (href, count) = (shelf.path(), shelf.cards.len());
            let count_text = (self.strings.documents)(count);
            Way { name: shelf.name.clone(), here: href == here, href, count, count_text }
        };
        let list = self.shelves.by(facet).filter(|shelf| wanted(shelf)).map(way).collect();
        Ways { name: facet.name(self.strings), href: facet.path(), list }
    }

    /// The page that shows the shelves of a facet.
    pub(super) fn facet(&self, facet: Facet) -> Result<File, SiteError> {
        let context = context! { facet => Serde(self.ways(facet, |_| true, "")) };
        self.file("facet.html", &facet.path(), context)
    }

    /// The page of a shelf: its documents, the shelves beside it, and those of other facets that its documents stand on.
    pub(super) fn shelf(&self, own: &Shelf) -> Result<File, SiteError> {
        let path = own.path();
        let related = Facet::ALL.into_iter().filter(|facet| *facet != own.facet).map(|facet| {
            let others = own.cards.iter().flat_map(|card| self.shelves.of(card));
            let found: BTreeSet<_> = others.filter(|other| other.facet == facet).map(|other| &*other.slug).collect();
            self.ways(facet, |other| found.contains(&*other.slug), "")
        });
        let related: Vec<_> = related.filter(|ways| !ways.list.is_empty()).collect();
        let context = context! {
            shelf => context! {
                name => own.name.as_str(),
                count_text => (self.strings.documents)(own.cards.len()),
            },
            facet => Serde(self.ways(own.facet, |_| true, &path)),
            related => Serde(related),
            parts => Serde(self.parts(own)),
        };
        self.file("list.html", &path, context)
    }

    /// A long list is parted: a class's by year, all others by class.
    fn parts(&self, whole: &Shelf) -> Vec<Part> {
        let by = if whole.facet == Facet::Class { Facet::Year } else { Facet::Class };
        let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
        if whole.cards.len() > LONG {
            let places: BTreeMap<String, usize> =
                self.shelves.by(by).enumerate().map(|(place, shelf)| (shelf.path(), place)).collect();
            for card in &whole.cards {
                let under = self.shelves.of(card).find(|other| other.facet == by);
                let (name, href) = under.map(|under| (under.name.clone(), under.path())).unwrap_or_default();
                let place = places.get(&href).copied().unwrap_or(usize::MAX);
                parts.entry(place).or_insert_with(|| Part::new(name, href)).entries.push(self.entry(card));
            }
        }
        if parts.len() < 2 {
            let all = Part { entries: self.entries(&whole.cards), ..Part::new(String::new(), String::new()) };
            return vec![all];
        }
        parts.into_values().collect()
    }

    pub(super) fn entries(&self, cards: &[&Card]) -> Vec<Entry> {
        cards.iter().map(|card| self.entry(card)).collect()
    }
}

impl Part {
    fn new(name: String, href: String) -> Self {
        Self { name, href, entries: Vec::new() }
    }
}
