//! Documents through the whole program: builds of hostile files under limits of the system, scans with a tool beside it.

#![cfg(unix)]
#![allow(clippy::unwrap_used)] // a test that can't go on fails

mod limits;
#[allow(dead_code, reason = "shared with the tests of the library")]
#[path = "../../crates/documents/tests/documents/package.rs"]
mod package;
mod scans;
#[path = "../../crates/documents/tests/documents/tree.rs"]
mod tree;
