//! Pictures: kept if they are pictures inside the folder, dropped and reported otherwise.

use std::{fs, io::Cursor, path::Path};

use daihoi_documents::{self as documents, Block, Dropped, Reading, Sources, Warning};

use crate::package::{Package, paragraph};

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image::GrayImage::new(width, height).write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

fn shown(reading: &Reading) -> Vec<(u32, u32, String)> {
    let images = reading.document.blocks.iter().filter_map(|block| match block {
        Block::Image(image) => Some((image.width, image.height, image.alt.clone())),
        _ => None,
    });
    images.collect()
}

fn dropped(reading: &Reading) -> usize {
    let counts = reading.warnings.iter().filter_map(|warning| match warning {
        Warning::Dropped { what: Dropped::Image, count } => Some(*count),
        _ => None,
    });
    counts.sum()
}

fn drawing(id: &str, alt: &str) -> String {
    let inside = format!(r#"<w:r><w:drawing><docPr descr="{alt}"/><a:blip r:embed="{id}"/></w:drawing></w:r>"#);
    paragraph("", &inside)
}

#[test]
fn pictures_of_word_stay_and_what_is_none_is_dropped() {
    let body = [
        drawing("a", "Biểu  đồ"),
        drawing("a", ""),
        drawing("b", "WMF"),
        drawing("c", "SVG"),
        drawing("d", "ngoài"),
        drawing("missing", ""),
        drawing("huge", ""),
    ];
    let mut huge = png(1, 1);
    // The header claims what no browser should unpack.
    huge[16..20].copy_from_slice(&100_000_u32.to_be_bytes());
    let reading = Package::new(&body.concat())
        .part("word/media/a.emf", png(30, 20))
        .part("word/media/b.png", b"\xd7\xcd\xc6\x9a WMF".to_vec())
        .part("word/media/c.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>")
        .part("word/media/huge.png", huge)
        .related("a", "image", "media/a.emf", "Internal")
        .related("b", "image", "media/b.png", "Internal")
        .related("c", "image", "media/c.png", "Internal")
        .related("d", "image", "file:///etc/passwd", "External")
        .related("huge", "image", "media/huge.png", "Internal")
        .read()
        .unwrap();
    assert_eq!(shown(&reading), [(30, 20, "Biểu đồ".to_owned()), (30, 20, String::new())]);
    assert_eq!(dropped(&reading), 5);
    // One file for both, called by what it holds, whatever the package calls it.
    let [asset] = &reading.assets[..] else { panic!("{:?}", reading.assets.len()) };
    assert_eq!(asset.bytes, png(30, 20));
    assert!(asset.name.len() == 36 && asset.name.rsplit('.').next() == Some("png"), "{}", asset.name);
}

fn markdown(root: &Path, text: &str) -> Reading {
    let file = root.join("van-kien/a.md");
    fs::write(&file, text).unwrap();
    documents::read(&file, &Sources { root: Some(root.to_owned()), helper: None }).unwrap()
}

#[test]
fn pictures_of_markdown_come_from_inside_the_folder_only() {
    let outside = tempfile::tempdir().unwrap();
    let root = outside.path().join("docs-content");
    fs::create_dir_all(root.join("van-kien/ảnh")).unwrap();
    fs::write(outside.path().join("kin.png"), png(1, 1)).unwrap();
    fs::write(root.join("van-kien/ảnh/số 1.png"), png(5, 4)).unwrap();
    fs::write(root.join("chung.png"), png(7, 6)).unwrap();
    let reading = markdown(&root, "Xem ![Biểu *đồ*](ảnh/số%201.png) rồi ![](../chung.png).\n");
    assert_eq!(shown(&reading), [(5, 4, "Biểu đồ".to_owned()), (7, 6, String::new())]);
    assert_eq!(dropped(&reading), 0);
    assert_eq!(reading.assets.len(), 2);
    let absolute = outside.path().join("kin.png");
    let mut targets = vec![
        "../../kin.png".to_owned(),
        "%2e%2e/%2e%2e/kin.png".to_owned(),
        absolute.display().to_string(),
        format!("file://{}", absolute.display()),
        "https://example.vn/a.png".to_owned(),
        "..\\\\..\\\\kin.png".to_owned(),
        "khong-co.png".to_owned(),
        "a.md".to_owned(),
        "ảnh".to_owned(),
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&absolute, root.join("van-kien/tro.png")).unwrap();
        targets.push("tro.png".to_owned());
    }
    for target in targets {
        let reading = markdown(&root, &format!("![lời thay]({target})\n"));
        assert_eq!((shown(&reading).len(), dropped(&reading), reading.assets.len()), (0, 1, 0), "{target}");
        assert!(documents::text(&reading.document).contains("lời thay"), "{target}");
    }
}
