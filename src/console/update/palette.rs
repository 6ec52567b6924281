//! The palette: find a command as you type, in the language on the screen, without marks too, and do it.

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use super::{commands, list};
use crate::{
    console::{
        effect::Effect,
        model::Model,
        popups::{Palette, Popup},
    },
    text::fold::plain,
};

/// The commands that fit what is typed: those whose words begin so first, each of them doing something now.
pub(in crate::console) fn fitting(model: &Model, typed: &str) -> Vec<&'static commands::Command> {
    let typed = plain(typed.trim());
    let mut names: Vec<&'static str> = Vec::new();
    let mut fitting: Vec<(usize, &'static commands::Command)> = Vec::new();
    for command in commands::available(model).filter(|command| command.run.is_some()) {
        let name = (command.name)(model);
        if names.contains(&name) || command.keys.contains(&"Ctrl+P") || command.keys.contains(&":") {
            continue;
        }
        if let Some(rank) = rank(&plain(name), &typed) {
            names.push(name);
            fitting.push((rank, command));
        }
    }
    fitting.sort_by_key(|(rank, _)| *rank);
    fitting.into_iter().map(|(_, command)| command).collect()
}

/// How well a name fits: from its start, from a word's start, each word's start in turn (`tt` finds `thông tin`), inside.
fn rank(name: &str, typed: &str) -> Option<usize> {
    let words = || name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if name.starts_with(typed) {
        return Some(0);
    }
    if words().any(|word| word.starts_with(typed)) {
        return Some(1);
    }
    let initials: String = words().filter_map(|word| word.chars().next()).collect();
    if initials.contains(typed) {
        return Some(2);
    }
    typed.split_whitespace().all(|part| words().any(|word| word.starts_with(part))).then_some(3)
}

/// A key in the palette.
pub(super) fn key(model: &mut Model, mut palette: Palette, key: KeyEvent) -> Vec<Effect> {
    let fitting = fitting(model, palette.input.value());
    let last = fitting.len().saturating_sub(1);
    if key.code == KeyCode::Enter {
        return fitting.get(palette.selected).and_then(|command| command.run).map_or_else(Vec::new, |run| run(model));
    }
    if let Some(selected) = list::moved(key.code, palette.selected, last) {
        palette.selected = selected;
    } else if palette.input.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
        palette.selected = 0;
    }
    model.popup = Some(Popup::Palette(palette));
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn names_are_found_from_their_words_and_initials() {
        assert_eq!(rank("hoan tac", "ho"), Some(0));
        assert_eq!(rank("hoan tac", "tac"), Some(1));
        assert_eq!(rank("bang tong hop", "bth"), Some(2));
        assert_eq!(rank("diem danh ca doan", "doan di"), Some(3));
        assert_eq!(rank("hoan tac", "x"), None);
        assert_eq!(rank("hoan tac", ""), Some(0));
    }
}
