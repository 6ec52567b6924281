//! The program as people and scripts meet it: the real binary, its JSON, its exit codes and its sentences.

mod attendance;
mod badges;
mod camera;
mod corrections;
mod demo;
mod doctor;
mod documents;
mod errors;
mod faces;
mod fixture;
mod help;
mod operators;
mod roster;
mod roster_mend;
mod roster_removal;
mod store;
mod store_disk;
