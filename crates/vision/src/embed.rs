//! Face embeddings: the unit vector that tells people apart, and the network that computes it.

use image::RgbImage;

use super::{error::VisionError, manifest::Preprocessing, network::Network, pixels, role::ModelRole};

/// A vector of length one. Vectors of different model sets are not comparable.
#[derive(Debug, Clone, PartialEq)]
pub struct Embedding(Vec<f32>);

impl Embedding {
    /// Normalises numbers from a network or from storage to length one.
    ///
    /// An error where they have no direction: empty, all zero, or not finite.
    pub fn new(mut numbers: Vec<f32>) -> Result<Self, VisionError> {
        let square: f64 = numbers.iter().map(|&x| f64::from(x) * f64::from(x)).sum();
        if !(square.is_finite() && square > 0.0) {
            return Err(VisionError::Embedding { expected: 1, found: 0 });
        }
        let length = square.sqrt();
        for number in &mut numbers {
            *number = (f64::from(*number) / length) as f32;
        }
        Ok(Self(numbers))
    }

    /// The mean of embeddings, normalised to length one: a person's template. An error where there are none, where
    /// their lengths differ, or where they cancel out.
    pub fn mean<'a>(embeddings: impl IntoIterator<Item = &'a Self>) -> Result<Self, VisionError> {
        let mut sum: Vec<f32> = Vec::new();
        for Self(numbers) in embeddings {
            if sum.is_empty() {
                sum = vec![0.0; numbers.len()];
            }
            if sum.len() != numbers.len() {
                return Err(VisionError::Embedding { expected: sum.len(), found: numbers.len() });
            }
            for (total, number) in sum.iter_mut().zip(numbers) {
                *total += number;
            }
        }
        Self::new(sum)
    }

    /// The components, as they are stored.
    pub fn as_slice(&self) -> &[f32] {
        &self.0
    }

    /// Cosine similarity, -1 to 1; components that only one of the two has count as zero.
    pub fn cosine(&self, other: &Self) -> f32 {
        dot(&self.0, &other.0)
    }
}

/// Dot product, in lanes so that the compiler can use SIMD registers.
pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let (a, a_rest) = a.as_chunks::<8>();
    let (b, b_rest) = b.as_chunks::<8>();
    let mut lanes = [0.0_f32; 8];
    for (a, b) in a.iter().zip(b) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    lanes.iter().sum::<f32>() + rest
}

/// The embedding network and its input buffer.
pub(super) struct Embedder {
    network: Box<dyn Network>,
    input: Preprocessing,
    numbers: Vec<f32>,
}

impl Embedder {
    pub(super) fn new(network: Box<dyn Network>, input: Preprocessing) -> Self {
        Self { network, input, numbers: Vec::new() }
    }

    /// Side of the aligned crop in pixels.
    pub(super) fn size(&self) -> u32 {
        self.input.size
    }

    /// Embeds an aligned crop.
    pub(super) fn embed(&mut self, crop: &RgbImage) -> Result<Embedding, VisionError> {
        pixels::planes(crop, &self.input, (self.input.size, self.input.size), (0, 0), &mut self.numbers);
        let mut outputs = self.network.run(&self.numbers)?;
        if outputs.is_empty() {
            return Err(VisionError::NoOutput { role: ModelRole::Embedder, output: "0".to_owned() });
        }
        Embedding::new(outputs.swap_remove(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::Channels;

    fn embedding(numbers: &[f32]) -> Embedding {
        Embedding::new(numbers.to_vec()).expect("a direction")
    }

    #[test]
    fn length_is_one_and_the_cosine_is_of_the_angle() {
        let (right, up, both) = (embedding(&[3.0, 0.0]), embedding(&[0.0, 7.0]), embedding(&[1.0, 1.0]));
        assert_eq!(right.as_slice(), [1.0, 0.0]);
        assert!(right.cosine(&up).abs() < 1e-6);
        assert!((right.cosine(&both) - 0.5_f32.sqrt()).abs() < 1e-6);
        assert!((both.cosine(&both) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn long_vectors_are_summed_to_the_end() {
        let ones = vec![1.0; 19];
        assert!((dot(&ones, &ones) - 19.0).abs() < 1e-6);
    }

    #[test]
    fn the_mean_lies_between() {
        let mean = Embedding::mean([&embedding(&[1.0, 0.0]), &embedding(&[0.0, 1.0])]).expect("a mean");
        assert!((mean.cosine(&embedding(&[1.0, 1.0])) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn what_has_no_direction_is_an_error() {
        assert!(Embedding::new(vec![]).is_err());
        assert!(Embedding::new(vec![0.0; 4]).is_err());
        assert!(Embedding::new(vec![f32::NAN, 1.0]).is_err());
        assert!(Embedding::mean([]).is_err());
        assert!(Embedding::mean([&embedding(&[1.0, 0.0]), &embedding(&[-1.0, 0.0])]).is_err());
        assert!(Embedding::mean([&embedding(&[1.0]), &embedding(&[1.0, 0.0])]).is_err());
    }

    /// A network that returns the sums of the three planes.
    struct Sums;

    impl Network for Sums {
        fn input(&self) -> &[usize] {
            &[1, 3, 4, 4]
        }

        fn run(&mut self, input: &[f32]) -> Result<Vec<Vec<f32>>, VisionError> {
            Ok(vec![input.chunks(16).map(|plane| plane.iter().sum()).collect()])
        }
    }

    #[test]
    fn pixels_reach_the_network_in_its_order() {
        let input = Preprocessing { channels: Channels::Bgr, subtract: 0.0, divide: 1.0, size: 4 };
        let mut embedder = Embedder::new(Box::new(Sums), input);
        let crop = RgbImage::from_pixel(4, 4, image::Rgb([0, 3, 4]));
        let found = embedder.embed(&crop).expect("embedded");
        assert!(found.as_slice().iter().zip([0.8, 0.6, 0.0]).all(|(a, b)| (a - b).abs() < 1e-6), "{found:?}");
    }
}
