//! Pictures in a stream of bytes. Boundaries and headers of the parts are passed over, as cameras get them wrong in every
//! way – no dashes, no length or a wrong one, bare line feeds – and a JPEG image says itself where it begins and ends.

use super::jpeg;

/// A picture is no larger; a stream that holds more without an end holds none.
pub(crate) const MOST_BYTES: usize = 8 << 20;
const START: [u8; 3] = [0xff, 0xd8, 0xff];

/// What was found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A picture, from its start to its end marker.
    Picture(Vec<u8>),
    /// The beginning of a picture whose end never came.
    Broken,
}

/// Takes bytes as they come, gives pictures.
#[derive(Debug, Default)]
pub(crate) struct JpegStream {
    bytes: Vec<u8>,
    /// So far no end was found.
    looked: usize,
}

impl JpegStream {
    /// More of the stream.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// The next picture that is there whole, or a broken one.
    pub(crate) fn next(&mut self) -> Option<Piece> {
        let Some(start) = find(&self.bytes, &START) else {
            // The start may be cut in two.
            let keep = self.bytes.len().min(START.len() - 1);
            self.drop_before(self.bytes.len() - keep);
            return None;
        };
        self.drop_before(start);
        // Looked at anew only when a possible end came, not with each handful of bytes.
        let fresh = self.looked.saturating_sub(1).max(START.len());
        self.looked = self.bytes.len();
        let ended = self.bytes.get(fresh..).is_some_and(|fresh| find(fresh, &[0xff, 0xd9]).is_some());
        if ended && let Some(length) = jpeg::length(&self.bytes) {
            let picture = self.bytes[..length].to_vec();
            self.drop_before(length);
            return Some(Piece::Picture(picture));
        }
        // The next picture begins before this one ended: it was cut off on its way.
        let next = ended.then(|| find(&self.bytes[START.len()..], &START)).flatten();
        if let Some(next) = next {
            self.drop_before(START.len() + next);
            return Some(Piece::Broken);
        }
        if self.bytes.len() > MOST_BYTES {
            self.drop_before(START.len());
            return Some(Piece::Broken);
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
    use crate::camera::jpeg::tests::sample;

    fn pictures(stream: &[u8], step: usize) -> Vec<Piece> {
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
                assert_eq!(found, [Piece::Picture(one.clone()), Piece::Picture(two.clone())], "{head:?} {step}");
            }
        }
    }

    #[test]
    fn a_picture_that_was_cut_off_costs_no_other() {
        let (one, two) = (sample((64, 48), 1), sample((64, 48), 2));
        let stream = [&one[..one.len() / 2], b"\r\n--b\r\n\r\n", &two].concat();
        assert!(pictures(&stream, 100).contains(&Piece::Picture(two)));
    }

    proptest! {
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
