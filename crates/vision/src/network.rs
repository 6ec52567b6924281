//! The interface between this crate's arithmetic and a runtime: two methods, so that either side is tested without the
//! other.

use super::error::VisionError;

/// A network with one input, ready to run.
pub trait Network: Send {
    /// Shape of the input; for a picture: 1, channels, height, width.
    fn input(&self) -> &[usize];

    /// Runs the network; returns the outputs in the order of the names it was opened with, each in row-major order.
    ///
    /// `input` has as many values as the product of the shape.
    fn run(&mut self, input: &[f32]) -> Result<Vec<Vec<f32>>, VisionError>;
}
