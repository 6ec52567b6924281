//! The site as a reader meets it: in a real browser, from a folder and from a server, with search beside it.

mod axe;
#[path = "../browser/mod.rs"]
mod browser;
#[path = "../site/fixture.rs"]
mod fixture;
mod frame;
mod looks;
mod paper;
mod scriptless;
#[path = "../browser/server.rs"]
mod server;
mod stick;
