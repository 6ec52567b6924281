//! One paragraph's pieces as they are collected, and their way to inline content: legacy fonts decoded, NFC, merged.

use crate::{
    documents::block::{Inline, Run, Style},
    text::{
        legacy::{Legacy, meant_capitals},
        normal,
    },
};

/// A piece of a paragraph as the file has it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Raw {
    /// Characters in one style, maybe in a legacy encoding.
    Text { text: String, style: Style, link: Option<String>, legacy: Option<Legacy> },
    /// A footnote's mark.
    Note(String),
    /// A new line.
    Break,
    /// A new page.
    PageBreak,
}

impl Raw {
    /// Text without a style.
    pub(super) fn plain(text: String) -> Self {
        Self::Text { text, style: Style::default(), link: None, legacy: None }
    }
}

/// The pieces as inline content; page breaks, which split a paragraph, are taken out before.
pub(super) fn finish(pieces: Vec<Raw>) -> Vec<Inline> {
    let mut runs: Vec<(Inline, bool)> = Vec::new();
    for piece in pieces {
        match piece {
            Raw::Text { text, style, link, legacy } => {
                let text = legacy.map_or_else(|| text.clone(), |legacy| legacy.decode(&text));
                add(&mut runs, Run { text, style, link }, legacy == Some(Legacy::Tcvn3));
            }
            Raw::Note(mark) => runs.push((Inline::Footnote(mark), false)),
            Raw::Break => runs.push((Inline::Break, false)),
            Raw::PageBreak => {}
        }
    }
    raise_capitals(&mut runs);
    let mut content: Vec<Inline> = Vec::with_capacity(runs.len());
    for (piece, _) in runs {
        match (content.last_mut(), piece) {
            (Some(Inline::Text(before)), Inline::Text(run)) if before.style == run.style && before.link == run.link => {
                before.text.push_str(&run.text);
            }
            (_, piece) => content.push(piece),
        }
    }
    for piece in &mut content {
        if let Inline::Text(run) = piece {
            run.text = normal(&run.text);
        }
    }
    trim(&mut content);
    content.shrink_to_fit();
    content
}

/// Adds a run; marks at its start belong to the letter that ends the run before, whatever its style.
fn add(runs: &mut Vec<(Inline, bool)>, mut run: Run, legacy: bool) {
    let marks = run.text.chars().take_while(|c| unicode_normalization::char::is_combining_mark(*c));
    let marks: usize = marks.map(char::len_utf8).sum();
    if marks > 0
        && let Some((Inline::Text(before), _)) = runs.last_mut()
    {
        before.text.extend(run.text.drain(..marks));
    }
    if !run.text.is_empty() {
        runs.push((Inline::Text(run), legacy));
    }
}

/// Capitals that TCVN3 lacks: see [`meant_capitals`], decided over the whole paragraph.
fn raise_capitals(runs: &mut [(Inline, bool)]) {
    let mut whole = String::new();
    for (piece, legacy) in runs.iter() {
        if let (Inline::Text(run), true) = (piece, legacy) {
            whole.push_str(&run.text);
        }
    }
    if !meant_capitals(&whole) {
        return;
    }
    for (piece, legacy) in runs {
        if let (Inline::Text(run), true) = (piece, legacy) {
            run.text = run.text.to_uppercase();
        }
    }
}

/// Drops white space and line breaks at both ends.
pub(in crate::documents) fn trim(content: &mut Vec<Inline>) {
    while let Some(last) = content.last_mut() {
        match last {
            Inline::Break => {}
            Inline::Text(run) => {
                run.text.truncate(run.text.trim_end().len());
                if !run.text.is_empty() {
                    break;
                }
            }
            Inline::Footnote(_) => break,
        }
        content.pop();
    }
    let mut blank = 0;
    for piece in content.iter_mut() {
        match piece {
            Inline::Break => {}
            Inline::Text(run) => {
                let start = run.text.len() - run.text.trim_start().len();
                run.text.drain(..start);
                if !run.text.is_empty() {
                    break;
                }
            }
            Inline::Footnote(_) => break,
        }
        blank += 1;
    }
    content.drain(..blank);
}
