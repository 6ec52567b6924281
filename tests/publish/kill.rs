//! A build that is killed at any moment leaves the last good site or the new one, and nothing that the next one minds.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
};

use daihoi::{
    app::publish::manifest,
    search::{Library, SearchError},
};
use daihoi_testing::Seed;

use crate::{
    corpus::Corpus,
    fixture::{Congress, differences, tree},
};

const PAPERS: usize = 25;
/// Kills while a build goes on from the last one, and while it begins from nothing.
const KILLS: usize = 40;

/// In memory where there is such a place: a kill takes the process alone, so a disk would only make it slow.
fn room() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.expect("a folder")
}

fn start(congress: &Congress, again: bool) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_daihoi"));
    command.arg("--congress").arg(congress.folder().path()).args(["docs", "build"]);
    if again {
        command.arg("--again");
    }
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts")
}

/// How far a build has come, by what it has left on the disk.
fn progress(congress: &Congress) -> usize {
    let count = |folder: &Path| fs::read_dir(folder).map_or(0, Iterator::count);
    let fresh = congress.folder().path().join(".site-new");
    count(&fresh)
        + count(&fresh.join("van-ban"))
        + count(&fresh.join("search"))
        + count(&congress.folder().cache().join("index"))
}

#[test]
fn a_killed_build_leaves_a_whole_site_and_the_next_one_goes_on() {
    // The plan is drawn; when a kill arrives in what the build does is the scheduler's.
    let mut seed = Seed::of_run();
    let congress = Congress::within(room());
    Corpus::new().write(&congress.folder().documents(), PAPERS);
    congress.build();
    let mut killed = 0;
    for round in 0..KILLS {
        let note = format!("# Ghi chú\n\nLần thứ {round}.\n");
        congress.put("ghi-chu.md", &note);
        let mut child = start(&congress, round % 2 == 0);
        // Watched until it has come so far, then killed: the moments are spread over the whole build.
        let wanted = 1 + seed.below(2 * PAPERS);
        while progress(&congress) < wanted && child.try_wait().expect("asked").is_none() {
            std::hint::spin_loop();
        }
        for _ in 0..seed.below(60_000) {
            std::hint::spin_loop();
        }
        child.kill().expect("killed");
        let ended = child.wait().expect("gone");
        killed += usize::from(!ended.success());

        let checked = manifest::verify(&congress.site()).expect("a site stands");
        assert!(checked.is_sound(), "round {round}, wanted {wanted}: {checked:?}");
        match Library::open(&congress.folder().index()) {
            Ok(library) => assert!(library.len() > PAPERS, "round {round}"),
            Err(error) => assert!(matches!(error, SearchError::Missing { .. }), "round {round}: {error}"),
        }
        if round % 5 == 4 {
            let built = congress.build();
            assert_eq!(built.documents, PAPERS + 1);
            let copy = congress.copied();
            copy.build();
            let differences = differences(&tree(&congress.site()), &tree(&copy.site()));
            assert!(differences.is_empty(), "round {round}: {differences:?}");
            let library = Library::open(&congress.folder().index()).expect("an index");
            assert_eq!(library.search(&format!("\"lần thứ {round}\""), 1).expect("found").len(), 1, "round {round}");
            let left: Vec<_> = fs::read_dir(congress.folder().path()).expect("a folder").flatten().collect();
            let left: Vec<_> = left.iter().map(|entry| entry.file_name().into_string().expect("UTF-8")).collect();
            assert!(left.iter().all(|name| !name.ends_with("-new") && !name.ends_with("-old")), "{left:?}");
        }
    }
    assert!(killed > KILLS / 2, "most builds were killed before their end: {killed}");
}
