//! Keys: a command's, a window's, or the screen's own.

use crossterm::event::{KeyCode, KeyEvent};
use jiff::SignedDuration;

use super::{dashboard, delegates, dismiss, import, lane, library, log, open, popup, publish, run::run};
use crate::console::{
    commands::{self, typed_letter},
    effect::Effect,
    model::{LastLetter, Model, Panel, Problem, Screen},
    popups::{Popup, Purpose},
};

/// Letters that follow one another this fast come from no hand.
const TOGETHER: SignedDuration = SignedDuration::from_millis(30);
/// Within this time of such letters Enter is the one that ended the word.
const ENDS: SignedDuration = SignedDuration::from_millis(150);

/// Whether a key is the Enter with which a person ended a word in an input method. The method hands over the word and that
/// Enter in one go, when nobody can have seen yet what the word finds: the list is filtered, and takes nothing.
pub(super) fn ends_a_word(model: &mut Model, key: KeyEvent) -> bool {
    let typed = model.popup.as_ref().map_or_else(|| model.is_typed_into(), Popup::is_typed_into);
    let last = std::mem::take(&mut model.last_letter);
    let gap = last.at.map(|at| model.now.duration_since(at).abs());
    if typed_letter(key).is_some() {
        let in_burst = gap.is_some_and(|gap| gap <= TOGETHER);
        model.last_letter = LastLetter { at: Some(model.now), in_burst };
        return false;
    }
    let soon = if last.in_burst { ENDS } else { TOGETHER };
    key.code == KeyCode::Enter && typed && gap.is_some_and(|gap| gap <= soon)
}

/// A person's key went down.
pub(super) fn key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    if let Some(command) = commands::of_key(model, key) {
        return run(command, model);
    }
    if model.popup.is_some() {
        return popup::key(model, key);
    }
    match model.screen {
        Screen::CheckIn => check_in(model, key),
        Screen::Dashboard => dashboard::key(model, key.code),
        Screen::Delegates => delegates::key(model, key),
        Screen::Import => import::key(model, key),
        Screen::Log => log::key(model, key),
        Screen::Library => library::key(model, key),
        Screen::Publish => publish::key(model, key.code),
    }
}

fn check_in(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    match (key.code, &model.panel) {
        (KeyCode::Up, _) => lane::choose(model, -1),
        (KeyCode::Down, _) => lane::choose(model, 1),
        (KeyCode::Enter, _) => Vec::new(),
        // What only has to be read goes at any key.
        (_, Panel::Held(Problem::TwoDoors { .. } | Problem::Badge(_) | Problem::NotExpected { wish: None, .. })) => {
            dismiss(model)
        }
        _ => match typed_letter(key).filter(|letter| letter.is_alphabetic()) {
            Some(letter) => open::find(model, Purpose::CheckIn, &letter.to_string()),
            None => Vec::new(),
        },
    }
}
