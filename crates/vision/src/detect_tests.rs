//! Decoding, suppression and letterboxing with a network that answers by arithmetic.

use std::sync::{Arc, Mutex};

use super::*;
use crate::manifest::Channels;

const INPUT: Preprocessing = Preprocessing { channels: Channels::Bgr, subtract: 0.0, divide: 1.0, size: 320 };

/// Shape and numbers of every run, in order.
type AskedRuns = Arc<Mutex<Vec<((u32, u32), Vec<f32>)>>>;

/// Outputs for the run's number and the input's shape.
type ScriptedOutputs = Arc<dyn Fn(usize, (u32, u32)) -> Vec<Vec<f32>> + Send + Sync>;

/// A network that computes its outputs by a function and records its inputs.
struct FakeDetector {
    shape: (u32, u32),
    asked: AskedRuns,
    answer: ScriptedOutputs,
}

impl Network for FakeDetector {
    fn input(&self) -> &[usize] {
        &[]
    }

    fn run(&mut self, input: &[f32]) -> Result<Vec<Vec<f32>>, VisionError> {
        let mut asked = self.asked.lock().expect("lock");
        asked.push((self.shape, input.to_vec()));
        Ok((self.answer)(asked.len(), self.shape))
    }
}

fn silent(shape: (u32, u32)) -> Vec<Vec<f32>> {
    let cells = |stride: u32| ((shape.0 / stride) * (shape.1 / stride)) as usize;
    [1, 1, 4, 10].iter().flat_map(|numbers| STRIDES.map(|stride| vec![0.0; cells(stride) * numbers])).collect()
}

/// A face in one cell of stride 16, its box two cells wide and one high, its points on the cell's corner.
fn with_face(shape: (u32, u32), column: usize, row: usize, score: f32) -> Vec<Vec<f32>> {
    let mut outputs = silent(shape);
    add_face(&mut outputs, shape, (column, row), score);
    outputs
}

fn add_face(outputs: &mut [Vec<f32>], shape: (u32, u32), (column, row): (usize, usize), score: f32) {
    let cell = row * (shape.0 / 16) as usize + column;
    outputs[1][cell] = score;
    outputs[4][cell] = score;
    outputs[7][cell * 4 + 2] = 2.0_f32.ln();
}

fn detector(answer: impl Fn(usize, (u32, u32)) -> Vec<Vec<f32>> + Send + Sync + 'static) -> (Detector, AskedRuns) {
    let asked = AskedRuns::default();
    let (seen, answer): (_, ScriptedOutputs) = (Arc::clone(&asked), Arc::new(answer));
    let open = Box::new(move |shape| {
        let fake = FakeDetector { shape, asked: Arc::clone(&seen), answer: Arc::clone(&answer) };
        Ok(Box::new(fake) as Box<dyn Network>)
    });
    (Detector::new(open, INPUT), asked)
}

fn near(a: f32, b: f32) -> bool {
    (a - b).abs() < 1e-3
}

#[test]
fn shapes_are_multiples_of_32_around_the_scaled_frame() {
    let shape = |frame| {
        let letterbox = Letterbox::new(frame, 320, 1.0);
        (letterbox.scaled, letterbox.network)
    };
    assert_eq!(shape((640, 480)), ((320, 240), (320, 256)));
    assert_eq!(shape((1280, 720)), ((320, 180), (320, 192)));
    assert_eq!(shape((480, 640)), ((240, 320), (256, 320)));
    assert_eq!(shape((92, 112)), ((263, 320), (288, 320)));
    assert_eq!(shape((250, 250)), ((320, 320), (320, 320)));
    assert_eq!(shape((9000, 3)), ((320, 1), (320, 32)));
}

#[test]
fn a_cell_becomes_a_box_in_the_frame() {
    let (mut detector, _) = detector(|_, shape| with_face(shape, 5, 3, 0.81));
    let found = detector.detect(&mut Resizer::new(), &RgbImage::new(640, 480)).expect("run");
    let [face] = found.as_slice() else { panic!("one face, not {found:?}") };
    // The cell's corner is (80, 48) of the input and the frame has twice its pixels.
    assert!(near(face.score, 0.81));
    let Bounds { x, y, width, height } = face.bounds;
    assert!(near(x, 128.0) && near(y, 80.0) && near(width, 64.0) && near(height, 32.0), "{face:?}");
    assert!(near(face.landmarks[4].0, 160.0) && near(face.landmarks[4].1, 96.0), "{face:?}");
}

#[test]
fn the_score_is_the_geometric_mean_of_class_and_object() {
    let (mut detector, _) = detector(|_, shape| {
        let mut outputs = with_face(shape, 5, 3, 0.9);
        outputs[4].fill(0.3);
        outputs
    });
    // sqrt(0.9 * 0.3) = 0.52 is below the threshold.
    assert!(detector.detect(&mut Resizer::new(), &RgbImage::new(640, 480)).expect("run").is_empty());
}

#[test]
fn of_overlapping_boxes_the_best_is_kept() {
    let (mut detector, _) = detector(|_, shape| {
        let mut outputs = with_face(shape, 5, 3, 0.7);
        add_face(&mut outputs, shape, (5, 4), 0.9);
        let cell = 4 * 20 + 5;
        outputs[7][cell * 4 + 1] = -0.8;
        add_face(&mut outputs, shape, (12, 8), 0.8);
        outputs
    });
    let found = detector.detect(&mut Resizer::new(), &RgbImage::new(640, 480)).expect("run");
    let scores: Vec<f32> = found.iter().map(|face| face.score).collect();
    assert_eq!(scores, [0.9, 0.8]);
}

#[test]
fn a_frame_is_blue_first_with_black_below() {
    let (mut detector, asked) = detector(|_, shape| with_face(shape, 5, 3, 0.9));
    detector.detect(&mut Resizer::new(), &RgbImage::from_pixel(640, 480, image::Rgb([10, 20, 30]))).expect("run");
    let asked = asked.lock().expect("lock");
    let (shape, numbers) = &asked[0];
    let plane = 320 * 256;
    assert_eq!((*shape, numbers.len()), ((320, 256), plane * 3));
    assert!([0, plane, 2 * plane].iter().zip([30.0, 20.0, 10.0]).all(|(&at, value)| near(numbers[at], value)));
    assert!(numbers[240 * 320..plane].iter().all(|&value| value.abs() < f32::EPSILON));
}

#[test]
fn a_face_that_is_missed_is_looked_for_with_a_border() {
    let (mut detector, asked) =
        detector(|run, shape| if run == 1 { silent(shape) } else { with_face(shape, 9, 8, 0.9) });
    let found = detector.detect(&mut Resizer::new(), &RgbImage::new(320, 256)).expect("run");
    assert_eq!(asked.lock().expect("lock").len(), 2);
    // The picture is drawn at half its size from (80, 64) on, so the cell (144, 128) is its point (128, 128).
    assert!(near(found[0].landmarks[0].0, 128.0) && near(found[0].landmarks[0].1, 128.0), "{found:?}");
}

#[test]
fn outputs_of_another_length_and_pictures_without_pixels_are_errors() {
    let (mut detector, _) = detector(|_, shape| {
        let mut outputs = silent(shape);
        outputs[10].pop();
        outputs
    });
    let mut resizer = Resizer::new();
    let error = detector.detect(&mut resizer, &RgbImage::new(64, 64)).expect_err("short");
    assert!(matches!(error, VisionError::OutputLength { role: ModelRole::Detector, output: 10, .. }), "{error}");
    let error = detector.detect(&mut resizer, &RgbImage::new(0, 5)).expect_err("empty");
    assert!(matches!(error, VisionError::Picture { width: 0, height: 5 }), "{error}");
}
