//! A synthetic clip from a portrait: a person walks up to the desk. For the demo and for tests; deterministic.

use std::f32::consts::TAU;

use image::{Rgb, RgbImage};

use super::{geometry::Similarity, pixels};

/// Width and height of a frame in pixels.
pub const SIZE: (u32, u32) = (640, 480);

/// RGB colour of the wall behind the person, dark and slightly warm.
const WALL: [f32; 3] = [58.0, 54.0, 50.0];

/// `frames` frames of 640 x 480 in which the portrait comes nearer, sways, tilts and turns a little, in changing light.
///
/// A flat picture moves, no head turns: a liveness check must refuse it.
pub fn walk_up(portrait: &RgbImage, frames: usize) -> impl Iterator<Item = RgbImage> + '_ {
    (0..frames).map(move |frame| draw(portrait, &Pose::at(frame, frames)))
}

/// Placement and lighting of the portrait in one frame.
#[derive(Debug, Clone, Copy)]
struct Pose {
    /// Height of the portrait over the height of the frame.
    size: f32,
    /// Offset of the portrait's centre from the frame's, in pixels.
    shift: (f32, f32),
    /// Rotation in the image plane, in radians.
    tilt: f32,
    /// Horizontal scale of a turned head; 1 is frontal.
    narrow: f32,
    /// Brightness factor on every value.
    light: f32,
}

impl Pose {
    fn at(frame: usize, frames: usize) -> Self {
        let way = if frames > 1 { frame as f32 / (frames - 1) as f32 } else { 1.0 };
        // Fast at first, then standing at the desk.
        let near = 1.0 - (1.0 - way).powi(2);
        let step = frame as f32;
        Self {
            size: 0.55 + 0.55 * near,
            shift: (
                -150.0 * (1.0 - near) + 10.0 * (step * TAU / 23.0).sin(),
                30.0 * near + 6.0 * (step * TAU / 11.0).sin(),
            ),
            tilt: 0.08 * (step * TAU / 37.0).sin(),
            narrow: 1.0 - 0.06 * (step * TAU / 29.0).sin().powi(2),
            light: 0.85 + 0.2 * (0.5 + 0.5 * (step * TAU / 41.0).sin()),
        }
    }
}

fn draw(portrait: &RgbImage, pose: &Pose) -> RgbImage {
    let (width, height) = (portrait.width() as f32, portrait.height() as f32);
    let scale = height / (SIZE.1 as f32 * pose.size);
    let (a, b) = (scale * pose.tilt.cos(), -scale * pose.tilt.sin());
    let (x, y) = (SIZE.0 as f32 / 2.0 + pose.shift.0, SIZE.1 as f32 / 2.0 + pose.shift.1);
    let to_portrait = Similarity { a, b, dx: width / 2.0 - (a * x - b * y), dy: height / 2.0 - (b * x + a * y) };
    RgbImage::from_fn(SIZE.0, SIZE.1, |x, y| {
        let (column, row) = to_portrait.apply((x as f32, y as f32));
        let column = (column - width / 2.0) / pose.narrow + width / 2.0;
        let (values, covered) = pixels::sample(portrait, column, row);
        Rgb(std::array::from_fn(|i| ((values[i] + WALL[i] * (1.0 - covered)) * pose.light).clamp(0.0, 255.0) as u8))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clip_is_the_same_every_time_and_moves() {
        let portrait = RgbImage::from_fn(64, 64, |x, y| Rgb([(x * 4) as u8, (y * 4) as u8, 200]));
        let clip: Vec<RgbImage> = walk_up(&portrait, 3).collect();
        assert_eq!(clip, walk_up(&portrait, 3).collect::<Vec<_>>());
        assert!(clip.iter().all(|frame| frame.dimensions() == SIZE));
        let covered = |frame: &RgbImage| frame.pixels().filter(|pixel| pixel.0[2] > 120).count();
        let shares: Vec<usize> = clip.iter().map(covered).collect();
        assert!(shares[0] > 20_000 && shares.is_sorted(), "{shares:?}");
        assert_eq!(walk_up(&portrait, 0).count(), 0);
        assert_eq!(walk_up(&portrait, 1).count(), 1);
    }
}
