//! JPEG images in a stream of bytes. Multipart boundaries and headers are ignored, as cameras get them wrong in every
//! way – no dashes, no length or a wrong one, bare line feeds – while a JPEG image marks its own start and end.

use super::jpeg;

/// Largest picture in bytes; a stream with more bytes and no end holds no picture.
pub(crate) const MOST_BYTES: usize = 8 << 20;
const START: [u8; 3] = [0xff, 0xd8, 0xff];

/// Item found in the stream.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum StreamPiece {
    /// A complete picture, from start to end marker.
    Picture(Vec<u8>),
    /// A picture whose end never came.
    Broken,
}

/// Splits a stream of bytes into pictures.
#[derive(Debug, Default)]
pub(crate) struct JpegStream {
    bytes: Vec<u8>,
    /// Bytes already searched for an end.
    looked: usize,
}

impl JpegStream {
    /// Appends bytes of the stream.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// The next complete picture, or a broken one.
    pub(crate) fn next(&mut self) -> Option<StreamPiece> {
        let Some(start) = find(&self.bytes, &START) else {
            // The start marker may be split between two reads.
            let keep = self.bytes.len().min(START.len() - 1);
            self.drop_before(self.bytes.len() - keep);
            return None;
        };
        self.drop_before(start);
        // Searched again only when a possible end came, not with every few bytes.
        let fresh = self.looked.saturating_sub(1).max(START.len());
        self.looked = self.bytes.len();
        let ended = self.bytes.get(fresh..).is_some_and(|fresh| find(fresh, &[0xff, 0xd9]).is_some());
        if ended && let Some(length) = jpeg::length(&self.bytes) {
            let picture = self.bytes[..length].to_vec();
            self.drop_before(length);
            return Some(StreamPiece::Picture(picture));
        }
        // The next picture starts before this one ended: it was cut off in transmission.
        let next = ended.then(|| find(&self.bytes[START.len()..], &START)).flatten();
        if let Some(next) = next {
            self.drop_before(START.len() + next);
            return Some(StreamPiece::Broken);
        }
        if self.bytes.len() > MOST_BYTES {
            self.drop_before(START.len());
            return Some(StreamPiece::Broken);
        }
        None
    }

    fn drop_before(&mut self, at: usize) {
        if at > 0 {
            self.bytes.drain(..at);
            self.looked = 0;
        }
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::jpeg::tests::sample;

    fn pictures(stream: &[u8], step: usize) -> Vec<StreamPiece> {
        let mut parser = JpegStream::default();
        let mut found = Vec::new();
        for chunk in stream.chunks(step) {
            parser.push(chunk);
            found.extend(std::iter::from_fn(|| parser.next()));
        }
        found
    }

    #[test]
    fn parts_are_found_whatever_stands_between_them() {
        let (one, two) = (sample((64, 48), 1), sample((64, 48), 2));
        let heads: [&str; 5] = [
            "--b\r\nContent-Type: image/jpeg\r\nContent-Length: 9\r\n\r\n",
            "b\nContent-Type: image/jpeg\n\n",
            "\r\n",
            "",
            "--b\r\nX: \u{ff}\u{d8}\r\n\r\n",
        ];
        for head in heads {
            let stream = [head.as_bytes(), &one, b"\r\n", head.as_bytes(), &two, b"\r\n--b--"].concat();
            for step in [1, 7, 1000, 100_000] {
                let found = pictures(&stream, step);
                assert_eq!(
                    found,
                    [StreamPiece::Picture(one.clone()), StreamPiece::Picture(two.clone())],
                    "{head:?} {step}"
                );
            }
        }
    }

    #[test]
    fn a_picture_that_was_cut_off_costs_no_other() {
        let (one, two) = (sample((64, 48), 1), sample((64, 48), 2));
        let stream = [&one[..one.len() / 2], b"\r\n--b\r\n\r\n", &two].concat();
        assert!(pictures(&stream, 100).contains(&StreamPiece::Picture(two)));
    }

    proptest! {
        #![proptest_config(daihoi_testing::proptest_config(256))]

        #[test]
        fn noise_neither_panics_nor_grows(noise in prop::collection::vec(any::<u8>(), 0..4000)) {
            let mut parser = JpegStream::default();
            for chunk in noise.chunks(100) {
                parser.push(chunk);
                while parser.next().is_some() {}
            }
            prop_assert!(parser.bytes.len() <= noise.len());
        }
    }
}
