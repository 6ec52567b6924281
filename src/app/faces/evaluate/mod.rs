//! Measures recognition on a folder of photos of known people: verification, open set, time.
//!
//! A congress sets its own thresholds by it: the false positive rate grows with the size of the gallery.

mod interval;
mod pairs;
mod plot;
mod trials;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use serde::Serialize;

use crate::{
    app::error::EvaluateError,
    vision::{Embedding, Recognizer, Timings, photo},
};
pub use interval::Interval;
use pairs::Pairs;
pub use plot::plot;
use trials::Trials;

/// The folders below the given one in which identity folders are looked for.
const DEPTH: usize = 2;
/// Photos of an enrolled identity that make its template; the others are probes.
const TEMPLATE: usize = 3;
/// Thresholds of the table.
const THRESHOLDS: [f32; 9] = [0.34, 0.36, 0.38, 0.40, 0.42, 0.45, 0.48, 0.50, 0.52];

/// What came out. Shares are from 0 to 1, `null` where there was nothing to measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluation {
    /// Identities with at least one photo in which a face was found.
    pub identities: usize,
    /// Photos that could be read.
    pub photos: usize,
    /// Photos of these in which no face was found; as a probe, each is a false negative.
    pub missed: usize,
    /// Files that are no readable photos.
    pub unreadable: usize,
    /// Faces that only the five points aligned.
    pub weak: usize,
    /// The threshold of `fnir` and `fpir`: the set's own.
    pub threshold: f32,
    /// Open set, templates of three photos: share of the enrolled's probes that are not taken for their owner.
    pub fnir: Option<f64>,
    /// Open set, templates of three photos: share of the strangers' probes that are taken for somebody.
    pub fpir: Option<f64>,
    /// Share of the enrolled's probes whose nearest template is their owner's, whatever the score.
    pub top1: Option<f64>,
    /// `fnir`, `fpir` and `top1` with templates of three photos, and their intervals.
    pub three_photos: OpenSet,
    /// `fnir`, `fpir` and `top1` with templates of one photo, and their intervals.
    pub one_photo: OpenSet,
    /// Verification over all pairs: share of the pairs of one person that pass where this share of the others does
    /// (`1e-3`).
    pub tar: BTreeMap<String, Option<f64>>,
    /// The 95% confidence intervals of `tar`: people are drawn, and none is narrower than Wilson's over their number.
    pub tar_interval: BTreeMap<String, Option<Interval>>,
    /// Median milliseconds of each stage and of their sum.
    pub ms: BTreeMap<String, f64>,
    /// Open set over thresholds.
    pub table: Vec<Row>,
    /// Pairs of one person, and of two.
    pub pairs: (usize, usize),
    /// For the plot.
    #[serde(skip)]
    pub curves: Curves,
}

/// Errors over finely graded thresholds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Curves {
    /// Open-set rates over thresholds, ascending.
    pub thresholds: Vec<Row>,
    /// Verification: false accepts, false rejects.
    pub errors: Vec<(f64, f64)>,
    /// The thresholds of the set: review, accept.
    pub marks: (f32, f32),
}

/// Rates at one threshold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OpenSet {
    /// False negative identification rate.
    pub fnir: Option<f64>,
    /// False positive identification rate.
    pub fpir: Option<f64>,
    /// Nearest is right.
    pub top1: Option<f64>,
    /// 95% confidence interval: Wilson's over the probes, each photo once.
    pub fnir_interval: Option<Interval>,
    /// 95% confidence interval, like that of `fnir`.
    pub fpir_interval: Option<Interval>,
    /// 95% confidence interval, like that of `fnir`.
    pub top1_interval: Option<Interval>,
}

/// One threshold of the table.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Row {
    /// The cosine from which a face is taken for somebody.
    pub threshold: f32,
    /// With templates of one photo.
    pub one_photo: OpenSet,
    /// With the mean of three.
    pub three_photos: OpenSet,
}

/// How far it is.
#[derive(Debug, Clone, Copy)]
pub struct Progress<'a> {
    /// Photos processed so far.
    pub done: usize,
    /// Photos in all.
    pub total: usize,
    /// The one that was done last.
    pub photo: &'a Path,
}

/// Photos of one person, in the order of their names; `None` where no face was found.
type Person = Vec<Option<Embedding>>;

/// Measures on a folder of identity folders, also one level further down (`lfw/NAME/`, `orl/NAME/`).
///
/// The face of a photo is its largest. `progress` is called after each photo.
pub fn evaluate(
    folder: &Path,
    recognizer: &mut Recognizer,
    mut progress: impl FnMut(Progress<'_>),
) -> Result<Evaluation, EvaluateError> {
    let mut identities = Vec::new();
    collect(folder, DEPTH, &mut identities)?;
    if identities.len() < 2 {
        return Err(EvaluateError::TooFew { folder: folder.to_owned(), found: identities.len() });
    }
    let total = identities.iter().map(Vec::len).sum();
    let (mut people, mut timings) = (Vec::<Person>::new(), Vec::new());
    let (mut done, mut unreadable, mut weak) = (0, 0, 0);
    for files in &identities {
        let mut person = Person::new();
        for file in files {
            if let Ok(image) = photo::open(file) {
                let face = recognizer.largest(&image)?;
                if let Some(face) = &face {
                    timings.push(recognizer.timings());
                    weak += usize::from(face.is_weak());
                }
                person.push(face.map(|face| face.embedding));
            } else {
                unreadable += 1;
            }
            done += 1;
            progress(Progress { done, total, photo: file });
        }
        people.push(person);
    }
    let mut evaluation = measure(&people, (recognizer.thresholds().review, recognizer.thresholds().accept));
    evaluation.unreadable = unreadable;
    evaluation.weak = weak;
    evaluation.ms = medians(&timings);
    Ok(evaluation)
}

/// The photos of each folder that holds some, folders and photos in the order of their names.
fn collect(folder: &Path, depth: usize, identities: &mut Vec<Vec<PathBuf>>) -> Result<(), EvaluateError> {
    let refuse = |source| EvaluateError::Folder { path: folder.to_owned(), source };
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(refuse)? {
        entries.push(entry.map_err(refuse)?.path());
    }
    entries.sort();
    for entry in entries.iter().filter(|entry| entry.is_dir()) {
        let mut photos: Vec<PathBuf> = fs::read_dir(entry)
            .map_err(|source| EvaluateError::Folder { path: entry.clone(), source })?
            .filter_map(|file| Some(file.ok()?.path()))
            .filter(|file| photo::is_photo(file) && file.is_file())
            .collect();
        photos.sort();
        if !photos.is_empty() {
            identities.push(photos);
        }
        if depth > 1 {
            collect(entry, depth - 1, identities)?;
        }
    }
    Ok(())
}

/// Everything that follows from the embeddings alone; the thresholds of the set are those of review and accept.
fn measure(people: &[Person], marks: (f32, f32)) -> Evaluation {
    let (one, three) = (Trials::run(people, 1), Trials::run(people, TEMPLATE));
    let pairs = Pairs::of(people);
    let tar = [("1e-2", 1e-2), ("1e-3", 1e-3), ("1e-4", 1e-4)];
    let at = three.at(marks.1);
    let row = |threshold| Row { threshold, one_photo: one.at(threshold), three_photos: three.at(threshold) };
    Evaluation {
        identities: people.iter().filter(|person| person.iter().any(Option::is_some)).count(),
        photos: people.iter().map(Vec::len).sum(),
        missed: people.iter().flatten().filter(|photo| photo.is_none()).count(),
        unreadable: 0,
        weak: 0,
        threshold: marks.1,
        fnir: at.fnir,
        fpir: at.fpir,
        top1: at.top1,
        three_photos: at,
        one_photo: one.at(marks.1),
        tar: tar.iter().map(|&(name, far)| (name.to_owned(), pairs.true_accepts(far))).collect(),
        tar_interval: tar.iter().map(|&(name, far)| (name.to_owned(), pairs.interval(far))).collect(),
        ms: BTreeMap::new(),
        table: THRESHOLDS.iter().copied().map(row).collect(),
        pairs: (pairs.same.len(), pairs.other.len()),
        curves: Curves {
            thresholds: (20..=70).map(|hundredths| row(hundredths as f32 / 100.0)).collect(),
            errors: pairs.errors(),
            marks,
        },
    }
}

/// Which of the times.
type Stage = fn(&Timings) -> Duration;

fn medians(timings: &[Timings]) -> BTreeMap<String, f64> {
    let stages: [(&str, Stage); 5] = [
        ("detect", |t| t.detect),
        ("mesh", |t| t.mesh),
        ("align", |t| t.align),
        ("embed", |t| t.embed),
        ("sum", |t| t.detect + t.mesh + t.align + t.embed),
    ];
    let mut medians = BTreeMap::new();
    for (name, stage) in stages {
        let mut times: Vec<Duration> = timings.iter().map(stage).collect();
        times.sort();
        if let Some(median) = times.get(times.len() / 2) {
            medians.insert(name.to_owned(), (median.as_secs_f64() * 1e6).round() / 1e3);
        }
    }
    medians
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    /// A photo at an angle on the circle, in degrees.
    fn at(degrees: f32) -> Option<Embedding> {
        let radians = degrees.to_radians();
        Embedding::new(vec![radians.cos(), radians.sin()]).ok()
    }

    #[test]
    fn people_far_apart_are_never_mistaken() {
        // Twenty people 18 degrees apart, their photos within a degree.
        let people: Vec<Person> =
            (0..20).map(|i| (0..5).map(|k| at(i as f32 * 18.0 + k as f32 * 0.2)).collect()).collect();
        let found = measure(&people, (0.3, 18.0_f32.to_radians().cos() + 0.01));
        assert_eq!((found.identities, found.photos, found.missed), (20, 100, 0));
        assert_eq!((found.fnir, found.fpir, found.top1), (Some(0.0), Some(0.0), Some(1.0)));
        assert_eq!(found.pairs, (20 * 10, 100 * 99 / 2 - 200));
        assert_eq!(found.tar["1e-2"], Some(1.0));
        assert_eq!(found.tar["1e-4"], None);
        let [from, to] = found.tar_interval["1e-2"].expect("an interval");
        assert!(from < 0.9 && (to - 1.0).abs() < 1e-9, "twenty people say no more: {from} {to}");
        for language in [Language::Vi, Language::En] {
            let drawn = plot(&found, language);
            assert!(drawn.starts_with("<svg") && drawn.trim_end().ends_with("</svg>"), "{drawn}");
            assert!(!drawn.contains("NaN") && !drawn.contains("inf"), "{drawn}");
        }
        // A threshold that neighbours pass too, even two places away.
        assert_eq!(measure(&people, (0.3, 0.7)).fpir, Some(1.0));
    }

    #[test]
    fn a_missed_probe_is_a_false_negative_and_no_false_positive() {
        let mut people: Vec<Person> = (0..10).map(|i| (0..4).map(|_| at(i as f32 * 36.0)).collect()).collect();
        people[0][3] = None;
        let found = measure(&people, (0.3, 0.99));
        assert_eq!(found.missed, 1);
        // One of ten people is missed in each of the seven deals in which each is enrolled.
        assert!((found.fnir.expect("probes") - 0.1).abs() < 1e-9);
        assert_eq!(found.fpir, Some(0.0));
    }

    #[test]
    fn identities_are_folders_at_either_depth() {
        let folder = tempfile::tempdir().expect("a folder");
        for file in ["a/1.jpg", "a/2.JPG", "b/x.txt", "set/c/1.pgm", "set/d/1.png", "set/deep/er/1.png"] {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, b"").expect("written");
        }
        let mut found = Vec::new();
        collect(folder.path(), DEPTH, &mut found).expect("read");
        assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 1]);
        assert!(matches!(collect(Path::new("no/such"), 1, &mut found), Err(EvaluateError::Folder { .. })));
    }
}
