//! An optional model that tells a living face from a photo or a screen. It is advisory and never refuses anybody.
//!
//! The project ships none: the available ones either miss too many photos or reject too many living faces.

use fast_image_resize::Resizer;

use super::{
    error::VisionError,
    geometry::{Bounds, Similarity},
    manifest::{LivenessSettings, Preprocessing},
    network::Network,
    pixels::{self, Pyramid},
    role::ModelRole,
};

/// The liveness network, its settings and its input buffer.
pub(super) struct Liveness {
    network: Box<dyn Network>,
    input: Preprocessing,
    settings: LivenessSettings,
    numbers: Vec<f32>,
}

impl Liveness {
    /// Runs the network once on a black picture, so that a model that doesn't fit its settings fails at load time.
    pub(super) fn new(
        network: Box<dyn Network>,
        input: Preprocessing,
        settings: LivenessSettings,
    ) -> Result<Self, VisionError> {
        let mut liveness = Self { network, input, settings, numbers: Vec::new() };
        liveness.numbers.resize((input.size * input.size * 3) as usize, 0.0);
        liveness.run()?;
        Ok(liveness)
    }

    /// Whether a score is too low to be accepted without a person's confirmation.
    pub(super) fn suspects(&self, score: f32) -> bool {
        score < self.settings.threshold
    }

    /// Probability that the face is a living one, 0 to 1.
    pub(super) fn score(
        &mut self,
        resizer: &mut Resizer,
        pyramid: &mut Pyramid<'_>,
        face: &Bounds,
    ) -> Result<f32, VisionError> {
        let size = self.input.size;
        let crop = pyramid.crop(resizer, &around(face, self.settings.scale, size), size)?;
        pixels::planes(&crop, &self.input, (size, size), (0, 0), &mut self.numbers);
        self.run()
    }

    fn run(&mut self) -> Result<f32, VisionError> {
        let outputs = self.network.run(&self.numbers)?;
        let logits = outputs.first().map_or(&[][..], Vec::as_slice);
        let class = self.settings.class;
        if class >= logits.len().max(1) || logits.is_empty() {
            let (expected, found) = (class + 1, logits.len());
            return Err(VisionError::OutputLength { role: ModelRole::Liveness, output: 0, expected, found });
        }
        Ok(share(logits, class))
    }
}

/// Softmax; for a single value the logistic function.
fn share(logits: &[f32], class: usize) -> f32 {
    if let [only] = logits {
        return 1.0 / (1.0 + (-only).exp());
    }
    let greatest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = logits.iter().map(|logit| (logit - greatest).exp()).sum();
    (logits[class] - greatest).exp() / sum
}

/// Maps a square crop of `size` pixels to the frame: `scale` times the longer side of the face, around its centre.
fn around(face: &Bounds, scale: f32, size: u32) -> Similarity {
    let (x, y) = face.centre();
    let a = scale * face.width.max(face.height).max(1.0) / size as f32;
    let half = a * size as f32 / 2.0;
    Similarity { a, b: 0.0, dx: x - half, dy: y - half }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logits_become_a_share() {
        assert!((share(&[0.0], 0) - 0.5).abs() < 1e-6);
        assert!((share(&[1.0, 1.0, 1.0], 2) - 1.0 / 3.0).abs() < 1e-6);
        assert!(share(&[9.0, -9.0], 0) > 0.999 && share(&[900.0, -900.0], 1) < 1e-3);
    }

    #[test]
    fn the_crop_lies_around_the_face() {
        let face = Bounds { x: 40.0, y: 20.0, width: 20.0, height: 40.0 };
        let crop = around(&face, 2.0, 80);
        assert_eq!(crop.apply((0.0, 0.0)), (10.0, 0.0));
        assert_eq!(crop.apply((80.0, 80.0)), (90.0, 80.0));
    }
}
