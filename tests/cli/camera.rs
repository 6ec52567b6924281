//! Sources of frames, through the binary.

use daihoi::vision::{photo, synth};
use serde_json::{Value, json};

use crate::fixture::{Congress, project};

#[test]
fn who_stands_before_both_cameras_of_a_desk_is_checked_in_once() {
    let congress = Congress::with_people().with_consent();
    let guest = project("src/app/upkeep/demo/guest.jpg");
    let photos = congress.photos("anh", &[("12.jpg", &guest)]);
    assert_eq!(congress.lines(&["enrol", &photos])[0]["accepted"], true);
    let portrait = photo::open(&guest).expect("a portrait");
    let clip = congress.clip("clip", synth::walk_up(&portrait, 8).collect::<Vec<_>>().into_iter());
    let lines = congress.lines(&["checkin", "--headless", "--source", &clip, "--source", &clip]);
    let [first, second]: [Value; 2] = lines.try_into().expect("a line for each camera");
    assert_eq!((&first["state"], &first["lane"]), (&json!("present"), &json!(0)), "{first}");
    assert_eq!((&second["state"], &second["lane"]), (&json!("duplicate"), &json!(1)), "{second}");
    assert_eq!(congress.json(&["verify"])["events"], 1);

    let three = ["checkin", "--headless", "--source", &clip, "--source", &clip, "--source", &clip];
    assert!(congress.run(&three).refused(1).err.contains("--source"), "a desk has two cameras at most");
}
