//! One table of what can be done, by a key, from the palette or by the mouse. The keyboard, the last line, the help and
//! the palette all read it, so that none of them can promise what another does not keep.

mod dashboard;
mod delegates;
mod desk;
mod everywhere;
mod import;
mod library;
mod log;
mod publish;
mod windows;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::console::{
    effect::Effect,
    model::{Model, Panel, Problem, Screen},
    popups::Popup,
};

/// Carries a command out.
pub(in crate::console) type Run = fn(&mut Model) -> Vec<Effect>;

/// One thing that can be done.
pub(in crate::console) struct Command {
    /// Its keys as they are written; the first is shown. Empty where the palette alone has it.
    pub keys: &'static [&'static str],
    /// Its name.
    pub name: fn(&Model) -> &'static str,
    /// Whether it would do something now.
    pub when: fn(&Model) -> bool,
    /// What it does; none for keys that move and type, which the screen or window takes itself.
    pub run: Option<Run>,
    /// Whether the last line shows it.
    pub foot: bool,
}

/// The commands of a screen, the most important first.
fn of_screen(screen: Screen) -> &'static [Command] {
    match screen {
        Screen::CheckIn => desk::COMMANDS,
        Screen::Dashboard => dashboard::COMMANDS,
        Screen::Delegates => delegates::COMMANDS,
        Screen::Import => import::COMMANDS,
        Screen::Log => log::COMMANDS,
        Screen::Library => library::COMMANDS,
        Screen::Publish => publish::COMMANDS,
    }
}

/// What can be done now on this screen, whatever lies over it: the screen's own first, then what can be done everywhere.
pub(in crate::console) fn available(model: &Model) -> impl Iterator<Item = &'static Command> + use<'_> {
    of_this_screen(model).chain(everywhere(model))
}

/// What can be done now on this screen alone.
pub(in crate::console) fn of_this_screen(model: &Model) -> impl Iterator<Item = &'static Command> + use<'_> {
    of_screen(model.screen).iter().filter(|command| (command.when)(model))
}

/// What can be done now on every screen.
pub(in crate::console) fn everywhere(model: &Model) -> impl Iterator<Item = &'static Command> + use<'_> {
    everywhere::COMMANDS.iter().chain(everywhere::ALWAYS).filter(|command| (command.when)(model))
}

/// The keys of a window.
pub(in crate::console) fn of_popup(model: &Model, popup: &Popup) -> Vec<(&'static str, &'static str)> {
    windows::keys(model, popup)
}

/// What the last line shows: keys that do something now.
pub(in crate::console) fn foot(model: &Model) -> Vec<(&'static str, &'static str)> {
    if let Some(popup) = &model.popup {
        return of_popup(model, popup);
    }
    let shown = available(model).filter(|command| command.foot);
    shown.filter_map(|command| Some((keys(model, command).next()?, (command.name)(model)))).collect()
}

/// A command's keys, without those that are letters of what is being typed.
pub(in crate::console) fn keys(model: &Model, command: &Command) -> impl Iterator<Item = &'static str> {
    command.keys.iter().copied().filter(|written| pressed(written).is_none_or(|key| !types(model, key)))
}

/// What a key does now, where a command has it.
pub(super) fn of_key(model: &Model, key: KeyEvent) -> Option<Run> {
    let written = written(key)?;
    let fits = |command: &&Command| command.keys.contains(&written.as_str()) && (command.when)(model);
    if let Some(command) = everywhere::ALWAYS.iter().find(fits) {
        return command.run;
    }
    if model.popup.is_some() || types(model, key) {
        return None;
    }
    of_screen(model.screen).iter().chain(everywhere::COMMANDS).find(fits)?.run
}

/// Whether a key is a letter of what is being typed, and so no command.
fn types(model: &Model, key: KeyEvent) -> bool {
    let KeyCode::Char(letter) = key.code else { return false };
    if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
        return false;
    }
    if model.is_typed_into() {
        return letter != '?';
    }
    // Whoever stands before an unknown face types a name, not a command.
    letter.is_alphabetic()
        && model.screen == Screen::CheckIn
        && matches!(model.panel, Panel::Held(Problem::Unknown { .. }))
}

/// A key as the table writes it; none for keys that no command has.
fn written(key: KeyEvent) -> Option<String> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    Some(match key.code {
        KeyCode::Char(letter) if control => format!("Ctrl+{}", letter.to_ascii_uppercase()),
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(letter) => letter.to_string(),
        KeyCode::F(number) => format!("F{number}"),
        KeyCode::Enter => "Enter".to_owned(),
        KeyCode::Esc => "Esc".to_owned(),
        KeyCode::Tab => "Tab".to_owned(),
        KeyCode::BackTab => "Shift+Tab".to_owned(),
        _ => return None,
    })
}

/// The key that is written so: what a click on it presses. None for what is no single key, such as `↑↓`.
pub(super) fn pressed(written: &str) -> Option<KeyEvent> {
    let plain = |code| Some(KeyEvent::new(code, KeyModifiers::NONE));
    if let Some(letter) = written.strip_prefix("Ctrl+") {
        let letter = letter.chars().next()?.to_ascii_lowercase();
        return Some(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL));
    }
    match written {
        "Space" => plain(KeyCode::Char(' ')),
        "Enter" => plain(KeyCode::Enter),
        "Esc" => plain(KeyCode::Esc),
        "Tab" => plain(KeyCode::Tab),
        "Shift+Tab" => plain(KeyCode::BackTab),
        _ => {
            if let Some(number) = written.strip_prefix('F').and_then(|number| number.parse().ok()) {
                return plain(KeyCode::F(number));
            }
            let mut letters = written.chars();
            letters.next().filter(|_| letters.next().is_none()).and_then(|letter| plain(KeyCode::Char(letter)))
        }
    }
}
