//! The sections under a document's headings, with stable anchors: what the contents list, links and search share.

use super::block::Document;

/// What stands under one heading, down to the next; the first may stand under none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading's place in [`Document::blocks`]; none for what stands before the first.
    pub block: Option<usize>,
    /// Names the section in addresses: ASCII, unique in the document; empty for what stands before the first heading.
    pub anchor: String,
    /// 1 to 6; 0 before the first heading.
    pub level: u8,
    /// Label and words, as shown.
    pub title: String,
    /// Titles of the headings above, outermost first.
    pub breadcrumbs: Vec<String>,
    /// The text below it, without the heading, blocks parted by line ends; footnotes come where they are cited.
    pub text: String,
}

/// The document's sections, top to bottom.
pub fn sections(_document: &Document) -> Vec<Section> {
    Vec::new()
}
