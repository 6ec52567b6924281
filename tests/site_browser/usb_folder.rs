//! The fixture's site with its search, originals and pictures, in a folder whose name needs care in addresses.

use std::{
    fs,
    path::{Path, PathBuf},
};

use daihoi::{
    documents::{Image, outline},
    i18n::Language,
    search::{self, Entry, Library, SearchError},
    site::{self, Templates, address, class_name},
};
use tempfile::TempDir;

use crate::fixture::{images, pages, render};

const NAME: &str = "Văn kiện #1";

/// One page of every kind: home, documents (plain, scanned, hostile), lists, search with and without hits, and a wrong
/// address.
pub(crate) const KINDS: [&str; 10] = [
    "index.html",
    "van-ban/bao-cao-chinh-tri/index.html",
    "van-ban/thong-bao-gui-xe/index.html",
    "van-ban/thu-nghiem/index.html",
    "van-ban/chuong-trinh-dai-hoi/index.html",
    "loai/tham-luan/index.html",
    "nam/index.html",
    "search.html?q=chuyen doi so",
    "search.html?q=khongcogica",
    "404.html",
];

/// A folder with the site, as on a USB drive.
pub(crate) struct UsbFolder {
    folder: TempDir,
    /// Paths of all its pages.
    pub(crate) paths: Vec<String>,
}

impl UsbFolder {
    pub(crate) fn new(language: Language) -> Self {
        let folder = TempDir::new().expect("a folder");
        let root = folder.path().join(NAME);
        let pages = pages();
        let mut entries = Vec::new();
        let mut files = render(&pages, language, &Templates::shipped()).expect("rendered");
        let paths = files.iter().map(|file| file.path.clone()).filter(|path| kind(path) == Some("html")).collect();
        let file = |path, bytes| site::File { path, bytes };
        for page in &pages {
            for section in outline::sections(&page.document) {
                entries.push(Entry {
                    url: address(&page.slug, &section.anchor),
                    title: page.document.metadata.title.clone(),
                    section: section.title,
                    breadcrumbs: section.breadcrumbs,
                    text: section.text,
                    class: class_name(&page.document.metadata, language),
                    ..Entry::default()
                });
            }
            for image in images(&page.document) {
                files.push(file(site::asset_path(&page.slug, &image.name), picture(&image)));
            }
            if let Some(original) = &page.original {
                files.push(file(site::original_path(&page.slug, original), b"original".to_vec()));
            }
        }
        let index = folder.path().join("index");
        search::build(&index, &entries).expect("indexed");
        search::export(&Library::open(&index).expect("opened"), |name, bytes| {
            files.push(file(format!("search/{name}"), bytes.to_vec()));
            Ok::<(), SearchError>(())
        })
        .expect("exported");
        for site::File { path, bytes } in files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, bytes).expect("written");
        }
        Self { folder, paths }
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join(NAME)
    }

    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }
}

/// A picture of dark lines on white, as PNG.
fn picture(image: &Image) -> Vec<u8> {
    let paper = image::GrayImage::from_fn(image.width, image.height, |x, y| {
        let text = y % 40 < 14 && (60..image.width - 60).contains(&x) && x % 90 < 70;
        image::Luma([if text { 40 } else { 255 }])
    });
    let mut png = std::io::Cursor::new(Vec::new());
    paper.write_to(&mut png, image::ImageFormat::Png).expect("encoded");
    png.into_inner()
}

fn kind(path: &str) -> Option<&str> {
    Path::new(path).extension().and_then(|kind| kind.to_str())
}
