//! Arrivals over time, in equal steps that fit beside each other: for drawing them, and for what a click falls on.

use jiff::Timestamp;

use super::model::{Chosen, Model};

/// A bell that is hours away (in seconds) would squeeze the arrivals together; it waits outside the chart.
const FARTHEST_BELL: i64 = 3 * 3600;
/// Columns of a step where there is room.
const WIDEST: usize = 4;

/// Arrivals in equal steps.
pub(crate) struct Arrivals {
    /// In a step.
    pub minutes: usize,
    /// Columns of the chart that a step takes.
    pub columns_each: usize,
    /// How many came in each step.
    pub values: Vec<usize>,
    /// The start of the first step.
    pub first: Timestamp,
    /// The step of the bell.
    pub bell: Option<usize>,
    /// The step of the minute that is looked at, the minute's start, and how many came in it.
    pub chosen: Option<(usize, Timestamp, usize)>,
    by_minute: Vec<(Timestamp, usize)>,
}

impl Arrivals {
    /// Those of the roll that the dashboard shows, in so many columns; none where nobody came.
    pub(crate) fn of(model: &Model, columns: u16) -> Option<Self> {
        let columns = usize::from(columns);
        let snapshot = model.dashboard_roll();
        let by_minute = snapshot.roll.arrivals_by_minute();
        let (first, last) = (by_minute.first()?.0, by_minute.last()?.0);
        let since = |at: Timestamp| at.duration_since(first);
        let bell = snapshot.session.bell.filter(|bell| (0..=FARTHEST_BELL).contains(&since(*bell).as_secs()));
        let end = bell.map_or(last, |bell| bell.max(last));
        let all = usize::try_from(since(end).as_mins()).ok()? + 1;
        let minutes = all.div_ceil(columns.max(1)).max(1);
        let mut values = vec![0; all.div_ceil(minutes)];
        for (place, (_, count)) in by_minute.iter().enumerate() {
            values[place / minutes] += count;
        }
        let chosen = match model.dashboard.chosen() {
            Chosen::Minute(at) => by_minute
                .iter()
                .position(|(start, _)| *start == at)
                .map(|place| (place / minutes, at, by_minute[place].1)),
            _ => None,
        };
        let bell = bell.map(|bell| since(bell).as_mins() as usize / minutes);
        let columns_each = (columns / values.len()).clamp(1, WIDEST);
        Some(Self { minutes, columns_each, values, first, bell, chosen, by_minute })
    }

    /// The first minute in which somebody came of the step at a column.
    pub(crate) fn minute_at(&self, column: u16) -> Option<Timestamp> {
        let step = usize::from(column) / self.columns_each;
        let minutes = self.by_minute.iter().skip(step * self.minutes).take(self.minutes);
        minutes.into_iter().find(|(_, many)| *many > 0).map(|(start, _)| *start)
    }
}
