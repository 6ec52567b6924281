//! Arrivals over time, with the bell and the minute that is looked at.

use jiff::{SignedDuration, Timestamp};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::Line,
    widgets::{Block, Widget},
};
use unicode_width::UnicodeWidthStr;

use crate::{
    console::{
        model::{Chosen, Model},
        theme::Tone,
        widgets::chart::Columns,
    },
    i18n::number::whole,
};

/// Arrivals in equal steps: the minutes in a step, the counts, the start of the first, the bell's step, and the step
/// of the minute that is looked at with its own count.
struct Arrivals {
    minutes: usize,
    values: Vec<usize>,
    first: Timestamp,
    bell: Option<usize>,
    chosen: Option<(usize, Timestamp, usize)>,
}

fn steps(model: &Model, columns: usize) -> Option<Arrivals> {
    /// A bell that is hours away would squeeze the arrivals together; it waits outside the chart.
    const FARTHEST: i64 = 3 * 3600;
    let snapshot = model.board_roll();
    let by_minute = snapshot.roll.arrivals_by_minute();
    let (first, last) = (by_minute.first()?.0, by_minute.last()?.0);
    let since = |at: Timestamp| at.duration_since(first);
    let bell = snapshot.session.bell.filter(|bell| (0..=FARTHEST).contains(&since(*bell).as_secs()));
    let end = bell.map_or(last, |bell| bell.max(last));
    let all = usize::try_from(since(end).as_mins()).ok()? + 1;
    let minutes = all.div_ceil(columns.max(1)).max(1);
    let mut values = vec![0; all.div_ceil(minutes)];
    for (place, (_, count)) in by_minute.iter().enumerate() {
        values[place / minutes] += count;
    }
    let chosen = match model.board.chosen() {
        Chosen::Minute(at) => {
            by_minute.iter().position(|(start, _)| *start == at).map(|place| (place / minutes, at, by_minute[place].1))
        }
        _ => None,
    };
    let bell = bell.map(|bell| since(bell).as_mins() as usize / minutes);
    Some(Arrivals { minutes, values, first, bell, chosen })
}

/// Draws the chart.
pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().counts);
    let steps = steps(model, usize::from(area.width.saturating_sub(2)));
    let title = (words.arrivals)(steps.as_ref().map_or(1, |steps| steps.minutes));
    let chosen = steps.as_ref().and_then(|steps| steps.chosen);
    let most = steps.as_ref().and_then(|steps| steps.values.iter().max());
    let edge = if chosen.is_some() { theme.accent() } else { theme.dim() };
    let mut block = Block::bordered().border_style(edge).title(Line::styled(format!(" {title} "), theme.accent()));
    if let Some((_, at, many)) = chosen {
        let text = (model.words().board.minute)(&model.minute(at), &whole(many, model.language));
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
    // Where there is room, a step is several columns wide.
    let wide = (usize::from(inside.width) / steps.values.len()).clamp(1, 4);
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
    axis(model, &steps, wide, inside, buffer);
}

/// The times below the columns: the first, and the bell's or the last.
fn axis(model: &Model, steps: &Arrivals, wide: usize, inside: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().counts);
    let y = inside.bottom() - 1;
    let last_step = SignedDuration::from_mins(((steps.values.len() - 1) * steps.minutes) as i64);
    let end = steps.first.checked_add(last_step).unwrap_or(steps.first);
    let from = model.minute(steps.first);
    buffer.set_string(inside.x, y, &from, theme.dim());
    let bell = steps.bell.and(model.board_roll().session.bell).map(|at| (words.bell)(&model.minute(at)));
    let style = if bell.is_some() { theme.accent() } else { theme.dim() };
    let until = bell.unwrap_or_else(|| model.minute(end));
    let at = steps.bell.unwrap_or(steps.values.len()) * wide;
    let least = inside.x + from.width() as u16 + 1;
    let most = inside.right().saturating_sub(until.width() as u16).max(least);
    let x = (inside.x + at as u16 + 1).saturating_sub(until.width() as u16).clamp(least, most);
    buffer.set_stringn(x, y, &until, usize::from(inside.right().saturating_sub(x)), style);
}
