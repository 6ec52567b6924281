//! The log: what was done, newest first, and whether its chain holds.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Block, Widget},
};

use super::{delegates, lists};
use crate::{
    app::desk::log_view::{self, Line as Entry},
    console::{
        layout::screens,
        model::{MOST_LINES, Model},
        theme::Tone,
        widgets::text::{fit, joined, left, right},
    },
    i18n::{log::log, number::whole},
};

/// Draws the screen.
pub(in crate::console) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().log);
    let (tone, chain) = chain(model);
    let title = model.words().screens[model.screen as usize];
    let block = Block::bordered()
        .border_style(theme.dim())
        .title(Line::styled(format!(" {title} "), theme.accent()))
        .title(Line::styled(chain, theme.word(tone).add_modifier(Modifier::BOLD)).right_aligned());
    let inside = block.inner(area);
    block.render(area, buffer);
    let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    let [query, list] = screens::query_and_list(inside);
    delegates::typed(model, &model.log.input, words.hint, query, buffer);
    let (lines, selected) = (&model.log.lines, model.log.selected);
    if lines.is_empty() {
        let text = if model.log.asked { words.reading } else { words.nothing };
        Line::styled(text, theme.dim()).render(list, buffer);
        return;
    }
    let first = lists::scroll(selected, lines.len(), usize::from(list.height));
    let shown = lines.iter().enumerate().skip(first);
    let mut rows = list.rows();
    for (row, (place, entry)) in rows.by_ref().zip(shown) {
        line(model, entry, place == selected, usize::from(row.width)).render(row, buffer);
    }
    if let (Some(row), true) = (rows.next(), lines.len() >= MOST_LINES) {
        Line::styled(words.more, theme.dim()).render(row, buffer);
    }
}

fn chain(model: &Model) -> (Tone, String) {
    let words = &model.words().log;
    let number = |seq: i64| whole(usize::try_from(seq).unwrap_or(0), model.language);
    let (tone, text) = match model.log.chain {
        None => (Tone::Plain, words.reading.to_owned()),
        Some(chain) => match chain.broken {
            Some(seq) => (Tone::Bad, (words.broken)(&number(seq))),
            None if chain.held < chain.end => (Tone::Plain, (words.checking)(&number(chain.held), &number(chain.end))),
            None => (Tone::Good, (words.whole)(&number(chain.held))),
        },
    };
    (tone, format!(" {} {text} ", tone.sign()))
}

/// `07:41:09  cửa 1 · Lan   Điểm danh Trần Văn Bình bằng khuôn mặt`.
fn line(model: &Model, entry: &Entry, chosen: bool, width: usize) -> Line<'static> {
    let (theme, words) = (model.theme, log(model.language));
    let undone = log_view::is_undone(entry, &model.snapshot.roll);
    let zoned = entry.at.to_zoned(model.zone.clone());
    let today = model.now.to_zoned(model.zone.clone()).date() == zoned.date();
    let time = zoned.strftime(if today { "%H:%M:%S" } else { "%d/%m %H:%M" }).to_string();
    let door = entry.door.as_ref().map_or_else(String::new, |door| (words.door)(door));
    let where_and_who = joined(&[&door, &entry.operator]);
    let (number_width, who_width) = if width < 90 { (0, 12) } else { (8, 22) };
    let number = if number_width == 0 { String::new() } else { format!("{} ", right(&format!("#{}", entry.seq), 7)) };
    let mut sentence = log_view::sentence(entry, &model.snapshot.roster, &model.zone, model.language);
    if undone {
        sentence = format!("{sentence} ({})", words.undone);
    }
    let room = width.saturating_sub(number_width + 12 + who_width + 1 + 2);
    let (row, dim) = if chosen {
        (theme.selected().add_modifier(Modifier::BOLD), theme.selected())
    } else if undone {
        (theme.dim().add_modifier(Modifier::CROSSED_OUT), theme.dim())
    } else {
        (Style::new(), theme.dim())
    };
    Line::from_iter([
        Span::styled(number, dim),
        Span::styled(left(&time, 12), dim),
        Span::styled(left(&where_and_who, who_width), dim),
        Span::styled(if undone { " × " } else { "   " }, dim),
        Span::styled(fit(&sentence, room), row),
    ])
}
