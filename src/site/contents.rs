//! The headings of a document as they nest: the depth of each on the page, and the contents list.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::documents::{Block, Document, Inline, outline};

/// Deeper headings than this are left out of the contents list.
const DEEPEST_LISTED: u8 = 3;

/// A heading's place on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) anchor: String,
    /// 1 for the outermost; a heading is never more than one deeper than the one it stands under.
    pub(super) depth: u8,
}

/// One line of the contents list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Entry {
    anchor: String,
    label: String,
    /// The label has a line of its own.
    stacked: bool,
    title: String,
    /// It is new, or not as it was in the version before.
    changed: bool,
    children: Vec<Entry>,
}

/// The place of every heading, by its index in [`Document::blocks`].
///
/// Word files skip levels (1, then 3); a page must not, or the outline that screen readers give has holes.
pub(super) fn places(document: &Document) -> BTreeMap<usize, Place> {
    let mut above: Vec<u8> = Vec::new();
    let mut places = BTreeMap::new();
    for section in outline::sections(document) {
        let Some(block) = section.block else { continue };
        while above.last().is_some_and(|level| *level >= section.level) {
            above.pop();
        }
        above.push(section.level);
        places.insert(block, Place { anchor: section.anchor, depth: above.len() as u8 });
    }
    places
}

/// The contents list, nested; `changed` are the anchors of sections that are marked.
pub(super) fn contents(document: &Document, places: &BTreeMap<usize, Place>, changed: &BTreeSet<&str>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (index, place) in places.iter().filter(|(_, place)| place.depth <= DEEPEST_LISTED) {
        let Some(Block::Heading { label, content, .. }) = document.blocks.get(*index) else { continue };
        let entry = Entry {
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

/// A label that stands above its heading, as "Phần thứ nhất" and "Chương II" do, not in its line as `2.1.`; typists
/// end it with a colon, which has no place on a line of its own.
pub(super) fn stacked(label: &str) -> Option<&str> {
    let label = label.trim_end_matches(':').trim_end();
    (label.contains(char::is_whitespace) && label.ends_with(char::is_alphanumeric)).then_some(label)
}

/// Puts an entry below the last of those that are `depth` - 1 levels above it.
fn insert(entries: &mut Vec<Entry>, depth: u8, entry: Entry) {
    match entries.last_mut() {
        Some(last) if depth > 1 => insert(&mut last.children, depth - 1, entry),
        _ => entries.push(entry),
    }
}

/// The words alone.
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
