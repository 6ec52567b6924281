//! The library: what is searched for, what was found, and the document that is read.

use std::sync::Arc;

use jiff::Timestamp;
use tui_input::Input;

use crate::{
    app::library::{Choice, Facet, Filters, Found, Hit, Paper, Wanted},
    console::reading::Laid,
};

/// Hits that are asked for at a time.
const PAGE: usize = 20;

/// The library screen.
#[derive(Debug, Default)]
pub struct Library {
    /// What is typed.
    pub input: Input,
    /// What hits are narrowed down by.
    pub filters: Filters,
    /// What was asked last; the answer to anything else is of no use any more.
    pub wanted: Wanted,
    /// The last answer.
    pub found: Option<Arc<Found>>,
    /// Why nothing can be found or opened.
    pub refusal: Option<String>,
    /// What was opened outside of the console.
    pub opened: Option<String>,
    /// The hit that is looked at.
    pub selected: usize,
    /// The filter that is looked at, while they are chosen from.
    pub choosing: Option<usize>,
    /// When the last letter was typed, until what was typed is taken as finished.
    pub typed_at: Option<Timestamp>,
    /// The hit whose document was asked for.
    pub asked: Option<usize>,
    /// The document that is read.
    pub reading: Option<Reading>,
}

/// A document that is read in the terminal.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The hit that led to it, by its place among the hits.
    pub place: usize,
    /// The hit itself.
    pub hit: Hit,
    /// The document.
    pub paper: Arc<Paper>,
    /// Its lines on a screen as wide as this one.
    pub laid: Laid,
    /// The first line in sight.
    pub top: usize,
    /// The line of the mark that was jumped to.
    pub current: Option<usize>,
}

impl Library {
    /// What to ask for what is typed and chosen, for so many hits that the one looked at is well among them.
    pub fn question(&self, unfinished: bool) -> Wanted {
        let limit = (self.selected / PAGE + 1) * PAGE + PAGE;
        Wanted { typed: self.input.value().trim_start().to_owned(), limit, filters: self.filters.clone(), unfinished }
    }

    /// The hits of the last answer.
    pub fn hits(&self) -> &[Hit] {
        self.found.as_ref().map_or(&[], |found| &found.hits)
    }

    /// The hit that is looked at.
    pub fn hit(&self) -> Option<&Hit> {
        match &self.reading {
            Some(reading) => Some(&reading.hit),
            None => self.hits().get(self.selected),
        }
    }

    /// What was asked for in the end: what was typed, or what was found instead.
    pub fn words(&self) -> &str {
        let corrected = self.found.as_ref().and_then(|found| found.corrected.as_deref());
        corrected.unwrap_or(self.wanted.typed.trim())
    }

    /// What can be chosen, facet by facet. What is chosen can be given up even where no hit has it.
    pub fn choices(&self) -> Vec<(Facet, Choice)> {
        let mut all = Vec::new();
        for facet in Facet::ALL {
            let found = self.found.as_ref().map_or(&[][..], |found| found.facets.of(facet));
            let mut own = found.to_vec();
            for value in self.filters.of(facet) {
                if !own.iter().any(|choice| choice.value == *value) {
                    own.push(Choice { value: value.clone(), count: 0 });
                }
            }
            all.extend(own.into_iter().map(|choice| (facet, choice)));
        }
        all
    }
}
