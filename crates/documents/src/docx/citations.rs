//! Footnotes and endnotes in order of citation: Word refers to them by id and shows them under consecutive numbers.

use std::collections::HashMap;

use super::numbering::roman;

/// The notes cited so far.
#[derive(Debug, Default)]
pub(super) struct Citations {
    marks: HashMap<(bool, String), String>,
    footnotes: i64,
    endnotes: i64,
}

impl Citations {
    /// The mark under which a note is shown: 1, 2, 3 for footnotes, i, ii, iii for endnotes.
    pub(super) fn cite(&mut self, end: bool, id: &str) -> String {
        if let Some(mark) = self.marks.get(&(end, id.to_owned())) {
            return mark.clone();
        }
        let mark = if end {
            self.endnotes += 1;
            roman(self.endnotes).map_or_else(|| format!("e{}", self.endnotes), |mark| mark.to_lowercase())
        } else {
            self.footnotes += 1;
            self.footnotes.to_string()
        };
        self.marks.insert((end, id.to_owned()), mark.clone());
        mark
    }

    /// The mark of a note, if it was cited.
    pub(super) fn mark(&self, end: bool, id: &str) -> Option<&str> {
        self.marks.get(&(end, id.to_owned())).map(String::as_str)
    }

    /// The marks assigned so far.
    pub(super) fn marks(&self) -> impl Iterator<Item = &str> {
        self.marks.values().map(String::as_str)
    }
}
