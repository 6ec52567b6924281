//! The zip package: its parts as text, within the limits, and their relationships. Nothing is unpacked to disk.

use std::{
    collections::HashMap,
    io::{Cursor, Read},
    path::Path,
};

use zip::{ZipArchive, result::ZipError};

use super::xml::{Space, Xml};
use crate::{
    DocumentError, Warning,
    limits::{Limit, RATIO_FROM},
};

/// The signature of compound files: old Word files, and encrypted packages.
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// A package that is open for reading.
pub(super) struct DocxPackage<'a> {
    path: &'a Path,
    archive: ZipArchive<Cursor<Vec<u8>>>,
    unpacked: u64,
}

/// The relationships of a part.
#[derive(Debug, Default)]
pub(super) struct Relationships {
    /// By id: the last segment of the type (`styles`, `footnotes`, `hyperlink`), target, and whether it is outside the
    /// package.
    by_id: HashMap<String, (String, String, bool)>,
}

impl Relationships {
    /// The parts of one type, sorted by name.
    pub(super) fn parts(&self, kind: &str) -> impl Iterator<Item = &str> {
        let inside = self.by_id.values().filter(|(k, _, external)| k == kind && !external);
        let mut parts: Vec<&str> = inside.map(|(_, target, _)| target.as_str()).collect();
        parts.sort_unstable();
        parts.dedup();
        parts.into_iter()
    }

    /// The pictures inside the package: id and part, sorted by id.
    pub(super) fn images(&self) -> Vec<(&str, &str)> {
        let inside = self.by_id.iter().filter(|(_, (kind, _, external))| kind == "image" && !external);
        let mut images: Vec<_> = inside.map(|(id, (_, target, _))| (id.as_str(), target.as_str())).collect();
        images.sort_unstable();
        images
    }

    /// The address of a link by its id.
    pub(super) fn link(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).filter(|(_, _, external)| *external).map(|(_, target, _)| target.as_str())
    }
}

impl<'a> DocxPackage<'a> {
    /// Opens the package and checks its directory.
    pub(super) fn open(path: &'a Path, bytes: Vec<u8>, warnings: &mut Vec<Warning>) -> Result<Self, DocumentError> {
        if bytes.starts_with(&COMPOUND_FILE) {
            let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let encrypted = bytes.windows(name.len()).any(|window| window == name);
            let path = path.to_owned();
            return Err(if encrypted { DocumentError::Encrypted { path } } else { DocumentError::OldWord { path } });
        }
        // The zip reader allocates for each entry of the directory, so count the entries first.
        within(path, Limit::Entries, declared_entries(&bytes))?;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|source| unreadable(path, source))?;
        within(path, Limit::Entries, archive.len() as u64)?;
        let mut total = 0_u64;
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|source| unreadable(path, source))?;
            total = total.saturating_add(entry.size());
            if entry.enclosed_name().is_none() {
                warnings.push(Warning::EscapingName { name: String::from_utf8_lossy(entry.name_raw()).into_owned() });
            }
        }
        within(path, Limit::PackageBytes, total)?;
        Ok(Self { path, archive, unpacked: 0 })
    }

    /// A part as text; none if the package has no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, DocumentError> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        crate::encoding::decode(bytes).map(Some).map_err(|at| DocumentError::NotUnicode {
            path: self.path.to_owned(),
            part: name.to_owned(),
            at,
        })
    }

    /// A part as bytes; none if the package has no such part.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, DocumentError> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let path = self.path;
        let (size, packed, bytes) = {
            let entry = self.archive.by_index(index).map_err(|source| unreadable(path, source))?;
            let (size, packed) = (entry.size(), entry.compressed_size());
            within(path, Limit::PartBytes, size)?;
            if size > RATIO_FROM {
                within(path, Limit::Ratio, size / packed.max(1))?;
            }
            // The directory may lie about the size: read at most one byte more than is allowed.
            let mut bytes = Vec::with_capacity(size.min(1 << 20) as usize);
            let read = entry.take(Limit::PartBytes.allowed() + 1).read_to_end(&mut bytes);
            read.map_err(|source| unreadable(path, ZipError::Io(source)))?;
            (size, packed, bytes)
        };
        let read = bytes.len() as u64;
        within(path, Limit::PartBytes, read)?;
        if read > size && read > RATIO_FROM {
            within(path, Limit::Ratio, read / packed.max(1))?;
        }
        self.unpacked += read;
        within(path, Limit::PackageBytes, self.unpacked)?;
        Ok(Some(bytes))
    }

    /// The relationships of a part (`word/document.xml` has them in `word/_rels/document.xml.rels`, the package in
    /// `_rels/.rels`).
    pub(super) fn relationships(&mut self, part: &str) -> Result<Relationships, DocumentError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = resolve(folder, &format!("_rels/{file}.rels"));
        let mut found = Relationships::default();
        let Some(text) = self.part(&name)? else { return Ok(found) };
        let mut xml = Xml::new(self.path, &name, &text);
        while let Some(element) = xml.any()? {
            if element.tag() != (Space::Relationships, "Relationship") {
                continue;
            }
            let kind = element.attribute("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let external = element.attribute("TargetMode").is_some_and(|mode| mode == "External");
            let target = element.attribute("Target").unwrap_or_default();
            let target = if external { target } else { resolve(folder, &target) };
            found.by_id.insert(element.attribute("Id").unwrap_or_default(), (kind, target, external));
        }
        Ok(found)
    }

    fn index(&self, name: &str) -> Option<usize> {
        let exact = self.archive.index_for_name(name);
        exact.or_else(|| {
            let same = |other: &[u8]| other.eq_ignore_ascii_case(name.as_bytes());
            self.archive.file_names_raw().position(same)
        })
    }
}

fn within(path: &Path, limit: Limit, found: u64) -> Result<(), DocumentError> {
    if found > limit.allowed() {
        return Err(DocumentError::Limit { path: path.to_owned(), limit, found });
    }
    Ok(())
}

fn unreadable(path: &Path, source: ZipError) -> DocumentError {
    let path = path.to_owned();
    match source {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => DocumentError::Encrypted { path },
        source => DocumentError::Package { path, source },
    }
}

/// A target as a name in the package, `.` and `..` resolved; it can't leave the package.
fn resolve(folder: &str, target: &str) -> String {
    let from_root = target.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    let base = if from_root { "" } else { folder };
    for part in base.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The largest number of entries that an end-of-directory record in the file declares (APPNOTE.TXT, 4.3.14 and 4.3.16).
fn declared_entries(bytes: &[u8]) -> u64 {
    let number = |at: usize, width: usize| -> u64 {
        let field = bytes.get(at..at + width).unwrap_or_default();
        field.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte))
    };
    let mut largest = 0;
    for at in memchr_pk(bytes) {
        // Only records of a single-volume archive count: two zero disk numbers hardly occur by chance.
        match bytes.get(at + 2..at + 4) {
            Some([5, 6]) if number(at + 4, 4) == 0 => largest = largest.max(number(at + 10, 2)),
            Some([6, 6]) if number(at + 16, 8) == 0 => largest = largest.max(number(at + 32, 8)),
            _ => {}
        }
    }
    largest
}

fn memchr_pk(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    bytes.windows(2).enumerate().filter(|(_, pair)| *pair == b"PK").map(|(at, _)| at)
}
