//! Programs that read what our readers can't, where a machine has them: pdftotext for garbled layers, tesseract for
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
use crate::documents::{
    block::{Alignment, Block, Inline, Run},
    draft::{self, Line, Piece},
    stamp::{self, Stamp},
};

/// What a tool read in a page or in a document.
#[derive(Default)]
pub(super) struct Recognised {
    pub(super) blocks: Vec<Block>,
    /// The stamps on top, told from the lines as they came: paragraphs join them with what follows.
    pub(super) stamps: Vec<Stamp>,
}

/// How long the pages of a document may take in all, and how long beyond that for each page that was read: what takes
/// longer is no paper.
const FIRST: Duration = Duration::from_secs(20);
const USUAL: Duration = Duration::from_secs(4);
const TEXT_BYTES: u64 = 8 << 20;

/// A program by its name, in the folders of the search path.
fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// What a tool prints about a file: `helper` limits itself, then becomes the tool.
fn ask(helper: &Path, tool: &Path, file: &Path) -> Option<String> {
    let mut command = Command::new(helper);
    command.arg("read-foreign").arg("--with").arg(tool).arg("--").arg(file);
    let output = run(&mut command, TEXT_BYTES).ok().filter(|output| output.success)?;
    String::from_utf8(output.stdout).ok()
}

/// The arguments with which a tool prints what a file says.
pub(super) fn arguments(tool: &Path, file: &Path) -> Vec<OsString> {
    let file = file.as_os_str().to_owned();
    let is_tesseract = tool.file_stem().is_some_and(|name| name == "tesseract");
    if is_tesseract {
        vec![file, "-".into(), "-l".into(), "vie".into()]
    } else {
        vec!["-enc".into(), "UTF-8".into(), "-layout".into(), file, "-".into()]
    }
}

/// A PDF's text by pdftotext, if that is there and gives a better one.
pub(super) fn text_layer(path: &Path, helper: &Path) -> Option<Recognised> {
    let text = ask(helper, &find("pdftotext")?, path)?;
    (!text.trim().is_empty() && !pdf::garbled(&text)).then(|| recognised(&text))
}

/// Tesseract with its Vietnamese model, reading one document.
pub(super) struct Tesseract<'a> {
    program: PathBuf,
    helper: &'a Path,
    started: Instant,
    pages: u32,
}

impl<'a> Tesseract<'a> {
    /// The program, if it is there and knows Vietnamese.
    pub(super) fn find(helper: &'a Path) -> Option<Self> {
        let program = find("tesseract")?;
        let output = run(Command::new(&program).arg("--list-langs"), TEXT_BYTES).ok()?;
        let languages = String::from_utf8(output.stdout).ok()?;
        let known = languages.lines().any(|line| line.trim() == "vie");
        known.then(|| Self { program, helper, started: Instant::now(), pages: 0 })
    }

    /// What a picture of a page says; none if it could not be read, says nothing, or if pages take too long.
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
    Recognised { blocks: blocks(text), stamps: stamp::on_scan(text) }
}

/// Lines from the top of a page that are kept as they stand: the heading block is told line by line.
const TOP: usize = 16;

/// Whether a line goes on in the next, as the edge of the page alone parts them: it is nearly as long as the longest, and
/// the next begins with a small letter.
fn goes_on(line: &str, next: &str, longest: usize) -> bool {
    line.chars().count() * 4 >= longest * 3 && next.starts_with(char::is_lowercase)
}

/// Paragraphs, parted by empty lines and by labels.
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
        for line in text.split('\n').map(crate::text::squeeze).filter(|line| !line.is_empty()) {
            if !content.is_empty() {
                content.push(Inline::Break);
            }
            content.push(Inline::Text(Run { text: line, ..Run::default() }));
        }
        Piece::Line(Line { content, alignment: Alignment::Natural, ..Line::default() })
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
