//! How well the ranking answers 1,190 questions whose paragraph is known, with marks and without.

use std::{env, path::PathBuf, time::Instant};

use daihoi::search;

/// The folder of data beside the project, if it is there.
fn shared(test: &str) -> Option<PathBuf> {
    let folder = env::var_os("DAIHOI_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from)
        .join("data/search");
    if !folder.is_dir() {
        eprintln!("SKIPPED: {test}: {} is missing", folder.display());
        return None;
    }
    Some(folder)
}

#[test]
fn questions_are_answered_as_well_as_the_design_measured() {
    let Some(folder) = shared("questions_are_answered_as_well_as_the_design_measured") else { return };
    let started = Instant::now();
    let found =
        search::evaluate(&folder.join("corpus.jsonl.gz"), &folder.join("queries.jsonl")).expect("the data is whole");
    eprintln!("{found:?} in {:.1} s", started.elapsed().as_secs_f64());
    assert_eq!(found.queries, 1190);
    assert!(found.marked.mrr10 >= 0.748 && found.marked.recall10 >= 0.919, "{:?}", found.marked);
    assert!(found.folded.mrr10 >= 0.705 && found.folded.recall10 >= 0.882, "{:?}", found.folded);
}
