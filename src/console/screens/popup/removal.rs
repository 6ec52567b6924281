//! The decision by which delegates leave the roster.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    text::Line,
    widgets::{Paragraph, Widget, Wrap},
};

use super::bold;
use crate::console::{model::Model, popups::Removal, screens::delegates, theme::Tone};

pub(super) fn draw(model: &Model, removal: &Removal, area: Rect, buffer: &mut Buffer) {
    let (words, forms) = (&model.words().delegates, &model.words().forms);
    let [told, query, missing] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(2), Constraint::Length(1)]).areas(area);
    let mut lines = Vec::new();
    lines.extend(removal.delegate.map(|delegate| bold(model.name(delegate))));
    lines.push(Line::raw(words.removal_text[usize::from(removal.delegate.is_none())]));
    Paragraph::new(lines).wrap(Wrap { trim: true }).render(told, buffer);
    delegates::typed(model, &removal.decision, forms.decision_no, query, buffer);
    if removal.missing && removal.decision.value().trim().is_empty() {
        Line::styled(forms.missing[2], model.theme.word(Tone::Bad)).render(missing, buffer);
    }
}
