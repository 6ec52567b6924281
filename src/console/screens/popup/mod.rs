//! Small windows over a screen.

mod desk;
mod forms;
mod help;
mod removal;
mod unit;
mod usb_copy;

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Block, Clear, Paragraph, Widget, Wrap},
};

use super::{delegates, lists, preview, session_popups};
use crate::{
    app::faces::lane::EnrolState,
    console::{
        layout,
        model::{Model, Photo},
        pictures::Kind,
        popups::{Find, Popup, Purpose, Reason, Why},
        theme::Tone,
        widgets::{picture::placed, text::fit},
    },
    domain::delegate::DelegateId,
};

/// Draws the popup over the middle of the screen.
pub(in crate::console) fn draw(model: &Model, popup: &Popup, screen: Rect, buffer: &mut Buffer) {
    let (words, desk) = (&model.words().popup, &model.words().forms);
    let title = match popup {
        Popup::Find(find) => match find.purpose {
            Purpose::CheckIn => words.find,
            Purpose::Manual => words.manual,
            Purpose::StepOut => desk.find_step_out,
            Purpose::Return => desk.find_return,
            Purpose::Excuse => desk.excuse,
            Purpose::Substitute => desk.substitute,
        },
        Popup::Reason(Reason { why: Why::Manual(_), .. }) => words.manual_reason,
        Popup::Reason(_) | Popup::UndoWhich(_) | Popup::NothingToUndo => words.undo,
        Popup::Names(names) => names.title.as_str(),
        Popup::Dashboard(over) => session_popups::title(model, over),
        Popup::Consent { .. } => words.consent,
        Popup::Withdraw { .. } => model.words().delegates.withdraw[0],
        Popup::Renew { .. } => model.words().delegates.renew[0],
        Popup::NewUnit { .. } => model.words().delegates.new_unit,
        Popup::Removal(form) => model.words().delegates.removal[usize::from(form.delegate.is_none())],
        Popup::Enrol { .. } => words.enrol,
        Popup::Refused { .. } | Popup::Told { .. } => words.refused,
        Popup::Excuse(_) => desk.excuse,
        Popup::Substitute(_) => desk.substitute,
        Popup::Pin(pin) if pin.is_own() => desk.own_pin,
        Popup::Pin(_) => desk.pin,
        Popup::Operators(_) => desk.operators,
        Popup::Units(_) => desk.units,
        Popup::Group(group) if group.unit.is_empty() => model.words().counts.no_unit,
        Popup::Group(group) => group.unit.as_str(),
        Popup::Palette(_) => desk.palette,
        Popup::UsbCopy(_) => model.words().publish.usb_copy,
        Popup::Badge => model.words().badges.hold,
        Popup::Help { .. } => words.help,
        Popup::Quit => words.quit,
    };
    let area = layout::centred(screen, layout::size(popup));
    Clear.render(area, buffer);
    let title = fit(title, usize::from(area.width).saturating_sub(6));
    let accent = model.theme.accent();
    Block::bordered().border_style(accent).title(Line::styled(format!(" {title} "), accent)).render(area, buffer);
    let inside = layout::inside(area);
    let list = layout::list(model, popup).map_or(inside, |list| list.area(inside));
    match popup {
        Popup::Find(find) => self::find(model, find, (inside, list), buffer),
        Popup::Reason(reason) => self::reason(model, reason, inside, buffer),
        Popup::UndoWhich(undo) => forms::undo_which(model, undo, (inside, list), buffer),
        Popup::Excuse(excuse) => forms::excuse(model, excuse, inside, buffer),
        Popup::Substitute(form) => forms::substitute(model, form, (inside, list), buffer),
        Popup::Removal(form) => removal::draw(model, form, inside, buffer),
        Popup::Pin(pin) => desk::pin(model, pin, (inside, list), buffer),
        Popup::Operators(operators) => desk::operators(model, operators, (inside, list), buffer),
        Popup::Units(units) => unit::units(model, units, (inside, list), buffer),
        Popup::Group(group) => unit::group(model, group, (inside, list), buffer),
        Popup::Palette(palette) => desk::palette(model, palette, (inside, list), buffer),
        Popup::UsbCopy(drive) => usb_copy::draw(model, drive, (inside, list), buffer),
        Popup::Names(names) => session_popups::names(model, names, inside, buffer),
        Popup::Dashboard(over) => session_popups::draw(model, over, inside, buffer),
        Popup::Withdraw { delegate } => {
            let lines =
                vec![bold(model.name(*delegate)), Line::default(), Line::raw(model.words().delegates.withdraw[1])];
            Paragraph::new(lines).wrap(Wrap { trim: true }).render(inside, buffer);
        }
        Popup::Renew { delegate, page } => {
            let words = &model.words().delegates;
            let text = match page {
                None => words.renew[1].to_owned(),
                Some(page) => (words.renewed)(&page.display().to_string()),
            };
            let lines = vec![bold(model.name(*delegate)), Line::default(), Line::raw(text)];
            Paragraph::new(lines).wrap(Wrap { trim: true }).render(inside, buffer);
        }
        Popup::NewUnit { delegate, unit, nearest } => {
            let words = &model.words().delegates;
            let mut lines = vec![bold(model.name(*delegate)), Line::default(), Line::raw((words.new_unit_text)(unit))];
            lines.extend(nearest.as_ref().map(|nearest| Line::raw((words.nearest_unit)(nearest))));
            Paragraph::new(lines).wrap(Wrap { trim: true }).render(inside, buffer);
        }
        Popup::Told { sentence } => plain(sentence, inside, buffer),
        Popup::Consent { delegate, selected, .. } => consent(model, *delegate, *selected, inside, buffer),
        Popup::Enrol { delegate, lane, state, .. } => {
            enrol(model, (*delegate, *lane), state.as_ref(), inside, buffer);
        }
        Popup::Refused { request, sentence } => {
            let name = request.delegate().map_or("", |id| model.name(id));
            let lines = vec![bold(name), Line::default(), Line::raw(sentence.clone())];
            Paragraph::new(lines).wrap(Wrap { trim: true }).render(inside, buffer);
        }
        Popup::NothingToUndo => plain(words.undo_nothing, inside, buffer),
        Popup::Badge => plain(&format!("\n{}", model.words().badges.hold_lines.join("\n")), inside, buffer),
        Popup::Help { under } => help::draw(model, under.as_deref(), inside, buffer),
        Popup::Quit => plain(words.quit_text, inside, buffer),
    }
}

fn bold(text: &str) -> Line<'static> {
    Line::styled(text.to_owned(), Style::new().add_modifier(Modifier::BOLD))
}

fn plain(text: &str, area: Rect, buffer: &mut Buffer) {
    Paragraph::new(text.to_owned()).wrap(Wrap { trim: true }).render(area, buffer);
}

fn find(model: &Model, find: &Find, (area, list): (Rect, Rect), buffer: &mut Buffer) {
    let words = &model.words().popup;
    delegates::typed(model, &find.input, words.find_hint, Rect { height: 2, ..area }, buffer);
    if find.hits.is_empty() {
        delegates::nobody(model, find.input.value(), list, buffer);
        if let Some(row) = list.rows().nth(2) {
            let next = words.find_nothing[usize::from(find.purpose != Purpose::CheckIn)];
            Line::styled(next, model.theme.dim()).render(row, buffer);
        }
        return;
    }
    // A photo has a place of its own where there is room, so that names stay where they are while one walks the list.
    let beside = if list.width >= 92 && !model.snapshot.roster.enrolled.is_empty() { 24 } else { 0 };
    let [list, photo] = Layout::horizontal([Constraint::Fill(1), Constraint::Length(beside)]).areas(list);
    delegates::people(model, &find.hits, find.choice, list, buffer);
    if let (Some((whose, Photo::Image(image))), Some(delegate)) = (&find.photo, model.chosen_of(find))
        && *whose == delegate.id
    {
        let room = Rect { x: photo.x + 1, width: photo.width.saturating_sub(1), ..photo };
        let placed = placed(room, image.width(), image.height());
        model.pictures.draw(image, (Kind::Still, Vec::new()), placed, buffer, (model.theme, true));
    }
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
    delegates::typed(model, &reason.input, "", query, buffer);
    let chosen = reason.selected.filter(|_| reason.input.value().trim().is_empty()).unwrap_or(usize::MAX);
    Paragraph::new(choices(model, &ready, chosen)).render(list, buffer);
}

fn consent(model: &Model, delegate: DelegateId, selected: usize, area: Rect, buffer: &mut Buffer) {
    let words = model.words();
    let mut lines =
        vec![bold(model.name(delegate)), Line::default(), Line::raw(words.popup.consent_text), Line::default()];
    lines.extend(choices(model, &words.record.methods, selected));
    Paragraph::new(lines).wrap(Wrap { trim: false }).render(area, buffer);
}

fn enrol(
    model: &Model,
    (delegate, lane): (DelegateId, usize),
    state: Option<&EnrolState>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let (theme, words) = (model.theme, model.words());
    let [who, picture, tell] =
        Layout::vertical([Constraint::Length(2), Constraint::Fill(1), Constraint::Length(2)]).areas(area);
    bold(model.name(delegate)).render(who, buffer);
    match model.lanes.get(lane).and_then(|lane| lane.preview.as_ref()) {
        Some(frame) => preview::live(model, frame, picture, buffer),
        None => preview::draw(model, lane, picture, buffer),
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
