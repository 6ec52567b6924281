//! What is chosen and written down: which event to undo, a leave of absence, a substitution.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::Widget,
};

use super::{bold, plain};
use crate::{
    console::{
        model::Model,
        popups::{Excuse, Substitute, Undo},
        screens::{delegates, lists},
        theme::Tone,
        widgets::{
            field,
            text::{left, tail},
        },
    },
    domain::event::Scope,
};

pub(super) fn undo_which(model: &Model, undo: &Undo, (area, list): (Rect, Rect), buffer: &mut Buffer) {
    let words = &model.words().forms;
    plain(words.undo_which, Rect { height: 2.min(area.height), ..area }, buffer);
    if let Some(row) = area.rows().nth(2) {
        delegates::typed(model, &undo.input, words.undo_hint, row, buffer);
    }
    let events = model.undoable_events(undo);
    if events.is_empty() {
        return plain(words.undo_none, list, buffer);
    }
    let first = lists::scroll(undo.choice.place(), events.len(), usize::from(list.height));
    for (row, (place, event)) in list.rows().zip(events.into_iter().enumerate().skip(first)) {
        let locked = model.undo_needs_supervisor(event);
        let mark = if locked { words.needs_pin } else { "" };
        let width = usize::from(row.width).saturating_sub(3 + 10);
        let chosen = Some(place) == undo.choice.made();
        let sign = if chosen { "▸ " } else { "  " };
        let mut line = Line::from(Span::raw(sign));
        line.extend(lists::event_line(model, event, width));
        line.push_span(Span::styled(format!(" {}", left(mark, 10)), model.theme.word(Tone::Doubt)));
        line.render(row, buffer);
        if chosen {
            buffer.set_style(row, model.theme.selected().add_modifier(Modifier::BOLD));
        }
    }
}

pub(super) fn excuse(model: &Model, excuse: &Excuse, area: Rect, buffer: &mut Buffer) {
    let words = &model.words().forms;
    let reach = words.scopes[usize::from(excuse.scope == Scope::Congress)];
    let mut rows = area.rows();
    if let Some(row) = rows.next() {
        bold(model.name(excuse.delegate)).render(row, buffer);
    }
    let fields = [
        (words.scope, None),
        (words.absence_reason, Some(&excuse.reason)),
        (words.approved_by, Some(&excuse.approved_by)),
    ];
    let unsaid = [&excuse.reason, &excuse.approved_by].iter().position(|said| said.value().trim().is_empty());
    if let Some(place) = unsaid.filter(|_| excuse.missing) {
        missing(model, words.missing[place], area, buffer);
    }
    for (place, (name, value)) in fields.into_iter().enumerate() {
        let Some(row) = rows.by_ref().nth(1) else { return };
        let chosen = place == excuse.field;
        let room = usize::from(row.width).saturating_sub(18);
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let mut spans = vec![
            Span::styled(if chosen { "▸ " } else { "  " }, model.theme.accent()),
            Span::styled(left(name, 15), if chosen { model.theme.accent() } else { model.theme.dim() }),
        ];
        spans.extend(match value {
            Some(input) if chosen => {
                let mut spans = field::typed(input, room, bold, model.theme.accent());
                if place == Excuse::REASON && input.value().is_empty() {
                    spans.push(Span::styled(words.absence_hint, model.theme.dim()));
                }
                spans
            }
            Some(input) => vec![Span::styled(tail(input.value(), room), bold)],
            None => vec![Span::styled(format!("◂ {reach} ▸"), bold)],
        });
        Line::from(spans).render(row, buffer);
    }
}

/// In the last row, what is still to be said.
fn missing(model: &Model, sentence: &str, area: Rect, buffer: &mut Buffer) {
    if let Some(row) = area.rows().next_back() {
        let text = format!("{} {sentence}", Tone::Bad.sign());
        Line::styled(text, model.theme.word(Tone::Bad).add_modifier(Modifier::BOLD)).render(row, buffer);
    }
}

pub(super) fn substitute(model: &Model, form: &Substitute, (area, list): (Rect, Rect), buffer: &mut Buffer) {
    let words = &model.words().forms;
    let mut rows = area.rows();
    if let Some(row) = rows.next() {
        Line::from_iter([
            Span::styled(model.name(form.delegate).to_owned(), Style::new().add_modifier(Modifier::BOLD)),
            Span::styled(format!("  {}", words.substitute_by), model.theme.dim()),
        ])
        .render(row, buffer);
    }
    if let Some(row) = rows.nth(1) {
        let field = Rect { height: 1, ..row };
        delegates::typed(model, &form.decision, words.decision_no, field, buffer);
    }
    if form.missing && form.decision.value().trim().is_empty() {
        missing(model, words.missing[2], Rect { height: 3.min(area.height), ..area }, buffer);
    }
    if form.alternates.is_empty() {
        return plain(words.no_alternate, list, buffer);
    }
    let first = lists::scroll(form.selected, form.alternates.len(), usize::from(list.height));
    let shown: Vec<_> = form.alternates.iter().skip(first).take(usize::from(list.height)).copied().collect();
    delegates::people_lines(model, &shown, Some(form.selected - first), list, buffer);
}
