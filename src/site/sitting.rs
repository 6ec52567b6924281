//! A sitting of the congress, as the home page announces it.

use jiff::civil::DateTime;

/// A sitting (phiên).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Short, as documents name it: `tru-bi`, `chinh-thuc`.
    pub name: String,
    /// As people call it: `Phiên chính thức, sáng`.
    pub title: String,
    /// When it begins, by the clock on the hall's wall.
    pub starts: Option<DateTime>,
    /// When it is over.
    pub ends: Option<DateTime>,
}

impl Sitting {
    /// A sitting whose hours are not stated.
    pub fn new(name: impl Into<String>, title: impl Into<String>) -> Self {
        Self { name: name.into(), title: title.into(), starts: None, ends: None }
    }
}
