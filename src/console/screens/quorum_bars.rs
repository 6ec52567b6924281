//! Both conditions of the quorum as bars with the mark that they have to reach.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    widgets::Widget,
};
use unicode_width::UnicodeWidthStr;

use crate::{
    app::desk::snapshot::Snapshot,
    console::{
        forecast,
        model::Model,
        theme::Tone,
        widgets::{
            bar::Bar,
            text::{fit, left, right},
        },
    },
    domain::quorum::Share,
    i18n::number::{percent, whole},
};

struct Row {
    label: &'static str,
    share: Share,
    needed: usize,
    valid: bool,
    verdict: String,
}

fn rows(model: &Model, snapshot: &Snapshot) -> Vec<Row> {
    let (counts, words, language) = (&snapshot.counts, &model.words().counts, model.language);
    let Some(quorum) = counts.quorum else { return Vec::new() };
    let number = |number: usize| whole(number, language);
    let fraction = |fraction| String::from(fraction);
    let heads = Share { total: counts.summoned, present: counts.present };
    let condition = quorum.delegates;
    let mut rows = vec![Row {
        label: words.present,
        share: heads,
        needed: condition.needed,
        valid: condition.valid,
        verdict: if condition.valid {
            (words.delegates_valid)(&fraction(snapshot.rule.delegates), &number(condition.needed))
        } else {
            (words.delegates_missing)(
                &number(condition.needed.saturating_sub(heads.present)),
                &number(condition.needed),
            )
        },
    }];
    if let (Some(condition), Some(rule)) = (quorum.units, snapshot.rule.units) {
        let units = Share { total: counts.units.total, present: counts.units.represented };
        rows.push(Row {
            label: words.units,
            share: units,
            needed: condition.needed,
            valid: condition.valid,
            verdict: if condition.valid {
                (words.units_valid)(&fraction(rule), &number(condition.needed))
            } else {
                (words.units_missing)(
                    &number(condition.needed.saturating_sub(units.present)),
                    &number(condition.needed),
                )
            },
        });
    }
    rows
}

/// Draws label, numbers, bar, share and verdict of each condition, one of which may be chosen, and below them the forecast.
pub(super) fn draw(model: &Model, snapshot: &Snapshot, chosen: Option<usize>, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let bold = Style::new().add_modifier(Modifier::BOLD);
    let rows = rows(model, snapshot);
    let widest = |text: &dyn Fn(&Row) -> usize| rows.iter().map(text).max().unwrap_or(0);
    let count =
        |row: &Row| format!("{}/{}", whole(row.share.present, model.language), whole(row.share.total, model.language));
    let (label, counts, verdict) =
        (widest(&|row| row.label.width()), widest(&|row| count(row).width()), widest(&|row| row.verdict.width()));
    let (label, counts, verdict) = (label as u16, counts as u16, verdict as u16);
    let share_width = 7;
    let fixed = 1 + label + 2 + counts + 2 + share_width + 3;
    let bar = area.width.saturating_sub(fixed + 2 + verdict + 1);
    let bar = if bar < 8 { area.width.saturating_sub(fixed + 2) } else { bar };
    for (place, (row, line)) in rows.iter().zip(area.rows()).enumerate() {
        let tone = if row.valid { Tone::Good } else { Tone::Doubt };
        let mut x = line.x + 1;
        let style = if chosen == Some(place) { theme.selected() } else { theme.dim() };
        buffer.set_string(x, line.y, left(row.label, usize::from(label)), style);
        x += label + 2;
        buffer.set_string(x, line.y, right(&count(row), usize::from(counts)), bold);
        x += counts + 2;
        let bar_area = Rect { x, width: bar, ..line };
        let (part, of) = (row.share.present, row.share.total);
        Bar { part, whole: of, mark: Some(row.needed), width: usize::from(bar) }
            .line(theme.word(tone), theme.trough(), bold)
            .render(bar_area, buffer);
        x += bar;
        let share = percent(part, of, 1, model.language);
        buffer.set_string(x, line.y, right(&share, usize::from(share_width)), bold);
        x += share_width + 2;
        buffer.set_string(x, line.y, tone_sign(row.valid), theme.word(tone).add_modifier(Modifier::BOLD));
        let room = usize::from(line.right().saturating_sub(x + 2));
        buffer.set_string(x + 2, line.y, fit(&row.verdict, room), theme.word(tone));
    }
    let here = snapshot.session.name == model.snapshot.session.name;
    if let (true, Some(line), Some(forecast)) = (here, area.rows().nth(rows.len()), forecast::forecast(model)) {
        let room = usize::from(line.width.saturating_sub(2));
        let style = if forecast.late { theme.word(Tone::Doubt) } else { theme.dim() };
        buffer.set_string(line.x + 1, line.y, fit(&forecast.text, room), style);
    }
}

fn tone_sign(valid: bool) -> &'static str {
    if valid { Tone::Good.sign() } else { "✗" }
}
