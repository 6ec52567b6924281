//! Tables of chunks: rows of the first key in a chunk and the chunk's name, in order.

use super::chunk::number;

/// Rows in order, each with the first key of its chunk and the chunk's name.
#[derive(Default)]
pub(super) struct ChunkTable(Vec<(Vec<u8>, String)>);

impl ChunkTable {
    /// Adds the row of a chunk: `first` is its first key, encoded as the reader expects.
    pub(super) fn add(&mut self, first: Vec<u8>, name: String) {
        self.0.push((first, name));
    }

    /// The encoded table: the number of rows, then each with the five bytes of its name.
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
