//! The index of 5,000 documents: building, exporting, asking it natively; time, memory and size.
//!
//! `cargo bench --bench search`; with `-- --pages FOLDER` it also writes the documents as web pages, for other search
//! engines (benches/peers/pagefind.sh).
#![allow(clippy::unwrap_used, reason = "a bench fails by panicking")]

#[path = "../tests/search/corpus.rs"]
mod corpus;
#[path = "../tests/search/shared.rs"]
mod shared;
#[path = "search/thousands.rs"]
mod thousands;

use std::{env, fs, hint::black_box, path::Path, time::Instant};

use daihoi::search::{self, Entry, Library, SearchError};

fn main() {
    let (entries, queries) = thousands::five_thousand();
    let text: usize = entries.iter().map(|entry| entry.text.len()).sum();
    println!("{} documents, {:.1} MB of text", entries.len(), text as f64 / 1e6);
    let mut arguments = env::args().skip_while(|argument| argument != "--pages");
    if let Some(folder) = arguments.nth(1) {
        return pages(Path::new(&folder), &entries);
    }

    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    let times = |run: &dyn Fn()| {
        let mut times: Vec<f64> = (0..3)
            .map(|_| {
                let started = Instant::now();
                run();
                started.elapsed().as_secs_f64()
            })
            .collect();
        times.sort_by(f64::total_cmp);
        times[1]
    };
    println!("index     {:>8.2} s", times(&|| search::build(&index, &entries).unwrap()));
    let library = Library::open(&index).unwrap();
    let export = |put: &mut dyn FnMut(&[u8])| {
        search::export(&library, |_, bytes| {
            put(bytes);
            Ok::<(), SearchError>(())
        })
        .unwrap();
    };
    println!("export    {:>8.2} s", times(&|| export(&mut |file| _ = black_box(file))));
    let (mut files, mut bytes) = (0, 0);
    export(&mut |file| {
        files += 1;
        bytes += file.len();
    });
    let native: u64 = fs::read_dir(&index).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).sum();
    println!("native index {:.1} MB", native as f64 / 1e6);
    println!(
        "export {:.1} MB in {} files, {:.1}% of the text",
        bytes as f64 / 1e6,
        files,
        100.0 * bytes as f64 / text as f64
    );
    let mut each: Vec<f64> = queries
        .iter()
        .map(|query| {
            let started = Instant::now();
            black_box(library.find(query, 10).unwrap());
            started.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    each.sort_by(f64::total_cmp);
    let at = |share: f64| each[((each.len() - 1) as f64 * share) as usize];
    println!(
        "query     {:>8.2} ms median, {:.2} ms 95%, {:.2} ms at most, of {}",
        at(0.5),
        at(0.95),
        at(1.0),
        each.len()
    );
    if let Some(peak) = peak() {
        println!("memory    {peak:>8} MB at most");
    }
}

/// The most memory that this process has had, in MB; Linux alone tells.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1024)
}

/// The documents as plain pages.
fn pages(folder: &Path, entries: &[Entry]) {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    for (number, entry) in entries.iter().enumerate() {
        let below = folder.join(number.to_string());
        fs::create_dir_all(&below).unwrap();
        let (title, text) = (escape(&entry.title), escape(&entry.text));
        let page = format!(
            "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>{title}</title>\
             <main data-pagefind-body><h1>{title}</h1><p>{text}</p></main></html>"
        );
        fs::write(below.join("index.html"), page).unwrap();
    }
    let ask = "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>x</title></html>";
    fs::write(folder.join("ask.html"), ask).unwrap();
}
