//! The block tree: every format is read into it, and site and search are built from it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{field::Field, issuer::Nation};

/// A document: its metadata and its text.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Document {
    /// Title, class, date and the other facts that lists and the page's head show.
    pub metadata: Metadata,
    /// The text, top to bottom.
    pub blocks: Vec<Block>,
    /// Footnotes by the mark with which the text cites them (see [`Inline::Footnote`]).
    pub footnotes: BTreeMap<String, Vec<Block>>,
}

/// The facts about a document. Empty strings mean "not stated".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Metadata {
    /// Tên gọi on lists and in the browser's tab.
    pub title: String,
    /// Cơ quan ban hành, the body that issued it.
    pub issuing_body: String,
    /// Cơ quan cấp trên: the body above it, which documents print over it.
    pub superior_body: String,
    /// Quốc hiệu, or the Party's name, as printed at the top; none where nothing was printed or it is not known.
    pub nation: Option<Nation>,
    /// Whether the heading block is still in the text, or in the picture of a scanned page: pages must not print it
    /// again.
    pub heading_in_text: bool,
    /// Số, ký hiệu, such as `12-BC/ĐU`.
    pub symbol: String,
    /// Địa danh: the place named beside the date.
    pub place: String,
    /// Ngày ban hành: the date of issue.
    pub date: Option<Date>,
    /// Tên loại: báo cáo chính trị, nghị quyết, …
    pub class: String,
    /// Trích yếu: in a few words what it is about.
    pub subject: String,
    /// The name under the signature.
    pub signer: String,
    /// Nơi nhận: the recipients, one entry per line of the document.
    pub recipients: Vec<String>,
    /// The name of the sitting it belongs to, such as `chinh-thuc`.
    pub session: String,
    /// Độ khẩn, such as `hỏa tốc`.
    pub urgency: String,
    /// Độ mật: anything above `None` is never published.
    pub secrecy: Secrecy,
    /// Phạm vi lưu hành as the document prints it, such as `lưu hành nội bộ`; empty where anybody may have it.
    pub circulation: String,
    /// Dự thảo: not final yet.
    pub draft: bool,
    /// Position in lists; lower comes first, documents without one last.
    pub order: Option<i64>,
    /// Fields that nobody stated: they were recognised in the text and may be wrong. Sorted, without duplicates.
    pub guessed: Vec<Field>,
}

/// Độ mật. What is marked secret is never published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Secrecy {
    /// Bears no mark of secrecy.
    #[default]
    Open,
    /// Mật, the lowest of the three degrees.
    Secret,
    /// Tối mật, the middle degree.
    TopSecret,
    /// Tuyệt mật, the highest degree.
    MostSecret,
}

/// One block of the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A heading; its label (`I.`, `2.1.`, `a)`, `Điều 3.`) is apart from its words.
    Heading {
        /// 1 (highest) to 6.
        level: u8,
        /// The number or letter as the document shows it; empty without one.
        label: String,
        /// Its words, without the label.
        content: Vec<Inline>,
        /// The anchor that its author gave it, for links; empty without one. Not checked: any string is possible.
        anchor: String,
    },
    /// A paragraph of running text.
    Paragraph {
        /// How its lines are set.
        alignment: Alignment,
        /// Its words; an automatic number that is not a list's is in them as text.
        content: Vec<Inline>,
    },
    /// A list, each item with the label that the document shows.
    List(Vec<Item>),
    /// A table, merged cells kept as spans.
    Table(Vec<Row>),
    /// A quotation, which may hold any blocks.
    Quote(Vec<Block>),
    /// Text to be shown as typed.
    Code(String),
    /// A horizontal line between blocks.
    Rule,
    /// The end of a page on paper.
    PageBreak,
    /// A picture on its own line.
    Image(Image),
    /// A scanned page: its picture, and what character recognition read in it.
    Scan {
        /// The picture of the whole page.
        image: Image,
        /// The recognised text, errors included; empty where no recognition was available.
        text: Vec<Block>,
    },
}

/// A picture's place in a document; its bytes are an [`Asset`](super::Asset) of the same name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// File name, derived from a hash of the bytes.
    pub name: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Alternative text; empty where the document has none.
    pub alt: String,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// As shown: `-`, `•`, `1.`, `a)`; `☐` and `☑` for tasks.
    pub label: String,
    /// The blocks of the item, lists inside it included.
    pub blocks: Vec<Block>,
}

/// One table row. Cells that a merged cell covers are left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Whether it belongs to the table's header.
    pub header: bool,
    /// Cells from left to right.
    pub cells: Vec<Cell>,
}

/// One table cell, which may span several columns and rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Number of columns that it spans, at least 1.
    pub columns: usize,
    /// Number of rows that it spans, at least 1.
    pub rows: usize,
    /// How its lines are set.
    pub alignment: Alignment,
    /// The blocks inside the cell.
    pub blocks: Vec<Block>,
}

/// How lines are set between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Alignment {
    /// As the page sets its text.
    #[default]
    Natural,
    /// Centred between the margins.
    Centre,
    /// Flush with the right margin.
    Right,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Inline {
    /// Words in one style.
    Text(Run),
    /// A footnote's mark; a key of [`Document::footnotes`].
    Footnote(String),
    /// A line break within the paragraph.
    Break,
}

/// Words in one style, in Unicode NFC.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Run {
    /// The words, spaces between them included.
    pub text: String,
    /// Weight, slant and position of the letters.
    pub style: Style,
    /// The link's target: an `http`, `https` or `mailto` address, `#anchor`, or another document's file, relative to
    /// this one (see [`link`](super::link)). Anything else was dropped by the reader.
    pub link: Option<String>,
}

/// The look of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Style {
    /// Đậm: in bold.
    pub bold: bool,
    /// Nghiêng: in italics.
    pub italic: bool,
    /// On the line, raised or lowered.
    pub script: Script,
}

/// The position of letters relative to their line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Script {
    /// On the line.
    #[default]
    Normal,
    /// Raised above the line, as exponents are.
    Super,
    /// Lowered below the line, as chemical indices are.
    Sub,
}

/// Removes white space and line breaks at both ends.
pub(crate) fn trim(content: &mut Vec<Inline>) {
    while let Some(last) = content.last_mut() {
        match last {
            Inline::Break => {}
            Inline::Text(run) => {
                run.text.truncate(run.text.trim_end().len());
                if !run.text.is_empty() {
                    break;
                }
            }
            Inline::Footnote(_) => break,
        }
        content.pop();
    }
    let mut blank = 0;
    for piece in content.iter_mut() {
        match piece {
            Inline::Break => {}
            Inline::Text(run) => {
                let start = run.text.len() - run.text.trim_start().len();
                run.text.drain(..start);
                if !run.text.is_empty() {
                    break;
                }
            }
            Inline::Footnote(_) => break,
        }
        blank += 1;
    }
    content.drain(..blank);
}
