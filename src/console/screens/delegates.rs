//! The roster: find as you type, and the record of the one who is looked at.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Block, Paragraph, Widget, Wrap},
};
use tui_input::Input;

use super::lists;
use crate::{
    console::{
        layout::{self, screens},
        model::{Model, Typing},
        popups::Choice,
        theme::Tone,
        widgets::{
            field,
            text::{fit, left},
        },
    },
    domain::{
        delegate::{ConsentMethod, Delegate, DelegateId, DelegateKind, Eligibility, SeatedBy, Sex},
        find::Hit,
    },
    i18n::number::whole,
};

/// Draws the screen.
pub(in crate::console) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    if let Some((open, delegate)) =
        model.delegates.open.as_ref().and_then(|open| Some((open, model.delegate(open.delegate)?)))
    {
        return super::record::draw(model, open, delegate, area, buffer);
    }
    let [list, record] = screens::delegates(area);
    let (theme, words) = (model.theme, model.words());
    let found = model.delegates.hits.iter().filter(|hit| !hit.near).count();
    let found = (words.record.found)(&whole(found, model.language));
    let block = Block::bordered()
        .border_style(theme.dim())
        .title(Line::styled(format!(" {} ", words.screens[2]), theme.accent()))
        .title(Line::styled(format!(" {found} "), theme.dim()).right_aligned());
    let inside = block.inner(list);
    block.render(list, buffer);
    let [query, names] = screens::query_and_list(inside);
    if let Some(Typing::Text(input)) = &model.delegates.adding {
        let [title, field] = Layout::vertical([Constraint::Length(1); 2]).areas(query);
        Line::styled(words.delegates.add[0], theme.accent()).render(title, buffer);
        typed(model, input, words.delegates.add[1], field, buffer);
    } else {
        typed(model, &model.delegates.input, words.popup.find_hint, query, buffer);
    }
    people(model, &model.delegates.hits, Choice::of(model.delegates.selected), names, buffer);
    if model.delegates.hits.is_empty() {
        nobody(model, model.delegates.input.value(), names, buffer);
    }
    if let Some(delegate) = model.looked_at() {
        self::record(model, delegate, record, buffer);
    }
}

/// What was typed with a cursor, or what can be typed.
pub(super) fn typed(model: &Model, input: &Input, hint: &str, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let width = usize::from(area.width).saturating_sub(4);
    let mut spans = vec![Span::styled("▸ ", theme.accent())];
    spans.extend(field::typed(input, width, Style::new().add_modifier(Modifier::BOLD), theme.accent()));
    if input.value().is_empty() {
        spans.push(Span::styled(fit(hint, width), theme.dim()));
    }
    Line::from(spans).render(area, buffer);
}

/// A list of people found with one chosen, and that those below are found only nearly.
pub(super) fn people(model: &Model, hits: &[Hit], choice: Choice, area: Rect, buffer: &mut Buffer) {
    let list = layout::people(0, hits, choice.place());
    let person =
        |line: usize| model.snapshot.roster.delegates.get(hits.get(line)?.delegate).map(|delegate| delegate.id);
    let shown = || list.lines(area.height);
    let columns = lists::PeopleColumns::new(model, shown().flatten().filter_map(person), usize::from(area.width));
    for (row, line) in area.rows().zip(shown()) {
        match line.map(person) {
            Some(Some(id)) => lists::person_line(model, id, &columns, line == choice.made()).render(row, buffer),
            Some(None) => {}
            None => {
                let text = fit(model.words().record.nearly, usize::from(row.width));
                Line::styled(text, model.theme.word(Tone::Doubt)).render(row, buffer);
            }
        }
    }
}

/// The people of a list who are in sight, with one chosen.
pub(super) fn people_lines(
    model: &Model,
    shown: &[DelegateId],
    chosen: Option<usize>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let columns = lists::PeopleColumns::new(model, shown.iter().copied(), usize::from(area.width));
    for (row, (place, &id)) in area.rows().zip(shown.iter().enumerate()) {
        lists::person_line(model, id, &columns, Some(place) == chosen).render(row, buffer);
    }
}

/// That nobody fits.
pub(super) fn nobody(model: &Model, query: &str, area: Rect, buffer: &mut Buffer) {
    Paragraph::new((model.words().record.nobody)(query))
        .style(model.theme.word(Tone::Doubt))
        .wrap(Wrap { trim: true })
        .render(area, buffer);
}

fn record(model: &Model, delegate: &Delegate, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, model.words());
    let block = Block::bordered().border_style(theme.dim());
    let inside = block.inner(area);
    block.render(area, buffer);
    let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    let mut rows = inside.rows();
    let mut put = |line: Line| {
        if let Some(row) = rows.next() {
            line.render(row, buffer);
        }
    };
    let width = usize::from(inside.width);
    let presence = model.presence(delegate.id);
    put(Line::styled(fit(&delegate.full_name, width), Style::new().add_modifier(Modifier::BOLD)));
    let since = model.arrival(delegate.id).map_or_else(String::new, |arrival| {
        format!("  {}", (words.panel.since)(&model.minute(arrival.at), &(words.header.door)(&arrival.door)))
    });
    let state = format!("{} {}{since}", lists::sign(presence), lists::word(presence, words));
    put(Line::styled(fit(&state, width), theme.word(lists::tone(presence)).add_modifier(Modifier::BOLD)));
    put(Line::default());
    for (name, value) in fields(model, delegate) {
        if !value.is_empty() {
            put(Line::from_iter([
                Span::styled(left(name, 14), theme.dim()),
                Span::raw(fit(&value, width.saturating_sub(14))),
            ]));
        }
    }
    if delegate.twin_of.is_some() {
        put(Line::styled(fit(words.record.twin, width), theme.word(Tone::Doubt)));
    }
    let mut events: Vec<_> = model
        .snapshot
        .events
        .iter()
        .filter(|event| event.delegate == delegate.id && event.session == model.snapshot.session.name)
        .collect();
    if !events.is_empty() {
        put(Line::default());
        put(Line::styled(words.record.history, theme.accent()));
        events.sort_by_key(|event| std::cmp::Reverse(event.order()));
        for event in events {
            put(lists::event_line(model, event, width));
            if let Some(reason) = &event.reason {
                put(Line::styled(fit(&format!("      {reason}"), width), theme.dim()));
            }
        }
    }
}

fn fields(model: &Model, delegate: &Delegate) -> Vec<(&'static str, String)> {
    let words = &model.words().record;
    let names = &words.fields;
    let kind = words.kinds[match delegate.kind {
        DelegateKind::Official => 0,
        DelegateKind::Alternate => 1,
        DelegateKind::Guest => 2,
    }];
    let seated_by = delegate.seated_by.map_or("", |seated_by| {
        words.seated_by[match seated_by {
            SeatedBy::ExOfficio => 0,
            SeatedBy::Elected => 1,
            SeatedBy::Appointed => 2,
        }]
    });
    let sex = delegate.sex.map_or("", |sex| words.sexes[usize::from(sex == Sex::Female)]);
    let eligibility = words.eligibility[match delegate.eligibility {
        Eligibility::Eligible => 0,
        Eligibility::Ineligible => 1,
        Eligibility::Pending => 2,
    }];
    let consent = match &delegate.consent {
        None => words.no_consent,
        Some(consent) if !consent.stands() => words.withdrawn,
        Some(consent) => {
            words.methods[match consent.method {
                ConsentMethod::Paper => 0,
                ConsentMethod::Signed => 1,
                ConsentMethod::Spoken => 2,
            }]
        }
    };
    let enrolled = model.snapshot.roster.enrolled.contains(&delegate.id);
    let face = if enrolled { words.enrolled } else { words.not_enrolled };
    let born = lists::birth_date(delegate);
    let kind = crate::console::widgets::text::joined(&[kind, seated_by]);
    vec![
        (names.unit, delegate.unit.clone()),
        (names.delegation, delegate.delegation.clone()),
        (names.seat, delegate.seat.clone()),
        (names.kind, kind),
        (names.badge, delegate.badge_no.clone()),
        (names.born, born),
        (names.sex, sex.to_owned()),
        (names.ethnicity, delegate.ethnicity.clone()),
        (names.position, delegate.position.clone()),
        (names.workplace, delegate.workplace.clone()),
        (names.phone, delegate.phone.clone()),
        (names.eligibility, eligibility.to_owned()),
        (names.consent, consent.to_owned()),
        (names.face, face.to_owned()),
        (names.note, delegate.note.clone()),
    ]
}
