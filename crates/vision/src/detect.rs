//! Face detection: `YuNet` over the whole frame, its outputs decoded, overlapping boxes suppressed.

use std::collections::HashMap;

use fast_image_resize::Resizer;
use image::RgbImage;

use super::{
    error::VisionError,
    geometry::{Bounds, Point},
    manifest::Preprocessing,
    network::Network,
    pixels,
    role::ModelRole,
};

/// Detections below this score are dropped; the score is the geometric mean of class and objectness.
const SCORE: f32 = 0.6;
/// Overlap (intersection over union) above which the weaker of two boxes is dropped.
const OVERLAP: f32 = 0.45;
/// Strides of the three output levels, in input pixels.
const STRIDES: [u32; 3] = [8, 16, 32];
/// The network's outputs: four kinds at three strides each.
pub(super) const OUTPUTS: [&str; 12] = [
    "cls_8", "cls_16", "cls_32", "obj_8", "obj_16", "obj_32", "bbox_8", "bbox_16", "bbox_32", "kps_8", "kps_16",
    "kps_32",
];

/// A detected face: its box and five landmarks.
#[derive(Debug, Clone, PartialEq)]
pub struct Detection {
    /// In pixels of the frame; may reach beyond it.
    pub bounds: Bounds,
    /// Eyes, nose, mouth corners; each pair from left to right in the frame when the head is upright.
    pub landmarks: [Point; 5],
    /// Geometric mean of class and objectness, 0.6 to 1.
    pub score: f32,
}

/// Opens the network for an input of this width and height, multiples of 32.
pub(super) type OpenNetwork = Box<dyn Fn((u32, u32)) -> Result<Box<dyn Network>, VisionError> + Send>;

/// The detector, with one network for each frame shape it has met (19 at most, as the longer side is fixed).
pub(super) struct Detector {
    open: OpenNetwork,
    networks: HashMap<(u32, u32), Box<dyn Network>>,
    input: Preprocessing,
    numbers: Vec<f32>,
}

impl Detector {
    pub(super) fn new(open: OpenNetwork, input: Preprocessing) -> Self {
        Self { open, networks: HashMap::new(), input, numbers: Vec::new() }
    }

    /// Opens the network for this frame shape ahead of the first frame.
    pub(super) fn prepare(&mut self, width: u32, height: u32) -> Result<(), VisionError> {
        let shape = Letterbox::new((width, height), self.input.size, 1.0).network;
        self.network(shape).map(|_| ())
    }

    /// Faces in a frame, best first. Where none is found it searches again with a border around the picture, since a
    /// face that fills the frame is too large for the network.
    pub(super) fn detect(&mut self, resizer: &mut Resizer, image: &RgbImage) -> Result<Vec<Detection>, VisionError> {
        let found = self.look(resizer, image, 1.0)?;
        if found.is_empty() { self.look(resizer, image, 0.5) } else { Ok(found) }
    }

    fn look(&mut self, resizer: &mut Resizer, image: &RgbImage, fill: f32) -> Result<Vec<Detection>, VisionError> {
        let letterbox = Letterbox::new(pixels::checked(image)?, self.input.size, fill);
        let (width, height) = letterbox.scaled;
        let mut numbers = std::mem::take(&mut self.numbers);
        if (width, height) == image.dimensions() {
            pixels::planes(image, &self.input, letterbox.network, letterbox.offset, &mut numbers);
        } else {
            let scaled = pixels::resized(resizer, image, width, height)?;
            pixels::planes(&scaled, &self.input, letterbox.network, letterbox.offset, &mut numbers);
        }
        let outputs = self.network(letterbox.network)?.run(&numbers);
        self.numbers = numbers;
        let mut found = suppress(decode(&outputs?, letterbox.network)?);
        for detection in &mut found {
            letterbox.restore(detection);
        }
        Ok(found)
    }

    fn network(&mut self, shape: (u32, u32)) -> Result<&mut Box<dyn Network>, VisionError> {
        if !self.networks.contains_key(&shape) {
            let network = (self.open)(shape)?;
            self.networks.insert(shape, network);
        }
        self.networks.get_mut(&shape).ok_or_else(|| VisionError::NoOutput {
            role: ModelRole::Detector,
            output: format!("{}x{}", shape.0, shape.1),
        })
    }
}

/// Placement of a frame in the network's input.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Letterbox {
    /// Width and height of the input, multiples of 32.
    network: (u32, u32),
    /// Width and height of the scaled frame, in input pixels.
    scaled: (u32, u32),
    /// Upper left corner of the scaled frame, in input pixels.
    offset: (u32, u32),
    /// Input pixels per frame pixel, for each axis.
    scale: (f32, f32),
}

impl Letterbox {
    /// Scales the longer side to `longer * fill` and centres it where `fill` is below 1; 640 x 480 becomes 320 x 240 in
    /// 320 x 256.
    fn new((width, height): (u32, u32), longer: u32, fill: f32) -> Self {
        let ratio = longer as f32 / width.max(height).max(1) as f32;
        let side = |side: u32, ratio: f32| ((side as f32 * ratio).round() as u32).clamp(1, longer);
        let whole = (side(width, ratio), side(height, ratio));
        let network = (whole.0.next_multiple_of(32), whole.1.next_multiple_of(32));
        let scaled = (side(width, ratio * fill), side(height, ratio * fill));
        let offset = if fill < 1.0 { ((network.0 - scaled.0) / 2, (network.1 - scaled.1) / 2) } else { (0, 0) };
        let scale = (scaled.0 as f32 / width.max(1) as f32, scaled.1 as f32 / height.max(1) as f32);
        Self { network, scaled, offset, scale }
    }

    /// Converts a detection from input pixels to frame pixels.
    fn restore(&self, detection: &mut Detection) {
        let place =
            |(x, y): Point| ((x - self.offset.0 as f32) / self.scale.0, (y - self.offset.1 as f32) / self.scale.1);
        let bounds = &mut detection.bounds;
        (bounds.x, bounds.y) = place((bounds.x, bounds.y));
        bounds.width /= self.scale.0;
        bounds.height /= self.scale.1;
        detection.landmarks = detection.landmarks.map(place);
    }
}

/// Boxes above the score threshold, in input pixels (libfacedetection: each cell holds the shift of its centre in cells
/// and the logarithm of the sides in cells).
fn decode(outputs: &[Vec<f32>], (width, height): (u32, u32)) -> Result<Vec<Detection>, VisionError> {
    let mut found = Vec::new();
    for (level, stride) in STRIDES.into_iter().enumerate() {
        let (columns, rows) = ((width / stride) as usize, (height / stride) as usize);
        let cells = columns * rows;
        let output = |kind: usize, numbers: usize| {
            let place = kind * STRIDES.len() + level;
            let values = outputs.get(place).map_or(&[][..], Vec::as_slice);
            if values.len() == cells * numbers {
                Ok(values)
            } else {
                let (expected, found) = (cells * numbers, values.len());
                Err(VisionError::OutputLength { role: ModelRole::Detector, output: place, expected, found })
            }
        };
        let (classes, objects, boxes, points) = (output(0, 1)?, output(1, 1)?, output(2, 4)?, output(3, 10)?);
        let stride = stride as f32;
        for cell in 0..cells {
            let score = (classes[cell].clamp(0.0, 1.0) * objects[cell].clamp(0.0, 1.0)).sqrt();
            if score < SCORE || score.is_nan() {
                continue;
            }
            let (column, row) = ((cell % columns) as f32, (cell / columns) as f32);
            let [x, y, w, h] = std::array::from_fn(|i| boxes[cell * 4 + i]);
            let (width, height) = (w.exp() * stride, h.exp() * stride);
            let bounds =
                Bounds { x: (column + x) * stride - width / 2.0, y: (row + y) * stride - height / 2.0, width, height };
            let landmarks = std::array::from_fn(|i| {
                let at = cell * 10 + i * 2;
                ((points[at] + column) * stride, (points[at + 1] + row) * stride)
            });
            found.push(Detection { bounds, landmarks, score });
        }
    }
    Ok(found)
}

/// Non-maximum suppression: the best of each cluster of overlapping boxes, best first.
fn suppress(mut found: Vec<Detection>) -> Vec<Detection> {
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept: Vec<Detection> = Vec::new();
    for detection in found {
        if kept.iter().all(|better| better.bounds.overlap(&detection.bounds) <= OVERLAP) {
            kept.push(detection);
        }
    }
    kept
}

#[cfg(test)]
#[path = "detect_tests.rs"]
mod tests;
