//! What the program does. Here the layers meet; command line, console and LAN server are its faces.
//!
//! The ground, which every folder stands on, lies here: the congress's folder and settings, errors, files, operators. The
//! folders stand on it and, where ARCHITECTURE.md says so, on one another.

pub mod backup;
pub mod congress;
pub mod consent;
pub mod desk;
pub mod error;
pub mod explain;
pub mod faces;
mod files;
pub mod lan;
pub mod library;
pub mod log;
pub mod models;
pub mod operators;
pub mod pin;
pub mod publish;
pub mod roster;
pub mod settings;
pub mod upkeep;
