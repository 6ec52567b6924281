//! Draws the model; changes nothing.

use ratatui::{
    Frame,
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Paragraph, Widget},
};
use unicode_width::UnicodeWidthStr;

use super::{
    keys::keys,
    message::Worker,
    model::{Model, Screen},
    screens,
    theme::Tone,
    widgets::text::{fit, joined},
};

/// The least that the screens are made for.
const LEAST: (u16, u16) = (60, 18);

/// Draws everything.
pub fn view(model: &Model, frame: &mut Frame) {
    let area = frame.area();
    let buffer = frame.buffer_mut();
    if area.width < LEAST.0 || area.height < LEAST.1 {
        Paragraph::new(model.words().header.too_small).centered().render(area, buffer);
        return;
    }
    let strips = strips(model);
    let [head, strip, body, foot] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(strips.len() as u16),
        Constraint::Fill(1),
        Constraint::Length(1),
    ])
    .areas(area);
    header(model, head, buffer);
    for (row, (tone, text)) in strip.rows().zip(strips) {
        let text = fit(&format!(" {}  {text}", tone.sign()), usize::from(row.width));
        buffer.set_style(row, model.theme.fill(tone));
        buffer.set_string(row.x, row.y, text, model.theme.fill(tone).add_modifier(Modifier::BOLD));
    }
    match model.screen {
        Screen::CheckIn => screens::check_in::draw(model, body, buffer),
        Screen::Dashboard => screens::dashboard::draw(model, body, buffer),
        Screen::Delegates => screens::delegates::draw(model, body, buffer),
        Screen::Log => screens::log::draw(model, body, buffer),
        Screen::Import => screens::import::draw(model, body, buffer),
    }
    if let Some(popup) = &model.popup {
        screens::popup::draw(model, popup, body, buffer);
    }
    footer(model, foot, buffer);
}

/// What must be seen on every screen: the dead, and questions that wait elsewhere.
fn strips(model: &Model) -> Vec<(Tone, String)> {
    let words = model.words();
    let dead = |worker: &Worker| match worker {
        Worker::Camera => (Tone::Offline, words.camera.camera_died.to_owned()),
        Worker::Recognition => (Tone::Offline, words.camera.recognition_died.to_owned()),
        Worker::Store => (Tone::Bad, words.camera.store_died.to_owned()),
    };
    let mut strips: Vec<_> = model.dead.iter().map(dead).collect();
    if model.screen != Screen::CheckIn && model.problems() > 0 {
        strips.push((Tone::Doubt, (words.header.attention)(model.problems())));
    }
    strips
}

fn header(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (theme, words, snapshot) = (model.theme, model.words(), &model.snapshot);
    let desk = joined(&[&(words.header.door)(&snapshot.door), &snapshot.operator]);
    let desk = format!("{desk}   {} ", model.clock(model.now));
    let state = match (snapshot.session.opened, snapshot.session.closed) {
        (_, Some(_)) => format!("  {} {}", Tone::Bad.sign(), words.header.closed),
        (None, None) => format!("  {} {}", Tone::Doubt.sign(), words.header.not_open),
        (Some(_), None) => String::new(),
    };
    let room = usize::from(area.width).saturating_sub(desk.width() + state.width() + 11);
    // The session stays readable as long as the congress keeps a few words.
    let session = fit(&snapshot.session.title, room.saturating_sub(24).max(12));
    let what = joined(&[&fit(&snapshot.congress, room.saturating_sub(session.width() + 3)), &session]);
    let tone = if snapshot.session.closed.is_some() { Tone::Bad } else { Tone::Doubt };
    Line::from_iter([
        Span::styled(" daihoi", theme.accent()),
        Span::styled(" · ", theme.dim()),
        Span::raw(what),
        Span::styled(state, theme.word(tone).add_modifier(Modifier::BOLD)),
    ])
    .render(area, buffer);
    let x = area.right().saturating_sub(desk.width() as u16);
    buffer.set_string(x, area.y, desk, Style::new().add_modifier(Modifier::BOLD));
}

fn footer(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let bold = Style::new().add_modifier(Modifier::BOLD);
    let last = [("?", model.words().keys.help.to_owned())];
    let last_width = last[0].1.width() + 4;
    let mut x = area.x + 1;
    let edge = area.right().saturating_sub(last_width as u16);
    for (key, does) in keys(model) {
        let width = (key.width() + does.width() + 1) as u16;
        if x + width > edge {
            continue;
        }
        buffer.set_string(x, area.y, key, bold);
        buffer.set_string(x + key.width() as u16 + 1, area.y, &does, theme.dim());
        x += width + 3;
    }
    buffer.set_string(edge, area.y, last[0].0, bold);
    buffer.set_string(edge + 2, area.y, &last[0].1, theme.dim());
}
