//! Films for the simulated camera.

use std::{
    fs,
    path::{Path, PathBuf},
};

use image::{ExtendedColorType, Rgb, RgbImage, codecs::jpeg::JpegEncoder};

/// An AVI of noisy pictures, each with its number as a pattern of bright and dark squares.
pub(crate) struct Film {
    /// Path of the AVI file.
    pub(crate) path: PathBuf,
    /// Width and height in pixels.
    pub(crate) size: (u32, u32),
    /// Number of pictures.
    pub(crate) length: u32,
}

const SQUARE: u32 = 80;

impl Film {
    /// The two films of `folder`, which may not be drawn yet.
    pub(crate) fn both(folder: &Path) -> [Self; 2] {
        [((640, 480), 24), ((1280, 720), 4)].map(|(size, length)| {
            let path = folder.join(format!("{}x{}.avi", size.0, size.1));
            Self { path, size, length }
        })
    }

    /// Draws it and writes it to its file.
    pub(crate) fn draw(&self) {
        let mut noise = 1_u32;
        let frames: Vec<Vec<u8>> = (0..self.length)
            .map(|number| {
                let image = RgbImage::from_fn(self.size.0, self.size.1, |x, y| {
                    noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    let bright = y < SQUARE && x / SQUARE < 6 && number >> (x / SQUARE) & 1 == 1;
                    let base = if bright { 200 } else { 30 };
                    Rgb([base + (noise >> 29) as u8, base + (x / 16) as u8 % 40, base + (y / 16) as u8 % 40])
                });
                let mut bytes = Vec::new();
                JpegEncoder::new_with_quality(&mut bytes, 75)
                    .encode(&image, self.size.0, self.size.1, ExtendedColorType::Rgb8)
                    .unwrap();
                bytes
            })
            .collect();
        fs::write(&self.path, avi(self.size, 30, &frames)).unwrap();
    }

    /// The number that the picture shows.
    pub(crate) fn number(image: &RgbImage) -> u32 {
        (0..6).map(|bit| u32::from(image[(bit * SQUARE + SQUARE / 2, SQUARE / 2)][1] > 128) << bit).sum()
    }
}

/// A chunk of a RIFF file: its tag, its length, its bytes, to an even length.
fn chunk(tag: [u8; 4], body: &[u8]) -> Vec<u8> {
    let padding = body.len() % 2;
    [&tag[..], &(body.len() as u32).to_le_bytes(), body, &[0; 1][..padding]].concat()
}

/// Numbers of four bytes.
fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// JPEG pictures of one size as an MJPEG AVI file (Microsoft's AVI 1.0) with its index, as `tests/camera/clip.py` writes it.
fn avi((width, height): (u32, u32), fps: u32, frames: &[Vec<u8>]) -> Vec<u8> {
    let (count, largest) = (frames.len() as u32, frames.iter().map(Vec::len).max().unwrap_or(0) as u32);
    let (codec, key_frame) = (u32::from_le_bytes(*b"MJPG"), 0x10);
    // MainAVIHeader, AVIStreamHeader (its last four numbers, the picture's place, are of two bytes), BITMAPINFOHEADER.
    let main = [1_000_000 / fps, 0, 0, 0x10, count, 0, 1, largest, width, height, 0, 0, 0, 0];
    let stream =
        [u32::from_le_bytes(*b"vids"), codec, 0, 0, 0, 1, fps, 0, count, largest, u32::MAX, 0, 0, width | height << 16];
    let format = [40, width, height, 1 | 24 << 16, codec, width * height * 3, 0, 0, 0, 0];
    let stream = [chunk(*b"strh", &words(&stream)), chunk(*b"strf", &words(&format))].concat();
    let header =
        [&b"hdrl"[..], &chunk(*b"avih", &words(&main)), &chunk(*b"LIST", &[&b"strl"[..], &stream].concat())].concat();
    let (mut movie, mut index) = (b"movi".to_vec(), Vec::new());
    for frame in frames {
        let place = movie.len() as u32;
        index.extend([&b"00dc"[..], &words(&[key_frame, place, frame.len() as u32])].concat());
        movie.extend(chunk(*b"00dc", frame));
    }
    let parts = [&b"AVI "[..], &chunk(*b"LIST", &header), &chunk(*b"LIST", &movie), &chunk(*b"idx1", &index)].concat();
    chunk(*b"RIFF", &parts)
}
