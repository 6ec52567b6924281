//! Keys of movement in any list.

use crossterm::event::KeyCode;

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
