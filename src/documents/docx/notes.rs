//! Footnotes and endnotes: cited by id, shown under the numbers that Word gives them in the order of citation.

use std::collections::{BTreeMap, HashMap};

use super::{
    body::Reader,
    numbering::roman,
    xml::{Space, Xml},
};
use crate::documents::{DocumentError, block::Block, draft};

/// The notes that were cited so far.
#[derive(Debug, Default)]
pub(super) struct Notes {
    marks: HashMap<(bool, String), String>,
    footnotes: i64,
    endnotes: i64,
}

impl Notes {
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

    /// The marks that were handed out.
    pub(super) fn marks(&self) -> impl Iterator<Item = &str> {
        self.marks.values().map(String::as_str)
    }
}

/// Reads the cited notes of `footnotes.xml` or, with `end`, of `endnotes.xml`.
pub(super) fn read(
    reader: &mut Reader,
    (part, text): (&str, &str),
    end: bool,
    into: &mut BTreeMap<String, Vec<Block>>,
) -> Result<(), DocumentError> {
    let mut xml = Xml::new(reader.path, part, text);
    if xml.child()?.is_none() {
        return Ok(());
    }
    while let Some(element) = xml.child()? {
        let cited = match element.tag() {
            (Space::Word, "footnote" | "endnote") => {
                let id = element.attribute("id").unwrap_or_default();
                reader.notes.marks.get(&(end, id)).cloned()
            }
            _ => None,
        };
        let Some(mark) = cited else {
            xml.skip()?;
            continue;
        };
        let mut pieces = Vec::new();
        reader.blocks(&mut xml, &mut pieces)?;
        into.insert(mark, draft::without_headings(pieces));
    }
    Ok(())
}
