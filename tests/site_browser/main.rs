//! The site in a real browser, from a folder and from a server, with search beside it.

mod appearance;
mod axe;
#[path = "../browser/mod.rs"]
mod browser;
#[path = "../site/fixture.rs"]
mod fixture;
mod frame;
mod print;
mod scriptless;
#[path = "../browser/server.rs"]
mod server;
mod usb_folder;
