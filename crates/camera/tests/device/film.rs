//! Films for the simulated camera.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
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

    /// Draws it with `clip.py`, which `python` runs.
    pub(crate) fn draw(&self, python: &mut Command, clip: &Path) {
        python.arg(clip).arg(&self.path).arg(format!("{}x{}", self.size.0, self.size.1)).arg("30");
        let mut noise = 1_u32;
        for number in 0..self.length {
            let image = RgbImage::from_fn(self.size.0, self.size.1, |x, y| {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let bright = y < SQUARE && x / SQUARE < 6 && number >> (x / SQUARE) & 1 == 1;
                let base = if bright { 200 } else { 30 };
                Rgb([base + (noise >> 29) as u8, base + (x / 16) as u8 % 40, base + (y / 16) as u8 % 40])
            });
            let file = self.path.with_file_name(format!("{}-{number:02}.jpg", self.size.0));
            let mut bytes = Vec::new();
            JpegEncoder::new_with_quality(&mut bytes, 75)
                .encode(&image, self.size.0, self.size.1, ExtendedColorType::Rgb8)
                .unwrap();
            fs::write(&file, bytes).unwrap();
            python.arg(file);
        }
        assert!(python.status().unwrap().success());
    }

    /// The number that the picture shows.
    pub(crate) fn number(image: &RgbImage) -> u32 {
        (0..6).map(|bit| u32::from(image[(bit * SQUARE + SQUARE / 2, SQUARE / 2)][1] > 128) << bit).sum()
    }
}
