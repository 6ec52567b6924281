//! Pictures, a gallery and a recogniser for the tests of a door.

use std::{
    collections::HashSet,
    env, fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use daihoi::{
    app::recognition::{Recognition, Step},
    domain::{delegate::DelegateId, recognition::FaceRules},
    vision::{Gallery, Recognizer, Runtime, photo},
};
use image::{RgbImage, imageops};
use uuid::Uuid;

/// Sides of a frame.
pub(crate) const FRAME: (u32, u32) = (640, 480);

pub(crate) fn guest() -> RgbImage {
    photo::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/demo/guest.jpg")).expect("the portrait")
}

pub(crate) fn recognizer() -> Recognizer {
    Recognizer::open(None, &Runtime::from_environment()).expect("the carried models")
}

pub(crate) fn id(number: u128) -> DelegateId {
    DelegateId(Uuid::from_u128(number))
}

/// The measuring set beside the project; says that a test is skipped where it is missing.
pub(crate) fn shared(test: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = env::var_os("DAIHOI_SHARED").map_or_else(beside, PathBuf::from).join("data/faces/lfw");
    if !folder.is_dir() {
        eprintln!("SKIPPED: {test}: the measuring set is not beside the project");
        return None;
    }
    Some(folder)
}

/// The photos of so many people, in the order of their names.
pub(crate) fn people(folder: &Path, many: usize) -> Vec<Vec<RgbImage>> {
    let sorted = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        entries.sort();
        entries
    };
    let photos = |person: &PathBuf| sorted(person).iter().map(|file| photo::open(file).expect("a photo")).collect();
    sorted(folder).iter().take(many).map(photos).collect()
}

/// Recognition of those whose photos are given, numbered from 1.
pub(crate) fn recognition(enrolled: &[&[RgbImage]], rules: FaceRules) -> Recognition {
    let mut recognizer = recognizer();
    let mut gallery = Gallery::new(recognizer.model_set());
    for (place, photos) in enrolled.iter().enumerate() {
        for photo in *photos {
            let face = recognizer.largest(photo).expect("run").expect("a face");
            gallery.add(id(place as u128 + 1), face.embedding).expect("added");
        }
    }
    let mut recognition = Recognition::new(recognizer, rules);
    recognition.set_gallery(Arc::new(gallery), Arc::new(HashSet::new()));
    recognition
}

/// Shows a clip at 30 frames a second.
pub(crate) fn show(recognition: &mut Recognition, frames: impl Iterator<Item = RgbImage>) -> Vec<Step> {
    let at = |number: u64| Duration::from_secs_f64(number as f64 / 30.0);
    frames
        .zip(0_u64..)
        .map(|(frame, number)| recognition.step(&frame, number, at(number)).expect("looked at"))
        .collect()
}

/// A wall.
pub(crate) fn wall() -> RgbImage {
    RgbImage::from_pixel(FRAME.0, FRAME.1, image::Rgb([58, 54, 50]))
}

/// Hangs a picture into a frame: its middle, and its height, in pixels.
pub(crate) fn hang(frame: &mut RgbImage, picture: &RgbImage, (x, y): (f32, f32), height: f32) {
    let width = height * picture.width() as f32 / picture.height() as f32;
    let scaled = imageops::resize(picture, width as u32, height as u32, imageops::FilterType::Triangle);
    imageops::overlay(frame, &scaled, (x - width / 2.0) as i64, (y - height / 2.0) as i64);
}
