//! Made-up papers: one list of paragraphs, rendered as Word and as Markdown, and what every rendering must say.
//!
//! The files that no code makes (PDF, old Word, a scan) lie in `tests/data/papers`, written once from the same lists.

mod long;
mod report;
mod tcvn3;
mod word;
pub mod zipped;

use std::path::PathBuf;

pub use long::long_report;
pub use report::report;
pub use word::Typing;

/// A made-up paper as an office of the party lays it out: heading block, title, text, signature.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The body above the issuing one, in capitals.
    pub superior_body: &'static str,
    /// The issuing body, in capitals.
    pub issuing_body: &'static str,
    /// Number and kind, such as `27-BC/ĐU`.
    pub symbol: &'static str,
    /// Where it was issued.
    pub place: &'static str,
    /// Year, month, day of issue.
    pub date: (i16, i8, i8),
    /// The class, in capitals: the first line of the title.
    pub class: &'static str,
    /// The rest of the title.
    pub subject: &'static str,
    /// What the head of each page says beside the page number; may be empty.
    pub page_header: &'static str,
    /// The text.
    pub parts: Vec<Part>,
    /// Footnotes, cited by their place from 1.
    pub notes: Vec<String>,
    /// The office of the one who signs, line by line.
    pub office: Vec<&'static str>,
    /// The one who signs.
    pub signer: &'static str,
    /// Lines below `Nơi nhận`, without their dashes.
    pub recipients: Vec<&'static str>,
    /// Whether the styled Word file ends with what only Word files hold: a text box, tracked changes, a control.
    pub with_word_specials: bool,
}

/// A piece of a paper's text. Words may hold `**bold**`, `*italic*` and `[^1]`, as in Markdown.
#[derive(Debug, Clone)]
pub enum Part {
    /// A heading of level 1 (`I.`), 2 (`1.`) or 3 (`1.1.`); the label is counted, not written.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// A paragraph `a)`, `b)` …, counted from the first of a run.
    Lettered(String),
    /// A paragraph with a dash before it.
    Dashed(String),
    /// A table.
    Table(Table),
}

/// A table whose header has two rows: the last columns stand under one common heading.
#[derive(Debug, Clone)]
pub struct Table {
    /// Headings that take both rows.
    pub tall: Vec<&'static str>,
    /// The heading over the rest.
    pub over: &'static str,
    /// Those under it.
    pub under: Vec<&'static str>,
    /// Rows; one of two cells is a title whose second cell takes all other columns.
    pub rows: Vec<Vec<&'static str>>,
}

impl Table {
    fn columns(&self) -> usize {
        self.tall.len() + self.under.len()
    }

    /// The words of all cells that have any, row by row; without the common heading, which Markdown can't say.
    pub fn cells(&self) -> Vec<String> {
        let head = self.tall.iter().chain(&self.under);
        head.chain(self.rows.iter().flatten()).map(|cell| (*cell).to_owned()).collect()
    }
}

/// Counts the labels of headings and lettered paragraphs.
#[derive(Default)]
struct Labels {
    counts: [usize; 3],
    letter: usize,
}

impl Labels {
    /// The label of the next part, without a sign after Roman numbers; empty where it has none.
    fn next(&mut self, part: &Part) -> String {
        let Part::Lettered(_) = part else {
            self.letter = 0;
            let Part::Heading(level, _) = part else { return String::new() };
            let depth = usize::from(*level) - 1;
            self.counts[depth] += 1;
            self.counts[depth + 1..].fill(0);
            let [first, second, third] = self.counts;
            return match depth {
                0 => ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"][first - 1].to_owned(),
                1 => format!("{second}."),
                _ => format!("{second}.{third}."),
            };
        };
        self.letter += 1;
        format!("{})", char::from(b'a' + (self.letter - 1) as u8))
    }
}

impl Paper {
    /// The paper with some of its parts alone, counted from 0.
    #[must_use]
    pub fn excerpt(mut self, parts: std::ops::Range<usize>) -> Self {
        self.parts = self.parts.drain(parts).collect();
        self.with_word_specials = false;
        self
    }

    /// All headings with the labels that Word counts, top to bottom, each with its level from 1.
    pub fn headings(&self) -> Vec<(u8, String)> {
        let mut labels = Labels::default();
        let mut headings = Vec::new();
        for part in &self.parts {
            let label = labels.next(part);
            if let Part::Heading(level, words) = part {
                let dot = if *level == 1 { "." } else { "" };
                headings.push((*level, format!("{label}{dot} {words}")));
            }
        }
        headings
    }

    /// The cells of each table.
    pub fn tables(&self) -> Vec<Vec<String>> {
        self.tables_of_parts().map(Table::cells).collect()
    }

    /// Footnotes with their marks.
    pub fn footnotes(&self) -> Vec<(String, String)> {
        (1..).zip(&self.notes).map(|(mark, note)| (u32::to_string(&mark), note.clone())).collect()
    }

    /// Paragraphs of the text as they read, without headings, tables and footnotes.
    pub fn paragraphs(&self) -> Vec<String> {
        let mut labels = Labels::default();
        let mut paragraphs = Vec::new();
        for part in &self.parts {
            let label = labels.next(part);
            match part {
                Part::Text(words) => paragraphs.push(plain(words)),
                Part::Lettered(words) => paragraphs.push(format!("{label} {}", plain(words))),
                Part::Dashed(words) => paragraphs.push(format!("- {}", plain(words))),
                Part::Heading(..) | Part::Table(_) => {}
            }
        }
        paragraphs
    }

    /// The paper as Markdown with front matter.
    pub fn markdown(&self) -> String {
        let (year, month, day) = self.date;
        let mut out = vec![format!(
            "---\ntitle: {}\nsubtitle: {}\nsymbol: {}\ndate: {year}-{month:02}-{day:02}\n---\n\n# {}\n\n{}\n\n",
            self.class, self.subject, self.symbol, self.class, self.subject
        )];
        let mut labels = Labels::default();
        for part in &self.parts {
            let label = labels.next(part);
            out.push(match part {
                Part::Heading(1, words) => format!("## {label}. {words}\n\n"),
                Part::Heading(level, words) => format!("{} {label} {words}\n\n", "#".repeat(usize::from(*level) + 1)),
                Part::Text(words) => format!("{words}\n\n"),
                Part::Lettered(words) => format!("{label} {words}\n\n"),
                Part::Dashed(words) => format!("- {words}\n\n"),
                Part::Table(table) => table.markdown(),
            });
        }
        out.extend(self.footnotes().iter().map(|(mark, note)| format!("[^{mark}]: {note}\n\n")));
        out.concat()
    }

    /// The paper as a Word file in a font. In the fonts of before Unicode the font is theirs.
    pub fn word(&self, typing: Typing, font: &str) -> Vec<u8> {
        word::write(self, typing, font)
    }

    fn tables_of_parts(&self) -> impl Iterator<Item = &Table> {
        self.parts.iter().filter_map(|part| match part {
            Part::Table(table) => Some(table),
            _ => None,
        })
    }
}

impl Table {
    fn markdown(&self) -> String {
        let line = |cells: &[&str]| {
            let blanks = vec![""; self.columns() - cells.len()];
            format!("| {} |\n", [cells, &blanks].concat().join(" | "))
        };
        let head = [&self.tall[..], &self.under].concat();
        let rows: Vec<String> = self.rows.iter().map(|row| line(row)).collect();
        format!("{}{}\n{}\n", line(&head), "|---".repeat(self.columns()) + "|", rows.concat())
    }
}

/// Words without their marks.
fn plain(words: &str) -> String {
    spans(words).iter().filter(|span| span.note.is_none()).map(|span| span.text).collect()
}

/// Words of one look, or the citation of a footnote.
struct Span<'a> {
    text: &'a str,
    bold: bool,
    italic: bool,
    note: Option<usize>,
}

/// Takes words apart at their marks.
fn spans(words: &str) -> Vec<Span<'_>> {
    let (mut bold, mut italic) = (false, false);
    let mut spans = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let end = rest.find(['*', '[']).unwrap_or(rest.len());
        let (text, marked) = rest.split_at(end);
        if !text.is_empty() {
            spans.push(Span { text, bold, italic, note: None });
        }
        rest = if let Some(after) = marked.strip_prefix("**") {
            bold = !bold;
            after
        } else if let Some(after) = marked.strip_prefix('*') {
            italic = !italic;
            after
        } else if let Some((mark, after)) = marked.strip_prefix("[^").and_then(|after| after.split_once(']')) {
            spans.push(Span { text: "", bold: false, italic: false, note: mark.parse().ok() });
            after
        } else {
            ""
        };
    }
    spans
}

/// The part of the report that is kept as a PDF in two fonts: neither lists nor notes, whose signs need further ones.
pub fn in_two_fonts() -> Paper {
    report().excerpt(1..4)
}

/// A paper that is kept as a file, such as `bao-cao.pdf`.
pub fn kept(name: &str) -> PathBuf {
    crate::repository().join("tests/data/papers").join(name)
}
