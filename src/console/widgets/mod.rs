//! Pieces that screens are made of.

pub(crate) mod bar;
pub(crate) mod big_text;
pub(crate) mod chart;
pub(crate) mod field;
mod glyphs;
pub(crate) mod picture;
pub(crate) mod text;
