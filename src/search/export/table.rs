//! Tables that say in which chunk what is: rows of what a chunk begins with and the chunk's name, in order.

use super::chunk::number;

/// Rows in order, each with what its chunk begins with and its name.
#[derive(Default)]
pub(super) struct Table(Vec<(Vec<u8>, String)>);

impl Table {
    /// Adds the row of a chunk: `first` is what it begins with, as the reader reads it.
    pub(super) fn add(&mut self, first: Vec<u8>, name: String) {
        self.0.push((first, name));
    }

    /// The table itself: how many rows, then each with the five bytes of its name.
    pub(super) fn whole(&self) -> Vec<u8> {
        let mut out = Vec::new();
        number(&mut out, self.0.len() as u32);
        for (first, name) in &self.0 {
            out.extend_from_slice(first);
            // A name is the hexadecimal digits of five bytes.
            let digits = |byte: usize| u8::from_str_radix(&name[byte * 2..byte * 2 + 2], 16).ok();
            out.extend((0..name.len() / 2).filter_map(digits));
        }
        out
    }
}
