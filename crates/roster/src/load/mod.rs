//! Files to sheets. The format is told by the content, not by the name, and every format is held to the same limits.

mod biff;
mod html;
mod ods;
mod shown;
mod text;
mod workbook;
mod xlsx;
mod xml2003;

use std::{
    fs,
    io::{Cursor, Read},
    path::Path,
};

use serde::{Deserialize, Serialize};

use super::grid::{MAX_PLACES, Sheet};

/// Bytes of a file, and of all its parts when unpacked.
const MAX_FILE: u64 = 50 << 20;
const MAX_UNPACKED: u64 = 256 << 20;

/// Why a file gives no sheets. It crosses from the process that opens files to the one that asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Refusal {
    /// What the system said, by its number where it has one.
    Io {
        code: Option<i32>,
        said: String,
    },
    Encrypted,
    NotASpreadsheet,
    Broken(String),
    TooLarge,
    Empty,
}

impl Refusal {
    fn io(error: &std::io::Error) -> Self {
        Self::Io { code: error.raw_os_error(), said: error.to_string() }
    }

    fn broken(detail: impl std::fmt::Display) -> Self {
        Self::Broken(format!("{detail}"))
    }
}

/// All sheets of a file, their texts as they stood.
pub(super) fn load(path: &Path) -> Result<Vec<Sheet>, Refusal> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|error| Refusal::io(&error))?;
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|error| Refusal::io(&error))?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(Refusal::TooLarge);
    }
    of_bytes(bytes)
}

pub(super) fn of_bytes(bytes: Vec<u8>) -> Result<Vec<Sheet>, Refusal> {
    let mut places = MAX_PLACES;
    match bytes.get(..4) {
        None if bytes.is_empty() => Err(Refusal::Empty),
        Some(b"PK\x03\x04") => zipped(bytes, &mut places),
        Some([0xd0, 0xcf, 0x11, 0xe0]) => {
            // An encrypted workbook is a stream of this name (UTF-16) in an OLE file.
            let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            if bytes.windows(encrypted.len()).any(|window| window == encrypted) {
                return Err(Refusal::Encrypted);
            }
            workbook::xls(bytes, &mut places)
        }
        _ => {
            let (text, legacy) = text::decode(&bytes).ok_or(Refusal::NotASpreadsheet)?;
            drop(bytes);
            let start = text.trim_start_matches('\u{feff}').trim_start();
            if start.starts_with('<') {
                return marked_up(start, &mut places);
            }
            Ok(vec![Sheet { legacy, ..text::separated(&text, &mut places)? }])
        }
    }
}

/// A web page or a spreadsheet as XML, whatever its file is called.
fn marked_up(text: &str, places: &mut usize) -> Result<Vec<Sheet>, Refusal> {
    let head: String = text.chars().take(4_000).collect::<String>().to_lowercase();
    if head.contains("urn:schemas-microsoft-com:office:spreadsheet") && !head.contains("<html") {
        xml2003::sheets(text, places)
    } else if head.contains("office:document") && head.contains("opendocument") {
        ods::flat(text, places)
    } else if head.contains("<html")
        || head.contains("<table")
        || head.contains("<!doctype html")
        || text.contains("<table")
    {
        html::sheets(text, places)
    } else {
        Err(Refusal::NotASpreadsheet)
    }
}

/// Parts of a zip file, by their names: what it is, and that it unpacks to no more than is allowed, whatever it says.
fn zipped(bytes: Vec<u8>, places: &mut usize) -> Result<Vec<Sheet>, Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes[..])).map_err(|_| Refusal::NotASpreadsheet)?;
    let mut left = MAX_UNPACKED;
    let mut locked = false;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index_raw(index) else { continue };
        left = left.checked_sub(part.size()).ok_or(Refusal::TooLarge)?;
        locked |= part.encrypted();
    }
    if locked {
        return Err(Refusal::Encrypted);
    }
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let Ok(mut part) = archive.by_index(index) else { continue };
        // A damaged part is told by the one who reads it.
        let unpacked = std::io::copy(&mut part.by_ref().take(left + 1), &mut std::io::sink()).unwrap_or_default();
        left = left.checked_sub(unpacked).ok_or(Refusal::TooLarge)?;
    }
    let has = |name: &str| archive.index_for_name(name).is_some();
    let open_document = has("content.xml") && has("META-INF/manifest.xml");
    let binary = has("xl/workbook.bin") && !has("xl/workbook.xml");
    drop(archive);
    if open_document {
        ods::packed(&bytes, places)
    } else if binary {
        workbook::xlsb(bytes, places)
    } else {
        xlsx::sheets(bytes, places)
    }
}
