//! A document laid out in lines of a given width: what the library shows, and where its headings and marks stand.

mod table;

use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::{
    app::library::{Alignment, Marked, Paper, Part},
    i18n::console::Console,
};

/// Columns of running text; tables may take more.
const TEXT: usize = 76;
/// Columns that a step of lists and quotations is indented.
const STEP: usize = 3;

/// How a piece of a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Running text.
    Plain,
    /// A heading; of the first level if true.
    Heading(bool),
    /// Labels, rules and frames.
    Dim,
    /// What was asked for.
    Mark,
}

/// A line: its pieces from the left.
pub type Line = Vec<(String, Look)>;

/// A document in lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Laid {
    /// Top to bottom.
    pub lines: Vec<Line>,
    /// The line of each heading, by its anchor.
    pub anchors: Vec<(String, usize)>,
    /// Lines with marks, in order.
    pub marks: Vec<usize>,
}

impl Laid {
    /// The line of a heading; the top for none.
    pub fn line_of(&self, anchor: &str) -> usize {
        let found = self.anchors.iter().find(|(own, _)| !anchor.is_empty() && own == anchor);
        found.map_or(0, |(_, line)| *line)
    }
}

/// Lays a document out in so many columns.
pub fn lay(paper: &Paper, width: usize, words: &Console) -> Laid {
    let mut laid = Laid::default();
    let text = width.min(TEXT);
    for (place, part) in paper.parts.iter().enumerate() {
        if place > 0 && !follows(&paper.parts[place - 1], part) {
            laid.lines.push(Line::new());
        }
        match part {
            Part::Heading { level, anchor, text: words } => {
                laid.anchors.push((anchor.clone(), laid.lines.len()));
                laid.lines.extend(wrapped(words, text, Look::Heading(*level == 1)));
            }
            Part::Paragraph { indent, label, alignment, text: words } => {
                paragraph(&mut laid.lines, (*indent, label), *alignment, words, text);
            }
            Part::Table { header, rows } => laid.lines.extend(table::lay(rows, *header, width)),
            Part::Picture(alt) => {
                let named =
                    if alt.is_empty() { words.library.picture.to_owned() } else { (words.library.picture_of)(alt) };
                let named = Marked { text: named, marks: Vec::new() };
                laid.lines.extend(wrapped(&named, text, Look::Dim));
            }
            Part::Rule => laid.lines.push(vec![("─".repeat(text / 3), Look::Dim)]),
        }
    }
    let marked = |line: &Line| line.iter().any(|(_, look)| *look == Look::Mark);
    laid.marks = (0..laid.lines.len()).filter(|line| marked(&laid.lines[*line])).collect();
    laid
}

/// Whether a part stands close under the one before: the items of a list.
fn follows(before: &Part, part: &Part) -> bool {
    let item = |part: &Part| matches!(part, Part::Paragraph { indent, label, .. } if *indent > 0 || !label.is_empty());
    item(before) && item(part)
}

fn paragraph(
    lines: &mut Vec<Line>,
    (indent, label): (usize, &str),
    alignment: Alignment,
    words: &Marked,
    width: usize,
) {
    // A label hangs before the text, so that labels of one list stand under each other.
    let hang = if label.is_empty() { indent * STEP } else { (indent.max(1) * STEP).max(label.width() + 1) };
    let hang = hang.min(width / 2);
    let room = width - hang;
    for (number, line) in wrapped(words, room, Look::Plain).into_iter().enumerate() {
        let own = line.iter().map(|(text, _)| text.width()).sum::<usize>();
        let before = match alignment {
            Alignment::Natural => hang,
            Alignment::Centre => hang + room.saturating_sub(own) / 2,
            Alignment::Right => hang + room.saturating_sub(own),
        };
        let mut whole = Line::new();
        if number == 0 && !label.is_empty() {
            let blanks = (hang - 1).saturating_sub(label.width());
            whole.push((format!("{}{label} ", " ".repeat(blanks)), Look::Dim));
            whole.push((" ".repeat(before - hang), Look::Plain));
        } else {
            whole.push((" ".repeat(before), Look::Plain));
        }
        whole.retain(|(text, _)| !text.is_empty());
        whole.extend(line);
        lines.push(whole);
    }
}

/// A text in lines of at most `width` columns; at least one line.
fn wrapped(text: &Marked, width: usize, look: Look) -> Vec<Line> {
    cut(&text.text, width).into_iter().map(|line| pieces(text, line, look)).collect()
}

/// A part of a text in pieces that look alike.
fn pieces(text: &Marked, part: Range<usize>, look: Look) -> Line {
    let mut line = Line::new();
    let mut at = part.start;
    for mark in text.marks.iter().filter(|mark| mark.start < part.end && mark.end > part.start) {
        let (start, end) = (mark.start.max(part.start), mark.end.min(part.end));
        line.push((text.text[at..start].to_owned(), look));
        line.push((text.text[start..end].to_owned(), Look::Mark));
        at = end;
    }
    line.push((text.text[at..part.end].to_owned(), look));
    line.retain(|(text, _)| !text.is_empty());
    line
}

/// Where the lines of a text are, in bytes, without the blanks between them.
fn cut(text: &str, width: usize) -> Vec<Range<usize>> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut start = 0;
    for own in text.split('\n') {
        let end = start + own.len();
        let (mut from, mut to, mut taken) = (start, start, 0);
        for word in own.split_whitespace() {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            let mut long = word.width();
            if to > from && taken + 1 + long > width {
                lines.push(from..to);
                (from, taken) = (at, 0);
            } else if to == from {
                from = at;
            }
            // A word that is wider than the line is cut.
            let mut rest = at;
            while taken == 0 && long > width {
                let end = rest + prefix(&text[rest..at + word.len()], width);
                lines.push(rest..end);
                rest = end;
                from = end;
                long = text[rest..at + word.len()].width();
            }
            taken += long + usize::from(taken > 0);
            to = at + word.len();
        }
        lines.push(from..to.max(from));
        start = end + 1;
    }
    lines
}

/// How many bytes of a text fit so many columns; at least a letter.
fn prefix(text: &str, width: usize) -> usize {
    let mut taken = 0;
    for (place, letter) in text.char_indices() {
        taken += letter.width().unwrap_or(0);
        if taken > width && place > 0 {
            return place;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, console::words};

    fn plain(text: &str) -> Marked {
        Marked { text: text.to_owned(), marks: Vec::new() }
    }

    fn shown(laid: &Laid) -> Vec<String> {
        laid.lines.iter().map(|line| line.iter().map(|(text, _)| text.as_str()).collect()).collect()
    }

    #[test]
    fn lines_end_between_words_and_long_words_are_cut() {
        let cut =
            |text: &str, width| cut(text, width).into_iter().map(|line| text[line].to_owned()).collect::<Vec<_>>();
        assert_eq!(cut("đại hội đại biểu", 8), ["đại hội", "đại biểu"]);
        assert_eq!(cut("  một\nhai  ba ", 20), ["một", "hai  ba"]);
        assert_eq!(cut("xxxxxxxxxx yy", 4), ["xxxx", "xxxx", "xx", "yy"]);
        assert_eq!(cut("", 4), [""]);
    }

    #[test]
    fn headings_marks_and_labels_stand_where_they_are_looked_for() {
        let item = |label: &str, text: &str| Part::Paragraph {
            indent: 1,
            label: label.to_owned(),
            alignment: Alignment::Natural,
            text: plain(text),
        };
        let mut marked = plain("về đại hội");
        marked.marks = vec![Range { start: 5, end: 17 }];
        let paper = Paper {
            parts: vec![
                Part::Heading { level: 1, anchor: "mot".to_owned(), text: plain("I. Một") },
                item("a)", "lúa và ngô ở các thôn"),
                item("b)", "cá"),
                Part::Heading { level: 2, anchor: "hai".to_owned(), text: plain("Hai") },
                Part::Paragraph { indent: 0, label: String::new(), alignment: Alignment::Right, text: marked },
                Part::Picture(String::new()),
            ],
        };
        let laid = lay(&paper, 16, words(Language::Vi));
        assert_eq!(
            shown(&laid),
            [
                "I. Một",
                "",
                "a) lúa và ngô ở",
                "   các thôn",
                "b) cá",
                "",
                "Hai",
                "",
                "      về đại hội",
                "",
                "[hình ảnh]"
            ]
        );
        assert_eq!((laid.line_of("hai"), laid.line_of("khác"), laid.marks.as_slice()), (6, 0, &[8][..]));
    }
}
