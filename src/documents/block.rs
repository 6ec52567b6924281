//! The block tree that every format is read into, and that site and search are made from.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{field::Field, issuer::Nation};

/// A document: what it says and what it is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Document {
    /// What it is.
    pub metadata: Metadata,
    /// What it says, top to bottom.
    pub blocks: Vec<Block>,
    /// Footnotes by the mark that the text shows.
    pub footnotes: BTreeMap<String, Vec<Block>>,
}

/// What a document is. Empty texts mean "not stated".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Metadata {
    /// Tên gọi on lists and in the browser's tab.
    pub title: String,
    /// Cơ quan ban hành.
    pub issuing_body: String,
    /// Cơ quan cấp trên: the body above it, which papers print over it.
    pub superior_body: String,
    /// Quốc hiệu, or the Party's name, as printed at the top; none where nothing was, or nobody knows.
    pub nation: Option<Nation>,
    /// The heading block is still in the text, or in the picture of a scanned page: pages must not print it again.
    pub heading_in_text: bool,
    /// Số, ký hiệu, such as `12-BC/ĐU`.
    pub symbol: String,
    /// Where it was issued.
    pub place: String,
    /// When it was issued.
    pub date: Option<Date>,
    /// Tên loại: báo cáo chính trị, nghị quyết, …
    pub class: String,
    /// Trích yếu.
    pub subject: String,
    /// Who signed it.
    pub signer: String,
    /// Nơi nhận: whom it is sent to, one entry a line of the paper.
    pub recipients: Vec<String>,
    /// The session it belongs to.
    pub session: String,
    /// Độ khẩn, such as `hỏa tốc`.
    pub urgency: String,
    /// Whether it may be published at all.
    pub secrecy: Secrecy,
    /// Phạm vi lưu hành as the paper prints it, such as `lưu hành nội bộ`; empty where anybody may have it.
    pub circulation: String,
    /// Not final yet.
    pub draft: bool,
    /// Place in lists; lower comes first.
    pub order: Option<i64>,
    /// Fields above that nobody stated: they were recognised in the text, and may be wrong. In order, each once.
    pub guessed: Vec<Field>,
}

/// Độ mật. What is marked secret is never published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Secrecy {
    /// Not marked.
    #[default]
    Open,
    /// Mật.
    Secret,
    /// Tối mật.
    TopSecret,
    /// Tuyệt mật.
    MostSecret,
}

/// One block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A heading; its label (`I.`, `2.1.`, `a)`, `Điều 3.`) is apart from its words.
    Heading {
        /// 1 (highest) to 6.
        level: u8,
        /// The number or letter as the paper shows it; empty without one.
        label: String,
        /// Its words.
        content: Vec<Inline>,
        /// The name that its author gave it, for links; empty without one. May be anything.
        anchor: String,
    },
    /// A paragraph.
    Paragraph {
        /// How its lines are set.
        alignment: Alignment,
        /// Its words; an automatic number that is no list's is in them as text.
        content: Vec<Inline>,
    },
    /// A list, each item under the label that the paper shows.
    List(Vec<Item>),
    /// A table, merged cells kept.
    Table(Vec<Row>),
    /// A quotation.
    Quote(Vec<Block>),
    /// Text to be shown as typed.
    Code(String),
    /// A line across.
    Rule,
    /// A page ends here on paper.
    PageBreak,
    /// A picture.
    Image(Image),
    /// A page that was scanned: how it looks, and what character recognition read in it.
    Scan {
        /// The page.
        image: Image,
        /// Its words, with what recognition gets wrong; empty where none was at hand.
        text: Vec<Block>,
    },
}

/// A picture's place in a document; its bytes are an [`Asset`](super::Asset) of the same name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// File name, made from what it holds.
    pub name: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Words for those who don't see it; empty where the document has none.
    pub alt: String,
}

/// One list item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// As shown: `-`, `•`, `1.`, `a)`; `☐` and `☑` for tasks.
    pub label: String,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// One table row. Cells that a merged cell covers are left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Whether it repeats the table's header.
    pub header: bool,
    /// Left to right.
    pub cells: Vec<Cell>,
}

/// One table cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Columns it spans, at least 1.
    pub columns: usize,
    /// Rows it spans, at least 1.
    pub rows: usize,
    /// How its lines are set.
    pub alignment: Alignment,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// How lines are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Alignment {
    /// As the page has it.
    #[default]
    Natural,
    /// Centred.
    Centre,
    /// To the right.
    Right,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Inline {
    /// Words in one style.
    Text(Run),
    /// A footnote's mark; a key of [`Document::footnotes`].
    Footnote(String),
    /// A new line within the paragraph.
    Break,
}

/// Words in one style, NFC.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// How they look.
    pub style: Style,
    /// Where they lead: an `http`, `https` or `mailto` address, `#anchor`, or another paper's file, from where this one
    /// lies (see [`link`](super::link)); nothing else passes.
    pub link: Option<String>,
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Style {
    /// Đậm.
    pub bold: bool,
    /// Nghiêng.
    pub italic: bool,
    /// Raised or lowered.
    pub script: Script,
}

/// Raised or lowered words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Script {
    /// On the line.
    #[default]
    Normal,
    /// Raised.
    Super,
    /// Lowered.
    Sub,
}
