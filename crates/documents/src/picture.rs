//! Pictures in documents: known formats only, bounded in size, named by their content.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::{Cursor, Read},
    path::{Path, PathBuf},
};

use image::{ImageFormat, ImageReader};
use sha2::{Digest, Sha256};

use super::block::Image;

/// Upper bound of one picture in bytes.
const PICTURE_BYTES: u64 = 16 << 20;
/// Upper bound of all pictures of a document in bytes.
pub(super) const ALL_BYTES: u64 = 64 << 20;
/// Upper bounds in pixels, of one side and in all: a browser must be able to show it.
const SIDE: u32 = 12_000;
const PIXELS: u64 = 60_000_000;

/// The file of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// File name: the hexadecimal digits of its hash, and an extension. Equal pictures have equal names.
    pub name: String,
    /// The bytes, unchanged from the document.
    pub bytes: Vec<u8>,
}

/// What a document may take from outside of its own file.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Pictures of Markdown are read from below this folder and from nowhere else; none disables them.
    pub root: Option<PathBuf>,
    /// The program that reads PDF and old Word files in a separate process: this very program. None refuses such files.
    pub helper: Option<PathBuf>,
}

/// Collects the pictures of one document.
pub(super) struct PictureCollector<'a> {
    around: Option<(&'a Path, &'a Path)>,
    assets: BTreeMap<String, Vec<u8>>,
    bytes: u64,
}

impl<'a> PictureCollector<'a> {
    /// A collector for the document at `path`.
    pub(super) fn new(sources: &'a Sources, path: &'a Path) -> Self {
        Self { around: sources.root.as_deref().map(|root| (root, path)), assets: BTreeMap::new(), bytes: 0 }
    }

    /// Keeps a picture; none if it is not PNG, JPEG or GIF, or too large.
    pub(super) fn add(&mut self, bytes: Vec<u8>, alt: &str) -> Option<Image> {
        let size = bytes.len() as u64;
        if size > PICTURE_BYTES {
            return None;
        }
        let (extension, width, height) = measure(&bytes)?;
        let sides = (1..=SIDE).contains(&width) && (1..=SIDE).contains(&height);
        if !sides || u64::from(width) * u64::from(height) > PIXELS {
            return None;
        }
        let name = format!("{}.{extension}", hash(&bytes));
        if !self.assets.contains_key(&name) {
            if self.bytes + size > ALL_BYTES {
                return None;
            }
            self.bytes += size;
            self.assets.insert(name.clone(), bytes);
        }
        Some(Image { name, width, height, alt: daihoi_text::squeeze(&daihoi_text::normal(alt)) })
    }

    /// Keeps the picture that a document names by a relative address; none if it lies outside of the root, is no
    /// picture or does not exist.
    pub(super) fn near(&mut self, target: &str, alt: &str) -> Option<Image> {
        let (root, document) = self.around?;
        let target = unescaped(target)?;
        if target.is_empty() || target.starts_with('/') || target.contains([':', '\\', '\0']) {
            return None;
        }
        // Resolve symbolic links before the folder is compared.
        let path = fs::canonicalize(document.parent()?.join(target)).ok()?;
        if !path.starts_with(fs::canonicalize(root).ok()?) || !fs::metadata(&path).ok()?.is_file() {
            return None;
        }
        let mut bytes = Vec::new();
        fs::File::open(path).ok()?.take(PICTURE_BYTES + 1).read_to_end(&mut bytes).ok()?;
        self.add(bytes, alt)
    }

    /// The collected files, sorted by name.
    pub(super) fn into_assets(self) -> Vec<Asset> {
        self.assets.into_iter().map(|(name, bytes)| Asset { name, bytes }).collect()
    }
}

/// Extension, width and height, detected from the bytes and not from the name.
fn measure(bytes: &[u8]) -> Option<(&'static str, u32, u32)> {
    if let Some([_, _, w, width, h, height]) = bytes.strip_prefix(b"GIF8").and_then(<[u8]>::first_chunk::<6>) {
        let side = |low: u8, high: u8| u32::from(u16::from_le_bytes([low, high]));
        return Some(("gif", side(*w, *width), side(*h, *height)));
    }
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let extension = match reader.format()? {
        ImageFormat::Png => "png",
        ImageFormat::Jpeg => "jpg",
        _ => return None,
    };
    let (width, height) = reader.into_dimensions().ok()?;
    Some((extension, width, height))
}

/// The first half of the SHA-256 in hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).fold(String::new(), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    })
}

/// Percent-decodes an address; none if the bytes are not UTF-8.
fn unescaped(address: &str) -> Option<String> {
    let mut out = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            out.push(byte);
            rest = &after[2..];
        } else {
            out.push(*first);
            rest = after;
        }
    }
    String::from_utf8(out).ok()
}
