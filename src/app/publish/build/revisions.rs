//! What each published document said last, so that a reader sees which version is shown and what changed in it, and the
//! address that it was given, so that it keeps it.
//!
//! `revisions.json` in the congress folder is an input of the build like the documents themselves: a congress that is
//! copied keeps its versions, and the same folder gives the same site.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::cache::{self, Facts};
use crate::{
    app::{congress::Folder, error::AppError, files},
    documents::{Block, Document, Metadata, Row, outline},
    site::Revision,
};

/// The versions of all published documents, by path below `docs-content/`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Revisions {
    documents: BTreeMap<String, History>,
}

/// What is remembered of a document: hashes alone, so that no word of it outlives it here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct History {
    /// The hash of its metadata.
    metadata: String,
    /// The hash of what each section says, by anchor, top to bottom.
    sections: Vec<(String, String)>,
    /// None for a document that never changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revision: Option<Revision>,
    /// The address that it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    slug: Option<String>,
}

impl Revisions {
    /// What is remembered; nothing where there is no file, or one that can't be understood.
    pub(super) fn load(folder: &Folder) -> Self {
        cache::read(&folder.revisions()).unwrap_or_default()
    }

    /// What is to be remembered once these documents are published. `kept` are files that are there and can't be read
    /// now; everything else is forgotten, so that nothing is left of what was withdrawn.
    pub(super) fn after<'a>(
        &self,
        now: DateTime,
        published: impl Iterator<Item = (&'a str, &'a Facts)> + Clone,
        kept: &[String],
    ) -> Self {
        let there: BTreeSet<&str> = published.clone().map(|(name, _)| name).collect();
        let gone = |name: &String| !there.contains(name.as_str()) && !kept.contains(name);
        // A document under a new name that says what a vanished one said was renamed.
        let mut vanished = BTreeMap::new();
        for (_, history) in self.documents.iter().filter(|(name, _)| gone(name)) {
            vanished.insert((&*history.metadata, &*history.sections), history);
        }
        let mut documents = BTreeMap::new();
        for (name, facts) in published {
            let metadata = of_metadata(&facts.metadata);
            let before = self.documents.get(name).or_else(|| vanished.get(&(&*metadata, &*facts.meaning)).copied());
            let revision = before.and_then(|before| before.next(&metadata, &facts.meaning, now));
            documents
                .insert(name.to_owned(), History { metadata, sections: facts.meaning.clone(), revision, slug: None });
        }
        for name in kept {
            if let Some(history) = self.documents.get(name) {
                documents.insert(name.clone(), history.clone());
            }
        }
        Self { documents }
    }

    /// These versions, with the addresses that the documents were given.
    pub(super) fn at<'a>(mut self, slugs: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        for (name, slug) in slugs {
            if let Some(history) = self.documents.get_mut(name) {
                history.slug = Some(slug.to_owned());
            }
        }
        self
    }

    /// The address that a document has.
    pub(super) fn slug(&self, name: &str) -> Option<&str> {
        self.documents.get(name)?.slug.as_deref()
    }

    /// The version that a document has.
    pub(super) fn of(&self, name: &str) -> Option<Revision> {
        self.documents.get(name)?.revision.clone()
    }

    /// Writes `revisions.json`.
    pub(super) fn save(&self, folder: &Folder) -> Result<(), AppError> {
        let json = serde_json::to_vec_pretty(self).unwrap_or_default();
        files::replace(&folder.revisions(), &json)
    }
}

impl History {
    /// The version of a document that says this now.
    fn next(&self, metadata: &str, sections: &[(String, String)], now: DateTime) -> Option<Revision> {
        if self.metadata == metadata && self.sections == sections {
            return self.revision.clone();
        }
        let number = self.revision.as_ref().map_or(1, |revision| revision.number) + 1;
        let before: BTreeMap<&str, &str> = self.sections.iter().map(|(anchor, hash)| (&**anchor, &**hash)).collect();
        let is_new = |(anchor, hash): &&(String, String)| before.get(anchor.as_str()) != Some(&hash.as_str());
        let changed = sections.iter().filter(is_new).map(|(anchor, _)| anchor.clone()).collect();
        Some(Revision { number, on: now, changed })
    }
}

/// The hash of what is shown of the metadata: its place in lists is left out.
fn of_metadata(metadata: &Metadata) -> String {
    cache::hash([cache::json(&Metadata { order: None, ..metadata.clone() }).as_slice()])
}

/// The hash of what each section says, by anchor. Formatting does not count: a word in bold is no new version.
pub(super) fn meaning(document: &Document, sections: &[outline::Section]) -> Vec<(String, String)> {
    let starts: Vec<usize> = sections.iter().map(|section| section.block.unwrap_or(0)).collect();
    let ends = starts.iter().skip(1).copied().chain([document.blocks.len()]);
    let hash = |(section, (start, end)): (&outline::Section, (&usize, usize))| {
        let mut pictures = Vec::new();
        find_pictures(document.blocks.get(*start..end).unwrap_or_default(), &mut pictures);
        let parts = [section.title.as_str(), section.text.as_str()].into_iter().chain(pictures);
        (section.anchor.clone(), cache::hash(parts.map(str::as_bytes)))
    };
    sections.iter().zip(starts.iter().zip(ends)).map(hash).collect()
}

/// The names of all pictures, which are made from what they hold.
fn find_pictures<'a>(blocks: &'a [Block], found: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Image(image) | Block::Scan { image, .. } => found.push(&image.name),
            Block::List(items) => items.iter().for_each(|item| find_pictures(&item.blocks, found)),
            Block::Quote(blocks) => find_pictures(blocks, found),
            Block::Table(rows) => {
                rows.iter().flat_map(|row: &Row| &row.cells).for_each(|cell| find_pictures(&cell.blocks, found));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;

    use super::*;
    use crate::documents::{Inline, Run};

    fn facts(title: &str, sections: &[(&str, &str)]) -> Facts {
        let line = |text: &str| vec![Inline::Text(Run { text: text.into(), ..Run::default() })];
        let blocks = sections.iter().flat_map(|(heading, text)| {
            [
                Block::Heading { level: 1, label: String::new(), content: line(heading), anchor: String::new() },
                Block::Paragraph { alignment: crate::documents::Alignment::Natural, content: line(text) },
            ]
        });
        let metadata = Metadata { title: title.into(), ..Metadata::default() };
        let document = Document { metadata: metadata.clone(), blocks: blocks.collect(), ..Document::default() };
        let meaning = meaning(&document, &outline::sections(&document));
        Facts {
            key: String::new(),
            metadata,
            outline: Vec::new(),
            warnings: Vec::new(),
            links: Vec::new(),
            assets: Vec::new(),
            meaning,
        }
    }

    #[test]
    fn a_version_counts_changes_and_names_what_changed() {
        let (first, second) = (datetime(2025, 6, 12, 7, 30, 0, 0), datetime(2025, 6, 12, 9, 5, 0, 0));
        let original = facts("Báo cáo", &[("Kết quả", "Tốt"), ("Phương hướng", "Tiến")]);
        let start = Revisions::default().after(first, [("a.md", &original)].into_iter(), &[]);
        assert_eq!(start.of("a.md"), None);
        let same = start.after(second, [("a.md", &original)].into_iter(), &[]);
        assert_eq!(same, start, "nothing is new");

        let edited = facts("Báo cáo", &[("Kết quả", "Rất tốt"), ("Phương hướng", "Tiến"), ("Giải pháp", "Làm")]);
        let next = start.after(second, [("a.md", &edited)].into_iter(), &[]);
        let revision = next.of("a.md").expect("a version");
        assert_eq!((revision.number, revision.on), (2, second));
        assert_eq!(revision.changed, ["ket-qua", "giai-phap"]);
        assert_eq!(next.after(first, [("a.md", &edited)].into_iter(), &[]), next, "it stays as it is");

        let titled =
            facts("Báo cáo chính trị", &[("Kết quả", "Rất tốt"), ("Phương hướng", "Tiến"), ("Giải pháp", "Làm")]);
        let third = next.after(first, [("a.md", &titled)].into_iter(), &[]).of("a.md").expect("a version");
        assert_eq!((third.number, third.changed.as_slice()), (3, [].as_slice()));
    }

    #[test]
    fn versions_follow_a_renamed_file_wait_for_a_broken_one_and_forget_a_withdrawn_one() {
        let now = datetime(2025, 6, 12, 7, 30, 0, 0);
        let (one, two) = (facts("Một", &[("Mục", "a")]), facts("Một", &[("Mục", "b")]));
        let start = Revisions::default().after(now, [("a.md", &one)].into_iter(), &[]);
        let changed = start.after(now, [("a.md", &two)].into_iter(), &[]);
        let renamed = changed.after(now, [("b.md", &two)].into_iter(), &[]);
        assert_eq!(renamed.of("b.md").expect("a version").number, 2);
        assert_eq!(renamed.of("a.md"), None);
        let broken = changed.after(now, [].into_iter(), &["a.md".to_owned()]);
        assert_eq!(broken, changed);
        assert_eq!(changed.after(now, [].into_iter(), &[]), Revisions::default());
    }
}
