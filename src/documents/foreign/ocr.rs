//! Programs that read what our readers can't, where a machine has them: pdftotext for garbled layers, tesseract for scans.

use std::{
    env,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use super::{legacy, pdf, process::run};
use crate::documents::{
    block::{Alignment, Block, Inline, Run},
    draft::{self, Line, Piece},
};

/// How long a page may take.
const PAGE: Duration = Duration::from_secs(30);
const TEXT_BYTES: u64 = 8 << 20;

/// A program by its name, in the folders of the search path.
fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// A PDF's text by pdftotext, if that is there and gives a better one.
pub(super) fn text_layer(path: &Path) -> Option<Vec<Block>> {
    let mut command = Command::new(find("pdftotext")?);
    command.args(["-enc", "UTF-8", "-layout"]).arg(path).arg("-");
    let output = run(&mut command, Instant::now() + PAGE, TEXT_BYTES).ok().filter(|output| output.success)?;
    let text = String::from_utf8(output.stdout).ok()?;
    (!text.trim().is_empty() && !pdf::garbled(&text)).then(|| blocks(&text))
}

/// Tesseract with its Vietnamese model.
pub(super) struct Tesseract(PathBuf);

impl Tesseract {
    /// The program, if it is there and knows Vietnamese.
    pub(super) fn find() -> Option<Self> {
        let program = find("tesseract")?;
        let output = run(Command::new(&program).arg("--list-langs"), Instant::now() + PAGE, TEXT_BYTES).ok()?;
        let languages = String::from_utf8(output.stdout).ok()?;
        languages.lines().any(|line| line.trim() == "vie").then_some(Self(program))
    }

    /// What a picture of a page says; none if it could not be read, or says nothing.
    pub(super) fn read(&self, picture: &[u8]) -> Option<Vec<Block>> {
        let mut file = tempfile::Builder::new().prefix("trang-").suffix(".jpg").tempfile().ok()?;
        file.write_all(picture).ok()?;
        let mut command = Command::new(&self.0);
        // One thread: other documents are being read as well.
        command.arg(file.path()).args(["-", "-l", "vie"]).env("OMP_THREAD_LIMIT", "1");
        let output = run(&mut command, Instant::now() + PAGE, TEXT_BYTES).ok().filter(|output| output.success)?;
        let blocks = blocks(&String::from_utf8(output.stdout).ok()?);
        (!blocks.is_empty()).then_some(blocks)
    }
}

/// Paragraphs, parted by empty lines and by labels.
fn blocks(text: &str) -> Vec<Block> {
    let mut paragraphs = vec![String::new()];
    for line in text.lines() {
        let line = legacy::decode(line.trim(), None);
        let last = paragraphs.len() - 1;
        if line.is_empty() || pdf::opens(&line) {
            paragraphs.push(line);
        } else {
            if !paragraphs[last].is_empty() {
                paragraphs[last].push(' ');
            }
            paragraphs[last].push_str(&line);
        }
    }
    let line = |text: String| {
        let run = Run { text: crate::text::squeeze(&text), ..Run::default() };
        Piece::Line(Line { content: vec![Inline::Text(run)], alignment: Alignment::Natural, ..Line::default() })
    };
    let pieces = paragraphs.into_iter().filter(|text| !text.trim().is_empty()).map(line).collect();
    draft::without_headings(pieces)
}
