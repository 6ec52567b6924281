//! Spreadsheets that may be rosters, where people keep them: in the congress's folder, among downloads, on a USB drive.

use std::{
    env, fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::{app::congress::Folder, text::fold};

/// What rosters are kept as.
const ENDINGS: [&str; 5] = ["xlsx", "xls", "ods", "csv", "xlsm"];

/// No list is longer.
const MOST: usize = 200;

/// A file or folder to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a folder to look into.
    pub is_folder: bool,
}

/// What fits what was typed: nothing typed, the rosters in all likely places, newest first; words, those of them whose
/// names have the words; a path, what is in its folder and begins like its last part.
pub fn list(congress: &Folder, typed: &str) -> Vec<Entry> {
    let typed = typed.trim();
    let mut found: Vec<(SystemTime, Entry)> = if typed.contains(['/', '\\']) || typed.starts_with('~') {
        let path = expanded(typed);
        let (folder, begins) = match (path.is_dir() && typed.ends_with(['/', '\\']), path.parent(), path.file_name()) {
            (false, Some(parent), Some(name)) => (parent.to_owned(), name.to_string_lossy().into_owned()),
            _ => (path.clone(), String::new()),
        };
        let fits = |name: &str| fold::plain(name).starts_with(&fold::plain(&begins)) && (!name.starts_with('.'));
        inside(&folder, true, &fits)
    } else {
        let words: Vec<String> = typed.split_whitespace().map(fold::plain).collect();
        let fits = |name: &str| words.iter().all(|word| fold::plain(name).contains(word.as_str()));
        places(congress).iter().flat_map(|folder| inside(folder, false, &fits)).collect()
    };
    found.sort_by(|(one_time, one), (other_time, other)| {
        other.is_folder.cmp(&one.is_folder).then(other_time.cmp(one_time)).then_with(|| one.path.cmp(&other.path))
    });
    found.dedup_by(|(_, one), (_, other)| one.path == other.path);
    found.into_iter().take(MOST).map(|(_, entry)| entry).collect()
}

fn expanded(typed: &str) -> PathBuf {
    match (typed.strip_prefix('~'), env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches(['/', '\\'])),
        _ => PathBuf::from(typed),
    }
}

/// The congress's folder and the one around it, downloads, desktop, documents, and USB drives.
fn places(congress: &Folder) -> Vec<PathBuf> {
    let own = fs::canonicalize(congress.path()).unwrap_or_else(|_| congress.path().to_owned());
    let mut places = vec![own.clone()];
    places.extend(own.parent().map(Path::to_owned));
    if let Some(home) = env::home_dir() {
        let names = ["Downloads", "Tải xuống", "Desktop", "Bàn làm việc", "Documents", "Tài liệu"];
        places.extend(names.iter().map(|name| home.join(name)));
        let user = home.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        for usb_drives in [format!("/media/{user}"), format!("/run/media/{user}"), "/Volumes".to_owned()] {
            let usb_drives = fs::read_dir(usb_drives).into_iter().flatten().flatten().map(|entry| entry.path());
            places.extend(usb_drives.filter(|path| path.is_dir()));
        }
    }
    let mut seen: Vec<PathBuf> = Vec::new();
    places.retain(|place| {
        let new = !seen.contains(place);
        seen.push(place.clone());
        new
    });
    places
}

fn inside(folder: &Path, folders: bool, fits: &dyn Fn(&str) -> bool) -> Vec<(SystemTime, Entry)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        // What an open spreadsheet program leaves beside a file is no roster.
        if !fits(&name) || name.starts_with("~$") || name.starts_with(".~") {
            continue;
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let is_folder = path.is_dir();
        if is_folder && folders || !is_folder && ENDINGS.contains(&ending.as_str()) {
            let time = entry.metadata().and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
            found.push((time, Entry { path, is_folder }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rosters_are_found_by_words_and_by_paths() {
        let room = tempfile::tempdir().expect("a folder");
        let own = room.path().join("dai-hoi");
        for folder in [&own, &room.path().join("tệp")] {
            fs::create_dir(folder).expect("made");
        }
        for name in ["Danh sách Đoàn.xlsx", "ghi-chu.txt", "~$Danh sách.xlsx", "danh-sach.csv"] {
            fs::write(own.join(name), "").expect("written");
        }
        let folder = Folder::new(&own);
        let names = |typed: &str| {
            let mut names: Vec<String> = list(&folder, typed)
                .into_iter()
                .filter(|entry| {
                    entry.path.starts_with(fs::canonicalize(room.path()).expect("there")) || typed.contains('/')
                })
                .map(|entry| entry.path.file_name().expect("a name").to_string_lossy().into_owned())
                .collect();
            names.sort();
            names
        };
        assert_eq!(names(""), ["Danh sách Đoàn.xlsx", "danh-sach.csv"]);
        assert_eq!(names("doan danh"), ["Danh sách Đoàn.xlsx"]);
        let around = room.path().display();
        assert_eq!(names(&format!("{around}/")), ["dai-hoi", "tệp"]);
        assert_eq!(names(&format!("{around}/te")), ["tệp"]);
        assert_eq!(names(&format!("{around}/dai-hoi/danh")), ["Danh sách Đoàn.xlsx", "danh-sach.csv"]);
        assert_eq!(names("/không/có/"), Vec::<String>::new());
    }
}
