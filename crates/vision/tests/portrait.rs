//! The portrait that ships with the project, through the networks that ship with it.

use daihoi_vision::{Alignment, QualityLimits, Recognizer, Runtime, synth};
use image::RgbImage;

fn portrait() -> RgbImage {
    let path = daihoi_testing::repository().join("src/app/upkeep/demo/guest.jpg");
    image::open(path).expect("the portrait").to_rgb8()
}

fn recognizer() -> Recognizer {
    Recognizer::open(None, &Runtime::from_environment()).expect("the carried models")
}

#[test]
fn the_portrait_has_one_face_and_it_is_good() {
    let faces = recognizer().faces(&portrait()).expect("run");
    let [face] = faces.as_slice() else { panic!("one face, not {}", faces.len()) };
    eprintln!("{face:?}");
    // The face, in pixels of the portrait.
    let (x, y) = face.bounds.centre();
    assert!((200.0..250.0).contains(&x) && (90.0..145.0).contains(&y), "{:?}", face.bounds);
    assert!(face.presence > 0.99 && face.detection > 0.8);
    assert_eq!(face.alignment, Alignment::Mesh);
    assert!(face.yaw.abs() < 20.0, "{}", face.yaw);
    assert_eq!(face.quality.refusal(&QualityLimits::ENROLMENT), None);
    assert_eq!(face.embedding.as_slice().len(), 128);
}

#[test]
fn she_is_known_again_in_every_frame_of_the_clip() {
    let mut recognizer = recognizer();
    let portrait = portrait();
    let enrolled = recognizer.largest(&portrait).expect("run").expect("a face").embedding;
    for (place, frame) in synth::walk_up(&portrait, 8).enumerate() {
        let face = recognizer.largest(&frame).expect("run").unwrap_or_else(|| panic!("no face in frame {place}"));
        let cosine = face.embedding.cosine(&enrolled);
        eprintln!("{place}: {cosine} {:?} {:?}", face.quality, recognizer.timings());
        assert!(cosine > 0.6, "frame {place}: {cosine}");
        assert_eq!(face.quality.refusal(&QualityLimits::PROBE), None, "frame {place}");
    }
}

#[test]
fn a_picture_without_a_face_has_none() {
    let mut recognizer = recognizer();
    let noise = RgbImage::from_fn(320, 240, |x, y| image::Rgb([(x * 7 + y * 13) as u8, (x * y) as u8, (y * 5) as u8]));
    assert!(recognizer.faces(&noise).expect("run").is_empty());
    assert!(recognizer.largest(&RgbImage::new(640, 480)).expect("run").is_none());
    // The lower left of the portrait: a shoulder.
    let shoulder = image::imageops::crop_imm(&portrait(), 0, 300, 200, 200).to_image();
    assert!(recognizer.faces(&shoulder).expect("run").iter().all(|face| face.presence < 0.5));
}

#[test]
fn the_face_is_found_in_any_shape_of_picture() {
    let mut recognizer = recognizer();
    let portrait = portrait();
    let enrolled = recognizer.largest(&portrait).expect("run").expect("a face").embedding;
    for (width, height) in [(512, 300), (330, 512), (300, 300), (420, 140)] {
        let mut picture = RgbImage::new(width, height);
        // The face lies around (225, 120); keep it in view.
        image::imageops::replace(&mut picture, &portrait, (width as i64 - 450) / 2, (height as i64 - 260) / 2);
        let face = recognizer.largest(&picture).expect("run").unwrap_or_else(|| panic!("{width} x {height}"));
        let cosine = face.embedding.cosine(&enrolled);
        assert!(cosine > 0.8, "{width} x {height}: {cosine}");
    }
    let large = image::imageops::resize(&portrait, 3000, 3000, image::imageops::FilterType::Triangle);
    let face = recognizer.largest(&large).expect("run").expect("a face");
    let cosine = face.embedding.cosine(&enrolled);
    assert!(cosine > 0.95, "enlarged: {cosine}");
}
