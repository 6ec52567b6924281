//! A congress and its sessions.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Who sits in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CongressKind {
    /// Đại hội đại biểu: elected delegates; both prongs of the quorum.
    #[default]
    Delegates,
    /// Đại hội đảng viên, toàn thể: every member; the first prong alone.
    Members,
}

/// A sitting (phiên), with its own roll call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Short, for commands: `tru-bi`, `chinh-thuc`.
    pub name: String,
    /// As people call it: `Phiên chính thức, sáng`.
    pub title: String,
    /// When the bell rings; who comes later is late.
    pub bell: Option<Timestamp>,
    /// When the roll call was opened.
    pub opened: Option<Timestamp>,
    /// When it was closed; who was still expected is absent.
    pub closed: Option<Timestamp>,
}

impl Session {
    /// A session that is neither opened nor closed.
    pub fn new(name: impl Into<String>, title: impl Into<String>) -> Self {
        Self { name: name.into(), title: title.into(), bell: None, opened: None, closed: None }
    }

    /// Whether delegates are being received.
    pub fn is_open(&self) -> bool {
        self.opened.is_some() && self.closed.is_none()
    }
}
