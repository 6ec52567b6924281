//! Pictures, a gallery and a recogniser for the tests of a door.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use daihoi::{
    app::faces::recognition::{Recognition, Step},
    domain::{delegate::DelegateId, recognition::FaceRules},
    vision::{Gallery, Recognizer, Runtime, photo},
};
use daihoi_testing::faces;
use image::{RgbImage, imageops};
use uuid::Uuid;

/// Width and height of a frame in pixels.
pub(crate) const FRAME: (u32, u32) = (640, 480);

pub(crate) use daihoi_testing::faces::guest;

pub(crate) fn recognizer() -> Recognizer {
    Recognizer::open(None, &Runtime::from_environment()).expect("the carried models")
}

pub(crate) fn id(number: u128) -> DelegateId {
    DelegateId(Uuid::from_u128(number))
}

/// Photos of `many` people, once made up with six each, and once of the evaluation set if it is present.
pub(crate) fn crowds(many: usize) -> Vec<Vec<Vec<RgbImage>>> {
    let made_up = (0..many).map(|person| faces::photos(person, 6)).collect();
    let measured = daihoi_testing::measured("data/faces/lfw").map(|folder| people(&folder, many));
    std::iter::once(made_up).chain(measured).collect()
}

/// The photos of the first `many` people, in the order of their names.
fn people(folder: &Path, many: usize) -> Vec<Vec<RgbImage>> {
    let sorted = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        entries.sort();
        entries
    };
    let photos = |person: &PathBuf| sorted(person).iter().map(|file| photo::open(file).expect("a photo")).collect();
    sorted(folder).iter().take(many).map(photos).collect()
}

/// Recognition with these people enrolled, numbered from 1.
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

/// Runs a clip at 30 frames a second.
pub(crate) fn show(recognition: &mut Recognition, frames: impl Iterator<Item = RgbImage>) -> Vec<Step> {
    let at = |number: u64| Duration::from_secs_f64(number as f64 / 30.0);
    frames
        .zip(0_u64..)
        .map(|(frame, number)| recognition.step(&frame, number, at(number)).expect("looked at"))
        .collect()
}

/// A frame of plain wall.
pub(crate) fn wall() -> RgbImage {
    RgbImage::from_pixel(FRAME.0, FRAME.1, image::Rgb([58, 54, 50]))
}

/// Draws a picture into a frame: its centre, and its height, in pixels.
pub(crate) fn hang(frame: &mut RgbImage, picture: &RgbImage, (x, y): (f32, f32), height: f32) {
    let width = height * picture.width() as f32 / picture.height() as f32;
    let scaled = imageops::resize(picture, width as u32, height as u32, imageops::FilterType::Triangle);
    imageops::overlay(frame, &scaled, (x - width / 2.0) as i64, (y - height / 2.0) as i64);
}
