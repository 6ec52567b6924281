//! From a picture to its faces: runs the stages one after the other.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use fast_image_resize::Resizer;
use image::RgbImage;

use super::{
    align,
    detect::{self, Detection, Detector},
    embed::{Embedder, Embedding},
    error::VisionError,
    expand::{Slopes, expand_for},
    geometry::{Bounds, Point},
    liveness::Liveness,
    manifest::{Model, ModelSet, SetThresholds},
    mesh::{self, MeshNetwork},
    network::Network,
    pixels::Pyramid,
    quality::{self, Quality},
    runtime::{self, Runtime},
};

/// The landmarks that a face was aligned by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// 40 points of the mesh.
    Mesh,
    /// The five points of the detection, where the mesh sees no face: less accurate.
    FivePoints,
}

/// A face in a picture, described in full.
#[derive(Debug, Clone)]
pub struct Face {
    /// In pixels of the picture; may reach beyond it.
    pub bounds: Bounds,
    /// Eyes, nose, mouth corners; each pair from left to right when the head is upright.
    pub landmarks: [Point; 5],
    /// Score of the detection, 0.6 to 1.
    pub detection: f32,
    /// Probability of a face by the mesh, 0 to 1.
    pub presence: f32,
    /// The landmarks it was aligned by.
    pub alignment: Alignment,
    /// Yaw in degrees: 0 faces the camera, positive turns towards the right of the picture.
    pub yaw: f32,
    /// Sharpness, brightness, size and pose.
    pub quality: Quality,
    /// Probability of a living face, 0 to 1, where the set has a model for it.
    pub liveness: Option<f32>,
    /// Whether `liveness` is too low to be accepted without a person's confirmation.
    pub suspect: bool,
    /// Compared with the gallery to identify the person.
    pub embedding: Embedding,
}

impl Face {
    /// Whether the embedding is less reliable, because the alignment is.
    pub fn is_weak(&self) -> bool {
        self.alignment == Alignment::FivePoints
    }
}

/// Time that each stage took in the last call; sums over all faces.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Timings {
    /// Scaling, network and decoding.
    pub detect: Duration,
    /// Crop and network.
    pub mesh: Duration,
    /// Fit, crop and quality.
    pub align: Duration,
    /// Network only, without the crop.
    pub embed: Duration,
    /// Crop and network, where the set has such a model.
    pub liveness: Duration,
}

/// All networks of a model set, ready to run.
pub struct Recognizer {
    id: String,
    thresholds: SetThresholds,
    detector: Detector,
    mesh: MeshNetwork,
    embedder: Embedder,
    liveness: Option<Liveness>,
    resizer: Resizer,
    timings: Timings,
}

impl Recognizer {
    /// Opens the set in a folder, or the one compiled into the binary.
    ///
    /// A process runs on one runtime. A library that can't be loaded is [`VisionError::Library`]; [`Runtime::Tract`] is
    /// still available afterwards, another library only to a new process.
    pub fn open(models: Option<&Path>, runtime: &Runtime) -> Result<Self, VisionError> {
        let set = models.map_or_else(ModelSet::carried, ModelSet::load)?;
        let slopes = match runtime {
            Runtime::Tract => Slopes::Split,
            Runtime::OnnxRuntime(_) => Slopes::Depthwise,
        };
        let expanded = |model: &Model, size| {
            expand_for(&model.bytes, size, slopes)
                .map_err(|source| VisionError::Expand { path: model.path.clone(), source })
        };
        let mesh = runtime::open(runtime, &set.mesh, &expanded(&set.mesh, None)?, &mesh::OUTPUTS)?;
        let embedder = runtime::open(runtime, &set.embedder, &expanded(&set.embedder, None)?, &[])?;
        takes_pictures(&set.mesh, &*mesh)?;
        takes_pictures(&set.embedder, &*embedder)?;
        let liveness = match &set.liveness {
            Some((model, settings)) => {
                let network = runtime::open(runtime, model, &expanded(model, None)?, &[])?;
                takes_pictures(model, &*network)?;
                Some(Liveness::new(network, model.input, *settings)?)
            }
            None => None,
        };

        let (chosen, model) = (runtime.clone(), set.detector.clone());
        let open = Box::new(move |size: (u32, u32)| {
            let graph = expand_for(&model.bytes, Some(size), slopes)
                .map_err(|source| VisionError::Expand { path: model.path.clone(), source })?;
            runtime::open(&chosen, &model, &graph, &detect::OUTPUTS)
        });
        let mut detector = Detector::new(open, set.detector.input);
        // Nearly every camera sends this size; and a detector that can't be opened fails here instead of at the first
        // frame.
        detector.prepare(640, 480)?;
        Ok(Self {
            id: set.id,
            thresholds: set.thresholds,
            detector,
            mesh: MeshNetwork::new(mesh, set.mesh.input),
            embedder: Embedder::new(embedder, set.embedder.input),
            liveness,
            resizer: Resizer::new(),
            timings: Timings::default(),
        })
    }

    /// Id of the model set, stored with every embedding.
    pub fn model_set(&self) -> &str {
        &self.id
    }

    /// Thresholds measured with this set.
    pub fn thresholds(&self) -> SetThresholds {
        self.thresholds
    }

    /// Time that the stages of the last call took.
    pub fn timings(&self) -> Timings {
        self.timings
    }

    /// Detects faces without describing them, largest first: a seventh of the work of [`Self::faces`].
    pub fn detect(&mut self, image: &RgbImage) -> Result<Vec<Detection>, VisionError> {
        self.timings = Timings::default();
        let start = Instant::now();
        let mut found = self.detector.detect(&mut self.resizer, image)?;
        found.sort_by(|a, b| b.bounds.area().total_cmp(&a.bounds.area()));
        self.timings.detect = start.elapsed();
        Ok(found)
    }

    /// Describes every face of a picture, largest first.
    pub fn faces(&mut self, image: &RgbImage) -> Result<Vec<Face>, VisionError> {
        let found = self.detect(image)?;
        let mut pyramid = Pyramid::new(image);
        let mut faces = Vec::with_capacity(found.len());
        for detection in &found {
            faces.extend(self.describe_in(&mut pyramid, detection)?);
        }
        Ok(faces)
    }

    /// Describes the largest face of a picture.
    pub fn largest(&mut self, image: &RgbImage) -> Result<Option<Face>, VisionError> {
        let found = self.detect(image)?;
        found.first().map_or(Ok(None), |detection| self.describe_in(&mut Pyramid::new(image), detection))
    }

    /// Describes a detected face; `None` where the detection has no extent. Adds to the timings of the last call.
    pub fn describe(&mut self, image: &RgbImage, detection: &Detection) -> Result<Option<Face>, VisionError> {
        self.describe_in(&mut Pyramid::new(image), detection)
    }

    fn describe_in(&mut self, pyramid: &mut Pyramid<'_>, detection: &Detection) -> Result<Option<Face>, VisionError> {
        let start = Instant::now();
        let placed = self.mesh.place(&mut self.resizer, pyramid, detection)?;
        let Some(placed) = placed else { return Ok(None) };
        let meshed = Instant::now();

        let size = self.embedder.size();
        let by_mesh = if placed.is_face() { align::by_mesh(&placed.points, size) } else { None };
        let (alignment, to_frame, yaw) = if by_mesh.is_some() {
            (Alignment::Mesh, by_mesh, placed.yaw())
        } else {
            let by_points = align::by_five_points(&detection.landmarks, size);
            (Alignment::FivePoints, by_points, rough_yaw(&detection.landmarks))
        };
        let Some(to_frame) = to_frame else { return Ok(None) };
        let crop = pyramid.crop(&mut self.resizer, &to_frame, size)?;
        let (sharpness, brightness) = quality::light(&crop);
        let aligned = Instant::now();

        let embedding = self.embedder.embed(&crop)?;
        let embedded = Instant::now();
        let (mut liveness, mut suspect) = (None, false);
        if let Some(model) = &mut self.liveness {
            let score = model.score(&mut self.resizer, pyramid, &detection.bounds)?;
            (liveness, suspect) = (Some(score), model.suspects(score));
        }
        self.timings.mesh += meshed - start;
        self.timings.align += aligned - meshed;
        self.timings.embed += embedded - aligned;
        self.timings.liveness += embedded.elapsed();
        let quality = Quality { width: detection.bounds.width, sharpness, brightness, yaw, presence: placed.presence };
        Ok(Some(Face {
            bounds: detection.bounds,
            landmarks: detection.landmarks,
            detection: detection.score,
            presence: placed.presence,
            alignment,
            yaw,
            quality,
            liveness,
            suspect,
            embedding,
        }))
    }
}

/// Refuses a model whose input is not one picture with the sides in the manifest.
fn takes_pictures(model: &Model, network: &dyn Network) -> Result<(), VisionError> {
    let side = model.input.size as usize;
    if network.input() == [1, 3, side, side] {
        Ok(())
    } else {
        Err(VisionError::InputShape { path: model.path.clone() })
    }
}

/// Yaw in degrees from the nose's distance to the midpoint between the eyes, along their line.
///
/// The nose protrudes by about six tenths of the distance between the eyes.
fn rough_yaw(landmarks: &[Point; 5]) -> f32 {
    let [left, right, nose, ..] = *landmarks;
    let (dx, dy) = (right.0 - left.0, right.1 - left.1);
    let square = dx * dx + dy * dy;
    if square < f32::EPSILON {
        return 0.0;
    }
    let from_middle = (nose.0 - left.0.midpoint(right.0), nose.1 - left.1.midpoint(right.1));
    let along = (from_middle.0 * dx + from_middle.1 * dy) / square;
    (along / 0.6).atan().to_degrees()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recognizer_can_move_to_a_worker() {
        fn is_send<T: Send>() {}
        is_send::<Recognizer>();
    }

    #[test]
    fn the_nose_tells_the_side_whichever_way_the_head_is_tilted() {
        let straight = [(30.0, 50.0), (70.0, 50.0), (50.0, 70.0), (35.0, 90.0), (65.0, 90.0)];
        assert!(rough_yaw(&straight).abs() < 1e-3);
        let mut right = straight;
        right[2].0 += 12.0;
        assert!((20.0..35.0).contains(&rough_yaw(&right)), "{}", rough_yaw(&right));
        let tilted = right.map(|(x, y)| (y, -x));
        assert!((rough_yaw(&tilted) - rough_yaw(&right)).abs() < 1e-3);
    }
}
