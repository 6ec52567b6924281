//! The rendered site, file by file: goldens, links, safety, overrides.

#[path = "site/fixture.rs"]
mod fixture;
#[path = "site/html.rs"]
mod html;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use daihoi::{
    documents::{Block, Document, Metadata, Secrecy},
    i18n::Language,
    site::{self, CONTENT_SECURITY_POLICY, File, Original, Page, SiteError, Templates, address, original_path},
};

use fixture::{HOSTILE, cards, images, pages, paragraph, render, site};
use html::{Html, read};

/// The file of the search's export that pages refer to.
const OF_THE_SEARCH: &str = "search/manifest.js";

fn rendered(language: Language) -> Vec<File> {
    let pages = pages();
    render(&pages, language, &Templates::shipped()).expect("rendered")
}

fn is(path: &str, kind: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == kind)
}

fn html_files(files: &[File]) -> Vec<(&str, Html)> {
    files.iter().filter(|file| is(&file.path, "html")).map(|file| (file.path.as_str(), read(&file.bytes))).collect()
}

fn text(files: &[File], path: &str) -> String {
    let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(file.bytes.clone()).expect("UTF-8")
}

/// `path` as seen from a page, without `..`; None if it leads out of the folder.
fn resolve(page: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().expect("a digit"), rest.next().expect("a digit")];
            let digits = std::str::from_utf8(&digits).expect("ASCII");
            bytes.push(u8::from_str_radix(digits, 16).expect("hexadecimal"));
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn pages_as_they_were_agreed() {
    let files = rendered(Language::Vi);
    for (name, path) in [
        ("home", "index.html"),
        ("document", "van-ban/bao-cao-chinh-tri/index.html"),
        ("hostile", "van-ban/thu-nghiem/index.html"),
        ("scanned", "van-ban/thong-bao-gui-xe/index.html"),
        ("list", "loai/tham-luan/index.html"),
        ("facet", "nam/index.html"),
        ("search", "search.html"),
        ("missing", "404.html"),
    ] {
        insta::assert_snapshot!(name, text(&files, path));
    }
    insta::assert_snapshot!("home_english", text(&rendered(Language::En), "index.html"));
}

#[test]
fn pages_are_well_formed() {
    for language in [Language::Vi, Language::En] {
        for (path, html) in html_files(&rendered(language)) {
            assert!(html.errors.is_empty(), "{path}: {:?}", html.errors);
            assert_eq!(html.elements[0].get("lang"), Some(language.code()), "{path}");
            assert_eq!(html.elements.iter().filter(|element| element.name == "h1").count(), 1, "{path}");
            let title = html.elements.iter().filter(|element| element.name == "title").count();
            // The icon of the search button has no title.
            assert_eq!(title, 1, "{path}");
        }
    }
}

#[test]
fn headings_nest_without_holes() {
    for (path, html) in html_files(&rendered(Language::Vi)) {
        let mut last = 0;
        for element in &html.elements {
            let Some(Ok(level)) = element.name.strip_prefix('h').map(str::parse::<u8>) else { continue };
            assert!(level <= last + 1, "{path}: h{level} after h{last}");
            last = level;
        }
    }
}

#[test]
fn every_link_leads_to_a_file_and_a_place() {
    let pages = pages();
    let files = render(&pages, Language::Vi, &Templates::shipped()).expect("rendered");
    let mut there: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
    there.extend(
        pages.iter().filter_map(|page| page.original.as_ref().map(|original| original_path(&page.slug, original))),
    );
    there.extend(pages.iter().flat_map(|page| {
        images(&page.document).into_iter().map(|image| site::asset_path(&page.slug, &image.name)).collect::<Vec<_>>()
    }));
    there.insert(OF_THE_SEARCH.to_owned());
    let read_pages = html_files(&files);
    let ids: BTreeMap<&str, BTreeSet<&str>> = read_pages
        .iter()
        .map(|(path, html)| {
            let ids: Vec<_> = html.elements.iter().filter_map(|element| element.get("id")).collect();
            let unique: BTreeSet<_> = ids.iter().copied().collect();
            assert_eq!(ids.len(), unique.len(), "{path}: an id twice");
            (*path, unique)
        })
        .collect();
    let mut links = 0;
    for (path, html) in &read_pages {
        for element in &html.elements {
            for name in ["href", "src", "action"] {
                let Some(link) = element.get(name) else { continue };
                if element.name == "a" && (link.starts_with("https://") || link.starts_with("mailto:")) {
                    continue;
                }
                assert!(!link.contains(':') && !link.starts_with('/'), "{path}: {link}");
                let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
                let target = if file.is_empty() {
                    (*path).to_owned()
                } else {
                    resolve(path, &percent_decoded(file)).unwrap_or_else(|| panic!("{path}: {link} leads out"))
                };
                assert!(there.contains(&target), "{path}: {link} leads to {target}");
                if !anchor.is_empty() {
                    assert!(ids[target.as_str()].contains(anchor), "{path}: {link}: no such place");
                }
                links += 1;
            }
            for name in ["aria-labelledby", "for"] {
                if let Some(id) = element.get(name) {
                    assert!(ids[*path].contains(id), "{path}: {name}={id}");
                }
            }
        }
    }
    assert!(links > 200, "{links}");
}

#[test]
fn every_section_has_its_address() {
    let pages = pages();
    let files = render(&pages, Language::Vi, &Templates::shipped()).expect("rendered");
    let report = pages.iter().find(|page| page.slug == "bao-cao-chinh-tri").expect("the report");
    let sections = daihoi::documents::outline::sections(&report.document);
    assert!(sections.len() >= 9, "{}", sections.len());
    for section in sections {
        let address = address(&report.slug, &section.anchor);
        let (path, anchor) = address.split_once('#').unwrap_or((&address, ""));
        let page = read(text(&files, path).as_bytes());
        assert!(
            anchor.is_empty() || page.elements.iter().any(|element| element.get("id") == Some(anchor)),
            "{address}"
        );
    }
}

#[test]
fn recipients_stand_at_the_foot_unless_the_text_has_them() {
    let page = |blocks: Vec<Block>| {
        let metadata = Metadata {
            title: "Thông báo".into(),
            recipients: vec!["Đảng ủy xã;".into(), "Lưu <Văn phòng>".into()],
            ..Metadata::default()
        };
        let document = Document { metadata, blocks, ..Document::default() };
        let page = Page { slug: "thong-bao".into(), document, ..Page::default() };
        let files = render(&[page], Language::Vi, &Templates::shipped()).expect("rendered");
        text(&files, "van-ban/thong-bao/index.html")
    };
    let foot = page(vec![paragraph("Nội dung.")]);
    assert!(foot.contains("<p>Nơi nhận:</p>"), "{foot}");
    assert!(foot.contains("<li>- Đảng ủy xã,</li>") && foot.contains("<li>- Lưu &lt;Văn phòng&gt;.</li>"), "{foot}");
    let own = page(vec![paragraph("Nội dung."), paragraph("Nơi nhận:"), paragraph("- Đảng ủy xã")]);
    assert_eq!(own.matches("Nơi nhận").count(), 1);
}

#[test]
fn nothing_comes_from_outside_and_nothing_is_inline() {
    for (path, html) in html_files(&rendered(Language::Vi)) {
        let policy = html.elements.iter().find(|element| element.get("http-equiv") == Some("Content-Security-Policy"));
        assert_eq!(policy.and_then(|element| element.get("content")), Some(CONTENT_SECURITY_POLICY), "{path}");
        // A policy applies only to what follows it.
        let before = html.elements.iter().take_while(|element| element.get("http-equiv").is_none());
        assert!(before.into_iter().all(|element| ["html", "head", "meta"].contains(&&*element.name)), "{path}");
        for element in &html.elements {
            assert_ne!(element.name, "style", "{path}");
            assert!(element.get("style").is_none(), "{path}: {element:?}");
            assert!(element.attributes.iter().all(|(name, _)| !name.starts_with("on")), "{path}: {element:?}");
            if element.name == "script" {
                assert!(element.get("src").is_some() && element.get("defer").is_some(), "{path}: {element:?}");
            }
        }
    }
    for file in rendered(Language::Vi).iter().filter(|file| is(&file.path, "css")) {
        let css = String::from_utf8_lossy(&file.bytes);
        assert!(!css.contains("url(") && !css.contains("@import"), "{}", file.path);
    }
}

#[test]
fn hostile_text_stays_text() {
    let files = rendered(Language::Vi);
    let page = read(text(&files, "van-ban/thu-nghiem/index.html").as_bytes());
    let scripts: Vec<_> = page.elements.iter().filter(|element| element.name == "script").collect();
    assert_eq!(scripts.len(), 3, "{scripts:?}");
    // Heading block, class, subject, heading, table, list, code, quotation, footnote, facts, contents ...
    assert!(page.text.matches(HOSTILE).count() >= 15, "{}", page.text.matches(HOSTILE).count());
    let links: Vec<_> = page.elements.iter().filter_map(|element| element.get("href")).collect();
    assert!(links.contains(&"https://example.org/\"><script>"), "{links:?}");
    assert!(links.iter().all(|link| !link.contains("javascript") && !link.contains("passwd")), "{links:?}");
    let home = read(text(&files, "index.html").as_bytes());
    assert!(home.text.contains(HOSTILE));
    assert!(home.errors.is_empty(), "{:?}", home.errors);
}

#[test]
fn the_congress_and_its_term_are_escaped_too() {
    let pages = pages();
    let cards = cards(&pages);
    let mut site = site(&cards, Language::Vi);
    site.congress = HOSTILE;
    site.term = HOSTILE;
    for (path, html) in html_files(&site::render(&site, &pages, &Templates::shipped()).expect("rendered")) {
        assert!(html.errors.is_empty(), "{path}: {:?}", html.errors);
        assert!(html.text.contains(HOSTILE), "{path}");
    }
}

#[test]
fn the_same_documents_give_the_same_bytes() {
    let mut pages = pages();
    let first = render(&pages, Language::Vi, &Templates::shipped()).expect("rendered");
    pages.reverse();
    let second = render(&pages, Language::Vi, &Templates::shipped()).expect("rendered");
    assert_eq!(first, second);
    let paths: BTreeSet<_> = first.iter().map(|file| &file.path).collect();
    assert_eq!(paths.len(), first.len(), "a path twice");
}

#[test]
fn a_congress_puts_its_own_in_place() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("404.html"), "<!doctype html>{{ congress }}: {% include \"more/part.html\" %}")
        .expect("written");
    fs::create_dir(folder.path().join("more")).expect("made");
    fs::write(folder.path().join("more/part.html"), "không có <{{ t.home }}>").expect("written");
    fs::write(folder.path().join("more/logo.svg"), "<svg/>").expect("written");
    fs::write(folder.path().join(".hidden"), "x").expect("written");
    fs::write(folder.path().join("style.css"), "body { color: #000 }").expect("written");
    let pages = pages();
    let templates = Templates::with_overrides(folder.path()).expect("read");
    let files = render(&pages, Language::Vi, &templates).expect("rendered");
    assert_eq!(
        text(&files, "404.html"),
        "<!doctype html>Đại hội đại biểu Đảng bộ xã Hòa Phước lần thứ XIII: không có <Trang chủ>"
    );
    assert_eq!(text(&files, "more/logo.svg"), "<svg/>");
    assert_eq!(text(&files, "style.css"), "body { color: #000 }");
    assert!(files.iter().all(|file| file.path != "more/part.html" && file.path != ".hidden"));
    let shipped = rendered(Language::Vi);
    assert_eq!(text(&files, "index.html"), text(&shipped, "index.html"));
    let nowhere = Templates::with_overrides(&folder.path().join("none")).expect("nothing to read");
    assert_eq!(render(&pages, Language::Vi, &nowhere).expect("rendered"), shipped);
}

#[test]
fn a_slip_in_a_template_is_named() {
    let pages = pages();
    for (slip, line) in [("\n\n{% if %}", 3), ("\n{{ congres }}", 2), ("{% include \"none.html\" %}", 1)] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("404.html");
        fs::write(&path, slip).expect("written");
        let templates = Templates::with_overrides(folder.path()).expect("read");
        let error = render(&pages, Language::Vi, &templates).expect_err("a slip");
        let SiteError::Template { template, file, line: found, .. } = &error else { panic!("{error}") };
        assert_eq!(
            (template.as_str(), file.as_ref(), *found),
            ("404.html", Some(&path), Some(line)),
            "{slip}: {error}"
        );
        assert!(error.to_string().starts_with(&format!("404.html:{line}: ")), "{error}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("404.html"), b"\xff").expect("written");
    let templates = Templates::with_overrides(folder.path()).expect("read");
    let error = render(&pages, Language::Vi, &templates).expect_err("not text");
    assert!(matches!(error, SiteError::Read { ref path, .. } if path.ends_with("404.html")), "{error}");
}

fn refused(change: impl FnOnce(&mut Page)) -> SiteError {
    let metadata = Metadata { title: "Một".into(), ..Metadata::default() };
    let document = Document { metadata, ..Document::default() };
    let mut page = Page { slug: "mot".into(), document, ..Page::default() };
    let other = page.clone();
    change(&mut page);
    render(&[page, other], Language::Vi, &Templates::shipped()).expect_err("refused")
}

#[test]
fn names_that_leave_the_folder_and_secrets_are_refused() {
    for name in ["", "..", "a/b", "Một", "a--b", "-a", "a.b", "A"] {
        let error = refused(|page| page.slug = name.into());
        assert!(matches!(error, SiteError::Slug { .. }), "{name}: {error}");
    }
    assert!(matches!(refused(|_| ()), SiteError::SlugTwice { .. }));
    let secret = refused(|page| {
        page.slug = "hai".into();
        page.document.metadata.secrecy = Secrecy::Secret;
    });
    assert!(matches!(secret, SiteError::Secret { ref slug } if slug == "hai"), "{secret}");
    for name in ["", "..", "../x.docx", "a\\b"] {
        let error = refused(|page| {
            page.slug = "hai".into();
            page.original = Some(Original { file: name.into(), size: 1 });
        });
        assert!(matches!(error, SiteError::OriginalName { .. }), "{name}: {error}");
    }
}

#[test]
fn a_congress_without_documents_has_a_site() {
    let files = render(&[], Language::Vi, &Templates::shipped()).expect("rendered");
    let home = read(text(&files, "index.html").as_bytes());
    assert!(home.text.contains("Chưa có văn bản nào được công bố."));
    assert!(home.errors.is_empty(), "{:?}", home.errors);
}

#[test]
fn an_english_frame_says_which_words_are_vietnamese() {
    let files = rendered(Language::En);
    let page = read(text(&files, "van-ban/bao-cao-chinh-tri/index.html").as_bytes());
    let article = page.elements.iter().find(|element| element.name == "article").expect("an article");
    assert_eq!(article.get("lang"), Some("vi"));
    assert!(page.text.contains("Issued by") && page.text.contains("ngày 05 tháng 6 năm 2025"));
}
