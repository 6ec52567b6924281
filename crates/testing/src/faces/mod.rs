//! Made-up people: the one portrait that ships (NASA, public domain), its features moved, in memory. Nobody looks like
//! them, no picture of them is kept, and they are no measure of how well real people are told apart.
//!
//! `crates/vision/tests/made_people.rs` asserts that the models take them for different people, and searches for seeds.

mod warp;

use std::f32::consts::FRAC_PI_2;

use image::{Rgb, RgbImage, imageops};

use crate::{Seed, repository};
use warp::Warp;

/// Side of a photo in pixels; the face is about 90 wide.
pub const SIDE: u32 = 230;
/// Left and upper edge of that square in the shipped portrait.
const SQUARE: (u32, u32) = (108, 0);
/// Middle between the eyes in that square, and the distance of the eyes, in pixels.
const EYES: (f32, f32) = (115.0, 104.0);
const APART: f32 = 47.4;
/// How far features are moved, in deviations: the least at which enough people are told apart.
pub const AMPLITUDE: f32 = 1.4;
/// Seeds of people who are all different to the models, from each other and from the shipped portrait.
pub const PEOPLE: [u64; 10] = [5, 22, 50, 40, 71, 78, 95, 265, 287, 673];

/// The portrait that ships.
///
/// # Panics
/// If its file is not a picture.
pub fn guest() -> RgbImage {
    let file = repository().join("src/app/upkeep/demo/guest.jpg");
    image::open(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())).to_rgb8()
}

/// Her face in the middle of a photo of [`SIDE`].
pub fn bust() -> RgbImage {
    imageops::crop_imm(&guest(), SQUARE.0, SQUARE.1, SIDE, SIDE).to_image()
}

/// Points of a face, in distances of the eyes from the middle between them: to the right of the picture, down.
const POINTS: [(f32, f32); 27] = [
    (-0.5, 0.0),
    (0.5, 0.0),
    (-0.75, 0.0),
    (-0.25, 0.0),
    (0.25, 0.0),
    (0.75, 0.0),
    (-0.5, -0.35),
    (0.5, -0.35),
    (0.0, 0.3),
    (0.0, 0.62),
    (-0.2, 0.62),
    (0.2, 0.62),
    (-0.38, 1.05),
    (0.38, 1.05),
    (0.0, 0.98),
    (0.0, 1.15),
    (0.0, 1.6),
    (-0.75, 1.1),
    (0.75, 1.1),
    (-1.0, 0.4),
    (1.0, 0.4),
    (-0.5, 1.5),
    (0.5, 1.5),
    (-0.9, -0.5),
    (0.9, -0.5),
    (0.0, -1.0),
    (0.0, -0.1),
];

/// What makes a face somebody's: shifts in distances of the eyes, widths as factors.
struct Features {
    /// Each eye from the middle, down, and its width.
    eye: (f32, f32, f32),
    brow: f32,
    /// Length and width.
    nose: (f32, f32),
    /// Down, width, thickness of the lips.
    mouth: (f32, f32, f32),
    chin: f32,
    jaw: f32,
    cheek: f32,
    forehead: f32,
}

impl Features {
    fn draw(seed: &mut Seed, amplitude: f32) -> Self {
        let mut shift = |deviation: f32| seed.normal() * deviation * amplitude;
        Self {
            eye: (shift(0.10), shift(0.06), 1.0 + shift(0.2)),
            brow: shift(0.08),
            nose: (shift(0.10), 1.0 + shift(0.25)),
            mouth: (shift(0.10), 1.0 + shift(0.2), 1.0 + shift(0.35)),
            chin: shift(0.18),
            jaw: 1.0 + shift(0.15),
            cheek: 1.0 + shift(0.10),
            forehead: shift(0.15),
        }
    }

    /// Where a point of [`POINTS`] goes.
    fn moved(&self, place: usize, (u, v): (f32, f32)) -> (f32, f32) {
        let (apart, down, width) = self.eye;
        match place {
            0 | 1 => (u + u.signum() * apart, v + down),
            2..=5 => (u.signum() * (0.5 + apart + (u.abs() - 0.5) * width), v + down),
            6 | 7 => (u + u.signum() * apart, v + down + self.brow),
            8 => (u, v + self.nose.0 / 2.0),
            9..=11 => (u * self.nose.1, v + self.nose.0),
            12 | 13 => (u * self.mouth.1, v + self.mouth.0),
            14 => (u, 1.05 + self.mouth.0 - 0.07 * self.mouth.2),
            15 => (u, 1.05 + self.mouth.0 + 0.10 * self.mouth.2),
            16 => (u, v + self.chin),
            17 | 18 => (u * self.jaw, v),
            19 | 20 => (u * self.cheek, v),
            21 | 22 => (u * self.jaw, v + self.chin),
            25 => (u, v + self.forehead),
            _ => (u, v),
        }
    }
}

/// Somebody's face straight on, drawn from a seed.
pub fn portrait(number: u64, amplitude: f32) -> RgbImage {
    let mut seed = Seed::fixed(number);
    let features = Features::draw(&mut seed, amplitude);
    let side = SIDE as f32;
    let pixel = |(u, v): (f32, f32)| (EYES.0 + u * APART, EYES.1 + v * APART);
    // The picture's edge stays where it is.
    let edge = [0.0, side / 2.0, side].into_iter().flat_map(|x| [0.0, side / 2.0, side].map(|y| (x, y)));
    let edge: Vec<_> = edge.filter(|&(x, y)| (x, y) != (side / 2.0, side / 2.0)).map(|point| (point, point)).collect();
    let moved = POINTS.iter().enumerate().map(|(place, &point)| (pixel(features.moved(place, point)), pixel(point)));
    let warp = Warp::through(&moved.chain(edge).collect::<Vec<_>>());
    let (gamma, blue, red) = ((0.35 * seed.normal()).exp(), 8.0 * seed.normal(), 8.0 * seed.normal());
    let bust = bust();
    let grid = warp.grid(SIDE, SIDE);
    RgbImage::from_fn(SIDE, SIDE, |x, y| Rgb(toned(sample(&bust, grid.at(x, y)), gamma, (blue, red))))
}

/// Photos of one of [`PEOPLE`]: the head tilted, nearer, aside, in other light, with a camera's noise.
///
/// # Panics
/// If there are fewer people.
pub fn photos(person: usize, many: usize) -> Vec<RgbImage> {
    photos_of(PEOPLE[person], AMPLITUDE, many)
}

/// Photos of the person of any seed.
pub fn photos_of(number: u64, amplitude: f32, many: usize) -> Vec<RgbImage> {
    let portrait = portrait(number, amplitude);
    let mut seed = Seed::fixed(number ^ 0x5eed);
    (0..many).map(|_| shot(&portrait, &mut seed)).collect()
}

fn shot(portrait: &RgbImage, seed: &mut Seed) -> RgbImage {
    let (tilt, scale) = ((4.0 * seed.normal()).to_radians(), 1.0 + 0.05 * seed.normal());
    let (aside, light) = (0.08 * seed.normal(), 1.0 + 0.08 * seed.normal());
    let (sin, cos) = (tilt.sin() / scale, tilt.cos() / scale);
    let half = SIDE as f32 / 2.0;
    RgbImage::from_fn(SIDE, SIDE, |x, y| {
        let (u, v) = (x as f32 - half, y as f32 - half);
        let (u, v) = (u * cos - v * sin, u * sin + v * cos);
        let nearer = 1.0 + aside * u / SIDE as f32;
        let values = sample(portrait, (half + u / nearer, half + v / nearer));
        Rgb(values.map(|value| (value * light + 4.0 * seed.normal()).clamp(0.0, 255.0) as u8))
    })
}

/// How far the tip of the nose stands out of the head, how wide and how high it is, in distances of the eyes.
const NOSE: (f32, f32, f32) = (0.35, 0.22, 0.3);

/// A head in a photo of [`SIDE`], turned by `degrees` towards the right of the picture: the front half of an ellipsoid with
/// a nose. Hair and wall around it stay.
pub fn turned(photo: &RgbImage, degrees: f32) -> RgbImage {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let middle = (EYES.0, EYES.1 + 0.3 * APART);
    let (half_width, half_height, depth) = (1.47 * APART, 1.77 * APART, 1.42 * APART);
    RgbImage::from_fn(SIDE, SIDE, |column, row| {
        let (x, y) = (column as f32 - middle.0, row as f32 - middle.1);
        let level = (1.0 - (y / half_height).powi(2)).max(0.0).sqrt();
        // At this height the head is an ellipse; a point at the angle `a` from straight on lies at
        // `width sin a cos t + depth cos a sin t = reach sin(a + lead)`.
        let (across, ahead) = (half_width * level * cos, depth * level * sin);
        let (reach, lead) = (across.hypot(ahead), ahead.atan2(across));
        let source = |x: f32| {
            let angle = (x / reach.max(1.0)).clamp(-1.0, 1.0).asin() - lead;
            // What was at the side comes into sight no further than the photo shows it.
            half_width * level * angle.clamp(-FRAC_PI_2, FRAC_PI_2).sin()
        };
        let edge = x.clamp(-reach, reach);
        // The nose is nearer to the camera, so it moves further; where it was is found step by step.
        let down = (y / APART - 0.32) / NOSE.2;
        let from = (0..8).fold(source(edge), |from, _| {
            let beside = from / APART / NOSE.1;
            source(edge - NOSE.0 * APART * sin * (-(beside * beside + down * down) / 2.0).exp())
        });
        let near = 1.0 - (x / (half_width * 1.25)).powi(2) - (y / (half_height * 1.25)).powi(2);
        let column = column as f32 + (3.0 * near).clamp(0.0, 1.0) * (from - edge);
        Rgb(sample(photo, (column, row as f32)).map(|value| value.round() as u8))
    })
}

/// Another complexion and light: a gamma on the luma, a shift of both chroma parts (Rec. 601).
fn toned([red, green, blue]: [f32; 3], gamma: f32, shift: (f32, f32)) -> [u8; 3] {
    let luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    let (of_blue, of_red) = ((blue - luma) / 1.772 + shift.0, (red - luma) / 1.402 + shift.1);
    let luma = 255.0 * (luma / 255.0).powf(gamma);
    let values = [luma + 1.402 * of_red, luma - 0.344 * of_blue - 0.714 * of_red, luma + 1.772 * of_blue];
    values.map(|value| value.clamp(0.0, 255.0) as u8)
}

/// The picture between its pixels; beyond the edge, the edge.
fn sample(picture: &RgbImage, (x, y): (f32, f32)) -> [f32; 3] {
    let (x, y) = (x.clamp(0.0, (picture.width() - 1) as f32), y.clamp(0.0, (picture.height() - 1) as f32));
    let (left, top) = (x as u32, y as u32);
    let (right, low) = ((left + 1).min(picture.width() - 1), (top + 1).min(picture.height() - 1));
    let (along, down) = (x - left as f32, y - top as f32);
    let at = |x, y| picture.get_pixel(x, y).0.map(f32::from);
    let corners = [at(left, top), at(right, top), at(left, low), at(right, low)];
    let shares = [(1.0 - along) * (1.0 - down), along * (1.0 - down), (1.0 - along) * down, along * down];
    std::array::from_fn(|i| corners.iter().zip(shares).map(|(corner, share)| corner[i] * share).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean difference of the pixels.
    fn difference(one: &RgbImage, two: &RgbImage) -> f32 {
        let pairs = one.as_raw().iter().zip(two.as_raw());
        pairs.map(|(a, b)| f32::from(a.abs_diff(*b))).sum::<f32>() / one.as_raw().len() as f32
    }

    #[test]
    fn a_seed_is_one_person_and_photos_of_that_person_differ() {
        assert_eq!(photos(0, 2), photos(0, 2));
        let [one, two] = photos(0, 2).try_into().expect("two");
        assert!(difference(&one, &two) > 3.0);
        assert!(difference(&portrait(1, AMPLITUDE), &portrait(2, AMPLITUDE)) > 5.0);
        assert_eq!(one.dimensions(), (SIDE, SIDE));
    }

    #[test]
    fn without_amplitude_only_the_light_is_another() {
        let (bust, same) = (bust(), portrait(3, 0.0));
        let luma = |picture: &RgbImage| imageops::grayscale(picture);
        let darker = luma(&bust).pixels().zip(luma(&same).pixels()).map(|(a, b)| (a.0[0], b.0[0])).collect::<Vec<_>>();
        // Of two pixels that differ clearly, the brighter one stays the brighter: nothing has moved.
        let kept = darker.windows(2).filter(|two| two[0].0.abs_diff(two[1].0) > 40);
        let turned = kept.clone().filter(|two| (two[0].0 > two[1].0) != (two[0].1 > two[1].1)).count();
        assert!(kept.count() > 500 && turned == 0, "{turned}");
    }

    #[test]
    fn a_head_that_is_not_turned_stays_and_one_that_turns_keeps_its_surroundings() {
        let bust = bust();
        assert!(difference(&bust, &turned(&bust, 0.0)) < 0.6);
        let aside = turned(&bust, 30.0);
        assert!(difference(&bust, &aside) > 3.0);
        let corner = |picture: &RgbImage| imageops::crop_imm(picture, 0, 0, 20, SIDE).to_image();
        assert!(difference(&corner(&bust), &corner(&aside)) < 1.0);
    }
}
