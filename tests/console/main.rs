//! The console from outside: scripted messages and the effects they wish for, and whole screens as they are drawn.

mod badges;
mod camera_first;
mod commands;
mod dashboard;
mod desk;
mod driver;
mod fixture;
mod keyboard;
mod lanes;
mod library;
mod log;
mod navigation;
mod publish;
mod removal;
mod roster_rules;
mod rosters;
mod rules;
mod screens;
mod search;
mod store_rules;
mod trouble;
