//! The console from outside: scripted messages and the effects they wish for, and whole screens as they are drawn.

mod driver;
mod fixture;
mod lanes;
mod navigation;
mod roster_rules;
mod rules;
mod screens;
mod search;
mod trouble;
