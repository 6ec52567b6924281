//! The library: what is found while one types, what narrows it down, and the document that is read.

mod paper;

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Block, Paragraph, Widget, Wrap},
};
use unicode_width::UnicodeWidthStr;

use super::delegates;
use crate::{
    app::library::{Facet, Hit},
    console::{
        layout::library::{self as layout, HIT, Row},
        model::Model,
        theme::Tone,
        widgets::text::{fit, joined, left},
    },
    i18n::number::whole,
};

/// Draws the screen.
pub(in crate::console) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    if let Some(reading) = &model.library.reading {
        return paper::draw(model, reading, area, buffer);
    }
    let (theme, library) = (model.theme, &model.library);
    let words = &model.words().library;
    let parts = layout::parts(model, area);
    let found = library.found.as_ref().map_or(0, |found| found.total);
    let counted = if library.wanted.typed.trim().is_empty() { words.documents } else { words.found };
    let count = if library.found.is_some() { counted(&whole(found, model.language)) } else { String::new() };
    let block = Block::bordered()
        .border_style(theme.dim())
        .title(Line::styled(format!(" {} ", model.words().screens[model.screen as usize]), theme.accent()));
    let block = if count.is_empty() {
        block
    } else {
        block.title(Line::styled(format!(" {count} "), theme.dim()).right_aligned())
    };
    block.render(parts.frame, buffer);
    delegates::typed(model, &library.input, words.hint, parts.query, buffer);
    let beside = parts.filters.is_some() && parts.hits.is_some();
    told_line(model, parts.told.width, beside).render(parts.told, buffer);
    if let Some(filters) = parts.filters {
        choices(model, filters, buffer);
    }
    let Some(hits) = parts.hits else { return };
    if library.hits().is_empty() {
        return nothing(model, hits, buffer);
    }
    for (place, area) in layout::in_sight(model, hits) {
        hit(model, &library.hits()[place], place == library.selected, area, buffer);
    }
}

/// What was done or asked instead, or what is chosen where the filters are not in sight.
fn told_line(model: &Model, width: u16, beside: bool) -> Line<'static> {
    let (theme, library, words) = (model.theme, &model.library, &model.words().library);
    let width = usize::from(width);
    if let Some(sentence) = library.refusal.as_ref().filter(|_| !library.hits().is_empty()) {
        return Line::styled(fit(sentence, width), theme.word(Tone::Doubt));
    }
    if let Some(path) = &library.opened {
        return Line::styled(fit(&(words.opened)(path), width), theme.word(Tone::Good));
    }
    if library.asked.is_some() {
        return Line::styled(words.reading, theme.dim());
    }
    if let Some(corrected) = library.found.as_ref().and_then(|found| found.corrected.as_ref()) {
        return Line::styled(fit(&(words.corrected)(corrected), width), theme.word(Tone::Doubt));
    }
    let chosen: Vec<&str> =
        Facet::ALL.iter().flat_map(|facet| library.filters.of(*facet)).map(String::as_str).collect();
    if beside || chosen.is_empty() {
        return Line::default();
    }
    Line::styled(fit(&format!("{}: {}", words.narrow, joined(&chosen)), width), theme.dim())
}

fn nothing(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (library, words) = (&model.library, &model.words().library);
    let typed = !library.wanted.typed.trim().is_empty();
    let (text, tone) = match &library.refusal {
        Some(sentence) => (sentence.as_str(), Tone::Doubt),
        None if !typed && library.filters.is_empty() => (words.start, Tone::Plain),
        // Half a word is no reason to say that there is nothing.
        None if library.found.is_none() || library.wanted.unfinished => ("", Tone::Plain),
        None if !library.filters.is_empty() => (words.nothing_chosen, Tone::Doubt),
        None => (words.nothing, Tone::Doubt),
    };
    Paragraph::new(text).style(model.theme.word(tone)).wrap(Wrap { trim: true }).render(area, buffer);
}

/// Title with class and date, the way to the section, the passage.
fn hit(model: &Model, hit: &Hit, chosen: bool, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let [gutter, text] = Layout::horizontal([Constraint::Length(2), Constraint::Fill(1)]).areas(area);
    if chosen {
        for row in gutter.rows().take(usize::from(HIT - 1)) {
            buffer.set_string(row.x, row.y, "▌", theme.accent());
        }
    }
    let width = usize::from(text.width);
    let about = joined(&[&hit.class, hit.date.as_deref().unwrap_or("")]);
    let about = fit(&about, width / 3);
    let title = fit(&hit.title, width.saturating_sub(about.width() + 2));
    let bold = Style::new().add_modifier(Modifier::BOLD);
    let mut rows = text.rows();
    if let Some(row) = rows.next() {
        buffer.set_string(row.x, row.y, title, if chosen { theme.accent() } else { bold });
        buffer.set_string(row.right().saturating_sub(about.width() as u16), row.y, about, theme.dim());
    }
    let mut way: Vec<&str> = hit.breadcrumbs.iter().map(String::as_str).collect();
    way.push(&hit.section);
    let way: Vec<&str> = way.into_iter().filter(|step| !step.is_empty() && *step != hit.title).collect();
    if !way.is_empty()
        && let Some(row) = rows.next()
    {
        buffer.set_string(row.x, row.y, fit(&way.join(" › "), width), theme.dim());
    }
    let pieces = hit.snippet.pieces.iter().map(|piece| {
        let style = if piece.marked { marked(model) } else { Style::new() };
        Span::styled(piece.text.replace('\n', " "), style)
    });
    if let Some(row) = rows.next() {
        let passage = Rect { height: 2.min(area.bottom().saturating_sub(row.y)), ..row };
        Paragraph::new(pieces.collect::<Line>()).wrap(Wrap { trim: true }).render(passage, buffer);
    }
}

/// How words that were asked for look: told apart without colours too.
fn marked(model: &Model) -> Style {
    let style = Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
    if model.theme.coloured() { style.fg(model.theme.colour([240, 190, 60])) } else { style }
}

/// The filters: values with how many hits have them, ticked or not.
fn choices(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (theme, library, words) = (model.theme, &model.library, &model.words().library);
    let focused = library.choosing.is_some();
    let block = Block::bordered()
        .border_style(if focused { theme.accent() } else { theme.dim() })
        .title(Line::styled(format!(" {} ", words.narrow), theme.accent()));
    block.render(area, buffer);
    for (row, place) in layout::rows(model, area) {
        let width = usize::from(place.width);
        let line = match row {
            Row::Blank => Line::default(),
            Row::Name(facet) => Line::styled(words.facets[facet as usize], theme.accent()),
            Row::Value(number, facet, choice) => {
                let chosen = library.filters.has(facet, &choice.value);
                let count = whole(choice.count, model.language);
                let text = left(&choice.value, width.saturating_sub(count.width() + 6));
                let line = format!("{} {text} {count} ", if chosen { "[✓]" } else { "[ ]" });
                let style = match (library.choosing == Some(number), chosen) {
                    (true, _) => theme.selected().add_modifier(Modifier::BOLD),
                    (false, true) => Style::new().add_modifier(Modifier::BOLD),
                    (false, false) => Style::new(),
                };
                Line::styled(fit(&line, width), style)
            }
        };
        line.render(place, buffer);
    }
}
