//! Reading order of text in columns: down one column, then down the next. Columns are distinguished from tables and
//! signatures by their prose: long lines without gaps, flush left, on each side of a gutter that many rows leave empty.

use super::glyphs::Glyph;

/// Least width of a gutter, in font sizes.
const GUTTER: f64 = 0.7;
/// Least distance of a gutter from the text's edges, as a share of the text's width.
const EDGE: f64 = 0.2;
/// Least number of lines in a column.
const FEWEST_LINES: usize = 6;
/// Least average number of letters in a column's line; cells and signatures have fewer.
const FEWEST_LETTERS: usize = 16;
/// A gap of this width inside a line, in font sizes, separates the cells of a table.
const CELL_GAP: f64 = 2.0;
/// Largest share of a column's lines that may have such gaps.
const MOST_CELLS: f64 = 0.2;
/// Least share of a column's lines that begin at its left edge, and of its width that its median line fills.
const FLUSH: f64 = 0.5;
const FILLED: f64 = 0.6;
/// Least width of a column, as a share of the widest one's.
const LEAST_WIDTH: f64 = 0.45;
/// Pages with more rows than this are no text, and stay as they are.
const MOST_ROWS: usize = 1_000;

/// The column that a line stands in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PageColumn {
    /// Number of the column on its page, from 0.
    pub(super) number: usize,
    /// Its left and right edges in points.
    pub(super) left: f64,
    pub(super) right: f64,
}

/// Glyphs on one line.
pub(super) type GlyphRow = Vec<Glyph>;

/// From and to, in points from the left.
type Strip = (f64, f64);

/// Sorts rows, given from top to bottom, into reading order, each with its column if it stands in one.
pub(super) fn in_reading_order(rows: Vec<GlyphRow>) -> Vec<(GlyphRow, Option<PageColumn>)> {
    let mut out = Vec::with_capacity(rows.len());
    let strips: Vec<Vec<Strip>> = if rows.len() > MOST_ROWS { Vec::new() } else { empty_strips(&rows) };
    let mut rows = rows.into_iter();
    let (mut at, mut number) = (0, 0);
    while at < strips.len() {
        let (end, gutters) = band(&strips, at);
        let columns = if end - at < FEWEST_LINES { None } else { columns(&rows.as_slice()[..end - at], &gutters) };
        let Some(columns) = columns else {
            out.extend(rows.next().map(|row| (row, None)));
            at += 1;
            continue;
        };
        let sides = sides(rows.by_ref().take(end - at), &gutters);
        for (side, (left, right)) in sides.into_iter().zip(columns) {
            out.extend(side.into_iter().map(|row| (row, Some(PageColumn { number, left, right }))));
            number += 1;
        }
        at = end;
    }
    out.extend(rows.map(|row| (row, None)));
    out
}

/// For each row, the strips it leaves empty in the middle of the page.
fn empty_strips(rows: &[GlyphRow]) -> Vec<Vec<Strip>> {
    let extents: Vec<Vec<Strip>> = rows.iter().map(|row| extents(row)).collect();
    let left = extents.iter().flatten().map(|(from, _)| *from).fold(f64::INFINITY, f64::min);
    let right = extents.iter().flatten().map(|(_, to)| *to).fold(f64::NEG_INFINITY, f64::max);
    let margin = EDGE * (right - left);
    let empty = |(row, extents): (&GlyphRow, &Vec<Strip>)| {
        let least = GUTTER * size(row);
        let mut strips = Vec::new();
        let mut from = left + margin;
        for (start, end) in extents.iter().copied().chain([(right - margin, right)]) {
            let to = start.min(right - margin);
            if to - from >= least {
                strips.push((from, to));
            }
            from = from.max(end);
        }
        strips
    };
    rows.iter().zip(&extents).map(empty).collect()
}

/// The rows from `start` on that share an empty strip: the end of their range, and those strips.
fn band(strips: &[Vec<Strip>], start: usize) -> (usize, Vec<Strip>) {
    let mut common = strips[start].clone();
    for (place, row) in strips.iter().enumerate().skip(start + 1) {
        let both = |one: &Strip, other: &Strip| (one.0.max(other.0), one.1.min(other.1));
        let wide = |(from, to): &Strip| to - from >= GUTTER * 8.0;
        let next: Vec<Strip> =
            common.iter().flat_map(|one| row.iter().map(move |other| both(one, other))).filter(wide).collect();
        if next.is_empty() {
            return (place, common);
        }
        common = next;
    }
    (strips.len(), common)
}

/// The edges of the columns between gutters, if all are columns of prose.
fn columns(rows: &[GlyphRow], gutters: &[Strip]) -> Option<Vec<Strip>> {
    let sides = sides(rows.iter().cloned(), gutters);
    let columns: Vec<Strip> = sides.iter().map(|side| prose(side)).collect::<Option<_>>()?;
    let widths = || columns.iter().map(|(left, right)| right - left);
    let even = widths().fold(f64::INFINITY, f64::min) >= LEAST_WIDTH * widths().fold(0.0, f64::max);
    (even && columns.len() > 1).then_some(columns)
}

/// Splits rows into those on each side of the gutters.
fn sides(rows: impl Iterator<Item = GlyphRow>, gutters: &[Strip]) -> Vec<Vec<GlyphRow>> {
    let mut sides: Vec<Vec<GlyphRow>> = vec![Vec::new(); gutters.len() + 1];
    for row in rows {
        let mut parts: Vec<GlyphRow> = vec![Vec::new(); gutters.len() + 1];
        for glyph in row {
            let side = gutters.iter().take_while(|(from, to)| glyph.middle() > f64::midpoint(*from, *to)).count();
            parts[side].push(glyph);
        }
        for (side, part) in sides.iter_mut().zip(parts) {
            if part.iter().any(|glyph| !glyph.text.trim().is_empty()) {
                side.push(part);
            }
        }
    }
    sides
}

/// The edges of rows, if they are prose set flush.
fn prose(rows: &[GlyphRow]) -> Option<Strip> {
    if rows.len() < FEWEST_LINES {
        return None;
    }
    let lines: Vec<Vec<Strip>> = rows.iter().map(|row| extents(row)).collect();
    let size = size(rows.first()?);
    let left = lines.iter().flatten().map(|(from, _)| *from).fold(f64::INFINITY, f64::min);
    let right = lines.iter().flatten().map(|(_, to)| *to).fold(f64::NEG_INFINITY, f64::max);
    let letters: usize = rows.iter().flatten().filter(|glyph| glyph.text.chars().any(char::is_alphabetic)).count();
    let share = |count: usize| count as f64 / lines.len() as f64;
    let gaps = |line: &&Vec<Strip>| line.windows(2).any(|pair| pair[1].0 - pair[0].1 > CELL_GAP * size);
    let flush = |line: &&Vec<Strip>| line.first().is_some_and(|(from, _)| from - left < 0.5 * size);
    let mut widths: Vec<f64> = lines.iter().filter_map(|line| Some(line.last()?.1 - line.first()?.0)).collect();
    widths.sort_by(f64::total_cmp);
    let filled = widths.get(widths.len() / 2).is_some_and(|width| *width >= FILLED * (right - left));
    let is_prose = letters >= FEWEST_LETTERS * lines.len()
        && share(lines.iter().filter(gaps).count()) <= MOST_CELLS
        && share(lines.iter().filter(flush).count()) >= FLUSH
        && filled;
    is_prose.then_some((left, right))
}

/// The inked extents of a row, left to right.
fn extents(row: &[Glyph]) -> Vec<Strip> {
    let seen = row.iter().filter(|glyph| !glyph.text.trim().is_empty());
    let mut extents: Vec<Strip> = seen.map(|glyph| (glyph.x, glyph.x + glyph.width)).collect();
    extents.sort_by(|one, other| one.0.total_cmp(&other.0));
    extents
}

/// Font size of a row's first letter.
fn size(row: &[Glyph]) -> f64 {
    row.iter().find(|glyph| !glyph.text.trim().is_empty()).map_or(12.0, |glyph| glyph.size)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row at height `y` of words that start at given places; letters are 5 wide at size 10.
    fn row(y: f64, words: &[(f64, &str)]) -> GlyphRow {
        let glyph = |text: char, x: f64| Glyph {
            text: text.to_string(),
            x,
            y,
            width: 5.0,
            size: 10.0,
            look: super::super::glyphs::GlyphLook::default(),
        };
        let letters = |(x, word): &(f64, &str)| {
            let x = *x;
            word.chars().enumerate().map(move |(at, c)| glyph(c, x + at as f64 * 5.0)).collect::<Vec<_>>()
        };
        words.iter().flat_map(letters).collect()
    }

    fn text(row: &GlyphRow) -> String {
        row.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    const LONG: &str = "một dòng chữ dài của cột báo";

    #[test]
    fn prose_on_both_sides_of_a_gutter_is_read_column_by_column() {
        let mut rows = vec![row(0.0, &[(60.0, "TIÊU ĐỀ CHẠY SUỐT TRANG GIẤY QUA CẢ HAI CỘT")])];
        rows.extend((1..9).map(|at| row(f64::from(at) * 12.0, &[(10.0, LONG), (165.0, LONG)])));
        rows.push(row(200.0, &[(10.0, "một dòng chạy suốt trang giấy ở dưới hai cột chữ ấy")]));
        let read = in_reading_order(rows);
        let numbers: Vec<_> = read.iter().map(|(_, column)| column.map(|column| column.number)).collect();
        let expected: Vec<_> = [None].into_iter().chain([Some(0); 8]).chain([Some(1); 8]).chain([None]).collect();
        assert_eq!(numbers, expected);
        assert_eq!(text(&read[1].0), LONG);
        assert!(read[9].1.is_some_and(|column| (column.left - 165.0).abs() < 1.0 && column.right > 290.0));
    }

    #[test]
    fn tables_and_signatures_stay_row_by_row() {
        let table: Vec<GlyphRow> =
            (0..12).map(|at| row(f64::from(at) * 12.0, &[(10.0, "Chỉ tiêu"), (200.0, "12,5")])).collect();
        let signature: Vec<GlyphRow> = (0..7)
            .map(|at| row(f64::from(at) * 12.0, &[(10.0, "- Như trên,"), (230.0 - f64::from(at) * 6.0, LONG)]))
            .collect();
        let cells: Vec<GlyphRow> = (0..12)
            .map(|at| {
                row(f64::from(at) * 12.0, &[(10.0, LONG), (170.0, "tỷ đồng"), (240.0, "1.500"), (300.0, "2.000")])
            })
            .collect();
        for rows in [table, signature, cells] {
            let count = rows.len();
            let read = in_reading_order(rows);
            assert_eq!(read.len(), count);
            assert!(read.iter().all(|(_, column)| column.is_none()));
        }
    }
}
