//! Small windows over a screen.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Block, Clear, Paragraph, Widget, Wrap},
};

use super::{delegates, lists, over, preview};
use crate::{
    app::lane::EnrolState,
    console::{
        keys,
        model::Model,
        popups::{Find, Popup, Reason, Why},
        theme::Tone,
        widgets::text::fit,
    },
    domain::{attendance::Presence, delegate::DelegateId, event::Means},
};

/// Draws the popup over the middle of the screen.
pub(in crate::console) fn draw(model: &Model, popup: &Popup, screen: Rect, buffer: &mut Buffer) {
    let words = &model.words().popup;
    let (title, width, height) = match popup {
        Popup::Find(find) if find.means == Means::Manual => (words.manual, 76, 16),
        Popup::Find(_) => (words.find, 76, 16),
        Popup::Reason(reason) => match reason.why {
            Why::Undo(..) => (words.undo, 60, 11),
            Why::Manual(_) => (words.manual_reason, 60, 11),
        },
        Popup::Names(names) => (names.title.as_str(), 92, 32),
        Popup::Over(over) => over::frame(model, over),
        Popup::Consent { .. } => (words.consent, 64, 14),
        Popup::Enrol { .. } => (words.enrol, 84, 32),
        Popup::Refused { .. } => (words.refused, 60, 9),
        Popup::NothingToUndo => (words.undo, 50, 5),
        Popup::Help => (words.help, 64, 22),
        Popup::Quit => (words.quit, 56, 6),
    };
    let area = centred(screen, width, height);
    Clear.render(area, buffer);
    let title = fit(title, usize::from(area.width).saturating_sub(6));
    let accent = model.theme.accent();
    let block = Block::bordered().border_style(accent).title(Line::styled(format!(" {title} "), accent));
    let inside = block.inner(area);
    block.render(area, buffer);
    let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    match popup {
        Popup::Find(find) => self::find(model, find, inside, buffer),
        Popup::Reason(reason) => self::reason(model, reason, inside, buffer),
        Popup::Names(names) => over::names(model, names, inside, buffer),
        Popup::Over(over) => over::draw(model, over, inside, buffer),
        Popup::Consent { delegate, selected, .. } => consent(model, *delegate, *selected, inside, buffer),
        Popup::Enrol { delegate, state, .. } => enrol(model, *delegate, state.as_ref(), inside, buffer),
        Popup::Refused { effect, sentence } => {
            let name = effect.delegate().map_or("", |id| model.name(id));
            let lines = vec![bold(name), Line::default(), Line::raw(sentence.clone())];
            Paragraph::new(lines).wrap(Wrap { trim: true }).render(inside, buffer);
        }
        Popup::NothingToUndo => plain(words.undo_nothing, inside, buffer),
        Popup::Help => help(model, inside, buffer),
        Popup::Quit => plain(words.quit_text, inside, buffer),
    }
}

fn centred(screen: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(screen.width.saturating_sub(2)), height.min(screen.height));
    Rect { x: screen.x + (screen.width - width) / 2, y: screen.y + (screen.height - height) / 2, width, height }
}

fn bold(text: &str) -> Line<'static> {
    Line::styled(text.to_owned(), Style::new().add_modifier(Modifier::BOLD))
}

fn plain(text: &str, area: Rect, buffer: &mut Buffer) {
    Paragraph::new(text.to_owned()).wrap(Wrap { trim: true }).render(area, buffer);
}

fn find(model: &Model, find: &Find, area: Rect, buffer: &mut Buffer) {
    let words = &model.words().popup;
    let [query, list] = Layout::vertical([Constraint::Length(2), Constraint::Fill(1)]).areas(area);
    delegates::typed(model, find.input.value(), words.find_hint, query, buffer);
    if find.hits.is_empty() {
        delegates::nobody(model, find.input.value(), list, buffer);
        if let Some(row) = list.rows().nth(2) {
            Line::styled(words.find_nothing, model.theme.dim()).render(row, buffer);
        }
        return;
    }
    delegates::people(model, &find.hits, find.selected, list, buffer);
}

fn choices(model: &Model, all: &[&str], selected: usize) -> Vec<Line<'static>> {
    let lines = all.iter().enumerate().map(|(place, text)| {
        if place == selected {
            Line::styled(format!("▸ {text} "), model.theme.selected().add_modifier(Modifier::BOLD))
        } else {
            Line::raw(format!("  {text} "))
        }
    });
    lines.collect()
}

fn reason(model: &Model, reason: &Reason, area: Rect, buffer: &mut Buffer) {
    let words = &model.words().popup;
    let (id, ready, what) = match reason.why {
        Why::Undo(event, id) => {
            let event = model.snapshot.events.iter().find(|other| other.id == event);
            let what = event.map_or_else(String::new, |event| {
                format!("  {} · {}", model.clock(event.at), lists::what(&event.action, model.words()))
            });
            (id, words.undo_reasons, what)
        }
        Why::Manual(id) => (id, words.manual_reasons, String::new()),
    };
    let [who, head, query, list] =
        Layout::vertical([Constraint::Length(2), Constraint::Length(1), Constraint::Length(2), Constraint::Fill(1)])
            .areas(area);
    Line::from_iter([
        Span::styled(model.name(id).to_owned(), Style::new().add_modifier(Modifier::BOLD)),
        Span::styled(what, model.theme.dim()),
    ])
    .render(who, buffer);
    Line::styled(words.reason, model.theme.accent()).render(head, buffer);
    delegates::typed(model, reason.input.value(), "", query, buffer);
    let chosen = if reason.input.value().trim().is_empty() { reason.selected } else { usize::MAX };
    Paragraph::new(choices(model, &ready, chosen)).render(list, buffer);
}

fn consent(model: &Model, delegate: DelegateId, selected: usize, area: Rect, buffer: &mut Buffer) {
    let words = model.words();
    let mut lines =
        vec![bold(model.name(delegate)), Line::default(), Line::raw(words.popup.consent_text), Line::default()];
    lines.extend(choices(model, &words.record.methods, selected));
    Paragraph::new(lines).wrap(Wrap { trim: false }).render(area, buffer);
}

fn enrol(model: &Model, delegate: DelegateId, state: Option<&EnrolState>, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, model.words());
    let [who, picture, tell] =
        Layout::vertical([Constraint::Length(2), Constraint::Fill(1), Constraint::Length(2)]).areas(area);
    bold(model.name(delegate)).render(who, buffer);
    match model.lanes.get(model.front).and_then(|lane| lane.preview.as_ref()) {
        Some(frame) => preview::live(model, frame, picture, buffer),
        None => preview::draw(model, model.front, picture, buffer),
    }
    let (tone, text) = match state {
        None => (Tone::Plain, words.popup.enrol_wait.to_owned()),
        Some(EnrolState::Done { .. }) => (Tone::Good, words.popup.enrol_done.to_owned()),
        Some(EnrolState::Taking { taken, wanted, hint, .. }) => {
            let count = (words.popup.enrol_taken)(*taken, *wanted);
            match hint {
                Some(hint) => (Tone::Doubt, format!("{count}   {}", preview::hint(*hint, words.camera.hints))),
                None => (Tone::Plain, format!("{count}   {}", words.popup.enrol_look)),
            }
        }
    };
    if let Some(row) = tell.rows().next_back() {
        buffer.set_style(row, theme.fill(tone));
        let text = fit(&format!(" {}  {text}", tone.sign()), usize::from(row.width));
        buffer.set_string(row.x, row.y, text, theme.fill(tone).add_modifier(Modifier::BOLD));
    }
}

fn help(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, model.words());
    let key = |key: &str, does: &str| {
        Line::from_iter([
            Span::styled(format!("{key:>9}  "), Style::new().add_modifier(Modifier::BOLD)),
            Span::raw(does.to_owned()),
        ])
    };
    let mut lines = vec![Line::styled(words.screens[model.screen as usize], theme.accent())];
    lines.extend(keys::of_screen(model).iter().map(|(name, does)| key(name, does)));
    let screens = words.screens.join(" · ");
    let digits = (1..=words.screens.len()).map(|digit| digit.to_string()).collect::<Vec<_>>().join(" ");
    lines.extend([
        Line::default(),
        key(&digits, &screens),
        key("F2", words.keys.language),
        key("F3", words.keys.next_source),
        key("Ctrl+L", words.keys.redraw),
        key("Ctrl+Q", words.keys.quit),
        Line::default(),
        Line::styled(words.popup.legend, theme.accent()),
    ]);
    let signs = [
        Presence::Present,
        Presence::Expected,
        Presence::Excused,
        Presence::Out,
        Presence::Absent,
        Presence::Blocked,
        Presence::Substituted,
    ];
    for pair in signs.chunks(2) {
        let mut line = Line::default();
        for presence in pair {
            let style = theme.word(lists::tone(*presence)).add_modifier(Modifier::BOLD);
            line.push_span(Span::styled(format!("{:>9}  ", lists::sign(*presence)), style));
            line.push_span(Span::raw(crate::console::widgets::text::left(lists::word(*presence, words), 18)));
        }
        lines.push(line);
    }
    Paragraph::new(lines).render(area, buffer);
}
