//! Blocks of a part: paragraphs, tables, content controls, changes; paragraphs' inner life is in `inline`.

use std::collections::BTreeMap;

use super::{
    line::{Raw, finish},
    notes::Notes,
    numbering::Numbering,
    package::Relationships,
    properties::ParagraphProperties,
    styles::Styles,
    table,
    xml::{Element, Space, Xml},
};
use crate::documents::{
    DocumentError, Dropped,
    block::Block,
    draft::{Label, Line, Piece},
    limits::Limit,
};

/// What the reader knows of the package, and where it keeps count while it goes through the parts.
pub(super) struct Reader<'a> {
    pub(super) path: &'a std::path::Path,
    pub(super) styles: &'a Styles,
    pub(super) links: &'a Relationships,
    pub(super) numbering: Numbering,
    pub(super) notes: Notes,
    pub(super) tally: Tally,
    /// Fields that are open; whether each shows its result by now.
    pub(super) fields: Vec<bool>,
    /// Text boxes of the paragraph that is being read; they follow it.
    pub(super) boxes: Vec<Piece>,
    /// What a deleted paragraph end left to be joined with the next paragraph.
    carried: Vec<Raw>,
    pieces: u64,
}

/// What could not be carried over, or is worth a word.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) dropped: BTreeMap<Dropped, usize>,
    pub(super) inserted: usize,
    pub(super) deleted: usize,
    pub(super) unsafe_links: Vec<String>,
}

impl Tally {
    pub(super) fn drop_one(&mut self, what: Dropped) {
        *self.dropped.entry(what).or_default() += 1;
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        path: &'a std::path::Path,
        styles: &'a Styles,
        links: &'a Relationships,
        numbering: Numbering,
    ) -> Self {
        Self {
            path,
            styles,
            links,
            numbering,
            notes: Notes::default(),
            tally: Tally::default(),
            fields: Vec::new(),
            boxes: Vec::new(),
            carried: Vec::new(),
            pieces: 0,
        }
    }

    /// Counts what takes memory, so that a small file can't become a large tree.
    pub(super) fn count(&mut self) -> Result<(), DocumentError> {
        self.pieces += 1;
        if self.pieces > Limit::Pieces.allowed() {
            let (path, found) = (self.path.to_owned(), self.pieces);
            return Err(DocumentError::Limit { path, limit: Limit::Pieces, found });
        }
        Ok(())
    }

    /// The blocks inside the element that was opened last (a body, a cell, a note, a text box).
    pub(super) fn blocks(&mut self, xml: &mut Xml, out: &mut Vec<Piece>) -> Result<(), DocumentError> {
        while let Some(element) = xml.child()? {
            self.block(xml, &element, out)?;
        }
        // A deleted end of the last paragraph has nothing to go on in.
        push_lines(Line::default(), std::mem::take(&mut self.carried), out);
        Ok(())
    }

    /// One block, which was opened last.
    pub(super) fn block(
        &mut self,
        xml: &mut Xml,
        element: &Element,
        out: &mut Vec<Piece>,
    ) -> Result<(), DocumentError> {
        match element.tag() {
            (Space::Word, "p") => self.paragraph(xml, out),
            (Space::Word, "tbl") => {
                let rows = table::read(self, xml)?;
                if !rows.is_empty() {
                    out.push(Piece::Block(Block::Table(rows)));
                }
                Ok(())
            }
            (Space::Word, "sdt" | "sdtContent" | "customXml" | "smartTag") => self.blocks(xml, out),
            (Space::Word, "ins" | "moveTo") => {
                self.tally.inserted += 1;
                self.blocks(xml, out)
            }
            (Space::Word, "del" | "moveFrom") => {
                self.tally.deleted += 1;
                xml.skip()
            }
            (Space::Word, "altChunk") => {
                self.tally.drop_one(Dropped::Object);
                xml.skip()
            }
            (Space::Compatibility, "AlternateContent") => xml.alternatives(|xml| self.blocks(xml, out)),
            (Space::Math, "oMathPara") => {
                let text = xml.text()?;
                out.push(Piece::Line(Line { content: finish(vec![plain(text)]), ..Line::default() }));
                Ok(())
            }
            _ => xml.skip(),
        }
    }

    fn paragraph(&mut self, xml: &mut Xml, out: &mut Vec<Piece>) -> Result<(), DocumentError> {
        self.count()?;
        // A text box sits in a paragraph and holds paragraphs: what belongs to the outer one waits.
        let boxes = std::mem::take(&mut self.boxes);
        let carried = std::mem::take(&mut self.carried);
        let mut raw = carried;
        let mut properties = ParagraphProperties::default();
        let mut style = self.styles.paragraph(None);
        while let Some(element) = xml.child()? {
            if element.tag() == (Space::Word, "pPr") {
                properties = ParagraphProperties::read(xml)?;
                style = self.styles.paragraph(properties.style.as_deref());
            } else {
                self.inline(xml, &element, &style.run, None, &mut raw)?;
            }
        }
        // A field whose instruction goes on into the next paragraph is no field; never hide the rest of the document.
        self.fields.iter_mut().for_each(|shown| *shown = true);
        let boxes = std::mem::replace(&mut self.boxes, boxes);
        if properties.end_deleted {
            self.carried = raw;
            out.extend(boxes);
            return Ok(());
        }
        if style.contents {
            if raw.iter().any(|piece| matches!(piece, Raw::Text { .. })) {
                self.tally.drop_one(Dropped::Contents);
            }
            out.extend(boxes);
            return Ok(());
        }
        let own_style = properties.style.clone();
        let properties = properties.over(&style.paragraph);
        if properties.breaks_page == Some(true) {
            out.push(Piece::Block(Block::PageBreak));
        }
        let outline = properties.outline.map(|level| level.saturating_add(1)).filter(|level| *level <= 9);
        let line = Line {
            alignment: properties.alignment.unwrap_or_default(),
            level: style.heading.or(outline),
            label: self.label(&properties, own_style.as_deref()),
            content: Vec::new(),
        };
        push_lines(line, raw, out);
        out.extend(boxes);
        Ok(())
    }

    /// The automatic number of a paragraph, counted on.
    fn label(&mut self, properties: &ParagraphProperties, style: Option<&str>) -> Option<Label> {
        let list = properties.list.filter(|list| *list != 0)?;
        let bound = style.and_then(|style| self.numbering.level_of_style(list, style));
        let depth = properties.depth.or(bound).unwrap_or_default();
        Some(Label { text: self.numbering.step(list, depth)?, depth })
    }
}

/// Adds a paragraph, split where a page ends in it. A paragraph without words is dropped, its number counted.
fn push_lines(line: Line, raw: Vec<Raw>, out: &mut Vec<Piece>) {
    let mut next = Some(line);
    let mut flush = |part: &mut Vec<Raw>, out: &mut Vec<Piece>| {
        let content = finish(std::mem::take(part));
        if !content.is_empty() {
            let line = next.take().unwrap_or_default();
            out.push(Piece::Line(Line { content, ..line }));
        }
    };
    let mut part = Vec::new();
    for piece in raw {
        if piece == Raw::PageBreak {
            flush(&mut part, out);
            out.push(Piece::Block(Block::PageBreak));
        } else {
            part.push(piece);
        }
    }
    flush(&mut part, out);
}

/// Text without a style.
pub(super) fn plain(text: String) -> Raw {
    Raw::Text { text, style: crate::documents::block::Style::default(), link: None, legacy: None }
}
