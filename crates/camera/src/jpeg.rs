//! JPEG images as cameras send them: inside a larger buffer, without Huffman tables, cut off, damaged.

use image::RgbImage;
use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

use super::error::FrameError;

/// Longest side that is decoded, in pixels.
const MAX_SIDE: usize = 8192;

/// The bytes of the image at the start of `buffer`, up to and with its end marker.
///
/// A capture buffer is larger than its image, and the rest is left over from earlier frames. The segments are walked
/// (ITU-T T.81, annex B), so that an end marker inside one, as in an embedded thumbnail, is not taken for the end.
fn cut(buffer: &[u8]) -> Result<&[u8], FrameError> {
    if !buffer.starts_with(&[0xff, 0xd8]) {
        return Err(FrameError::NoStart);
    }
    let mut at = 2;
    loop {
        let (marker, after) = next_marker(buffer, at).ok_or(FrameError::NoEnd)?;
        at = match marker {
            0xd9 => return Ok(&buffer[..after]),
            // Standalone markers: TEM, restarts.
            0x01 | 0xd0..=0xd7 => after,
            // Another image starts here: this one was cut off in transmission.
            0xd8 => return Err(FrameError::NoEnd),
            marker => {
                let length = buffer.get(after..after + 2).ok_or(FrameError::NoEnd)?;
                let end = after + usize::from(u16::from_be_bytes([length[0], length[1]])).max(2);
                // Or inside a table that was cut off; APPn and comment segments may contain a small picture.
                let segment = buffer.get(after..end).unwrap_or_default();
                if !matches!(marker, 0xe0..=0xef | 0xfe) && segment.windows(3).any(|window| window == b"\xff\xd8\xff") {
                    return Err(FrameError::NoEnd);
                }
                end
            }
        };
    }
}

/// Length in bytes of the image at the start of `buffer`; `None` without its end.
pub(crate) fn length(buffer: &[u8]) -> Option<usize> {
    cut(buffer).ok().map(<[u8]>::len)
}

/// The next marker at or after `at`, and where it ends. Entropy-coded data is skipped: in it, 0xff is followed by a
/// zero, or is fill.
fn next_marker(buffer: &[u8], mut at: usize) -> Option<(u8, usize)> {
    loop {
        at += buffer.get(at..)?.iter().position(|&byte| byte == 0xff)? + 1;
        match *buffer.get(at)? {
            0x00 => at += 1,
            0xff => {}
            marker => return Some((marker, at + 1)),
        }
    }
}

/// APP0 segment that marks a frame of an MJPEG stream. Many cameras omit it together with the Huffman tables, as MJPEG
/// allows; with it, the decoder uses the standard tables for missing ones.
const MJPEG_SEGMENT: &[u8] = b"\xff\xe0\x00\x07AVI1\x00";

/// The image at the start of `buffer`, completed: see [`cut`] and [`MJPEG_SEGMENT`].
pub(crate) fn take(buffer: &[u8]) -> Result<Vec<u8>, FrameError> {
    let (start, rest) = cut(buffer)?.split_at(2);
    Ok([start, MJPEG_SEGMENT, rest].concat())
}

/// Decodes one camera's images, and learns how strict it can be with them.
#[derive(Debug, Default)]
pub(crate) struct MjpegDecoder {
    trust: Trust,
}

/// Strict decoding detects images that were cut off and filled up with an older frame. Some cameras' images all break a
/// rule, though: where the first ones fail strictly and pass leniently, all are decoded leniently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trust {
    Unknown { failed: u8 },
    Strict,
    Lenient,
}

impl Default for Trust {
    fn default() -> Self {
        Self::Unknown { failed: 0 }
    }
}

/// Number of successive images that must break a rule before decoding becomes lenient.
const QUIRKY: u8 = 8;

impl MjpegDecoder {
    /// Decodes an image, which must be of `size` where one is given.
    pub(crate) fn decode(&mut self, bytes: &[u8], size: Option<(u32, u32)>) -> Result<RgbImage, FrameError> {
        match self.trust {
            Trust::Strict => decode(bytes, size, true),
            Trust::Lenient => decode(bytes, size, false),
            Trust::Unknown { failed } => {
                let strict = decode(bytes, size, true);
                if strict.is_ok() {
                    self.trust = Trust::Strict;
                } else if decode(bytes, size, false).is_ok() {
                    self.trust =
                        if failed + 1 == QUIRKY { Trust::Lenient } else { Trust::Unknown { failed: failed + 1 } };
                }
                strict
            }
        }
    }
}

fn decode(bytes: &[u8], size: Option<(u32, u32)>, strict: bool) -> Result<RgbImage, FrameError> {
    // At an end marker the decoder fills missing data with grey, strict or not; at the end of the data it is strict.
    let bytes = if strict { bytes.strip_suffix(&[0xff, 0xd9]).unwrap_or(bytes) } else { bytes };
    let undecodable = |error: zune_jpeg::errors::DecodeErrors| FrameError::Undecodable(error.to_string());
    let options = DecoderOptions::default()
        .set_strict_mode(strict)
        .set_max_width(MAX_SIDE)
        .set_max_height(MAX_SIDE)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(undecodable)?;
    let (width, height) = decoder.dimensions().ok_or(FrameError::NoStart)?;
    let found = (width as u32, height as u32);
    if let Some(expected) = size.filter(|&expected| expected != found) {
        return Err(FrameError::Size { expected, found });
    }
    let pixels = decoder.decode().map_err(undecodable)?;
    let (expected, length) = (width * height * 3, pixels.len());
    RgbImage::from_raw(found.0, found.1, pixels).ok_or(FrameError::Short { expected, found: length })
}

#[cfg(test)]
pub(crate) mod tests {
    use image::{ExtendedColorType, codecs::jpeg::JpegEncoder};

    use super::*;

    /// A JPEG of a pattern that depends on `seed`.
    pub(crate) fn sample(size: (u32, u32), seed: u8) -> Vec<u8> {
        let image = RgbImage::from_fn(size.0, size.1, |x, y| {
            image::Rgb([(x as u8).wrapping_mul(seed), (y * 3) as u8, (x * y / 16) as u8 ^ seed])
        });
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, 80).encode(&image, size.0, size.1, ExtendedColorType::Rgb8).unwrap();
        bytes
    }

    /// A segment of `marker` with these contents.
    fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
        let length = (contents.len() as u16 + 2).to_be_bytes();
        [&[0xff, marker], &length[..], contents].concat()
    }

    /// Removes every segment of `marker` before the scan.
    fn without(marker: u8, jpeg: &[u8]) -> Vec<u8> {
        let mut out = jpeg[..2].to_vec();
        let mut at = 2;
        loop {
            let end = at + 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
            if jpeg[at + 1] == 0xda {
                out.extend_from_slice(&jpeg[at..]);
                return out;
            }
            if jpeg[at + 1] != marker {
                out.extend_from_slice(&jpeg[at..end]);
            }
            at = end;
        }
    }

    #[test]
    fn is_cut_at_its_own_end() {
        let image = sample((64, 48), 7);
        let older = sample((64, 48), 3);
        // Content of a mapped buffer: the image, then the tail of a longer, older one, then zeros.
        let buffer = [&image[..], &older[older.len() / 2..], &[0; 5000]].concat();
        assert_eq!(cut(&buffer).unwrap(), image);
        assert_eq!(cut(&image).unwrap(), image);
    }

    #[test]
    fn an_end_marker_inside_a_segment_is_not_the_end() {
        let image = sample((64, 48), 7);
        let thumbnail = segment(0xe1, &sample((16, 16), 1));
        let with_thumbnail = [&image[..2], &thumbnail, &image[2..]].concat();
        assert_eq!(cut(&[&with_thumbnail[..], &[0; 100]].concat()).unwrap(), with_thumbnail);
    }

    #[test]
    fn without_an_end_it_is_dropped() {
        let image = sample((64, 48), 7);
        for length in 2..image.len() {
            let mut buffer = image[..length].to_vec();
            buffer.resize(image.len() * 2, 0);
            assert!(matches!(cut(&buffer), Err(FrameError::NoEnd)), "{length} of {}", image.len());
        }
        assert!(matches!(cut(&[0; 64]), Err(FrameError::NoStart)));
        assert!(matches!(cut(&[]), Err(FrameError::NoStart)));
    }

    #[test]
    fn decodes_what_the_camera_sent() {
        let bytes = sample((64, 48), 7);
        let expected = image::load_from_memory(&bytes).unwrap().into_rgb8();
        let image = MjpegDecoder::default().decode(&take(&bytes).unwrap(), Some((64, 48))).unwrap();
        assert_eq!(image.dimensions(), (64, 48));
        let worst = image.iter().zip(expected.iter()).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(worst <= Some(2), "{worst:?}");
    }

    #[test]
    fn images_without_huffman_tables_get_the_standard_ones() {
        let bytes = sample((64, 48), 7);
        let bare = without(0xc4, &bytes);
        assert!(bare.len() < bytes.len());
        assert!(decode(&bare, None, true).is_err());
        assert_eq!(
            MjpegDecoder::default().decode(&take(&bare).unwrap(), None).unwrap(),
            MjpegDecoder::default().decode(&bytes, None).unwrap()
        );
    }

    #[test]
    fn another_size_is_refused() {
        let bytes = sample((64, 48), 7);
        let error = MjpegDecoder::default().decode(&bytes, Some((640, 480))).unwrap_err();
        assert!(matches!(error, FrameError::Size { expected: (640, 480), found: (64, 48) }));
    }

    #[test]
    fn a_damaged_image_is_an_error_and_the_next_one_is_not() {
        let good = sample((64, 48), 7);
        let mut decoder = MjpegDecoder::default();
        for tenths in 1..10 {
            let cut_short = [&good[..good.len() * tenths / 10], &[0xff, 0xd9]].concat();
            assert!(decoder.decode(&cut_short, None).is_err(), "cut at {tenths}/10");
            assert!(decoder.decode(&good, None).is_ok());
        }
        // Any one byte of the coded data changed: never a panic.
        for at in 2..good.len() {
            let mut damaged = good.clone();
            damaged[at] ^= 0x5a;
            let _ = decoder.decode(&damaged, None);
        }
        assert!(decoder.decode(&good, None).is_ok());
    }

    #[test]
    fn a_camera_that_never_keeps_the_rules_is_believed_after_a_while() {
        let good = sample((64, 48), 7);
        // Stray bytes between two segments: invalid, but harmless.
        let end = 4 + usize::from(u16::from_be_bytes([good[4], good[5]]));
        let quirky = [&good[..end], &[0x12, 0x34, 0x56, 0x78], &good[end..]].concat();
        let mut decoder = MjpegDecoder::default();
        for _ in 0..QUIRKY {
            assert!(decoder.decode(&quirky, None).is_err());
        }
        assert!(decoder.decode(&quirky, None).is_ok());
        // One good image shows that this camera can be decoded strictly.
        let mut decoder = MjpegDecoder::default();
        assert!(decoder.decode(&good, None).is_ok());
        for _ in 0..2 * QUIRKY {
            assert!(decoder.decode(&quirky, None).is_err());
        }
    }
}
