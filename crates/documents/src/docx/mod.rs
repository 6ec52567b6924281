//! Word's .docx: a package of XML parts, read on top of zip and quick-xml, within limits.

mod body;
mod citations;
mod inline;
mod line;
mod notes;
mod numbering;
mod package;
mod properties;
mod reader;
mod styles;
mod table;
mod xml;

use std::{collections::BTreeMap, path::Path};

use self::{numbering::Numbering, package::DocxPackage, reader::DocxReader, styles::Styles, xml::Space, xml::Xml};
use super::{
    DocumentError, Warning,
    block::{Block, Document},
    draft,
    markings::{self, Marking},
    picture::PictureCollector,
};

/// Reads a package: the document without metadata, and the markings in its page headers and footers.
pub(super) fn read(
    path: &Path,
    bytes: Vec<u8>,
    pictures: &mut PictureCollector,
    warnings: &mut Vec<Warning>,
) -> Result<(Document, Vec<Marking>), DocumentError> {
    let mut package = DocxPackage::open(path, bytes, warnings)?;
    let roots = package.relationships("")?;
    let main = roots.parts("officeDocument").next().unwrap_or("word/document.xml").to_owned();
    let links = package.relationships(&main)?;
    let styles = match links.parts("styles").next() {
        Some(part) => package.part(part)?.map(|text| Styles::read(path, part, &text)).transpose()?.unwrap_or_default(),
        None => Styles::default(),
    };
    let numbering = match links.parts("numbering").next() {
        Some(part) => {
            package.part(part)?.map(|text| Numbering::read(path, part, &text)).transpose()?.unwrap_or_default()
        }
        None => Numbering::default(),
    };
    let missing = || DocumentError::MissingPart { path: path.to_owned(), part: main.clone() };
    let text = package.part(&main)?.ok_or_else(missing)?;
    let mut images = BTreeMap::new();
    for (id, part) in links.images() {
        let image = package.bytes(part)?.and_then(|bytes| pictures.add(bytes, ""));
        images.insert(id.to_owned(), image);
    }
    let mut reader = DocxReader::new(path, &styles, &links, numbering);
    reader.images = images;
    let mut pieces = Vec::new();
    let mut xml = Xml::new(path, &main, &text);
    while let Some(element) = xml.any()? {
        if element.tag() == (Space::Word, "body") {
            body::blocks(&mut reader, &mut xml, &mut pieces)?;
        }
    }
    drop(text);
    let blocks = draft::with_headings(pieces);
    // Each part has relationships of its own: the same ids mean something else there.
    reader.images.clear();
    let mut footnotes = BTreeMap::new();
    for (kind, end) in [("footnotes", false), ("endnotes", true)] {
        for part in links.parts(kind) {
            if let Some(text) = package.part(part)? {
                notes::read(&mut reader, (part, &text), end, &mut footnotes)?;
            }
        }
    }
    let mut markings = Vec::new();
    for part in links.parts("header").chain(links.parts("footer")) {
        if let Some(text) = package.part(part)? {
            markings.extend(header_markings(&mut reader, part, &text)?);
        }
    }
    report(&reader, &footnotes, warnings);
    Ok((Document { blocks, footnotes, ..Document::default() }, markings))
}

/// The markings in a page header or footer.
fn header_markings(reader: &mut DocxReader, part: &str, text: &str) -> Result<Vec<Marking>, DocumentError> {
    let mut pieces = Vec::new();
    let mut xml = Xml::new(reader.path, part, text);
    if xml.child()?.is_some() {
        body::blocks(reader, &mut xml, &mut pieces)?;
    }
    Ok(markings::on_top(&draft::without_headings(pieces)))
}

fn report(reader: &DocxReader, footnotes: &BTreeMap<String, Vec<Block>>, warnings: &mut Vec<Warning>) {
    let tally = &reader.tally;
    warnings.extend(tally.dropped.iter().map(|(what, count)| Warning::Dropped { what: *what, count: *count }));
    if tally.inserted + tally.deleted > 0 {
        warnings.push(Warning::TrackedChanges { inserted: tally.inserted, deleted: tally.deleted });
    }
    warnings.extend(tally.refused_links.iter().cloned());
    let mut missing: Vec<&str> = reader.citations.marks().filter(|mark| !footnotes.contains_key(*mark)).collect();
    missing.sort_unstable();
    warnings.extend(missing.into_iter().map(|mark| Warning::MissingFootnote { mark: mark.to_owned() }));
}
