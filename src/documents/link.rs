//! Which addresses a link may lead to.

use std::path::Path;

use super::{EXTENSIONS, error::Warning, extension};

/// Bytes that an address may have; every run of words that it is under has a copy.
const LONGEST: usize = 2_000;

/// The address, if it is one of the web, of mail, or an anchor in the same page; nothing else passes.
pub(super) fn safe(target: &str) -> Option<String> {
    let target = target.trim();
    if target.len() > LONGEST {
        return None;
    }
    if target.chars().any(|c| c.is_control() || c.is_whitespace()) {
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

/// What is told of an address that was refused: one of another paper in the folder is no danger, but leads nowhere on the
/// site, where papers have addresses of their own.
pub(super) fn refused(target: &str) -> Warning {
    let file = target.split(['#', '?']).next().unwrap_or_default();
    let has_scheme = file.contains(':') || file.starts_with(['/', '\\']);
    let target = shown(target);
    if !has_scheme && EXTENSIONS.contains(&extension(Path::new(file)).as_str()) {
        Warning::PaperLink { target }
    } else {
        Warning::UnsafeLink { target }
    }
}

/// An address that was refused, as far as it is worth telling.
fn shown(target: &str) -> String {
    const SHOWN: usize = 120;
    let short: String = target.chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    if short.len() < target.len() { format!("{short}…") } else { short }
}

#[cfg(test)]
mod tests {
    use super::{refused, safe};
    use crate::documents::Warning;

    #[test]
    fn links_between_papers_are_no_danger() {
        for paper in ["b.md", "./b.docx", "thu%20muc/b.PDF#muc-1"] {
            assert_eq!(refused(paper), Warning::PaperLink { target: paper.into() });
        }
        for other in ["javascript:x.md", "file:///b.pdf", "//example.vn/b.pdf", "../../etc/passwd", ""] {
            assert_eq!(refused(other), Warning::UnsafeLink { target: other.into() });
        }
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
            "//example.vn/x",
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
