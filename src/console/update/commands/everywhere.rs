//! What can be done on every screen.

use super::Command;
use crate::{
    app::board::Ask,
    console::{
        effect::Effect,
        model::{Model, Screen},
        popups::{Popup, Purpose},
        update::{import, lane, library, log, open},
    },
    i18n::Language,
};

fn go(model: &mut Model, screen: Screen) -> Vec<Effect> {
    model.screen = screen;
    match screen {
        Screen::Log => log::entered(model),
        Screen::Library => library::entered(model),
        Screen::Import => import::entered(model),
        Screen::CheckIn | Screen::Dashboard | Screen::Delegates | Screen::Publish => Vec::new(),
    }
}

macro_rules! screen {
    ($digit:literal, $screen:expr) => {
        screen!([$digit], $screen)
    };
    ([$($key:literal),*], $screen:expr) => {
        Command {
            keys: &[$($key),*],
            name: |model| model.words().screens[$screen as usize],
            when: |model| model.screen != $screen,
            run: Some(|model| go(model, $screen)),
            foot: false,
        }
    };
}

/// Not while a window is open.
pub(super) const COMMANDS: &[Command] = &[
    Command {
        keys: &["Tab"],
        name: |model| model.words().screens[model.screen.next() as usize],
        when: |_| true,
        run: Some(|model| go(model, model.screen.next())),
        foot: true,
    },
    Command {
        keys: &["Shift+Tab"],
        name: |model| model.words().screens[model.screen.previous() as usize],
        when: |_| true,
        run: Some(|model| go(model, model.screen.previous())),
        foot: false,
    },
    // From where digits are typed as well: somebody may be waiting there.
    screen!(["1", "F12"], Screen::CheckIn),
    screen!("2", Screen::Dashboard),
    screen!("3", Screen::Delegates),
    screen!("4", Screen::Import),
    screen!("5", Screen::Log),
    screen!("6", Screen::Library),
    screen!("7", Screen::Publish),
    Command {
        keys: &[],
        name: |model| model.words().board.keys.sessions,
        when: |_| true,
        run: Some(|_| vec![Effect::Board(Ask::Sessions)]),
        foot: false,
    },
    Command {
        keys: &[],
        name: |model| model.words().keys.unit_long,
        when: |_| true,
        run: Some(open::units),
        foot: false,
    },
    Command {
        keys: &[],
        name: |model| model.words().keys.manual_long,
        when: |_| true,
        run: Some(|model| open::find(model, Purpose::Manual, "")),
        foot: false,
    },
    Command {
        keys: &[],
        name: |model| model.words().keys.went_out_long,
        when: |_| true,
        run: Some(|model| open::find(model, Purpose::Leave, "")),
        foot: false,
    },
    Command {
        keys: &[],
        name: |model| model.words().keys.came_back_long,
        when: |_| true,
        run: Some(|model| open::find(model, Purpose::Return, "")),
        foot: false,
    },
    Command {
        keys: &[],
        name: |model| model.words().keys.excuse_long,
        when: |_| true,
        run: Some(|model| open::find(model, Purpose::Excuse, "")),
        foot: false,
    },
    Command {
        keys: &[],
        name: |model| model.words().keys.substitute_long,
        when: |_| true,
        run: Some(|model| open::find(model, Purpose::Substitute, "")),
        foot: false,
    },
    Command {
        keys: &[],
        name: |model| model.words().keys.undo_long,
        when: |model| model.undoable().is_some(),
        run: Some(open::undo),
        foot: false,
    },
    Command {
        keys: &["o"],
        name: |model| model.words().keys.operator,
        when: |_| true,
        run: Some(open::operators),
        foot: false,
    },
    Command {
        keys: &["m"],
        name: |model| if model.sound { model.words().keys.sound_off } else { model.words().keys.sound_on },
        when: |_| true,
        run: Some(|model| {
            model.sound = !model.sound;
            vec![Effect::Chime]
        }),
        foot: false,
    },
    Command {
        keys: &[":"],
        name: |model| model.words().keys.palette,
        when: |_| true,
        run: Some(open::palette),
        foot: false,
    },
    Command { keys: &["?"], name: |model| model.words().keys.help, when: |_| true, run: Some(open::help), foot: false },
];

/// Over a window too.
pub(super) const ALWAYS: &[Command] = &[
    Command {
        keys: &["Ctrl+P"],
        name: |model| model.words().keys.palette,
        when: |_| true,
        run: Some(open::palette),
        foot: true,
    },
    Command {
        keys: &["F1"],
        name: |model| model.words().keys.help,
        when: |_| true,
        run: Some(open::help),
        foot: false,
    },
    Command {
        keys: &["F2"],
        name: |model| model.words().keys.language,
        when: |_| true,
        run: Some(|model| {
            model.language = if model.language == Language::Vi { Language::En } else { Language::Vi };
            library::resized(model);
            vec![Effect::Speak(model.language)]
        }),
        foot: false,
    },
    Command {
        keys: &["F3"],
        name: |model| model.words().keys.next_source,
        when: |_| true,
        run: Some(lane::next_source),
        foot: false,
    },
    Command {
        keys: &["Ctrl+L"],
        name: |model| model.words().keys.redraw,
        when: |_| true,
        run: Some(|_| vec![Effect::Redraw]),
        foot: false,
    },
    Command {
        keys: &["Ctrl+Q", "Ctrl+C"],
        name: |model| model.words().keys.quit,
        when: |_| true,
        run: Some(|model| {
            if matches!(model.popup, Some(Popup::Quit)) { vec![Effect::Quit] } else { open::window(model, Popup::Quit) }
        }),
        foot: false,
    },
];
