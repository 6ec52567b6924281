//! The congress in its own terms: records and rules, as pure functions. No files, no clock, no threads.

pub mod attendance;
pub mod badge;
pub mod challenge;
pub mod congress;
pub mod consistency;
pub mod correction;
pub mod dashboard;
pub mod date;
pub mod delegate;
pub mod event;
pub mod find;
pub mod foreground;
pub mod permission;
pub mod quorum;
pub mod reception;
pub mod recognition;
