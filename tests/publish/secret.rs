//! What is marked secret after it was published is gone from everywhere.

use std::{fs, path::Path};

use daihoi::{app::publish::build::Matter, search::Library};

use crate::fixture::{Congress, tree};

const OPEN: &str = "---\ntitle: Nội quy\n---\n\n# Nội quy\n\nĐại biểu mặc lễ phục.\n";

#[test]
fn a_document_that_becomes_secret_leaves_nothing_behind() {
    let congress = Congress::new();
    congress.put("noi-quy.md", OPEN);
    let text = "# Kế hoạch di dời\n\n## Địa điểm hoành tráng\n\nChuyển kho quân lương.\n\n![Bản đồ](ban-do.png)\n";
    let mut picture = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(7, 9).write_to(&mut picture, image::ImageFormat::Png).expect("drawn");
    congress.put("ban-do.png", picture.get_ref());
    congress.put("ke-hoach-di-doi.md", text);
    assert_eq!(congress.build().documents, 2);
    let changed = text.replace("kho quân lương", "kho quân nhu");
    congress.put("ke-hoach-di-doi.md", &changed);
    congress.build();
    let words = ["quân lương", "quân nhu", "hoành tráng", "hoanh-trang", "di dời", "ke-hoach-di-doi"];
    let told = |what: &str| -> Vec<String> {
        let folder = congress.folder();
        let ours = tree(folder.path()).into_iter().filter(|(path, _)| !path.starts_with("docs-content"));
        let holds = |bytes: &[u8]| bytes.windows(what.len()).any(|part| part == what.as_bytes());
        ours.filter(|(path, bytes)| path.contains(what) || holds(bytes)).map(|(path, _)| path).collect()
    };
    assert!(words.iter().any(|word| !told(word).is_empty()), "the test sees what is published");
    let pictures = || {
        let all = tree(congress.folder().path());
        all.keys()
            .filter(|path| {
                Path::new(path).extension().is_some_and(|extension| extension == "png")
                    && !path.starts_with("docs-content")
            })
            .count()
    };
    assert_eq!(pictures(), 2, "one in the site, one in the cache");

    congress.put("ke-hoach-di-doi.md", format!("---\nsecrecy: mật\n---\n\n{changed}"));
    let built = congress.build();
    assert_eq!((built.documents, built.warnings.len()), (1, 1));
    for word in words {
        // What is known of the file itself is its name and that it is secret.
        let files: Vec<String> = told(word).into_iter().filter(|path| path != ".cache/files.json").collect();
        assert!(files.is_empty(), "{word} is told by {files:?}");
    }
    let known = fs::read_to_string(congress.folder().cache().join("files.json")).expect("read");
    assert!(!known.contains("hoành tráng") && !known.contains("hoanh-trang") && known.contains("Secret"), "{known}");
    assert_eq!(pictures(), 0);
    let library = Library::open(&congress.folder().index()).expect("an index");
    assert_eq!(library.len(), 1, "one section is left");
    for query in ["quân nhu", "quân lương", "hoành tráng"] {
        assert!(library.search(query, 10).expect("searched").iter().all(|hit| !hit.url.contains("di-doi")), "{query}");
    }

    congress.put("ke-hoach-di-doi.md", &changed);
    congress.build();
    let versions = fs::read_to_string(congress.folder().revisions()).expect("read");
    assert!(!versions.contains("\"number\""), "it begins anew: {versions}");
}

#[test]
fn what_is_stated_beside_a_document_counts_or_is_warned_of() {
    let congress = Congress::new();
    let secret = "do_mat = \"mật\"\n";
    congress.put("noi-quy.md", OPEN);
    congress.put("bầu cử/quy-che.md", "# Quy chế\n\nPhiếu kín.\n");
    congress.put("bầu cử/quy-che.toml", secret);
    congress.put("khong-co.docx.toml", secret);
    congress.put("bao-cao.md", "# Báo cáo\n\nMột.\n");
    congress.put("bao-cao.markdown", "# Báo cáo\n\nHai.\n");
    congress.put("bao-cao.toml", secret);
    let built = congress.build();
    assert_eq!(built.documents, 3, "the short name means one document: {:?}", built.warnings);
    let mut told: Vec<_> =
        built.warnings.iter().map(|notice| (notice.file.to_str().expect("UTF-8"), &notice.matter)).collect();
    told.sort_by_key(|(file, _)| *file);
    let [(several, Matter::Stray { may_be_meant: true }), (secret, Matter::Secret(_)), (none, Matter::Stray { .. })] =
        told.as_slice()
    else {
        panic!("{told:?}");
    };
    assert_eq!((*several, *secret, *none), ("bao-cao.toml", "bầu cử/quy-che.md", "khong-co.docx.toml"));

    // It counts at once where it comes later, and no longer where another document comes.
    fs::rename(congress.at("bao-cao.toml"), congress.at("noi-quy.toml")).expect("renamed");
    let built = congress.build();
    assert_eq!((built.documents, built.read), (2, 1), "{:?}", built.warnings);
    fs::rename(congress.at("noi-quy.toml"), congress.at("noi-quy.md.toml")).expect("renamed");
    assert_eq!(congress.build().documents, 2);
}
