//! Where the site is copied to.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::Line,
    widgets::{Paragraph, Widget},
};

use super::choices;
use crate::console::{
    model::Model,
    popups::UsbCopy,
    screens::{delegates, lists},
    widgets::text::fit,
};

pub(super) fn draw(model: &Model, drive: &UsbCopy, (area, list): (Rect, Rect), buffer: &mut Buffer) {
    let (theme, words) = (model.theme, &model.words().publish);
    delegates::typed(model, &drive.input, words.usb_copy_hint, Rect { height: 2.min(area.height), ..area }, buffer);
    let usb_drives = &model.publish.state.usb_drives;
    if let Some(row) = area.rows().nth(2) {
        let head = if usb_drives.is_empty() { words.no_usb_drive } else { words.usb_drives };
        Line::styled(head, theme.dim()).render(row, buffer);
    }
    let first = lists::scroll(drive.selected, usb_drives.len(), usize::from(list.height));
    let names: Vec<String> =
        usb_drives.iter().skip(first).map(|drive| fit(&drive.display().to_string(), usize::from(list.width))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    // What is typed goes before what is chosen.
    let chosen = if drive.input.value().trim().is_empty() { drive.selected - first } else { usize::MAX };
    Paragraph::new(choices(model, &names, chosen)).render(list, buffer);
}
