//! Real faces that are not part of the project: five photos fetched by tests/fetch-faces.sh, and the evaluation set
//! beside the project. Each test prints SKIPPED where its photos are missing.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use daihoi::{
    app::faces::evaluate::{Evaluation, evaluate},
    vision::{Alignment, Embedding, Recognizer, Runtime, photo},
};

fn recognizer() -> Recognizer {
    Recognizer::open(None, &Runtime::from_environment()).expect("the carried models")
}

/// The folder that tests/fetch-faces.sh fills.
fn fetched() -> Option<PathBuf> {
    let cache = || env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || env::var_os("HOME").map(|home| Path::new(&home).join(".cache"));
    let folder =
        env::var_os("DAIHOI_FACES").map(PathBuf::from).or_else(|| Some(cache().or_else(home)?.join("daihoi/faces")))?;
    folder.join("SHA256SUMS").is_file().then_some(folder)
}

/// The evaluation set, if it is present.
fn shared() -> Option<PathBuf> {
    let folder = daihoi_testing::beside("data/faces");
    folder.is_dir().then_some(folder)
}

#[test]
fn four_photos_of_one_person_are_the_same_and_one_of_another_is_not() {
    let Some(folder) = fetched() else {
        eprintln!("SKIPPED: four photos of one person: run tests/fetch-faces.sh first");
        return;
    };
    let mut recognizer = recognizer();
    let mut embedding = |name: &str| {
        let photo = photo::open(&folder.join(name)).expect("a photo");
        let face = recognizer.largest(&photo).expect("run").expect("a face");
        assert_eq!(face.alignment, Alignment::Mesh, "{name}");
        face.embedding
    };
    let one = ["obama.jpg", "obama2.jpg", "obama3.jpg", "obama_partial_face.jpg"].map(&mut embedding);
    let other = embedding("biden.jpg");
    let accept = recognizer.thresholds().accept;
    for (place, photo) in one.iter().enumerate() {
        for second in &one[place + 1..] {
            let cosine = photo.cosine(second);
            eprintln!("same: {cosine}");
            assert!(cosine >= accept, "{cosine}");
        }
        let cosine = photo.cosine(&other);
        eprintln!("different: {cosine}");
        assert!(cosine < recognizer.thresholds().review, "{cosine}");
    }
    let template = Embedding::mean(&one[..3]).expect("a mean");
    assert!(template.cosine(&one[3]) > template.cosine(&other) + 0.3);
}

/// Copies the first `photos` photos of some identities, so that the test takes a minute at most.
fn sample(faces: &Path, into: &Path, photos: usize) {
    for (set, identities) in [("lfw", 10), ("orl", 22)] {
        let mut folders: Vec<PathBuf> =
            fs::read_dir(faces.join(set)).expect("a set").map(|entry| entry.expect("an entry").path()).collect();
        folders.sort();
        for folder in folders.iter().take(identities) {
            let target = into.join(set).join(folder.file_name().expect("a name"));
            fs::create_dir_all(&target).expect("made");
            let mut files: Vec<PathBuf> =
                fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
            files.sort();
            for file in files.iter().take(photos) {
                fs::copy(file, target.join(file.file_name().expect("a name"))).expect("copied");
            }
        }
    }
}

fn report(folder: &Path) -> Evaluation {
    let found = evaluate(folder, &mut recognizer(), |_| {}).expect("measured");
    eprintln!("{}", serde_json::to_string_pretty(&found).expect("JSON"));
    found
}

#[test]
fn on_photos_that_no_code_saw_the_enrolled_are_known_and_strangers_are_not() {
    let Some(faces) = shared() else {
        eprintln!("SKIPPED: held-out figures: the evaluation set is not beside the project");
        return;
    };
    let temporary = tempfile::tempdir().expect("a folder");
    let found = if env::var_os("DAIHOI_ALL_FACES").is_some() {
        report(&faces)
    } else {
        sample(&faces, temporary.path(), 5);
        report(temporary.path())
    };
    assert_eq!((found.missed, found.unreadable), (0, 0));
    let below = |rate: Option<f64>, most: f64| rate.is_some_and(|rate| rate <= most);
    assert!(below(found.fnir, 0.02) && below(found.fpir, 0.02), "{:?} {:?}", found.fnir, found.fpir);
    assert!(below(found.one_photo.fnir, 0.06) && below(found.one_photo.fpir, 0.02), "{:?}", found.one_photo);
    assert!(found.top1.is_some_and(|top1| top1 >= 0.99), "{:?}", found.top1);
    assert!(found.tar["1e-3"].is_some_and(|tar| tar >= 0.97), "{:?}", found.tar);
}
