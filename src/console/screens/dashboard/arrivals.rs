//! Arrivals over time, with the bell and the minute that is looked at.

use jiff::SignedDuration;
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::Line,
    widgets::{Block, Widget},
};
use unicode_width::UnicodeWidthStr;

use crate::{
    console::{arrivals::Arrivals, model::Model, theme::Tone, widgets::chart::Columns},
    i18n::number::whole,
};

/// Draws the chart.
pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().counts);
    let steps = Arrivals::of(model, area.width.saturating_sub(2));
    let title = (words.arrivals)(steps.as_ref().map_or(1, |steps| steps.minutes));
    let chosen = steps.as_ref().and_then(|steps| steps.chosen);
    let most = steps.as_ref().and_then(|steps| steps.values.iter().max());
    let edge = if chosen.is_some() { theme.accent() } else { theme.dim() };
    let mut block = Block::bordered().border_style(edge).title(Line::styled(format!(" {title} "), theme.accent()));
    if let Some((_, at, many)) = chosen {
        let text = (model.words().dashboard.minute)(&model.minute(at), &whole(many, model.language));
        block = block.title(Line::styled(format!(" {text} "), theme.selected()).right_aligned());
    } else if let Some(most) = most {
        let text = (words.most)(&whole(*most, model.language));
        block = block.title(Line::styled(format!(" {text} "), theme.dim()).right_aligned());
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
    let wide = steps.columns_each;
    let values: Vec<usize> = steps.values.iter().flat_map(|value| std::iter::repeat_n(*value, wide)).collect();
    let columns = Rect { height: inside.height - 1, ..inside };
    let bell = steps.bell.map(|bell| bell * wide);
    Columns { values: &values, mark: bell, style: theme.word(Tone::Good), mark_style: theme.accent() }
        .render(columns, buffer);
    if let Some((step, ..)) = steps.chosen {
        let x = inside.x + (step * wide) as u16;
        let column = Rect { x, width: wide as u16, ..columns };
        buffer.set_style(column.intersection(columns), theme.selected());
    }
    axis(model, &steps, inside, buffer);
}

/// The times below the columns: the first, and the bell's or the last.
fn axis(model: &Model, steps: &Arrivals, inside: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().counts);
    let y = inside.bottom() - 1;
    let last_step = SignedDuration::from_mins(((steps.values.len() - 1) * steps.minutes) as i64);
    let end = steps.first.checked_add(last_step).unwrap_or(steps.first);
    let from = model.minute(steps.first);
    buffer.set_string(inside.x, y, &from, theme.dim());
    let bell = steps.bell.and(model.dashboard_roll().session.bell).map(|at| (words.bell)(&model.minute(at)));
    let style = if bell.is_some() { theme.accent() } else { theme.dim() };
    let until = bell.unwrap_or_else(|| model.minute(end));
    let at = steps.bell.unwrap_or(steps.values.len()) * steps.columns_each;
    let least = inside.x + from.width() as u16 + 1;
    let most = inside.right().saturating_sub(until.width() as u16).max(least);
    let x = (inside.x + at as u16 + 1).saturating_sub(until.width() as u16).clamp(least, most);
    buffer.set_stringn(x, y, &until, usize::from(inside.right().saturating_sub(x)), style);
}
