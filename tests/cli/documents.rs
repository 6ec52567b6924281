//! From documents to a site and to answers, through the binary.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use url::Url;

use crate::fixture::{Answer, Congress, daihoi, has, project};

const RULES: &str = "---
title: Nội quy của đại hội thử
class: nội quy
symbol: 7-NQ
order: 1
---

# NỘI QUY

## Điều 1. Trang phục

Đại biểu mặc lễ phục và đeo thẻ trong hội trường.

## Điều 2. Chăn nuôi

Hợp tác xã nuôi ong lấy mật ở thôn Đông.
";

const SECRET: &str = "---
title: Đề án nhân sự
secrecy: mật
---

# ĐỀ ÁN

Nội dung về hoành tráng chưa công bố.
";

/// A Markdown file, a Word file with its sidecar, a secret and a broken one.
fn congress() -> Congress {
    let word = fs::read(project("docs-content/quy-che-bau-cu.docx")).expect("a sample");
    let sidecar = fs::read(project("docs-content/quy-che-bau-cu.docx.toml")).expect("a sample");
    Congress::new()
        .document("Nội quy.md", RULES)
        .document("bầu cử/Quy chế bầu cử.docx", &word)
        .document("bầu cử/Quy chế bầu cử.docx.toml", &sidecar)
        .document("de-an.md", SECRET)
        .document("hong.docx", &word[..word.len() / 2])
        .document("~$quy-che.docx", "a lock file")
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Where every `href` and `src` of a page leads.
fn links(page: &Path) -> Vec<Url> {
    let text = fs::read_to_string(page).expect("a page");
    let base = Url::from_file_path(page).expect("an absolute path");
    let mut links = Vec::new();
    for attribute in [" href=\"", " src=\""] {
        for rest in text.split(attribute).skip(1) {
            let value = rest.split('"').next().expect("a value").replace("&amp;", "&");
            links.push(base.join(&value).unwrap_or_else(|error| panic!("{error}: {value} in {}", page.display())));
        }
    }
    links
}

#[test]
fn a_build_names_what_it_leaves_out_and_goes_on() {
    let congress = congress();
    let built = congress.json(&["--lang", "en", "docs", "build"]);
    has(&built, &["documents", "pages", "sections", "warnings", "seconds"]);
    assert_eq!(built["documents"], 2, "{built}");
    assert!(built["pages"].as_u64() >= Some(4) && built["sections"].as_u64() >= Some(5), "{built}");
    let warnings = built["warnings"].as_array().expect("warnings");
    let reason = |file: &str| -> &str {
        let about: Vec<&Value> = warnings.iter().filter(|warning| warning["file"] == file).collect();
        let [warning] = about.as_slice() else { panic!("one warning about {file}: {built}") };
        warning["reason"].as_str().expect("a reason")
    };
    assert!(reason("de-an.md").to_lowercase().contains("secret"), "{built}");
    assert!(!reason("hong.docx").is_empty());
    assert!(!built.to_string().contains(".toml"), "a sidecar is no document: {built}");

    let strict = congress.run(&["--json", "docs", "build", "--strict"]).refused(1);
    assert_eq!(strict.json()["documents"], 2, "the site is made all the same");
    let told = congress.run(&["docs", "build"]).done();
    let said = |file: &str| told.err.lines().filter(|line| line.starts_with(&format!("cảnh báo: {file}: "))).count();
    assert_eq!((said("de-an.md"), said("hong.docx")), (1, 1), "{told:?}");
}

#[test]
fn a_clean_build_is_strict_too() {
    let congress = Congress::new().document("noi-quy.md", RULES);
    assert_eq!(congress.json(&["docs", "build", "--strict"])["warnings"], json!([]));
}

#[test]
fn the_site_is_complete_where_it_is_copied_to() {
    let congress = congress();
    let out = congress.argument("ra ngoài/trang");
    congress.json(&["docs", "build", "--out", &out]);
    assert!(!congress.folder().join("site").exists(), "it goes where --out says");
    // A move leaves nothing behind that a link could still lead to.
    let drive = congress.beside("USB của đại biểu");
    fs::rename(&out, &drive).expect("moved");
    let drive = drive.canonicalize().expect("there");

    let all = files(&drive);
    let mut reached = Vec::new();
    for page in all.iter().filter(|file| file.extension().is_some_and(|extension| extension == "html")) {
        for link in links(page) {
            assert_eq!(link.scheme(), "file", "{link} in {}", page.display());
            let target = link.to_file_path().expect("a path");
            assert!(target.starts_with(&drive), "{link} leaves the folder");
            assert!(target.is_file(), "{link} in {} leads nowhere", page.display());
            reached.push(target);
        }
    }
    for (file, source) in [("Nội quy.md", "Nội quy.md"), ("Quy chế bầu cử.docx", "bầu cử/Quy chế bầu cử.docx")]
    {
        let original = reached.iter().find(|target| target.ends_with(file));
        let original = original.unwrap_or_else(|| panic!("no page links {file}: {all:#?}"));
        let source = congress.folder().join("docs-content").join(source);
        assert_eq!(fs::read(original).expect("a file"), fs::read(source).expect("a file"), "{file}");
    }
    for file in &all {
        let name = file.file_name().expect("a name").to_string_lossy();
        assert!(!name.ends_with(".toml") && !name.contains("de-an") && !name.contains("hong."), "{}", file.display());
        let bytes = fs::read(file).expect("a file");
        let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        assert!(!holds("hoành tráng") && !holds("hoanh trang"), "{} tells a secret", file.display());
    }
}

#[test]
fn sections_are_found_with_and_without_marks() {
    let congress = congress();
    let built = congress.json(&["docs", "build"]);
    assert_eq!(built["documents"], 2);
    for query in ["nuôi ong lấy mật", "nuoi ong lay mat", "NUÔI ONG"] {
        let hits = congress.lines(&["search", query]);
        let first = hits.first().unwrap_or_else(|| panic!("nothing for {query}"));
        has(first, &["rank", "score", "url", "title", "section", "snippet"]);
        assert_eq!((&first["rank"], &first["title"]), (&json!(1), &json!("Nội quy của đại hội thử")), "{query}");
        assert!(first["section"].as_str().is_some_and(|section| section.contains("Điều 2")), "{first}");
        assert!(first["snippet"].as_str().is_some_and(|snippet| snippet.contains("ong")), "{first}");
        let (page, anchor) = first["url"].as_str().and_then(|url| url.split_once('#')).expect("an anchor");
        let html = fs::read_to_string(congress.folder().join("site").join(page)).expect("the page");
        assert!(html.contains(&format!("id=\"{anchor}\"")), "{anchor} in {page}");
    }
    // Words need no quotes, and the Word file is searched as well.
    let hits = congress.lines(&["search", "phiếu", "bầu"]);
    assert!(hits.iter().any(|hit| hit["url"].as_str().is_some_and(|url| url.contains("quy-che-bau-cu"))), "{hits:?}");
    let ranks: Vec<u64> = hits.iter().map(|hit| hit["rank"].as_u64().expect("a rank")).collect();
    assert_eq!(ranks, (1..=hits.len() as u64).collect::<Vec<_>>());
    let scores: Vec<f64> = hits.iter().map(|hit| hit["score"].as_f64().expect("a score")).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    assert_eq!(congress.lines(&["search", "bầu cử", "--limit", "1"]).len(), 1);
    assert!(congress.lines(&["search", "hoành tráng"]).iter().all(|hit| hit["url"] != "van-ban/de-an/index.html"));

    let none = congress.run(&["--lang", "en", "search", "qwrtzpsdfg"]).done();
    assert!(none.out.is_empty() && !none.err.is_empty(), "{none:?}");
    // Narrowed down, with any spelling of the value; what no document has is said.
    let class = |class: &str| congress.lines(&["search", "đại hội", "--class", class, "--limit", "50"]);
    let all = congress.lines(&["search", "đại hội", "--limit", "50"]);
    let own = all[0]["class"].as_str().expect("a class").to_owned();
    let same = all.iter().filter(|hit| hit["class"] == own.as_str()).count();
    assert!(same > 0 && class(&own).len() == same && class(&own.to_uppercase()).len() == same, "{own}: {same}");
    let none = congress.run(&["--lang", "en", "search", "đại hội", "--year", "1066"]).done();
    assert!(none.out.is_empty() && none.err.contains("--year") && none.err.contains("1066"), "{none:?}");
}

#[test]
fn a_build_takes_up_what_changed_and_needs_no_passphrase() {
    let congress = Congress::new().document("noi-quy.md", RULES);
    let build = || {
        let mut command = daihoi();
        command.env_remove("DAIHOI_PASSPHRASE").arg("--congress").arg(congress.folder());
        Answer::of(command.args(["--json", "docs", "build"])).done().json()
    };
    assert_eq!(build()["documents"], 1);
    let titles = |query: &str| -> Vec<Value> {
        congress.lines(&["search", query]).iter().map(|hit| hit["title"].clone()).collect()
    };
    assert!(!titles("thủy lợi").contains(&json!("Tham luận")) && titles("nuôi ong")[0] == "Nội quy của đại hội thử");
    let content = congress.folder().join("docs-content");
    fs::write(content.join("tham-luan.md"), "# Tham luận\n\nNạo vét kênh thủy lợi.\n").expect("written");
    fs::remove_file(content.join("noi-quy.md")).expect("removed");
    assert_eq!(build()["documents"], 1);
    assert_eq!(titles("thuy loi"), ["Tham luận"]);
    assert!(!titles("nuôi ong").contains(&json!("Nội quy của đại hội thử")));
    let left = files(&congress.folder().join("site"));
    assert!(left.iter().all(|file| !file.to_string_lossy().contains("noi-quy")), "{left:?}");
}

#[test]
fn a_site_replaces_nothing_but_a_site() {
    let congress = Congress::new().document("noi-quy.md", RULES);
    let out = congress.beside("luan-an");
    fs::create_dir(&out).expect("made");
    congress.json(&["docs", "build", "--out", &congress.argument("luan-an")]);
    congress.json(&["docs", "build", "--out", &congress.argument("luan-an")]);
    for place in [congress.beside("cua-toi"), congress.folder(), congress.folder().join("docs-content")] {
        fs::create_dir_all(&place).expect("made");
        fs::write(place.join("luan-an.txt"), "mười năm").expect("written");
        let before = files(&place);
        for (language, word) in [("vi", "giữ nguyên"), ("en", "left alone")] {
            let place = place.to_str().expect("UTF-8");
            let refused = congress.run(&["--lang", language, "docs", "build", "--out", place]).refused(1);
            assert!(refused.err.contains(place) && refused.err.contains(word), "{refused:?}");
        }
        assert_eq!(files(&place), before);
    }
    for inside in ["docs-content/web", "docs-content/phụ lục/web", "site-template", "docs-content/../docs-content/web"]
    {
        let place = congress.folder().join(inside);
        let place = place.to_str().expect("UTF-8");
        let refused = congress.run(&["--lang", "en", "docs", "build", "--out", place]).refused(1);
        assert!(refused.err.contains(place) && refused.err.contains("read as documents"), "{refused:?}");
        assert!(!Path::new(place).exists());
    }
    let file = congress.beside("cua-toi/luan-an.txt");
    let refused = congress.run(&["docs", "build", "--out", file.to_str().expect("UTF-8")]).refused(1);
    assert_eq!(fs::read(&file).expect("the file"), "mười năm".as_bytes(), "{refused:?}");
}

#[test]
fn a_copy_is_of_the_documents_as_they_are_now() {
    let congress = Congress::new().document("noi-quy.md", RULES).document("bao-cao.md", "# Báo cáo\n\nBa vụ lúa.\n");
    let drive = congress.beside("usb");
    let refused = congress.run(&["--lang", "en", "docs", "copy", &congress.argument("usb/tai-lieu")]).refused(1);
    assert!(refused.err.contains("usb/tai-lieu") && !drive.exists(), "{refused:?}");
    fs::create_dir(&drive).expect("made");
    let copy = || congress.json(&["docs", "copy", &congress.argument("usb/tai-lieu")]);
    assert_eq!(copy()["warnings"], json!([]), "there was no site yet");
    assert!(drive.join("tai-lieu/van-ban/bao-cao/index.html").is_file());

    let content = congress.folder().join("docs-content");
    fs::write(content.join("bao-cao.toml"), "do_mat = \"mật\"\n").expect("written");
    let copied = copy();
    has(&copied, &["folder", "files", "bytes", "warnings"]);
    assert_eq!(copied["warnings"][0]["file"], "bao-cao.md", "{copied}");
    assert!(drive.join("tai-lieu/index.html").is_file() && !drive.join("tai-lieu/van-ban/bao-cao").exists());
    assert_eq!(congress.json(&["docs", "verify", &congress.argument("usb/tai-lieu")])["ok"], true);

    fs::write(content.join("../congress.toml"), "[congress\n").expect("written");
    let before = files(&drive);
    congress.run(&["docs", "copy", &congress.argument("usb/tai-lieu")]).refused(1);
    assert_eq!(files(&drive), before, "what can't be built is not copied");
}
