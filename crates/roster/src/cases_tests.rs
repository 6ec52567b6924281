//! The shared cases, each with the rows that must come in. Skipped where they are not at hand.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use super::{
    tests::{names, records},
    *,
};

fn cases() -> Option<PathBuf> {
    let shared = env::var_os("DAIHOI_SHARED").map(PathBuf::from);
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("../shared")).collect();
    let places: Vec<PathBuf> = shared.map_or_else(beside, |shared| vec![shared]);
    let found = places.into_iter().map(|shared| shared.join("data/cases/roster")).find(|folder| folder.is_dir());
    if found.is_none() {
        eprintln!("SKIPPED: shared_cases_are_right_or_told: no shared cases");
    }
    found
}

fn input(folder: &Path) -> PathBuf {
    let files = fs::read_dir(folder).expect("a folder").filter_map(|file| Some(file.ok()?.path()));
    let is_input = |path: &PathBuf| path.file_stem().is_some_and(|stem| stem == "input");
    files.into_iter().find(is_input).unwrap_or_else(|| panic!("no input in {}", folder.display()))
}

/// Each case is right, or told where that is what the case asks for; files that say more than they are end in an error or
/// a warning, without a panic. One test, so that cases which are not at hand are skipped once.
#[test]
fn shared_cases_are_right_or_told() {
    let Some(folder) = cases() else { return };
    cases_are_right_or_told(&folder);
    hostile_files_are_refused_or_told(&folder);
}

fn cases_are_right_or_told(folder: &Path) {
    let text = fs::read_to_string(folder.join("cases.json")).expect("read");
    let all: serde_json::Map<String, Value> = serde_json::from_str(&text).expect("the cases are JSON");
    for (name, case) in &all {
        let wanted = case["rows"].as_array().expect("rows");
        let loud = case["loud"] != Value::Bool(false);
        match read(&input(&folder.join(name)), &[]) {
            Err(error) => assert!(loud && wanted.is_empty(), "{name}: {error}"),
            Ok(reading) => {
                let people: Vec<Value> =
                    records(&reading).iter().map(|one| serde_json::to_value(one).expect("a record")).collect();
                let known = |row: &Value| {
                    let fields = row.as_object().expect("fields");
                    people.iter().any(|one| fields.iter().all(|(field, value)| one[field] == *value))
                };
                let right = !wanted.is_empty() && people.len() == wanted.len() && wanted.iter().all(known);
                let told = !reading.failed.is_empty() || !reading.warnings.is_empty() || !reading.left_out.is_empty();
                assert!(right || loud && told, "{name}: {:?} {:?}", names(&reading), reading.failed);
            }
        }
    }
}

fn hostile_files_are_refused_or_told(folder: &Path) {
    for file in fs::read_dir(folder.join("hostile")).expect("a folder").filter_map(Result::ok) {
        let path = file.path();
        if path.extension().is_some_and(|extension| extension != "md") {
            let read = read(&path, &[]);
            let refused = read.as_ref().map_or(true, |reading| reading.rows.is_empty());
            // A person beside a far corner is taken, where the corner is told.
            let told = read.as_ref().is_ok_and(|reading| !reading.warnings.is_empty() || !reading.left_out.is_empty());
            assert!(refused || told, "{}: {:?}", path.display(), read.map(|reading| names(&reading)));
        }
    }
    assert!(matches!(read(&input(&folder.join("crash-xlsb")), &[]), Err(RosterError::Broken { .. })));
}
