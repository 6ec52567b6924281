//! Help: what every key does now, on this screen or in the window that is open, and what the signs mean.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Paragraph, Widget, Wrap},
};
use unicode_width::UnicodeWidthStr;

use crate::{
    console::{
        commands::{self, Entry, Key},
        model::Model,
        popups::Popup,
        screens::lists,
        widgets::text::{fit, left},
    },
    domain::attendance::Presence,
};

pub(super) fn draw(model: &Model, under: Option<&Popup>, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, model.words());
    let [keys, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(7)]).areas(area);
    let own: Vec<(Vec<Key>, &str)> = match under {
        Some(popup) => commands::of_popup(model, popup).into_iter().map(|(key, name)| (vec![key], name)).collect(),
        None => lines(model, commands::of_this_screen(model)),
    };
    let title = if under.is_some() { words.forms.this_window } else { words.screens[model.screen as usize] };
    let everywhere = lines(model, commands::everywhere(model));
    let [first, second] = Layout::horizontal([Constraint::Percentage(45), Constraint::Fill(1)]).spacing(1).areas(keys);
    column(model, title, &own, first, buffer);
    column(model, words.forms.everywhere, &everywhere, second, buffer);
    let mut below = vec![Line::styled(words.popup.legend, theme.accent())];
    let signs = [
        Presence::Present,
        Presence::Expected,
        Presence::Excused,
        Presence::Out,
        Presence::Absent,
        Presence::Blocked,
        Presence::Substituted,
    ];
    for some in signs.chunks(4) {
        let mut line = Line::default();
        for presence in some {
            let style = theme.word(lists::tone(*presence)).add_modifier(Modifier::BOLD);
            line.push_span(Span::styled(format!("{} ", lists::sign(*presence)), style));
            line.push_span(Span::raw(left(lists::word(*presence, words), 17)));
        }
        below.push(line);
    }
    below.push(Line::default());
    below.push(Line::styled(words.forms.mouse, theme.dim()));
    Paragraph::new(below).wrap(Wrap { trim: true }).render(foot, buffer);
}

/// Keys and names, the keys that do the same on one line.
fn lines(model: &Model, entries: impl Iterator<Item = &'static Entry>) -> Vec<(Vec<Key>, &'static str)> {
    let mut lines: Vec<(Vec<Key>, &'static str)> = Vec::new();
    for entry in entries {
        let keys: Vec<Key> = commands::keys(model, entry).collect();
        let name = (entry.name)(model);
        match lines.iter_mut().find(|(_, other)| *other == name) {
            _ if keys.is_empty() => {}
            Some((others, _)) if others.iter().any(|other| keys.contains(other)) => {}
            Some((others, _)) => others.extend(keys),
            None => lines.push((keys, name)),
        }
    }
    lines
}

fn column(model: &Model, title: &str, keys: &[(Vec<Key>, &str)], area: Rect, buffer: &mut Buffer) {
    let mut rows = area.rows();
    if let Some(row) = rows.next() {
        Line::styled(title.to_owned(), model.theme.accent()).render(row, buffer);
    }
    let written = keys.iter().map(|(keys, _)| keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" "));
    let written: Vec<String> = written.collect();
    let width = written.iter().map(|keys| keys.width()).max().unwrap_or_default();
    for (row, (keys, (_, name))) in rows.zip(written.iter().zip(keys)) {
        let room = usize::from(row.width).saturating_sub(width + 2);
        Line::from_iter([
            Span::styled(format!("{keys:>width$}  "), Style::new().add_modifier(Modifier::BOLD)),
            Span::raw(fit(name, room)),
        ])
        .render(row, buffer);
    }
}
