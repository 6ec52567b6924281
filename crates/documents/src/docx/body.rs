//! Blocks of a part: paragraphs, tables, content controls, tracked changes. Containers of blocks, cells and text boxes,
//! are passed the reader of blocks.

use super::{
    inline::{self, Around},
    line::{RawInline, finish},
    properties::ParagraphProperties,
    reader::DocxReader,
    table::{self, CellContent},
    xml::{Space, Xml, XmlElement},
};
use crate::{
    DocumentError, Dropped,
    block::Block,
    draft::{AutomaticLabel, DraftLine, DraftPiece},
};

/// Reads the blocks inside the element that was opened last (a body, a cell, a note, a text box).
pub(super) fn blocks(reader: &mut DocxReader, xml: &mut Xml, out: &mut Vec<DraftPiece>) -> Result<(), DocumentError> {
    while let Some(element) = xml.child()? {
        block(reader, xml, &element, out)?;
    }
    end(reader, out);
    Ok(())
}

/// Ends a body, a cell or a note: if the end of its last paragraph was deleted, there is none to join it with.
fn end(reader: &mut DocxReader, out: &mut Vec<DraftPiece>) {
    push_lines(DraftLine::default(), std::mem::take(&mut reader.carried), out);
}

/// Reads one block, which was opened last.
fn block(
    reader: &mut DocxReader,
    xml: &mut Xml,
    element: &XmlElement,
    out: &mut Vec<DraftPiece>,
) -> Result<(), DocumentError> {
    match element.tag() {
        (Space::Word, "p") => paragraph(reader, xml, out),
        (Space::Word, "tbl") => {
            end(reader, out);
            let rows = table::read(reader, xml, CellContent { block, end })?;
            if !rows.is_empty() {
                out.push(DraftPiece::Block(Block::Table(rows)));
            }
            Ok(())
        }
        (Space::Word, "sdt" | "sdtContent" | "customXml" | "smartTag") => blocks(reader, xml, out),
        (Space::Word, "ins" | "moveTo") => {
            reader.tally.inserted += 1;
            blocks(reader, xml, out)
        }
        (Space::Word, "del" | "moveFrom") => {
            reader.tally.deleted += 1;
            xml.skip()
        }
        (Space::Word, "altChunk") => {
            reader.tally.drop_one(Dropped::Object);
            xml.skip()
        }
        (Space::Compatibility, "AlternateContent") => xml.alternatives(|xml| blocks(reader, xml, out)),
        (Space::Math, "oMathPara") => {
            let text = xml.text()?;
            out.push(DraftPiece::Line(DraftLine {
                content: finish(vec![RawInline::plain(text)]),
                ..DraftLine::default()
            }));
            Ok(())
        }
        _ => xml.skip(),
    }
}

fn paragraph(reader: &mut DocxReader, xml: &mut Xml, out: &mut Vec<DraftPiece>) -> Result<(), DocumentError> {
    reader.count()?;
    // A text box sits in a paragraph and holds paragraphs: keep what belongs to the outer one.
    let boxes = std::mem::take(&mut reader.boxes);
    let carried = std::mem::take(&mut reader.carried);
    let mut raw = carried;
    let mut properties = ParagraphProperties::default();
    let mut style = reader.styles.paragraph(None);
    while let Some(element) = xml.child()? {
        if element.tag() == (Space::Word, "pPr") {
            properties = ParagraphProperties::read(xml)?;
            style = reader.styles.paragraph(properties.style.as_deref());
        } else {
            let around = Around { below: &style.run, link: None, text_box: blocks };
            inline::read(reader, xml, &element, around, &mut raw)?;
        }
    }
    // A field instruction that continues in the next paragraph is not supported; never hide the rest of the document.
    reader.fields.clear();
    let boxes = std::mem::replace(&mut reader.boxes, boxes);
    if properties.end_deleted {
        reader.carried = raw;
        out.extend(boxes);
        return Ok(());
    }
    if style.contents {
        if raw.iter().any(|piece| matches!(piece, RawInline::Text { .. })) {
            reader.tally.drop_one(Dropped::Contents);
        }
        out.extend(boxes);
        return Ok(());
    }
    let own_style = properties.style.clone();
    let properties = properties.over(&style.paragraph);
    if properties.breaks_page == Some(true) {
        out.push(DraftPiece::Block(Block::PageBreak));
    }
    let outline = properties.outline.map(|level| level.saturating_add(1)).filter(|level| *level <= 9);
    let line = DraftLine {
        alignment: properties.alignment.unwrap_or_default(),
        level: style.heading.or(outline),
        label: label(reader, &properties, own_style.as_deref()),
        quoted: style.quote,
        ..DraftLine::default()
    };
    push_lines(line, raw, out);
    out.extend(boxes);
    Ok(())
}

/// The automatic number of a paragraph; advances the counter.
fn label(reader: &mut DocxReader, properties: &ParagraphProperties, style: Option<&str>) -> Option<AutomaticLabel> {
    let list = properties.list.filter(|list| *list != 0)?;
    let bound = style.and_then(|style| reader.numbering.level_of_style(list, style));
    let depth = properties.depth.or(bound).unwrap_or_default();
    let text = reader.numbering.step(list, depth)?;
    (!text.is_empty()).then_some(AutomaticLabel { text, depth })
}

/// Adds a paragraph, split at the page breaks in it. A paragraph without words is dropped, its number still counts.
fn push_lines(line: DraftLine, raw: Vec<RawInline>, out: &mut Vec<DraftPiece>) {
    let quoted = line.quoted;
    let mut next = Some(line);
    let mut flush = |part: &mut Vec<RawInline>, out: &mut Vec<DraftPiece>| {
        let content = finish(std::mem::take(part));
        if !content.is_empty() {
            let line = next.take().unwrap_or_else(|| DraftLine { quoted, ..DraftLine::default() });
            out.push(DraftPiece::Line(DraftLine { content, ..line }));
        }
    };
    let mut part = Vec::new();
    for piece in raw {
        if piece == RawInline::PageBreak {
            flush(&mut part, out);
            out.push(DraftPiece::Block(Block::PageBreak));
        } else {
            part.push(piece);
        }
    }
    flush(&mut part, out);
}
