//! The camera's picture with a box and a name at each face, or in calm words why there is none.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    symbols::border,
    text::Line,
    widgets::{Block, Paragraph, Widget, Wrap},
};
use unicode_width::UnicodeWidthStr;

use crate::{
    app::faces::lane::{CameraState, Label, Preview, SeenFace, Unusable},
    console::{
        model::Model,
        pictures::{Graphics, Kind},
        theme::Tone,
        widgets::{
            picture::{self, Mark},
            text::fit,
        },
    },
    domain::challenge::Side,
    i18n::number::decimal,
};

/// What to tell the person.
pub(super) fn hint(unusable: Unusable, hints: [&'static str; 8]) -> &'static str {
    hints[match unusable {
        Unusable::TooSmall => 0,
        Unusable::Blurred => 1,
        Unusable::TurnedAway => 2,
        Unusable::TooDark => 3,
        Unusable::TooBright => 4,
        Unusable::TooNear => 5,
        Unusable::Several => 6,
        Unusable::OnePose => 7,
    }]
}

/// To which side the head is to be turned. The arrow points to the side of the screen, which the person faces: it is
/// the person's own side, whether or not the picture is mirrored.
pub(super) fn turn(side: Side, turn: [&'static str; 2]) -> &'static str {
    turn[usize::from(side == Side::Right)]
}

/// The camera's title: with its number where there are several.
pub(super) fn title(model: &Model, lane: usize) -> String {
    let title = model.words().camera.title;
    if model.lanes.len() > 1 { format!("{title} {}", lane + 1) } else { title.to_owned() }
}

/// Draws the frame around a lane's picture, and the picture.
pub(super) fn draw(model: &Model, number: usize, area: Rect, buffer: &mut Buffer) {
    let Some(lane) = model.lanes.get(number) else { return };
    let (theme, words) = (model.theme, &model.words().camera);
    let mut title = format!(" {} ", title(model, number));
    if let (CameraState::Running(format), Some(preview)) = (&lane.camera, &lane.preview) {
        let number = |number: f32| decimal(f64::from(number), 0, model.language);
        let speed = (words.speed)(&number(preview.fps), &number(preview.millis));
        let full = format!("{title}── {format} · {speed} ");
        title = if full.width() + 2 < usize::from(area.width) { full } else { format!("{title}── {speed} ") };
    }
    let edge = if lane.is_in_trouble() { theme.word(Tone::Offline) } else { theme.dim() };
    let title = fit(&title, usize::from(area.width.saturating_sub(4)));
    let block = Block::bordered().border_style(edge).title(Line::styled(title, Style::new()));
    let inside = block.inner(area);
    block.render(area, buffer);
    match &lane.preview {
        Some(preview) => live(model, preview, inside, buffer),
        None => placeholder(model, &lane.camera, inside, buffer),
    }
}

/// The picture and what is known about its faces.
pub(super) fn live(model: &Model, preview: &Preview, area: Rect, buffer: &mut Buffer) {
    let placed = picture::placed(area, preview.image.width(), preview.image.height());
    let covered = model.popup.is_some();
    let pixels = matches!(model.pictures.graphics(covered), Graphics::Kitty { .. } | Graphics::Sixel { .. });
    let marks = if pixels { preview.faces.iter().map(|seen| mark(model, seen)).collect() } else { Vec::new() };
    model.pictures.draw(&preview.image, (Kind::Live, marks), placed, buffer, (model.theme, covered));
    // Cells can't lie over pixels: there the marks are in the picture itself.
    for seen in preview.faces.iter().filter(|_| !pixels) {
        let bounds = picture::projected(seen.bounds, &preview.image, placed);
        if bounds.width > 1 && bounds.height > 1 {
            face(model, seen, bounds, placed, buffer);
        }
    }
}

/// What is said at a face: tone, sign and words.
fn said(model: &Model, seen: &SeenFace) -> (Tone, &'static str, String) {
    let words = &model.words().camera;
    let (tone, text) = match seen.label {
        Label::Known(id) => (Tone::Good, model.name(id).to_owned()),
        Label::Doubtful(id) => (Tone::Doubt, model.name(id).to_owned()),
        Label::Unknown => (Tone::Plain, words.unknown.to_owned()),
        Label::Looking => (Tone::Plain, words.looking.to_owned()),
        Label::Behind => (Tone::Plain, words.behind.to_owned()),
        Label::Turn(side) => (Tone::Doubt, turn(side, words.turn).to_owned()),
        Label::Unusable(why) => (Tone::Doubt, hint(why, words.hints).to_owned()),
    };
    let sign = match seen.label {
        Label::Looking | Label::Behind => "…",
        Label::Turn(_) | Label::Unusable(_) => "!",
        _ => tone.sign(),
    };
    (tone, sign, text)
}

/// As above, for a picture of pixels.
fn mark(model: &Model, seen: &SeenFace) -> Mark {
    let (tone, _, text) = said(model, seen);
    let dash = match seen.label {
        Label::Known(_) => (1, 0),
        Label::Doubtful(_) | Label::Turn(_) => (24, 6),
        Label::Unknown => (12, 6),
        Label::Looking | Label::Behind | Label::Unusable(_) => (5, 7),
    };
    Mark { bounds: seen.bounds, colour: tone.surface(), dash, text }
}

fn face(model: &Model, seen: &SeenFace, bounds: Rect, placed: Rect, buffer: &mut Buffer) {
    let theme = model.theme;
    let (tone, sign, text) = said(model, seen);
    // The lines differ as the colours do, for those who see no colours.
    let set = match seen.label {
        Label::Known(_) => border::THICK,
        Label::Doubtful(_) | Label::Turn(_) => border::DOUBLE,
        Label::Unknown => border::PLAIN,
        Label::Behind => border::LIGHT_QUADRUPLE_DASHED,
        Label::Looking | Label::Unusable(_) => border::LIGHT_DOUBLE_DASHED,
    };
    Block::bordered().border_set(set).border_style(theme.word(tone)).render(bounds, buffer);
    let text = fit(&format!(" {sign} {text} "), usize::from(placed.width));
    let width = text.width() as u16;
    let x = bounds.x.min(placed.right().saturating_sub(width)).max(placed.x);
    let y = if bounds.bottom() < placed.bottom() { bounds.bottom() } else { bounds.bottom() - 1 };
    buffer.set_string(x, y, text, theme.fill(tone).add_modifier(Modifier::BOLD));
}

/// How grave it is that there is no picture, why there is none, and what to do.
pub(super) fn without_picture<'a>(model: &Model, camera: &'a CameraState) -> (Tone, &'a str, &'a str) {
    let words = &model.words().camera;
    match camera {
        CameraState::Starting => (Tone::Plain, words.starting, ""),
        CameraState::Running(_) => (Tone::Plain, words.no_picture, ""),
        CameraState::Stalled => (Tone::Offline, words.stalled[0], words.stalled[1]),
        CameraState::Lost => (Tone::Offline, words.lost[0], words.lost[1]),
        CameraState::Ended => (Tone::Plain, words.ended[0], words.ended[1]),
        CameraState::Failed(sentence) => (Tone::Offline, words.failed, sentence),
    }
}

/// Says so in the picture's place.
fn placeholder(model: &Model, camera: &CameraState, area: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().camera);
    let (tone, title, what) = without_picture(model, camera);
    let mut lines = vec![Line::styled(
        if tone == Tone::Plain { title.to_owned() } else { format!(" {} {title} ", tone.sign()) },
        if tone == Tone::Plain { theme.dim() } else { theme.fill(tone).add_modifier(Modifier::BOLD) },
    )];
    if !what.is_empty() {
        lines.extend([Line::default(), Line::raw(what.to_owned()), Line::default()]);
        lines.push(Line::styled(words.by_name, theme.dim()));
    }
    let rows = lines.iter().map(|line| line.width().div_ceil(usize::from(area.width).max(1)).max(1)).sum::<usize>();
    let [_, middle, _] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(rows as u16 + 1), Constraint::Fill(1)]).areas(area);
    Paragraph::new(lines).centered().wrap(Wrap { trim: true }).render(middle, buffer);
}
