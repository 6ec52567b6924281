//! Face recognition at a door: passers-by are ignored, several people are each decided, a still photo passes no
//! challenge.

mod challenge;
mod liveness;
mod photo_plane;
mod queue;
mod setting;
