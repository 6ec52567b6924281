//! Lines become paragraphs: those that were wrapped are joined, those that stand apart are not.

use super::{
    furniture::Notes,
    lines::{Body, Page, Part, TextLine, TextRun, opens},
};
use crate::documents::{
    block::{Alignment, Block, Cell, Inline, Row, Run, Script, Style},
    docx::trim,
    draft::{self, Line, Piece},
};

/// Lines that the two columns of a heading block have at most.
const HEADING_LINES: usize = 12;

/// The text of a document.
pub(super) struct Text {
    /// Paragraphs with the size of their letters.
    pub(super) pieces: Vec<(Piece, f64)>,
    /// How many pieces stand before each page.
    pub(super) starts: Vec<usize>,
    /// Lines with wide gaps: tables, most likely.
    pub(super) tabbed: usize,
}

/// The line that may go on.
struct Open<'a> {
    page: usize,
    line: &'a TextLine,
    centred: bool,
}

pub(super) fn pieces(pages: &[Page], body: &Body, notes: &Notes) -> Text {
    let mut text = Text { pieces: Vec::new(), starts: Vec::new(), tabbed: 0 };
    let mut open: Option<Open> = None;
    for (place, page) in pages.iter().enumerate() {
        text.starts.push(text.pieces.len());
        let mut lines = page.lines.as_slice();
        if place == 0 {
            let (table, rest) = heading_block(page, notes);
            text.pieces.extend(table.map(|table| (Piece::Block(table), body.size)));
            lines = rest;
        }
        for line in lines {
            let title = open.as_ref().is_some_and(|open| open.centred && open.line.is_bold());
            let centred = is_centred(line, body) || title && line.is_bold() && is_even(line, body);
            if line.parts.len() > 1 {
                text.tabbed += 1;
            }
            let words = content(line, place, notes);
            let goes_on = open.as_ref().is_some_and(|open| goes_on(open, line, place, centred, body));
            match text.pieces.last_mut() {
                Some((Piece::Line(before), _)) if goes_on => join(&mut before.content, words),
                _ => {
                    let alignment = if centred { Alignment::Centre } else { Alignment::Natural };
                    let piece = Line { content: words, alignment, ..Line::default() };
                    text.pieces.push((Piece::Line(piece), line.size));
                }
            }
            open = Some(Open { page: place, line, centred });
        }
    }
    for (piece, _) in &mut text.pieces {
        if let Piece::Line(line) = piece {
            trim(&mut line.content);
        }
    }
    text
}

/// Whether `line` goes on with the paragraph of the line before it.
fn goes_on(open: &Open, line: &TextLine, page: usize, centred: bool, body: &Body) -> bool {
    let before = open.line;
    let alike = (before.size - line.size).abs() <= 0.1 * body.size;
    let apart = before.parts.len() > 1 || line.parts.len() > 1 || open.centred || centred;
    if !alike || apart {
        return false;
    }
    if page == open.page && line.y - before.y > 1.35 * body.pitch {
        return false;
    }
    let text = line.text();
    let first_word = text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let width = (line.right() - line.left()) / text.chars().count().max(1) as f64;
    // The next word would have fitted: the line was ended on purpose.
    let full = before.right() + (first_word as f64 + 1.0) * width > body.right - 0.3 * body.size;
    let indent = line.left() - body.left;
    let hangs = (line.left() - before.left()).abs() < 0.3 * body.size && indent > 0.5 * body.size;
    // The words of an item stand behind its label, on its first line and below.
    let behind_label = opens(&before.text()) && (0.0..4.0 * body.size).contains(&(line.left() - before.left()));
    let indented = indent > 0.6 * body.size && !hangs && !behind_label;
    let ended = before.text().trim_end().ends_with(['.', ';', ':', '!', '?']);
    let new_item = opens(&text) && (ended || hangs || behind_label);
    let weight_changes = before.is_bold() != line.is_bold() && before.is_bold() && ended;
    full && !indented && !new_item && !weight_changes
}

fn is_centred(line: &TextLine, body: &Body) -> bool {
    let (left, right) = (line.left() - body.left, body.right - line.right());
    let width = body.right - body.left;
    line.parts.len() == 1 && left > 0.08 * width && right > 0.05 * width && (left - right).abs() < 0.06 * width
}

/// Whether a line ends as far from the right as it begins from the left.
fn is_even(line: &TextLine, body: &Body) -> bool {
    let (left, right) = (line.left() - body.left, body.right - line.right());
    line.parts.len() == 1 && (left - right).abs() < 0.08 * (body.right - body.left)
}

/// Adds a wrapped line; a hyphen at its end belongs to the word.
fn join(before: &mut Vec<Inline>, more: Vec<Inline>) {
    let mut more = more.into_iter();
    let Some(first) = more.next() else { return };
    let hyphen = match before.last() {
        Some(Inline::Text(run)) => {
            let mut letters = run.text.chars().rev();
            letters.next() == Some('-') && letters.next().is_some_and(char::is_alphanumeric)
        }
        _ => false,
    };
    match (before.last_mut(), first) {
        (Some(Inline::Text(run)), Inline::Text(next)) if run.style == next.style => {
            if !hyphen {
                run.text.push(' ');
            }
            run.text.push_str(&next.text);
        }
        (last, first) => {
            if let (Some(Inline::Text(run)), false) = (last, hyphen) {
                run.text.push(' ');
            }
            before.push(first);
        }
    }
    before.extend(more);
}

/// A line's words; its columns are parted by tabs.
fn content(line: &TextLine, page: usize, notes: &Notes) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for (place, part) in line.parts.iter().enumerate() {
        if place > 0
            && let Some(Inline::Text(run)) = out.last_mut()
        {
            run.text.push('\t');
        }
        out.extend(part_content(part, page, notes));
    }
    out
}

fn part_content(part: &Part, page: usize, notes: &Notes) -> Vec<Inline> {
    let inline = |run: &TextRun| {
        if let Some(mark) = notes.mark(page, &run.text).filter(|_| run.raised) {
            return Inline::Footnote(mark.to_owned());
        }
        let script = if run.raised { Script::Super } else { Script::Normal };
        let style = Style { bold: run.look.bold, italic: run.look.italic, script };
        Inline::Text(Run { text: run.text.clone(), style, link: None })
    };
    part.runs.iter().map(inline).collect()
}

/// The two columns on top of an official paper as the table that they are set in; none where the page begins otherwise.
fn heading_block<'a>(page: &'a Page, notes: &Notes) -> (Option<Block>, &'a [TextLine]) {
    let middle = page.width / 2.0;
    let mut columns: [Vec<Vec<Inline>>; 2] = [Vec::new(), Vec::new()];
    let mut taken = 0;
    for line in page.lines.iter().take(HEADING_LINES) {
        let sides: Vec<usize> = line.parts.iter().filter_map(|part| side(part, middle)).collect();
        if sides.len() != line.parts.len() {
            break;
        }
        for (part, side) in line.parts.iter().zip(sides) {
            let words = part_content(part, 0, notes);
            // `..., ngày 25 tháng 7 năm` and `2025`: a column is narrow.
            let wrapped = part.text().starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
            match columns[side].last_mut() {
                Some(before) if wrapped => join(before, words),
                _ => columns[side].push(words),
            }
        }
        taken += 1;
    }
    if columns.iter().any(Vec::is_empty) {
        return (None, &page.lines);
    }
    let cells = columns.map(|lines| {
        let line = |content| Piece::Line(Line { content, alignment: Alignment::Centre, ..Line::default() });
        let blocks = draft::without_headings(lines.into_iter().map(line).collect());
        Cell { columns: 1, rows: 1, alignment: Alignment::Natural, blocks }
    });
    (Some(Block::Table(vec![Row { header: false, cells: cells.into() }])), &page.lines[taken..])
}

/// The half of the page that a part stands in: 0 left, 1 right; none if it reaches well into both.
fn side(part: &Part, middle: f64) -> Option<usize> {
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
