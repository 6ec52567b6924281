//! From pixels to a network's input: resampled crops, halved pictures, channel planes.

use std::borrow::Cow;

use fast_image_resize::{
    FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer,
    images::{Image, ImageRef},
};
use image::RgbImage;

use super::{
    error::VisionError,
    geometry::Similarity,
    manifest::{Channels, Preprocessing},
};

/// Longer sides are refused, in pixels: no camera's JPEG exceeds 20,000 x 20,000.
const LONGEST: u32 = 20_000;

/// Width and height of a picture, if they are within limits.
pub(super) fn checked(image: &RgbImage) -> Result<(u32, u32), VisionError> {
    let (width, height) = image.dimensions();
    if width == 0 || height == 0 || width > LONGEST || height > LONGEST {
        return Err(VisionError::Picture { width, height });
    }
    Ok((width, height))
}

/// Scales a picture; every source pixel contributes, so that shrinking doesn't alias.
pub(super) fn resized(
    resizer: &mut Resizer,
    image: &RgbImage,
    width: u32,
    height: u32,
) -> Result<RgbImage, VisionError> {
    let refuse = || VisionError::Picture { width: image.width(), height: image.height() };
    let source = ImageRef::new(image.width(), image.height(), image.as_raw(), PixelType::U8x3).map_err(|_| refuse())?;
    let mut scaled = Image::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear)).use_alpha(false);
    resizer.resize(&source, &mut scaled, &options).map_err(|_| refuse())?;
    RgbImage::from_raw(width, height, scaled.into_vec()).ok_or_else(refuse)
}

/// A picture and its successive halves, computed on first use: bilinear sampling of a crop that shrinks to less than
/// half would skip pixels.
pub(super) struct Pyramid<'a> {
    levels: Vec<Cow<'a, RgbImage>>,
}

impl<'a> Pyramid<'a> {
    pub(super) fn new(image: &'a RgbImage) -> Self {
        Self { levels: vec![Cow::Borrowed(image)] }
    }

    /// Samples a square crop of `size` pixels; `to_image` maps its coordinates to those of the full picture.
    pub(super) fn crop(
        &mut self,
        resizer: &mut Resizer,
        to_image: &Similarity,
        size: u32,
    ) -> Result<RgbImage, VisionError> {
        let mut level = 0;
        let mut to_level = *to_image;
        while to_level.scale() >= 2.0 && self.reach(resizer, level + 1)? {
            level += 1;
            // Integers are pixel centres: centre m of the larger picture is (m - 0.5) / 2 of the half.
            to_level = to_level.from_scaled(0.5);
            to_level.dx -= 0.25;
            to_level.dy -= 0.25;
        }
        Ok(warp(&self.levels[level], &to_level, size))
    }

    /// Computes a level; false where the picture is too small for it.
    fn reach(&mut self, resizer: &mut Resizer, level: usize) -> Result<bool, VisionError> {
        if level < self.levels.len() {
            return Ok(true);
        }
        let last = &self.levels[level - 1];
        let (width, height) = (last.width() / 2, last.height() / 2);
        if width == 0 || height == 0 {
            return Ok(false);
        }
        let half = resized(resizer, last, width, height)?;
        self.levels.push(Cow::Owned(half));
        Ok(true)
    }
}

/// Samples a square crop bilinearly; black beyond the picture's border.
pub(super) fn warp(image: &RgbImage, to_image: &Similarity, size: u32) -> RgbImage {
    let mut crop = vec![0_u8; (size * size * 3) as usize];
    for (row, line) in crop.chunks_exact_mut(size as usize * 3).enumerate() {
        let (mut x, mut y) = to_image.apply((0.0, row as f32));
        for pixel in line.as_chunks_mut::<3>().0 {
            let (values, _) = sample(image, x, y);
            *pixel = values.map(|value| (value + 0.5) as u8);
            x += to_image.a;
            y += to_image.b;
        }
    }
    // The buffer's length matches the sides exactly.
    RgbImage::from_raw(size, size, crop).unwrap_or_default()
}

/// Bilinear values at a point, and how much of its four neighbours lies inside the picture, 0 to 1.
pub(super) fn sample(image: &RgbImage, x: f32, y: f32) -> ([f32; 3], f32) {
    let (width, height) = (image.width() as i32, image.height() as i32);
    let (left, top) = (x.floor(), y.floor());
    let (right_share, lower_share) = (x - left, y - top);
    let (left, top) = (left as i32, top as i32);
    let (mut values, mut covered) = ([0.0_f32; 3], 0.0);
    if left < -1 || top < -1 || left >= width || top >= height {
        return (values, covered);
    }
    let source = image.as_raw().as_slice();
    if left >= 0 && top >= 0 && left + 1 < width && top + 1 < height {
        return (
            between(source, (top * width + left) as usize * 3, width as usize * 3, (right_share, lower_share)),
            1.0,
        );
    }
    let corners = [
        (left, top, (1.0 - right_share) * (1.0 - lower_share)),
        (left + 1, top, right_share * (1.0 - lower_share)),
        (left, top + 1, (1.0 - right_share) * lower_share),
        (left + 1, top + 1, right_share * lower_share),
    ];
    for (column, row, share) in corners {
        if column >= 0 && row >= 0 && column < width && row < height {
            let at = (row * width + column) as usize * 3;
            values[0] += share * f32::from(source[at]);
            values[1] += share * f32::from(source[at + 1]);
            values[2] += share * f32::from(source[at + 2]);
            covered += share;
        }
    }
    (values, covered)
}

/// Bilinear values of four pixels inside the picture, the upper left at index `at`: the fast path of [`sample`], which
/// nearly all points take.
fn between(source: &[u8], at: usize, line: usize, (right, lower): (f32, f32)) -> [f32; 3] {
    let (upper_pair, lower_pair) = (&source[at..at + 6], &source[at + line..at + line + 6]);
    std::array::from_fn(|channel| {
        let blend = |pair: &[u8]| {
            let (left, next) = (f32::from(pair[channel]), f32::from(pair[channel + 3]));
            left + right * (next - left)
        };
        let (above, below) = (blend(upper_pair), blend(lower_pair));
        above + lower * (below - above)
    })
}

/// Writes a picture into three planes of `width` x `height` at an offset; the rest becomes black.
pub(super) fn planes(
    image: &RgbImage,
    input: &Preprocessing,
    (width, height): (u32, u32),
    (left, top): (u32, u32),
    out: &mut Vec<f32>,
) {
    let plane = (width * height) as usize;
    let number = |value: u8| (f32::from(value) - input.subtract) / input.divide;
    let table: [f32; 256] = std::array::from_fn(|value| number(value as u8));
    out.clear();
    out.resize(plane * 3, table[0]);
    let (red, rest) = out.split_at_mut(plane);
    let (green, blue) = rest.split_at_mut(plane);
    let (first, last) = match input.channels {
        Channels::Rgb => (red, blue),
        Channels::Bgr => (blue, red),
    };
    let columns = image.width() as usize;
    for (row, line) in image.as_raw().chunks_exact(columns * 3).enumerate() {
        let start = (row + top as usize) * width as usize + left as usize;
        let targets = first[start..].iter_mut().zip(&mut green[start..]).zip(&mut last[start..]);
        for (pixel, ((r, g), b)) in line.as_chunks::<3>().0.iter().zip(targets) {
            *r = table[pixel[0] as usize];
            *g = table[pixel[1] as usize];
            *b = table[pixel[2] as usize];
        }
    }
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    const PLAIN: Preprocessing = Preprocessing { channels: Channels::Rgb, subtract: 0.0, divide: 1.0, size: 32 };

    #[test]
    fn a_crop_samples_between_pixels_and_is_black_outside() {
        let image = RgbImage::from_fn(4, 4, |x, y| Rgb([(x * 40) as u8, (y * 40) as u8, 100]));
        let shifted = Similarity { a: 1.0, b: 0.0, dx: 0.5, dy: 1.0 };
        let crop = warp(&image, &shifted, 5);
        assert_eq!(crop.get_pixel(0, 0).0, [20, 40, 100]);
        assert_eq!(crop.get_pixel(2, 1).0, [100, 80, 100]);
        // Halfway over the right border: half of the last pixel's value.
        assert_eq!(crop.get_pixel(3, 0).0, [60, 20, 50]);
        assert_eq!(crop.get_pixel(4, 4).0, [0, 0, 0]);
        let turned = Similarity { a: 0.0, b: 1.0, dx: 3.0, dy: 0.0 };
        assert_eq!(warp(&image, &turned, 4).get_pixel(1, 2).0, [40, 40, 100]);
    }

    #[test]
    fn values_inside_are_those_of_the_four_corners() {
        let image = RgbImage::from_fn(7, 5, |x, y| Rgb([(x * 37) as u8, (y * 61) as u8, (x * y * 7 % 256) as u8]));
        for (x, y) in [(0.0, 0.0), (0.25, 3.5), (5.99, 3.99), (2.5, 1.75), (5.0, 0.125)] {
            let (x, y): (f32, f32) = (x, y);
            let (values, covered) = sample(&image, x, y);
            assert!((covered - 1.0).abs() < 1e-6);
            for (channel, value) in values.into_iter().enumerate() {
                let pixel = |dx: u32, dy: u32| f32::from(image.get_pixel(x as u32 + dx, y as u32 + dy).0[channel]);
                let (right, lower) = (x.fract(), y.fract());
                let upper = pixel(0, 0) * (1.0 - right) + pixel(1, 0) * right;
                let under = pixel(0, 1) * (1.0 - right) + pixel(1, 1) * right;
                assert!((value - (upper * (1.0 - lower) + under * lower)).abs() < 1e-3, "{x} {y}");
            }
        }
    }

    #[test]
    fn a_crop_that_shrinks_much_averages_all_pixels() {
        // Stripes one pixel wide: bilinear sampling alone would give black or white.
        let image = RgbImage::from_fn(64, 64, |x, _| if x % 2 == 0 { Rgb([0; 3]) } else { Rgb([255; 3]) });
        let shrink = Similarity { a: 4.0, b: 0.0, dx: 8.0, dy: 8.0 };
        let crop = Pyramid::new(&image).crop(&mut Resizer::new(), &shrink, 8).expect("cropped");
        assert!(crop.pixels().all(|pixel| (120..136).contains(&pixel.0[0])), "{:?}", crop.get_pixel(3, 3));
    }

    #[test]
    fn planes_hold_the_channels_in_the_networks_order() {
        let image = RgbImage::from_pixel(1, 1, Rgb([10, 20, 30]));
        let mut out = Vec::new();
        planes(&image, &PLAIN, (2, 2), (1, 1), &mut out);
        assert_eq!(out, [0.0, 0.0, 0.0, 10.0, 0.0, 0.0, 0.0, 20.0, 0.0, 0.0, 0.0, 30.0]);
        let bgr = Preprocessing { channels: Channels::Bgr, subtract: 10.0, divide: 10.0, ..PLAIN };
        planes(&image, &bgr, (1, 1), (0, 0), &mut out);
        assert_eq!(out, [2.0, 1.0, 0.0]);
    }
}
