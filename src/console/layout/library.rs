//! Where hits and filters of the library stand, for drawing them and for finding what a click falls on.

use ratatui::layout::{Constraint, Layout, Position, Rect};

use super::{inside, scroll};
use crate::{
    app::library::{Choice, Facet},
    console::model::Model,
};

/// Columns from which on the filters stand beside the hits.
const WIDE: u16 = 110;
/// Columns of the filters then.
const FILTERS: u16 = 34;
/// Lines of a hit: title, way, two of the passage, a blank.
pub(crate) const HIT: u16 = 5;

/// The screen's parts.
pub(crate) struct Parts {
    /// The filters with their frame, where they are in sight.
    pub filters: Option<Rect>,
    /// All else, with its frame.
    pub frame: Rect,
    /// What is typed.
    pub query: Rect,
    /// What is told.
    pub told: Rect,
    /// The hits; on a narrow screen they give way to the filters.
    pub hits: Option<Rect>,
}

/// The parts of the screen while nothing is read.
pub(crate) fn parts(model: &Model, area: Rect) -> Parts {
    let library = &model.library;
    let beside = area.width >= WIDE && !library.choices().is_empty();
    let [filters, frame] =
        Layout::horizontal([Constraint::Length(if beside { FILTERS } else { 0 }), Constraint::Fill(1)]).areas(area);
    let [query, told, list] =
        Layout::vertical([Constraint::Length(1), Constraint::Length(1), Constraint::Fill(1)]).areas(inside(frame));
    let (filters, hits) = match (beside, library.choosing.is_some()) {
        (true, _) => (Some(filters), Some(list)),
        (false, true) => (Some(list), None),
        (false, false) => (None, Some(list)),
    };
    Parts { filters, frame, query, told, hits }
}

/// The hits in sight, by their places among all.
pub(crate) fn in_sight(model: &Model, hits: Rect) -> impl Iterator<Item = (usize, Rect)> {
    let library = &model.library;
    let room = usize::from((hits.height + 1) / HIT).max(1);
    let first = scroll(library.selected, library.hits().len(), room);
    let area = move |number: usize| {
        let y = hits.y + number as u16 * HIT;
        Rect { y, height: HIT.min(hits.bottom().saturating_sub(y)), ..hits }
    };
    (first..library.hits().len()).take(room).enumerate().map(move |(number, place)| (place, area(number)))
}

/// A line of the filters.
pub(crate) enum Row {
    /// Between two facets.
    Blank,
    /// A facet's name.
    Name(Facet),
    /// A value, by its place among all choices.
    Value(usize, Facet, Choice),
}

/// The lines of the filters that are in sight.
pub(crate) fn rows(model: &Model, filters: Rect) -> impl Iterator<Item = (Row, Rect)> {
    let library = &model.library;
    let mut rows: Vec<Row> = Vec::new();
    let (mut last, mut at) = (None, 0);
    for (place, (facet, choice)) in library.choices().into_iter().enumerate() {
        if last != Some(facet) {
            rows.extend(last.map(|_| Row::Blank));
            rows.push(Row::Name(facet));
            last = Some(facet);
        }
        if library.choosing == Some(place) {
            at = rows.len();
        }
        rows.push(Row::Value(place, facet, choice));
    }
    let inside = inside(filters);
    let first = scroll(at, rows.len(), usize::from(inside.height));
    rows.into_iter().skip(first).zip(inside.rows())
}

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spot {
    /// A hit, by its place among all.
    Hit(usize),
    /// A value of the filters, by its place among all choices.
    Choice(usize),
}

/// What of the library stands at a place; nothing where a document is read.
pub(crate) fn spot_at(model: &Model, area: Rect, at: Position) -> Option<Spot> {
    if model.library.reading.is_some() {
        return None;
    }
    let parts = parts(model, area);
    let hit = || in_sight(model, parts.hits?).find(|(_, area)| area.contains(at)).map(|(place, _)| Spot::Hit(place));
    let choice = || {
        rows(model, parts.filters?).find_map(|(row, area)| match row {
            Row::Value(place, ..) if area.contains(at) => Some(Spot::Choice(place)),
            _ => None,
        })
    };
    hit().or_else(choice)
}
