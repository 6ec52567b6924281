//! The reading layers as the project has them, and what must hold of whatever they read.

#![allow(dead_code, unused_imports, missing_docs)]

pub use daihoi_documents as documents;
pub use daihoi_text as text;

// The library keeps it to itself.
#[path = "../../../crates/search/src/query.rs"]
mod query;

/// Takes a query apart; gives the number of its syllables.
pub fn syllables(typed: &str) -> usize {
    let query = query::ParsedQuery::parse(typed);
    let count = query.syllables.len();
    assert!(query.pairs.iter().all(|(one, other)| *one < count && *other < count));
    assert!(query.phrases.iter().flatten().all(|place| *place < count));
    count
}

use documents::{Block, Document, Inline, outline};
use unicode_normalization::is_nfc;

/// Reads a document from memory; if it is one, it must be sound.
pub fn read(extension: &str, bytes: Vec<u8>) {
    if let Ok(reading) = documents::parse("x".as_ref(), extension, bytes, None) {
        check(&reading.document);
    }
}

/// What must hold: text in NFC, links that are safe, spans of one at least, anchors that are unique ASCII, and a way
/// through serialisation and back.
pub fn check(document: &Document) {
    blocks(&document.blocks);
    document.footnotes.values().for_each(|note| blocks(note));
    let sections = outline::sections(document);
    let mut anchors: Vec<&str> = sections.iter().map(|section| section.anchor.as_str()).collect();
    anchors.sort_unstable();
    anchors.dedup();
    assert_eq!(anchors.len(), sections.len());
    documents::text(document);
    let json = serde_json::to_string(document).expect("a document is written as JSON");
    assert_eq!(serde_json::from_str::<Document>(&json).expect("and read again"), *document);
}

fn blocks(all: &[Block]) {
    for block in all {
        match block {
            Block::Heading { level, content, .. } => {
                assert!((1..=6).contains(level));
                line(content);
            }
            Block::Paragraph { content, .. } => line(content),
            Block::List(items) => items.iter().for_each(|item| blocks(&item.blocks)),
            Block::Table(rows) => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    assert!((1..=63).contains(&cell.columns) && cell.rows >= 1);
                    blocks(&cell.blocks);
                }
            }
            Block::Quote(inner) => blocks(inner),
            Block::Scan { text, .. } => blocks(text),
            Block::Code(_) | Block::Rule | Block::PageBreak | Block::Image(_) => {}
        }
    }
}

fn line(content: &[Inline]) {
    for piece in content {
        let Inline::Text(run) = piece else { continue };
        assert!(is_nfc(&run.text), "{:?}", run.text);
        if let Some(link) = &run.link {
            assert!(["http://", "https://", "mailto:", "#"].iter().any(|start| link.starts_with(start)), "{link}");
        }
    }
}
