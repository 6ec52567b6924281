//! Headings by size, where a paper sets them larger than its text; by label and weight they are found as in any format.

use crate::documents::{
    block::{Alignment, Block},
    draft::{self, Piece},
    export,
};

/// Letters this much larger than the body's make a heading.
const LARGER: f64 = 1.12;
/// Longer lines are set large for another reason.
const LONGEST: usize = 200;
/// Sizes closer than this are one.
const SAME: f64 = 0.6;

/// The blocks, and how many of them stand before each of the given pieces.
pub(super) fn blocks(mut pieces: Vec<(Piece, f64)>, starts: &[usize]) -> (Vec<Block>, Vec<usize>) {
    let body = usual_size(&pieces);
    let first_body = pieces.iter().position(|(piece, _)| is_body(piece)).unwrap_or(pieces.len());
    let is_larger = |piece: &Piece, size: f64| match piece {
        Piece::Line(line) => size > LARGER * body && export::line(&line.content).chars().count() <= LONGEST,
        Piece::Block(_) => false,
    };
    // Titles stand before the first paragraph; they are told by their words.
    let mut sizes: Vec<f64> =
        pieces[first_body..].iter().filter(|(piece, size)| is_larger(piece, *size)).map(|(_, size)| *size).collect();
    sizes.sort_by(|one, other| other.total_cmp(one));
    sizes.dedup_by(|one, other| (*one - *other).abs() < SAME);
    for (piece, size) in &mut pieces[first_body..] {
        let larger = is_larger(piece, *size);
        if let (Piece::Line(line), true) = (piece, larger) {
            line.level =
                sizes.iter().position(|other| (*other - *size).abs() < SAME).map(|rank| (rank as u8 + 1).min(6));
        }
    }
    // Blocks are fewer than pieces where two lines make one heading: pages are counted by what is before them.
    let count = |end: usize| draft::with_headings(pieces[..end].iter().map(|(piece, _)| piece.clone()).collect()).len();
    let starts = starts.iter().map(|start| count(*start)).collect();
    (draft::with_headings(pieces.into_iter().map(|(piece, _)| piece).collect()), starts)
}

/// A paragraph that runs on, as opposed to titles.
fn is_body(piece: &Piece) -> bool {
    matches!(piece, Piece::Line(line) if line.alignment == Alignment::Natural && export::line(&line.content).chars().count() > 60)
}

/// The size that most letters have.
fn usual_size(pieces: &[(Piece, f64)]) -> f64 {
    let mut sizes: Vec<(f64, usize)> = pieces
        .iter()
        .filter_map(|(piece, size)| match piece {
            Piece::Line(line) => Some((*size, export::line(&line.content).chars().count())),
            Piece::Block(_) => None,
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
