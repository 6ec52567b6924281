//! Upkeep: whether the machine is ready, whether the record is whole, and a congress to try things on.

pub mod demo;
pub mod doctor;
pub mod input_method;
pub mod verify;
