//! A document as a terminal shows it: headings, paragraphs and tables as texts, the words that were asked for marked.

use std::ops::Range;

use crate::{
    documents::{Alignment, Block, Document, Inline, Item, Row, outline},
    search,
};

/// A document that is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// Its parts, top to bottom.
    pub parts: Vec<Part>,
}

/// A text and the places in it that are marked, in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marked {
    /// The text without its marks.
    pub text: String,
    /// In order, none over another.
    pub marks: Vec<Range<usize>>,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// The title of a section.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Names its section in addresses.
        anchor: String,
        /// With its label.
        text: Marked,
    },
    /// A paragraph, a list's item or a note.
    Paragraph {
        /// How deep it stands in lists and quotations.
        indent: usize,
        /// What stands before it: a list's label, a note's mark.
        label: String,
        /// How its lines are set.
        alignment: Alignment,
        /// The words; a line ends at `\n`.
        text: Marked,
    },
    /// A table; its first rows may be a header.
    Table {
        /// How many rows on top are a header.
        header: usize,
        /// Top to bottom, cells left to right; those that a merged cell covers are left out.
        rows: Vec<Vec<Cell>>,
    },
    /// A picture, by its words; none where it has none.
    Picture(String),
    /// A line across.
    Rule,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Columns it spans.
    pub columns: usize,
    /// Rows it spans.
    pub rows: usize,
    /// What it holds.
    pub text: Marked,
}

impl Paper {
    /// A document with the words that were asked for marked.
    pub(super) fn of(document: &Document, typed: &str) -> Self {
        let anchors = outline::sections(document).into_iter().filter_map(|it| Some((it.block?, it.anchor))).collect();
        let mut writer = Writer { anchors, parts: Vec::new() };
        for (place, block) in document.blocks.iter().enumerate() {
            writer.block(block, 0, Some(place));
        }
        if !document.footnotes.is_empty() {
            writer.parts.push(Part::Rule);
        }
        for (mark, blocks) in &document.footnotes {
            let from = writer.parts.len();
            for block in blocks {
                writer.block(block, 0, None);
            }
            writer.label(from, &format!("[{mark}]"));
        }
        let mut paper = Self { parts: writer.parts };
        paper.mark(typed);
        paper
    }

    fn mark(&mut self, typed: &str) {
        let mut texts: Vec<&mut Marked> = Vec::new();
        for part in &mut self.parts {
            match part {
                Part::Heading { text, .. } | Part::Paragraph { text, .. } => texts.push(text),
                Part::Table { rows, .. } => texts.extend(rows.iter_mut().flatten().map(|cell| &mut cell.text)),
                Part::Picture(_) | Part::Rule => {}
            }
        }
        let words: Vec<&str> = texts.iter().map(|text| text.text.as_str()).collect();
        let marks = search::marks(typed, &words);
        for (text, marks) in texts.into_iter().zip(marks) {
            text.marks = marks;
        }
    }
}

/// Writes blocks as parts.
struct Writer {
    /// Of the headings on the outermost level: the block's place and its anchor.
    anchors: Vec<(usize, String)>,
    parts: Vec<Part>,
}

impl Writer {
    fn block(&mut self, block: &Block, indent: usize, place: Option<usize>) {
        match block {
            Block::Heading { level, label, content, .. } => {
                let own = self.anchors.iter().find(|(block, _)| Some(*block) == place);
                let anchor = own.map_or_else(String::new, |(_, anchor)| anchor.clone());
                let text = joined(label, &line(content));
                self.parts.push(Part::Heading { level: *level, anchor, text: plain(text) });
            }
            Block::Paragraph { alignment, content } => self.paragraph(indent, *alignment, line(content)),
            Block::List(items) => items.iter().for_each(|item| self.item(item, indent)),
            Block::Table(rows) => self.table(rows),
            Block::Quote(blocks) => blocks.iter().for_each(|block| self.block(block, indent + 1, None)),
            Block::Code(text) => self.paragraph(indent + 1, Alignment::Natural, text.clone()),
            Block::Rule => self.parts.push(Part::Rule),
            Block::PageBreak => {}
            Block::Image(image) => self.parts.push(Part::Picture(image.alt.clone())),
            Block::Scan { image, text } => {
                self.parts.push(Part::Picture(image.alt.clone()));
                for block in text {
                    self.block(block, indent, None);
                }
            }
        }
    }

    fn paragraph(&mut self, indent: usize, alignment: Alignment, text: String) {
        if !text.trim().is_empty() {
            self.parts.push(Part::Paragraph { indent, label: String::new(), alignment, text: plain(text) });
        }
    }

    fn item(&mut self, item: &Item, indent: usize) {
        let from = self.parts.len();
        item.blocks.iter().for_each(|block| self.block(block, indent + 1, None));
        self.label(from, &item.label);
    }

    /// Puts a label before the first part from `from` on, if that is a paragraph, and else on a line of its own.
    fn label(&mut self, from: usize, words: &str) {
        match self.parts.get_mut(from) {
            Some(Part::Paragraph { label, .. }) if label.is_empty() => words.clone_into(label),
            _ => {
                let alignment = Alignment::Natural;
                let own = Part::Paragraph { indent: 1, label: words.to_owned(), alignment, text: Marked::default() };
                self.parts.insert(from, own);
            }
        }
    }

    /// A table of one row without borders, as documents end with for signatures, is no table to a reader: its cells
    /// follow each other.
    fn table(&mut self, rows: &[Row]) {
        let cell = |cell: &crate::documents::Cell| {
            let mut inner = Writer { anchors: Vec::new(), parts: Vec::new() };
            cell.blocks.iter().for_each(|block| inner.block(block, 0, None));
            let text = inner.parts.iter().map(Part::plain).collect::<Vec<_>>().join("\n");
            Cell { columns: cell.columns.max(1), rows: cell.rows.max(1), text: plain(text) }
        };
        let header = rows.iter().take_while(|row| row.header).count();
        self.parts
            .push(Part::Table { header, rows: rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect() });
    }
}

impl Part {
    /// The text of the part, unformatted.
    fn plain(&self) -> String {
        match self {
            Self::Heading { text, .. } => text.text.clone(),
            Self::Paragraph { label, text, .. } => joined(label, &text.text),
            Self::Table { rows, .. } => {
                let row =
                    |row: &Vec<Cell>| row.iter().map(|cell| cell.text.text.as_str()).collect::<Vec<_>>().join(" | ");
                rows.iter().map(row).collect::<Vec<_>>().join("\n")
            }
            Self::Picture(words) => words.clone(),
            Self::Rule => String::new(),
        }
    }
}

fn plain(text: String) -> Marked {
    Marked { text, marks: Vec::new() }
}

fn joined(label: &str, text: &str) -> String {
    if label.is_empty() || text.is_empty() { format!("{label}{text}") } else { format!("{label} {text}") }
}

/// The words of a line, with the marks of notes and its breaks.
fn line(content: &[Inline]) -> String {
    let mut words = String::new();
    for piece in content {
        match piece {
            Inline::Text(run) => words.push_str(&run.text),
            Inline::Break => words.push('\n'),
            Inline::Footnote(mark) => words.extend(["[", mark, "]"]),
        }
    }
    words.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_document_keeps_its_order_its_labels_and_its_tables() {
        let source = "Mở đầu[^1].\n\n# I. Kết quả\n\n- Lúa\n- Ngô\n\n| STT | Chỉ tiêu |\n|---|---|\n| 1 | Đại hội |\n\n[^1]: Chú thích.\n";
        let reading = crate::documents::parse(Path::new("a.md"), "md", source.into(), None).expect("read");
        let paper = Paper::of(&reading.document, "đại hội");
        let plain: Vec<String> = paper.parts.iter().map(Part::plain).collect();
        assert_eq!(
            plain,
            ["Mở đầu[1].", "I. Kết quả", "- Lúa", "- Ngô", "STT | Chỉ tiêu\n1 | Đại hội", "", "[1] Chú thích."]
        );
        assert!(matches!(&paper.parts[1], Part::Heading { anchor, .. } if anchor == "ket-qua"));
        let Part::Table { header: 1, rows } = &paper.parts[4] else { panic!("{:?}", paper.parts[4]) };
        assert_eq!(rows[1][1].text.marks, vec![Range { start: 0, end: 12 }]);
    }
}
