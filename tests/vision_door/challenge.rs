//! The liveness challenge of an unattended door on real pixels: no still photo passes it, however it is moved.

use std::{f32::consts::TAU, time::Duration};

use daihoi::{
    app::faces::{lane::Label, recognition::Step},
    domain::{
        challenge::{Challenge, ChallengeOutcome, FRONTAL, Side},
        recognition::{Decision, Doubt, FaceRules},
    },
    vision::{Alignment, Face, Recognizer, photo},
};
use daihoi_testing::faces;
use image::{RgbImage, imageops};

use crate::{
    photo_plane::{Held, seen},
    setting::{guest, recognition, recognizer},
};

/// Centre of the face in the portrait, in pixels.
const FACE: (f32, f32) = (225.0, 120.0);
const FRAME: (u32, u32) = (480, 360);

/// `SplitMix64`, as numbers from -1 to 1, seeded so that the clips are reproducible.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (bits >> 40) as f32 / (1_u64 << 23) as f32 - 1.0
    }
}

/// A photo moved by hand: each kind of movement swings with its own pace, reach and phase.
fn hand(seed: u64, frames: usize) -> Vec<Held> {
    let mut random = Random(seed);
    let mut swing = |reach: f32| {
        let (reach, pace, begin) = (reach * random.next(), 1.0 + random.next().abs() * 2.0, random.next() * TAU);
        move |time: f32| reach * (time * pace + begin).sin()
    };
    // A photo can be turned by 70 degrees before its face is lost.
    let (turn, lean, tilt) = (swing(1.2), swing(0.8), swing(0.6));
    let (aside, up, nearer, light) = (swing(0.12), swing(0.08), swing(0.15), swing(0.25));
    (0..frames)
        .map(|frame| {
            let time = frame as f32 / 15.0;
            Held {
                turn: turn(time),
                lean: lean(time),
                tilt: tilt(time),
                shift: (aside(time), up(time)),
                distance: 0.75 + nearer(time),
                light: 0.95 + light(time),
            }
        })
        .collect()
}

fn face_of(recognizer: &mut Recognizer, frame: &RgbImage) -> Option<Face> {
    recognizer.largest(frame).expect("run").filter(|face| face.alignment == Alignment::Mesh)
}

#[test]
fn a_still_photo_never_passes_however_it_is_moved() {
    let (mut recognizer, portrait) = (recognizer(), guest());
    let clips = if std::env::var_os("DAIHOI_ALL").is_some() { 60 } else { 4 };
    let (mut most, mut faces, mut own) = (0.0_f32, 0, 0.0);
    // Also of the photo mirrored, and of one that faces slightly aside.
    for clip in 0..clips {
        let (photo, middle) = match clip % 2 {
            0 => (portrait.clone(), FACE),
            _ => (imageops::flip_horizontal(&portrait), (portrait.width() as f32 - FACE.0, FACE.1)),
        };
        let mut challenges = [Side::Left, Side::Right].map(|side| Challenge::new(side, Duration::ZERO));
        for (step, held) in hand(clip + 1, 40).iter().enumerate() {
            let frame = seen(&photo, middle, held, FRAME);
            let yaw = face_of(&mut recognizer, &frame).map(|face| face.yaw);
            if let Some(yaw) = yaw {
                faces += 1;
                if yaw.abs() > most {
                    (most, own) = (yaw.abs(), held.turn.to_degrees());
                }
            }
            for challenge in &mut challenges {
                let outcome = challenge.look(Duration::from_millis(step as u64 * 66), yaw);
                assert_ne!(outcome, ChallengeOutcome::Passed, "clip {clip}, frame {step}: {yaw:?} {held:?}");
            }
        }
    }
    eprintln!(
        "{faces} faces of a still photo in {clips} clips: the mesh turns by {most:.1} degrees at most, the photo by {own:.0}"
    );
    assert!(faces > 60, "{faces}");
}

#[test]
fn a_door_asks_her_photo_to_turn_and_then_calls_a_person() {
    let portrait = guest();
    let rules = FaceRules { unattended: true, ..FaceRules::default() };
    let mut recognition = recognition(&[std::slice::from_ref(&portrait)], rules);
    recognition.draw_from(1);
    let still = Held { distance: 0.6, light: 1.0, ..Held::default() };
    // Held still until the side is named, then turned and tilted until the time is over; a frame every 0.3 seconds.
    let steps: Vec<Step> = (0..36)
        .map(|number: u64| {
            let at = if number < 6 { number * 40 } else { 240 + (number - 6) * 300 };
            let time = (at as f32 / 1_000.0 - 0.2).max(0.0);
            let held = Held { turn: 0.8 * (time * 2.0).sin(), tilt: 0.2 * (time * 3.0).sin(), ..still };
            let frame = seen(&portrait, FACE, &held, (320, 240));
            recognition.step(&frame, number, Duration::from_millis(at)).expect("looked at")
        })
        .collect();
    let asked: Vec<_> = steps.iter().flat_map(|step| &step.asked).collect();
    assert!(!asked.is_empty(), "she is known, so the door asks");
    let verdicts: Vec<_> = steps.iter().flat_map(|step| &step.verdicts).map(|verdict| verdict.decision).collect();
    assert!(!verdicts.iter().any(|decision| matches!(decision, Decision::Accept { .. })), "{verdicts:?}");
    let doubted = |decision: &Decision| matches!(decision, Decision::Confirm { doubt: Doubt::Liveness, .. });
    assert!(verdicts.iter().any(doubted), "{verdicts:?}");
    let shown = |step: &Step| step.faces.iter().any(|face| matches!(face.label, Label::Turn(_)));
    assert!(steps.iter().any(shown), "the side is shown at the face");
}

/// Least yaw in degrees of a turned head in the evaluation set, whose heads turn little.
const ASIDE: f32 = 12.0;

/// How far the nose lies from the middle between the eyes, in distances of the eyes: that of a head that is turned lies
/// nearer to one of them.
fn aside(face: &Face) -> f32 {
    let [left, right, nose, ..] = face.landmarks;
    (nose.0 - left.0.midpoint(right.0)) / (right.0 - left.0)
}

#[test]
fn heads_that_turn_are_measured_to_the_right_side() {
    let mut recognizer = recognizer();
    // The portrait and made-up people, turned to both sides. The mesh measures about half of a turn, as the shading stays.
    let mut photos = vec![faces::bust()];
    photos.extend([0, 2].map(|person| faces::photos(person, 1).remove(0)));
    for (number, photo) in photos.iter().enumerate() {
        for side in [-1.0, 1.0] {
            let [little, more] = [20.0, 30.0].map(|degrees| {
                let head = faces::turned(photo, side * degrees);
                let face = face_of(&mut recognizer, &head).unwrap_or_else(|| panic!("no face: {number}, {degrees}"));
                let aside = aside(&face);
                eprintln!("{number}: {:.0} degrees, measured {:.1}, nose {aside:.2} aside", side * degrees, face.yaw);
                assert!(face.yaw * side > 0.0, "{number} turned by {}: {}", side * degrees, face.yaw);
                assert!(aside.abs() <= 0.1 || (aside > 0.0) == (face.yaw > 0.0), "{number}: {aside}, {}", face.yaw);
                face.yaw * side
            });
            assert!(more > ASIDE && more > little, "{number}: {little} and {more} degrees");
        }
    }

    let Some(orl) = daihoi_testing::measured("data/faces/orl") else { return };
    let (mut sides, mut wrong, mut frontal) = ([0, 0], 0, 0);
    for person in (1..=40).step_by(2) {
        for number in (1..=10).step_by(2) {
            let image = photo::open(&orl.join(format!("s{person}/{number}.pgm"))).expect("a photo");
            let Some(face) = face_of(&mut recognizer, &image) else { continue };
            frontal += usize::from(face.yaw.abs() < FRONTAL);
            if face.yaw.abs() > ASIDE {
                sides[usize::from(face.yaw > 0.0)] += 1;
                wrong += usize::from(aside(&face).abs() > 0.1 && (aside(&face) > 0.0) != (face.yaw > 0.0));
            }
        }
    }
    eprintln!("ORL: {frontal} frontal, {sides:?} to the left and right of the frame, {wrong} to the wrong side");
    assert!(sides[0] >= 2 && sides[1] >= 2, "heads turned by more than {ASIDE} degrees: {sides:?}");
    assert_eq!(wrong, 0);
}
