//! Ruled tables as blocks: the content of each cell, and tables continued over page breaks joined.

use super::{
    furniture::PageNotes,
    inlines::{content, join},
    lines::{RuledTable, TextLine, opens},
};
use crate::{
    block::{Alignment, Block, Cell, Row, trim},
    draft::{self, DraftLine, DraftPiece},
};

/// Edges of two tables that differ by less than this, in points, are equal.
const SAME: f64 = 4.0;
/// Upper bound of header rows.
const HEADER: usize = 4;

/// The table that ended the text of the last page, for joining it with its continuation.
#[derive(Debug, Default)]
pub(super) struct OpenTable {
    /// Its page and its columns' edges.
    place: Option<(usize, Vec<f64>)>,
}

impl OpenTable {
    /// Adds a table of a page: as a piece of its own, or to the one that ended the page before.
    pub(super) fn add(
        &mut self,
        pieces: &mut Vec<(DraftPiece, f64)>,
        table: &TextLine,
        page: usize,
        notes: &PageNotes,
    ) {
        let Some(ruled) = &table.table else { return };
        let xs = &ruled.grid.xs;
        let mut rows = rows(ruled, page, notes);
        let same = |edges: &Vec<f64>| {
            edges.len() == xs.len() && edges.iter().zip(xs).all(|(one, other)| (one - other).abs() < SAME)
        };
        let goes_on = self.place.take().is_some_and(|(before, edges)| before + 1 == page && same(&edges));
        self.place = Some((page, xs.clone()));
        if let (true, Some((DraftPiece::Block(Block::Table(above)), _))) = (goes_on, pieces.last_mut()) {
            // The header is printed on every page.
            let said = |row: &Row| row.cells.iter().map(|cell| cell.blocks.clone()).collect::<Vec<_>>();
            let repeated = above.iter().zip(&rows).take(HEADER).take_while(|(one, other)| said(one) == said(other));
            let repeated = repeated.count();
            above.extend(rows.drain(repeated..));
            return;
        }
        draft::mark_headers(&mut rows);
        pieces.push((DraftPiece::Block(Block::Table(rows)), table.size));
    }
}

fn rows(table: &RuledTable, page: usize, notes: &PageNotes) -> Vec<Row> {
    let grid = &table.grid;
    let count = grid.ys.len().saturating_sub(1);
    let mut rows: Vec<Row> = (0..count).map(|_| Row { header: false, cells: Vec::new() }).collect();
    for (place, lines) in grid.cells.iter().zip(&table.cells) {
        let edges = (grid.xs[place.column], grid.xs[place.column + place.columns]);
        let blocks =
            draft::without_headings(paragraphs(lines, page, notes).into_iter().map(DraftPiece::Line).collect());
        let alignment = alignment(lines, edges);
        rows[place.row].cells.push(Cell { columns: place.columns, rows: place.rows, alignment, blocks });
    }
    rows
}

/// The lines of a cell as paragraphs: a line continues the one before, unless it opens an item.
fn paragraphs(lines: &[TextLine], page: usize, notes: &PageNotes) -> Vec<DraftLine> {
    let mut out: Vec<DraftLine> = Vec::new();
    for line in lines {
        let words = content(line, page, notes);
        match out.last_mut() {
            Some(before) if !opens(&line.text()) => join(&mut before.content, words),
            _ => out.push(DraftLine { content: words, ..DraftLine::default() }),
        }
    }
    for line in &mut out {
        trim(&mut line.content);
    }
    out
}

/// The alignment of lines between a cell's edges.
fn alignment(lines: &[TextLine], (left, right): (f64, f64)) -> Alignment {
    let width = right - left;
    let gaps = || lines.iter().map(|line| (line.left() - left, right - line.right()));
    if lines.is_empty() {
        Alignment::Natural
    } else if gaps().all(|(before, after)| before > 0.1 * width && (before - after).abs() < 0.15 * width) {
        Alignment::Centre
    } else if gaps().all(|(before, after)| before > 0.2 * width && before > 3.0 * after) {
        Alignment::Right
    } else {
        Alignment::Natural
    }
}
