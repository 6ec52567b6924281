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
        desk::qr::{self, Dots},
        error::LanError,
        explain::{explain, explain_in_console, explain_matter},
        lan::Address,
        publish::{
            publisher::{Copying, LanState, Watching},
            usb_copy::{Phase, Progress},
        },
    },
    console::{
        model::Model,
        theme::Tone,
        widgets::{
            bar::Bar,
            text::{fit, joined, left, wrapped},
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
    let LanState::Open { addresses, locked_by: 0, .. } = &model.publish.state.lan else { return None };
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
    let mut lines = Lines { model, width: usize::from(area.width), all: Vec::new() };
    watch(model, &mut lines);
    build(model, &mut lines);
    lan(model, &mut lines);
    copy(model, &mut lines);
    let height = (lines.all.len() as u16).min(area.height);
    let [above, below] = Layout::vertical([Constraint::Length(height), Constraint::Fill(1)]).spacing(1).areas(area);
    Paragraph::new(lines.all).render(above, buffer);
    warnings(model, below, buffer);
}

/// Lines of two columns: what it is about, and words, which go on below themselves.
struct Lines<'a> {
    model: &'a Model,
    width: usize,
    all: Vec<Line<'static>>,
}

impl Lines<'_> {
    /// What it is about, a sign, words.
    fn push(&mut self, name: &str, tone: Option<Tone>, text: &str) {
        self.styled(name, tone, text, Style::new());
    }

    fn styled(&mut self, name: &str, tone: Option<Tone>, text: &str, style: Style) {
        let theme = self.model.theme;
        let sign = tone.map_or(0, |_| 2);
        for (place, words) in wrapped(text, self.width.saturating_sub(NAMES + sign)).into_iter().enumerate() {
            let first = place == 0;
            let mut line = Line::from(Span::styled(left(if first { name } else { "" }, NAMES), theme.dim()));
            if let Some(tone) = tone {
                let sign = if first { tone.sign() } else { " " };
                line.push_span(Span::styled(format!("{sign} "), theme.word(tone).add_modifier(Modifier::BOLD)));
            }
            line.push_span(Span::styled(words, style));
            self.all.push(line);
        }
    }
}

fn watch(model: &Model, lines: &mut Lines) {
    let (words, state) = (&model.words().publish, &model.publish.state);
    let (tone, text) = match &state.watch {
        _ if state.building => (Tone::Doubt, words.watch[2].to_owned()),
        Watching::Off => (Tone::Plain, words.watch[0].to_owned()),
        Watching::On => (Tone::Good, words.watch[1].to_owned()),
        Watching::Failed(error) => (Tone::Bad, explain(error, model.language)),
    };
    lines.push(words.rows[0], Some(tone), &text);
}

fn build(model: &Model, lines: &mut Lines) {
    let (words, state, language) = (&model.words().publish, &model.publish.state, model.language);
    match &state.built {
        None => lines.push(words.rows[1], None, words.never),
        Some((at, built)) => {
            let seconds = decimal(built.seconds, 2, language);
            lines.push(words.rows[1], None, &(words.built)(&model.clock(*at), &seconds));
            let numbers = [built.documents, built.pages, built.sections].map(|number| whole(number, language));
            lines.push("", None, &(words.made)(&numbers[0], &numbers[1], &numbers[2]));
        }
    }
    if let Some(error) = &state.failed {
        let text = format!("{} {}", words.failed, explain(error, language));
        lines.push("", Some(Tone::Bad), &text);
    }
}

fn lan(model: &Model, lines: &mut Lines) {
    /// More addresses than these confuse.
    const MOST: usize = 3;
    let (words, theme, language) = (&model.words().publish, model.theme, model.language);
    let name = words.rows[2];
    match &model.publish.state.lan {
        LanState::Closed => {
            lines.push(name, Some(Tone::Plain), words.lan[0]);
            lines.push("", None, words.closed);
        }
        LanState::Failed(error) => lines.push(name, Some(Tone::Bad), &explain_in_console(error, language)),
        LanState::Open { locked_by: documents @ 1.., .. } => {
            let locked = LanError::Internal { documents: *documents };
            lines.push(name, Some(Tone::Bad), &explain_in_console(&locked.into(), language));
        }
        LanState::Open { addresses, loopback, readers, code, .. } => {
            lines.push(name, Some(Tone::Good), words.lan[1 + usize::from(*code)]);
            let wrong = if readers.wrong_codes == 0 {
                String::new()
            } else {
                (words.wrong_codes)(&whole(usize::try_from(readers.wrong_codes).unwrap_or(usize::MAX), language))
            };
            lines.push("", None, &joined(&[&(words.readers)(&whole(readers.now, language)), &wrong]));
            let others = addresses.iter().filter(|address| address.for_others);
            for (place, address) in others.take(MOST).enumerate() {
                let style = if place == 0 { Style::new().add_modifier(Modifier::BOLD) } else { theme.dim() };
                lines.styled("", None, &address.url, style);
            }
            if !addresses.iter().any(|address| address.for_others) {
                let why = if *loopback { words.only_here } else { words.no_network };
                lines.push("", Some(Tone::Doubt), why);
            }
        }
    }
}

fn copy(model: &Model, lines: &mut Lines) {
    let (words, theme, language) = (&model.words().publish, model.theme, model.language);
    let name = words.rows[3];
    match &model.publish.state.copy {
        Copying::None => lines.push(name, None, words.no_copy),
        Copying::Failed { error, .. } => lines.push(name, Some(Tone::Bad), &explain(error, language)),
        Copying::Done(copied) => {
            let text = (words.copied)(&whole(copied.files, language), &copied.folder.display().to_string());
            lines.push(name, Some(Tone::Good), &text);
        }
        Copying::Runs { target, progress } => {
            let Progress { phase, done, total } =
                progress.unwrap_or(Progress { phase: Phase::Copying, done: 0, total: 1 });
            let what = words.copying[usize::from(phase == Phase::Checking)];
            let percent = whole((done * 100 / total.max(1)) as usize, language);
            lines.push(name, Some(Tone::Doubt), &format!("{what} {percent}%: {}", target.display()));
            let mut bar = Line::from(Span::raw(left("", NAMES)));
            let room = lines.width.saturating_sub(NAMES + 1).min(40);
            let (part, whole) = ((done / 1024) as usize, (total / 1024).max(1) as usize);
            bar.extend(Bar { part, whole, mark: None, width: room }.line(theme.accent(), theme.trough(), Style::new()));
            lines.all.push(bar);
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
