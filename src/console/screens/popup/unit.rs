//! A unit's names, ticked one by one.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Paragraph, Widget, Wrap},
};

use crate::{
    console::{
        model::Model,
        popups::{Group, Units},
        screens::{delegates, lists},
        theme::Tone,
        widgets::text::{left, right, unit},
    },
    i18n::number::whole,
};

pub(super) fn units(model: &Model, units: &Units, (area, list): (Rect, Rect), buffer: &mut Buffer) {
    let words = model.words();
    delegates::typed(model, &units.input, words.forms.units_hint, Rect { height: 2, ..area }, buffer);
    let first = lists::scroll(units.choice.place(), units.units.len(), usize::from(list.height));
    for (row, (place, name)) in list.rows().zip(units.units.iter().enumerate().skip(first)) {
        let share = model.snapshot.counts.by_unit.iter().find(|(unit, _)| unit == name).map(|(_, share)| *share);
        let count = share.map_or_else(String::new, |share| {
            format!("{}/{}", whole(share.present, model.language), whole(share.total, model.language))
        });
        let width = usize::from(row.width).saturating_sub(3 + 9);
        let shown = if name.is_empty() { words.counts.no_unit } else { name };
        let taken = Some(place) == units.choice.made();
        let style = chosen(model, taken);
        let sign = if taken { "▸ " } else { "  " };
        Line::styled(format!("{sign}{}{} ", unit(shown, width), right(&count, 9)), style).render(row, buffer);
    }
}

pub(super) fn group(model: &Model, group: &Group, (area, list): (Rect, Rect), buffer: &mut Buffer) {
    let (theme, words) = (model.theme, model.words());
    Paragraph::new(words.forms.group_hint)
        .style(theme.dim())
        .wrap(Wrap { trim: true })
        .render(Rect { height: 2.min(area.height), ..area }, buffer);
    let first = lists::scroll(group.selected, group.people.len(), usize::from(list.height));
    for (row, (place, person)) in list.rows().zip(group.people.iter().enumerate().skip(first)) {
        let presence = model.presence(person.delegate);
        let expected = model.can_be_ticked(person.delegate);
        // A box only where there is something to tick; whoever is here already has the sign of it.
        let (sign, tone) = match (person.ticked, expected) {
            (true, true) => ("[✓]".to_owned(), Tone::Good),
            (false, true) => ("[ ]".to_owned(), Tone::Plain),
            _ => (format!(" {} ", lists::sign(presence)), lists::tone(presence)),
        };
        let state = if expected { "" } else { lists::word(presence, words) };
        let seat = model.delegate(person.delegate).map_or("", |delegate| delegate.seat.as_str());
        let width = usize::from(row.width).saturating_sub(4 + 7 + 1 + 16);
        let style = chosen(model, place == group.selected);
        let dim = if place == group.selected { style } else { theme.dim() };
        let sign_style = if place == group.selected { style } else { theme.word(tone).add_modifier(Modifier::BOLD) };
        Line::from_iter([
            Span::styled(format!("{sign} "), sign_style),
            Span::styled(left(model.name(person.delegate), width), style),
            Span::styled(left(seat, 7), dim),
            Span::styled(format!(" {}", left(state, 16)), dim),
        ])
        .render(row, buffer);
    }
    let ticked = whole(group.ticked(), model.language);
    if let Some(row) = area.rows().next_back() {
        let (text, tone) = if group.leaving {
            ((words.forms.unrecorded)(&ticked), Tone::Doubt)
        } else {
            ((words.forms.ticked)(&ticked), Tone::Good)
        };
        Line::styled(text, theme.word(tone).add_modifier(Modifier::BOLD)).render(row, buffer);
    }
}

fn chosen(model: &Model, it_is: bool) -> Style {
    if it_is { model.theme.selected().add_modifier(Modifier::BOLD) } else { Style::new() }
}
