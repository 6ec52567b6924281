//! The console: a pure machine (`update`), a drawing of it (`view`), and a driver that carries out its effects.

mod arrivals;
mod ascii;
mod commands;
pub mod effect;
mod forecast;
mod layout;
pub mod message;
pub mod model;
pub mod pictures;
pub mod popups;
pub mod reading;
pub mod runtime;
mod screens;
mod services;
pub mod sound;
mod terminal;
pub mod theme;
pub mod update;
pub mod view;
mod widgets;

pub use effect::Effect;
pub use message::{Explained, Message, Needs, Worker};
pub use model::{Model, Screen};
pub use runtime::{Services, run, terminal_size};
pub use services::open;
pub use theme::{Depth, Theme};
pub use update::update;
pub use view::view;
