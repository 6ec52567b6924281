//! External programs for what our readers can't read, if installed: pdftotext for broken text layers, tesseract for
//! scans. They run within the limits of the child that becomes them.

use std::{
    env,
    ffi::OsString,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use super::{legacy, pdf, process::run};
use crate::{
    block::{Alignment, Block, Inline, Run},
    draft::{self, DraftLine, DraftPiece},
    markings::{self, Marking},
};

/// The text that a tool read in a page or in a document.
#[derive(Default)]
pub(super) struct Recognised {
    pub(super) blocks: Vec<Block>,
    /// The markings at the top, found in the raw lines: paragraphs join a marking with the text after it.
    pub(super) markings: Vec<Marking>,
}

/// Time budget of a document's pages, and the extension for each page that was read: no real document takes longer.
const FIRST: Duration = Duration::from_secs(20);
const USUAL: Duration = Duration::from_secs(4);
const TEXT_BYTES: u64 = 8 << 20;

/// Finds a program by its name in the search path.
fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// The output of a tool for a file: `helper` limits itself, then becomes the tool.
fn ask(helper: &Path, tool: &Path, file: &Path) -> Option<String> {
    let mut command = Command::new(helper);
    command.arg("read-foreign").arg("--with").arg(tool).arg("--").arg(file);
    let output = run(&mut command, TEXT_BYTES).ok().filter(|output| output.success)?;
    String::from_utf8(output.stdout).ok()
}

/// The arguments with which a tool prints a file's text.
pub(super) fn arguments(tool: &Path, file: &Path) -> Vec<OsString> {
    let file = file.as_os_str().to_owned();
    let is_tesseract = tool.file_stem().is_some_and(|name| name == "tesseract");
    if is_tesseract {
        vec![file, "-".into(), "-l".into(), "vie".into()]
    } else {
        vec!["-enc".into(), "UTF-8".into(), "-layout".into(), file, "-".into()]
    }
}

/// A PDF's text by pdftotext, if that is installed and gives a better one.
pub(super) fn text_layer(path: &Path, helper: &Path) -> Option<Recognised> {
    let text = ask(helper, &find("pdftotext")?, path)?;
    (!text.trim().is_empty() && !pdf::garbled(&text)).then(|| recognised(&text))
}

/// Tesseract with its Vietnamese model, for one document.
pub(super) struct Tesseract<'a> {
    program: PathBuf,
    helper: &'a Path,
    started: Instant,
    pages: u32,
}

impl<'a> Tesseract<'a> {
    /// The program, if it is installed with the Vietnamese model.
    pub(super) fn find(helper: &'a Path) -> Option<Self> {
        let program = find("tesseract")?;
        let output = run(Command::new(&program).arg("--list-langs"), TEXT_BYTES).ok()?;
        let languages = String::from_utf8(output.stdout).ok()?;
        let known = languages.lines().any(|line| line.trim() == "vie");
        known.then(|| Self { program, helper, started: Instant::now(), pages: 0 })
    }

    /// The text of a page's picture; none if it could not be read, is empty, or if the time budget is spent.
    pub(super) fn read(&mut self, picture: &[u8]) -> Option<Recognised> {
        if self.started.elapsed() > FIRST + USUAL * self.pages {
            return None;
        }
        self.pages += 1;
        let mut file = tempfile::Builder::new().prefix("trang-").suffix(".jpg").tempfile().ok()?;
        file.write_all(picture).ok()?;
        let text = ask(self.helper, &self.program, file.path())?;
        (!pdf::garbled(&text)).then(|| recognised(&text)).filter(|page| !page.blocks.is_empty())
    }
}

fn recognised(text: &str) -> Recognised {
    Recognised { blocks: blocks(text), markings: markings::on_scan(text) }
}

/// Number of lines at the top of a page that stay separate: the heading block is recognised line by line.
const TOP: usize = 16;

/// Whether a line continues in the next, wrapped only by the page's edge: it is nearly as long as the longest, and the
/// next begins with a small letter.
fn goes_on(line: &str, next: &str, longest: usize) -> bool {
    line.chars().count() * 4 >= longest * 3 && next.starts_with(char::is_lowercase)
}

/// Paragraphs, split at empty lines and at labels.
fn blocks(text: &str) -> Vec<Block> {
    let mut kept = TOP;
    let mut paragraphs = vec![String::new()];
    let longest = text.lines().map(|line| line.trim().chars().count()).max().unwrap_or(0);
    let mut before = String::new();
    for line in text.lines() {
        let line = legacy::decode(line.trim(), None);
        let last = paragraphs.len() - 1;
        if line.is_empty() || pdf::opens(&line) {
            paragraphs.push(line.clone());
        } else {
            if !paragraphs[last].is_empty() {
                let parted = kept > 0 && !goes_on(&before, &line, longest);
                paragraphs[last].push(if parted { '\n' } else { ' ' });
            }
            paragraphs[last].push_str(&line);
        }
        before = line;
        kept = kept.saturating_sub(usize::from(!paragraphs[paragraphs.len() - 1].is_empty()));
    }
    let line = |text: String| {
        let mut content = Vec::new();
        for line in text.split('\n').map(daihoi_text::squeeze).filter(|line| !line.is_empty()) {
            if !content.is_empty() {
                content.push(Inline::Break);
            }
            content.push(Inline::Text(Run { text: line, ..Run::default() }));
        }
        DraftPiece::Line(DraftLine { content, alignment: Alignment::Natural, ..DraftLine::default() })
    };
    let pieces = paragraphs.into_iter().filter(|text| !text.trim().is_empty()).map(line).collect();
    draft::without_headings(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_the_edge_parts_are_one_and_those_of_the_heading_stay() {
        let page = "ĐẢNG BỘ XÃ HÒA PHƯỚC ĐẢNG CỘNG SẢN VIỆT NAM\nSố 12-BC/ĐU\n\nBÁO CÁO\ncủa Ban Chấp hành\n\n\
                    Nhiệm kỳ qua, Đảng bộ xã đã lãnh đạo toàn diện\ncác mặt công tác và đạt nhiều kết quả.\n\
                    1. Kinh tế\nphát triển khá, thu nhập bình quân đầu người tăng\n";
        let all: Vec<String> = blocks(page)
            .iter()
            .map(|block| {
                let Block::Paragraph { content, .. } = block else { panic!("a paragraph: {block:?}") };
                let piece = |inline: &Inline| match inline {
                    Inline::Text(run) => run.text.clone(),
                    Inline::Break => "\n".to_owned(),
                    Inline::Footnote(_) => panic!("text alone"),
                };
                content.iter().map(piece).collect()
            })
            .collect();
        assert_eq!(
            all,
            [
                "ĐẢNG BỘ XÃ HÒA PHƯỚC ĐẢNG CỘNG SẢN VIỆT NAM\nSố 12-BC/ĐU",
                "BÁO CÁO\ncủa Ban Chấp hành",
                "Nhiệm kỳ qua, Đảng bộ xã đã lãnh đạo toàn diện các mặt công tác và đạt nhiều kết quả.",
                "1. Kinh tế\nphát triển khá, thu nhập bình quân đầu người tăng",
            ]
        );
    }
}
