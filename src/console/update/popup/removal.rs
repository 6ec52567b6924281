//! The decision by which delegates leave the roster: one, or all whom a list does not name.

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use crate::{
    app::desk::{front_desk::Request, records::Ask},
    console::{
        effect::Effect,
        model::Model,
        popups::{Popup, Removal},
        update::import,
    },
};

pub(super) fn key(model: &mut Model, mut removal: Removal, key: KeyEvent) -> Vec<Effect> {
    let decision_no = removal.decision.value().trim().to_owned();
    match (key.code, removal.delegate) {
        (KeyCode::Enter, _) if decision_no.is_empty() => removal.missing = true,
        (KeyCode::Enter, Some(delegate)) => {
            return vec![Effect::Desk(Request::Records(Ask::Remove(delegate, decision_no)))];
        }
        (KeyCode::Enter, None) => return import::replace(model, decision_no),
        _ => {
            let _ = removal.decision.handle_event(&Event::Key(key));
        }
    }
    model.popup = Some(Popup::Removal(removal));
    Vec::new()
}
