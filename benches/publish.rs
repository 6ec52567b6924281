//! From a folder to a site: a thousand made-up documents built, one of them changed, ten thousand for the memory that
//! it takes. `cargo bench --bench publish`, or with numbers of documents of your own behind `--`.

#[path = "../tests/publish/corpus.rs"]
mod corpus;

use std::{
    env, fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use corpus::Corpus;
use daihoi::{
    app::{
        congress::{Folder, load_settings},
        publish::{
            build::{self, Built, Job, Reuse},
            watch::{Report, Watch},
        },
    },
    config::Config,
};
use jiff::Timestamp;

/// How often one document is changed; the median is reported.
const CHANGES: usize = 9;

fn main() {
    let numbers: Vec<usize> = env::args().filter_map(|argument| argument.parse().ok()).collect();
    for papers in if numbers.is_empty() { vec![1_000, 10_000] } else { numbers } {
        measure(papers);
    }
}

fn measure(papers: usize) {
    let room = tempfile::tempdir().expect("a folder");
    let folder = Folder::new(room.path().join("dai-hoi"));
    let corpus = Corpus::new();
    corpus.write(&folder.documents(), papers);
    let mut config = Config::new("Đại hội thử");
    config.congress.term = "2025 - 2030".into();
    config.create(folder.path()).expect("written");
    println!("{papers} papers, {:.1} MB", size(&folder.documents()) as f64 / 1e6);

    let built = build(&folder, Reuse::All);
    println!("  from nothing          {:7.2} s, {} sections, {} files", built.seconds, built.sections, built.written);
    println!("  the site              {:7.1} MB", size(&folder.site()) as f64 / 1e6);
    let built = build(&folder, Reuse::All);
    println!("  nothing changed       {:7.2} s, {} read, {} written", built.seconds, built.read, built.written);
    let builds: Vec<Built> = (0..CHANGES)
        .map(|change| {
            touch(&folder, &corpus, change);
            build(&folder, Reuse::All)
        })
        .collect();
    let seconds = median(builds.iter().map(|built| built.seconds).collect());
    println!("  one changed, build    {seconds:7.2} s, {} read, {} written", builds[0].read, builds[0].written);
    println!("  one saved, on disk    {:7.2} s after it was saved, by a watch", watched(&folder, &corpus));
    println!("  peak of memory        {:7.0} MB", peak());
}

fn build(folder: &Folder, reuse: Reuse) -> Built {
    let settings = load_settings(folder).expect("read");
    let out = folder.site();
    build::build(&Job { reuse, ..Job::new(folder, &settings, &out, Timestamp::now()) }).expect("built")
}

/// Changes a document in its midst; the number makes each change another one.
fn touch(folder: &Folder, corpus: &Corpus, change: usize) -> String {
    let (name, bytes) = corpus.paper(change * 10 + 1);
    let text = String::from_utf8(bytes).expect("Markdown");
    let mark = format!("Sửa lần thứ {change} lúc {}.", Timestamp::now());
    fs::write(folder.documents().join(&name), format!("{text}\n\n{mark}\n")).expect("written");
    mark
}

/// Seconds from a save to the page on disk, the median.
fn watched(folder: &Folder, corpus: &Corpus) -> f64 {
    let (watch, handle) = Watch::new();
    let (sender, reports) = std::sync::mpsc::channel();
    let (watched, out) = (folder.clone(), folder.site());
    let thread = thread::spawn(move || {
        watch.run(&watched, &out, |report| {
            let _ = sender.send(report);
        });
    });
    let wait = || while !matches!(reports.recv().expect("a report"), Report::Built(_)) {};
    wait();
    let seconds = (0..CHANGES).map(|change| {
        let name = corpus.paper(change * 10 + 1).0.replace(".md", "");
        let page = folder.site().join("van-ban").join(name).join("index.html");
        let mark = touch(folder, corpus, change);
        let start = Instant::now();
        while !fs::read_to_string(&page).is_ok_and(|text| text.contains(&mark)) {
            thread::sleep(Duration::from_millis(5));
        }
        let seconds = start.elapsed().as_secs_f64();
        wait();
        seconds
    });
    let seconds = median(seconds.collect());
    handle.stop();
    thread.join().expect("it ends");
    seconds
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Bytes of all files below a folder.
fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    entries
        .map(
            |entry| {
                if entry.path().is_dir() {
                    size(&entry.path())
                } else {
                    entry.metadata().map_or(0, |about| about.len())
                }
            },
        )
        .sum()
}

/// The most memory that this process has had so far, in megabytes; 0 where the system does not say.
fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}
