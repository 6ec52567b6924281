//! State shared by the readers of a package's parts: definitions, counters, and content that waits for its place.

use std::collections::BTreeMap;

use super::{citations::Citations, line::RawInline, numbering::Numbering, package::Relationships, styles::Styles};
use crate::{DocumentError, Dropped, Warning, block::Image, draft::DraftPiece, limits::Limit};

/// What is known of the package, and the counters while its parts are read.
pub(super) struct DocxReader<'a> {
    pub(super) path: &'a std::path::Path,
    pub(super) styles: &'a Styles,
    pub(super) links: &'a Relationships,
    /// Pictures of the main part by relationship id; none for those that can't be shown.
    pub(super) images: BTreeMap<String, Option<Image>>,
    pub(super) numbering: Numbering,
    pub(super) citations: Citations,
    pub(super) tally: Losses,
    /// Open fields; true once a field's result has begun.
    pub(super) fields: Vec<bool>,
    /// Text boxes of the paragraph that is being read; they follow it.
    pub(super) boxes: Vec<DraftPiece>,
    /// The text of a paragraph whose mark was deleted, to be joined with the next paragraph.
    pub(super) carried: Vec<RawInline>,
    pieces: u64,
    text_bytes: u64,
}

/// Counts of what could not be carried over or needs a warning.
#[derive(Debug, Default)]
pub(super) struct Losses {
    pub(super) dropped: BTreeMap<Dropped, usize>,
    pub(super) inserted: usize,
    pub(super) deleted: usize,
    pub(super) refused_links: Vec<Warning>,
}

impl Losses {
    pub(super) fn drop_one(&mut self, what: Dropped) {
        *self.dropped.entry(what).or_default() += 1;
    }
}

impl<'a> DocxReader<'a> {
    pub(super) fn new(
        path: &'a std::path::Path,
        styles: &'a Styles,
        links: &'a Relationships,
        numbering: Numbering,
    ) -> Self {
        Self {
            path,
            styles,
            links,
            images: BTreeMap::new(),
            numbering,
            citations: Citations::default(),
            tally: Losses::default(),
            fields: Vec::new(),
            boxes: Vec::new(),
            carried: Vec::new(),
            pieces: 0,
            text_bytes: 0,
        }
    }

    /// Counts an object that takes memory, so that a small file can't become a large tree.
    pub(super) fn count(&mut self) -> Result<(), DocumentError> {
        self.pieces += 1;
        if self.pieces > Limit::Pieces.allowed() {
            let (path, found) = (self.path.to_owned(), self.pieces);
            return Err(DocumentError::Limit { path, limit: Limit::Pieces, found });
        }
        Ok(())
    }

    /// Counts text: a part may be larger because of its markup, but its text must fit the limit of text files.
    pub(super) fn count_text(&mut self, bytes: usize) -> Result<(), DocumentError> {
        self.text_bytes += bytes as u64;
        if self.text_bytes > Limit::TextBytes.allowed() {
            let (path, found) = (self.path.to_owned(), self.text_bytes);
            return Err(DocumentError::Limit { path, limit: Limit::TextBytes, found });
        }
        Ok(())
    }
}
