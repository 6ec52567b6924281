//! Link targets: which addresses are allowed, and links between documents.

use std::{collections::BTreeSet, path::Path};

use daihoi_text::normal;
use percent_encoding::percent_decode_str;

use super::{
    block::{Block, Document, Inline},
    error::Warning,
    formats::{EXTENSIONS, extension},
};

/// Upper bound of an address in bytes; every run of words under it holds a copy.
const LONGEST: usize = 2_000;

/// The address, if it leads to the web, to mail, to an anchor in the same page, or to another document of the folder;
/// none otherwise.
pub(super) fn safe(target: &str) -> Option<String> {
    let target = target.trim();
    if target.len() > LONGEST || target.chars().any(char::is_control) {
        return None;
    }
    if paper(target).is_some() {
        return Some(target.to_owned());
    }
    if target.chars().any(char::is_whitespace) {
        return None;
    }
    if target.len() > 1 && target.starts_with('#') {
        return Some(target.to_owned());
    }
    let (scheme, rest) = target.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let known = match scheme.as_str() {
        "http" | "https" => rest.len() > 2 && rest.starts_with("//"),
        "mailto" => rest.contains('@'),
        _ => false,
    };
    known.then(|| format!("{scheme}:{rest}"))
}

/// The file and the anchor of a link to another document: a relative path that ends in the extension of a readable
/// format.
fn paper(link: &str) -> Option<(String, &str)> {
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let file = percent_decode_str(file).decode_utf8_lossy().replace('\\', "/");
    let stays = !file.starts_with('/') && !file.contains(':') && !file.contains(char::is_control);
    (stays && EXTENSIONS.contains(&extension(Path::new(&file)).as_str())).then_some((file, anchor))
}

/// Target of a link to another document: that document's path in NFC, separated by `/`, and the anchor in it, empty for
/// its top. `from` is the path of the document that has the link; both start at the root of the documents' folder.
///
/// None for every other link, and for one that leaves the folder.
pub fn to_paper(link: &str, from: &Path) -> Option<(String, String)> {
    let (file, anchor) = paper(link)?;
    let mut parts: Vec<&str> = from.parent()?.to_str()?.split(['/', '\\']).filter(|part| !part.is_empty()).collect();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some((normal(&parts.join("/")), percent_decode_str(anchor).decode_utf8_lossy().into_owned()))
}

/// The links of a document to other documents, as written.
pub fn to_papers(document: &Document) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for blocks in document.footnotes.values().chain([&document.blocks]) {
        gather(blocks, &mut found);
    }
    found
}

fn gather<'a>(blocks: &'a [Block], found: &mut BTreeSet<&'a str>) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => {
                let links = content.iter().filter_map(|inline| match inline {
                    Inline::Text(run) => run.link.as_deref(),
                    Inline::Footnote(_) | Inline::Break => None,
                });
                found.extend(links.filter(|link| paper(link).is_some()));
            }
            Block::List(items) => items.iter().for_each(|item| gather(&item.blocks, found)),
            Block::Table(rows) => {
                rows.iter().flat_map(|row| &row.cells).for_each(|cell| gather(&cell.blocks, found));
            }
            Block::Quote(blocks) | Block::Scan { text: blocks, .. } => gather(blocks, found),
            Block::Code(_) | Block::Rule | Block::PageBreak | Block::Image(_) => {}
        }
    }
}

/// The warning about an address that was refused.
pub(super) fn refused(target: &str) -> Warning {
    Warning::UnsafeLink { target: shown(target) }
}

/// The warning about a link to a document that is not published.
pub fn leads_nowhere(link: &str) -> Warning {
    Warning::PaperLink { target: shown(link) }
}

/// A refused address, shortened for the report.
fn shown(target: &str) -> String {
    const SHOWN: usize = 120;
    let short: String = target.chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    if short.len() < target.len() { format!("{short}…") } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_another_paper_is_kept_and_followed_from_where_it_stands() {
        let from = |from: &str, link: &str| to_paper(&safe(link)?, Path::new(from)).map(|(file, at)| file + "#" + &at);
        for (link, leads) in [
            ("b.md", "phien-1/b.md#"),
            ("./b.docx#muc-1", "phien-1/b.docx#muc-1"),
            ("thu%20muc/B%C3%A1o%20c%C3%A1o.PDF#a%C3%A1", "phien-1/thu muc/Báo cáo.PDF#aá"),
            ("thu muc\\100%.doc", "phien-1/thu muc/100%.doc#"),
            ("../chung/../b.md", "b.md#"),
            ("Ba\u{301}o.md", "phien-1/Báo.md#"),
        ] {
            assert_eq!(from("phien-1/a.md", link).as_deref(), Some(leads), "{link}");
        }
        assert_eq!(from("a.md", "b.md").as_deref(), Some("b.md#"));
        for out in ["../../b.md", "x/../../../b.md"] {
            assert_eq!(from("phien-1/a.md", out), None, "{out}");
        }
        assert_eq!(from("a.md", "https://example.vn/b.md"), None);
    }

    #[test]
    fn links_to_papers_are_gathered_from_everywhere() {
        let source = "# Đầu đề\n\n## [một](1.md)\n\n- [hai](2.md)\n\n> [ba](3.md) [mạng](https://example.vn/x.md)\n\n\
                      | a |\n| - |\n| [bốn](4.md) |\n\nChữ[^n]\n\n[^n]: [năm](5.md)\n";
        let reading = crate::parse(Path::new("a.md"), "md", source.into(), None).expect("read");
        assert_eq!(to_papers(&reading.document), BTreeSet::from(["1.md", "2.md", "3.md", "4.md", "5.md"]));
        assert_eq!(reading.warnings, []);
    }

    #[test]
    fn what_was_refused_is_told_as_far_as_it_is_worth_telling() {
        let long = format!("javascript:{}", "x".repeat(200));
        let Warning::UnsafeLink { target } = refused(&long) else { panic!("another warning") };
        assert!(target.starts_with("javascript:x") && target.ends_with("x…") && target.chars().count() == 121);
        assert_eq!(leads_nowhere("b.md"), Warning::PaperLink { target: "b.md".into() });
    }

    #[test]
    fn web_mail_and_anchors_pass() {
        for good in ["https://example.vn/a?b=1#c", "http://example.vn", "mailto:dang.uy@example.vn", "#phuong-huong"] {
            assert_eq!(safe(good).as_deref(), Some(good));
        }
        assert_eq!(safe("HTTPS://example.vn").as_deref(), Some("https://example.vn"));
    }

    #[test]
    fn nothing_else_passes() {
        for bad in [
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "../../etc/passwd",
            "//example.vn/b.pdf",
            "/b.pdf",
            "\\\\may\\b.docx",
            "C:\\b.docx",
            "file:///b.pdf",
            "javascript:x.md",
            "b\u{0}.md",
            "hai chu",
            "https:evil",
            "#",
            "",
            "mailto:",
            "vbscript:x",
            &format!("https://example.vn/{}", "a".repeat(2_000)),
        ] {
            assert_eq!(safe(bad), None, "{bad}");
        }
    }
}
