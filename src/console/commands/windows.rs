//! The keys of each window, for the last line and the help over it.

use super::Key;
use crate::{
    app::faces::lane::EnrolState,
    console::{
        model::Model,
        popups::{DashboardPopup, Excuse, Popup, Purpose},
    },
    domain::congress::Session,
};

pub(super) fn keys(model: &Model, popup: &Popup) -> Vec<(Key, &'static str)> {
    let (words, texts) = (&model.words().keys, &model.words().dashboard.keys);
    let choose = (Key::Vertical, words.choose);
    let close = (Key::Escape, words.close);
    match popup {
        Popup::Find(find) if find.hits.is_empty() && find.purpose == Purpose::CheckIn => {
            vec![(Key::Enter, words.manual), close]
        }
        Popup::Find(find) if find.hits.is_empty() => vec![close],
        Popup::Find(find) => match find.purpose {
            Purpose::CheckIn => vec![(Key::Enter, words.check_in), choose, (Key::Function(4), words.manual), close],
            Purpose::Manual => vec![(Key::Enter, words.manual), choose, close],
            Purpose::StepOut => vec![(Key::Enter, words.went_out), choose, close],
            Purpose::Return => vec![(Key::Enter, words.came_back), choose, close],
            Purpose::Excuse => vec![(Key::Enter, words.excuse), choose, close],
            Purpose::Substitute => vec![(Key::Enter, words.substitute), choose, close],
        },
        Popup::UsbCopy(_) => vec![(Key::Enter, model.words().publish.keys[5]), choose, close],
        Popup::UndoWhich(_) => vec![(Key::Enter, words.undo), choose, close],
        Popup::Reason(_) | Popup::Consent { .. } | Popup::Substitute(_) => {
            vec![(Key::Enter, words.record), choose, close]
        }
        Popup::Excuse(excuse) => {
            let across = if excuse.field == Excuse::SCOPE { words.scope } else { words.choose };
            vec![(Key::Enter, words.record), (Key::Vertical, words.field), (Key::Horizontal, across), close]
        }
        Popup::Removal(form) => {
            vec![(Key::Enter, model.words().delegates.removal_keys[usize::from(form.delegate.is_none())]), close]
        }
        Popup::Withdraw { .. } => vec![(Key::Enter, model.words().delegates.keys[4]), close],
        Popup::Renew { page: None, .. } => vec![(Key::Enter, model.words().delegates.renew[2]), close],
        Popup::NewUnit { .. } => vec![(Key::Enter, words.record), (Key::Escape, model.words().delegates.keys[5])],
        Popup::Names(_) => {
            vec![
                (Key::Vertical, words.scroll),
                (Key::Enter, texts.record),
                (Key::Control('x'), texts.xlsx),
                (Key::Control('e'), texts.csv),
                close,
            ]
        }
        Popup::Dashboard(DashboardPopup::Sessions(sessions)) => {
            let open = sessions.all.get(sessions.selected).is_some_and(Session::is_open);
            let mut keys = vec![choose, (Key::Enter, texts.look)];
            keys.extend(if open {
                vec![(Key::Control('b'), texts.bell), (Key::Control('k'), texts.close)]
            } else {
                vec![(Key::Control('o'), texts.open)]
            });
            keys.push(close);
            keys
        }
        Popup::Dashboard(DashboardPopup::Sure(..)) => vec![(Key::Enter, texts.sure), close],
        Popup::Dashboard(DashboardPopup::Exported { .. }) | Popup::Renew { page: Some(_), .. } => vec![close],
        Popup::Pin(pin) if pin.is_own() => vec![(Key::Enter, words.operator), (Key::Escape, words.give_up)],
        Popup::Pin(_) => {
            vec![(Key::Enter, words.allow), (Key::Vertical, words.supervisor), (Key::Escape, words.give_up)]
        }
        Popup::Operators(_) => vec![(Key::Enter, words.operator), choose, close],
        Popup::Units(_) => vec![(Key::Enter, words.names), choose, close],
        Popup::Group(_) => vec![(Key::Space, words.tick), (Key::Enter, words.record), choose, close],
        Popup::Palette(_) => vec![(Key::Enter, words.run), choose, close],
        Popup::Enrol { state, .. } if !matches!(state, Some(EnrolState::Done { .. })) => {
            vec![(Key::Escape, words.stop)]
        }
        Popup::Refused { .. } => vec![(Key::Enter, words.retry), (Key::Escape, words.give_up)],
        Popup::Quit => vec![(Key::Enter, words.quit), close],
        Popup::Enrol { .. } | Popup::NothingToUndo | Popup::Badge | Popup::Help { .. } | Popup::Told { .. } => {
            vec![close]
        }
    }
}
