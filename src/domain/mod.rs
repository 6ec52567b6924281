//! The congress in the field's own words: records and rules, pure. No file, no clock, no thread is used here.

pub mod attendance;
pub mod badge;
pub mod board;
pub mod challenge;
pub mod congress;
pub mod contradiction;
pub mod correction;
pub mod date;
pub mod delegate;
pub mod event;
pub mod find;
pub mod foreground;
pub mod permission;
pub mod quorum;
pub mod recognition;
