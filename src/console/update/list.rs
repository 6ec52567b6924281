//! Keys of movement in any list.

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::{Input, backend::crossterm::EventHandler};

use crate::console::popups::Choice;

/// Where a key of movement leads in a list.
pub(super) fn moved(code: KeyCode, selected: usize, last: usize) -> Option<usize> {
    match code {
        KeyCode::Up => Some(selected.saturating_sub(1)),
        KeyCode::Down => Some((selected + 1).min(last)),
        KeyCode::PageUp => Some(selected.saturating_sub(10)),
        KeyCode::PageDown => Some((selected + 10).min(last)),
        KeyCode::Home => Some(0),
        KeyCode::End => Some(last),
        _ => None,
    }
}

/// Where a key of movement leads from a choice.
pub(super) fn chosen(code: KeyCode, choice: Choice, last: usize) -> Option<Choice> {
    moved(code, choice.place(), last).map(|place| choice.moved_to(place))
}

/// A key in a list that is filtered by what is typed: it moves the choice, or types. Whether what is typed has changed, so
/// that the list is another and its first line is chosen.
pub(super) fn filtered(key: KeyEvent, input: &mut Input, choice: &mut Choice, last: usize) -> bool {
    if let Some(moved) = chosen(key.code, *choice, last) {
        *choice = moved;
        return false;
    }
    let changed = input.handle_event(&Event::Key(key)).is_some_and(|change| change.value);
    if changed {
        *choice = Choice::first(input);
    }
    changed
}
