//! Lines that several screens show: events, people, and the words for what they are.

use ratatui::{
    style::{Modifier, Style},
    text::{Line, Span},
};

use unicode_width::UnicodeWidthStr;

pub(super) use crate::console::layout::scroll;

use crate::{
    app::desk::records::{Field, FieldValue},
    console::{
        model::Model,
        theme::Tone,
        widgets::text::{left, right, unit},
    },
    domain::{
        attendance::Presence,
        delegate::{Delegate, DelegateId},
        event::{Action, Event, Means},
    },
    i18n::{console::Console, number::decimal},
};

/// The tone of where somebody stands.
pub(super) fn tone(presence: Presence) -> Tone {
    match presence {
        Presence::Present => Tone::Good,
        Presence::Out | Presence::Excused => Tone::Doubt,
        Presence::Blocked | Presence::Substituted | Presence::Absent => Tone::Bad,
        Presence::Expected => Tone::Plain,
    }
}

/// The sign of where somebody stands; each differs from the others.
pub(super) fn sign(presence: Presence) -> &'static str {
    match presence {
        Presence::Expected => "·",
        Presence::Present => "✓",
        Presence::Out => "→",
        Presence::Excused => "○",
        Presence::Absent => "–",
        Presence::Substituted => "⇄",
        Presence::Blocked => "✗",
    }
}

/// The word for where somebody stands.
pub(super) fn word(presence: Presence, words: &'static Console) -> &'static str {
    let counts = &words.counts;
    match presence {
        Presence::Expected => counts.expected,
        Presence::Present => counts.present,
        Presence::Out => counts.out,
        Presence::Excused => counts.excused,
        Presence::Absent => counts.absent,
        Presence::Substituted => counts.substituted,
        Presence::Blocked => counts.blocked,
    }
}

/// By what the delegate was known, or what else happened.
pub(super) fn what(action: &Action, words: &'static Console) -> &'static str {
    let counts = &words.counts;
    match action {
        Action::Present { means } => {
            counts.means[match means {
                Means::Face => 0,
                Means::Qr => 1,
                Means::Name => 2,
                Means::Manual => 3,
                Means::Group => 4,
            }]
        }
        Action::StepOut => counts.actions[0],
        Action::Return => counts.actions[1],
        Action::Excuse { .. } => counts.actions[2],
        Action::Substitute { .. } => counts.actions[3],
        Action::Undo { .. } => counts.actions[4],
    }
}

/// `07:41 Trần Văn Bình     khuôn mặt   0,66` in `width` columns.
pub(super) fn event_line(model: &Model, event: &Event, width: usize) -> Line<'static> {
    let theme = model.theme;
    let undone = model.snapshot.roll.undone.contains(&event.id);
    let (tone, sign) = match event.action {
        _ if undone => (Tone::Plain, "×"),
        Action::Present { .. } | Action::Return => (Tone::Good, "✓"),
        Action::StepOut => (Tone::Doubt, "→"),
        Action::Excuse { .. } => (Tone::Doubt, "○"),
        Action::Substitute { .. } => (Tone::Plain, "⇄"),
        Action::Undo { .. } => (Tone::Plain, "↶"),
    };
    // The name matters most: a narrow list has no scores.
    let narrow = width < 48;
    let what_width = if narrow { 9 } else { 14 };
    let score = event.score.map_or_else(String::new, |score| decimal(f64::from(score), 2, model.language));
    let name = width.saturating_sub(5 + 3 + 1 + what_width + if narrow { 0 } else { 1 + 4 });
    let name_style = if undone { theme.dim().add_modifier(Modifier::CROSSED_OUT) } else { Style::new() };
    let mut line = Line::from_iter([
        Span::styled(model.minute(event.at), theme.dim()),
        Span::styled(format!(" {sign} "), theme.word(tone)),
        Span::styled(left(model.name(event.delegate), name), name_style),
        Span::raw(" "),
        Span::styled(left(what(&event.action, model.words()), what_width), theme.dim()),
    ]);
    if !narrow {
        line.push_span(Span::styled(right(&score, 5), theme.dim()));
    }
    line
}

/// The birth date as it is written; empty where none is known.
pub(super) fn birth_date(delegate: &Delegate) -> String {
    FieldValue::get(Field::DateOfBirth, delegate).map_or_else(String::new, |date| date.text())
}

/// Columns of a list of people.
pub(super) struct PeopleColumns {
    name: usize,
    unit: usize,
    born: usize,
    seat: usize,
}

impl PeopleColumns {
    /// Shares `width` columns out: names whole where two thirds hold them, units what is left, seats where there is room.
    pub(super) fn new(model: &Model, people: impl Iterator<Item = DelegateId>, width: usize) -> Self {
        let seat = if width < 56 { 0 } else { 7 };
        // Of two people of one name the birth date tells who stands there.
        let born = if width < 72 { 0 } else { 11 };
        let rest = width.saturating_sub(2 + 1 + born + seat + 1 + 5 + 1);
        let longest = people.map(|id| model.name(id).width()).max().unwrap_or(0);
        let name = longest.max(12).min(rest * 2 / 3);
        Self { name, unit: rest - name, born, seat }
    }
}

/// `✓ Trần Văn Bình   Chi bộ thôn 12   5/3/1964   C-14   07:41`.
pub(super) fn person_line(model: &Model, id: DelegateId, columns: &PeopleColumns, chosen: bool) -> Line<'static> {
    let theme = model.theme;
    let presence = model.presence(id);
    let Some(delegate) = model.delegate(id) else { return Line::default() };
    let time = model.arrival(id).map_or_else(String::new, |arrival| model.minute(arrival.at));
    let born = birth_date(delegate);
    let (row, dim, signed) = if chosen {
        (theme.selected().add_modifier(Modifier::BOLD), theme.selected(), theme.selected())
    } else {
        (Style::new(), theme.dim(), theme.word(tone(presence)))
    };
    Line::from_iter([
        Span::styled(format!("{} ", sign(presence)), signed),
        Span::styled(left(&delegate.full_name, columns.name), row),
        Span::styled(" ", dim),
        Span::styled(unit(&delegate.unit, columns.unit), dim),
        Span::styled(" ", dim),
        Span::styled(left(&born, columns.born), dim),
        Span::styled(left(&delegate.seat, columns.seat), dim),
        Span::styled(" ", dim),
        Span::styled(right(&time, 5), dim),
        Span::styled(" ", dim),
    ])
}
