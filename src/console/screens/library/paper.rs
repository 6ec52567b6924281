//! The document that is read: its lines, and how far the reader is.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Block, Widget},
};
use unicode_width::UnicodeWidthStr;

use super::marked;
use crate::{
    console::{
        model::{Model, Reading},
        reading::Look,
        theme::Tone,
        widgets::text::fit,
    },
    i18n::number::whole,
};

pub(super) fn draw(model: &Model, reading: &Reading, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().library);
    let lines = &reading.laid.lines;
    let number = |count: usize| whole(count, model.language);
    let mut place = (words.at)(&number((reading.top + 1).min(lines.len())), &number(lines.len()));
    if !reading.laid.marks.is_empty() {
        place = format!("{} · {place}", (words.marks)(&number(reading.laid.marks.len())));
    }
    let room = usize::from(area.width).saturating_sub(place.width() + 8);
    let block = Block::bordered()
        .border_style(theme.dim())
        .title(Line::styled(format!(" {} ", fit(&reading.hit.title, room)), theme.accent()))
        .title(Line::styled(format!(" {place} "), theme.dim()).right_aligned());
    let told = match (&model.library.refusal, &model.library.opened) {
        (Some(sentence), _) => Some((sentence.clone(), Tone::Doubt)),
        (None, Some(path)) => Some(((words.opened)(path), Tone::Good)),
        (None, None) => None,
    };
    let block = match told {
        Some((text, tone)) => {
            let text = fit(&text, usize::from(area.width).saturating_sub(6));
            block.title_bottom(Line::styled(format!(" {text} "), theme.word(tone)))
        }
        None => block,
    };
    let inside = block.inner(area);
    block.render(area, buffer);
    let text = Rect { x: inside.x + 2, width: inside.width.saturating_sub(4), ..inside };
    for (row, (number, line)) in text.rows().zip(lines.iter().enumerate().skip(reading.top)) {
        if reading.current == Some(number) {
            buffer.set_string(inside.x, row.y, "▸", theme.accent());
        }
        let spans = line.iter().map(|(text, look)| {
            let style = match look {
                Look::Plain => Style::new(),
                Look::Heading(true) => theme.accent(),
                Look::Heading(false) => Style::new().add_modifier(Modifier::BOLD),
                Look::Dim => theme.dim(),
                Look::Mark => marked(model),
            };
            Span::styled(text.as_str(), style)
        });
        spans.collect::<Line>().render(row, buffer);
    }
}
