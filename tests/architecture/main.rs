//! Holds the walls of ARCHITECTURE.md: who imports whom, which library is named where, how long a file may grow.

mod package;
mod source;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use crate::{package::Package, source::Source};

/// Each layer of the program and the layers that it may import. The libraries under `crates/` come in by their own
/// manifests, so that the compiler holds what they may not; here stands what may be used of them, and where.
const WALLS: &[(&str, &[&str])] = &[
    ("i18n", &[]),
    ("config", &[]),
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

/// The libraries, and which of them each stands on.
const CRATES: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("domain", &["text"]),
    ("store", &["domain"]),
    ("roster", &["domain", "text"]),
    ("vision", &[]),
    ("camera", &[]),
    ("documents", &["text"]),
    ("search", &["text"]),
    ("testing", &[]),
];

/// What is drawn and what is data never call what changes them.
const NEVER: &[(&str, &str)] = &[
    ("console::commands", "console::update"),
    ("console::layout", "console::update"),
    ("console::model", "console::update"),
    ("console::screens", "console::update"),
    ("console::widgets", "console::update"),
];

/// Libraries that belong to one place, and how many files there may name them.
const LIBRARIES: &[(&str, &str, usize)] = &[
    ("ratatui", "src/console", usize::MAX),
    ("crossterm", "src/console", usize::MAX),
    ("clap", "src/cli", usize::MAX),
    ("hayro", "crates/documents/src/foreign/pdf", usize::MAX),
    ("undoc", "crates/documents/src/foreign", 1),
    ("notify", "src/app/publish/watch", usize::MAX),
    ("tracing_subscriber", "src/app", 1),
    ("argon2", "src/app", 1),
    ("ort", "crates/vision/src", 1),
    ("nokhwa", "crates/camera/src", 1),
    ("rxing", "crates/camera/src", 1),
    ("ureq", "crates/camera/src", 1),
    ("fast_qr", "src/app/desk", 1),
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

/// A file of the program or of a library.
struct File {
    /// From the repository's root, such as `crates/domain/src/quorum.rs`.
    path: String,
    /// The layer of the program (`app`) or the library (`domain`).
    layer: String,
    text: String,
}

impl File {
    fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs") || self.path.contains("/tests/")
    }

    fn source(&self) -> Source {
        Source::parse(&self.text)
    }

    /// Every path that the file writes, in `use` and in code.
    fn paths(&self) -> Vec<Vec<String>> {
        let source = self.source();
        source.imports.into_iter().map(|(_, path)| path).chain(source.paths).collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sources of the program and of every library; `rust_files` of their `src`.
fn files() -> Vec<File> {
    let libraries = CRATES.iter().map(|(name, _)| root().join("crates").join(name).join("src"));
    let sources = std::iter::once(root().join("src")).chain(libraries).flat_map(|folder| rust_files(&folder));
    sources
        .map(|file| {
            let path = file.strip_prefix(root()).expect("inside the package").to_string_lossy().replace('\\', "/");
            let layer = path.split('/').nth(1).unwrap_or_default().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&file).expect("a readable source");
            File { path, layer, text }
        })
        .collect()
}

pub(crate) fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    files
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

#[test]
fn layers_import_only_what_the_table_allows() {
    let walls: BTreeMap<_, _> = WALLS.iter().copied().collect();
    let mut breaches = Vec::new();
    for file in files().iter().filter(|file| file.path.starts_with("src/")) {
        let Some(allowed) = walls.get(file.layer.as_str()) else {
            breaches.push(format!("{}: layer `{}` is not in the table", file.path, file.layer));
            continue;
        };
        for path in file.paths() {
            let target = match path[0].as_str() {
                "crate" | "daihoi" => path.get(1).map_or("", String::as_str),
                first => first.strip_prefix("daihoi_").unwrap_or_default(),
            };
            let known = walls.contains_key(target) || CRATES.iter().any(|(name, _)| *name == target);
            let excused = file.layer == "lib" || file.is_test() && target == "testing";
            if target != file.layer && known && !allowed.contains(&target) && !excused {
                breaches.push(format!("{} imports {}", file.path, path.join("::")));
            }
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn each_library_stands_on_what_the_table_says() {
    let folders = fs::read_dir(root().join("crates")).expect("the libraries");
    let mut found: Vec<String> =
        folders.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    found.sort();
    let mut named: Vec<&str> = CRATES.iter().map(|(name, _)| *name).collect();
    named.sort_unstable();
    assert_eq!(found, named);
    for (name, stands_on) in CRATES {
        let manifest = fs::read_to_string(root().join("crates").join(name).join("Cargo.toml")).expect("a manifest");
        let manifest: toml::Table = manifest.parse().expect("a manifest");
        let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table);
        let ours: Vec<&str> = dependencies
            .into_iter()
            .flat_map(toml::Table::keys)
            .filter_map(|key| key.strip_prefix("daihoi-"))
            .collect();
        assert_eq!(&ours, stands_on, "{name}");
    }
}

#[test]
fn the_tables_have_no_circle() {
    let all: Vec<(&str, &[&str])> = WALLS.iter().chain(CRATES).copied().collect();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    while known.len() < all.len() {
        let before = known.len();
        for (layer, allowed) in &all {
            if allowed.iter().all(|layer| known.contains(layer)) {
                known.insert(layer);
            }
        }
        assert!(known.len() > before, "a circle beyond {known:?}");
    }
}

#[test]
fn modules_form_no_circle() {
    let libraries = CRATES.iter().map(|(name, _)| root().join("crates").join(name).join("src"));
    let circles: Vec<String> = std::iter::once(root().join("src"))
        .chain(libraries)
        .flat_map(|src| {
            let circles = Package::read(&src).circles();
            circles.into_iter().map(move |circle| format!("{}: {circle}", src.display()))
        })
        .collect();
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn drawing_never_calls_what_changes_the_model() {
    let package = Package::read(&root().join("src"));
    for (from, to) in NEVER {
        let arrows = package.arrows(from, to);
        assert!(arrows.is_empty(), "{arrows:#?}");
        assert!(package.has(from) && package.has(to), "{from}, {to}: one of them has moved");
    }
}

#[test]
fn each_library_is_named_only_in_its_room() {
    let files = files();
    let named: Vec<(&str, BTreeSet<String>)> = files
        .iter()
        .map(|file| (file.path.as_str(), file.paths().into_iter().map(|path| path[0].clone()).collect()))
        .collect();
    for (library, room, most) in LIBRARIES {
        let naming: Vec<&str> =
            named.iter().filter(|(_, names)| names.contains(*library)).map(|(path, _)| *path).collect();
        assert!(!naming.is_empty(), "{library} is named nowhere: take it out of the table");
        assert!(naming.iter().all(|path| path.starts_with(room)), "{library} belongs in {room}: {naming:?}");
        assert!(naming.len() <= *most, "{library} belongs in {most} file(s): {naming:?}");
    }
}

#[test]
fn pure_layers_touch_no_file_thread_or_clock() {
    for file in files().iter().filter(|file| PURE.contains(&file.layer.as_str()) && !file.is_test()) {
        for path in file.paths() {
            let path = path.join("::");
            for impure in IMPURE {
                let touched = path.starts_with(impure) || path.ends_with(impure);
                assert!(!touched, "{} uses {impure}", file.path);
            }
        }
    }
}

#[test]
fn every_file_says_what_it_is_and_stays_readable() {
    for file in files() {
        // The doctest of the macro in words.rs includes that file, where an inner doc line can't stand.
        let says = file.text.starts_with("//! ") || file.path == "src/i18n/words.rs";
        assert!(says, "{}: a `//!` line must come first", file.path);
        let lines = file.text.lines().count();
        assert!(lines <= LONGEST_FILE, "{}: {lines} lines", file.path);
    }
}

#[test]
fn the_top_level_stays_as_it_is() {
    let allowed = [
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "SECURITY.md",
        "benches",
        "crates",
        "docs-content",
        "models",
        "rust-toolchain.toml",
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
