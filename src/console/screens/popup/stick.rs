//! Where the site is copied to.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::Line,
    widgets::{Paragraph, Widget},
};

use super::choices;
use crate::console::{
    model::Model,
    popups::Stick,
    screens::{delegates, lists},
    widgets::text::fit,
};

pub(super) fn draw(model: &Model, stick: &Stick, (area, list): (Rect, Rect), buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().publish);
    delegates::typed(model, stick.input.value(), words.stick_hint, Rect { height: 2.min(area.height), ..area }, buffer);
    let sticks = &model.publish.state.sticks;
    if let Some(row) = area.rows().nth(2) {
        let head = if sticks.is_empty() { words.no_stick } else { words.sticks };
        Line::styled(head, theme.dim()).render(row, buffer);
    }
    let first = lists::scroll(stick.selected, sticks.len(), usize::from(list.height));
    let names: Vec<String> =
        sticks.iter().skip(first).map(|stick| fit(&stick.display().to_string(), usize::from(list.width))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    // What is typed goes before what is chosen.
    let chosen = if stick.input.value().trim().is_empty() { stick.selected - first } else { usize::MAX };
    Paragraph::new(choices(model, &names, chosen)).render(list, buffer);
}
