//! The made-up people of the tests: the models must take no two of them for one person. Where a change of models ends
//! that, this says so, rather than the tests that use them; the search below finds others.

use daihoi_testing::faces;
use daihoi_vision::{Alignment, Embedding, Face, QualityLimits, Recognizer, Runtime};
use image::RgbImage;

/// Below this, two faces are different people: `review` of the rules of recognition.
const DIFFERENT: f32 = 0.38;
/// At least this, two photos are of one person: more than `accept`, 0.45.
const EQUAL: f32 = 0.5;

fn recognizer() -> Recognizer {
    Recognizer::open(None, &Runtime::from_environment()).expect("the carried models")
}

fn face(recognizer: &mut Recognizer, photo: &RgbImage) -> Option<Face> {
    let face = recognizer.largest(photo).expect("run")?;
    (face.alignment == Alignment::Mesh && face.quality.refusal(&QualityLimits::ENROLMENT).is_none()).then_some(face)
}

/// Portrait and six photos; none where one of them would not be enrolled.
fn described(recognizer: &mut Recognizer, number: u64, amplitude: f32) -> Option<Vec<Embedding>> {
    let portrait = faces::portrait(number, amplitude);
    let photos = std::iter::once(portrait).chain(faces::photos_of(number, amplitude, 6));
    photos.map(|photo| Some(face(recognizer, &photo)?.embedding)).collect()
}

/// The greatest cosine of two of different people, and the least of two of one.
fn parted(one: &[Embedding], other: &[Embedding]) -> (f32, f32) {
    let between = one.iter().flat_map(|a| other.iter().map(|b| a.cosine(b))).fold(-1.0, f32::max);
    let within = one.iter().flat_map(|a| one.iter().map(|b| a.cosine(b))).fold(1.0, f32::min);
    (between, within)
}

#[test]
fn the_made_up_people_are_different_people_and_each_is_one() {
    let mut recognizer = recognizer();
    let guest = [faces::guest(), faces::bust()]
        .map(|photo| face(&mut recognizer, &photo).expect("the portrait's face").embedding);
    let mut people = vec![guest.to_vec()];
    for seed in faces::PEOPLE {
        let photos = described(&mut recognizer, seed, faces::AMPLITUDE);
        people.push(photos.unwrap_or_else(|| panic!("made faces are no longer good enough: {seed}")));
    }
    let (mut most, mut least) = (-1.0_f32, 1.0_f32);
    for (place, one) in people.iter().enumerate() {
        for (number, other) in people.iter().enumerate().filter(|(number, _)| *number != place) {
            let (between, within) = parted(one, other);
            (most, least) = (most.max(between), least.min(within));
            assert!(between < DIFFERENT, "made faces no longer part: {place} and {number}, {between}");
            assert!(within >= EQUAL, "photos of made face {place} are no longer one person: {within}");
        }
    }
    eprintln!("{} people: at most {most:.3} between two, at least {least:.3} between photos of one", people.len());
}

/// `cargo test -p daihoi-vision --test made_people -- --ignored --nocapture`: seeds for `faces::PEOPLE`.
/// `DAIHOI_TEST_AMPLITUDE` and `DAIHOI_TEST_SEEDS` say how far features move and how many people are tried.
#[test]
#[ignore = "a search, not a test"]
fn seeds_of_people_who_part() {
    let setting = |name: &str, usual: f32| std::env::var(name).map_or(usual, |text| text.parse().expect("a number"));
    let amplitude = setting("DAIHOI_TEST_AMPLITUDE", faces::AMPLITUDE);
    let seeds = setting("DAIHOI_TEST_SEEDS", 60.0) as u64;
    let mut recognizer = recognizer();
    let mut chosen = vec![vec![face(&mut recognizer, &faces::bust()).expect("the portrait's face").embedding]];
    // A little stricter than the test, so that a rounding difference changes nothing.
    let strict = DIFFERENT - 0.03;
    // Seeds in use are tried first.
    let others = (0..seeds).filter(|seed| !faces::PEOPLE.contains(seed));
    for seed in faces::PEOPLE.into_iter().chain(others) {
        // One portrait tells most that are too near to somebody chosen before.
        let Some(portrait) = face(&mut recognizer, &faces::portrait(seed, amplitude)) else { continue };
        let portrait = [portrait.embedding];
        if chosen.iter().any(|other| parted(&portrait, other).0 >= strict) {
            continue;
        }
        let Some(photos) = described(&mut recognizer, seed, amplitude) else { continue };
        let between = chosen.iter().map(|other| parted(&photos, other).0).fold(-1.0, f32::max);
        let within = parted(&photos, &[]).1;
        let parts = between < strict && within >= EQUAL + 0.05;
        eprintln!("{seed}: {between:.3} at most to another, {within:.3} at least within, chosen: {parts}");
        if parts {
            chosen.push(photos);
        }
    }
    eprintln!("amplitude {amplitude}: {} of {seeds} part from the guest and from each other", chosen.len() - 1);
}
