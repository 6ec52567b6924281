//! Where the parts of the screens stand below the first line, for drawing them and for finding what a click falls on.

use ratatui::layout::{Constraint, Layout, Margin, Position, Rect};

use super::List;
use crate::{
    app::{desk::snapshot::Snapshot, roster::import::meanings},
    console::{
        arrivals::Arrivals,
        forecast,
        model::{Chosen, Model, Part, Screen, Stage, answers},
    },
};

/// Rows from which on the dashboard's counters are large.
const ROOMY: u16 = 34;

/// The dashboard's parts, those with a frame as large as it.
pub(crate) struct Dashboard {
    /// Whether the counters are large.
    pub roomy: bool,
    /// Which other session is looked at.
    pub viewed: Rect,
    /// Side by side.
    pub counters: [Rect; 5],
    /// One line each, and below them the forecast.
    pub conditions: Rect,
    /// Units or delegations.
    pub groups: Rect,
    /// The chart.
    pub arrivals: Rect,
    /// The last events.
    pub events: Rect,
}

/// The dashboard.
pub(crate) fn dashboard(model: &Model, area: Rect) -> Dashboard {
    let roomy = area.height >= ROOMY;
    let conditions = conditions_height(model, model.dashboard_roll());
    let [viewed, top, conditions, rest] = Layout::vertical([
        Constraint::Length(u16::from(model.dashboard.viewed.is_some())),
        Constraint::Length(if roomy { 9 } else { 4 }),
        Constraint::Length(conditions + u16::from(roomy)),
        Constraint::Fill(1),
    ])
    .areas(area);
    let [groups, right] = Layout::horizontal([Constraint::Percentage(50), Constraint::Fill(1)]).areas(rest);
    let chart = if roomy { right.height / 2 } else { 7.min(right.height / 2) };
    let [arrivals, events] = Layout::vertical([Constraint::Length(chart), Constraint::Fill(1)]).areas(right);
    let counters = Layout::horizontal([Constraint::Fill(1); 5]).areas(top);
    Dashboard { roomy, viewed, counters, conditions, groups, arrivals, events }
}

/// The lines that the quorum's bars need: one a condition, and one for the forecast.
pub(crate) fn conditions_height(model: &Model, snapshot: &Snapshot) -> u16 {
    let conditions = snapshot.counts.quorum.map_or(0, |quorum| 1 + u16::from(quorum.units.is_some()));
    let here = snapshot.session.name == model.snapshot.session.name;
    conditions + u16::from(here && forecast::forecast(model).is_some())
}

/// What of the dashboard stands at a place.
pub(crate) fn chosen_at(model: &Model, area: Rect, at: Position) -> Option<Chosen> {
    let parts = dashboard(model, area);
    if let Some(place) = parts.counters.iter().position(|counter| counter.contains(at)) {
        return Some(Chosen::Counter(place));
    }
    if parts.conditions.contains(at) {
        let place = usize::from(at.y - parts.conditions.y);
        return (place < model.conditions()).then_some(Chosen::Condition(place));
    }
    let chart = framed(parts.arrivals);
    if chart.contains(at) {
        return Arrivals::of(model, chart.width)?.minute_at(at.x - chart.x).map(Chosen::Minute);
    }
    let (group, event) = match model.dashboard.chosen() {
        Chosen::Group(place) => (place, 0),
        Chosen::Event(place) => (0, place),
        _ => (0, 0),
    };
    let line = |part: Rect, len, chosen| {
        let area = Some(framed(part)).filter(|area| area.contains(at))?;
        List { above: 0, below: 0, len, chosen }.line_at(area, at.y)
    };
    line(parts.groups, model.groups().len(), group)
        .map(Chosen::Group)
        .or_else(|| line(parts.events, model.last_events().len(), event).map(Chosen::Event))
}

/// What is inside a part's frame.
pub(crate) fn framed(part: Rect) -> Rect {
    part.inner(Margin::new(1, 1))
}

/// The roster's list of names and the record beside it, each with its frame.
pub(crate) fn delegates(area: Rect) -> [Rect; 2] {
    Layout::horizontal([Constraint::Percentage(55), Constraint::Fill(1)]).areas(area)
}

/// What is typed, and the list below it.
pub(crate) fn query_and_list(inside: Rect) -> [Rect; 2] {
    Layout::vertical([Constraint::Length(2), Constraint::Fill(1)]).areas(inside)
}

/// The screen for rosters, without its margins.
pub(crate) fn import(area: Rect) -> Rect {
    Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area }
}

/// Title, what is typed, what is told, and the files.
pub(crate) fn files(model: &Model, area: Rect) -> [Rect; 4] {
    Layout::vertical([
        Constraint::Length(2),
        Constraint::Length(1),
        Constraint::Length(if model.import.refusal.is_some() { 4 } else { 1 }),
        Constraint::Fill(1),
    ])
    .areas(area)
}

/// The parts of what a file would do, or did: an empty line, file, figures, what is told, the file to mend, the parts'
/// names, and the part that is shown.
pub(crate) fn look(model: &Model, area: Rect) -> [Rect; 7] {
    let view = &model.import;
    let done = view.stage == Stage::Done && view.mend.is_some();
    Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(2),
        Constraint::Length(u16::from(view.busy) + if view.refusal.is_some() { 4 } else { 0 }),
        Constraint::Length(if done { 4 } else { 0 }),
        Constraint::Length(if view.question.is_some() { 0 } else { 2 }),
        Constraint::Fill(1),
    ])
    .areas(area)
}

/// Lines above the answers to a homonym.
pub(crate) const ABOVE_ANSWERS: u16 = 6;
/// Lines above the fields that a column can have.
pub(crate) const ABOVE_FIELDS: u16 = 2;

/// Rows, and below them the chosen one's reason or changes in full.
pub(crate) fn with_detail(part: Rect) -> [Rect; 2] {
    Layout::vertical([Constraint::Fill(1), Constraint::Length(5)]).areas(part)
}

/// The list of the screen itself, with the area it stands in.
pub(crate) fn screen_list(model: &Model, body: Rect) -> Option<(List, Rect)> {
    let list = |len, chosen, area| Some((List { above: 0, below: 0, len, chosen }, area));
    match model.screen {
        Screen::Delegates if model.delegates.open.is_none() && model.delegates.adding.is_none() => {
            let [names, _] = delegates(body);
            let [_, names] = query_and_list(framed(names));
            list(model.delegates.hits.len(), model.delegates.selected, names)
        }
        Screen::Log => {
            let [_, lines] = query_and_list(framed(body));
            list(model.log.lines.len(), model.log.selected, lines)
        }
        Screen::Import => imported(model, import(body)),
        _ => None,
    }
}

fn imported(model: &Model, area: Rect) -> Option<(List, Rect)> {
    let view = &model.import;
    let list = |above, len, chosen, area| Some((List { above, below: 0, len, chosen }, area));
    let Some(import) = view.import.as_ref().filter(|_| view.stage != Stage::Pick) else {
        let [.., files] = files(model, area);
        return list(0, view.files.len(), view.selected, files);
    };
    let [.., part] = look(model, area);
    if let Some(question) = &view.question {
        return list(ABOVE_ANSWERS, answers(import, question).len(), question.selected, part);
    }
    if let Some(field) = view.field {
        return list(ABOVE_FIELDS, meanings().len() + 1, field, part);
    }
    let part = if view.part == Part::Columns { part } else { with_detail(part)[0] };
    list(0, view.len(), view.line(), part)
}
