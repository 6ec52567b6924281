//! Face mesh: 468 landmarks of one face, and the probability that it is a face.

use fast_image_resize::Resizer;
use image::RgbImage;

use super::{
    detect::Detection,
    error::VisionError,
    geometry::{Point, Similarity},
    manifest::Preprocessing,
    network::Network,
    pixels::{self, Pyramid},
    role::ModelRole,
};

/// Names of the network's outputs.
pub(super) const OUTPUTS: [&str; 2] = ["landmarks", "presence"];
/// Number of points in the mesh.
pub const POINTS: usize = 468;
/// Least presence of a face: real faces have 0.998 and more, other crops less than 0.5.
pub const PRESENCE: f32 = 0.5;
/// Side of the crop over the longer side of the detected box.
const MARGIN: f32 = 1.5;
/// Indices of the points on the left and right border of the face in the image.
const SIDES: (usize, usize) = (234, 454);

/// Landmarks of one face.
#[derive(Debug, Clone, PartialEq)]
pub struct Mesh {
    /// x and y in pixels of the frame, z in the same unit (negative towards the camera).
    pub points: Vec<[f32; 3]>,
    /// Probability of a face, 0 to 1.
    pub presence: f32,
}

impl Mesh {
    /// Whether `presence` reaches [`PRESENCE`].
    pub fn is_face(&self) -> bool {
        self.presence >= PRESENCE
    }

    /// Yaw in degrees: 0 faces the camera, positive turns towards the right of the frame.
    ///
    /// The angle in depth of the line between the borders of the face.
    pub fn yaw(&self) -> f32 {
        let (Some(left), Some(right)) = (self.points.get(SIDES.0), self.points.get(SIDES.1)) else { return 0.0 };
        let [x, y, z]: [f32; 3] = std::array::from_fn(|i| right[i] - left[i]);
        z.atan2(x.hypot(y)).to_degrees()
    }
}

/// The mesh network and its input buffer.
pub(super) struct MeshNetwork {
    network: Box<dyn Network>,
    input: Preprocessing,
    numbers: Vec<f32>,
}

impl MeshNetwork {
    pub(super) fn new(network: Box<dyn Network>, input: Preprocessing) -> Self {
        Self { network, input, numbers: Vec::new() }
    }

    /// Landmarks of a detected face; `None` where the detection has no extent.
    pub(super) fn place(
        &mut self,
        resizer: &mut Resizer,
        pyramid: &mut Pyramid<'_>,
        detection: &Detection,
    ) -> Result<Option<Mesh>, VisionError> {
        let size = self.input.size;
        let to_frame = crop_of(detection, size);
        if to_frame.inverse().is_none() {
            return Ok(None);
        }
        let crop: RgbImage = pyramid.crop(resizer, &to_frame, size)?;
        pixels::planes(&crop, &self.input, (size, size), (0, 0), &mut self.numbers);
        let outputs = self.network.run(&self.numbers)?;
        read(&outputs, &to_frame).map(Some)
    }
}

/// Maps the upright crop around a face to the frame: a square around the box's centre, rotated by the line of the eyes.
fn crop_of(detection: &Detection, size: u32) -> Similarity {
    let (left, right): (Point, Point) = (detection.landmarks[0], detection.landmarks[1]);
    let (dx, dy) = (right.0 - left.0, right.1 - left.1);
    let length = dx.hypot(dy);
    let (cos, sin) = if length > f32::EPSILON { (dx / length, dy / length) } else { (1.0, 0.0) };
    let scale = MARGIN * detection.bounds.width.max(detection.bounds.height) / size as f32;
    let (a, b) = (scale * cos, scale * sin);
    let (x, y) = detection.bounds.centre();
    let half = size as f32 / 2.0;
    Similarity { a, b, dx: x - (a * half - b * half), dy: y - (b * half + a * half) }
}

fn read(outputs: &[Vec<f32>], to_frame: &Similarity) -> Result<Mesh, VisionError> {
    let output = |output: usize, expected: usize| {
        let values = outputs.get(output).map_or(&[][..], Vec::as_slice);
        if values.len() == expected {
            Ok(values)
        } else {
            Err(VisionError::OutputLength { role: ModelRole::Mesh, output, expected, found: values.len() })
        }
    };
    let scale = to_frame.scale();
    let place = |&[x, y, z]: &[f32; 3]| {
        let (x, y) = to_frame.apply((x, y));
        [x, y, z * scale]
    };
    let points = output(0, POINTS * 3)?.as_chunks::<3>().0.iter().map(place).collect();
    let presence = 1.0 / (1.0 + (-output(1, 1)?[0]).exp());
    Ok(Mesh { points, presence })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{geometry::Bounds, manifest::Channels};

    /// A network with fixed outputs that keeps its last input.
    struct FakeMesh {
        outputs: Vec<Vec<f32>>,
        asked: std::sync::Arc<std::sync::Mutex<Vec<f32>>>,
    }

    impl Network for FakeMesh {
        fn input(&self) -> &[usize] {
            &[1, 3, 32, 32]
        }

        fn run(&mut self, input: &[f32]) -> Result<Vec<Vec<f32>>, VisionError> {
            *self.asked.lock().expect("lock") = input.to_vec();
            Ok(self.outputs.clone())
        }
    }

    const INPUT: Preprocessing = Preprocessing { channels: Channels::Rgb, subtract: 0.0, divide: 255.0, size: 32 };

    fn detection(eyes: [Point; 2]) -> Detection {
        Detection {
            bounds: Bounds { x: 40.0, y: 30.0, width: 20.0, height: 40.0 },
            landmarks: [eyes[0], eyes[1], (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)],
            score: 0.9,
        }
    }

    #[test]
    fn landmarks_come_back_to_the_frame() {
        let mut landmarks = vec![16.0; POINTS * 3];
        landmarks[..3].copy_from_slice(&[0.0, 16.0, 2.0]);
        let asked = std::sync::Arc::default();
        let fake = FakeMesh { outputs: vec![landmarks, vec![0.0]], asked: std::sync::Arc::clone(&asked) };
        let mut network = MeshNetwork::new(Box::new(fake), INPUT);
        let image = RgbImage::from_pixel(100, 100, image::Rgb([255; 3]));
        let upright = detection([(45.0, 40.0), (55.0, 40.0)]);
        let mesh = network.place(&mut Resizer::new(), &mut Pyramid::new(&image), &upright);
        let mesh = mesh.expect("run").expect("a mesh");
        // The crop is 60 pixels wide around (50, 50): its left side is x = 20, and 32 pixels stand for 60.
        assert!((mesh.points[0][0] - 20.0).abs() < 1e-3 && (mesh.points[0][1] - 50.0).abs() < 1e-3);
        assert!((mesh.points[0][2] - 2.0 * 60.0 / 32.0).abs() < 1e-3);
        assert!((mesh.presence - 0.5).abs() < 1e-6 && mesh.is_face());
        assert!(asked.lock().expect("lock").iter().all(|value| (value - 1.0).abs() < 1e-6));
    }

    #[test]
    fn the_crop_turns_with_the_eyes() {
        // Eyes one above the other: the head lies on its side.
        let lying = crop_of(&detection([(50.0, 45.0), (50.0, 55.0)]), 32);
        let (x, y) = lying.apply((32.0, 16.0));
        assert!((x - 50.0).abs() < 1e-3 && (y - 80.0).abs() < 1e-3, "{x} {y}");
    }

    #[test]
    fn yaw_is_the_depth_between_the_borders() {
        let mut mesh = Mesh { points: vec![[0.0; 3]; POINTS], presence: 1.0 };
        mesh.points[SIDES.1] = [100.0, 0.0, 0.0];
        assert!(mesh.yaw().abs() < 1e-4);
        mesh.points[SIDES.1] = [100.0, 0.0, 100.0];
        assert!((mesh.yaw() - 45.0).abs() < 1e-3);
    }

    #[test]
    fn an_output_of_another_length_is_an_error() {
        let still = Similarity { a: 1.0, b: 0.0, dx: 0.0, dy: 0.0 };
        let error = read(&[vec![0.0; 10], vec![0.0]], &still).expect_err("short");
        assert!(matches!(error, VisionError::OutputLength { role: ModelRole::Mesh, expected: 1404, found: 10, .. }));
        assert!(read(&[vec![0.0; 1404]], &still).is_err());
    }
}
