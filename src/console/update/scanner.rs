//! A USB scanner types what it reads, on whatever screen. No hand types `DH1:` where a name is typed: from there on keys
//! are the scanner's, up to its Enter, and what its first four keys had done is taken back.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::SignedDuration;

use crate::{
    console::{
        effect::Effect,
        model::{Before, Model, Scan},
    },
    domain::badge::{self, PREFIX},
};

/// A scanner is done in a fraction of this; after it, keys are the person's again.
const LONGEST: SignedDuration = SignedDuration::from_secs(2);

/// Whose a key was.
pub(super) enum Whose {
    /// A person's: it means what it means.
    Person,
    /// A scanner's.
    Scanner(Vec<Effect>),
    /// A scanner's, and so many before it went into a field of the screen and are to be taken out of it.
    TakenBack(usize),
}

/// Takes a key if it is a scanner's.
pub(super) fn key(model: &mut Model, key: KeyEvent) -> Whose {
    if model.scan.since.is_some_and(|since| model.now.duration_since(since) > LONGEST) {
        model.scan = Scan::default();
    }
    let typed = match key.code {
        KeyCode::Char(letter) if !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => Some(letter),
        _ => None,
    };
    let have = model.scan.text.chars().count();
    let whole = PREFIX.chars().count();
    if have >= whole {
        return Whose::Scanner(match (key.code, typed) {
            (KeyCode::Enter | KeyCode::Tab, _) => vec![Effect::Badge(std::mem::take(&mut model.scan).text)],
            (_, Some(letter)) => {
                if have < whole + badge::DIGITS {
                    model.scan.text.push(letter);
                }
                Vec::new()
            }
            _ => Vec::new(),
        });
    }
    let wanted = PREFIX.chars().nth(have);
    let fits =
        |wanted: Option<char>| typed.zip(wanted).is_some_and(|(found, wanted)| badge::is_typed_for(found, wanted));
    match typed {
        Some(letter) if fits(wanted) => {
            if have == 0 {
                begin(model);
            }
            model.scan.text.push(letter);
            if have + 1 == whole {
                return Whose::TakenBack(take_back(model));
            }
        }
        Some(letter) if fits(PREFIX.chars().next()) => {
            begin(model);
            model.scan.text.push(letter);
        }
        _ => model.scan = Scan::default(),
    }
    Whose::Person
}

fn begin(model: &mut Model) {
    model.scan = Scan::default();
    model.scan.since = Some(model.now);
    model.scan.before = Some(Before {
        screen: model.screen,
        typed: model.popup.is_none() && model.is_typed_into(),
        popup: model.popup.clone(),
        panel: model.panel.clone(),
        waiting: model.waiting.clone(),
    });
}

/// Puts the console back to where it was before the scanner's first key. The screen's own fields are left to the
/// keyboard: so many letters are to be deleted.
fn take_back(model: &mut Model) -> usize {
    let Some(before) = model.scan.before.take() else { return 0 };
    if before.typed && before.screen == model.screen {
        // The last key was not given to it.
        return PREFIX.chars().count() - 1;
    }
    model.screen = before.screen;
    model.popup = before.popup;
    model.panel = before.panel;
    model.waiting = before.waiting;
    0
}
