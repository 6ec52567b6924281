//! Reading the sample documents, the largest of each format, and all of them: `cargo bench --bench documents`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use daihoi::documents::{self, Sources};

fn main() {
    for extension in FORMATS {
        if let Some(path) = largest(extension) {
            let bytes = fs::metadata(&path).map_or(0, |about| about.len());
            println!("{extension}: {} ({bytes} bytes)", path.file_name().unwrap_or_default().to_string_lossy());
        }
    }
    divan::main();
}

const FORMATS: [&str; 3] = ["md", "docx", "pdf"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-content")
}

/// PDF is read by the program itself in a process of its own, whose start counts.
fn sources() -> Sources {
    Sources { root: Some(folder()), helper: Some(PathBuf::from(env!("CARGO_BIN_EXE_daihoi"))) }
}

fn files() -> Vec<PathBuf> {
    let listing = documents::list(&folder(), |name| FORMATS.iter().any(|end| name.ends_with(&format!(".{end}"))));
    listing.expect("the sample documents").files
}

fn largest(extension: &str) -> Option<PathBuf> {
    let files = files().into_iter().filter(|path| path.extension().is_some_and(|end| end == extension));
    files.max_by_key(|path| fs::metadata(path).map_or(0, |about| about.len()))
}

/// The largest document of a format, its file included.
#[divan::bench(args = FORMATS)]
fn read(bencher: divan::Bencher, extension: &str) {
    let Some(path) = largest(extension) else {
        eprintln!("SKIPPED: no .{extension} among the sample documents");
        return;
    };
    let sources = sources();
    bencher.bench_local(|| documents::read(divan::black_box(&path), &sources).expect("a sample document"));
}

/// A PDF without the process around it.
#[divan::bench]
fn read_pdf_here(bencher: divan::Bencher) {
    let Some(path) = largest("pdf") else {
        eprintln!("SKIPPED: no .pdf among the sample documents");
        return;
    };
    let bytes = fs::read(path).expect("a sample document");
    bencher.with_inputs(|| bytes.clone()).bench_values(|bytes| documents::foreign::read_here("pdf", bytes));
}

/// Every sample document, one after the other.
#[divan::bench(sample_count = 10)]
fn read_all(bencher: divan::Bencher) {
    let (files, sources) = (files(), sources());
    bencher.bench_local(|| {
        let read = files.iter().filter(|path| documents::read(path, &sources).is_ok()).count();
        assert_eq!(read, files.len());
    });
}
