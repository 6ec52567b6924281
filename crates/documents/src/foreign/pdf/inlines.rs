//! The words of lines as inline content, and joining those of wrapped lines.

use super::{
    furniture::PageNotes,
    lines::{LinePart, TextLine, TextRun},
};
use crate::block::{Inline, Run, Script, Style};

/// Appends a wrapped line; a hyphen at the end belongs to the word.
pub(super) fn join(before: &mut Vec<Inline>, more: Vec<Inline>) {
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

/// The words of a line; its columns are separated by tabs.
pub(super) fn content(line: &TextLine, page: usize, notes: &PageNotes) -> Vec<Inline> {
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

pub(super) fn part_content(part: &LinePart, page: usize, notes: &PageNotes) -> Vec<Inline> {
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
