//! What lies over the dashboard: the names behind a number, sessions and their steps, where an export went.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Paragraph, Widget, Wrap},
};
use unicode_width::UnicodeWidthStr;

use super::lists;
use crate::{
    app::desk::{sessions::Step, snapshot::Snapshot},
    console::{
        model::Model,
        popups::{DashboardPopup, Names, Sessions},
        widgets::text::{joined, left, right},
    },
    domain::{
        congress::Session,
        dashboard::DashboardNumber,
        delegate::{Delegate, DelegateId},
    },
    i18n::number::whole,
};

/// The window's title.
pub(super) fn title(model: &Model, over: &DashboardPopup) -> &'static str {
    let words = &model.words().dashboard;
    match over {
        DashboardPopup::Sessions(_) => words.sessions,
        DashboardPopup::Sure(_, step) => words.steps[step_place(*step)],
        DashboardPopup::Exported { .. } => words.exported_title,
    }
}

fn step_place(step: Step) -> usize {
    match step {
        Step::Open => 0,
        Step::Bell => 1,
        Step::Close => 2,
    }
}

/// Draws what is inside the window.
pub(super) fn draw(model: &Model, over: &DashboardPopup, area: Rect, buffer: &mut Buffer) {
    match over {
        DashboardPopup::Sessions(all) => sessions(model, all, area, buffer),
        DashboardPopup::Sure(session, step) => {
            let text = question(model, session, *step);
            Paragraph::new(text).wrap(Wrap { trim: true }).render(area, buffer);
        }
        DashboardPopup::Exported { path, names } => {
            let told = (model.words().dashboard.exported)(&whole(*names, model.language));
            let path = Line::styled(path.display().to_string(), Style::new().add_modifier(Modifier::BOLD));
            // The path is wrapped, never cut: it is what the person needs.
            Paragraph::new(vec![Line::raw(told), path]).wrap(Wrap { trim: false }).render(area, buffer);
        }
    }
}

/// What the step would do.
fn question(model: &Model, session: &Session, step: Step) -> String {
    let words = &model.words().dashboard;
    let title = &session.title;
    match (step, session.closed, session.bell) {
        (Step::Open, Some(closed), _) => (words.sure_reopen)(title, &model.minute(closed)),
        (Step::Open, None, _) => (words.sure_open)(title),
        (Step::Bell, _, Some(bell)) => (words.sure_bell_again)(title, &model.minute(bell)),
        (Step::Bell, _, None) => (words.sure_bell)(title, &model.minute(model.now)),
        (Step::Close, ..) => {
            let rolls = [Some(&model.snapshot), model.dashboard.viewed.as_ref()];
            match rolls.into_iter().flatten().find(|roll| roll.session.name == session.name) {
                Some(roll) => (words.sure_close)(title, &whole(roll.counts.expected, model.language)),
                None => (words.sure_close_unseen)(title),
            }
        }
    }
}

fn sessions(model: &Model, sessions: &Sessions, area: Rect, buffer: &mut Buffer) {
    let words = &model.words().dashboard;
    let widest = sessions.all.iter().map(|session| session.title.width()).max().unwrap_or(0);
    for (row, (place, session)) in area.rows().zip(sessions.all.iter().enumerate()) {
        let state = match (session.opened, session.closed) {
            (_, Some(closed)) => (words.closed_at)(&model.minute(closed)),
            (Some(opened), None) => (words.open_since)(&model.minute(opened)),
            (None, None) => words.not_opened.to_owned(),
        };
        let bell = session.bell.map_or_else(String::new, |bell| (words.bell_at)(&model.minute(bell)));
        let here = if session.name == model.snapshot.session.name { words.here } else { "" };
        let chosen = place == sessions.selected;
        let (style, dim) = if chosen {
            (model.theme.selected().add_modifier(Modifier::BOLD), model.theme.selected())
        } else {
            (Style::new(), model.theme.dim())
        };
        let sign = if session.is_open() { "▶ " } else { "  " };
        Line::from_iter([
            Span::styled(sign, style),
            Span::styled(left(&session.title, widest.min(36)), style),
            Span::styled(format!("  {} ", joined(&[&state, &bell, here])), dim),
        ])
        .render(row, buffer);
    }
}

/// The names behind a number: sign, name, unit, seat where there is room, time and means.
pub(super) fn names(model: &Model, names: &Names, area: Rect, buffer: &mut Buffer) {
    if names.delegates.is_empty() {
        Line::styled(model.words().dashboard.nobody, model.theme.dim()).render(area, buffer);
        return;
    }
    let snapshot = model.dashboard_roll();
    let first = lists::scroll(names.selected, names.delegates.len(), usize::from(area.height));
    let width = usize::from(area.width);
    let what = if width < 70 { 10 } else { 12 };
    let rest = width.saturating_sub(2 + 1 + 8 + 1 + what);
    let longest = names.delegates.iter().map(|id| model.name(*id).width()).max().unwrap_or(0);
    let name = longest.clamp(12, (rest * 3 / 5).max(12));
    // A delegation's list is read by unit, a unit's own by seat; everybody's by unit.
    let by_unit = !matches!(names.number, DashboardNumber::Group(crate::domain::dashboard::Grouping::Unit, _));
    let columns = Columns { name, about: rest.saturating_sub(name), what, by_unit };
    for (row, (place, id)) in area.rows().zip(names.delegates.iter().enumerate().skip(first)) {
        name_line(model, snapshot, *id, &columns, place == names.selected).render(row, buffer);
    }
}

struct Columns {
    name: usize,
    about: usize,
    what: usize,
    by_unit: bool,
}

fn name_line(model: &Model, snapshot: &Snapshot, id: DelegateId, columns: &Columns, chosen: bool) -> Line<'static> {
    let theme = model.theme;
    let presence = snapshot.roll.presence(id);
    let arrival = snapshot.roll.entry(id).and_then(|entry| entry.arrival.as_ref());
    let about = |delegate: &Delegate| {
        if columns.by_unit { delegate.unit.clone() } else { joined(&[&delegate.delegation, &delegate.seat]) }
    };
    let about = snapshot.roster.delegate(id).map(about).unwrap_or_default();
    let time = arrival.map_or_else(String::new, |event| model.clock(event.at));
    let what = arrival.map_or_else(
        || lists::word(presence, model.words()).to_lowercase(),
        |event| lists::what(&event.action, model.words()).to_owned(),
    );
    let (row, dim, sign) = if chosen {
        (theme.selected().add_modifier(Modifier::BOLD), theme.selected(), theme.selected())
    } else {
        (Style::new(), theme.dim(), theme.word(lists::tone(presence)))
    };
    Line::from_iter([
        Span::styled(format!("{} ", lists::sign(presence)), sign),
        Span::styled(left(model.name(id), columns.name), row),
        Span::styled(" ", dim),
        Span::styled(left(&about, columns.about.saturating_sub(1)), dim),
        Span::styled(" ", dim),
        Span::styled(right(&time, 8), dim),
        Span::styled(" ", dim),
        Span::styled(left(&what, columns.what), dim),
    ])
}
