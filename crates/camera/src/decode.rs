//! Decodes raw frames into pictures.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage};

use super::{
    error::FrameError,
    frame::{Frame, Payload, RawFrame, Skipped},
    jpeg,
};

/// Limits for an image file: longest side in pixels and memory in bytes.
const MAX_SIDE: u32 = 12_000;
const MAX_BYTES: u64 = 512 << 20;

/// Decodes the frames of one source. It remembers how that source's images behave, so use one per source.
#[derive(Debug, Default)]
pub(crate) struct FrameDecoder {
    jpeg: jpeg::MjpegDecoder,
}

impl FrameDecoder {
    /// Decodes a frame; on failure returns its number, its file and the reason.
    pub(crate) fn decode(&mut self, raw: RawFrame) -> Result<Frame, Skipped> {
        let image = match &raw.payload {
            Payload::Jpeg { bytes, size } => self.jpeg.decode(bytes, *size),
            Payload::Yuyv { bytes, size } => from_yuyv(bytes, *size),
            Payload::File(bytes) => from_file(bytes),
        };
        match image {
            Ok(image) => Ok(Frame { image, number: raw.number, at: raw.at }),
            Err(reason) => Err(Skipped { number: raw.number, file: raw.file, reason }),
        }
    }
}

/// Decodes an image file of any supported format and turns it upright by its EXIF orientation: phones store photos
/// rotated.
fn from_file(bytes: &[u8]) -> Result<RgbImage, FrameError> {
    let undecodable = |error: image::ImageError| FrameError::Undecodable(error.to_string());
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| FrameError::Undecodable(error.to_string()))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(undecodable)?;
    let orientation = decoder.orientation().map_err(undecodable)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(undecodable)?;
    image.apply_orientation(orientation);
    Ok(image.into_rgb8())
}

/// YUV 4:2:2 to RGB by ITU-R BT.601 with the studio range (luma 16 to 235), as webcams send it.
fn from_yuyv(bytes: &[u8], (width, height): (u32, u32)) -> Result<RgbImage, FrameError> {
    let expected = width as usize * height as usize * 2;
    let found = bytes.len();
    let mut pixels = Vec::with_capacity(expected / 2 * 3);
    for pair in bytes.get(..expected).ok_or(FrameError::Short { expected, found })?.chunks_exact(4) {
        let (u, v) = (i32::from(pair[1]) - 128, i32::from(pair[3]) - 128);
        for luma in [pair[0], pair[2]] {
            // In 1/256: 1.164, 1.596, 0.391, 0.813, 2.018.
            let y = 298 * (i32::from(luma) - 16) + 128;
            for channel in [y + 409 * v, y - 100 * u - 208 * v, y + 516 * u] {
                pixels.push((channel >> 8).clamp(0, 255) as u8);
            }
        }
    }
    let length = pixels.len();
    RgbImage::from_raw(width, height, pixels).ok_or(FrameError::Short { expected, found: length })
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgb};

    use super::*;

    #[test]
    fn yuyv_has_the_colours_of_the_standard() {
        // Colour bars of BT.601 at 100%: white, black, red, green, blue as (Y, U, V).
        let bars = [
            ((235, 128, 128), [255, 255, 255]),
            ((16, 128, 128), [0, 0, 0]),
            ((81, 90, 240), [255, 0, 0]),
            ((145, 54, 34), [0, 255, 0]),
            ((41, 240, 110), [0, 0, 255]),
        ];
        for ((y, u, v), rgb) in bars {
            let image = from_yuyv(&[y, u, y, v, 0, 0], (2, 1)).unwrap();
            for Rgb(found) in image.pixels() {
                assert!(found.iter().zip(rgb).all(|(a, b)| a.abs_diff(b) <= 2), "{found:?} for {rgb:?}");
            }
        }
        assert!(matches!(from_yuyv(&[0; 7], (2, 2)), Err(FrameError::Short { expected: 8, found: 7 })));
    }

    #[test]
    fn files_are_read_by_what_they_are() {
        let image = RgbImage::from_fn(5, 3, |x, y| Rgb([x as u8 * 40, y as u8 * 60, 9]));
        for format in [ImageFormat::Png, ImageFormat::Pnm] {
            let mut bytes = Cursor::new(Vec::new());
            image.write_to(&mut bytes, format).unwrap();
            assert_eq!(from_file(bytes.get_ref()).unwrap(), image);
        }
        assert!(matches!(from_file(b"P5\n3 1\n255\n"), Err(FrameError::Undecodable(_))));
        assert!(matches!(from_file(b"no image"), Err(FrameError::Undecodable(_))));
        // Header of 60,000 x 60,000 pixels without data.
        assert!(matches!(from_file(b"P5\n60000 60000\n255\n"), Err(FrameError::Undecodable(_))));
    }

    #[test]
    fn a_grey_file_becomes_rgb() {
        let image = from_file(b"P5\n2 1\n255\n\x10\xf0").unwrap();
        assert_eq!(image.into_raw(), [0x10, 0x10, 0x10, 0xf0, 0xf0, 0xf0]);
    }
}
