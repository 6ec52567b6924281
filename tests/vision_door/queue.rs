//! Passers-by at the back are ignored; several people at the desk are each decided.

use std::collections::BTreeSet;

use daihoi::{
    app::faces::{lane::Label, recognition::Step},
    domain::{
        delegate::DelegateId,
        recognition::{Decision, FaceRules},
    },
    vision::synth,
};
use image::RgbImage;

use crate::setting::{crowds, guest, hang, id, recognition, show, wall};

fn accepted(steps: &[Step]) -> Vec<DelegateId> {
    let verdicts = steps.iter().flat_map(|step| &step.verdicts);
    verdicts
        .filter_map(|verdict| match verdict.decision {
            Decision::Accept { candidate, .. } => Some(candidate.delegate),
            _ => None,
        })
        .collect()
}

/// The face in the middle, at about a quarter of the portrait's height.
fn bust() -> RgbImage {
    image::imageops::crop_imm(&guest(), 75, 0, 300, 300).to_image()
}

#[test]
fn who_is_enrolled_and_stands_at_the_back_is_not_checked_in() {
    let bust = bust();
    let mut recognition = recognition(&[std::slice::from_ref(&guest())], FaceRules::default());
    let far = (0..12).map(|_| {
        let mut frame = wall();
        hang(&mut frame, &bust, (320.0, 200.0), 90.0);
        frame
    });
    let steps = show(&mut recognition, far);
    assert!(steps.iter().all(|step| step.verdicts.is_empty()));
    let seen: Vec<_> = steps.iter().flat_map(|step| &step.faces).collect();
    assert!(seen.len() >= 6 && seen.iter().all(|face| face.label == Label::Behind), "{seen:?}");
    assert_eq!(recognition.described(), 0, "no time is spent on who is far");
    // The person comes to the desk and is recognised.
    let near = (0..8).map(|_| {
        let mut frame = wall();
        hang(&mut frame, &bust, (320.0, 240.0), 380.0);
        frame
    });
    recognition.restart();
    assert_eq!(accepted(&show(&mut recognition, near)), [id(1)]);
}

#[test]
fn who_walks_up_to_the_desk_is_known_within_eight_frames() {
    let portrait = guest();
    let mut recognition = recognition(&[std::slice::from_ref(&portrait)], FaceRules::default());
    let steps = show(&mut recognition, synth::walk_up(&portrait, 8));
    for step in &steps {
        eprintln!("{:?}", step.faces);
    }
    assert_eq!(accepted(&steps), [id(1)]);
}

#[test]
fn who_is_enrolled_and_walks_through_the_picture_is_not_checked_in() {
    let bust = bust();
    let mut recognition = recognition(&[std::slice::from_ref(&guest())], FaceRules::default());
    // 1.5 m a second at the distance at which a face of 16 cm is 105 pixels wide: 33 pixels a frame.
    let walk = (0..22).map(|step| {
        let mut frame = wall();
        hang(&mut frame, &bust, (-40.0 + step as f32 * 33.0, 220.0), 260.0);
        frame
    });
    let steps = show(&mut recognition, walk);
    assert!(steps.iter().any(|step| !step.faces.is_empty()), "she is seen");
    assert_eq!(accepted(&steps), []);
    assert!(steps.iter().all(|step| step.verdicts.is_empty()));
}

#[test]
fn who_walks_by_behind_another_is_left_alone_while_the_other_is_checked_in() {
    for front in crowds(1).into_iter().flatten() {
        let behind = guest();
        let mut recognition = recognition(&[&front[..3], std::slice::from_ref(&behind)], FaceRules::default());
        let clip = (0..16).map(|step| {
            let mut frame = wall();
            // Behind the desk at 40 pixels of width, strolling: slowly enough to stay, but further back.
            hang(&mut frame, &bust(), (500.0 - step as f32 * 2.0, 150.0), 170.0);
            hang(&mut frame, &front[4], (200.0, 260.0), 400.0);
            frame
        });
        let steps = show(&mut recognition, clip);
        assert_eq!(accepted(&steps), [id(1)]);
        let labels: BTreeSet<String> =
            steps.iter().flat_map(|step| &step.faces).map(|face| format!("{:?}", face.label)).collect();
        assert!(labels.contains("Behind"), "{labels:?}");
        assert!(!labels.iter().any(|label| label.contains(&id(2).to_string())), "{labels:?}");
    }
}

#[test]
fn three_people_at_once_are_each_checked_in_and_none_is_embedded_in_every_frame() {
    for people in crowds(4) {
        let enrolled: Vec<&[RgbImage]> = people.iter().map(|photos| &photos[..3]).collect();
        let mut recognition = recognition(&enrolled, FaceRules::default());
        let places = [(110.0, 200.0), (320.0, 260.0), (530.0, 200.0)];
        let clip = (0..30).map(|_| {
            let mut frame = wall();
            for (photos, place) in people.iter().zip(places) {
                hang(&mut frame, &photos[5], place, 210.0);
            }
            frame
        });
        let steps = show(&mut recognition, clip);
        let who: BTreeSet<DelegateId> = accepted(&steps).into_iter().collect();
        assert_eq!(who, BTreeSet::from([id(1), id(2), id(3)]));
        assert_eq!(accepted(&steps).len(), 3, "each once");
        let known = |step: &Step| step.faces.iter().filter(|face| matches!(face.label, Label::Known(_))).count();
        assert_eq!(known(steps.last().expect("steps")), 3);
        // Nine frames decide three people; then each is described again twice a second.
        let described = recognition.described();
        eprintln!("{described} faces described in 30 frames of three");
        assert!((9..=16).contains(&described), "{described}");
        let first = steps.iter().position(|step| known(step) == 3).expect("all three are known");
        assert!(first < 18, "all three are known after {first} frames");
    }
}

#[test]
fn somebody_else_in_the_place_of_who_was_checked_in_is_noticed() {
    for people in crowds(2) {
        let enrolled: Vec<&[RgbImage]> = people.iter().map(|photos| &photos[..3]).collect();
        let mut recognition = recognition(&enrolled, FaceRules::default());
        let clip = (0..28).map(|step| {
            let mut frame = wall();
            hang(&mut frame, &people[usize::from(step >= 10)][5], (320.0, 240.0), 400.0);
            frame
        });
        assert_eq!(accepted(&show(&mut recognition, clip)), [id(1), id(2)]);
    }
}
