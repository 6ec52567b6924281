//! The texts of the footnotes and endnotes that the body cites.

use std::collections::BTreeMap;

use super::{
    body,
    reader::DocxReader,
    xml::{Space, Xml},
};
use crate::{DocumentError, block::Block, draft};

/// Reads the cited notes of `footnotes.xml` or, with `end`, of `endnotes.xml`.
pub(super) fn read(
    reader: &mut DocxReader,
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
                reader.citations.mark(end, &id).map(str::to_owned)
            }
            _ => None,
        };
        let Some(mark) = cited else {
            xml.skip()?;
            continue;
        };
        let mut pieces = Vec::new();
        body::blocks(reader, &mut xml, &mut pieces)?;
        into.insert(mark, draft::without_headings(pieces));
    }
    Ok(())
}
