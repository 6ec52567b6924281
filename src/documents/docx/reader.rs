//! What the readers of a package's parts share: what is known of it, what was counted, what waits for its place.

use std::collections::BTreeMap;

use super::{citations::Citations, line::Raw, numbering::Numbering, package::Relationships, styles::Styles};
use crate::documents::{DocumentError, Dropped, Warning, block::Image, draft::Piece, limits::Limit};

/// What the reader knows of the package, and where it keeps count while it goes through the parts.
pub(super) struct Reader<'a> {
    pub(super) path: &'a std::path::Path,
    pub(super) styles: &'a Styles,
    pub(super) links: &'a Relationships,
    /// Pictures of the main part by their id; none for those that are not shown.
    pub(super) images: BTreeMap<String, Option<Image>>,
    pub(super) numbering: Numbering,
    pub(super) citations: Citations,
    pub(super) tally: Tally,
    /// Fields that are open; whether each shows its result by now.
    pub(super) fields: Vec<bool>,
    /// Text boxes of the paragraph that is being read; they follow it.
    pub(super) boxes: Vec<Piece>,
    /// What a deleted paragraph end left to be joined with the next paragraph.
    pub(super) carried: Vec<Raw>,
    pieces: u64,
    text_bytes: u64,
}

/// What could not be carried over, or is worth a word.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) dropped: BTreeMap<Dropped, usize>,
    pub(super) inserted: usize,
    pub(super) deleted: usize,
    pub(super) refused_links: Vec<Warning>,
}

impl Tally {
    pub(super) fn drop_one(&mut self, what: Dropped) {
        *self.dropped.entry(what).or_default() += 1;
    }
}

impl<'a> Reader<'a> {
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
            tally: Tally::default(),
            fields: Vec::new(),
            boxes: Vec::new(),
            carried: Vec::new(),
            pieces: 0,
            text_bytes: 0,
        }
    }

    /// Counts what takes memory, so that a small file can't become a large tree.
    pub(super) fn count(&mut self) -> Result<(), DocumentError> {
        self.pieces += 1;
        if self.pieces > Limit::Pieces.allowed() {
            let (path, found) = (self.path.to_owned(), self.pieces);
            return Err(DocumentError::Limit { path, limit: Limit::Pieces, found });
        }
        Ok(())
    }

    /// Counts text: a part may be larger for its markup, but no document says more than a text file may.
    pub(super) fn count_text(&mut self, bytes: usize) -> Result<(), DocumentError> {
        self.text_bytes += bytes as u64;
        if self.text_bytes > Limit::TextBytes.allowed() {
            let (path, found) = (self.path.to_owned(), self.text_bytes);
            return Err(DocumentError::Limit { path, limit: Limit::TextBytes, found });
        }
        Ok(())
    }
}
