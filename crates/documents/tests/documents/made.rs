//! Papers of the test's own: made by code into a folder that goes with the test, beside them those that are kept as files.

use std::{
    fs,
    path::{Path, PathBuf},
};

use daihoi_testing::papers::{Typing, in_two_fonts, long_report, report};
use tempfile::TempDir;

/// The report in four renderings, the long one, and the excerpt that is kept as a PDF in two fonts.
pub(crate) fn papers() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let font = "Times New Roman";
    let files = [
        ("bao-cao.docx", report().word(Typing::Styled, font)),
        ("bao-cao-go-tay.docx", report().word(Typing::ByHand, font)),
        ("bao-cao-tcvn3.docx", report().word(Typing::Tcvn3, font)),
        ("bao-cao.md", report().markdown().into_bytes()),
        ("bao-cao-dai.docx", long_report().word(Typing::Styled, font)),
        ("bao-cao-hai-font.docx", in_two_fonts().word(Typing::Styled, font)),
    ];
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// The hostile files, written into a folder.
pub(crate) fn hostile() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in daihoi_testing::hostile::hostile() {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// The files of a folder by their names.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}
