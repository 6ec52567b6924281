//! Blocks of a part: paragraphs, tables, content controls, changes. What holds blocks in turn, a cell or a text box,
//! is given the reader of blocks.

use super::{
    inline::{self, Around},
    line::{Raw, finish},
    properties::ParagraphProperties,
    reader::Reader,
    table::{self, CellContent},
    xml::{Element, Space, Xml},
};
use crate::documents::{
    DocumentError, Dropped,
    block::Block,
    draft::{Label, Line, Piece},
};

/// The blocks inside the element that was opened last (a body, a cell, a note, a text box).
pub(super) fn blocks(reader: &mut Reader, xml: &mut Xml, out: &mut Vec<Piece>) -> Result<(), DocumentError> {
    while let Some(element) = xml.child()? {
        block(reader, xml, &element, out)?;
    }
    end(reader, out);
    Ok(())
}

/// The end of a body, a cell or a note: a deleted end of its last paragraph has nothing to go on in.
fn end(reader: &mut Reader, out: &mut Vec<Piece>) {
    push_lines(Line::default(), std::mem::take(&mut reader.carried), out);
}

/// One block, which was opened last.
fn block(reader: &mut Reader, xml: &mut Xml, element: &Element, out: &mut Vec<Piece>) -> Result<(), DocumentError> {
    match element.tag() {
        (Space::Word, "p") => paragraph(reader, xml, out),
        (Space::Word, "tbl") => {
            end(reader, out);
            let rows = table::read(reader, xml, CellContent { block, end })?;
            if !rows.is_empty() {
                out.push(Piece::Block(Block::Table(rows)));
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
            out.push(Piece::Line(Line { content: finish(vec![Raw::plain(text)]), ..Line::default() }));
            Ok(())
        }
        _ => xml.skip(),
    }
}

fn paragraph(reader: &mut Reader, xml: &mut Xml, out: &mut Vec<Piece>) -> Result<(), DocumentError> {
    reader.count()?;
    // A text box sits in a paragraph and holds paragraphs: what belongs to the outer one waits.
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
    // A field whose instruction goes on into the next paragraph is no field; never hide the rest of the document.
    reader.fields.clear();
    let boxes = std::mem::replace(&mut reader.boxes, boxes);
    if properties.end_deleted {
        reader.carried = raw;
        out.extend(boxes);
        return Ok(());
    }
    if style.contents {
        if raw.iter().any(|piece| matches!(piece, Raw::Text { .. })) {
            reader.tally.drop_one(Dropped::Contents);
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
        label: label(reader, &properties, own_style.as_deref()),
        quoted: style.quote,
        ..Line::default()
    };
    push_lines(line, raw, out);
    out.extend(boxes);
    Ok(())
}

/// The automatic number of a paragraph, counted on.
fn label(reader: &mut Reader, properties: &ParagraphProperties, style: Option<&str>) -> Option<Label> {
    let list = properties.list.filter(|list| *list != 0)?;
    let bound = style.and_then(|style| reader.numbering.level_of_style(list, style));
    let depth = properties.depth.or(bound).unwrap_or_default();
    let text = reader.numbering.step(list, depth)?;
    (!text.is_empty()).then_some(Label { text, depth })
}

/// Adds a paragraph, split where a page ends in it. A paragraph without words is dropped, its number counted.
fn push_lines(line: Line, raw: Vec<Raw>, out: &mut Vec<Piece>) {
    let quoted = line.quoted;
    let mut next = Some(line);
    let mut flush = |part: &mut Vec<Raw>, out: &mut Vec<Piece>| {
        let content = finish(std::mem::take(part));
        if !content.is_empty() {
            let line = next.take().unwrap_or_else(|| Line { quoted, ..Line::default() });
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
