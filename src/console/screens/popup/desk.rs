//! Windows of the operator at the desk, of the supervisor who allows something, and of all commands.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Paragraph, Widget, Wrap},
};

use super::{choices, plain};
use crate::{
    app::desk::{dashboard, front_desk::Request, records::Ask, sessions::Step},
    console::{
        commands,
        model::Model,
        popups::{Operators, Palette, Pin},
        screens::{delegates, lists},
        theme::Tone,
        widgets::text::{capitalised, left, right},
    },
    domain::delegate::DelegateId,
};

pub(super) fn pin(model: &Model, pin: &Pin, (area, list): (Rect, Rect), buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().forms);
    let (what, whom) = guarded_action(model, &pin.request);
    let name = whom.map_or("", |id| model.name(id));
    let mut rows = area.rows();
    if let Some(row) = rows.next() {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Line::from_iter([Span::styled(what, bold), Span::raw("  "), Span::raw(name.to_owned())]).render(row, buffer);
    }
    let mut rows = rows.skip(1);
    if let Some(row) = rows.next() {
        let who = if pin.is_own() { words.operator_name } else { words.pin_who };
        Line::styled(capitalised(who), theme.accent()).render(row, buffer);
    }
    let names: Vec<&str> = pin.supervisors.iter().map(String::as_str).collect();
    let shown = names.len().min(4) as u16;
    let first = lists::scroll(pin.selected, names.len(), usize::from(shown));
    let lines = choices(model, &names[first..], pin.selected - first);
    Paragraph::new(lines).render(Rect { height: shown.min(list.height), ..list }, buffer);
    let rest = Rect { y: list.y + shown.min(list.height), height: list.height.saturating_sub(shown), ..list };
    let mut rows = rest.rows().skip(1);
    if let Some(row) = rows.next() {
        let dots = "● ".repeat(pin.typed.0.chars().count());
        let text = if pin.checking { words.checking.to_owned() } else { format!("{dots}▏") };
        Line::from_iter([
            Span::styled("PIN  ", theme.accent()),
            Span::styled(text, Style::new().add_modifier(Modifier::BOLD)),
        ])
        .render(row, buffer);
    }
    if let Some(sentence) = &pin.sentence {
        let below = Rect { y: rest.y + 3.min(rest.height), height: rest.height.saturating_sub(3), ..rest };
        Paragraph::new(format!("{} {sentence}", Tone::Bad.sign()))
            .style(theme.word(Tone::Bad).add_modifier(Modifier::BOLD))
            .wrap(Wrap { trim: true })
            .render(below, buffer);
    }
}

/// What is to be allowed, and the delegate whom it is about.
fn guarded_action(model: &Model, request: &Request) -> (String, Option<DelegateId>) {
    let (words, keys) = (&model.words().forms, &model.words().keys);
    let what = match request {
        Request::Undo { .. } => keys.undo_long.to_owned(),
        Request::Excuse(..) => keys.excuse_long.to_owned(),
        Request::Substitute { .. } => keys.substitute_long.to_owned(),
        Request::SignOn(name) => (words.signs_on)(name),
        Request::Dashboard(dashboard::Ask::Step(session, Step::Bell)) => (words.rings_again)(session),
        Request::Dashboard(dashboard::Ask::Step(session, _)) => (words.reopens)(session),
        Request::Records(Ask::Edit(delegate, field, _)) => {
            return ((words.changes)(model.words().delegates.field(field.name())), Some(*delegate));
        }
        Request::Records(Ask::Load(order)) => {
            let file = order.file.file_name().map(|name| name.to_string_lossy().into_owned());
            (words.loads)(&file.unwrap_or_default())
        }
        _ => words.this_step.to_owned(),
    };
    (what, request.delegate())
}

pub(super) fn operators(model: &Model, operators: &Operators, (area, list): (Rect, Rect), buffer: &mut Buffer) {
    let words = &model.words().forms;
    let staff = &model.snapshot.staff;
    let head = Rect { height: 2.min(area.height), ..area };
    if staff.is_empty() {
        delegates::typed(model, operators.input.value(), words.operator_name, head, buffer);
        return plain(words.operators_none, list, buffer);
    }
    plain(words.operators_hint, head, buffer);
    let first = lists::scroll(operators.selected, staff.len(), usize::from(list.height));
    for (row, (place, member)) in list.rows().zip(staff.iter().enumerate().skip(first)) {
        let chosen = place == operators.selected;
        let style = if chosen { model.theme.selected().add_modifier(Modifier::BOLD) } else { Style::new() };
        let role = if member.can_allow { words.supervisor } else { "" };
        let now = if member.name == model.snapshot.operator { words.sits_here } else { "" };
        let width = usize::from(row.width).saturating_sub(2 + 34);
        let sign = if chosen { "▸ " } else { "  " };
        let text = format!("{sign}{}{}{}", left(&member.name, width), left(role, 16), right(now, 17));
        Line::styled(text, style).render(row, buffer);
    }
}

pub(super) fn palette(model: &Model, palette: &Palette, (area, list): (Rect, Rect), buffer: &mut Buffer) {
    let words = &model.words().forms;
    delegates::typed(model, palette.input.value(), words.palette_hint, Rect { height: 2, ..area }, buffer);
    let fitting = commands::fitting(model, palette.input.value());
    if fitting.is_empty() {
        return plain(words.palette_none, list, buffer);
    }
    let first = lists::scroll(palette.selected, fitting.len(), usize::from(list.height));
    for (row, (place, (_, entry))) in list.rows().zip(fitting.iter().enumerate().skip(first)) {
        let chosen = place == palette.selected;
        let style = if chosen { model.theme.selected().add_modifier(Modifier::BOLD) } else { Style::new() };
        let dim = if chosen { style } else { model.theme.dim() };
        let sign = if chosen { "▸ " } else { "  " };
        let width = usize::from(row.width).saturating_sub(2 + 10);
        let key = commands::keys(model, entry).next().map_or_else(String::new, |key| key.to_string());
        Line::from_iter([
            Span::styled(format!("{sign}{}", left((entry.name)(model), width)), style),
            Span::styled(right(&key, 9) + " ", dim),
        ])
        .render(row, buffer);
    }
}
