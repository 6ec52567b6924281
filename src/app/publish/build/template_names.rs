//! The congress's own templates, where their names are nearly those of shipped ones: they replace nothing.

use std::path::Path;

use super::{Matter, Notice};
use crate::{app::congress::Folder, site::Templates, text::nearest};

/// The most letters changed, left out or added that count as a slip.
const SLIPS: usize = 2;

/// A remark for each such file; `templates` are those of this congress.
pub(super) fn near_misses(folder: &Folder, templates: &Templates) -> Vec<Notice> {
    let own = templates.files().map(|(path, _)| path).filter(|path| !Templates::is_shipped(path));
    let misnamed = own.filter_map(|path| {
        let meant =
            Templates::shipped_paths().filter(|shipped| is_near(path, shipped)).min_by_key(|it| slips(path, it))?;
        let file = folder.templates().join(path);
        let file = file.strip_prefix(folder.path()).unwrap_or(&file).to_owned();
        Some(Notice { file, matter: Matter::Misnamed { meant } })
    });
    misnamed.collect()
}

fn slips(one: &str, other: &str) -> usize {
    let letters = |text: &str| text.to_lowercase().chars().collect::<Vec<_>>();
    nearest::distance(&letters(one), &letters(other))
}

/// Whether one may be the other, mistyped or in another folder.
fn is_near(path: &str, shipped: &str) -> bool {
    let name = |path: &str| Path::new(path).file_name().map(|name| name.to_string_lossy().to_lowercase());
    slips(path, shipped) <= SLIPS || name(path) == name(shipped)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_slip_in_a_name_is_told_and_a_new_file_is_not() {
        let room = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(room.path());
        for name in ["styel.css", "Home.html", "css/style.css", "logo.svg", "chan-trang.html", "style.css"] {
            let path = folder.templates().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, "").expect("written");
        }
        let templates = Templates::with_overrides(&folder.templates()).expect("read");
        let told = near_misses(&folder, &templates);
        let told: Vec<String> =
            told.iter().map(|notice| format!("{} {:?}", notice.file.display(), notice.matter)).collect();
        assert_eq!(
            told,
            [
                "site-template/Home.html Misnamed { meant: \"home.html\" }",
                "site-template/css/style.css Misnamed { meant: \"style.css\" }",
                "site-template/styel.css Misnamed { meant: \"style.css\" }",
            ]
        );
    }
}
