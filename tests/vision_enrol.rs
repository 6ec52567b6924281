//! Enrolment from a folder of photos made from the portrait: each is accepted, or refused for its own reason.

use std::{collections::BTreeMap, fs, path::Path};

use daihoi::{
    app::{
        error::{EnrolError, Rejection},
        faces::enrol::{Outcome, enrol},
    },
    domain::delegate::{Consent, ConsentMethod, Delegate, DelegateId},
    vision::{Gallery, Recognizer, Runtime, photo},
};
use image::{ExtendedColorType, ImageEncoder as _, RgbImage, codecs::jpeg::JpegEncoder, imageops};
use uuid::Uuid;

fn delegate(number: u32, name: &str, consents: bool) -> Delegate {
    let id = Uuid::from_u128(u128::from(number));
    let mut delegate = Delegate::new(DelegateId(id), id, name);
    delegate.stt = Some(number);
    delegate.consent = consents.then(|| Consent {
        text_version: "1".to_owned(),
        method: ConsentMethod::Paper,
        given_at: "2026-01-02T03:04:05Z".parse().expect("a time"),
        withdrawn_at: None,
    });
    delegate
}

fn id(number: u128) -> DelegateId {
    DelegateId(Uuid::from_u128(number))
}

/// Wider than high, with the face in the middle.
fn around_the_face(portrait: &RgbImage) -> RgbImage {
    imageops::crop_imm(portrait, 100, 10, 260, 230).to_image()
}

fn write_folder(folder: &Path) {
    let portrait =
        photo::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/upkeep/demo/guest.jpg")).expect("a photo");
    let save = |name: &str, image: &RgbImage| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        image.save(path).expect("saved");
    };
    let face = around_the_face(&portrait);
    let mut two = RgbImage::new(520, 230);
    imageops::replace(&mut two, &face, 0, 0);
    imageops::replace(&mut two, &imageops::flip_horizontal(&face), 260, 0);

    save("1.png", &portrait);
    save("Mai Thi Khach/a.png", &face);
    save("Mai Thi Khach/again.png", &face);
    save("1-blurred.png", &face);
    save("1 Mai Thi Khach (3).png", &imageops::blur(&face, 2.5));
    save("1 (4).png", &imageops::resize(&portrait, 160, 160, imageops::FilterType::Triangle));
    save("1 (5).png", &two);
    save("1 (6).png", &imageops::crop_imm(&portrait, 0, 300, 200, 200).to_image());
    save("2.png", &imageops::brighten(&face, 5));
    save("3.png", &face);
    save("Le Van Hai.png", &face);
    save("nobody.png", &face);
    let dark = RgbImage::from_fn(face.width(), face.height(), |x, y| {
        image::Rgb(face.get_pixel(x, y).0.map(|value| value / 8))
    });
    save("1 (7).png", &dark);
    fs::write(folder.join("1 (8).jpg"), b"no picture").expect("written");
    fs::write(folder.join("notes.txt"), b"1.png is the best").expect("written");
}

#[test]
fn every_photo_is_accepted_or_refused_for_its_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    write_folder(folder.path());
    let delegates = [
        delegate(1, "Mai Thị Khách", true),
        delegate(2, "Hồ Thị Khác", true),
        delegate(3, "Trần Văn Chưa", false),
        delegate(4, "Lê Văn Hải", true),
        delegate(5, "Lê Văn Hai", true),
    ];
    let mut recognizer = Recognizer::open(None, &Runtime::from_environment()).expect("the carried models");
    let gallery = Gallery::new(recognizer.model_set());
    let mut outcomes: BTreeMap<String, Outcome> = BTreeMap::new();
    let tally = enrol(folder.path(), &delegates, &gallery, std::slice::from_mut(&mut recognizer), |outcome, _| {
        outcomes.insert(outcome.photo.to_string_lossy().into_owned(), outcome);
    });
    let tally = tally.expect("enrolled");
    for (photo, outcome) in &outcomes {
        let short = outcome.result.as_ref().map(|enrolled| (enrolled.weak, enrolled.quality));
        eprintln!("{photo}: {short:?}");
    }
    let refusal = |photo: &str| outcomes[photo].result.as_ref().err().cloned();

    assert_eq!((tally.accepted, tally.delegates, outcomes.len()), (2, 1, 14));
    assert_eq!(tally.refused, 12);
    assert_eq!((refusal("1.png"), refusal("Mai Thi Khach/a.png")), (None, None));
    let accepted = &outcomes["1.png"];
    assert_eq!(accepted.delegate, Some(id(1)));
    assert_eq!(accepted.sha256.as_ref().map(String::len), Some(64));
    assert!(!accepted.result.as_ref().expect("accepted").weak);

    assert_eq!(refusal("Mai Thi Khach/again.png"), Some(Rejection::Repeated));
    assert_eq!(refusal("1-blurred.png"), Some(Rejection::NoDelegate));
    assert!(matches!(refusal("1 Mai Thi Khach (3).png"), Some(Rejection::Blurred(_))));
    assert!(matches!(refusal("1 (4).png"), Some(Rejection::TooSmall(width)) if width < 48.0));
    assert_eq!(refusal("1 (5).png"), Some(Rejection::SeveralFaces(2)));
    assert_eq!(refusal("1 (6).png"), Some(Rejection::NoFace));
    assert!(matches!(refusal("1 (7).png"), Some(Rejection::Poor(_))));
    assert_eq!(refusal("1 (8).jpg"), Some(Rejection::Unreadable));
    assert!(matches!(refusal("2.png"), Some(Rejection::LooksLike(other, score)) if other == id(1) && score > 0.9));
    assert_eq!(refusal("3.png"), Some(Rejection::NoConsent));
    assert_eq!(outcomes["3.png"].sha256, None, "without consent the file is not read");
    assert_eq!(refusal("Le Van Hai.png"), Some(Rejection::Ambiguous(vec![id(4), id(5)])));
    assert_eq!(refusal("nobody.png"), Some(Rejection::NoDelegate));
}

#[test]
fn look_alikes_may_look_alike_and_other_sets_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let portrait =
        photo::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/upkeep/demo/guest.jpg")).expect("a photo");
    portrait.save(folder.path().join("1.png")).expect("saved");
    around_the_face(&portrait).save(folder.path().join("2.png")).expect("saved");
    let mut delegates = [delegate(1, "Mai Thị Khách", true), delegate(2, "Mai Thị Sinh Đôi", true)];
    delegates[0].twin_of = Some(id(2));
    let mut recognizer = Recognizer::open(None, &Runtime::from_environment()).expect("the carried models");
    let gallery = Gallery::new(recognizer.model_set());
    let tally =
        enrol(folder.path(), &delegates, &gallery, std::slice::from_mut(&mut recognizer), |_, _| {}).expect("enrolled");
    assert_eq!((tally.accepted, tally.delegates), (2, 2));

    let other = Gallery::new("another set");
    let error = enrol(folder.path(), &delegates, &other, std::slice::from_mut(&mut recognizer), |_, _| {})
        .expect_err("another set");
    assert!(matches!(error, EnrolError::OtherModelSet { .. }), "{error}");
    let missing = enrol(Path::new("no/such"), &delegates, &gallery, std::slice::from_mut(&mut recognizer), |_, _| {})
        .expect_err("missing");
    assert!(matches!(missing, EnrolError::Folder { .. }), "{missing}");
}

/// A JPEG stored rotated by a quarter turn, with its orientation in its Exif data.
fn lying(image: &RgbImage) -> Vec<u8> {
    let side = imageops::rotate270(image);
    // One entry: orientation 6, to be turned a quarter to the right.
    let exif =
        [b"MM\0*\0\0\0\x08\0\x01".as_slice(), &[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0], &[0, 0, 0, 0]].concat();
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 92);
    encoder.set_exif_metadata(exif).expect("taken");
    encoder.write_image(&side, side.width(), side.height(), ExtendedColorType::Rgb8).expect("written");
    bytes
}

#[test]
fn photos_come_in_many_guises_and_two_threads_say_what_one_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let portrait =
        photo::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/upkeep/demo/guest.jpg")).expect("a photo");
    let face = around_the_face(&portrait);
    let path = |name: &str| folder.path().join(name);
    face.save(path("1.JPEG")).expect("saved");
    imageops::brighten(&face, 4).save(path("1-2.PNG")).expect("saved");
    // The name in decomposed letters, as macOS writes it.
    let decomposed = "Mai Thi\u{323} Kha\u{301}ch 3.png";
    imageops::brighten(&face, 8).save(path(decomposed)).expect("saved");
    fs::write(path("1 (4).Jpg"), lying(&imageops::brighten(&face, 12))).expect("written");
    let large = imageops::resize(&portrait, 3_000, 3_000, imageops::FilterType::Triangle);
    large.save_with_format(path("1 (5).jpg"), image::ImageFormat::Jpeg).expect("saved");
    fs::write(path("1 (6).HEIC"), b"\0\0\0\x18ftypheic\0\0\0\0mif1").expect("written");
    fs::write(path("1 (7).jpg"), b"\0\0\0\x18ftypheic\0\0\0\0mif1").expect("written");
    fs::write(path("1 (8).pgm"), b"P5 30000 30000 255\n").expect("written");
    // One file for two delegates is no repetition but a mistake.
    fs::copy(path("1.JPEG"), path("2.jpg")).expect("copied");
    let delegates = [delegate(1, "Mai Thị Khách", true), delegate(2, "Hồ Thị Khác", true)];
    let run = |threads: usize| {
        let open = |_| Recognizer::open(None, &Runtime::from_environment()).expect("the carried models");
        let mut recognizers: Vec<Recognizer> = (0..threads).map(open).collect();
        let gallery = Gallery::new(recognizers[0].model_set());
        let mut outcomes = Vec::new();
        let tally = enrol(folder.path(), &delegates, &gallery, &mut recognizers, |outcome, all| {
            assert_eq!(all, 9);
            outcomes.push(outcome);
        });
        (tally.expect("enrolled"), outcomes)
    };
    let (tally, outcomes) = run(1);
    let of = |photo: &str| {
        let found = outcomes.iter().find(|outcome| outcome.photo == Path::new(photo));
        found.unwrap_or_else(|| panic!("{photo} was not reported")).result.as_ref().err().cloned()
    };
    for photo in ["1.JPEG", "1-2.PNG", decomposed, "1 (4).Jpg", "1 (5).jpg"] {
        assert_eq!(of(photo), None, "{photo}");
    }
    assert_eq!((of("1 (6).HEIC"), of("1 (7).jpg")), (Some(Rejection::Form("HEIC")), Some(Rejection::Form("HEIC"))));
    assert_eq!(of("1 (8).pgm"), Some(Rejection::TooLarge));
    assert!(matches!(of("2.jpg"), Some(Rejection::LooksLike(other, _)) if other == id(1)));
    assert_eq!((tally.accepted, tally.refused, tally.delegates), (5, 4, 1));
    assert_eq!(run(2), (tally, outcomes), "in the same order as well");
}
