//! Tables that say in which chunk what is: rows of what a chunk begins with and the chunk's name, in order.

use super::chunk::{Chunks, number};

/// Rows of one part of a table that was cut into parts.
const ROWS: usize = 64;

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
        self.0.iter().for_each(|row| write(row, &mut out));
        out
    }

    /// Parts of the table as chunks of their own; gives the table of them.
    pub(super) fn parts(&self, files: &mut Chunks) -> Vec<u8> {
        let mut parts = Self::default();
        for rows in self.0.chunks(ROWS) {
            let mut out = Vec::new();
            for row in rows {
                write(row, &mut out);
            }
            parts.add(rows[0].0.clone(), files.add("i", &out));
        }
        parts.whole()
    }
}

fn write((first, name): &(Vec<u8>, String), out: &mut Vec<u8>) {
    out.extend_from_slice(first);
    // A name is the hexadecimal digits of five bytes.
    out.extend((0..name.len() / 2).filter_map(|byte| u8::from_str_radix(&name[byte * 2..byte * 2 + 2], 16).ok()));
}
