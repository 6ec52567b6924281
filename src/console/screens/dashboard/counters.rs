//! The large counters, each with what it is counted against.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Block, Widget},
};

use crate::{
    app::desk::attendance_export::behind,
    console::{
        model::{Chosen, Model},
        theme::Tone,
        widgets::{
            big_text,
            text::{fit, joined},
        },
    },
    domain::dashboard::DashboardNumber,
    i18n::number::{percent, whole},
};

struct Counter {
    tone: Tone,
    sign: &'static str,
    word: &'static str,
    count: usize,
    small: String,
}

/// With what is said below each, in a few letters where the counters are `narrow`.
fn counters(model: &Model, narrow: bool) -> [Counter; 5] {
    let snapshot = model.dashboard_roll();
    let (words, texts, counts) = (&model.words().counts, &model.words().dashboard, &snapshot.counts);
    let number = |number: usize| whole(number, model.language);
    let also = |parts: &[(usize, &str)]| {
        let stated = parts.iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> =
            stated.map(|(count, word)| format!("{} {}", word.to_lowercase(), number(*count))).collect();
        joined(&parts.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let of = if narrow { texts.of_short } else { words.of_summoned };
    let of = of(&number(counts.summoned));
    let present = if narrow {
        of.clone()
    } else if counts.out == 0 {
        (texts.share)(&percent(counts.present, counts.summoned, 2, model.language), &number(counts.summoned))
    } else {
        (texts.came_and_out)(&number(behind(snapshot, &DashboardNumber::Came).len()), &number(counts.out))
    };
    let others = [(counts.blocked, words.blocked), (counts.others.present, words.others)];
    let late = match snapshot.session.bell {
        None => texts.before_bell.to_owned(),
        Some(bell) if narrow || (bell > model.now && counts.late == 0) => (words.bell)(&model.minute(bell)),
        Some(bell) => (texts.since_bell)(&model.minute(bell)),
    };
    let close = if narrow || snapshot.session.closed.is_some() { "" } else { texts.until_close };
    [
        Counter { tone: Tone::Good, sign: "✓", word: words.present, count: counts.present, small: present },
        Counter { tone: Tone::Plain, sign: "·", word: words.expected, count: counts.expected, small: of },
        Counter { tone: Tone::Doubt, sign: "○", word: words.excused, count: counts.excused, small: also(&others) },
        Counter { tone: Tone::Bad, sign: "–", word: words.absent, count: counts.absent, small: close.to_owned() },
        Counter { tone: Tone::Doubt, sign: "»", word: words.late, count: counts.late, small: late },
    ]
}

/// Draws all of them, large where there is room.
pub(super) fn draw(model: &Model, areas: [Rect; 5], roomy: bool, buffer: &mut Buffer) {
    let theme = model.theme;
    let narrow = areas[0].width < 22;
    for (place, (counter, area)) in counters(model, narrow).into_iter().zip(areas).enumerate() {
        let chosen = model.dashboard.chosen() == Chosen::Counter(place);
        let blank = if narrow { "" } else { " " };
        let title = Line::from_iter([
            Span::styled(format!("{blank}{} ", counter.sign), theme.word(counter.tone).add_modifier(Modifier::BOLD)),
            Span::styled(format!("{}{blank}", counter.word), if chosen { theme.selected() } else { Style::new() }),
        ]);
        let edge = if chosen { theme.accent() } else { theme.dim() };
        let block = Block::bordered().border_style(edge).title(title);
        let inside = block.inner(area);
        block.render(area, buffer);
        // Nobody absent and nobody late is no alarm.
        let style = if counter.count == 0 { theme.dim() } else { theme.word(counter.tone) };
        let style = style.add_modifier(Modifier::BOLD);
        let text = whole(counter.count, model.language);
        let columns = big_text::width(&text).unwrap_or(u16::MAX);
        if roomy && columns <= inside.width {
            let x = inside.x + (inside.width - columns) / 2;
            big_text::draw(&text, Rect { x, y: inside.y, width: columns, height: inside.height }, buffer, style);
        } else if let Some(row) = inside.rows().next() {
            Line::styled(text, style).centered().render(row, buffer);
        }
        if let Some(row) = inside.rows().next_back() {
            Line::styled(fit(&counter.small, usize::from(row.width)), theme.dim()).centered().render(row, buffer);
        }
    }
}
