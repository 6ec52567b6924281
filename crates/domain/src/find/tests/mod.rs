//! Finding people, as a desk asks for them.
//!
//! The kinds of queries are tried on made-up people of two fixed seeds; `cargo test kinds -- --nocapture` says how many of
//! each are found.

mod desk;
mod kinds;
mod people;
mod properties;
mod typing;
