//! A sitting of the congress, as the home page announces it.

use jiff::civil::DateTime;

/// A sitting (phiên) of the congress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Short name that documents use: `tru-bi`, `chinh-thuc`.
    pub name: String,
    /// Title for readers: `Phiên chính thức, sáng`.
    pub title: String,
    /// Local time of its beginning.
    pub starts: Option<DateTime>,
    /// Local time of its end.
    pub ends: Option<DateTime>,
}

impl Sitting {
    /// A sitting without stated hours.
    pub fn new(name: impl Into<String>, title: impl Into<String>) -> Self {
        Self { name: name.into(), title: title.into(), starts: None, ends: None }
    }
}
