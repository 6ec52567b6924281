//! Keys of the publish screen, and what is told about the papers.

use std::{path::PathBuf, sync::Arc};

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use super::list::moved;
use crate::{
    app::publish::publisher::{Ask, LanState, State, Watching},
    console::{
        effect::Effect,
        model::Model,
        popups::{Popup, UsbCopy},
    },
};

/// How everything is now.
pub(super) fn told(model: &mut Model, state: Arc<State>) -> Vec<Effect> {
    let view = &mut model.publish;
    let was_shut = view.is_shut();
    match state.lan {
        LanState::Open { .. } => view.was_open = true,
        LanState::Closed => view.was_open = false,
        LanState::Failed(_) => {}
    }
    view.state = state;
    view.selected = view.selected.min(view.warnings().len().saturating_sub(1));
    if let Some(Popup::UsbCopy(drive)) = &mut model.popup {
        drive.selected = drive.selected.min(model.publish.state.usb_drives.len().saturating_sub(1));
    }
    // The hall has lost its papers: somebody has to know, whatever they are doing.
    if model.publish.is_shut() && !was_shut { vec![Effect::Alarm] } else { Vec::new() }
}

/// A key on the screen that no command has.
pub(super) fn key(model: &mut Model, code: KeyCode) -> Vec<Effect> {
    let last = model.publish.warnings().len().saturating_sub(1);
    if let Some(selected) = moved(code, model.publish.selected, last) {
        model.publish.selected = selected;
    }
    Vec::new()
}

/// Documents are watched, or not any more.
pub(super) fn watch(model: &mut Model) -> Vec<Effect> {
    vec![Effect::Publisher(Ask::Watch(!matches!(model.publish.state.watch, Watching::On)))]
}

/// The site is open to the hall, or not any more.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    vec![Effect::Publisher(Ask::Open(!matches!(model.publish.state.lan, LanState::Open { .. })))]
}

/// The site is built now.
pub(super) fn build(_: &mut Model) -> Vec<Effect> {
    vec![Effect::Publisher(Ask::Build)]
}

/// Where is it copied to?
pub(super) fn which_drive(model: &mut Model) -> Vec<Effect> {
    model.popup = Some(Popup::UsbCopy(UsbCopy::default()));
    vec![Effect::Publisher(Ask::UsbDrives)]
}

/// The copy is given up.
pub(super) fn end_copy(_: &mut Model) -> Vec<Effect> {
    vec![Effect::Publisher(Ask::EndCopy)]
}

/// A key in the window that asks for a USB drive.
pub(super) fn drive(model: &mut Model, mut drive: UsbCopy, key: KeyEvent) -> Vec<Effect> {
    let usb_drives = &model.publish.state.usb_drives;
    let typed = drive.input.value().trim();
    if key.code == KeyCode::Enter {
        let target =
            if typed.is_empty() { usb_drives.get(drive.selected).cloned() } else { Some(PathBuf::from(typed)) };
        if let Some(target) = target {
            return vec![Effect::Publisher(Ask::Copy(target))];
        }
    } else if let Some(selected) =
        moved(key.code, drive.selected, usb_drives.len().saturating_sub(1)).filter(|_| typed.is_empty())
    {
        drive.selected = selected;
    } else {
        let _ = drive.input.handle_event(&Event::Key(key));
    }
    model.popup = Some(Popup::UsbCopy(drive));
    Vec::new()
}
