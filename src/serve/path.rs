//! Maps URL paths to names inside the site; paths that could lead elsewhere have none.

/// Names from the site's folder down to the file or folder; `None` for invalid paths.
///
/// `path` is percent-encoded, as received. Each part is decoded once, after splitting at `/`, so that no encoded slash,
/// dot or backslash makes another part; hidden files (and `.` and `..` with them) are excluded.
pub(super) fn names(path: &str) -> Option<Vec<String>> {
    let mut parts = path.strip_prefix('/')?.split('/').peekable();
    let mut names = Vec::new();
    while let Some(part) = parts.next() {
        // A slash at the end means the folder itself.
        if part.is_empty() && parts.peek().is_none() {
            break;
        }
        names.push(decoded(part).filter(|name| is_plain(name))?);
    }
    Some(names)
}

/// Decodes `B%C3%A1o%20c%C3%A1o` to `Báo cáo`; `None` if the encoding is invalid or not UTF-8.
pub(super) fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let high = char::from(rest.next()?).to_digit(16)?;
                let low = char::from(rest.next()?).to_digit(16)?;
                (high * 16 + low) as u8
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Whether a name stays inside its folder, on Windows too: no parent, drive, stream or device.
fn is_plain(name: &str) -> bool {
    let apart = |letter: char| matches!(letter, '/' | '\\' | ':') || letter.is_control();
    !name.is_empty() && !name.starts_with('.') && !name.ends_with(['.', ' ']) && !name.contains(apart)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_site_are_understood() {
        let of = |path| names(path).map(|names| names.join("|"));
        assert_eq!(of("/").as_deref(), Some(""));
        assert_eq!(of("/index.html").as_deref(), Some("index.html"));
        assert_eq!(of("/van-ban/x/").as_deref(), Some("van-ban|x"));
        assert_eq!(
            of("/van-ban/x/tep-goc/B%C3%A1o%20c%C3%A1o%201.docx").as_deref(),
            Some("van-ban|x|tep-goc|Báo cáo 1.docx")
        );
        assert_eq!(of("/100%25.pdf").as_deref(), Some("100%.pdf"));
    }

    #[test]
    fn what_leads_elsewhere_means_nothing() {
        for path in [
            "",
            "index.html",
            "//etc/passwd",
            "/a//b",
            "/..",
            "/../x",
            "/a/../../x",
            "/./x",
            "/%2e%2e/x",
            "/%2E%2e%2fx",
            "/.%2e/x",
            "/a%2f..%2fx",
            "/a%2Fb",
            "/..\\x",
            "/..%5cx",
            "/a%5C..%5cb",
            "/%00",
            "/index.html%00.css",
            "/C:/x",
            "/c%3a/x",
            "/index.html::$DATA",
            "/.about.json",
            "/a/.git/config",
            "/index.html.",
            "/index.html%20",
            "/%",
            "/%4",
            "/%zz",
            "/%ff%fe",
            "/%c0%ae%c0%ae/x",
            "/%e0%80%ae/x",
            "/a%0d%0ab",
            "/ ",
        ] {
            assert_eq!(names(path), None, "{path}");
        }
        // Decoded only once: the rest is a regular, if odd, name.
        assert_eq!(names("/%252e%252e/x"), Some(vec!["%2e%2e".to_owned(), "x".to_owned()]));
    }
}
