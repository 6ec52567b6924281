//! The panel beside the picture: who was checked in, or what the operator has to decide.

mod badge;
mod question;

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    text::{Line, Text},
    widgets::{Paragraph, Widget, Wrap},
};
use unicode_width::UnicodeWidthStr;

use super::{lists, preview};
use crate::{
    app::faces::lane::{CameraState, Label},
    console::{
        model::{LaneView, Model, Panel, Problem},
        theme::Tone,
        widgets::{
            big_text,
            text::{fit, joined},
        },
    },
    domain::{
        attendance::Presence,
        challenge::Side,
        delegate::DelegateId,
        event::{Action, Event},
    },
    i18n::number::{decimal, whole},
};

/// A coloured surface with a sign, a title, a name and what else there is to say.
pub(super) struct Surface<'a> {
    /// Colour and sign.
    pub tone: Tone,
    /// Another sign than the tone's own.
    pub sign: Option<&'static str>,
    /// In capitals.
    pub title: &'a str,
    /// At the right of the title.
    pub aside: String,
    /// The delegate it is about, if any.
    pub delegate: Option<DelegateId>,
    /// Whether the seat is told: where somebody is sent to it.
    pub seat: bool,
    /// Below.
    pub lines: Vec<String>,
    /// Whether the first of them can be left out where there is little room.
    pub spare: bool,
}

/// Draws the panel.
pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    // A question that waits for the operator goes before what the door asks of the next person.
    if let Some(side) = asked(model).filter(|_| !matches!(model.panel, Panel::Held(_))) {
        return challenge(model, side, area, buffer);
    }
    match &model.panel {
        Panel::Idle => idle(model, area, buffer),
        Panel::Done { event, also, .. } => surface(model, &done(model, event, also), area, buffer),
        Panel::Already { arrival, .. } => surface(model, &already(model, arrival), area, buffer),
        Panel::Held(problem) => held(model, problem, area, buffer),
    }
}

/// The side to which an unattended door asks somebody to turn the head.
fn asked(model: &Model) -> Option<Side> {
    let preview = model.lanes.get(model.front)?.preview.as_ref()?;
    preview.faces.iter().find_map(|seen| match seen.label {
        Label::Turn(side) => Some(side),
        _ => None,
    })
}

fn challenge(model: &Model, side: Side, area: Rect, buffer: &mut Buffer) {
    let words = model.words();
    let sheet = Surface {
        tone: Tone::Doubt,
        sign: Some(if side == Side::Left { "←" } else { "→" }),
        title: words.panel.challenge[0],
        aside: String::new(),
        delegate: None,
        seat: false,
        lines: vec![preview::turn(side, words.camera.turn).to_owned(), words.panel.challenge[1].to_owned()],
        spare: false,
    };
    surface(model, &sheet, area, buffer);
}

fn idle(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().panel);
    let counts = &model.snapshot.counts;
    let present = format!("{}/{}", whole(counts.present, model.language), whole(counts.summoned, model.language));
    let columns = big_text::width(&present).filter(|columns| *columns <= area.width && area.height >= 16);
    let large = if columns.is_some() { big_text::ROWS + 4 } else { 0 };
    let [_, middle, number, _] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(3), Constraint::Length(large), Constraint::Fill(1)])
            .areas(area);
    if let Some(columns) = columns {
        let x = number.x + (number.width - columns) / 2;
        let digits = Rect { x, y: number.y + 2, width: columns, height: big_text::ROWS };
        big_text::draw(&present, digits, buffer, theme.word(Tone::Good));
        let label = Rect { y: digits.bottom(), height: 1, ..number };
        Line::styled(model.words().counts.present, theme.dim()).centered().render(label, buffer);
    }
    let session = &model.snapshot.session;
    let dark =
        |lane: &LaneView| matches!(lane.camera, CameraState::Stalled | CameraState::Lost | CameraState::Failed(_));
    let [title, invite] = match (session.opened, session.closed) {
        _ if !model.writing.is_empty() => [words.writing, words.invite],
        (_, Some(_)) => words.closed,
        (None, None) => words.not_open,
        _ if model.lanes.iter().all(dark) => [words.welcome, words.no_picture],
        _ => [words.welcome, words.invite],
    };
    Paragraph::new(vec![
        Line::styled(title, Style::new().add_modifier(Modifier::BOLD)),
        Line::default(),
        Line::styled(invite, theme.dim()),
    ])
    .centered()
    .render(middle, buffer);
}

fn done<'a>(model: &Model, event: &'a Event, also: &[DelegateId]) -> Surface<'a> {
    let words = &model.words().panel;
    let (tone, sign, title) = match event.action {
        Action::Present { .. } => (Tone::Good, None, words.accepted),
        Action::Return => (Tone::Good, None, words.returned),
        Action::StepOut => (Tone::Plain, Some("→"), words.left),
        Action::Undo { .. } => (Tone::Plain, Some("↶"), words.undone),
        Action::Excuse { .. } | Action::Substitute { .. } => (Tone::Plain, None, words.noted),
    };
    let score = event.score.map_or_else(String::new, |score| decimal(f64::from(score), 2, model.language));
    let means = match event.action {
        Action::Present { .. } => lists::what(&event.action, model.words()),
        _ => "",
    };
    let reason = event.reason.as_deref().unwrap_or("");
    Surface {
        tone,
        sign,
        title,
        aside: model.clock(event.at),
        delegate: Some(event.delegate),
        seat: matches!(event.action, Action::Present { .. } | Action::Return),
        lines: vec![joined(&[means, &score, reason]), note(model, event.delegate), together(model, also)],
        spare: !means.is_empty(),
    }
}

/// What the roster notes about somebody, for the desk to act on: a wheelchair, a bouquet, a speech.
fn note(model: &Model, delegate: DelegateId) -> String {
    model.delegate(delegate).map_or_else(String::new, |delegate| {
        if delegate.note.is_empty() { String::new() } else { format!("! {}", delegate.note) }
    })
}

/// People received in the same moment.
fn together(model: &Model, also: &[DelegateId]) -> String {
    let names: Vec<&str> = also.iter().map(|id| model.name(*id)).collect();
    if names.is_empty() { String::new() } else { format!("{}: {}", model.words().forms.also, names.join(", ")) }
}

fn already<'a>(model: &Model, arrival: &Event) -> Surface<'a> {
    let words = model.words();
    let door = (words.header.door)(&arrival.door);
    Surface {
        tone: Tone::Plain,
        sign: Some("✓"),
        title: words.panel.already,
        aside: String::new(),
        delegate: Some(arrival.delegate),
        seat: true,
        lines: vec![(words.panel.since)(&model.minute(arrival.at), &door)],
        spare: false,
    }
}

fn held(model: &Model, problem: &Problem, area: Rect, buffer: &mut Buffer) {
    let words = &model.words().panel;
    let sheet = match problem {
        Problem::Confirm(confirm) => return question::confirm(model, confirm, area, buffer),
        Problem::Unknown { crop, .. } => return question::unknown(model, crop, area, buffer),
        Problem::NotExpected { delegate, presence, .. } => {
            let text = match presence {
                Presence::Excused => words.excused,
                Presence::Out => words.out,
                Presence::Absent => words.absent,
                Presence::Substituted => words.substituted,
                Presence::Blocked | Presence::Present | Presence::Expected => words.blocked,
            };
            Surface {
                tone: lists::tone(*presence),
                sign: None,
                title: text[0],
                aside: String::new(),
                delegate: Some(*delegate),
                seat: false,
                lines: vec![text[1].to_owned()],
                spare: false,
            }
        }
        Problem::Badge(found) => badge::surface(model, *found),
        Problem::TwoDoors { arrival } => {
            let since = (words.since)(&model.clock(arrival.at), &(model.words().header.door)(&arrival.door));
            Surface {
                tone: Tone::Bad,
                sign: Some("!"),
                title: words.two_doors,
                aside: String::new(),
                delegate: Some(arrival.delegate),
                seat: false,
                lines: vec![since, words.two_doors_help.to_owned()],
                spare: false,
            }
        }
        Problem::Refused { request, sentence } => Surface {
            tone: Tone::Bad,
            sign: None,
            title: words.refused,
            aside: String::new(),
            delegate: request.delegate(),
            seat: false,
            lines: vec![sentence.clone(), words.refused_help.to_owned()],
            spare: false,
        },
    };
    surface(model, &sheet, area, buffer);
}

/// The line that says how many questions wait.
fn more(model: &Model) -> Option<String> {
    (!model.waiting.is_empty() && matches!(model.panel, Panel::Held(_)))
        .then(|| (model.words().panel.more)(model.waiting.len()))
}

/// Draws a surface over the whole area, the name as large as it can be.
pub(super) fn surface(model: &Model, sheet: &Surface, area: Rect, buffer: &mut Buffer) {
    let style = model.theme.fill(sheet.tone);
    let bold = style.add_modifier(Modifier::BOLD);
    buffer.set_style(area, style);
    let inside = Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    };
    if inside.is_empty() {
        return;
    }
    let width = usize::from(inside.width);
    let title = format!("{}  {}", sheet.sign.unwrap_or(sheet.tone.sign()), sheet.title);
    buffer.set_string(inside.x, inside.y, fit(&title, width), bold);
    if title.width() + sheet.aside.width() < width {
        buffer.set_string(inside.right() - sheet.aside.width() as u16, inside.y, &sheet.aside, style);
    }
    let mut rest = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
    let mut below: Vec<String> =
        sheet.lines.iter().cloned().chain(more(model)).filter(|line| !line.is_empty()).collect();
    let wrapped: usize = below.iter().map(|line| line.width().div_ceil(width.max(1)) + 1).sum();
    if let Some(delegate) = sheet.delegate.and_then(|id| model.delegate(id)) {
        let details = joined(&[&delegate.unit, &delegate.delegation]);
        let seated = sheet.seat && !delegate.seat.is_empty();
        let told = u16::from(!details.is_empty()) + u16::from(seated);
        let reserved = wrapped as u16 + told + u16::from(seated);
        // Where room is short a name that is read from afar goes before blank lines and how somebody was known.
        let tight = Rect { y: inside.y + 1, height: area.bottom().saturating_sub(inside.y + 1), ..inside };
        let kept = below.len() - usize::from(sheet.spare);
        let short = sheet.seat && large(&delegate.full_name, rest, reserved + 1).is_none();
        rest = match large(&delegate.full_name, tight, told + kept as u16).filter(|_| short) {
            Some(lines) => {
                below.drain(..usize::from(sheet.spare));
                spell(&lines, tight, buffer, style)
            }
            None => name(&delegate.full_name, rest, reserved, buffer, style),
        };
        if !details.is_empty() && !rest.is_empty() {
            // Two lines for a long unit where there is room, else one that ends in `…`.
            let rows = (details.width().div_ceil(width.max(1)) as u16).min(2);
            if rows + 1 < rest.height {
                let text = fit(&details, width * 2 - 8);
                Paragraph::new(text)
                    .style(style)
                    .wrap(Wrap { trim: true })
                    .render(Rect { height: rows, ..rest }, buffer);
                rest = down(rest, rows);
            } else {
                buffer.set_string(rest.x, rest.y, fit(&details, width), style);
                rest = down(rest, 1);
            }
        }
        if seated && !rest.is_empty() {
            let seat = (model.words().panel.seat)(&delegate.seat);
            let large = rest.height >= big_text::ROWS + 1 + wrapped as u16;
            if large && big_text::width(&seat).is_some_and(|columns| columns <= rest.width) {
                big_text::draw(&seat, down(rest, 1), buffer, style);
                rest = down(rest, 1 + big_text::ROWS);
            } else {
                buffer.set_string(rest.x, rest.y, fit(&seat, width), bold);
                rest = down(rest, 1);
            }
        }
    }
    let room = rest.height > below.len() as u16;
    let text: Text = below.into_iter().map(Line::from).collect();
    Paragraph::new(text).style(style).wrap(Wrap { trim: true }).render(if room { down(rest, 1) } else { rest }, buffer);
}

/// Writes a name in large letters where they fit above `reserved` rows, else in capitals; answers what is left.
pub(super) fn name(name: &str, area: Rect, reserved: u16, buffer: &mut Buffer, style: Style) -> Rect {
    if let Some(lines) = large(name, area, reserved + 1) {
        return down(spell(&lines, area, buffer, style), 1);
    }
    let mut rest = area;
    for line in capitals(name, usize::from(area.width)) {
        if !rest.is_empty() {
            buffer.set_string(rest.x, rest.y, line, style.add_modifier(Modifier::BOLD));
            rest = down(rest, 1);
        }
    }
    rest
}

/// A name's lines in large letters, if they fit above `reserved` rows.
fn large(name: &str, area: Rect, reserved: u16) -> Option<Vec<String>> {
    let most = usize::from(area.height.saturating_sub(reserved) / big_text::ROWS).min(4);
    if most == 0 { None } else { big_text::wrap(name, area.width, most) }
}

/// Writes lines in large letters; answers what is left.
fn spell(lines: &[String], area: Rect, buffer: &mut Buffer, style: Style) -> Rect {
    lines.iter().fold(area, |rest, line| {
        big_text::draw(line, rest, buffer, style);
        down(rest, big_text::ROWS)
    })
}

/// A name in capitals over at most two lines, broken at a blank.
fn capitals(name: &str, width: usize) -> Vec<String> {
    let name = name.to_uppercase();
    let mut first = String::new();
    let mut words = name.split_whitespace().peekable();
    while let Some(word) = words.next_if(|word| first.is_empty() || first.width() + 1 + word.width() <= width) {
        if !first.is_empty() {
            first.push(' ');
        }
        first.push_str(word);
    }
    let second = words.collect::<Vec<_>>().join(" ");
    [first, second].iter().filter(|line| !line.is_empty()).map(|line| fit(line, width)).collect()
}

fn down(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}
