//! Names on the site: addresses of pages, and files that any stick and any system takes.

use std::{collections::HashSet, path::Path};

use crate::text::fold;

/// Longest name of a page, in characters: with the folders above it stays far below the 260 that Windows allows a path.
const SLUG: usize = 80;
/// Longest name of a file, in characters, its extension included.
const FILE: usize = 100;
/// Names that Windows keeps for devices, whatever their extension.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// `Phụ lục/Báo cáo 1.docx` gives `phu-luc-bao-cao-1`.
pub(super) fn slug(relative: &Path) -> String {
    let name = fold::plain(&relative.with_extension("").to_string_lossy());
    let mut slug = String::new();
    for word in name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if slug.is_empty() {
            slug.extend(word.chars().take(SLUG));
        } else if slug.len() + word.len() < SLUG {
            slug.push('-');
            slug.push_str(word);
        } else {
            break;
        }
    }
    if slug.is_empty() { "tai-lieu".to_owned() } else { slug }
}

/// The wanted name, or the first of `-2`, `-3`, … that nobody has.
pub(super) fn unique(wanted: &str, taken: &mut HashSet<String>) -> String {
    let mut slug = wanted.to_owned();
    let mut number = 2;
    while !taken.insert(slug.clone()) {
        slug = format!("{wanted}-{number}");
        number += 1;
    }
    slug
}

/// A file's name as FAT and exFAT take it: without their forbidden characters, not too long, no device's, without a dot
/// or space at its end. A name that they take already stays as it is.
pub(super) fn portable(name: &str) -> String {
    let allowed = |c: char| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '_' } else { c };
    let name: String = name.chars().map(allowed).collect();
    let name = name.trim_end_matches(['.', ' ']).trim_start();
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if extension.chars().count() <= 10 => (stem, format!(".{extension}")),
        _ => (name, String::new()),
    };
    let room = FILE - extension.chars().count();
    let mut stem: String = stem.chars().take(room).collect();
    stem.truncate(stem.trim_end_matches(['.', ' ']).len());
    if stem.is_empty() || is_device(&stem) {
        stem.insert(0, '_');
    }
    stem + &extension
}

/// Whether every part of a path is a name that FAT and exFAT take.
pub(in crate::app) fn is_portable(path: &str) -> bool {
    path.split('/').all(|name| {
        let forbidden = |c: char| c.is_control() || r#"<>:"\|?*"#.contains(c);
        let stem = name.split('.').next().unwrap_or(name);
        !name.is_empty()
            && !name.contains(forbidden)
            && !name.ends_with(['.', ' '])
            && !is_device(stem)
            && name.encode_utf16().count() <= 255
    })
}

fn is_device(stem: &str) -> bool {
    // `con.tar.gz` is as forbidden as `con`.
    let stem = stem.split('.').next().unwrap_or(stem).trim().to_lowercase();
    let numbered = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port)
            .is_some_and(|rest| rest.chars().count() == 1 && rest.contains(|c: char| "0123456789¹²³".contains(c)))
    });
    numbered || DEVICES.contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ascii_short_and_unique() {
        let mut taken = HashSet::new();
        assert_eq!(slug(Path::new("Phụ lục/Báo cáo số 1.docx")), "phu-luc-bao-cao-so-1");
        assert_eq!(slug(Path::new("?.md")), "tai-lieu");
        assert_eq!(unique("a", &mut taken), "a");
        assert_eq!(unique("a", &mut taken), "a-2");
        assert_eq!(unique("a", &mut taken), "a-3");
        let long = slug(Path::new(&"đại hội ".repeat(60)));
        assert!(long.len() <= SLUG && long.starts_with("dai-hoi-dai") && !long.ends_with('-'), "{long}");
        assert_eq!(slug(Path::new(&"x".repeat(300))).len(), SLUG);
    }

    #[test]
    fn file_names_fit_any_stick() {
        for (name, expected) in [
            ("Báo cáo (lần 2).docx", "Báo cáo (lần 2).docx"),
            ("12/13: a?.pdf", "12_13_ a_.pdf"),
            ("a. . .", "a"),
            ("con.docx", "_con.docx"),
            ("COM1.tar.pdf", "_COM1.tar.pdf"),
            ("LPT¹.md", "_LPT¹.md"),
            ("comic.md", "comic.md"),
            (".docx", "_.docx"),
            ("...", "_"),
            ("a\u{7}b.md", "a_b.md"),
        ] {
            assert_eq!(portable(name), expected, "{name}");
            assert!(is_portable(&portable(name)), "{name}");
        }
        let long = portable(&format!("{}.docx", "ữ".repeat(250)));
        assert!(long.chars().count() <= FILE && long.ends_with("ữ.docx"));
        for name in ["a:b", "nul", "a/aux.txt", "a./b", "a//b", "x ", "tab\there"] {
            assert!(!is_portable(name), "{name}");
        }
        assert!(is_portable("van-ban/nghi-quyet/tep-goc/Nghị quyết.docx"));
    }
}
