//! Which files of a folder are photos, and what text names whose they are.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use crate::{app::error::EnrolError, text::natural, vision::photo};

/// A file, and the text that names the delegate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Photo {
    /// Relative to the folder.
    pub(super) path: PathBuf,
    /// The folder's name, or the file's without its ending.
    pub(super) key: String,
}

/// The pictures of a folder and of the folders in it, in the order of their names and numbers; also those of a form
/// that can't be read, so that nobody's photo is passed over in silence.
pub(super) fn photos_of(folder: &Path) -> Result<Vec<Photo>, EnrolError> {
    let mut photos = Vec::new();
    let is_picture = |path: &Path| photo::is_photo(path) || photo::is_foreign(path);
    for entry in sorted(folder)? {
        let Some(name) = entry.file_name().map(PathBuf::from) else { continue };
        if entry.is_dir() {
            let key = text(name.as_os_str());
            for file in sorted(&entry)?.iter().filter(|file| is_picture(file) && file.is_file()) {
                photos.extend(file.file_name().map(|file| Photo { path: name.join(file), key: key.clone() }));
            }
        } else if is_picture(&entry) {
            let key = text(name.file_stem().unwrap_or_default());
            photos.push(Photo { path: name, key });
        }
    }
    Ok(photos)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, EnrolError> {
    let refuse = |source| EnrolError::Folder { path: folder.to_owned(), source };
    let entries = fs::read_dir(folder).map_err(refuse)?;
    let mut entries: Vec<PathBuf> =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(refuse)?;
    entries.sort_by_cached_key(|path| natural::key(&path.file_name().unwrap_or_default().to_string_lossy()));
    Ok(entries)
}

/// A file's name as text. What is no UTF-8 was unpacked or copied from an old Vietnamese Windows.
fn text(name: &OsStr) -> String {
    let bytes = name.as_encoded_bytes();
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| windows_1258(byte)).collect(),
    }
}

/// A letter of Windows-1258, as far as names use it: Latin-1, but for the Vietnamese letters and the marks that follow
/// a letter. Source: the table of the Unicode consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1258.TXT.
fn windows_1258(byte: u8) -> char {
    match byte {
        0xC3 => 'Ă',
        0xE3 => 'ă',
        0xCC => '\u{300}',
        0xEC => '\u{301}',
        0xD2 => '\u{309}',
        0xDE => '\u{303}',
        0xF2 => '\u{323}',
        0xD0 => 'Đ',
        0xF0 => 'đ',
        0xD5 => 'Ơ',
        0xF5 => 'ơ',
        0xDD => 'Ư',
        0xFD => 'ư',
        0xFE => '₫',
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_an_old_windows_are_read() {
        let name: String = b"Tr\xE2\xCCn Th\x69\xF2 B\x69\xCCnh".iter().map(|&byte| windows_1258(byte)).collect();
        assert_eq!(crate::text::fold::plain(&name), "tran thi binh");
        let name: String = b"\xD0\xE0o V\xE3n H\xFD\xF5ng".iter().map(|&byte| windows_1258(byte)).collect();
        assert_eq!(name, "Đào Văn Hương");
        assert_eq!(text(OsStr::new("Đào Văn Hương")), "Đào Văn Hương");
    }

    #[test]
    fn pictures_that_can_not_be_read_are_listed_and_other_files_are_not() {
        let folder = tempfile::tempdir().expect("a folder");
        for file in ["10.png", "2.HEIC", "1.JPG", "ghi chú.txt", "Lê An/a.webp", "Lê An/b.jpeg", "Lê An/deeper/c.jpg"]
        {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, b"").expect("written");
        }
        let found = photos_of(folder.path()).expect("read");
        let names: Vec<_> =
            found.iter().map(|photo| (photo.path.to_str().expect("UTF-8"), photo.key.as_str())).collect();
        assert_eq!(names[..3], [("1.JPG", "1"), ("2.HEIC", "2"), ("10.png", "10")]);
        assert_eq!(names[3..], [("Lê An/a.webp", "Lê An"), ("Lê An/b.jpeg", "Lê An")]);
        assert!(matches!(photos_of(Path::new("no/such")), Err(EnrolError::Folder { .. })));
    }
}
