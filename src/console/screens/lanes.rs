//! The pictures of all cameras of the desk: as large as they go together, or one large where there is little room.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::Modifier,
    text::Line,
    widgets::Widget,
};

use super::preview;
use crate::console::{
    model::{LaneView, Model},
    theme::Tone,
    widgets::{picture, text::fit},
};

/// In less than this, beside each other, faces can't be told from the wall.
const LEAST_COLUMNS: u16 = 30;

/// Draws every lane.
pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    match model.lanes.as_slice() {
        [_] => preview::draw(model, 0, area, buffer),
        lanes => match shared(lanes.len(), area) {
            Some(areas) => {
                for (number, area) in areas.into_iter().enumerate() {
                    preview::draw(model, number, area, buffer);
                }
            }
            None => one_large(model, lanes, area, buffer),
        },
    }
}

/// How much of the width the pictures can fill: what they leave is the panel's.
pub(super) fn width(model: &Model, area: Rect) -> u16 {
    let areas = (model.lanes.len() > 1).then(|| shared(model.lanes.len(), area)).flatten();
    match areas.as_deref() {
        Some(above @ [first, ..]) if first.width == area.width => columns(above) + 2,
        _ => area.width,
    }
}

/// Beside or above each other, whichever makes larger pictures; none where both make them too small.
fn shared(many: usize, area: Rect) -> Option<Vec<Rect>> {
    let parts = vec![Constraint::Fill(1); many];
    let beside = Layout::horizontal(parts.clone()).split(area);
    let above = Layout::vertical(parts).split(area);
    let best = if columns(&beside) > columns(&above) { beside } else { above };
    (columns(&best) >= LEAST_COLUMNS).then(|| best.to_vec())
}

/// The columns of the smallest picture of 4:3 inside these frames.
fn columns(frames: &[Rect]) -> u16 {
    let fitting = |frame: &Rect| {
        let inside = Rect { width: frame.width.saturating_sub(2), height: frame.height.saturating_sub(2), ..*frame };
        picture::placed(inside, 4, 3).width
    };
    frames.iter().map(fitting).min().unwrap_or(0)
}

/// The lane where somebody was seen last, and a line for each of the others.
fn one_large(model: &Model, lanes: &[LaneView], area: Rect, buffer: &mut Buffer) {
    let others = lanes.len() as u16 - 1;
    let [large, below] = Layout::vertical([Constraint::Fill(1), Constraint::Length(others)]).areas(area);
    preview::draw(model, model.front, large, buffer);
    let behind = lanes.iter().enumerate().filter(|(number, _)| *number != model.front);
    for (row, (number, lane)) in below.rows().zip(behind) {
        let title = preview::title(model, number);
        let (tone, text) = match &lane.preview {
            Some(preview) if preview.faces.is_empty() => (Tone::Plain, format!("{title} ✓")),
            Some(preview) => (Tone::Plain, format!("{title} ✓ {}", (model.words().camera.before)(preview.faces.len()))),
            None => {
                let (tone, what, _) = preview::without_picture(model, &lane.camera);
                (tone, format!("{title} · {what}"))
            }
        };
        let text = fit(&format!(" {text} "), usize::from(row.width));
        let style = match tone {
            Tone::Plain => model.theme.dim(),
            tone => model.theme.fill(tone).add_modifier(Modifier::BOLD),
        };
        Line::styled(text, style).render(row, buffer);
    }
}
