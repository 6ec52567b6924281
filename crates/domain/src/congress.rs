//! A congress and its sessions.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The kind of congress, which decides on the quorum rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CongressKind {
    /// Đại hội đại biểu: elected delegates; both quorum conditions apply.
    #[default]
    Delegates,
    /// Đại hội đảng viên, toàn thể: every member; only the first condition applies.
    Members,
}

/// A sitting (phiên) with its own roll call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Short name for commands: `tru-bi`, `chinh-thuc`.
    pub name: String,
    /// Title on screens and reports: `Phiên chính thức, sáng`.
    pub title: String,
    /// Time of the bell; later arrivals are late.
    pub bell: Option<Timestamp>,
    /// Time at which the roll call was opened.
    pub opened: Option<Timestamp>,
    /// Time at which it was closed; delegates still expected are then absent.
    pub closed: Option<Timestamp>,
}

impl Session {
    /// A session that was neither opened nor closed.
    pub fn new(name: impl Into<String>, title: impl Into<String>) -> Self {
        Self { name: name.into(), title: title.into(), bell: None, opened: None, closed: None }
    }

    /// Whether delegates can be checked in.
    pub fn is_open(&self) -> bool {
        self.opened.is_some() && self.closed.is_none()
    }
}
