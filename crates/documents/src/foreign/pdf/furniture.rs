//! Page furniture, which is no part of the text: page numbers and running heads; and footnotes, which move to their
//! marks.

use std::collections::{BTreeMap, HashMap};

use super::lines::{PageLines, TextLine};
use crate::{
    block::{Block, Inline, Run},
    draft::{self, DraftLine, DraftPiece},
};

/// The share of a page, at its top and at its foot, in which numbers and running heads stand.
const EDGE: f64 = 0.12;
/// Upper bound of distinct running heads that are kept as possible markings.
const MOST_HEADS: usize = 200;

/// Removes page numbers, and lines at the edges that occur on at least three pages and on half of them. Returns the
/// words of those that are no numbers, without duplicates.
pub(super) fn take(pages: &mut [PageLines]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    let mut keep = |line: &TextLine| {
        for part in line.parts.iter().map(|part| daihoi_text::squeeze(&part.text())) {
            if part.chars().any(char::is_alphabetic) && taken.len() < MOST_HEADS && !taken.contains(&part) {
                taken.push(part);
            }
        }
    };
    let mut heads: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        let mut seen: Vec<String> = Vec::new();
        for line in page.lines.iter().filter(|line| at_edge(page.height, line)) {
            let shape = shape(line);
            if !seen.contains(&shape) {
                seen.push(shape.clone());
                *heads.entry(shape).or_default() += 1;
            }
        }
    }
    let pages_in_all = pages.len();
    for page in pages.iter_mut() {
        let height = page.height;
        let repeats =
            |line: &TextLine| heads.get(&shape(line)).is_some_and(|count| *count >= 3 && count * 2 >= pages_in_all);
        let is_furniture = |line: &TextLine| {
            line.table.is_none() && at_edge(height, line) && (is_number(&line.text()) || repeats(line))
        };
        // Only from the edges inwards: a line of the text between two others stays.
        let first = page.lines.iter().take_while(|line| is_furniture(line)).count();
        page.lines.drain(..first).for_each(|line| keep(&line));
        let last = page.lines.iter().rev().take_while(|line| is_furniture(line)).count();
        page.lines.drain(page.lines.len() - last..).for_each(|line| keep(&line));
    }
    taken
}

fn at_edge(height: f64, line: &TextLine) -> bool {
    line.y < EDGE * height || line.y > (1.0 - EDGE) * height
}

/// A line with its numbers normalised, so that running heads with page numbers compare equal.
fn shape(line: &TextLine) -> String {
    line.text().chars().filter(|c| !c.is_whitespace()).map(|c| if c.is_ascii_digit() { '#' } else { c }).collect()
}

/// `3`, `- 3 -`, `Trang 3/12`, `Bản tin số 1 - trang 3`.
fn is_number(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let text = match text.rsplit_once("trang") {
        Some((before, number)) if before.is_empty() || before.trim_end().ends_with(['-', '–', '—', '|', '·']) => {
            number
        }
        _ => &text,
    };
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (1..=8).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || " -–—/|.".contains(c))
}

/// The footnotes of all pages.
#[derive(Debug, Default)]
pub(super) struct PageNotes {
    /// By page and number on it, the mark in the whole document: numbers may restart on each page.
    marks: BTreeMap<(usize, String), String>,
    texts: Vec<(String, Vec<TextLine>)>,
}

impl PageNotes {
    /// The mark of the note that a raised number on a page refers to.
    pub(super) fn mark(&self, page: usize, number: &str) -> Option<&str> {
        self.marks.get(&(page, number.trim().to_owned())).map(String::as_str)
    }

    pub(super) fn blocks(&self) -> BTreeMap<String, Vec<Block>> {
        let note = |(mark, lines): &(String, Vec<TextLine>)| {
            let words = lines.iter().map(TextLine::text).collect::<Vec<_>>().join(" ");
            let run = Run { text: daihoi_text::squeeze(&words), ..Run::default() };
            let line = DraftLine { content: vec![Inline::Text(run)], ..DraftLine::default() };
            (mark.clone(), draft::without_headings(vec![DraftPiece::Line(line)]))
        };
        self.texts.iter().map(note).collect()
    }
}

/// Takes the notes off the pages: the lines at the foot that begin with the numbers raised in the text above them.
pub(super) fn take_notes(pages: &mut [PageLines]) -> PageNotes {
    let mut notes = PageNotes::default();
    for (place, page) in pages.iter_mut().enumerate() {
        let cited: Vec<(usize, String)> =
            page.lines.iter().enumerate().flat_map(|(at, line)| raised(line).map(move |number| (at, number))).collect();
        let Some(start) = foot(&page.lines, &cited) else { continue };
        for mut line in page.lines.split_off(start) {
            if let Some(number) = number(&line).filter(|number| cited.iter().any(|(_, cited)| cited == number)) {
                let mark = (notes.texts.len() + 1).to_string();
                take_number(&mut line, &number);
                notes.marks.insert((place, number), mark.clone());
                notes.texts.push((mark, vec![line]));
            } else if let Some((_, lines)) = notes.texts.last_mut() {
                lines.push(line);
            }
        }
    }
    notes
}

/// Index of the first line of the notes: below every citation, one line per cited number, in the same order.
fn foot(lines: &[TextLine], cited: &[(usize, String)]) -> Option<usize> {
    let below = cited.last()?.0 + 1;
    let mut end = lines.len();
    for (_, wanted) in cited.iter().rev() {
        end = (below..end).rev().find(|at| number(&lines[*at]).as_ref() == Some(wanted))?;
    }
    // Everything after a note is a note: text of the next column would be taken for one.
    lines[end..].iter().all(|line| line.column == lines[end].column).then_some(end)
}

/// The numbers that are raised behind words of a line.
fn raised(line: &TextLine) -> impl Iterator<Item = String> {
    let runs = line.parts.iter().flat_map(|part| &part.runs).skip(1).filter(|run| run.raised);
    let numbers = runs.map(|run| run.text.trim().to_owned());
    numbers.filter(|text| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
}

/// The number that a note begins with; a number with a point is a label of the text.
fn number(line: &TextLine) -> Option<String> {
    let text = line.text();
    let text = text.trim_start_matches(['(', '[', ' ']);
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let after = text[digits.len()..].chars().next();
    let parted = after.is_none_or(|c| c.is_whitespace() || c.is_alphabetic() || ")]".contains(c));
    (parted && (1..=3).contains(&digits.len())).then_some(digits)
}

fn take_number(line: &mut TextLine, number: &str) {
    let Some(run) = line.parts.first_mut().and_then(|part| part.runs.first_mut()) else { return };
    let rest = run.text.trim_start_matches(['(', '[', ' ']);
    let rest = rest.strip_prefix(number).unwrap_or(rest).trim_start_matches([')', ']', '.', ' ']);
    run.text = rest.to_owned();
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn numbers_of_pages_are_told_from_text() {
        for line in ["3", "- 3 -", "Trang 3/12", "Bản tin Đại hội, số 1 - trang 3", "Nghị quyết | Trang 2"]
        {
            assert!(is_number(line), "{line}");
        }
        for line in ["Xem trang 3", "Khang trang 3", "Điều 3", "Bản tin - trang", "123456789", ""] {
            assert!(!is_number(line), "{line}");
        }
    }
}
