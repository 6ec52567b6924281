//! Tables: cells merged across (gridSpan, hMerge) and down (vMerge) become spans.

use std::collections::HashMap;

use super::{
    reader::DocxReader,
    xml::{Space, Xml, XmlElement},
};
use crate::{
    DocumentError,
    block::{Alignment, Block, Cell, Row},
    draft::{self, DraftPiece},
};

/// The readers of a cell's content; a cell may hold whatever a body does.
#[derive(Clone, Copy)]
pub(super) struct CellContent {
    /// Reads one block, which was opened last.
    pub(super) block: fn(&mut DocxReader, &mut Xml, &XmlElement, &mut Vec<DraftPiece>) -> Result<(), DocumentError>,
    /// Flushes pending content at the end of the cell.
    pub(super) end: fn(&mut DocxReader, &mut Vec<DraftPiece>),
}

/// Upper bound of columns in a table of Word's.
const COLUMNS: usize = 63;

/// A cell as the file has it.
struct RawCell {
    span: usize,
    /// Whether it continues the cell to its left.
    across: bool,
    down: Down,
    blocks: Vec<Block>,
}

/// Vertical merging: `w:vMerge`.
#[derive(PartialEq)]
enum Down {
    Alone,
    Starts,
    GoesOn,
}

/// A row as the file has it.
#[derive(Default)]
struct RawRow {
    header: bool,
    deleted: bool,
    before: usize,
    cells: Vec<RawCell>,
}

/// Reads `w:tbl`, which was opened last.
pub(super) fn read(reader: &mut DocxReader, xml: &mut Xml, content: CellContent) -> Result<Vec<Row>, DocumentError> {
    let mut raw = Vec::new();
    rows(reader, xml, content, &mut raw)?;
    let mut merged = merge(raw);
    draft::mark_headers(&mut merged);
    Ok(merged)
}

fn rows(
    reader: &mut DocxReader,
    xml: &mut Xml,
    content: CellContent,
    out: &mut Vec<RawRow>,
) -> Result<(), DocumentError> {
    while let Some(element) = xml.child()? {
        match element.tag() {
            (Space::Word, "tr") => {
                reader.count()?;
                let mut row = RawRow::default();
                cells(reader, xml, content, &mut row)?;
                if !row.deleted && !row.cells.is_empty() {
                    out.push(row);
                }
            }
            (Space::Word, "sdt" | "sdtContent" | "customXml" | "ins") => rows(reader, xml, content, out)?,
            (Space::Compatibility, "AlternateContent") => xml.alternatives(|xml| rows(reader, xml, content, out))?,
            _ => xml.skip()?,
        }
    }
    Ok(())
}

fn cells(reader: &mut DocxReader, xml: &mut Xml, content: CellContent, row: &mut RawRow) -> Result<(), DocumentError> {
    while let Some(element) = xml.child()? {
        match element.tag() {
            (Space::Word, "trPr") => {
                while let Some(element) = xml.child()? {
                    match element.tag() {
                        (Space::Word, "tblHeader") => row.header = element.is_on(),
                        (Space::Word, "gridBefore") => row.before = element.number().unwrap_or(0).min(COLUMNS),
                        (Space::Word, "del") => {
                            row.deleted = true;
                            reader.tally.deleted += 1;
                        }
                        (Space::Word, "ins") => reader.tally.inserted += 1,
                        _ => {}
                    }
                    xml.skip()?;
                }
            }
            (Space::Word, "tc") => {
                let cell = cell(reader, xml, content)?;
                if row.cells.len() < COLUMNS {
                    row.cells.push(cell);
                }
            }
            (Space::Word, "sdt" | "sdtContent" | "customXml") => cells(reader, xml, content, row)?,
            _ => xml.skip()?,
        }
    }
    Ok(())
}

fn cell(reader: &mut DocxReader, xml: &mut Xml, content: CellContent) -> Result<RawCell, DocumentError> {
    reader.count()?;
    let mut cell = RawCell { span: 1, across: false, down: Down::Alone, blocks: Vec::new() };
    let mut pieces = Vec::new();
    while let Some(element) = xml.child()? {
        if element.tag() != (Space::Word, "tcPr") {
            (content.block)(reader, xml, &element, &mut pieces)?;
            continue;
        }
        while let Some(element) = xml.child()? {
            let goes_on = element.value().is_none_or(|value| value == "continue");
            match element.tag() {
                (Space::Word, "gridSpan") => cell.span = element.number().unwrap_or(1).clamp(1, COLUMNS),
                (Space::Word, "hMerge") => cell.across = goes_on,
                (Space::Word, "vMerge") => cell.down = if goes_on { Down::GoesOn } else { Down::Starts },
                _ => {}
            }
            xml.skip()?;
        }
    }
    (content.end)(reader, &mut pieces);
    cell.blocks = draft::without_headings(pieces);
    Ok(cell)
}

fn merge(raw: Vec<RawRow>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(raw.len());
    // By column, the cell that is open downwards: its row and its index in that row.
    let mut open: HashMap<usize, (usize, usize)> = HashMap::new();
    for raw_row in raw {
        let mut cells: Vec<Cell> = Vec::with_capacity(raw_row.cells.len());
        let mut column = raw_row.before;
        let mut still_open = HashMap::new();
        for raw_cell in raw_row.cells {
            let at = column;
            column += raw_cell.span;
            if raw_cell.across
                && let Some(left) = cells.last_mut()
            {
                left.columns += raw_cell.span;
                left.blocks.extend(raw_cell.blocks);
                continue;
            }
            if raw_cell.down == Down::GoesOn
                && let Some(&(row, place)) = open.get(&at)
            {
                // Word hides the content of covered cells.
                rows[row].cells[place].rows += 1;
                still_open.insert(at, (row, place));
                continue;
            }
            if raw_cell.down != Down::Alone {
                still_open.insert(at, (rows.len(), cells.len()));
            }
            let mut blocks = raw_cell.blocks;
            let alignment = common_alignment(&mut blocks);
            cells.push(Cell { columns: raw_cell.span, rows: 1, alignment, blocks });
        }
        open = still_open;
        rows.push(Row { header: raw_row.header, cells });
    }
    rows
}

/// If all paragraphs of a cell share an alignment, it moves to the cell.
fn common_alignment(blocks: &mut [Block]) -> Alignment {
    let mut shared = None;
    for block in &*blocks {
        if let Block::Paragraph { alignment, .. } = block {
            if shared.is_some_and(|shared| shared != *alignment) {
                return Alignment::Natural;
            }
            shared = Some(*alignment);
        }
    }
    for block in blocks {
        if let Block::Paragraph { alignment, .. } = block {
            *alignment = Alignment::Natural;
        }
    }
    shared.unwrap_or_default()
}
