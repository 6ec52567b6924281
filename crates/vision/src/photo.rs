//! Photo files: decoded, turned upright, within limits of size and memory.

use std::{
    fs,
    io::{self, Cursor},
    path::{Path, PathBuf},
};

use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage};

/// File name extensions read as photos, lower case.
pub const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "pgm", "ppm", "pnm", "pbm"];

/// Extensions of picture formats that are not read, with the format's name.
const FOREIGN: [(&str, &str); 9] = [
    ("heic", "HEIC"),
    ("heif", "HEIC"),
    ("avif", "AVIF"),
    ("webp", "WebP"),
    ("gif", "GIF"),
    ("bmp", "BMP"),
    ("tif", "TIFF"),
    ("tiff", "TIFF"),
    ("dng", "DNG"),
];

/// Longest side in pixels; a larger picture is refused before memory is allocated for it.
const LONGEST: u32 = 20_000;
/// Bytes that decoding may allocate: a photo of 100 megapixels fits.
const MEMORY: u64 = 512 << 20;

/// A photo file can't be read or decoded.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    /// The file can't be read.
    #[error("{path}: {source}")]
    Read {
        /// Path of the photo file.
        path: PathBuf,
        /// The operating system's error.
        source: io::Error,
    },
    /// The file is not in a supported format, is cut off, or exceeds the limits.
    #[error("{path}: {source}")]
    Decode {
        /// Path of the photo file.
        path: PathBuf,
        /// The decoder's error.
        source: image::ImageError,
    },
}

impl PhotoError {
    /// Whether the picture is intact, but exceeds the limits of size or memory.
    pub fn is_limit(&self) -> bool {
        matches!(self, Self::Decode { source: image::ImageError::Limits(_), .. })
    }
}

/// Whether the extension is that of a picture format that is not read.
pub fn is_foreign(path: &Path) -> bool {
    by_ending(path).is_some()
}

fn by_ending(path: &Path) -> Option<&'static str> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    FOREIGN.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)).map(|(_, form)| *form)
}

/// Name of the unsupported format that the first bytes show, whatever the extension says: phones send HEIC as `.jpg`.
pub fn foreign(bytes: &[u8], path: &Path) -> Option<&'static str> {
    // ISO base media file: the brand follows `ftyp`.
    match bytes.get(4..12) {
        Some(b"ftypavif" | b"ftypavis") => return Some("AVIF"),
        Some([b'f', b't', b'y', b'p', ..]) => return Some("HEIC"),
        _ => {}
    }
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some("WebP")
    } else if begins(b"GIF8") {
        Some("GIF")
    } else if begins(b"II*\0") || begins(b"MM\0*") {
        Some("TIFF")
    } else if begins(b"BM") {
        Some("BMP")
    } else {
        // The content decides over the extension: a readable photo is read under any name.
        let known = begins(b"\xff\xd8") || begins(b"\x89PNG") || begins(b"P");
        by_ending(path).filter(|_| !known)
    }
}

/// Whether the extension is one of [`ENDINGS`], in any case.
pub fn is_photo(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// Reads the bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>, PhotoError> {
    fs::read(path).map_err(|source| PhotoError::Read { path: path.to_owned(), source })
}

/// Whether a JPEG lacks its end marker, so that the picture is incomplete (ITU-T T.81, B.1.1.3).
pub fn is_cut_off(bytes: &[u8]) -> bool {
    let last = |marker: u8| bytes.windows(2).rposition(|pair| pair == [0xff, marker]);
    bytes.starts_with(&[0xff, 0xd8]) && last(0xd9) < last(0xda)
}

/// Decodes a photo and turns it upright by its Exif orientation; `path` is for the error.
pub fn decode(bytes: &[u8], path: &Path) -> Result<RgbImage, PhotoError> {
    let decode = || {
        let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
        let mut limits = Limits::default();
        limits.max_image_width = Some(LONGEST);
        limits.max_image_height = Some(LONGEST);
        limits.max_alloc = Some(MEMORY);
        reader.limits(limits);
        let mut decoder = reader.into_decoder()?;
        let orientation = decoder.orientation()?;
        let mut image = DynamicImage::from_decoder(decoder)?;
        image.apply_orientation(orientation);
        Ok(image.into_rgb8())
    };
    decode().map_err(|source| PhotoError::Decode { path: path.to_owned(), source })
}

/// Reads and decodes a photo file.
pub fn open(path: &Path) -> Result<RgbImage, PhotoError> {
    decode(&read(path)?, path)
}

#[cfg(test)]
mod tests {
    use image::{ExtendedColorType, ImageEncoder, Rgb, codecs::jpeg::JpegEncoder};

    use super::*;

    #[test]
    fn endings_in_any_case_are_photos() {
        assert!(is_photo(Path::new("a/B.JPG")) && is_photo(Path::new("1.pgm")));
        assert!(!is_photo(Path::new("a.txt")) && !is_photo(Path::new("jpg")));
    }

    #[test]
    fn a_photo_taken_with_the_camera_on_its_side_is_upright() {
        let image = RgbImage::from_fn(16, 8, |x, _| Rgb([if x < 8 { 0 } else { 255 }; 3]));
        // An Exif block of one entry: orientation 6, the upper side is on the right.
        let exif =
            [b"MM\0*\0\0\0\x08\0\x01".as_slice(), &[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0], &[0, 0, 0, 0]].concat();
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new(&mut bytes);
        encoder.set_exif_metadata(exif).expect("taken");
        encoder.write_image(&image, 16, 8, ExtendedColorType::Rgb8).expect("written");
        let upright = decode(&bytes, Path::new("side.jpg")).expect("decoded");
        assert_eq!(upright.dimensions(), (8, 16));
        assert!(upright.get_pixel(4, 2).0[0] < 50 && upright.get_pixel(4, 13).0[0] > 200);
    }

    #[test]
    fn pictures_of_other_forms_are_known_whatever_their_name() {
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1";
        assert_eq!(foreign(heic, Path::new("IMG_0001.jpg")), Some("HEIC"));
        assert_eq!(foreign(b"RIFF\0\0\0\0WEBPVP8 ", Path::new("1.jpg")), Some("WebP"));
        assert_eq!(foreign(b"", Path::new("1.HEIC")), Some("HEIC"));
        assert_eq!(foreign(b"\xff\xd8\xff\xe0", Path::new("1.heic")), None);
        assert_eq!(foreign(b"\xff\xd8\xff\xe0", Path::new("1.jpg")), None);
        assert!(is_foreign(Path::new("a/1.HeIc")) && !is_foreign(Path::new("1.jpg")));
        let error = decode(b"P5 30000 30000 255\n", Path::new("huge.pgm")).expect_err("huge");
        assert!(error.is_limit(), "{error}");
    }

    #[test]
    fn half_a_jpeg_is_told_from_a_whole_one() {
        let mut whole = Cursor::new(Vec::new());
        let image = RgbImage::from_fn(64, 64, |x, y| image::Rgb([x as u8 * 3, y as u8 * 3, 90]));
        image.write_to(&mut whole, image::ImageFormat::Jpeg).expect("written");
        let whole = whole.into_inner();
        assert!(!is_cut_off(&whole) && is_cut_off(&whole[..whole.len() - 2]) && is_cut_off(&whole[..whole.len() - 9]));
        assert!(!is_cut_off(&[&whole[..], b"a tail"].concat()) && !is_cut_off(b"\x89PNG"));
    }

    #[test]
    fn what_is_no_photo_is_named() {
        let error = open(Path::new("no/such.jpg")).expect_err("missing");
        assert!(matches!(&error, PhotoError::Read { path, .. } if path.ends_with("such.jpg")), "{error}");
        let error = decode(b"\xff\xd8\xff\xe0 cut", Path::new("cut.jpg")).expect_err("cut");
        assert!(matches!(&error, PhotoError::Decode { path, .. } if path.ends_with("cut.jpg")), "{error}");
        let error = decode(b"P5 30000 30000 255\n", Path::new("huge.pgm")).expect_err("huge");
        assert!(matches!(error, PhotoError::Decode { .. }), "{error}");
    }
}
