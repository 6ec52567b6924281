//! Chunks: bytes, deflated and packed into a script that any browser can load.

use std::{collections::HashSet, io::Write as _};

use flate2::{Compression, write::DeflateEncoder};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Bits per UTF-16 unit.
const BITS: u32 = 15;
/// The unit for zero. The 32,768 units from here on contain no surrogate, quote, backslash or line separator, so a
/// string of them needs no escapes.
const ZERO: u16 = 0x3000;

/// Receives a file: its name, its bytes.
type PutFile<'a, E> = dyn FnMut(&str, &[u8]) -> Result<(), E> + 'a;

/// Writes chunks, one at a time: those of ten thousand documents are more than a hundred megabytes.
pub(super) struct Chunks<'a, E> {
    put: &'a mut PutFile<'a, E>,
    /// Names of the chunks already written.
    gone: HashSet<String>,
}

impl<'a, E> Chunks<'a, E> {
    pub(super) fn new(put: &'a mut PutFile<'a, E>) -> Self {
        Self { put, gone: HashSet::new() }
    }

    /// Packs a chunk and returns the hash in its name.
    pub(super) fn add(&mut self, kind: &str, content: &[u8]) -> Result<String, E> {
        // Forty bits: a collision is one in a million million.
        let hash = format!("{:.10}", format!("{:x}", Sha256::digest(content)));
        let name = format!("{kind}-{hash}.js");
        if !self.gone.contains(&name) {
            (self.put)(&name, &packed(content))?;
            self.gone.insert(name);
        }
        Ok(hash)
    }
}

/// A script in UTF-16 with its byte order mark, which a browser obeys before any header: 15 bits in 16, while base64
/// has 12 in 16. The rest of it is short, because there are thousands.
fn packed(content: &[u8]) -> Vec<u8> {
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    let deflated = deflate.write_all(content).and_then(|()| deflate.finish()).unwrap_or_default();
    "\u{feff}daihoi(\""
        .encode_utf16()
        .chain(units(&deflated))
        .chain("\")".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect()
}

/// Bytes as units of 15 bits, low bits first; the last unit is padded with zeros.
fn units(bytes: &[u8]) -> Vec<u16> {
    let mut units = Vec::with_capacity(bytes.len() * 8 / BITS as usize + 1);
    let (mut hold, mut count) = (0_u32, 0);
    for byte in bytes {
        hold |= u32::from(*byte) << count;
        count += 8;
        if count >= BITS {
            units.push(ZERO + (hold & 0x7fff) as u16);
            hold >>= BITS;
            count -= BITS;
        }
    }
    if count > 0 {
        units.push(ZERO + hold as u16);
    }
    units
}

/// The manifest as a script in UTF-8.
pub(super) fn script(manifest: &impl Serialize) -> Vec<u8> {
    let json = serde_json::to_string(manifest).unwrap_or_default();
    let json = json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("var daihoiIndex={json}\n").into_bytes()
}

/// Appends a number as LEB128: groups of seven bits, low ones first.
pub(super) fn number(out: &mut Vec<u8>, mut value: u32) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends a string, preceded by its length in bytes.
pub(super) fn text(out: &mut Vec<u8>, text: &str) {
    number(out, text.len() as u32);
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::Read as _;

    use flate2::read::DeflateDecoder;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(daihoi_testing::proptest_config(256))]

        #[test]
        fn a_chunk_unpacks_to_what_was_packed(content in proptest::collection::vec(any::<u8>(), 0..2000)) {
            let file = packed(&content);
            let units: Vec<u16> = file.chunks(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
            let script = String::from_utf16(&units).unwrap();
            let data = script.strip_prefix("\u{feff}daihoi(\"").unwrap().strip_suffix("\")").unwrap();
            let (mut bytes, mut hold, mut count) = (Vec::new(), 0_u32, 0);
            for c in data.chars() {
                hold |= (c as u32 - u32::from(ZERO)) << count;
                count += BITS;
                while count >= 8 {
                    bytes.push(hold as u8);
                    hold >>= 8;
                    count -= 8;
                }
            }
            let mut unpacked = Vec::new();
            DeflateDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked).unwrap();
            prop_assert_eq!(unpacked, content);
        }
    }
}
