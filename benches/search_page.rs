//! The search page over `file://` in Chromium, at 5,000 documents: how long a first query takes and what it loads, all
//! files of the page counted, and how long the same takes again.
//!
//! `cargo bench --bench search_page`; with `-- --pagefind FOLDER` the same queries are asked of Pagefind's bundle in that
//! folder, over HTTP (benches/peers/pagefind.sh).
#![allow(clippy::unwrap_used, reason = "a bench fails by panicking")]

#[path = "../tests/browser/mod.rs"]
mod browser;
#[path = "../tests/search/corpus.rs"]
mod corpus;
#[path = "../tests/search/http.rs"]
mod http_server;
#[path = "../tests/search/shared.rs"]
mod shared;
#[path = "search/thousands.rs"]
mod thousands;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Duration,
};

use browser::Browser;
use daihoi::search::{self, Library, SearchError};
use http_server::Server;
use serde_json::json;
use tempfile::TempDir;

/// Keeps what the page loads besides what its HTML names: over `file://` browsers tell no resource timings.
const RECORD: &str = "window.loaded = []; const append = Element.prototype.append;
    Element.prototype.append = function (...tags) {
      for (const tag of tags) if (tag.src) loaded.push(tag.src.split('/').pop());
      append.apply(this, tags);
    };";

/// What a reader takes at least to see the page and type a word; the page makes itself ready meanwhile.
const TYPING: Duration = Duration::from_millis(600);

/// Presses Enter; gives milliseconds until the hits are in the page, and until they are painted.
const ASK: &str = "const list = document.getElementById('results'), input = document.getElementById('q');
    const changed = new Promise((done) => {
      const seen = new MutationObserver(() => { seen.disconnect(); done(performance.now()); });
      seen.observe(list, { childList: true });
    });
    input.value = args[0];
    const start = performance.now();
    input.form.requestSubmit();
    const there = await changed;
    await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
    return [there - start, performance.now() - start, list.children.length];";

fn main() {
    let (entries, queries) = thousands::five_thousand();
    let mut arguments = env::args().skip_while(|argument| argument != "--pagefind");
    if let Some(folder) = arguments.nth(1) {
        return pagefind(Path::new(&folder), &queries);
    }
    let folder = tempfile::tempdir().unwrap();
    let drive = site(&folder);
    let index = folder.path().join("index");
    search::build(&index, &entries).unwrap();
    search::export(&Library::open(&index).unwrap(), |name, bytes| {
        fs::write(drive.join("search").join(name), bytes).unwrap();
        Ok::<(), SearchError>(())
    })
    .unwrap();
    let size = |file: &str| fs::metadata(drive.join(file)).map_or(0, |file| file.len());
    let page = ["search.html", "style.css", "icon.svg", "site.js"].map(size).iter().sum::<u64>();
    let scripts = ["search/unpack.js", "search/words.js", "search/reader.js"].map(size);
    let own = scripts.iter().sum::<u64>() + size("search/page.js") + size("search/manifest.js");
    println!(
        "unpack.js, words.js and reader.js {} bytes, page.js {}, manifest.js {}",
        scripts.iter().sum::<u64>(),
        size("search/page.js"),
        size("search/manifest.js")
    );
    println!("page with style, icon and frame {} KB", page.div_ceil(1024));
    let (mut there, mut painted, mut warm, mut loaded) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for query in &queries {
        // A browser of its own: nothing of an earlier query is in any cache of it.
        let Some(browser) = Browser::start("search_page") else { return };
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": RECORD }));
        browser.open(&drive.join("search.html"), "");
        browser.wait_for("return window.daihoiSearch && document.readyState === 'complete'");
        thread::sleep(TYPING);
        let cold = browser.run_async(ASK, vec![json!(query)]);
        let names = browser.run("return loaded", vec![]);
        let names: Vec<String> = serde_json::from_value(names).unwrap();
        assert!(names.iter().any(|name| name.starts_with("b-")), "the base is loaded with the page: {names:?}");
        let bytes = names.iter().map(|name| size(&format!("search/{name}"))).sum::<u64>();
        let again = browser.run_async(ASK, vec![json!(query)]);
        there.push(cold[0].as_f64().unwrap());
        painted.push(cold[1].as_f64().unwrap());
        warm.push(again[0].as_f64().unwrap());
        loaded.push((page + own + bytes) as f64 / 1024.0);
        println!(
            "{:>4.0} ms in the page, {:>4.0} ms painted, {:>4.1} ms again, {:>4.0} KB in {:>2} chunks: {query}",
            there.last().unwrap(),
            painted.last().unwrap(),
            warm.last().unwrap(),
            loaded.last().unwrap(),
            names.len(),
        );
    }
    for (name, values) in
        [("cold, in the page, ms", there), ("cold, painted, ms", painted), ("warm, ms", warm), ("loaded, KB", loaded)]
    {
        summary(name, values);
    }
}

fn summary(name: &str, mut values: Vec<f64>) {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[((values.len() - 1) as f64 * share) as usize];
    println!("{name:<24} median {:>6.1}   95% {:>6.1}   most {:>6.1}", at(0.5), at(0.95), at(1.0));
}

/// A site as the program builds it; its search is to be put in.
fn site(folder: &TempDir) -> PathBuf {
    let congress = folder.path().join("congress");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_daihoi"));
        command.args(arguments).env("DAIHOI_PASSPHRASE", "khóa thử").current_dir(folder.path());
        let output = command.output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    run(&["init", "congress"]);
    fs::write(congress.join("docs-content/a.md"), "# Nghị quyết\n\nĐại hội quyết nghị.\n").unwrap();
    run(&["--congress", "congress", "docs", "build"]);
    let site = congress.join("site");
    for file in fs::read_dir(site.join("search")).unwrap().map(|file| file.unwrap().path()) {
        if file.file_name().is_some_and(|name| name.to_string_lossy().contains('-')) {
            fs::remove_file(file).unwrap();
        }
    }
    site
}

/// Pagefind's own script, used as its documentation says, with the same queries: ten results with their passages.
fn pagefind(folder: &Path, queries: &[String]) {
    const ASK: &str = "const start = performance.now();
        const pagefind = window.pagefind = window.pagefind || await import('/pagefind/pagefind.js');
        const search = await pagefind.search(args[0]);
        await Promise.all(search.results.slice(0, 10).map((result) => result.data()));
        return [performance.now() - start, search.results.length];";
    let server = Server::of(folder.to_owned());
    let (mut cold, mut warm, mut loaded) = (Vec::new(), Vec::new(), Vec::new());
    for query in queries {
        let Some(browser) = Browser::start("pagefind") else { return };
        browser.goto(&format!("{}ask.html", server.address));
        server.sent();
        let first = browser.run_async(ASK, vec![json!(query)]);
        loaded.push(server.sent() as f64 / 1024.0);
        let again = browser.run_async(ASK, vec![json!(query)]);
        cold.push(first[0].as_f64().unwrap());
        warm.push(again[0].as_f64().unwrap());
        println!(
            "{:>5.0} ms, {:>5.1} ms again, {:>5.0} KB, {:>4} results: {query}",
            cold.last().unwrap(),
            warm.last().unwrap(),
            loaded.last().unwrap(),
            first[1]
        );
    }
    for (name, values) in [("cold, ms", cold), ("warm, ms", warm), ("loaded, KB", loaded)] {
        summary(name, values);
    }
}
