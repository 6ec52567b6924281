//! Time from a frame to a name on one thread: tract, or ONNX Runtime where `DAIHOI_ONNXRUNTIME` names its library.
//!
//! The frames are 640 x 480 JPEGs as from a webcam; the face is the portrait that ships with the project.

use std::{collections::HashSet, path::Path, time::Duration};

use daihoi::{
    app::faces::recognition::Recognition,
    camera::{CameraError, Captured, Description, FrameReader, FrameSource, Paced, Payload, PixelFormat, RawFrame},
    domain::{
        delegate::DelegateId,
        recognition::{Decision, FaceRules},
    },
    vision::{Gallery, Recognizer, Runtime, photo, synth},
};
use divan::Bencher;
use image::{RgbImage, codecs::jpeg::JpegEncoder};
use uuid::Uuid;

fn main() {
    let recognizer = recognizer();
    eprintln!("{}, models {}", Runtime::from_environment(), recognizer.model_set());
    divan::main();
}

fn portrait() -> RgbImage {
    photo::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/upkeep/demo/guest.jpg")).expect("the portrait")
}

fn recognizer() -> Recognizer {
    Recognizer::open(None, &Runtime::from_environment()).expect("the carried models")
}

fn jpeg(frame: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 85).encode_image(frame).expect("encoded");
    bytes
}

/// Frames in memory, as a camera would send them, thirty a second.
struct Film {
    frames: Vec<Vec<u8>>,
    next: usize,
}

impl FrameSource for Film {
    fn capture(&mut self) -> Result<Captured, CameraError> {
        let Some(bytes) = self.frames.get(self.next) else { return Ok(Captured::Ended) };
        let number = self.next as u64;
        self.next += 1;
        let payload = Payload::Jpeg { bytes: bytes.clone(), size: Some(synth::SIZE) };
        Ok(Captured::Frame(RawFrame { payload, number, at: Duration::from_secs(number) / 30, file: None }))
    }

    fn description(&self) -> Description {
        Description { name: "film".to_owned(), format: PixelFormat::Mjpeg, size: synth::SIZE, fps: 30.0 }
    }
}

/// The last frames of the walk, when the person stands at the desk.
fn standing(frames: usize) -> Vec<Vec<u8>> {
    let all: Vec<RgbImage> = synth::walk_up(&portrait(), frames * 3).collect();
    all[frames * 2..].iter().map(jpeg).collect()
}

fn recognition() -> Recognition {
    let mut recognizer = recognizer();
    let enrolled = recognizer.largest(&portrait()).expect("run").expect("a face").embedding;
    let mut gallery = Gallery::new(recognizer.model_set());
    gallery.add(DelegateId(Uuid::from_u128(1)), enrolled).expect("added");
    let mut recognition = Recognition::new(recognizer, FaceRules::default());
    recognition.set_gallery(gallery.into(), HashSet::new().into());
    recognition
}

/// One frame with one face, described in full: decoded, detected, aligned, embedded, searched.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn frame_to_name(bencher: Bencher) {
    let mut recognition = recognition();
    recognition.look_at_all();
    let bytes = standing(1).remove(0);
    let mut at = Duration::ZERO;
    bencher.bench_local(move || {
        let mut reader = FrameReader::new(Box::new(Film { frames: vec![bytes.clone()], next: 0 }));
        let frame = reader.next_frame().expect("a film").expect("a frame");
        at += Duration::from_millis(33);
        recognition.step(&frame.image, 0, at).expect("looked at").faces.len()
    });
}

/// The decoding stage alone.
#[divan::bench(sample_count = 60, sample_size = 1)]
fn decode_jpeg(bencher: Bencher) {
    let bytes = standing(1).remove(0);
    bencher.bench_local(move || {
        let mut reader = FrameReader::new(Box::new(Film { frames: vec![bytes.clone()], next: 0 }));
        reader.next_frame().expect("a film").map(|frame| frame.number)
    });
}

/// The detection stage alone.
#[divan::bench(sample_count = 60, sample_size = 1)]
fn detect(bencher: Bencher) {
    let mut recognizer = recognizer();
    let frame = synth::walk_up(&portrait(), 3).last().expect("a frame");
    bencher.bench_local(move || recognizer.detect(&frame).expect("run").len());
}

/// One frame with three faces at a live desk, where one face is described per frame.
#[divan::bench(sample_count = 60, sample_size = 1)]
fn frame_of_three(bencher: Bencher) {
    let mut recognition = recognition();
    let small = image::imageops::resize(&portrait(), 240, 240, image::imageops::FilterType::Triangle);
    let mut frame = RgbImage::new(640, 480);
    for place in 0..3 {
        image::imageops::replace(&mut frame, &small, place * 210, 60 + (place % 2) * 120);
    }
    let bytes = jpeg(&frame);
    let mut at = Duration::ZERO;
    bencher.bench_local(move || {
        let mut reader = FrameReader::new(Box::new(Film { frames: vec![bytes.clone()], next: 0 }));
        let frame = reader.next_frame().expect("a film").expect("a frame");
        at += Duration::from_millis(48);
        recognition.step(&frame.image, 0, at).expect("looked at").faces.len()
    });
}

/// Time from the first usable frame of a live source at 30 frames a second to the decision; the newest frame is always
/// taken, as at the desk.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn first_frame_to_decision(bencher: Bencher) {
    let mut recognition = recognition();
    let frames = standing(30);
    bencher
        .with_inputs(|| {
            let film = std::sync::Mutex::new(Some(Film { frames: frames.clone(), next: 0 }));
            let open = move || -> Result<Box<dyn FrameSource>, CameraError> {
                let film = film.lock().expect("no panic").take().unwrap_or(Film { frames: Vec::new(), next: 0 });
                Ok(Box::new(Paced::new(film)))
            };
            let feed = daihoi::camera::Feed::with(open, daihoi::camera::FeedLimits::default());
            let first = loop {
                if let daihoi::camera::Next::Frame(frame) = feed.next(Duration::from_secs(1)) {
                    break frame;
                }
            };
            (feed, first)
        })
        .bench_local_values(|(feed, first)| {
            recognition.restart();
            let mut frame = first;
            loop {
                let step = recognition.step(&frame.image, frame.number, frame.at).expect("looked at");
                if let Some(verdict) = step.verdicts.first() {
                    assert!(matches!(verdict.decision, Decision::Accept { .. }), "{verdict:?}");
                    return verdict.frame;
                }
                frame = loop {
                    if let daihoi::camera::Next::Frame(frame) = feed.next(Duration::from_secs(1)) {
                        break frame;
                    }
                };
            }
        });
}
