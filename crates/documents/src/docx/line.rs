//! The pieces of one paragraph as they are collected, and their conversion to inline content: legacy fonts decoded,
//! NFC, merged.

use daihoi_text::{
    legacy::{Legacy, meant_capitals},
    normal,
};

use crate::block::{Inline, Run, Style, trim};

/// A piece of a paragraph as the file has it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum RawInline {
    /// Characters in one style, possibly in a legacy encoding.
    Text { text: String, style: Style, link: Option<String>, legacy: Option<Legacy> },
    /// The mark of a footnote.
    Note(String),
    /// A line break within the paragraph.
    Break,
    /// A page break within the paragraph.
    PageBreak,
}

impl RawInline {
    /// Text without a style.
    pub(super) fn plain(text: String) -> Self {
        Self::Text { text, style: Style::default(), link: None, legacy: None }
    }
}

/// Converts the pieces to inline content; page breaks, which split a paragraph, were removed before.
pub(super) fn finish(pieces: Vec<RawInline>) -> Vec<Inline> {
    let mut runs: Vec<(Inline, bool)> = Vec::new();
    for piece in pieces {
        match piece {
            RawInline::Text { text, style, link, legacy } => {
                let text = legacy.map_or_else(|| text.clone(), |legacy| legacy.decode(&text));
                add(&mut runs, Run { text, style, link }, legacy == Some(Legacy::Tcvn3));
            }
            RawInline::Note(mark) => runs.push((Inline::Footnote(mark), false)),
            RawInline::Break => runs.push((Inline::Break, false)),
            RawInline::PageBreak => {}
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

/// Adds a run; combining marks at its start belong to the last letter of the run before, whatever its style.
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

/// Restores capitals that TCVN3 lacks: see [`meant_capitals`], which decides for the whole paragraph.
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
