//! A delegate's whole record: fields in groups, one of them chosen or being changed; beside them face, consent, history.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Paragraph, Widget, Wrap},
};

use super::lists;
use crate::{
    app::{
        desk::{
            edit,
            records::{Field, FieldValue},
        },
        explain::explain_row,
        roster::import::Reason,
    },
    console::{
        model::{GROUPS, Model, Open, Photo, Typing, choices, typed},
        pictures::Kind as Shown,
        theme::Tone,
        widgets::{
            field as typing,
            picture::placed,
            text::{fit, joined, left},
        },
    },
    domain::{
        attendance::Presence,
        delegate::{Consent, ConsentMethod, Delegate, DelegateKind, Eligibility, SeatedBy, Sex},
        event::{Action, Event},
    },
};

/// Columns of a field's name.
const NAME: usize = 20;

/// Draws the record over the whole screen.
pub(super) fn draw(model: &Model, open: &Open, delegate: &Delegate, area: Rect, buffer: &mut Buffer) {
    let area = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
    let [head, body] = Layout::vertical([Constraint::Length(3), Constraint::Fill(1)]).areas(area);
    let [fields, _, side] =
        Layout::horizontal([Constraint::Percentage(58), Constraint::Length(2), Constraint::Fill(1)]).areas(body);
    title(model, delegate, head, buffer);
    self::fields(model, open, delegate, fields, buffer);
    self::side(model, delegate, side, buffer);
}

fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

fn title(model: &Model, delegate: &Delegate, area: Rect, buffer: &mut Buffer) {
    let words = model.words();
    let presence = model.presence(delegate.id);
    let left = || newest_first(model, delegate).into_iter().find(|event| event.action == Action::StepOut);
    let since = if presence == Presence::Out { left() } else { model.arrival(delegate.id) };
    let since = since.map_or_else(String::new, |event| {
        format!("  {}", (words.panel.since)(&model.minute(event.at), &(words.header.door)(&event.door)))
    });
    let state = format!("{} {}{since}", lists::sign(presence), lists::word(presence, words));
    let width = usize::from(area.width);
    let lines = vec![
        Line::styled(fit(&delegate.full_name, width), model.theme.accent()),
        Line::styled(fit(&state, width), model.theme.word(lists::tone(presence)).patch(bold())),
    ];
    Paragraph::new(lines).render(area, buffer);
}

/// What happened to a delegate, the newest first.
fn newest_first<'a>(model: &'a Model, delegate: &Delegate) -> Vec<&'a Event> {
    let events = model.snapshot.events.iter().map(|event| &**event);
    let mut events: Vec<&Event> = events.filter(|event| event.delegate == delegate.id).collect();
    events.sort_by_key(|event| std::cmp::Reverse(event.order()));
    events
}

/// What a value is called; the words of an enumeration in the language that is spoken.
fn value(model: &Model, delegate: &Delegate, field: Field) -> String {
    match field {
        Field::Eligibility => {
            let words = model.words().record.eligibility;
            words[match delegate.eligibility {
                Eligibility::Eligible => 0,
                Eligibility::Ineligible => 1,
                Eligibility::Pending => 2,
            }]
            .to_owned()
        }
        field => FieldValue::get(field, delegate).map_or_else(String::new, |value| called(model, &value)),
    }
}

fn called(model: &Model, value: &FieldValue) -> String {
    let words = &model.words().record;
    match value {
        FieldValue::Sex(sex) => words.sexes[usize::from(*sex == Sex::Female)].to_owned(),
        FieldValue::Kind(kind) => words.kinds[match kind {
            DelegateKind::Official => 0,
            DelegateKind::Alternate => 1,
            DelegateKind::Guest => 2,
        }]
        .to_owned(),
        FieldValue::SeatedBy(seated_by) => words.seated_by[match seated_by {
            SeatedBy::ExOfficio => 0,
            SeatedBy::Elected => 1,
            SeatedBy::Appointed => 2,
        }]
        .to_owned(),
        other => other.text(),
    }
}

fn fields(model: &Model, open: &Open, delegate: &Delegate, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().delegates);
    let (width, mut lines, mut chosen) = (usize::from(area.width), Vec::new(), 0);
    let mut place = 0;
    for (group, name) in GROUPS.iter().zip(words.groups) {
        if place > 0 {
            lines.push(Line::default());
        }
        lines.push(Line::styled(name, theme.accent()));
        for field in *group {
            let label = Span::styled(left(words.field(field.name()), NAME), theme.dim());
            if place == open.selected {
                chosen = lines.len();
                lines.extend(chosen_field(model, open, delegate, label, width));
            } else {
                let value = value(model, delegate, *field);
                let shown = if value.is_empty() {
                    Span::styled(words.blank, theme.dim())
                } else {
                    Span::raw(fit(&value, width.saturating_sub(NAME)))
                };
                lines.push(Line::from_iter([label, shown]));
            }
            place += 1;
        }
    }
    let first = lists::scroll(chosen, lines.len(), usize::from(area.height));
    Paragraph::new(lines.into_iter().skip(first).collect::<Vec<_>>()).render(area, buffer);
}

/// The chosen field, with what is typed or chosen, and what is wrong with that.
fn chosen_field<'a>(model: &Model, open: &Open, delegate: &Delegate, label: Span<'a>, width: usize) -> Vec<Line<'a>> {
    let (theme, words, field) = (model.theme, &model.words().delegates, open.field());
    let room = width.saturating_sub(NAME + 1);
    let below = |tone: Tone, text: &str| {
        let lines = wrapped(text, width.saturating_sub(4));
        lines.into_iter().map(move |line| Line::styled(format!("    {line}"), theme.word(tone)))
    };
    let mut lines = Vec::new();
    match &open.typing {
        None => {
            let value = value(model, delegate, field);
            let shown = if value.is_empty() { words.blank.to_owned() } else { value };
            let name = Span::styled(label.content, theme.selected());
            lines.push(Line::from_iter([name, Span::styled(left(&shown, room), theme.selected().patch(bold()))]));
            if !edit::is_editable(field) {
                lines.extend(below(Tone::Plain, words.fixed));
            }
        }
        Some(Typing::Text(input)) => {
            let mut spans = vec![Span::styled(label.content, theme.accent())];
            spans.extend(typing::typed(input, room, bold(), theme.accent()));
            lines.push(Line::from(spans));
            match typed(field, input, model.today()) {
                Err(reason) => lines.extend(below(Tone::Bad, &explain_row(&Reason::Cell(reason), model.language))),
                Ok(None) => lines.extend(below(Tone::Plain, words.wiped)),
                Ok(Some(value)) if value.text() != input.value().trim() => {
                    lines.extend(below(Tone::Good, &format!("→ {}", value.text())));
                }
                Ok(Some(_)) => {}
            }
        }
        Some(Typing::Choice(selected)) => {
            lines.push(Line::styled(label.content, theme.accent()));
            for (place, choice) in choices(field).iter().enumerate() {
                let text = choice.as_ref().map_or_else(|| words.blank.to_owned(), |value| called(model, value));
                let (mark, style) =
                    if place == *selected { ("▸ ", theme.selected().patch(bold())) } else { ("  ", Style::new()) };
                lines.push(Line::styled(format!("    {mark}{text} "), style));
            }
        }
    }
    if let Some(refusal) = &open.refusal {
        lines.extend(below(Tone::Bad, refusal));
    }
    lines
}

/// A sentence cut at blanks.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn side(model: &Model, delegate: &Delegate, area: Rect, buffer: &mut Buffer) {
    let (theme, words, width) = (model.theme, model.words(), usize::from(area.width));
    let photo = model.delegates.photo.as_ref().filter(|(whose, _)| *whose == delegate.id);
    let picture_height = match photo {
        Some((_, Photo::Image(_))) => (area.height / 2).min(16),
        _ => 0,
    };
    let [picture, face, _, history] = Layout::vertical([
        Constraint::Length(picture_height),
        Constraint::Length(4),
        Constraint::Length(1),
        Constraint::Fill(1),
    ])
    .areas(area);
    if let Some((_, Photo::Image(photo))) = photo {
        let placed = placed(picture, photo.width(), photo.height());
        let how = (theme, model.popup.is_some());
        model.pictures.draw(photo, (Shown::Still, Vec::new()), placed, buffer, how);
    }
    let enrolled = model.snapshot.roster.enrolled.contains(&delegate.id);
    let mut lines = vec![
        Line::styled(words.delegates.face, theme.accent()),
        Line::raw(fit(if enrolled { words.record.enrolled } else { words.record.not_enrolled }, width)),
    ];
    lines.extend(wrapped(&consent(model, delegate.consent.as_ref()), width).into_iter().map(Line::raw));
    if delegate.twin_of.is_some() {
        lines.push(Line::styled(fit(words.record.twin, width), theme.word(Tone::Doubt)));
    }
    Paragraph::new(lines).wrap(Wrap { trim: true }).render(face, buffer);
    let events = newest_first(model, delegate);
    let mut lines = vec![Line::styled(words.delegates.history, theme.accent())];
    if events.is_empty() {
        lines.push(Line::styled(words.delegates.no_history, theme.dim()));
    }
    lines.extend(events.into_iter().flat_map(|event| history_lines(model, event, width)));
    Paragraph::new(lines).render(history, buffer);
}

fn consent(model: &Model, consent: Option<&Consent>) -> String {
    let words = model.words();
    let Some(consent) = consent else { return words.record.no_consent.to_owned() };
    if let Some(at) = consent.withdrawn_at {
        return (words.delegates.consent_withdrawn)(&day(model, at));
    }
    let how = words.record.methods[match consent.method {
        ConsentMethod::Paper => 0,
        ConsentMethod::Signed => 1,
        ConsentMethod::Spoken => 2,
    }];
    (words.delegates.consent_given)(how, &day(model, consent.given_at))
}

/// `14/03 07:41`, by the clock on the wall.
fn day(model: &Model, at: jiff::Timestamp) -> String {
    at.to_zoned(model.zone.clone()).strftime("%d/%m %H:%M").to_string()
}

/// One event: when, what, where and by whom; what was undone is struck through. Under it its session, where that is
/// another, and its reason.
fn history_lines(model: &Model, event: &Event, width: usize) -> Vec<Line<'static>> {
    let (theme, words) = (model.theme, model.words());
    let undone = model.snapshot.roll.undone.contains(&event.id);
    let style = if undone { theme.dim().add_modifier(Modifier::CROSSED_OUT) } else { Style::new() };
    let sign = if undone { "× " } else { "" };
    let what = format!("{sign}{}", lists::what(&event.action, words));
    let whereabouts = joined(&[&(words.header.door)(&event.door), &event.operator]);
    let mut lines = vec![Line::from_iter([
        Span::styled(format!("{} ", day(model, event.at)), theme.dim()),
        Span::styled(fit(&what, width.saturating_sub(12)), style),
    ])];
    let session = if event.session == model.snapshot.session.name { String::new() } else { event.session.clone() };
    let more = joined(&[&whereabouts, &session, event.reason.as_deref().unwrap_or_default()]);
    lines.push(Line::styled(fit(&format!("            {more}"), width), theme.dim()));
    lines
}
