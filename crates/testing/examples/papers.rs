//! Writes the made-up papers as Word files, from which `tests/data/papers/make.py` makes those that are kept.
//!
//! Usage: papers FOLDER

use std::{env, fs, path::PathBuf};

use daihoi_testing::papers::{Typing, in_two_fonts, long_report, report};

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(env::args_os().nth(1).expect("a folder"));
    // The fonts that the PDFs are drawn with: Tinos has all letters, Caladea lacks those with two marks.
    let papers = [
        ("bao-cao", report().word(Typing::Styled, "Tinos")),
        ("bao-cao-go-tay", report().word(Typing::ByHand, "Tinos")),
        ("bao-cao-hai-font", in_two_fonts().word(Typing::Styled, "Caladea")),
        ("bao-cao-dai", long_report().word(Typing::Styled, "Tinos")),
    ];
    for (name, bytes) in papers {
        fs::write(folder.join(format!("{name}.docx")), bytes)?;
    }
    Ok(())
}
