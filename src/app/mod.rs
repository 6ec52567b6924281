//! What the program does, one file a use. Here the layers meet; command line and console are its two faces.

pub mod enrol;
pub mod evaluate;
pub mod lane;
pub mod snapshot;
