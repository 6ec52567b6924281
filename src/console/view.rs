//! Draws the model; changes nothing.

use ratatui::{
    Frame,
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Paragraph, Widget, Wrap},
};
use unicode_width::UnicodeWidthStr;

use super::{
    ascii, layout,
    model::{Model, Screen},
    screens,
    theme::Tone,
    widgets::{
        field::take_cursor,
        text::{fit, joined},
    },
};

/// Draws everything.
pub fn view(model: &Model, frame: &mut Frame) {
    let area = frame.area();
    let buffer = frame.buffer_mut();
    if area.width < layout::LEAST.0 || area.height < layout::LEAST.1 {
        let sentence = Paragraph::new(model.words().header.too_small).centered().wrap(Wrap { trim: true });
        sentence.render(area, buffer);
        return;
    }
    let strips = layout::strips(model);
    let [head, strip, body, foot] = layout::parts(area, strips.len());
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
        Screen::Library => screens::library::draw(model, body, buffer),
        Screen::Import => screens::import::draw(model, body, buffer),
        Screen::Publish => screens::publish::draw(model, body, buffer),
    }
    let mut cursor = take_cursor(area, buffer);
    if let Some(popup) = &model.popup {
        screens::popup::draw(model, popup, body, buffer);
        cursor = take_cursor(area, buffer);
    }
    footer(model, foot, buffer);
    if model.ascii {
        ascii::spell(buffer);
    }
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
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
    for key in layout::foot(model, area) {
        let style = Style::new().add_modifier(Modifier::BOLD);
        let style = if key.current { theme.selected().add_modifier(Modifier::BOLD) } else { style };
        let written = key.key.to_string();
        buffer.set_string(key.area.x, area.y, &written, style);
        let x = key.area.x + written.width() as u16 + 1;
        buffer.set_string(x, area.y, &key.name, if key.current { style } else { theme.dim() });
    }
}
