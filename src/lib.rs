//! `daihoi` receives the delegates of a congress and gives them its documents, offline, on one laptop.
//!
//! Two flows cross the house, each through its layers once:
//!
//! * a frame becomes a row: [`camera`] → [`vision`] → [`domain`] decides → [`store`] → the fold that
//!   [`console`] and the command line show;
//! * a file becomes a result: [`documents`] → [`site`] and [`search`] → a folder that opens from a USB drive.
//!
//! [`app`] joins the layers, one file a use; [`cli`] and [`console`] are its two faces, and [`serve`] puts its site on
//! the LAN. Which module may import which is the table in ARCHITECTURE.md, held by `tests/architecture.rs`.

#![allow(
    missing_docs,
    reason = "the program's own rooms are read with their code; the libraries document every public item"
)]

pub use daihoi_camera as camera;
pub use daihoi_documents as documents;
pub use daihoi_domain as domain;
pub use daihoi_roster as roster;
pub use daihoi_search as search;
pub use daihoi_store as store;
pub use daihoi_text as text;
pub use daihoi_vision as vision;

pub mod app;
pub mod cli;
pub mod config;
pub mod console;
pub mod i18n;
pub mod serve;
pub mod site;

/// The system's own allocator keeps what the loading of models and documents took, three times what stays of it.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;
