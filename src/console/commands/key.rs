//! The keys that commands have: how they are written on the screen, and which key of the terminal they are.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The letter, digit or sign that a key types; none for commands and for keys that move.
pub(crate) fn typed_letter(event: KeyEvent) -> Option<char> {
    match event.code {
        KeyCode::Char(letter) if !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => Some(letter),
        _ => None,
    }
}

/// A key, or a family of keys that move or type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    /// A letter, digit or sign as it is typed, capitals apart from small letters.
    Char(char),
    /// A small letter with Ctrl held down. No input method keeps it back, as it does a letter that a word may begin with.
    Control(char),
    /// A letter or digit with Alt held down.
    Alt(char),
    /// `F1` and on.
    Function(u8),
    Enter,
    Escape,
    Space,
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Up and down: a family.
    Vertical,
    /// Left and right: a family.
    Horizontal,
    /// All four arrows: a family.
    Arrows,
    /// Letters that are typed: a family.
    Letters,
}

impl Key {
    /// The key that went down; none for keys that no command has.
    pub(crate) fn of(event: KeyEvent) -> Option<Self> {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        Some(match event.code {
            KeyCode::Char(letter) if event.modifiers.contains(KeyModifiers::ALT) => {
                Self::Alt(letter.to_ascii_lowercase())
            }
            KeyCode::Char(letter) if control => Self::Control(letter.to_ascii_lowercase()),
            KeyCode::Char(' ') => Self::Space,
            KeyCode::Char(letter) => Self::Char(letter),
            KeyCode::F(number) => Self::Function(number),
            KeyCode::Enter => Self::Enter,
            KeyCode::Esc => Self::Escape,
            KeyCode::Tab => Self::Tab,
            KeyCode::BackTab => Self::BackTab,
            _ => return None,
        })
    }

    /// What the terminal would say of it: what a click on it presses. None for a family.
    pub(crate) fn event(self) -> Option<KeyEvent> {
        let (code, modifiers) = match self {
            Self::Char(letter) => (KeyCode::Char(letter), KeyModifiers::NONE),
            Self::Control(letter) => (KeyCode::Char(letter), KeyModifiers::CONTROL),
            Self::Alt(letter) => (KeyCode::Char(letter), KeyModifiers::ALT),
            Self::Function(number) => (KeyCode::F(number), KeyModifiers::NONE),
            Self::Enter => (KeyCode::Enter, KeyModifiers::NONE),
            Self::Escape => (KeyCode::Esc, KeyModifiers::NONE),
            Self::Space => (KeyCode::Char(' '), KeyModifiers::NONE),
            Self::Tab => (KeyCode::Tab, KeyModifiers::NONE),
            Self::BackTab => (KeyCode::BackTab, KeyModifiers::NONE),
            Self::Vertical | Self::Horizontal | Self::Arrows | Self::Letters => return None,
        };
        Some(KeyEvent::new(code, modifiers))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Char(letter) => return write!(out, "{letter}"),
            Self::Control(letter) => return write!(out, "Ctrl+{}", letter.to_ascii_uppercase()),
            Self::Alt(letter) => return write!(out, "Alt+{}", letter.to_ascii_uppercase()),
            Self::Function(number) => return write!(out, "F{number}"),
            Self::Enter => "Enter",
            Self::Escape => "Esc",
            Self::Space => "Space",
            Self::Tab => "Tab",
            Self::BackTab => "Shift+Tab",
            Self::Vertical => "↑↓",
            Self::Horizontal => "←→",
            Self::Arrows => "↑↓←→",
            Self::Letters => "a-z",
        })
    }
}
