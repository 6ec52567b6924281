//! `daihoi` receives the delegates of a congress and gives them its papers, offline, on one laptop.
//!
//! Two flows cross the house, each through its layers once:
//!
//! * a frame becomes a row: [`camera`] → [`vision`] → [`domain`] decides → [`store`] → the fold that
//!   [`console`] and the command line show;
//! * a file becomes a result: [`documents`] → [`site`] and [`search`] → a folder that opens from a stick.
//!
//! [`app`] joins the layers, one file a use; [`cli`] and [`console`] are its two faces, and [`serve`] shows its site to the hall. Who may import whom is
//! the table in ARCHITECTURE.md, held by `tests/architecture.rs`.

pub mod app;
pub mod camera;
pub mod cli;
pub mod config;
pub mod console;
pub mod documents;
pub mod domain;
pub mod i18n;
pub mod roster;
pub mod search;
pub mod serve;
pub mod site;
pub mod store;
pub mod text;
pub mod vision;

/// The system's own allocator keeps what the loading of models and documents took, three times what stays of it.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;
