//! From a photo to a row in the counts, through the binary.

use std::{
    fs,
    path::{Path, PathBuf},
};

use daihoi::vision::{photo, synth};
use daihoi_testing::faces;
use image::RgbImage;
use serde_json::{Value, json};

use crate::fixture::{Congress, Row, has, project};

const KEYS: [&str; 8] = ["event", "delegate", "full_name", "means", "score", "margin", "state", "frame"];

/// The portrait that ships with the project.
fn guest() -> PathBuf {
    project("src/app/upkeep/demo/guest.jpg")
}

/// Somebody walks up to the desk and stands there, in few frames: a decision takes three.
fn walk(portrait: &Path) -> impl Iterator<Item = RgbImage> {
    synth::walk_up(&photo::open(portrait).expect("a portrait"), 8).collect::<Vec<_>>().into_iter()
}

fn check_in(congress: &Congress, source: &str) -> Vec<Value> {
    let lines = congress.lines(&["checkin", "--headless", "--source", source]);
    for line in &lines {
        has(line, &KEYS);
    }
    lines
}

/// Every file below a folder but the database and its companions.
fn pictures(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(pictures(&path));
        } else if !path.to_string_lossy().contains("congress.db") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn a_face_needs_consent_and_then_checks_its_owner_in_once() {
    let congress = Congress::with_people();
    let photos = congress.photos("anh", &[("12.jpg", &guest()), ("99.jpg", &guest())]);
    let clip = congress.clip("clip", walk(&guest()));
    let enrol = || -> [Value; 2] {
        let lines = congress.lines(&["--lang", "en", "enrol", &photos]);
        for line in &lines {
            has(line, &["photo", "delegate", "accepted", "reason"]);
        }
        lines.try_into().expect("a line for each photo")
    };
    let [mine, nobodys] = enrol();
    assert_eq!((&mine["accepted"], &nobodys["accepted"]), (&json!(false), &json!(false)));
    assert!(mine["reason"].as_str().is_some_and(|reason| reason.contains("consent")), "{mine}");
    assert!(nobodys["delegate"].is_null() && nobodys["reason"].is_string(), "{nobodys}");
    let [unknown] = check_in(&congress, &clip).try_into().expect("one verdict");
    assert_eq!((&unknown["state"], &unknown["event"]), (&json!("unknown"), &Value::Null), "{unknown}");
    assert_eq!(congress.json(&["verify"])["events"], 0);

    congress.json(&["consent", "12", "--method", "paper"]);
    let [mine, _] = enrol();
    assert_eq!((&mine["accepted"], &mine["reason"]), (&json!(true), &Value::Null), "{mine}");
    let delegate = congress.lines(&["delegates", "12"])[0]["id"].clone();
    assert_eq!(mine["delegate"], delegate);

    let kept = pictures(&congress.folder());
    for step in ["bell", "close"] {
        congress.json(&["session", step, "chinh-thuc"]);
    }
    let closed = congress.run(&["checkin", "--headless", "--source", &clip, "--session", "chinh-thuc"]).refused(1);
    assert!(closed.err.contains("Phiên chính thức"), "who comes after the close is told: {closed:?}");
    congress.json(&["session", "open", "chinh-thuc"]);
    let [line] = check_in(&congress, &clip).try_into().expect("one verdict");
    assert_eq!((&line["state"], &line["means"], &line["delegate"]), (&json!("present"), &json!("face"), &delegate));
    assert_eq!(line["full_name"], "Nguyễn Văn Hùng");
    assert!(line["event"].is_string() && line["score"].as_f64() > Some(0.6), "{line}");
    assert!((2..8).contains(&line["frame"].as_u64().expect("a frame")), "three frames must agree: {line}");
    let counts = congress.json(&["attendance"]);
    assert_eq!(
        (&counts["present"], &counts["expected"], &counts["late"]),
        (&json!(1), &json!(5), &json!(1)),
        "after the bell"
    );
    assert_eq!(counts["units"], json!({ "total": 3, "represented": 1 }));

    let [again] = check_in(&congress, &clip).try_into().expect("one verdict");
    assert_eq!((&again["state"], &again["event"]), (&json!("duplicate"), &Value::Null), "{again}");
    assert_eq!(congress.json(&["attendance"]), counts);
    let log = congress.json(&["verify"]);
    assert_eq!((&log["ok"], &log["events"]), (&json!(true), &json!(1)));

    // The fractions of both conditions are the congress's own, and each must hold.
    let settings = congress.folder().join("congress.toml");
    let text = fs::read_to_string(&settings).expect("the settings");
    for (delegates, units, valid) in
        [("1/6", "2/3", [true, false, false]), ("1/3", "1/3", [false, true, false]), ("1/6", "1/3", [true; 3])]
    {
        let quorum = format!("{text}\n[quorum]\ndelegates = \"{delegates}\"\nunits = \"{units}\"\n");
        fs::write(&settings, quorum).expect("written");
        let quorum = congress.json(&["attendance"])["quorum"].clone();
        let found = [&quorum["delegates"]["valid"], &quorum["units"]["valid"], &quorum["valid"]];
        assert_eq!(found, valid.map(Value::Bool).each_ref(), "{delegates} {units}");
    }
    assert_eq!(pictures(&congress.folder()), kept, "frames are looked at and forgotten");
}

#[test]
fn a_clip_is_a_source_that_can_be_tried() {
    let congress = Congress::new();
    let clip = congress.clip("clip", walk(&guest()).take(3));
    let tried = congress.json(&["camera", "test", "--source", &clip]);
    has(&tried, &["fps", "format", "size"]);
    assert_eq!(tried["size"], "640x480");
    for camera in congress.lines(&["camera", "list"]) {
        has(&camera, &["source", "name"]);
    }
}

#[test]
fn another_face_stays_unknown() {
    let congress = Congress::with_people().with_consent();
    let people = made_up(&congress, 2, 2);
    let [(known, again), (_, stranger)] = [&people[0], &people[1]].map(|person| {
        let photos = photos_of(person);
        (photos[0].clone(), photos[1].clone())
    });
    let photos = congress.photos("anh", &[("12.jpg", &guest()), ("13.jpg", &known)]);
    assert!(congress.lines(&["enrol", &photos]).iter().all(|line| line["accepted"] == true));
    // Photos held before the camera, with nobody between them; the guest, who is enrolled, is in none.
    let hold = |photo: &Path| {
        let photo = photo::open(photo).expect("a photo");
        let (width, height) = (480 * photo.width() / photo.height(), 480);
        let photo = image::imageops::resize(&photo, width, height, image::imageops::FilterType::Triangle);
        std::iter::repeat_n(photo, 4)
    };
    let nobody = std::iter::repeat_n(RgbImage::new(480, 480), 2);
    let clip = congress.clip("clip", hold(&stranger).chain(nobody).chain(hold(&again)));
    let [stranger, known] = check_in(&congress, &clip).try_into().expect("a verdict for each");
    assert_eq!((&stranger["state"], &stranger["event"]), (&json!("unknown"), &Value::Null), "{stranger}");
    assert_eq!((&known["state"], &known["full_name"]), (&json!("present"), &json!("Trần Thị Hằng")), "{known}");
    assert_eq!(congress.json(&["attendance"])["present"], 1);
}

/// A folder's photos, by name.
fn photos_of(person: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(person).expect("a folder");
    let mut photos: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    photos.sort();
    photos
}

/// Made-up people, each in a folder of their own.
fn made_up(congress: &Congress, many: usize, photos: usize) -> Vec<PathBuf> {
    let folder = congress.beside("nguoi-gia");
    for person in 0..many {
        let own = folder.join(format!("{person:02}"));
        fs::create_dir_all(&own).expect("made");
        for (number, photo) in faces::photos(person, photos).iter().enumerate() {
            photo.save(own.join(format!("{number}.jpg"))).expect("a photo");
        }
    }
    photos_of(&folder)
}

/// Runs a test on made-up people, and on the evaluation set where it is beside the project: folders of photos.
fn on_people(congress: impl Fn() -> Congress, many: usize, photos: usize, test: impl Fn(&Congress, Vec<PathBuf>)) {
    let own = congress();
    test(&own, made_up(&own, many, photos));
    if let Some(folder) = daihoi_testing::measured("data/faces/lfw") {
        test(&congress(), photos_of(&folder));
    }
}

#[test]
fn on_photos_that_no_code_saw_the_enrolled_come_in_and_strangers_do_not() {
    on_people(Congress::new, 10, 4, |congress, people| {
        assert!(people.len() >= 10, "{people:?}");
        let (enrolled, strangers) = people.split_at(7);
        let units = ["Chi bộ A", "Chi bộ A", "Chi bộ B", "Chi bộ B", "Chi bộ C", "Chi bộ C", "Chi bộ C"];
        // Six officials and a guest, so that four who come are two thirds.
        let names = ["Lê An", "Lê Ba", "Lê Châu", "Lê Dung", "Lê Giang", "Lê Hà", "Lê Khoa"];
        let roster: Vec<Row> = (0..7)
            .map(|place| {
                (place as u32 + 1, names[place], "1970", units[place], if place == 6 { "Khách mời" } else { "" })
            })
            .collect();
        congress.json(&["roster", "import", &congress.sheet("danh-sach.xlsx", &roster)]);
        congress.json(&["consent", "--all", "--method", "paper"]);
        let mut taken = Vec::new();
        for (place, person) in enrolled.iter().enumerate() {
            for (number, photo) in photos_of(person).into_iter().take(3).enumerate() {
                taken.push((format!("{}/{number}.jpg", place + 1), photo));
            }
        }
        let taken: Vec<(&str, &Path)> = taken.iter().map(|(name, photo)| (name.as_str(), photo.as_path())).collect();
        let folder = congress.photos("anh", &taken);
        let lines = congress.lines(&["enrol", &folder]);
        for place in 1..=7 {
            let of = format!("{place}/");
            let accepted = lines.iter().filter(|line| {
                line["accepted"] == true && line["photo"].as_str().is_some_and(|photo| photo.contains(&of))
            });
            assert!(accepted.count() >= 2, "{place}: {lines:#?}");
        }
        assert_eq!(congress.json(&["attendance"])["quorum"]["valid"], false);

        // Each shows the same photo for four frames; then nobody stands there for six, longer than a track lasts.
        let last = |person: &PathBuf| photo::open(photos_of(person).last().expect("a photo")).expect("a photo");
        let come = [0, 2, 3, 5];
        let in_order =
            [&enrolled[0], &strangers[0], &enrolled[2], &enrolled[3], &strangers[1], &strangers[2], &enrolled[5]];
        let frames = in_order.into_iter().flat_map(|person| {
            let photo = last(person);
            let nobody = RgbImage::new(photo.width(), photo.height());
            std::iter::repeat_n(photo, 4).chain(std::iter::repeat_n(nobody, 6))
        });
        let clip = congress.clip("clip", frames);
        let lines = check_in(congress, &clip);
        let present: Vec<&str> = lines
            .iter()
            .filter(|line| line["state"] == "present")
            .map(|line| line["full_name"].as_str().expect("a name"))
            .collect();
        assert_eq!(present, come.map(|place| names[place]), "{lines:#?}");
        let unknown: Vec<u64> = lines
            .iter()
            .filter(|line| line["state"] == "unknown")
            .map(|line| line["frame"].as_u64().unwrap_or(0) / 10)
            .collect();
        // Bystanders in the pictures are unknown as well.
        assert!([1, 4, 5].iter().all(|stranger| unknown.contains(stranger)), "{lines:#?}");
        let counts = congress.json(&["attendance"]);
        assert_eq!((&counts["present"], &counts["units"]["represented"]), (&json!(4), &json!(3)));
        assert_eq!(counts["quorum"]["valid"], true);
        assert_eq!(congress.json(&["verify"])["events"], 4);
    });
}

#[test]
fn the_photos_of_a_delegate_show_one_person() {
    on_people(
        || Congress::with_people().with_consent(),
        2,
        3,
        |congress, people| {
            let (own, odd) = (photos_of(&people[0]), photos_of(&people[1]));
            // Somebody else's stands first; the majority counts.
            let photos = [("12/a.jpg", &odd[0]), ("12/b.jpg", &own[0]), ("12/c.jpg", &own[1]), ("12/d.jpg", &own[2])];
            let folder = congress.photos("anh", &photos.map(|(name, photo)| (name, photo.as_path())));
            let lines = congress.lines(&["enrol", &folder]);
            let code = |line: &Value| line["code"].as_str().unwrap_or("accepted").to_owned();
            assert_eq!(code(&lines[0]), "another_person", "{lines:#?}");
            assert!(lines[1..].iter().filter(|line| code(line) == "accepted").count() >= 2, "{lines:#?}");
            // What is stored already speaks for the delegate, however many others come.
            let photos = [("12/e.jpg", &odd[0]), ("12/f.jpg", &odd[1])];
            let folder = congress.photos("anh-2", &photos.map(|(name, photo)| (name, photo.as_path())));
            let lines = congress.lines(&["enrol", &folder]);
            assert!(lines.iter().all(|line| code(line) != "accepted"), "{lines:#?}");
            assert!(lines.iter().any(|line| code(line) == "another_person"), "{lines:#?}");
        },
    );
}

#[test]
fn accuracy_is_measured_on_a_folder_of_people() {
    on_people(Congress::new, 3, 4, |congress, people| {
        let mut photos = Vec::new();
        for person in people.into_iter().take(3) {
            let name = person.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
            photos.extend(
                photos_of(&person)
                    .into_iter()
                    .take(4)
                    .enumerate()
                    .map(|(place, photo)| (format!("{name}/{place}.jpg"), photo)),
            );
        }
        let photos: Vec<(&str, &Path)> = photos.iter().map(|(name, photo)| (name.as_str(), photo.as_path())).collect();
        let folder = congress.photos("nguoi", &photos);
        let plot = congress.argument("do-thi.svg");
        let found = congress.json(&["faces", "evaluate", &folder, "--plot", &plot]);
        let drawing = fs::read_to_string(&plot).expect("a drawing");
        assert!(drawing.starts_with("<svg") && drawing.contains("FNIR"), "{drawing}");
        has(&found, &["tar_interval", "three_photos", "one_photo", "table", "pairs"]);
        let interval = found["three_photos"]["fnir_interval"].as_array().expect("from, to");
        assert!(interval[0].as_f64() <= found["fnir"].as_f64() && found["fnir"].as_f64() <= interval[1].as_f64());
        has(&found, &["identities", "photos", "fnir", "fpir", "top1", "tar", "ms"]);
        has(&found["tar"], &["1e-2", "1e-3", "1e-4"]);
        assert_eq!((&found["identities"], &found["photos"], &found["top1"]), (&json!(3), &json!(12), &json!(1.0)));
        assert!(found["ms"].as_object().is_some_and(|ms| ms.len() >= 3), "{found}");
    });
}
