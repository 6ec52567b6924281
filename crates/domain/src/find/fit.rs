//! What a word is worth against a part of a roster.

/// A word of unit, seat … that begins so.
pub(super) const DETAIL: u16 = 20;
/// The same of a whole word.
pub(super) const WHOLE_DETAIL: u16 = 40;

/// What something is worth; 0 where it does not fit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Fit {
    /// As it is meant.
    pub(super) exact: u16,
    /// With slips.
    pub(super) near: u16,
}

impl Fit {
    pub(super) fn exact(worth: u16) -> Self {
        Self { exact: worth, near: 0 }
    }

    pub(super) fn near(worth: u16) -> Self {
        Self { exact: 0, near: worth }
    }

    pub(super) fn max(self, other: Self) -> Self {
        Self { exact: self.exact.max(other.exact), near: self.near.max(other.near) }
    }

    /// The same with something more, where it fits.
    pub(super) fn and(self, more: u16) -> Self {
        let add = |worth: u16| if worth == 0 { 0 } else { worth + more };
        Self { exact: add(self.exact), near: add(self.near) }
    }
}
