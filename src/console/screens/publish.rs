//! The papers: how they are built, how the hall reads them, what may look wrong in them.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Block, Paragraph, Widget, Wrap},
};

use super::lists;
use crate::{
    app::{
        explain::{explain, explain_matter},
        hall::Address,
        press::{Copying, Hall, Watching},
        qr::{self, Dots},
        stick::{Phase, Progress},
    },
    console::{
        model::Model,
        theme::Tone,
        widgets::{
            bar::Bar,
            text::{fit, joined, left},
        },
    },
    i18n::number::{decimal, whole},
};

/// Columns of what stands before the lines.
const NAMES: usize = 12;
/// The fewest columns beside the QR code.
const LEAST: u16 = 36;

/// Draws the screen.
pub(in crate::console) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let title = model.words().screens[model.screen as usize];
    let block = Block::bordered().border_style(theme.dim()).title(Line::styled(format!(" {title} "), theme.accent()));
    let inside = block.inner(area);
    block.render(area, buffer);
    let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    let code = first_for_others(model).and_then(|address| qr::dots(&address.url)).filter(|_| !model.ascii);
    let room = |code: &Dots| {
        code.side() as u16 + 1 + LEAST <= inside.width && code.side().div_ceil(2) <= usize::from(inside.height)
    };
    let Some(code) = code.filter(room) else {
        return facts(model, inside, buffer);
    };
    let columns = [Constraint::Fill(1), Constraint::Length(code.side() as u16)];
    let [text, right] = Layout::horizontal(columns).spacing(1).areas(inside);
    facts(model, text, buffer);
    draw_code(model, &code, right, buffer);
}

fn first_for_others(model: &Model) -> Option<&Address> {
    let Hall::Open { addresses, .. } = &model.publish.state.hall else { return None };
    addresses.iter().find(|address| address.for_others)
}

/// Dark on light, whatever the terminal's own colours are.
fn draw_code(model: &Model, code: &Dots, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let style =
        if theme.coloured() { Style::new().fg(theme.colour([255; 3])).bg(theme.colour([0; 3])) } else { Style::new() };
    let mut rows = area.rows();
    for (row, line) in rows.by_ref().zip(code.half_blocks()) {
        buffer.set_string(row.x, row.y, line, style);
    }
    if let Some(row) = rows.next() {
        Line::styled(fit(model.words().publish.scan, usize::from(row.width)), theme.dim())
            .centered()
            .render(row, buffer);
    }
}

/// Everything that is words: how things are above, the warnings below.
fn facts(model: &Model, area: Rect, buffer: &mut Buffer) {
    let mut lines = Vec::new();
    watch(model, &mut lines);
    build(model, &mut lines);
    hall(model, &mut lines);
    copy(model, usize::from(area.width), &mut lines);
    let paragraph = Paragraph::new(lines).wrap(Wrap { trim: false });
    let height = height(&paragraph, area);
    let [above, below] = Layout::vertical([Constraint::Length(height), Constraint::Fill(1)]).spacing(1).areas(area);
    paragraph.render(above, buffer);
    warnings(model, below, buffer);
}

/// How many rows a paragraph takes: drawn aside, since wrapping decides.
fn height(paragraph: &Paragraph, area: Rect) -> u16 {
    let mut aside = Buffer::empty(Rect { x: 0, y: 0, ..area });
    paragraph.clone().render(aside.area, &mut aside);
    let is_blank = |row: &Rect| row.positions().all(|at| aside[at].symbol() == " ");
    aside.area.rows().enumerate().filter(|(_, row)| !is_blank(row)).last().map_or(0, |(row, _)| row as u16 + 1)
}

/// A line: what it is about, a sign, words.
fn line(model: &Model, name: &str, tone: Option<Tone>, text: impl Into<String>) -> Line<'static> {
    let theme = model.theme;
    let mut line = Line::from(Span::styled(left(name, NAMES), theme.dim()));
    if let Some(tone) = tone {
        line.push_span(Span::styled(format!("{} ", tone.sign()), theme.word(tone).add_modifier(Modifier::BOLD)));
    }
    line.push_span(Span::raw(text.into()));
    line
}

fn watch(model: &Model, lines: &mut Vec<Line<'static>>) {
    let (words, state) = (&model.words().publish, &model.publish.state);
    let (tone, text) = match &state.watch {
        _ if state.building => (Tone::Doubt, words.watch[2].to_owned()),
        Watching::Off => (Tone::Plain, words.watch[0].to_owned()),
        Watching::On => (Tone::Good, words.watch[1].to_owned()),
        Watching::Failed(error) => (Tone::Bad, explain(error, model.language)),
    };
    lines.push(line(model, words.rows[0], Some(tone), text));
}

fn build(model: &Model, lines: &mut Vec<Line<'static>>) {
    let (words, state, language) = (&model.words().publish, &model.publish.state, model.language);
    match &state.built {
        None => lines.push(line(model, words.rows[1], None, words.never)),
        Some((at, built)) => {
            let seconds = decimal(built.seconds, 2, language);
            lines.push(line(model, words.rows[1], None, (words.built)(&model.clock(*at), &seconds)));
            let numbers = [built.documents, built.pages, built.sections].map(|number| whole(number, language));
            lines.push(line(model, "", None, (words.made)(&numbers[0], &numbers[1], &numbers[2])));
        }
    }
    if let Some(error) = &state.failed {
        let text = format!("{} {}", words.failed, explain(error, language));
        lines.push(line(model, "", Some(Tone::Bad), text));
    }
}

fn hall(model: &Model, lines: &mut Vec<Line<'static>>) {
    /// More addresses than these confuse.
    const MOST: usize = 3;
    let (words, theme, language) = (&model.words().publish, model.theme, model.language);
    let name = words.rows[2];
    match &model.publish.state.hall {
        Hall::Closed => {
            lines.push(line(model, name, Some(Tone::Plain), words.hall[0]));
            lines.push(line(model, "", None, words.closed));
        }
        Hall::Failed(error) => lines.push(line(model, name, Some(Tone::Bad), explain(error, language))),
        Hall::Open { addresses, readers, code } => {
            lines.push(line(model, name, Some(Tone::Good), words.hall[1 + usize::from(*code)]));
            let wrong = if readers.wrong_codes == 0 {
                String::new()
            } else {
                (words.wrong_codes)(&whole(usize::try_from(readers.wrong_codes).unwrap_or(usize::MAX), language))
            };
            lines.push(line(model, "", None, joined(&[&(words.readers)(&whole(readers.now, language)), &wrong])));
            let others = addresses.iter().filter(|address| address.for_others);
            for (place, address) in others.take(MOST).enumerate() {
                let style = if place == 0 { Style::new().add_modifier(Modifier::BOLD) } else { theme.dim() };
                lines.push(Line::from_iter([Span::raw(left("", NAMES)), Span::styled(address.url.clone(), style)]));
            }
            if !addresses.iter().any(|address| address.for_others) {
                lines.push(line(model, "", Some(Tone::Doubt), words.no_network));
            }
        }
    }
}

fn copy(model: &Model, width: usize, lines: &mut Vec<Line<'static>>) {
    let (words, theme, language) = (&model.words().publish, model.theme, model.language);
    let name = words.rows[3];
    match &model.publish.state.copy {
        Copying::None => lines.push(line(model, name, None, words.no_copy)),
        Copying::Failed { error, .. } => lines.push(line(model, name, Some(Tone::Bad), explain(error, language))),
        Copying::Done(copied) => {
            let text = (words.copied)(&whole(copied.files, language), &copied.folder.display().to_string());
            lines.push(line(model, name, Some(Tone::Good), text));
        }
        Copying::Runs { target, progress } => {
            let Progress { phase, done, total } =
                progress.unwrap_or(Progress { phase: Phase::Copying, done: 0, total: 1 });
            let what = words.copying[usize::from(phase == Phase::Checking)];
            let percent = whole((done * 100 / total.max(1)) as usize, language);
            lines.push(line(model, name, Some(Tone::Doubt), format!("{what} {percent}%: {}", target.display())));
            let mut bar = Line::from(Span::raw(left("", NAMES)));
            let room = width.saturating_sub(NAMES + 1).min(40);
            let (part, whole) = ((done / 1024) as usize, (total / 1024).max(1) as usize);
            bar.extend(Bar { part, whole, mark: None, width: room }.line(theme.accent(), theme.trough(), Style::new()));
            lines.push(bar);
        }
    }
}

/// The list, and under it the chosen one in full.
fn warnings(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (words, theme, view) = (&model.words().publish, model.theme, &model.publish);
    let all = view.warnings();
    if view.state.built.is_none() || area.height < 2 {
        return;
    }
    let mut rows = area.rows();
    let Some(head) = rows.next() else { return };
    if all.is_empty() {
        return Line::styled(words.no_warning, theme.dim()).render(head, buffer);
    }
    let bold = theme.word(Tone::Doubt).add_modifier(Modifier::BOLD);
    Line::styled((words.warnings)(&whole(all.len(), model.language)), bold).render(head, buffer);
    let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let full = 4.min(below.height.saturating_sub(2));
    let [list, chosen] = Layout::vertical([Constraint::Fill(1), Constraint::Length(full)]).areas(below);
    let first = lists::scroll(view.selected, all.len(), usize::from(list.height));
    for (row, (place, notice)) in list.rows().zip(all.iter().enumerate().skip(first)) {
        let text = format!("{}: {}", notice.file.display(), explain_matter(&notice.matter, model.language));
        let (sign, style) = if place == view.selected { ("▸ ", theme.selected()) } else { ("  ", Style::new()) };
        buffer.set_style(row, style);
        Line::styled(format!("{sign}{}", fit(&text, usize::from(row.width).saturating_sub(2))), style)
            .render(row, buffer);
    }
    if let Some(notice) = all.get(view.selected).filter(|_| full > 0) {
        let text = explain_matter(&notice.matter, model.language);
        let chosen = Rect { y: chosen.y + 1.min(chosen.height), height: chosen.height.saturating_sub(1), ..chosen };
        let lines = vec![Line::styled(notice.file.display().to_string(), theme.accent()), Line::raw(text)];
        Paragraph::new(lines).wrap(Wrap { trim: true }).render(chosen, buffer);
    }
}
