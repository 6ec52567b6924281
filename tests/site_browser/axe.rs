//! WCAG 2.2 AA: axe-core checks one page of every kind, light and dark, on a phone and on a desk, in both languages.
//!
//! `tests/fetch-axe.sh` fetches axe-core; without it, or without a browser, the test says that it is skipped.

use std::{env, fs, path::PathBuf};

use daihoi::i18n::Language;
use serde_json::{Value, json};
use url::Url;

use crate::{
    browser::Browser,
    usb_folder::{KINDS, UsbFolder},
};

/// All rules with these tags are checked.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

fn axe() -> Option<String> {
    let cache = || {
        let base = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
        base.or_else(|| env::home_dir().map(|home| home.join(".cache")))
    };
    let file = env::var_os("DAIHOI_AXE").map(PathBuf::from);
    let file = file.or_else(|| Some(cache()?.join("daihoi/axe/axe-4.14.1.min.js")))?;
    fs::read_to_string(file).ok()
}

/// Each violation with the elements it was found at.
fn violations(found: &Value) -> Vec<String> {
    let places = |violation: &Value| {
        let nodes = violation["nodes"].as_array().into_iter().flatten();
        nodes.map(|node| format!("{} ({})", node["html"], node["failureSummary"])).collect::<Vec<_>>().join("\n    ")
    };
    let found = found.as_array().expect("a list of violations").iter();
    found.map(|violation| format!("{}: {}\n    {}", violation["id"], violation["help"], places(violation))).collect()
}

#[test]
fn nobody_is_shut_out() {
    let Some(axe) = axe() else {
        eprintln!("SKIPPED: nobody_is_shut_out: axe-core is not there; tests/fetch-axe.sh fetches it");
        return;
    };
    let Some(browser) = Browser::start("nobody_is_shut_out") else { return };
    // Before the page's own policy, which would block the script.
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": axe }));
    let mut bad = Vec::new();
    let mut passes = 0;
    for language in [Language::Vi, Language::En] {
        let usb = UsbFolder::new(language);
        let folder = Url::from_directory_path(usb.root()).expect("an absolute path");
        for scheme in ["light", "dark"] {
            for (width, height) in [(1280, 900), (360, 740)] {
                browser.colours(scheme);
                browser.screen(width, height);
                for path in KINDS {
                    browser.goto(&format!("{folder}{path}"));
                    if path.starts_with("search.html?") {
                        browser.wait_for(
                            "return document.getElementById('search-status').textContent.length > 0
                                 && !/…$/.test(document.getElementById('search-status').textContent)",
                        );
                    }
                    let answer = browser.run_async(
                        "const { violations, passes } = await axe.run(document, { runOnly: args[0] });
                         return { violations, passes: passes.length }",
                        vec![json!(TAGS)],
                    );
                    passes += answer["passes"].as_u64().unwrap_or_default();
                    let at = format!("{path} ({}, {scheme}, {width} px)", language.code());
                    bad.extend(violations(&answer["violations"]).into_iter().map(|found| format!("{at}: {found}")));
                }
            }
        }
    }
    assert!(bad.is_empty(), "{} violations:\n{}", bad.len(), bad.join("\n"));
    // A missing page would pass nothing.
    assert!(passes > 80 * 15, "{passes}");
}
