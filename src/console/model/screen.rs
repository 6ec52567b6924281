//! The places to be.

/// A place to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Screen {
    /// The door.
    #[default]
    CheckIn,
    /// The numbers.
    Dashboard,
    /// The roster.
    Delegates,
    /// Spreadsheets into the roster.
    Import,
    /// What was done, and by whom.
    Log,
    /// The papers.
    Library,
    /// The papers on the hall's network and on USB drives.
    Publish,
}

impl Screen {
    /// All, in the order of their number keys.
    pub const ALL: [Self; 7] =
        [Self::CheckIn, Self::Dashboard, Self::Delegates, Self::Import, Self::Log, Self::Library, Self::Publish];

    /// Whether letters and digits are typed into it, so that they are no commands there.
    pub fn is_typed_into(self) -> bool {
        matches!(self, Self::Delegates | Self::Import | Self::Log | Self::Library)
    }

    /// The screen of a number key.
    pub fn of_digit(digit: char) -> Option<Self> {
        let place = digit.to_digit(10)?.checked_sub(1)?;
        Self::ALL.get(place as usize).copied()
    }

    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// The one before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::ALL[(self as usize + Self::ALL.len() - 1) % Self::ALL.len()]
    }
}
