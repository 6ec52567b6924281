//! The sections under a document's headings, with stable anchors: shared by contents list, links and search.

use std::collections::{HashMap, HashSet};

use daihoi_text::fold::plain;

use super::{
    block::{Block, Document},
    export::{self, PendingNotes},
};

/// Upper bound of an anchor in characters; further words are left out.
const ANCHOR_LENGTH: usize = 60;

/// The text under one heading, down to the next; the first section may have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Index of the heading in [`Document::blocks`]; none for what comes before the first heading.
    pub block: Option<usize>,
    /// Its anchor in addresses: ASCII, unique in the document; empty for what comes before the first heading.
    pub anchor: String,
    /// 1 to 6; 0 before the first heading.
    pub level: u8,
    /// The heading's label and words, as shown.
    pub title: String,
    /// Titles of the headings above it, outermost first.
    pub breadcrumbs: Vec<String>,
    /// The text below the heading, one line per block; footnotes come where they are cited.
    pub text: String,
}

/// The document's sections, top to bottom.
///
/// A footnote's text belongs to the section that cites it first. Anchors are derived from the heading's words without
/// its label, so that they survive renumbering; headings of equal words get `-2`, `-3` in their order. An anchor that
/// the author gave takes precedence, if it is fit for addresses and no earlier heading has it.
pub fn sections(document: &Document) -> Vec<Section> {
    let mut notes = PendingNotes::new(document);
    let mut anchors = Anchors::default();
    let given = anchors.given(document);
    let mut above: Vec<(u8, String)> = Vec::new();
    let mut sections = Vec::new();
    let mut current = Section::before_the_first();
    for (place, block) in document.blocks.iter().enumerate() {
        let Block::Heading { level, label, content, .. } = block else {
            export::block(block, &mut notes, &mut current.text);
            continue;
        };
        sections.push(std::mem::replace(&mut current, Section::before_the_first()));
        let words = export::line(content);
        let title =
            [label.as_str(), words.as_str()].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>();
        current.title = title.join(" ");
        current.block = Some(place);
        current.level = *level;
        current.anchor = match given.get(&place) {
            Some(anchor) => (*anchor).to_owned(),
            None => anchors.of(if words.is_empty() { label } else { &words }),
        };
        above.retain(|(other, _)| other < level);
        current.breadcrumbs = above.iter().map(|(_, title)| title.clone()).collect();
        above.push((*level, current.title.clone()));
        notes.cite(content, &mut current.text);
    }
    sections.push(current);
    if sections.first().is_some_and(|first| first.block.is_none() && first.text.is_empty()) {
        sections.remove(0);
    }
    sections
}

impl Section {
    fn before_the_first() -> Self {
        Self {
            block: None,
            anchor: String::new(),
            level: 0,
            title: String::new(),
            breadcrumbs: Vec::new(),
            text: String::new(),
        }
    }
}

/// Assigns the anchors of one document.
#[derive(Default)]
struct Anchors {
    taken: HashSet<String>,
    /// The number to try next for words seen before: without it, many equal headings take quadratic time.
    next: HashMap<String, usize>,
}

impl Anchors {
    /// The anchors that authors gave, by block index; derived ones avoid them.
    fn given<'a>(&mut self, document: &'a Document) -> HashMap<usize, &'a str> {
        let mut given = HashMap::new();
        for (place, block) in document.blocks.iter().enumerate() {
            if let Block::Heading { anchor, .. } = block
                && is_fit(anchor)
                && self.taken.insert(anchor.clone())
            {
                given.insert(place, anchor.as_str());
            }
        }
        given
    }

    fn of(&mut self, words: &str) -> String {
        let base = slug(words);
        if self.taken.insert(base.clone()) {
            return base;
        }
        let next = self.next.entry(base.clone()).or_insert(2);
        loop {
            let anchor = format!("{base}-{next}");
            *next += 1;
            if self.taken.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}

/// Whether an author's anchor is fit for addresses; names that begin with `_` are reserved for the pages.
fn is_fit(anchor: &str) -> bool {
    let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    anchor.len() <= ANCHOR_LENGTH
        && anchor.starts_with(|c: char| c.is_ascii_alphanumeric())
        && anchor.chars().all(legal)
}

/// Lower-case ASCII letters and digits, everything else one hyphen; `muc` (section) if nothing is left.
fn slug(words: &str) -> String {
    let folded = plain(words);
    let parts = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let mut slug = String::new();
    for part in parts {
        if slug.is_empty() {
            slug.extend(part.chars().take(ANCHOR_LENGTH));
        } else if slug.len() + part.len() < ANCHOR_LENGTH {
            slug.push('-');
            slug.push_str(part);
        } else {
            break;
        }
    }
    if slug.is_empty() { "muc".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::block::{Alignment, Cell, Inline, Item, Row, Run};

    fn words(text: &str) -> Inline {
        Inline::Text(Run { text: text.to_owned(), ..Run::default() })
    }

    fn heading(level: u8, label: &str, text: &str) -> Block {
        Block::Heading { level, label: label.to_owned(), content: vec![words(text)], anchor: String::new() }
    }

    fn paragraph(content: Vec<Inline>) -> Block {
        Block::Paragraph { alignment: Alignment::Natural, content }
    }

    fn document(blocks: Vec<Block>) -> Document {
        let note = |text: &str| vec![paragraph(vec![words(text)])];
        let footnotes =
            BTreeMap::from([("1".to_owned(), note("Ghi chú một.")), ("2".to_owned(), note("Ghi chú hai."))]);
        Document { blocks, footnotes, ..Document::default() }
    }

    #[test]
    fn sections_carry_breadcrumbs_tables_lists_and_the_footnotes_they_cite() {
        let cell = |text: &str| Cell {
            columns: 1,
            rows: 1,
            alignment: Alignment::Natural,
            blocks: vec![paragraph(vec![words(text)])],
        };
        let read = sections(&document(vec![
            paragraph(vec![
                words("Mở đầu"),
                Inline::Footnote("1".to_owned()),
                words(", rồi"),
                Inline::Break,
                words("dòng"),
            ]),
            heading(1, "I.", "Kết quả"),
            heading(2, "1.", "Kinh tế"),
            Block::Table(vec![Row { header: true, cells: vec![cell("STT"), cell("Chỉ tiêu")] }]),
            Block::List(vec![Item {
                label: "a)".to_owned(),
                blocks: vec![paragraph(vec![words("lúa"), Inline::Footnote("2".to_owned())])],
            }]),
            heading(2, "2.", "Xã hội"),
            heading(1, "II.", "Phương hướng"),
            paragraph(vec![words("Hết"), Inline::Footnote("1".to_owned())]),
        ]));
        let seen: Vec<_> = read
            .iter()
            .map(|s| {
                (s.block, s.anchor.as_str(), s.level, s.title.as_str(), s.breadcrumbs.join(" > "), s.text.as_str())
            })
            .collect();
        assert_eq!(
            seen,
            [
                (None, "", 0, "", String::new(), "Mở đầu, rồi dòng\n[1] Ghi chú một."),
                (Some(1), "ket-qua", 1, "I. Kết quả", String::new(), ""),
                (
                    Some(2),
                    "kinh-te",
                    2,
                    "1. Kinh tế",
                    "I. Kết quả".to_owned(),
                    "STT | Chỉ tiêu\na) lúa\n[2] Ghi chú hai."
                ),
                (Some(5), "xa-hoi", 2, "2. Xã hội", "I. Kết quả".to_owned(), ""),
                (Some(6), "phuong-huong", 1, "II. Phương hướng", String::new(), "Hết"),
            ]
        );
    }

    #[test]
    fn anchors_are_unique_ascii_and_keep_through_edits_elsewhere() {
        let anchors =
            |blocks: Vec<Block>| sections(&document(blocks)).into_iter().map(|s| s.anchor).collect::<Vec<_>>();
        let blocks = vec![
            heading(1, "1.", "Đối với đại biểu"),
            heading(1, "2.", "Đối với đại biểu"),
            heading(1, "3.", "Đối với đại biểu 2"),
            heading(1, "Điều 4.", ""),
            heading(1, "", "***"),
        ];
        assert_eq!(
            anchors(blocks.clone()),
            ["doi-voi-dai-bieu", "doi-voi-dai-bieu-2", "doi-voi-dai-bieu-2-2", "dieu-4", "muc"]
        );
        let mut edited = blocks;
        edited.insert(0, heading(1, "1.", "Mục mới"));
        assert_eq!(
            anchors(edited)[1..],
            ["doi-voi-dai-bieu", "doi-voi-dai-bieu-2", "doi-voi-dai-bieu-2-2", "dieu-4", "muc"]
        );
        assert!(slug(&"hội ".repeat(100)).len() <= ANCHOR_LENGTH);
        assert!(slug(&"h".repeat(100)).len() <= ANCHOR_LENGTH);
    }

    #[test]
    fn anchors_of_authors_come_first_where_they_are_fit() {
        let named = |text: &str, name: &str| match heading(1, "", text) {
            Block::Heading { level, label, content, .. } => {
                Block::Heading { level, label, content, anchor: name.to_owned() }
            }
            block => block,
        };
        let blocks = vec![
            heading(1, "", "Mục 1"),
            named("Mục", "muc-1"),
            named("Mục hai", "muc-1"),
            named("Mục ba", "_contents"),
            named("Mục bốn", "a\"b"),
            named("Mục năm", "Muc.5"),
        ];
        let anchors: Vec<_> = sections(&document(blocks)).into_iter().map(|section| section.anchor).collect();
        assert_eq!(anchors, ["muc-1-2", "muc-1", "muc-hai", "muc-ba", "muc-bon", "Muc.5"]);
    }

    #[test]
    fn a_document_without_headings_is_one_section_and_an_empty_one_none() {
        assert_eq!(sections(&document(vec![paragraph(vec![words("Chỉ có chữ")])]))[0].text, "Chỉ có chữ");
        assert!(sections(&document(Vec::new())).is_empty());
    }
}
