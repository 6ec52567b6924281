//! Lines become paragraphs: wrapped lines are joined, separate ones are not.

use daihoi_text::fold::plain;

use super::{
    furniture::PageNotes,
    inlines::{content, join, part_content},
    lines::{Body, LinePart, PageLines, TextLine, opens},
    tables::OpenTable,
};
use crate::{
    block::{Alignment, Block, Cell, Inline, Row, trim},
    draft::{self, DraftLine, DraftPiece},
};

/// Upper bound of lines in the two columns of a heading block.
const HEADING_LINES: usize = 12;

/// The text of a document.
pub(super) struct PdfText {
    /// Paragraphs with the size of their letters.
    pub(super) pieces: Vec<(DraftPiece, f64)>,
    /// For each page, the number of pieces before it.
    pub(super) starts: Vec<usize>,
    /// Number of lines with wide gaps, most likely of tables.
    pub(super) tabbed: usize,
}

/// The line that may be continued.
struct OpenParagraph<'a> {
    page: usize,
    line: &'a TextLine,
    centred: bool,
}

pub(super) fn pieces(pages: &[PageLines], body: &Body, notes: &PageNotes) -> PdfText {
    let mut text = PdfText { pieces: Vec::new(), starts: Vec::new(), tabbed: 0 };
    let mut open: Option<OpenParagraph> = None;
    let mut last = OpenTable::default();
    let last_page = pages.iter().rposition(|page| !page.lines.is_empty()).unwrap_or_default();
    for (place, page) in pages.iter().enumerate() {
        text.starts.push(text.pieces.len());
        let mut lines = page.lines.as_slice();
        if place == 0 {
            let (table, rest) = heading_block(page, notes);
            text.pieces.extend(table.map(|table| (DraftPiece::Block(table), body.size)));
            lines = rest;
        }
        let mut end = None;
        if place == last_page {
            (end, lines) = signature(lines, (place, page.width), notes);
        }
        for line in lines {
            if line.table.is_some() {
                last.add(&mut text.pieces, line, place, notes);
                open = None;
                continue;
            }
            let title = open.as_ref().is_some_and(|open| open.centred && open.line.is_bold());
            let centred = is_centred(line, body) || title && line.is_bold() && is_even(line, body);
            if line.parts.len() > 1 {
                text.tabbed += 1;
            }
            let words = content(line, place, notes);
            let goes_on = open.as_ref().is_some_and(|open| goes_on(open, line, place, centred, body));
            match text.pieces.last_mut() {
                Some((DraftPiece::Line(before), _)) if goes_on => join(&mut before.content, words),
                _ => {
                    let alignment = if centred { Alignment::Centre } else { Alignment::Natural };
                    let piece = DraftLine { content: words, alignment, ..DraftLine::default() };
                    text.pieces.push((DraftPiece::Line(piece), line.size));
                }
            }
            open = Some(OpenParagraph { page: place, line, centred });
        }
        text.pieces.extend(end.map(|table| (DraftPiece::Block(table), body.size)));
    }
    for (piece, _) in &mut text.pieces {
        if let DraftPiece::Line(line) = piece {
            trim(&mut line.content);
        }
    }
    text
}

/// Whether `line` continues the paragraph of the line before it.
fn goes_on(open: &OpenParagraph, line: &TextLine, page: usize, centred: bool, body: &Body) -> bool {
    let before = open.line;
    let alike = (before.size - line.size).abs() <= 0.1 * body.size;
    let apart = before.parts.len() > 1 || line.parts.len() > 1 || open.centred || centred;
    if !alike || apart {
        return false;
    }
    // The next column, like the next page, begins at the top.
    let below = page == open.page && before.column == line.column;
    if below && line.y - before.y > 1.35 * body.pitch {
        return false;
    }
    let (left, _) = body.margins(line);
    let (left_before, right_before) = body.margins(before);
    let text = line.text();
    let first_word = text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let width = (line.right() - line.left()) / text.chars().count().max(1) as f64;
    // The next word would have fitted: the line was ended on purpose.
    let full = before.right() + (first_word as f64 + 1.0) * width > right_before - 0.3 * body.size;
    let indent = line.left() - left;
    let shift = indent - (before.left() - left_before);
    let hangs = shift.abs() < 0.3 * body.size && indent > 0.5 * body.size;
    // The words of an item stand behind its label, on its first line and below.
    let behind_label = opens(&before.text()) && (0.0..4.0 * body.size).contains(&shift);
    let indented = indent > 0.6 * body.size && !hangs && !behind_label;
    let ended = before.text().trim_end().ends_with(['.', ';', ':', '!', '?']);
    let new_item = opens(&text) && (ended || hangs || behind_label);
    // A heading above a paragraph or below one: mere emphasis begins and ends within lines.
    let weight_changes = before.is_bold() && !line.is_bold() && ended || line.is_bold() && !before.ends_bold();
    full && !indented && !new_item && !weight_changes
}

fn is_centred(line: &TextLine, body: &Body) -> bool {
    let (from, to) = body.margins(line);
    let (left, right, width) = (line.left() - from, to - line.right(), to - from);
    line.parts.len() == 1 && left > 0.08 * width && right > 0.05 * width && (left - right).abs() < 0.06 * width
}

/// Whether a line's distances from the left and from the right margin are equal.
fn is_even(line: &TextLine, body: &Body) -> bool {
    let (from, to) = body.margins(line);
    let (left, right) = (line.left() - from, to - line.right());
    line.parts.len() == 1 && (left - right).abs() < 0.08 * (to - from)
}

/// The two columns on top of an official document as a table; none if the page begins otherwise.
fn heading_block<'a>(page: &'a PageLines, notes: &PageNotes) -> (Option<Block>, &'a [TextLine]) {
    let top = &page.lines[..page.lines.len().min(HEADING_LINES)];
    let (columns, taken) = side_by_side(top, (0, page.width), notes);
    match table(columns, [Alignment::Centre; 2]) {
        Some(table) => (Some(table), &page.lines[taken..]),
        None => (None, &page.lines),
    }
}

/// Recipients on the left and the signature on the right at a document's end, as a table; none if it ends otherwise.
fn signature<'a>(lines: &'a [TextLine], place: (usize, f64), notes: &PageNotes) -> (Option<Block>, &'a [TextLine]) {
    let opens = |line: &TextLine| line.parts.first().is_some_and(|part| plain(&part.text()).starts_with("noi nhan"));
    let Some(start) = lines.iter().rposition(opens) else { return (None, lines) };
    let (columns, taken) = side_by_side(&lines[start..], place, notes);
    match table(columns, [Alignment::Natural, Alignment::Centre]) {
        Some(table) if start + taken == lines.len() => (Some(table), &lines[..start]),
        _ => (None, lines),
    }
}

/// The leading lines that form two columns, and the number of lines of the page that were used. `place` is the page,
/// from 0, and its width.
fn side_by_side(lines: &[TextLine], place: (usize, f64), notes: &PageNotes) -> ([Vec<Vec<Inline>>; 2], usize) {
    let (page, width) = place;
    let mut columns: [Vec<Vec<Inline>>; 2] = [Vec::new(), Vec::new()];
    let mut taken = 0;
    for line in lines.iter().take_while(|line| line.table.is_none()) {
        let sides: Vec<usize> = line.parts.iter().filter_map(|part| side(part, width / 2.0)).collect();
        if sides.len() != line.parts.len() {
            break;
        }
        for (part, side) in line.parts.iter().zip(sides) {
            let words = part_content(part, page, notes);
            // `..., ngày 25 tháng 7 năm` and `2025`: narrow columns wrap.
            let wrapped = part.text().starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
            match columns[side].last_mut() {
                Some(before) if wrapped => join(before, words),
                _ => columns[side].push(words),
            }
        }
        taken += 1;
    }
    (columns, taken)
}

/// Columns as a table of one row; none if one of them is empty.
fn table(columns: [Vec<Vec<Inline>>; 2], alignments: [Alignment; 2]) -> Option<Block> {
    if columns.iter().any(Vec::is_empty) {
        return None;
    }
    let cell = |(lines, alignment): (Vec<Vec<Inline>>, Alignment)| {
        let line = |content| DraftPiece::Line(DraftLine { content, alignment, ..DraftLine::default() });
        let blocks = draft::without_headings(lines.into_iter().map(line).collect());
        Cell { columns: 1, rows: 1, alignment: Alignment::Natural, blocks }
    };
    let cells = columns.into_iter().zip(alignments).map(cell).collect();
    Some(Block::Table(vec![Row { header: false, cells }]))
}

/// The half of the page that a part stands in: 0 left, 1 right; none if it extends well into both.
fn side(part: &LinePart, middle: f64) -> Option<usize> {
    let centre = f64::midpoint(part.left, part.right);
    let over = 0.2 * (part.right - part.left);
    if (centre - middle).abs() < 0.12 * middle {
        None
    } else if centre < middle {
        (part.right < middle + over).then_some(0)
    } else {
        (part.left > middle - over).then_some(1)
    }
}
