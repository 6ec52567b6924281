//! Headings by size, in documents that set them larger than the text; by label and weight they are found as in any
//! format.

use crate::{
    block::{Alignment, Block},
    draft::{self, DraftPiece},
    export,
};

/// Letters larger than the body's by this factor make a heading.
const LARGER: f64 = 1.12;
/// Upper bound of a heading in characters; longer lines are set large for another reason.
const LONGEST: usize = 200;
/// Sizes closer than this, in points, are one.
const SAME: f64 = 0.6;

/// The blocks, and for each of the given pieces the number of blocks before it.
pub(super) fn blocks(mut pieces: Vec<(DraftPiece, f64)>, starts: &[usize]) -> (Vec<Block>, Vec<usize>) {
    let body = usual_size(&pieces);
    let first_body = pieces.iter().position(|(piece, _)| is_body(piece)).unwrap_or(pieces.len());
    let is_larger = |piece: &DraftPiece, size: f64| match piece {
        DraftPiece::Line(line) => size > LARGER * body && export::line(&line.content).chars().count() <= LONGEST,
        DraftPiece::Block(_) => false,
    };
    // Titles come before the first paragraph; they are recognised by their words.
    let mut sizes: Vec<f64> =
        pieces[first_body..].iter().filter(|(piece, size)| is_larger(piece, *size)).map(|(_, size)| *size).collect();
    sizes.sort_by(|one, other| other.total_cmp(one));
    sizes.dedup_by(|one, other| (*one - *other).abs() < SAME);
    for (piece, size) in &mut pieces[first_body..] {
        let larger = is_larger(piece, *size);
        if let (DraftPiece::Line(line), true) = (piece, larger) {
            line.level =
                sizes.iter().position(|other| (*other - *size).abs() < SAME).map(|rank| (rank as u8 + 1).min(6));
        }
    }
    // Two lines that form one heading make one block of two pieces, so recount the blocks before each page.
    let count = |end: usize| draft::with_headings(pieces[..end].iter().map(|(piece, _)| piece.clone()).collect()).len();
    let starts = starts.iter().map(|start| count(*start)).collect();
    (draft::with_headings(pieces.into_iter().map(|(piece, _)| piece).collect()), starts)
}

/// A paragraph of running text, as opposed to titles.
fn is_body(piece: &DraftPiece) -> bool {
    matches!(piece, DraftPiece::Line(line) if line.alignment == Alignment::Natural && export::line(&line.content).chars().count() > 60)
}

/// The size of most letters, in points.
fn usual_size(pieces: &[(DraftPiece, f64)]) -> f64 {
    let mut sizes: Vec<(f64, usize)> = pieces
        .iter()
        .filter_map(|(piece, size)| match piece {
            DraftPiece::Line(line) => Some((*size, export::line(&line.content).chars().count())),
            DraftPiece::Block(_) => None,
        })
        .collect();
    sizes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let half = sizes.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
    let mut seen = 0;
    let middle = sizes.iter().find(|(_, letters)| {
        seen += letters;
        seen >= half
    });
    middle.map_or(14.0, |(size, _)| *size)
}
