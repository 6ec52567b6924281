//! Spreadsheets into the roster.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::Line,
    widgets::{Paragraph, Widget, Wrap},
};

use crate::console::model::Model;

/// Draws the screen.
pub(in crate::console) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let [how, command] = model.words().import.how;
    let lines = vec![Line::default(), Line::raw(how), Line::default(), Line::styled(command, model.theme.accent())];
    Paragraph::new(lines).centered().wrap(Wrap { trim: true }).render(area, buffer);
}
