//! The door: picture, panel, last check-ins, and the bar of the quorum.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
    widgets::Widget,
};

use super::{lanes, lists, panel, quorum_bars};
use crate::console::{
    layout,
    model::{Model, Panel, Problem},
    theme::Tone,
};

/// Draws the screen.
pub(in crate::console) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let [body, numbers] = Layout::vertical([
        Constraint::Fill(1),
        Constraint::Length(layout::screens::conditions_height(model, &model.snapshot).max(2)),
    ])
    .areas(area);
    // The picture is as wide as its height lets it be: 4:3, and a column is half as wide as a row is high.
    let share = if area.width < 100 { 50 } else { 56 };
    let widest = (area.width * share / 100).min(body.height.saturating_sub(2) * 8 / 3 + 2);
    let widest = lanes::width(model, Rect { width: widest, ..body });
    let [left, right] = Layout::horizontal([Constraint::Length(widest), Constraint::Fill(1)]).areas(body);
    lanes::draw(model, left, buffer);
    let panel_height = match model.panel {
        Panel::Held(Problem::Confirm(_)) => right.height,
        // For the two seconds of an acceptance too: its letters are to be read from afar.
        Panel::Held(_) | Panel::Done { .. } | Panel::Already { .. } if right.height < 30 => right.height,
        Panel::Held(_) => right.height * 3 / 4,
        _ if right.height < 30 => right.height * 11 / 20,
        _ => right.height * 3 / 5,
    };
    let [beside, recent] = Layout::vertical([Constraint::Length(panel_height), Constraint::Fill(1)]).areas(right);
    panel::draw(model, beside, buffer);
    last_check_ins(model, recent, buffer);
    quorum_bars::draw(model, &model.snapshot, None, numbers, buffer);
}

fn last_check_ins(model: &Model, area: Rect, buffer: &mut Buffer) {
    if area.height < 2 {
        return;
    }
    let words = &model.words().panel;
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let mut rows = area.rows().skip(usize::from(area.height > 6));
    if let Some(row) = rows.next() {
        let mut line = Line::styled(words.recent, model.theme.accent());
        if model.strangers_left > 0 {
            let chip = format!("  {}", (words.strangers_left)(model.strangers_left));
            line.push_span(Span::styled(chip, model.theme.word(Tone::Doubt)));
        }
        line.render(row, buffer);
    }
    let arrivals = model.snapshot.roll.arrivals();
    if arrivals.is_empty() {
        if let Some(row) = rows.next() {
            Line::styled(words.recent_none, model.theme.dim()).render(row, buffer);
        }
        return;
    }
    for (row, event) in rows.zip(arrivals) {
        lists::event_line(model, event, usize::from(row.width)).render(row, buffer);
    }
}
