//! A door: who walks by is left alone, several at once are each decided, and a still photo never turns its head.

mod challenge;
mod liveness;
mod photo_plane;
mod queue;
mod setting;
