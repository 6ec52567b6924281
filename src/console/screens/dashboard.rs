//! The numbers: counters, both conditions of the quorum, units, arrivals, last events.

use jiff::{SignedDuration, Timestamp};
use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Block, Widget},
};
use unicode_width::UnicodeWidthStr;

use super::{lists, prongs};
use crate::{
    console::{
        model::{Chosen, Model},
        theme::Tone,
        widgets::{
            bar::Bar,
            big_text,
            chart::Columns,
            text::{fit, joined, left, right},
        },
    },
    i18n::number::whole,
};

/// Draws the screen.
pub(in crate::console) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let roomy = area.height >= 34;
    let [top, bars, rest] = Layout::vertical([
        Constraint::Length(if roomy { 9 } else { 4 }),
        Constraint::Length(prongs::height(model) + u16::from(roomy)),
        Constraint::Fill(1),
    ])
    .areas(area);
    counters(model, top, roomy, buffer);
    prongs::draw(model, bars, buffer);
    let [left, right] = Layout::horizontal([Constraint::Percentage(50), Constraint::Fill(1)]).areas(rest);
    units(model, left, buffer);
    let chart = if roomy { right.height / 2 } else { 7.min(right.height / 2) };
    let [top, bottom] = Layout::vertical([Constraint::Length(chart), Constraint::Fill(1)]).areas(right);
    arrivals(model, top, buffer);
    events(model, bottom, buffer);
}

fn counters(model: &Model, area: Rect, roomy: bool, buffer: &mut Buffer) {
    let (theme, words, counts) = (model.theme, &model.words().counts, &model.snapshot.counts);
    let number = |number: usize| whole(number, model.language);
    let closed = model.snapshot.session.closed.is_some();
    let (missing, missing_word) =
        if closed { (counts.absent, words.absent) } else { (counts.expected, words.expected) };
    let also = |parts: &[(usize, &str)]| {
        let parts: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{} {}", word.to_lowercase(), number(*count)))
            .collect();
        joined(&parts.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let three = [
        (Tone::Good, counts.present, words.present, also(&[(counts.late, words.late), (counts.out, words.out)])),
        (Tone::Plain, missing, missing_word, (words.of_summoned)(&number(counts.summoned))),
        (
            Tone::Doubt,
            counts.excused,
            words.excused,
            also(&[(counts.blocked, words.blocked), (counts.others.present, words.others)]),
        ),
    ];
    let areas: [Rect; 3] = Layout::horizontal([Constraint::Fill(1); 3]).spacing(1).areas(area);
    for (place, ((tone, count, word, small), area)) in three.into_iter().zip(areas).enumerate() {
        let chosen = model.chosen == Chosen::Counter(place);
        let edge = if chosen { theme.accent() } else { theme.dim() };
        let sign = match place {
            0 => "✓",
            1 => "·",
            _ => "○",
        };
        let title = Line::from_iter([
            Span::styled(format!(" {sign} "), theme.word(tone).add_modifier(Modifier::BOLD)),
            Span::styled(format!("{word} "), if chosen { theme.selected() } else { Style::new() }),
        ]);
        let block = Block::bordered().border_style(edge).title(title);
        let inside = block.inner(area);
        block.render(area, buffer);
        let style = theme.word(tone).add_modifier(Modifier::BOLD);
        let text = number(count);
        let columns = big_text::width(&text).unwrap_or(u16::MAX);
        if roomy && columns <= inside.width {
            let x = inside.x + (inside.width - columns) / 2;
            big_text::draw(&text, Rect { x, y: inside.y, width: columns, height: inside.height }, buffer, style);
        } else if let Some(row) = inside.rows().next() {
            Line::styled(text, style).centered().render(row, buffer);
        }
        if let Some(row) = inside.rows().next_back() {
            Line::styled(fit(&small, usize::from(row.width)), theme.dim()).centered().render(row, buffer);
        }
    }
}

fn units(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().counts);
    let units = model.units();
    let block =
        Block::bordered().border_style(theme.dim()).title(Line::styled(format!(" {} ", words.units), theme.accent()));
    let inside = block.inner(area);
    block.render(area, buffer);
    let chosen = match model.chosen {
        Chosen::Unit(place) => Some(place),
        Chosen::Counter(_) => None,
    };
    let first = lists::scroll(chosen.unwrap_or(0), units.len(), usize::from(inside.height));
    let width = usize::from(inside.width);
    let bar = width / 4;
    for (row, (place, (name, share))) in inside.rows().zip(units.iter().enumerate().skip(first)) {
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
        let name = if name.is_empty() { words.no_unit } else { name };
        let style = if chosen == Some(place) { theme.selected().add_modifier(Modifier::BOLD) } else { Style::new() };
        let mut line = Line::from_iter([
            Span::styled(format!("{sign} "), sign_style),
            Span::styled(left(name, width.saturating_sub(2 + 1 + bar + 9)), style),
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

/// Arrivals in equal steps: the minutes in a step, the counts, the start of the first, and the bell's step.
struct Arrivals {
    minutes: usize,
    values: Vec<usize>,
    first: Timestamp,
    bell: Option<usize>,
}

fn steps(model: &Model, columns: usize) -> Option<Arrivals> {
    /// A bell that is hours away would squeeze the arrivals together; it waits outside the chart.
    const FARTHEST: i64 = 3 * 3600;
    let by_minute = model.snapshot.roll.arrivals_by_minute();
    let (first, last) = (by_minute.first()?.0, by_minute.last()?.0);
    let bell = model.snapshot.session.bell;
    let near = |at: &Timestamp| {
        (at.duration_since(first).as_secs()..=FARTHEST).contains(&at.duration_since(first).as_secs()) && *at >= first
    };
    let end = bell.filter(near).map_or(last, |bell| bell.max(last));
    let all = usize::try_from(end.duration_since(first).as_mins()).ok()? + 1;
    let minutes = all.div_ceil(columns.max(1)).max(1);
    let mut values = vec![0; all.div_ceil(minutes)];
    for (place, (_, count)) in by_minute.iter().enumerate() {
        values[place / minutes] += count;
    }
    let bell = bell.filter(near).map(|bell| bell.duration_since(first).as_mins() as usize / minutes);
    Some(Arrivals { minutes, values, first, bell })
}

fn arrivals(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().counts);
    let steps = steps(model, usize::from(area.width.saturating_sub(2)));
    let title = (words.arrivals)(steps.as_ref().map_or(1, |steps| steps.minutes));
    let mut block =
        Block::bordered().border_style(theme.dim()).title(Line::styled(format!(" {title} "), theme.accent()));
    if let Some(most) = steps.as_ref().and_then(|steps| steps.values.iter().max()) {
        block = block.title(
            Line::styled(format!(" {} ", (words.most)(&whole(*most, model.language))), theme.dim()).right_aligned(),
        );
    }
    let inside = block.inner(area);
    block.render(area, buffer);
    let Some(steps) = steps else {
        Line::styled(words.none, theme.dim()).render(inside, buffer);
        return;
    };
    if inside.height < 2 {
        return;
    }
    // Where there is room, a step is several columns wide.
    let wide = (usize::from(inside.width) / steps.values.len()).clamp(1, 4);
    let values: Vec<usize> = steps.values.iter().flat_map(|value| std::iter::repeat_n(*value, wide)).collect();
    let columns = Rect { height: inside.height - 1, ..inside };
    let bell = steps.bell.map(|bell| bell * wide);
    Columns { values: &values, mark: bell, style: theme.word(Tone::Good), mark_style: theme.accent() }
        .render(columns, buffer);
    let axis = inside.bottom() - 1;
    let last_step = SignedDuration::from_mins(((steps.values.len() - 1) * steps.minutes) as i64);
    let end = steps.first.checked_add(last_step).unwrap_or(steps.first);
    let from = model.minute(steps.first);
    buffer.set_string(inside.x, axis, &from, theme.dim());
    let bell_at = model.snapshot.session.bell.filter(|_| bell.is_some()).map(|at| (words.bell)(&model.minute(at)));
    let until = bell_at.clone().unwrap_or_else(|| model.minute(end));
    let style = if bell_at.is_some() { theme.accent() } else { theme.dim() };
    let at = bell.unwrap_or(values.len());
    let x = (inside.x + at as u16 + 1).saturating_sub(until.width() as u16);
    let x = x.clamp(
        inside.x + from.width() as u16 + 1,
        inside.right().saturating_sub(until.width() as u16).max(inside.x + from.width() as u16 + 1),
    );
    buffer.set_stringn(x, axis, &until, usize::from(inside.right().saturating_sub(x)), style);
}

fn events(model: &Model, area: Rect, buffer: &mut Buffer) {
    /// As many as a glance takes in.
    const MOST: usize = 10;
    let (theme, words) = (model.theme, &model.words().counts);
    let block =
        Block::bordered().border_style(theme.dim()).title(Line::styled(format!(" {} ", words.events), theme.accent()));
    let inside = block.inner(area);
    block.render(area, buffer);
    let mut events: Vec<_> =
        model.snapshot.events.iter().filter(|event| event.session == model.snapshot.session.name).collect();
    events.sort_by_key(|event| std::cmp::Reverse(event.order()));
    for (row, event) in inside.rows().zip(events.into_iter().take(MOST)) {
        lists::event_line(model, event, usize::from(row.width)).render(row, buffer);
    }
}
