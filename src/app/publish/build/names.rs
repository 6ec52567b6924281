//! Names on the site: addresses of pages, and file names that every system and USB drive can store.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::Path,
};

use super::cache::hash;
use crate::{documents, text::fold};

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
    match slug.as_str() {
        "" => "tai-lieu".to_owned(),
        // A USB drive that Windows reads can't have such a folder.
        device if is_device(device) => format!("tai-lieu-{device}"),
        _ => slug,
    }
}

/// The addresses of documents, by their paths below `docs-content/`, in their order. A document in `given` keeps its
/// address, and no other gets it, whether that document is among them or not.
///
/// Documents with the same name are distinguished by their own features, first the extension, then the path: an address
/// means the same document whatever comes and goes beside it.
pub(super) fn slugs(papers: &[&Path], given: &BTreeMap<&str, &str>) -> Vec<String> {
    let mut found: Vec<Option<String>> =
        papers.iter().map(|paper| given.get(paper.to_str()?).map(|slug| (*slug).to_owned())).collect();
    let mut taken: HashSet<String> = given.values().map(|slug| (*slug).to_owned()).collect();
    for wanted in [slug, slug_with_extension, slug_with_hash] {
        let open = papers.iter().zip(&found).enumerate().filter(|(_, (_, found))| found.is_none());
        let wanted: Vec<(usize, String)> = open.map(|(place, (paper, _))| (place, wanted(paper))).collect();
        let mut count: HashMap<&str, usize> = HashMap::new();
        for (_, slug) in &wanted {
            *count.entry(slug).or_default() += 1;
        }
        let alone: HashSet<String> =
            count.into_iter().filter(|(_, count)| *count == 1).map(|(slug, _)| slug.to_owned()).collect();
        for (place, slug) in wanted {
            if alone.contains(&slug) && taken.insert(slug.clone()) {
                found[place] = Some(slug);
            }
        }
    }
    let last = |(paper, found): (&&Path, Option<String>)| found.unwrap_or_else(|| unique(&slug(paper), &mut taken));
    papers.iter().zip(found).map(last).collect()
}

/// Whether an address may have been given to a document.
pub(super) fn may_be_slug_of(paper: &Path, given: &str) -> bool {
    let rest = given.strip_prefix(&slug(paper));
    rest.is_some_and(|rest| {
        rest.is_empty()
            || rest.starts_with('-') && rest.bytes().all(|byte| matches!(byte, b'-' | b'a'..=b'z' | b'0'..=b'9'))
    })
}

/// `bao-cao.docx` gives `bao-cao-docx`.
fn slug_with_extension(relative: &Path) -> String {
    let extension: String = documents::extension(relative).chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{}-{extension}", slug(relative))
}

/// With the first digits of the path's hash.
fn slug_with_hash(relative: &Path) -> String {
    let hash = hash([relative.as_os_str().as_encoded_bytes()]);
    format!("{}-{hash:.8}", slug_with_extension(relative))
}

/// The wanted name, or the first of `-2`, `-3`, … that nobody has.
fn unique(wanted: &str, taken: &mut HashSet<String>) -> String {
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
        assert_eq!(slug(Path::new("Còn.md")), "tai-lieu-con");
        assert_eq!(unique("a", &mut taken), "a");
        assert_eq!(unique("a", &mut taken), "a-2");
        assert_eq!(unique("a", &mut taken), "a-3");
        let long = slug(Path::new(&"đại hội ".repeat(60)));
        assert!(long.len() <= SLUG && long.starts_with("dai-hoi-dai") && !long.ends_with('-'), "{long}");
        assert_eq!(slug(Path::new(&"x".repeat(300))).len(), SLUG);
    }

    #[test]
    fn an_address_is_of_the_paper_and_not_of_its_neighbours() {
        let named = |papers: &[&str], given: &[(&str, &str)]| {
            let papers: Vec<&Path> = papers.iter().map(Path::new).collect();
            slugs(&papers, &given.iter().copied().collect())
        };
        assert_eq!(named(&["a.md", "b.pdf"], &[]), ["a", "b"]);
        assert_eq!(named(&["a.doc", "a.md", "b.md"], &[]), ["a-doc", "a-md", "b"]);
        assert_eq!(named(&["a.md"], &[("a.md", "a-md")]), ["a-md"], "it stays though nobody is beside it");
        assert_eq!(named(&["a.doc", "a.md"], &[("a.md", "a")]), ["a-doc", "a"], "it came first");
        assert_eq!(named(&["a.doc"], &[("a.md", "a")]), ["a-doc"], "whoever has it may only be unreadable today");

        let same = named(&["x/a b.md", "x/a-b.md", "x/A b.MD"], &[]);
        let distinct: HashSet<&String> = same.iter().collect();
        assert_eq!(distinct.len(), 3, "{same:?}");
        assert!(same.iter().all(|slug| slug.starts_with("x-a-b-md-")), "{same:?}");
        assert_eq!(named(&["x/a-b.md", "x/a b.md"], &[]), [same[1].clone(), same[0].clone()], "order is nothing to it");
        assert_eq!(named(&["a.md", "a.pdf", "a md.docx"], &[])[2], "a-md");
        let all = named(&["a.md", "a.pdf", "a md.docx"], &[("a b.md", "a-pdf")]);
        assert!(all[0].starts_with("a-md-") && all[1].starts_with("a-pdf-"), "{all:?}");
    }

    #[test]
    fn no_address_is_believed_that_is_not_of_the_paper() {
        for (given, may) in [("a-b", true), ("a-b-md", true), ("a-bc", false), ("x", false), ("a-b-/../..", false)] {
            assert_eq!(may_be_slug_of(Path::new("a/b.md"), given), may, "{given}");
        }
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
