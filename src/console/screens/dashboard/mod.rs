//! The numbers: counters, both conditions of the quorum, groups, arrivals, last events.

mod arrivals;
mod counters;

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Block, Widget},
};

use super::{lists, quorum_bars};
use crate::{
    console::{
        layout::screens,
        model::{Chosen, Model},
        theme::Tone,
        widgets::{
            bar::Bar,
            text::{fit, right, unit},
        },
    },
    domain::dashboard::Grouping,
    i18n::number::whole,
};

/// Draws the screen.
pub(in crate::console) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let snapshot = model.dashboard_roll();
    let parts = screens::dashboard(model, area);
    if let Some(viewed) = &model.dashboard.viewed {
        let text = (model.words().dashboard.looking_at)(&viewed.session.title);
        let style = model.theme.fill(Tone::Plain).add_modifier(Modifier::BOLD);
        buffer.set_style(parts.viewed, style);
        let room = usize::from(parts.viewed.width);
        buffer.set_string(parts.viewed.x, parts.viewed.y, fit(&format!(" {text}"), room), style);
    }
    counters::draw(model, parts.counters, parts.roomy, buffer);
    let chosen = match model.dashboard.chosen() {
        Chosen::Condition(place) => Some(place),
        _ => None,
    };
    quorum_bars::draw(model, snapshot, chosen, parts.conditions, buffer);
    groups(model, parts.groups, buffer);
    arrivals::draw(model, parts.arrivals, buffer);
    events(model, parts.events, buffer);
}

fn groups(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().counts);
    let (title, nameless) = match model.dashboard.grouping {
        Grouping::Unit => (words.units, words.no_unit),
        Grouping::Delegation => (model.words().dashboard.delegations, model.words().dashboard.no_delegation),
    };
    let groups = model.groups();
    let block = Block::bordered()
        .border_style(theme.dim())
        .title(Line::styled(format!(" {title} "), theme.accent()))
        .title(Line::styled(format!(" {} ", whole(groups.len(), model.language)), theme.dim()).right_aligned());
    let inside = block.inner(area);
    block.render(area, buffer);
    let chosen = match model.dashboard.chosen() {
        Chosen::Group(place) => Some(place),
        _ => None,
    };
    let first = lists::scroll(chosen.unwrap_or(0), groups.len(), usize::from(inside.height));
    let width = usize::from(inside.width);
    let bar = width / 4;
    for (row, (place, (name, share))) in inside.rows().zip(groups.iter().enumerate().skip(first)) {
        let count = format!("{}/{}", whole(share.present, model.language), whole(share.total, model.language));
        let tone = match share.present {
            0 => Tone::Bad,
            present if present == share.total => Tone::Good,
            _ => Tone::Doubt,
        };
        let (sign, sign_style) = match tone {
            Tone::Bad => ("✗", theme.word(Tone::Bad)),
            Tone::Good => ("✓", theme.word(Tone::Good)),
            _ => (" ", Style::new()),
        };
        let name = if name.is_empty() { nameless } else { name };
        let style = if chosen == Some(place) { theme.selected().add_modifier(Modifier::BOLD) } else { Style::new() };
        let mut line = Line::from_iter([
            Span::styled(format!("{sign} "), sign_style),
            Span::styled(unit(name, width.saturating_sub(2 + 1 + bar + 9)), style),
            Span::raw(" "),
        ]);
        line.extend(Bar { part: share.present, whole: share.total, mark: None, width: bar }.line(
            theme.word(tone),
            theme.trough(),
            Style::new(),
        ));
        line.push_span(Span::styled(right(&count, 9), Style::new()));
        line.render(row, buffer);
    }
}

fn events(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().counts);
    let block =
        Block::bordered().border_style(theme.dim()).title(Line::styled(format!(" {} ", words.events), theme.accent()));
    let inside = block.inner(area);
    block.render(area, buffer);
    let chosen = match model.dashboard.chosen() {
        Chosen::Event(place) => Some(place),
        _ => None,
    };
    let events = model.last_events();
    let first = lists::scroll(chosen.unwrap_or(0), events.len(), usize::from(inside.height));
    for (row, (place, event)) in inside.rows().zip(events.into_iter().enumerate().skip(first)) {
        lists::event_line(model, event, usize::from(row.width)).render(row, buffer);
        if chosen == Some(place) {
            buffer.set_style(row, theme.selected());
        }
    }
}
