//! What stands between the arithmetic of this layer and a runtime: two methods, so that both sides of a network are
//! tested without one.

use super::error::VisionError;

/// A network of one input, ready to run.
pub trait Network: Send {
    /// Shape of the input; for a picture: 1, channels, height, width.
    fn input(&self) -> &[usize];

    /// The outputs, in the order of the names that it was opened with, each in row order.
    ///
    /// `input` has as many numbers as the shape says.
    fn run(&mut self, input: &[f32]) -> Result<Vec<Vec<f32>>, VisionError>;
}
