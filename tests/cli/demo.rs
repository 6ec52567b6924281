//! The sample congress, as somebody tries the program out.

use std::fs;

use serde_json::json;

use crate::fixture::{Answer, daihoi, has};

#[test]
fn the_sample_congress_has_people_documents_and_a_guest_with_a_face() {
    let room = tempfile::tempdir().expect("a folder");
    let folder = room.path().join("mau");
    let folder = folder.to_str().expect("UTF-8");
    let sample = |arguments: &[&str]| {
        let mut command = daihoi();
        command.env("DAIHOI_PASSPHRASE", "dai hoi mau").args(["--json", "--congress", folder]).args(arguments);
        Answer::of(&mut command).done()
    };
    let made = Answer::of(daihoi().args(["--json", "demo", "--no-console", "--dir", folder])).done().json();
    has(&made, &["congress", "delegates", "documents"]);
    assert_eq!((&made["congress"], &made["delegates"]), (&json!(folder), &json!(250)));
    assert!(made["documents"].as_u64() >= Some(35), "{made}");
    let secret = "phu-luc-de-an-nhan-su";
    assert!(room.path().join(format!("mau/docs-content/{secret}.md")).is_file());
    assert!(!room.path().join(format!("mau/site/van-ban/{secret}")).exists(), "a secret paper has no page");

    let before = sample(&["attendance"]).json();
    assert_eq!(before["summoned"], 250);
    let present = before["present"].as_u64().expect("a count");
    assert!((100..167).contains(&present), "some are there, the quorum is near: {before}");
    assert_eq!(before["quorum"]["delegates"], json!({ "needed": 167, "valid": false }));
    let hits = sample(&["search", "trang phuc dai bieu"]).lines();
    assert!(hits.first().is_some_and(|hit| hit["title"] == "Nội quy Đại hội"), "{hits:?}");
    let hits = sample(&["search", "phương án dự phòng trong chỉ đạo bầu cử"]).lines();
    let open = |hit: &serde_json::Value| hit["url"].as_str().is_some_and(|url| !url.contains(secret));
    assert!(!hits.is_empty() && hits.iter().all(open), "{hits:?}");
    // Typed in a font of before Unicode.
    let hits = sample(&["search", "đội canh đê thuyền tôn"]).lines();
    assert!(hits.iter().any(|hit| hit["url"].as_str().is_some_and(|url| url.contains("cuu-chien-binh"))), "{hits:?}");

    // As it is played at the desk, but only the part in which she stands there.
    let clip = room.path().join("clip");
    fs::create_dir(&clip).expect("made");
    let frames: Vec<_> = fs::read_dir(format!("{folder}/clip")).expect("the clip").collect();
    assert_eq!(frames.len(), 150);
    for number in 100..106 {
        let name = format!("{number:04}.jpg");
        fs::copy(format!("{folder}/clip/{name}"), clip.join(name)).expect("copied");
    }
    let lines = sample(&["checkin", "--headless", "--source", &format!("clip:{}", clip.display())]).lines();
    let [line] = lines.as_slice() else { panic!("one verdict: {lines:?}") };
    assert_eq!((&line["state"], &line["full_name"]), (&json!("present"), &json!("Eileen Collins")));
    let after = sample(&["attendance"]).json();
    let everybody = |counts: &serde_json::Value| {
        counts["present"].as_u64().unwrap_or(0) + counts["others"]["present"].as_u64().unwrap_or(0)
    };
    assert_eq!(everybody(&after), everybody(&before) + 1);

    // Another folder with something in it is not taken.
    let own = room.path().join("cua-toi");
    fs::create_dir(&own).expect("made");
    fs::write(own.join("thu.txt"), "giữ lại").expect("written");
    let refused = Answer::of(daihoi().args(["demo", "--no-console", "--dir"]).arg(&own)).refused(1);
    assert!(refused.err.contains("cua-toi"), "{refused:?}");
    assert_eq!(fs::read_dir(&own).expect("a folder").count(), 1);
}
