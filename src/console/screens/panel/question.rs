//! Questions about a face: is this the delegate, and who is it if nobody knows.

use std::sync::Arc;

use image::RgbImage;
use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    text::Line,
    widgets::{Paragraph, Widget, Wrap},
};

use super::{Surface, down, more, surface};
use crate::{
    console::{
        model::{Confirm, Model, Photo},
        pictures::Kind,
        theme::Tone,
        widgets::{
            big_text, picture,
            text::{capitalised, left, right},
        },
    },
    domain::{attendance::Presence, delegate::DelegateId, recognition::Doubt},
    i18n::number::decimal,
};

/// The rows that the surface takes: more where there is room for a name in large letters above the photos.
fn band(name: &str, area: Rect) -> u16 {
    let lines = big_text::wrap(name, area.width.saturating_sub(4), 2).filter(|_| area.height >= 34);
    lines.map_or(6, |lines| 6 + big_text::ROWS * lines.len() as u16)
}

/// Enrolled photo beside the camera's, score and lead in words, the next below.
pub(super) fn confirm(model: &Model, confirm: &Confirm, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().panel);
    let Some(candidate) = confirm.candidate() else { return };
    let number = |score: f32| decimal(f64::from(score), 2, model.language);
    let others = confirm.nearest.len().saturating_sub(1);
    let waiting = more(model);
    let here = here(model, candidate.delegate);
    let [top, photos, facts, _] = Layout::vertical([
        Constraint::Length(band(model.name(candidate.delegate), area)),
        Constraint::Fill(1),
        Constraint::Length(
            3 + others as u16 + 2 * u16::from(others > 0) + u16::from(waiting.is_some()) + u16::from(here.is_some()),
        ),
        Constraint::Length(0),
    ])
    .areas(area);
    let sheet = Surface {
        tone: Tone::Doubt,
        sign: None,
        title: words.confirm,
        aside: String::new(),
        delegate: Some(candidate.delegate),
        seat: false,
        lines: Vec::new(),
        spare: false,
    };
    surface(model, &sheet, top, buffer);
    let [left_half, right_half] = Layout::horizontal([Constraint::Fill(1); 2]).spacing(1).areas(photos);
    let enrolled = match &confirm.photo {
        Photo::Image(photo) => Ok(photo),
        Photo::Absent => Err(words.no_photo),
        Photo::Loading => Err(words.photo_loading),
    };
    photo(model, words.enrolled_photo, enrolled, left_half, buffer);
    photo(model, words.camera_photo, Ok(&confirm.crop), right_half, buffer);

    let next = confirm.nearest.iter().find(|other| other.delegate != candidate.delegate);
    let score = (words.score)(&number(candidate.score), next.map(|next| number(next.score)).as_deref());
    let doubt = words.doubts[match confirm.doubt {
        Doubt::LowScore => 0,
        Doubt::ThinMargin => 1,
        Doubt::Twin => 2,
        Doubt::Liveness => 3,
    }];
    let bold = Style::new().add_modifier(Modifier::BOLD);
    let mut rows = facts.rows();
    let mut put = |line: Line| {
        if let Some(row) = rows.next() {
            line.render(row, buffer);
        }
    };
    put(Line::styled(capitalised(&score), bold));
    put(Line::styled(capitalised(doubt), theme.word(Tone::Doubt)));
    if let Some(here) = here {
        put(Line::styled(here, bold));
    }
    if others > 0 {
        put(Line::default());
        put(Line::styled(words.next_best, theme.accent()));
        for (place, other) in confirm.nearest.iter().enumerate() {
            if place != confirm.selected {
                let width = usize::from(facts.width).saturating_sub(5);
                let key = if place < confirm.selected { "↑ " } else { "↓ " };
                put(Line::from(format!(
                    "{key}{}{}",
                    left(model.name(other.delegate), width.saturating_sub(2)),
                    right(&number(other.score), 5)
                )));
            }
        }
    }
    if let Some(waiting) = waiting {
        put(Line::styled(waiting, theme.word(Tone::Doubt).add_modifier(Modifier::BOLD)));
    }
}

/// Since when the delegate is in the hall, who then can hardly be the one at the desk.
fn here(model: &Model, delegate: DelegateId) -> Option<String> {
    let arrival = model.arrival(delegate).filter(|_| model.presence(delegate) == Presence::Present)?;
    let (words, door) = (&model.words().panel, (model.words().header.door)(&arrival.door));
    Some(format!("{} {}", words.already, (words.since)(&model.minute(arrival.at), &door)))
}

/// The face that nobody knows, and how to find its name.
pub(super) fn unknown(model: &Model, crop: &Arc<RgbImage>, area: Rect, buffer: &mut Buffer) {
    let words = &model.words().panel;
    let [top, picture] = Layout::vertical([Constraint::Length(7.min(area.height)), Constraint::Fill(1)]).areas(area);
    let sheet = Surface {
        tone: Tone::Plain,
        sign: None,
        title: words.unknown,
        aside: String::new(),
        delegate: None,
        seat: false,
        lines: vec![words.unknown_help.to_owned()],
        spare: false,
    };
    surface(model, &sheet, top, buffer);
    photo(model, words.camera_photo, Ok(crop), picture, buffer);
}

fn photo(model: &Model, title: &str, photo: Result<&Arc<RgbImage>, &str>, area: Rect, buffer: &mut Buffer) {
    let mut rows = area.rows();
    let Some(head) = rows.next() else { return };
    Line::styled(title.to_owned(), model.theme.dim()).centered().render(head, buffer);
    let area = down(area, 1);
    match photo {
        Ok(photo) => {
            let placed = picture::placed(area, photo.width(), photo.height());
            let how = (model.theme, model.popup.is_some());
            model.pictures.draw(photo, (Kind::Still, Vec::new()), placed, buffer, how);
        }
        Err(why) => {
            let [_, middle, _] =
                Layout::vertical([Constraint::Fill(1), Constraint::Length(2), Constraint::Fill(1)]).areas(area);
            Paragraph::new(why.to_owned())
                .style(model.theme.dim())
                .centered()
                .wrap(Wrap { trim: true })
                .render(middle, buffer);
        }
    }
}
