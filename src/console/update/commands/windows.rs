//! The keys of each window, for the last line and the help over it.

use crate::{
    app::lane::EnrolState,
    console::{
        model::Model,
        popups::{Over, Popup, Purpose},
    },
    domain::congress::Session,
};

pub(super) fn keys(model: &Model, popup: &Popup) -> Vec<(&'static str, &'static str)> {
    let (words, board) = (&model.words().keys, &model.words().board.keys);
    let choose = ("↑↓", words.choose);
    let close = ("Esc", words.close);
    match popup {
        Popup::Find(find) if find.hits.is_empty() && find.purpose == Purpose::CheckIn => {
            vec![("Enter", words.manual), close]
        }
        Popup::Find(find) if find.hits.is_empty() => vec![close],
        Popup::Find(find) => match find.purpose {
            Purpose::CheckIn => vec![("Enter", words.check_in), choose, ("F4", words.manual), close],
            Purpose::Manual => vec![("Enter", words.manual), choose, close],
            Purpose::Leave => vec![("Enter", words.went_out), choose, close],
            Purpose::Return => vec![("Enter", words.came_back), choose, close],
            Purpose::Excuse => vec![("Enter", words.excuse), choose, close],
            Purpose::Substitute => vec![("Enter", words.substitute), choose, close],
        },
        Popup::Stick(_) => vec![("Enter", model.words().publish.keys[5]), choose, close],
        Popup::UndoWhich { .. } => vec![("Enter", words.undo), choose, close],
        Popup::Reason(_) | Popup::Consent { .. } | Popup::Substitute(_) => vec![("Enter", words.record), choose, close],
        Popup::Excuse(_) => vec![("Enter", words.record), ("↑↓", words.field), ("←→", words.scope), close],
        Popup::Withdraw { .. } => vec![("Enter", model.words().delegates.keys[4]), close],
        Popup::Renew { page: None, .. } => vec![("Enter", model.words().delegates.renew[2]), close],
        Popup::NewUnit { .. } => vec![("Enter", words.record), ("Esc", model.words().delegates.keys[5])],
        Popup::Names(_) => {
            vec![("↑↓", words.scroll), ("Enter", board.record), ("x", board.xlsx), ("c", board.csv), close]
        }
        Popup::Over(Over::Sessions(sessions)) => {
            let open = sessions.all.get(sessions.selected).is_some_and(Session::is_open);
            let mut keys = vec![choose, ("Enter", board.look)];
            keys.extend(if open { vec![("b", board.bell), ("c", board.close)] } else { vec![("o", board.open)] });
            keys.push(close);
            keys
        }
        Popup::Over(Over::Sure(..)) => vec![("Enter", board.sure), close],
        Popup::Over(Over::Exported { .. }) | Popup::Renew { page: Some(_), .. } => vec![close],
        Popup::Pin(pin) if pin.is_own() => vec![("Enter", words.operator), ("Esc", words.give_up)],
        Popup::Pin(_) => vec![("Enter", words.allow), ("↑↓", words.supervisor), ("Esc", words.give_up)],
        Popup::Operators(_) => vec![("Enter", words.operator), choose, close],
        Popup::Units(_) => vec![("Enter", words.names), choose, close],
        Popup::Group(_) => vec![("Space", words.tick), ("Enter", words.record), choose, close],
        Popup::Palette(_) => vec![("Enter", words.run), choose, close],
        Popup::Enrol { state, .. } if !matches!(state, Some(EnrolState::Done { .. })) => vec![("Esc", words.stop)],
        Popup::Refused { .. } => vec![("Enter", words.retry), ("Esc", words.give_up)],
        Popup::Quit => vec![("Enter", words.quit), close],
        Popup::Enrol { .. } | Popup::NothingToUndo | Popup::Badge | Popup::Help { .. } | Popup::Told { .. } => {
            vec![close]
        }
    }
}
