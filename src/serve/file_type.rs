//! File types by extension: MIME type, compressibility, and how long a browser may cache.

/// Type of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileType {
    /// Value of `Content-Type`.
    pub(super) mime: &'static str,
    /// Whether gzip makes it smaller.
    pub(super) packs: bool,
    /// Whether browsers display it; a file that they can't, or must not on this site, is downloaded.
    pub(super) shown: bool,
}

const fn shown(mime: &'static str, packs: bool) -> FileType {
    FileType { mime, packs, shown: true }
}

const fn saved(mime: &'static str, packs: bool) -> FileType {
    FileType { mime, packs, shown: false }
}

/// Type by the file's path. Originals are foreign files: HTML or SVG among them could carry scripts, and is downloaded.
pub(super) fn file_type(names: &[String]) -> FileType {
    let name = names.last().map_or("", String::as_str);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let original = names.iter().rev().nth(1).is_some_and(|folder| folder == "tep-goc");
    match ending.as_str() {
        "html" | "htm" | "xhtml" | "svg" | "js" | "mjs" | "css" | "xml" if original => {
            saved("application/octet-stream", false)
        }
        "html" | "htm" => shown("text/html; charset=utf-8", true),
        "css" => shown("text/css; charset=utf-8", true),
        "js" | "mjs" => shown("text/javascript; charset=utf-8", true),
        "json" => shown("application/json; charset=utf-8", true),
        "svg" => shown("image/svg+xml; charset=utf-8", true),
        // Browsers display it as text, but would download it as Markdown.
        "txt" | "md" | "markdown" => shown("text/plain; charset=utf-8", true),
        "csv" => saved("text/csv; charset=utf-8", true),
        "pdf" => shown("application/pdf", false),
        "png" => shown("image/png", false),
        "jpg" | "jpeg" => shown("image/jpeg", false),
        "gif" => shown("image/gif", false),
        "webp" => shown("image/webp", false),
        "bmp" => shown("image/bmp", true),
        "ico" => shown("image/x-icon", true),
        "woff2" => shown("font/woff2", false),
        "woff" => shown("font/woff", false),
        "ttf" => shown("font/ttf", true),
        "docx" => saved("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false),
        "xlsx" => saved("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false),
        "pptx" => saved("application/vnd.openxmlformats-officedocument.presentationml.presentation", false),
        "odt" => saved("application/vnd.oasis.opendocument.text", false),
        "doc" => saved("application/msword", true),
        "rtf" => saved("application/rtf", true),
        _ => saved("application/octet-stream", false),
    }
}

/// Whether the file name contains a hash of the content, so that it never changes: a chunk of the search index, such as
/// `search/p-00ff-1f0c33a2b4d5e6f7.js`.
pub(super) fn is_hashed(names: &[String]) -> bool {
    /// Least number of digits of such a hash.
    const LEAST: usize = 8;
    let [folder, .., name] = names else { return false };
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    let Some((_, hash)) = stem.rsplit_once(['-', '.']) else { return false };
    folder == "search" && hash.len() >= LEAST && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(path: &str) -> Vec<String> {
        path.split('/').map(str::to_owned).collect()
    }

    #[test]
    fn pages_are_shown_and_originals_never_run() {
        assert_eq!(file_type(&names("van-ban/x/index.html")).mime, "text/html; charset=utf-8");
        assert_eq!(file_type(&names("search/manifest.js")).mime, "text/javascript; charset=utf-8");
        for hostile in ["trang.html", "hinh.SVG", "a.js", "x.xml", "khong-duoi", "x.exe"] {
            let file_type = file_type(&names(&format!("van-ban/x/tep-goc/{hostile}")));
            assert_eq!((file_type.mime, file_type.shown), ("application/octet-stream", false), "{hostile}");
        }
        assert!(file_type(&names("van-ban/x/tep-goc/Báo cáo.PDF")).shown);
    }

    #[test]
    fn only_names_with_a_hash_are_for_good() {
        assert!(is_hashed(&names("search/p-00ff-1f0c33a2b4d5e6f7.js")));
        for path in [
            "search/manifest.js",
            "search/reader.js",
            "style-1f0c33a2.css",
            "van-ban/x-1f0c33a2/index.html",
            "search/a-xyz12345.js",
        ] {
            assert!(!is_hashed(&names(path)), "{path}");
        }
    }
}
