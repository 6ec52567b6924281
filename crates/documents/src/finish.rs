//! The last step of reading: merges stated and recognised metadata, and adds the warnings about the whole document.

use std::path::Path;

use daihoi_text::legacy;

use super::{
    block::{Block, Document},
    error::Warning,
    export,
    field::Field,
    fields, heading,
    markings::Marking,
    picture::Asset,
};

/// Upper bound of warnings about one document: nobody corrects more at once.
const MOST_WARNINGS: usize = 40;

/// A document that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Its metadata and text.
    pub document: Document,
    /// Content that was lost, odd or left out; at most 40.
    pub warnings: Vec<Warning>,
    /// The pictures that the blocks refer to, sorted by name.
    pub assets: Vec<Asset>,
}

/// The result of a format's reader.
pub(super) struct ParsedFile {
    pub(super) document: Document,
    /// The fields stated in its front matter.
    pub(super) stated: fields::Stated,
    /// The markings in its page headers.
    pub(super) markings: Vec<Marking>,
    pub(super) assets: Vec<Asset>,
}

/// Completes a reading in the same way for every format: metadata by precedence, heading block, heading levels, title,
/// warnings. `beside` are the fields that the sidecar states.
pub(super) fn finish(
    path: &Path,
    found: ParsedFile,
    mut beside: fields::Stated,
    mut warnings: Vec<Warning>,
) -> Reading {
    let ParsedFile { mut document, stated, markings, assets } = found;
    let secrecy_is_stated = stated.contains_key(&Field::Secrecy);
    if secrecy_is_stated {
        beside.remove(&Field::Secrecy);
    }
    fields::apply(&beside, &mut document.metadata, &mut warnings);
    fields::apply(&stated, &mut document.metadata, &mut warnings);
    let mut recognised = heading::recognise(&mut document, secrecy_is_stated, markings);
    let is_scan = matches!(document.blocks.first(), Some(Block::Scan { .. }));
    if is_scan && document.metadata.title.is_empty() && document.metadata.class.is_empty() {
        warnings.push(Warning::UnnamedScan);
    }
    raise_levels(&mut document.blocks);
    name(&mut document, path, &mut recognised);
    recognised.sort_unstable();
    recognised.dedup();
    document.metadata.guessed = recognised;
    if document.blocks.is_empty() {
        warnings.push(Warning::NoText);
    }
    if is_in_old_encoding(&export::text(&document)) {
        warnings.push(Warning::OldEncoding);
    }
    warnings.dedup();
    warnings.truncate(MOST_WARNINGS);
    Reading { document, warnings, assets }
}

/// Whether at least a fifth of the words, and three of them, have letters that Vietnamese does not write.
fn is_in_old_encoding(text: &str) -> bool {
    let (mut words, mut strange) = (0, 0);
    for word in text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)) {
        words += 1;
        strange += usize::from(legacy::is_suspected(word));
    }
    strange >= 3 && strange * 5 >= words
}

/// Shifts all heading levels so that the highest is 1: the title is above them all.
fn raise_levels(blocks: &mut [Block]) {
    let levels =
        blocks.iter().filter_map(|block| if let Block::Heading { level, .. } = block { Some(*level) } else { None });
    let above = levels.min().unwrap_or(1).saturating_sub(1);
    for block in blocks {
        if let Block::Heading { level, .. } = block {
            *level -= above;
        }
    }
}

/// Gives a document without a title one: its class and subject, otherwise its first heading, otherwise its file name.
fn name(document: &mut Document, path: &Path, recognised: &mut Vec<Field>) {
    let Document { metadata, blocks, .. } = document;
    if !metadata.title.is_empty() {
        return;
    }
    recognised.push(Field::Title);
    if !metadata.class.is_empty() {
        let mut letters = metadata.class.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        let title = format!("{first}{} {}", letters.as_str(), metadata.subject);
        title.trim().clone_into(&mut metadata.title);
        return;
    }
    let heading = blocks.iter().find_map(|block| match block {
        Block::Heading { content, .. } => Some(export::line(content)).filter(|words| !words.is_empty()),
        _ => None,
    });
    let file = || daihoi_text::normal(&path.file_stem().unwrap_or_default().to_string_lossy());
    metadata.title = heading.unwrap_or_else(file);
}
