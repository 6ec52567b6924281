//! The reader in the browser gives the hits that the program gives, in the same order, over `file://`.

mod browser;

use std::{
    fs,
    path::{Path, PathBuf},
};

use browser::Browser;
use daihoi::search::{self, Entry, Library};
use serde_json::{Value, json};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'";

/// A site of nothing but its search page.
struct Site {
    folder: tempfile::TempDir,
    library: Library,
}

impl Site {
    fn of(entries: &[Entry]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let index = folder.path().join("index");
        search::build(&index, entries).unwrap();
        let library = Library::open(&index).unwrap();
        let site = folder.path().join("site/search");
        fs::create_dir_all(&site).unwrap();
        for (name, bytes) in search::export(&library).unwrap() {
            fs::write(site.join(name), bytes).unwrap();
        }
        for name in ["reader.js", "page.js", "marks.js"] {
            let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("site-template/search").join(name);
            if from.exists() {
                fs::copy(from, site.join(name)).unwrap();
            }
        }
        let page = format!(
            r#"<!doctype html><html lang="vi"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>x</title>
<script defer src="search/manifest.js"></script><script defer src="search/reader.js"></script><body></body></html>"#
        );
        fs::write(site.parent().unwrap().join("search.html"), page).unwrap();
        Self { folder, library }
    }

    fn page(&self) -> PathBuf {
        self.folder.path().join("site/search.html")
    }

    /// Asks both readers and compares.
    fn compare(&self, browser: &Browser, queries: &[String]) {
        browser.open(&self.page(), "");
        for some in queries.chunks(50) {
            let answers = browser.run_async(
                "const all = []; for (const q of args[0]) all.push(await daihoiSearch.find(q, 10)); return all;",
                vec![json!(some)],
            );
            for (query, answer) in some.iter().zip(answers.as_array().unwrap()) {
                let found = self.library.find(query, 10).unwrap();
                let shown = |hits: &[(String, f64)]| {
                    hits.iter().map(|(url, score)| format!("{url} {score}")).collect::<Vec<_>>().join("\n")
                };
                let native: Vec<_> = found.hits.iter().map(|hit| (hit.url.clone(), f64::from(hit.score))).collect();
                let there: Vec<_> = answer["hits"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|hit| (hit["url"].as_str().unwrap().to_owned(), hit["score"].as_f64().unwrap()))
                    .collect();
                let same = native.iter().map(|hit| &hit.0).eq(there.iter().map(|hit| &hit.0));
                assert!(same, "{query}\nnative:\n{}\nbrowser:\n{}", shown(&native), shown(&there));
            }
        }
        browser.assert_clean_console();
    }
}

#[test]
fn thin() {
    let Some(browser) = Browser::start("thin") else { return };
    let entries: Vec<Entry> = (0..50)
        .map(|i| Entry {
            url: format!("{i}.html"),
            title: format!("Đại hội lần {i}"),
            text: format!("Báo cáo chính trị trình đại hội {} hoà bình", "dân chủ ".repeat(i)),
            ..Entry::default()
        })
        .collect();
    let site = Site::of(&entries);
    site.compare(
        &browser,
        &["đại hội".into(), "hòa bình".into(), "\"chính trị trình\" đại hội".into(), "dan chu".into()],
    );
}
