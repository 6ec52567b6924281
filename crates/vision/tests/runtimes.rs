//! Both runtimes: fallback from a missing library, one runtime per process, and equal embeddings from either.

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use daihoi_testing::faces;
use daihoi_vision::{Embedding, Recognizer, Runtime, VisionError, photo, runtime::VARIABLE, synth};
use image::RgbImage;

/// Environment variable of the child process on ONNX Runtime: the file it writes its embeddings to.
const DUMP: &str = "DAIHOI_TEST_DUMP";

/// Frames of the clip, made-up people, and the first photo of each person of the evaluation set where it is present.
fn pictures() -> Vec<RgbImage> {
    let portrait = faces::guest();
    let mut pictures: Vec<RgbImage> = synth::walk_up(&portrait, 4).collect();
    pictures.push(portrait);
    pictures.extend((0..faces::PEOPLE.len()).map(|person| faces::photos(person, 1).remove(0)));
    let Some(sets) = daihoi_testing::measured("data/faces") else { return pictures };
    let sets = fs::read_dir(sets).expect("a folder");
    let people = sets.filter_map(|set| fs::read_dir(set.ok()?.path()).ok()).flatten().flatten();
    let mut people: Vec<PathBuf> = people.map(|person| person.path()).collect();
    people.sort();
    for person in people {
        let mut photos: Vec<PathBuf> = fs::read_dir(person).expect("a folder").flatten().map(|it| it.path()).collect();
        photos.sort();
        pictures.extend(photos.first().map(|file| photo::open(file).expect("a photo")));
    }
    pictures
}

fn embeddings(recognizer: &mut Recognizer) -> Vec<Embedding> {
    let mut embed = |image: &RgbImage| recognizer.largest(image).expect("run").expect("a face").embedding;
    pictures().iter().map(&mut embed).collect()
}

/// Runs alone in a child process, started by the test below; without its variable it does nothing.
#[test]
fn dump_over_the_library() {
    let Some(target) = env::var_os(DUMP) else { return };
    let mut recognizer = Recognizer::open(None, &Runtime::from_environment()).expect("the library");
    let mut text = String::new();
    for embedding in embeddings(&mut recognizer) {
        for number in embedding.as_slice() {
            write!(text, "{number} ").expect("text");
        }
        text.push('\n');
    }
    fs::write(target, text).expect("written");
}

#[test]
fn a_missing_library_leaves_tract_and_a_process_keeps_its_runtime() {
    if env::var_os(DUMP).is_some() {
        return;
    }
    let missing = Runtime::OnnxRuntime("no/such/libonnxruntime.so".into());
    let error = Recognizer::open(None, &missing).err().expect("no library");
    assert!(
        matches!(&error, VisionError::Library { library, .. } if library.ends_with("libonnxruntime.so")),
        "{error}"
    );
    let other = Runtime::OnnxRuntime(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
    assert!(matches!(Recognizer::open(None, &other), Err(VisionError::LibraryAgain { .. })));

    let mut recognizer = Recognizer::open(None, &Runtime::Tract).expect("tract");
    let error = Recognizer::open(None, &missing).err().expect("another runtime");
    assert!(matches!(&error, VisionError::RuntimeFixed { running } if running == "tract"), "{error}");

    let Some(library) = env::var_os(VARIABLE) else {
        eprintln!("SKIPPED: the same embeddings over ONNX Runtime: {VARIABLE} names no library");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let dump = folder.path().join("embeddings");
    let status = Command::new(env::current_exe().expect("this test"))
        .args(["--exact", "dump_over_the_library"])
        .env(DUMP, &dump)
        .env(VARIABLE, library)
        .status();
    assert!(status.expect("started").success());
    let text = fs::read_to_string(dump).expect("dumped");
    let over_library = text.lines().map(|line| {
        let numbers = line.split_whitespace().map(|number| number.parse().expect("a number")).collect();
        Embedding::new(numbers).expect("a direction")
    });
    let over_tract = embeddings(&mut recognizer);
    let cosines: Vec<f32> = over_library.zip(&over_tract).map(|(a, b)| a.cosine(b)).collect();
    assert_eq!(cosines.len(), over_tract.len());
    let least = cosines.iter().copied().fold(f32::INFINITY, f32::min);
    eprintln!("{} pictures, least cosine between the runtimes {least}", cosines.len());
    assert!(least > 0.9999, "{cosines:?}");
}
