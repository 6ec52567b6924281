//! Holds the walls of ARCHITECTURE.md: who imports whom, which library is named where, how long a file may grow.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Each layer and the layers that it may import.
const WALLS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("i18n", &[]),
    ("config", &[]),
    ("domain", &["text"]),
    ("store", &["domain", "text", "config"]),
    ("roster", &["domain", "text", "config"]),
    ("vision", &["domain", "text", "config"]),
    ("camera", &["domain", "text", "config"]),
    ("documents", &["domain", "text", "config"]),
    ("search", &["documents", "text"]),
    ("site", &["documents", "domain", "i18n"]),
    (
        "app",
        &["domain", "text", "i18n", "config", "store", "roster", "vision", "camera", "documents", "search", "site"],
    ),
    ("console", &["app", "domain", "text", "i18n", "config"]),
    ("serve", &["app", "domain", "i18n", "config"]),
    ("cli", &["app", "domain", "i18n", "config", "console", "serve"]),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// Libraries that belong to one place, and how many files there may name them.
const LIBRARIES: &[(&str, &str, usize)] = &[
    ("rusqlite", "src/store", usize::MAX),
    ("tantivy", "src/search", usize::MAX),
    ("ratatui", "src/console", usize::MAX),
    ("crossterm", "src/console", usize::MAX),
    ("clap", "src/cli", usize::MAX),
    ("pulldown_cmark", "src/documents", usize::MAX),
    ("hayro", "src/documents/foreign/pdf", usize::MAX),
    ("undoc", "src/documents/foreign", 1),
    ("cfb", "src/documents/foreign", 1),
    ("calamine", "src/roster", usize::MAX),
    ("notify", "src/app", usize::MAX),
    ("tracing_subscriber", "src/app", 1),
    ("argon2", "src/app", 1),
    ("ort", "src/vision", 1),
    ("nokhwa", "src/camera", 1),
    ("rxing", "src/camera", 1),
    ("ureq", "src/camera", 1),
    ("fast_qr", "src/app", 1),
    ("axum", "src/serve", usize::MAX),
    ("tower_http", "src/serve", usize::MAX),
    ("tokio", "src/serve", usize::MAX),
    ("tokio_util", "src/serve", 1),
    ("hyper", "src/serve", 1),
    ("hyper_util", "src/serve", 1),
    ("socket2", "src/serve", 1),
    ("if_addrs", "src/serve", 1),
    ("hmac", "src/serve", usize::MAX),
];

const LONGEST_FILE: usize = 500;

/// Libraries with side effects that pure layers must not touch.
const IMPURE: &[&str] =
    &["std::fs", "std::thread", "std::net", "std::process", "Timestamp::now", "Instant::now", "SystemTime"];
const PURE: &[&str] = &["domain", "text", "i18n"];

struct Source {
    /// From the package's root, such as `src/domain/quorum.rs`.
    path: String,
    /// The first component under `src`, without `.rs`.
    layer: String,
    text: String,
}

impl Source {
    /// The lines of code: no comments, nothing from the unit tests at the file's end on.
    fn code(&self) -> impl Iterator<Item = &str> {
        let end = self.text.find("#[cfg(test)]").unwrap_or(self.text.len());
        self.text[..end]
            .lines()
            .map(|line| line.split("//").next().unwrap_or("").trim())
            .filter(|line| !line.is_empty())
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs") || self.path.contains("/tests/")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let path = file.strip_prefix(root()).expect("inside the package").to_string_lossy().replace('\\', "/");
            let layer = path.split('/').nth(1).unwrap_or_default().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&file).expect("a readable source");
            Source { path, layer, text }
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// What follows each `prefix` in the code, up to the end of the path: `domain::quorum` of `crate::domain::quorum::Rule`.
/// A group gives one path for each of its members, however deep: `crate::{a::b, c::{d, e}}` gives three.
fn paths_after(code: &str, prefix: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for (position, _) in code.match_indices(prefix) {
        if !code[..position].chars().next_back().is_some_and(is_path) {
            expand(String::new(), &code[position + prefix.len()..], &mut paths);
        }
    }
    paths
}

fn is_path(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == ':'
}

/// Reads one member of a `use` tree; gives what is behind it.
fn expand<'a>(start: String, code: &'a str, paths: &mut Vec<String>) -> &'a str {
    let end = code.find(|c| !is_path(c)).unwrap_or(code.len());
    let path = start + &code[..end];
    let mut rest = &code[end..];
    if !path.is_empty() && !path.ends_with("::") || !rest.starts_with('{') {
        paths.push(path);
        return rest;
    }
    rest = &rest[1..];
    loop {
        rest = rest.trim_start_matches([',', ' ']);
        if let Some(behind) = rest.strip_prefix('}') {
            return behind;
        }
        if rest.is_empty() {
            return rest;
        }
        let before = rest.len();
        rest = expand(path.clone(), rest, paths);
        // `as name` and whatever else stands behind a member.
        rest = rest.trim_start_matches(|c| c != ',' && c != '}');
        assert!(rest.len() < before, "no way through {rest}");
    }
}

fn joined(source: &Source) -> String {
    source.code().collect::<Vec<_>>().join(" ")
}

#[test]
fn layers_import_only_what_the_table_allows() {
    let walls: BTreeMap<_, _> = WALLS.iter().copied().collect();
    let mut breaches = Vec::new();
    for source in sources() {
        let Some(allowed) = walls.get(source.layer.as_str()) else {
            breaches.push(format!("{}: layer `{}` is not in the table", source.path, source.layer));
            continue;
        };
        let code = joined(&source);
        for path in paths_after(&code, "crate::").into_iter().chain(paths_after(&code, "daihoi::")) {
            let target = path.split("::").next().unwrap_or_default();
            if target != source.layer && walls.contains_key(target) && !allowed.contains(&target) {
                breaches.push(format!("{} imports {path}", source.path));
            }
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn the_table_has_no_circle() {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    while known.len() < WALLS.len() {
        let before = known.len();
        for (layer, allowed) in WALLS {
            if allowed.iter().all(|layer| known.contains(layer)) {
                known.insert(layer);
            }
        }
        assert!(known.len() > before, "a circle beyond {known:?}");
    }
}

#[test]
fn modules_within_a_layer_form_no_circle() {
    let sources = sources();
    let name = |path: &str| path.trim_start_matches("src/").trim_end_matches(".rs").replace('/', "::");
    let modules: BTreeSet<String> = sources
        .iter()
        .filter(|source| !source.path.ends_with("mod.rs") && !source.is_test())
        .map(|source| name(&source.path))
        .collect();
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources.iter().filter(|source| !source.path.ends_with("mod.rs") && !source.is_test()) {
        let from = name(&source.path);
        let parent = from.rsplit_once("::").map_or("", |(parent, _)| parent).to_owned();
        let code = joined(source);
        let absolute = paths_after(&code, "crate::");
        let relative = paths_after(&code, "super::").into_iter().map(|path| format!("{parent}::{path}"));
        for path in absolute.into_iter().chain(relative) {
            let mut candidate = path.trim_end_matches(':');
            while !modules.contains(candidate) {
                let Some((shorter, _)) = candidate.rsplit_once("::") else { break };
                candidate = shorter;
            }
            if modules.contains(candidate) && candidate != from {
                edges.entry(from.clone()).or_default().insert(candidate.to_owned());
            }
        }
    }
    let reaches_itself = |module: &String| {
        let mut seen: BTreeSet<&String> = BTreeSet::new();
        let mut open: Vec<&String> = edges.get(module).into_iter().flatten().collect();
        while let Some(next) = open.pop() {
            if seen.insert(next) {
                open.extend(edges.get(next).into_iter().flatten());
            }
        }
        seen.contains(module)
    };
    let circle: Vec<_> = modules.iter().filter(|module| reaches_itself(module)).collect();
    assert!(circle.is_empty(), "in a circle: {circle:#?}");
}

#[test]
fn each_library_is_named_only_in_its_room() {
    let sources = sources();
    for (library, room, most) in LIBRARIES {
        let naming: Vec<&str> = sources
            .iter()
            .filter(|source| {
                let code = joined(source);
                !paths_after(&code, &format!("{library}::")).is_empty() || code.contains(&format!("use {library};"))
            })
            .map(|source| source.path.as_str())
            .collect();
        assert!(naming.iter().all(|path| path.starts_with(room)), "{library} belongs in {room}: {naming:?}");
        assert!(naming.len() <= *most, "{library} belongs in {most} file(s): {naming:?}");
    }
}

#[test]
fn pure_layers_touch_no_file_thread_or_clock() {
    for source in sources().iter().filter(|source| PURE.contains(&source.layer.as_str()) && !source.is_test()) {
        let code = joined(source);
        for impure in IMPURE {
            assert!(!code.contains(impure), "{} uses {impure}", source.path);
        }
    }
}

#[test]
fn every_file_says_what_it_is_and_stays_readable() {
    for source in sources() {
        assert!(source.text.starts_with("//! "), "{}: a `//!` line must come first", source.path);
        let lines = source.text.lines().count();
        assert!(lines <= LONGEST_FILE, "{}: {lines} lines", source.path);
    }
}

#[test]
fn the_top_level_stays_as_it_is() {
    let allowed = [
        "ARCHITECTURE.md",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "benches",
        "docs-content",
        "fuzz",
        "models",
        "site-template",
        "src",
        "target",
        "tests",
    ];
    for entry in fs::read_dir(root()).expect("the package's root") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        assert!(name.starts_with('.') || allowed.contains(&name.as_str()), "{name} is not of the top level");
    }
}

#[test]
fn the_import_reader_sees_groups_and_nested_paths() {
    let code = "use crate::{domain::quorum, text::{fold, tokens}, store}; \
                use crate::camera::{SourceSpec as Spec, list}; crate::app::x(); mycrate::y();";
    let expected =
        ["domain::quorum", "text::fold", "text::tokens", "store", "camera::SourceSpec", "camera::list", "app::x"];
    assert_eq!(paths_after(code, "crate::"), expected);
}
