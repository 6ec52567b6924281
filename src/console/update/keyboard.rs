//! Keys that no popup has taken.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use tui_input::{Input, backend::crossterm::EventHandler};

use super::{attendance, dashboard, enrol, lane, log, popup, settle};
use crate::{
    console::{
        effect::Effect,
        model::{Model, Panel, Problem, Screen},
        popups::{Find, Popup, Reason, Why},
    },
    domain::{attendance::Presence, event::Means},
    i18n::Language,
};

/// A key went down.
pub(super) fn key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    if key.kind == KeyEventKind::Release {
        return Vec::new();
    }
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Char('c' | 'q') if control => {
            if matches!(model.popup, Some(Popup::Quit)) {
                return vec![Effect::Quit];
            }
            return popup::close_then(model, Popup::Quit);
        }
        KeyCode::Char('l') if control => return vec![Effect::Redraw],
        KeyCode::F(2) => {
            model.language = if model.language == Language::Vi { Language::En } else { Language::Vi };
            return vec![Effect::Speak(model.language)];
        }
        KeyCode::F(3) => return vec![Effect::NextSource { lane: model.turning() }],
        KeyCode::F(1) => return popup::close_then(model, Popup::Help),
        _ => {}
    }
    if model.popup.is_some() {
        return popup::key(model, key);
    }
    match key.code {
        KeyCode::Tab => go(model, model.screen.next()),
        KeyCode::BackTab => go(model, model.screen.previous()),
        KeyCode::Char('?') => popup::close_then(model, Popup::Help),
        KeyCode::Char(digit @ '1'..='9') if !model.screen.is_typed_into() && !control => {
            Screen::of_digit(digit).map_or_else(Vec::new, |screen| go(model, screen))
        }
        code => match model.screen {
            Screen::CheckIn => check_in(model, key),
            Screen::Dashboard => dashboard::key(model, code),
            Screen::Delegates => delegates(model, key),
            Screen::Import => Vec::new(),
            Screen::Log => log::key(model, key),
        },
    }
}

fn go(model: &mut Model, screen: Screen) -> Vec<Effect> {
    model.screen = screen;
    if screen == Screen::Log { log::entered(model) } else { Vec::new() }
}

fn check_in(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    let unknown = matches!(model.panel, Panel::Held(Problem::Unknown { .. }));
    match key.code {
        KeyCode::Char('/') => find(model, ""),
        KeyCode::Enter if unknown => find(model, ""),
        // Whoever stands before an unknown face types a name, not a command.
        KeyCode::Char(letter) if unknown && letter.is_alphabetic() => find(model, &letter.to_string()),
        KeyCode::Char('u') => undo(model),
        KeyCode::Enter => attendance::affirm(model),
        KeyCode::Up => lane::choose(model, -1),
        KeyCode::Down => lane::choose(model, 1),
        KeyCode::Esc => dismiss(model),
        _ => match model.panel {
            // What only has to be read goes at any key.
            Panel::Held(Problem::TwoDoors { .. } | Problem::NotExpected { wish: None, .. }) => settle(model),
            _ => Vec::new(),
        },
    }
}

/// Esc: the shown problem was seen. A refused wish is given up only here, by the operator.
fn dismiss(model: &mut Model) -> Vec<Effect> {
    match model.panel {
        Panel::Idle => Vec::new(),
        _ => settle(model),
    }
}

/// Opens the search with what was typed already.
fn find(model: &mut Model, typed: &str) -> Vec<Effect> {
    let hits = model.snapshot.roster.finder.find(typed);
    let input = Input::new(typed.to_owned());
    model.popup = Some(Popup::Find(Find { input, hits, selected: 0, means: Means::Name }));
    Vec::new()
}

fn undo(model: &mut Model) -> Vec<Effect> {
    let target = model.undoable().map(|event| Why::Undo(event.id, event.delegate));
    model.popup = Some(match target {
        Some(why) => Popup::Reason(Reason { why, input: Input::default(), selected: 0 }),
        None => Popup::NothingToUndo,
    });
    Vec::new()
}

fn delegates(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    let last = model.delegates.hits.len().saturating_sub(1);
    let selected = model.delegates.selected;
    let who = model.looked_at().map(|delegate| delegate.id);
    match key.code {
        KeyCode::Up => model.delegates.selected = selected.saturating_sub(1),
        KeyCode::Down => model.delegates.selected = (selected + 1).min(last),
        KeyCode::PageUp => model.delegates.selected = selected.saturating_sub(10),
        KeyCode::PageDown => model.delegates.selected = (selected + 10).min(last),
        KeyCode::Esc => {
            model.delegates.input.reset();
            search(model);
        }
        KeyCode::F(5) => {
            if let Some(delegate) = who {
                model.popup = Some(Popup::Consent { delegate, selected: 0, then_enrol: false });
            }
        }
        KeyCode::F(6) => return who.map_or_else(Vec::new, |delegate| enrol::begin(model, delegate)),
        KeyCode::F(7) => {
            let Some(delegate) = who else { return Vec::new() };
            return match model.presence(delegate) {
                Presence::Present => attendance::write(model, Effect::Leave { delegate }),
                Presence::Out => attendance::write(model, Effect::Return { delegate }),
                _ => Vec::new(),
            };
        }
        KeyCode::F(8) => {
            let Some(delegate) = who else { return Vec::new() };
            if model.presence(delegate) == Presence::Expected {
                return attendance::check_in(model, popup::by_name(delegate));
            }
        }
        _ => {
            if model.delegates.input.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
                search(model);
            }
        }
    }
    Vec::new()
}

fn search(model: &mut Model) {
    model.delegates.hits = model.snapshot.roster.finder.find(model.delegates.input.value());
    model.delegates.selected = 0;
}
