//! Glyphs become lines of runs; and the usual measures of a document: margins, body size, line distance.

use super::{
    columns::{PageColumn, in_reading_order},
    glyphs::{DrawnPage, Glyph, GlyphLook},
    grid::{Grid, grids},
};
use crate::label;

/// Least gaps that separate words, and columns, in font sizes.
const WORD_GAP: f64 = 0.17;
const COLUMN_GAP: f64 = 2.0;
/// Letters smaller than this share of their line's size are raised or lowered.
const SMALL: f64 = 0.8;

/// A page as lines, top to bottom.
#[derive(Debug, Default)]
pub(super) struct PageLines {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) lines: Vec<TextLine>,
    pub(super) pictures: usize,
    pub(super) shapes: usize,
}

/// A line; lengths in points from the top left corner.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct TextLine {
    pub(super) y: f64,
    /// Font size of most of its letters.
    pub(super) size: f64,
    /// Parts separated by wide gaps, left to right.
    pub(super) parts: Vec<LinePart>,
    /// The column of its page that it stands in; none if the page has one column.
    pub(super) column: Option<PageColumn>,
    /// A ruled table, which takes the place of a line without words of its own.
    pub(super) table: Option<Box<RuledTable>>,
}

/// A ruled table and the lines in each of its cells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RuledTable {
    pub(super) grid: Grid,
    pub(super) cells: Vec<Vec<TextLine>>,
}

/// A part of a line without a wide gap.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct LinePart {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) runs: Vec<TextRun>,
}

/// Words in one look.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TextRun {
    pub(super) text: String,
    pub(super) look: GlyphLook,
    /// Whether they are small and raised.
    pub(super) raised: bool,
}

impl LinePart {
    pub(super) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl TextLine {
    pub(super) fn left(&self) -> f64 {
        self.parts.first().map_or(0.0, |part| part.left)
    }

    pub(super) fn right(&self) -> f64 {
        self.parts.last().map_or(0.0, |part| part.right)
    }

    pub(super) fn text(&self) -> String {
        self.parts.iter().map(LinePart::text).collect::<Vec<_>>().join("\t")
    }

    pub(super) fn letters(&self) -> usize {
        let cells = self.table.iter().flat_map(|table| table.cells.iter().flatten());
        self.text().chars().filter(|c| c.is_alphabetic()).count() + cells.map(Self::letters).sum::<usize>()
    }

    /// Whether all its words are bold.
    pub(super) fn is_bold(&self) -> bool {
        self.worded().all(|run| run.look.bold)
    }

    /// Whether its last words are bold.
    pub(super) fn ends_bold(&self) -> bool {
        self.worded().last().is_none_or(|run| run.look.bold)
    }

    fn worded(&self) -> impl Iterator<Item = &TextRun> {
        self.parts.iter().flat_map(|part| &part.runs).filter(|run| run.text.chars().any(char::is_alphanumeric))
    }
}

impl PageLines {
    /// The lines of a sheet, its ruled tables included.
    pub(super) fn of(sheet: DrawnPage) -> Self {
        let DrawnPage { width, height, mut glyphs, pictures, shapes, rules, aslant: _ } = sheet;
        let mut tables = Vec::new();
        for grid in grids(&rules) {
            let (inside, outside): (Vec<Glyph>, Vec<Glyph>) =
                glyphs.into_iter().partition(|glyph| grid.holds(glyph.middle(), glyph.y - glyph.size / 4.0));
            glyphs = outside;
            match table(grid, &inside) {
                Some(table) => tables.push(table),
                None => glyphs.extend(inside),
            }
        }
        let mut lines = lines(glyphs);
        for table in tables {
            let place = lines.iter().position(|line| line.y > table.y).unwrap_or(lines.len());
            lines.insert(place, table);
        }
        Self { width, height, lines, pictures, shapes }
    }
}

/// A grid with the glyphs in it as a table. Words amid a drawing's lines make no table: half of its rows must have
/// text.
fn table(grid: Grid, glyphs: &[Glyph]) -> Option<TextLine> {
    let mut inside: Vec<Vec<Glyph>> = vec![Vec::new(); grid.cells.len()];
    for glyph in glyphs {
        if let Some(cell) = grid.cell(glyph.middle(), glyph.y - glyph.size / 4.0) {
            inside[cell].push(glyph.clone());
        }
    }
    let rows = grid.ys.len() - 1;
    let spoken = |row: &usize| {
        let cells = grid.cells.iter().zip(&inside).filter(|(place, _)| place.row == *row);
        cells.flat_map(|(_, glyphs)| glyphs).any(|glyph| !glyph.text.trim().is_empty())
    };
    if (0..rows).filter(spoken).count() * 2 < rows {
        return None;
    }
    let size = median(glyphs.iter().map(|glyph| glyph.size));
    let y = grid.ys[0] + size;
    let cells = inside.into_iter().map(lines).collect();
    Some(TextLine { y, size, table: Some(Box::new(RuledTable { grid, cells })), ..TextLine::default() })
}

/// Glyphs as lines in reading order.
fn lines(glyphs: Vec<Glyph>) -> Vec<TextLine> {
    let size = median(glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).map(|glyph| glyph.size));
    let (large, small): (Vec<_>, Vec<_>) = glyphs.into_iter().partition(|glyph| glyph.size >= SMALL * size);
    let mut rows: Vec<Vec<Glyph>> = rows(large, |row, glyph| {
        row.iter().any(|other: &Glyph| (other.y - glyph.y).abs() <= 0.25 * other.size.min(glyph.size))
    });
    // Marks of notes belong to the line of what they follow; other small letters have lines of their own.
    let mut rest = Vec::new();
    for glyph in small {
        let row = rows.iter_mut().find(|row| {
            let near = |other: &Glyph| {
                let raised = other.y - glyph.y;
                let beside = glyph.x - (other.x + other.width);
                glyph.size < SMALL * other.size
                    && (-0.3 * other.size..=0.7 * other.size).contains(&raised)
                    && (-0.5 * other.size..=2.0 * other.size).contains(&beside)
            };
            row.iter().any(near)
        });
        match row {
            Some(row) => row.push(glyph),
            None => rest.push(glyph),
        }
    }
    rows.extend(self::rows(rest, |row, glyph| {
        row.iter().any(|other: &Glyph| (other.y - glyph.y).abs() <= 0.45 * other.size.max(glyph.size))
    }));
    let mut placed: Vec<(f64, Vec<Glyph>)> = rows.into_iter().map(|row| (height(&row), row)).collect();
    placed.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let ordered = in_reading_order(placed.into_iter().map(|(_, row)| row).collect()).into_iter();
    ordered.filter_map(|(row, column)| Some(TextLine { column, ..line(row)? })).collect()
}

/// Assigns each glyph, from the top on, to one of the last rows that it belongs to.
fn rows(mut glyphs: Vec<Glyph>, belongs: impl Fn(&[Glyph], &Glyph) -> bool) -> Vec<Vec<Glyph>> {
    glyphs.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        // Compare with a row's last glyphs, which are the nearest.
        let nearest = rows.iter_mut().rev().take(3).find(|row| belongs(&row[row.len().saturating_sub(4)..], &glyph));
        match nearest {
            Some(row) => row.push(glyph),
            None => rows.push(vec![glyph]),
        }
    }
    rows
}

/// The height at which most of a row's glyphs stand.
fn height(row: &[Glyph]) -> f64 {
    median(row.iter().map(|glyph| glyph.y))
}

/// One row as a line; none without visible glyphs.
fn line(mut glyphs: Vec<Glyph>) -> Option<TextLine> {
    let size = median(glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).map(|glyph| glyph.size));
    glyphs.sort_by(|one, other| one.x.total_cmp(&other.x));
    let y = median(glyphs.iter().filter(|glyph| glyph.size >= SMALL * size).map(|glyph| glyph.y));
    let mut line = TextLine { y, size, ..TextLine::default() };
    let mut space = false;
    let mut before: Option<Glyph> = None;
    for glyph in glyphs {
        if glyph.text.chars().all(char::is_whitespace) {
            space |= before.is_some();
            continue;
        }
        // Fonts that fake bold draw each letter twice.
        let twice = |other: &Glyph| other.text == glyph.text && (other.x - glyph.x).abs() < 0.08 * size && !space;
        if before.as_ref().is_some_and(twice) {
            if let Some(run) = line.parts.last_mut().and_then(|part| part.runs.last_mut()) {
                run.look.bold = true;
            }
            continue;
        }
        let gap = before.as_ref().map_or(0.0, |other| glyph.x - (other.x + other.width));
        let raised = glyph.size < SMALL * size && y - glyph.y > 0.15 * size;
        let mut text = glyph.text.clone();
        if before.is_none() || gap > COLUMN_GAP * size {
            line.parts.push(LinePart { left: glyph.x, right: glyph.x, runs: Vec::new() });
        } else if (space && gap > -0.5 * size || gap > WORD_GAP * size)
            && let Some(run) = line.parts.last_mut().and_then(|part| part.runs.last_mut())
        {
            // The mark of a note is taken out: the space must stay with the words.
            if run.raised && !raised {
                text.insert(0, ' ');
            } else {
                run.text.push(' ');
            }
        }
        space = false;
        if let Some(part) = line.parts.last_mut() {
            match part.runs.last_mut() {
                Some(run) if run.look == glyph.look && run.raised == raised => run.text.push_str(&text),
                _ => part.runs.push(TextRun { text, look: glyph.look, raised }),
            }
            part.right = part.right.max(glyph.x + glyph.width);
        }
        before = Some(glyph);
    }
    for run in line.parts.iter_mut().flat_map(|part| &mut part.runs) {
        run.text = super::super::legacy::decode(&run.text, run.look.encoding);
        run.look.encoding = None;
    }
    (!line.parts.is_empty()).then_some(line)
}

/// Whether a line's words open a paragraph or an item: a label, a bullet.
pub(in crate::foreign) fn opens(text: &str) -> bool {
    text.starts_with(['-', '–', '•', '+', '*', '☐', '☑', '\u{f0b7}']) || label::split(text).is_some()
}

/// The usual measures of a document, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body {
    pub(super) size: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    /// Distance from one line to the next.
    pub(super) pitch: f64,
}

impl Body {
    /// The margins that apply to a line: those of its column, otherwise the page's.
    pub(super) fn margins(&self, line: &TextLine) -> (f64, f64) {
        line.column.map_or((self.left, self.right), |column| (column.left, column.right))
    }

    pub(super) fn of(pages: &[PageLines]) -> Self {
        let lines = || pages.iter().flat_map(|page| &page.lines);
        let mut sizes: Vec<(f64, usize)> = lines().map(|line| (line.size, line.letters())).collect();
        sizes.sort_by(|one, other| one.0.total_cmp(&other.0));
        let half = sizes.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
        let mut seen = 0;
        let middle = sizes.iter().find(|(_, letters)| {
            seen += letters;
            seen >= half
        });
        let size = middle.map_or(14.0, |(size, _)| *size);
        let usual =
            |line: &&TextLine| (line.size - size).abs() <= 0.1 * size && line.parts.len() == 1 && line.column.is_none();
        // The margins that most lines of the body keep: a tenth may exceed them.
        let mut lefts: Vec<f64> = lines().filter(usual).map(TextLine::left).collect();
        let mut rights: Vec<f64> = lines().filter(usual).map(TextLine::right).collect();
        lefts.sort_by(f64::total_cmp);
        rights.sort_by(f64::total_cmp);
        let width = pages.first().map_or(595.0, |page| page.width);
        let mut gaps = Vec::new();
        for page in pages {
            let pairs = page.lines.windows(2).map(|pair| pair[1].y - pair[0].y);
            gaps.extend(pairs.filter(|gap| (0.9 * size..=2.5 * size).contains(gap)));
        }
        Self {
            size,
            left: lefts.get(lefts.len() / 20).copied().unwrap_or(0.1 * width),
            right: rights.get(rights.len() * 9 / 10).copied().unwrap_or(0.9 * width),
            pitch: if gaps.is_empty() { 1.3 * size } else { median(gaps.into_iter()) },
        }
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
