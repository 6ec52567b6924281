//! The nesting of a document's headings: their depth on the page, and the contents list.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::documents::{Block, Document, Inline, outline};

/// Deeper headings than this are left out of the contents list.
const DEEPEST_LISTED: u8 = 3;

/// A heading's depth and anchor on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HeadingPlace {
    pub(super) anchor: String,
    /// 1 for the outermost; a heading is at most one deeper than the one it stands under.
    pub(super) depth: u8,
}

/// One line of the contents list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ContentsEntry {
    anchor: String,
    label: String,
    /// Whether the label has a line of its own.
    stacked: bool,
    title: String,
    /// Whether the section is new, or changed since the version before.
    changed: bool,
    children: Vec<ContentsEntry>,
}

/// The place of every heading, by its index in [`Document::blocks`].
///
/// Word files skip levels (1, then 3); a page must not, or the outline that screen readers give has holes.
pub(super) fn places(document: &Document) -> BTreeMap<usize, HeadingPlace> {
    let mut above: Vec<u8> = Vec::new();
    let mut places = BTreeMap::new();
    for section in outline::sections(document) {
        let Some(block) = section.block else { continue };
        while above.last().is_some_and(|level| *level >= section.level) {
            above.pop();
        }
        above.push(section.level);
        places.insert(block, HeadingPlace { anchor: section.anchor, depth: above.len() as u8 });
    }
    places
}

/// The contents list, nested; `changed` are the anchors of sections that are marked.
pub(super) fn contents(
    document: &Document,
    places: &BTreeMap<usize, HeadingPlace>,
    changed: &BTreeSet<&str>,
) -> Vec<ContentsEntry> {
    let mut entries = Vec::new();
    for (index, place) in places.iter().filter(|(_, place)| place.depth <= DEEPEST_LISTED) {
        let Some(Block::Heading { label, content, .. }) = document.blocks.get(*index) else { continue };
        let entry = ContentsEntry {
            anchor: place.anchor.clone(),
            label: stacked(label).unwrap_or(label).to_owned(),
            stacked: stacked(label).is_some(),
            title: plain(content),
            changed: changed.contains(&*place.anchor),
            children: Vec::new(),
        };
        insert(&mut entries, place.depth, entry);
    }
    entries
}

/// The label, without its colon, if it stands above its heading, as "Phần thứ nhất" and "Chương II" do, and not in its
/// line as `2.1.`.
pub(super) fn stacked(label: &str) -> Option<&str> {
    let label = label.trim_end_matches(':').trim_end();
    (label.contains(char::is_whitespace) && label.ends_with(char::is_alphanumeric)).then_some(label)
}

/// Inserts an entry below the last one that is `depth` - 1 levels above it.
fn insert(entries: &mut Vec<ContentsEntry>, depth: u8, entry: ContentsEntry) {
    match entries.last_mut() {
        Some(last) if depth > 1 => insert(&mut last.children, depth - 1, entry),
        _ => entries.push(entry),
    }
}

/// The plain words of a heading.
pub(super) fn plain(content: &[Inline]) -> String {
    let mut text = String::new();
    for inline in content {
        match inline {
            Inline::Text(run) => text.push_str(&run.text),
            Inline::Break => text.push(' '),
            Inline::Footnote(_) => {}
        }
    }
    text.trim().to_owned()
}
